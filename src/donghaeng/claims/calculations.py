"""Calculations by name: each a formula over its arguments."""

import keyword
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from donghaeng.base.errors import Fault, InputError, raise_if
from donghaeng.claims.asked import asked_of
from donghaeng.claims.formula import Formula

Input = str | float
"""Where an input is found, ``fact:geothermal-capacity/2023-06``, or an exact number without a unit."""


@dataclass(frozen=True)
class Calculation:
    """A formula, and where each of the names in it is found."""

    name: str
    formula: Formula
    inputs: Mapping[str, Input]


@dataclass(frozen=True)
class Form:
    """How a calculation is said: its arguments, and the formula that they make.

    ``formula`` names the arguments. ``joined`` is the sign between the parts of ``of``, a list. ``ways`` are formulas
    to choose from by ``as``, the first the default.
    """

    takes: tuple[str, ...]
    formula: str = ""
    joined: str = ""
    ways: Mapping[str, str] | None = None


FORMS: Mapping[str, Form] = {
    "score": Form(("of",), "of"),
    "value": Form(("of",), "of"),
    "change": Form(("from", "to"), ways={"percent": "to / from_ - 1", "points": "to - from_"}),
    "ratio": Form(("of", "to"), "of / to"),
    "difference": Form(("of", "less"), "of - less"),
    "sum": Form(("of",), joined=" + "),
    "product": Form(("of",), joined=" * "),
}
"""Beside these there are ``arithmetic``, with a formula of its own and an argument for each name in it, and
``benefit``: what a programme of a policy pays to a family on a day."""
NAMES = (*FORMS, "arithmetic", "benefit")
BENEFIT = ("policy", "programme", "day", "family")


def read_calculation(said: Mapping[str, Any]) -> Calculation:
    """Make a calculation of its name and arguments.

    Raises
    ------
    InputError
        If there is none of that name, or an argument is missing, unknown or no input.

    Examples
    --------
    >>> made = read_calculation({"name": "ratio", "of": "fact:geothermal/2023", "to": "fact:renewable/2023"})
    >>> made.formula.text, made.inputs["of"]
    ('of / to', 'fact:geothermal/2023')
    """
    name, arguments = said.get("name"), {key: value for key, value in said.items() if key != "name"}
    if name not in NAMES:
        found = "nothing" if name is None else repr(name)
        raise InputError("no such calculation", [Fault("calculation", found, f"one of {', '.join(NAMES)}")])
    if name == "arithmetic":
        return _arithmetic(arguments)
    if name == "benefit":
        _refuse(arguments, BENEFIT, name)
        return Calculation(name, Formula("benefit"), {"benefit": asked_of(arguments).target})
    form = FORMS[name]
    way = arguments.pop("as", None) if form.ways else None
    _refuse(arguments, form.takes, name)
    if form.joined:
        return _joined(name, form, arguments["of"])
    formula = form.formula or _way(form.ways or {}, way)
    inputs = {_identifier(key): _input(key, arguments[key]) for key in form.takes}
    return Calculation(name, Formula(formula), inputs)


def is_input(text: str) -> bool:
    """Whether a text says where an input is found: a word, a colon, and what to find.

    Examples
    --------
    >>> is_input("fact:geothermal-capacity/2023-06"), is_input("geothermal-capacity"), is_input("fact:")
    (True, False, False)
    """
    word, _, target = text.partition(":")
    return bool(word and target)


def _way(ways: Mapping[str, str], way: object) -> str:
    chosen = next(iter(ways)) if way is None else way
    if not isinstance(chosen, str) or chosen not in ways:
        raise InputError("no such way", [Fault("calculation.as", repr(way), f"one of {', '.join(ways)}")])
    return ways[chosen]


def _joined(name: str, form: Form, parts: object) -> Calculation:
    if not isinstance(parts, Sequence) or isinstance(parts, str) or not parts:
        raise InputError("no list", [Fault("calculation.of", repr(parts), "a list of inputs")])
    inputs = {f"part{place}": _input("of", part) for place, part in enumerate(parts, start=1)}
    return Calculation(name, Formula(form.joined.join(inputs)), inputs)


def _arithmetic(arguments: Mapping[str, Any]) -> Calculation:
    text = arguments.get("formula")
    if not isinstance(text, str):
        found = "nothing" if text is None else repr(text)
        raise InputError("no formula", [Fault("calculation.formula", found, 'a formula such as "a / b"')])
    formula = Formula(text)
    others = {key: value for key, value in arguments.items() if key != "formula"}
    _refuse(others, formula.names, "this formula")
    return Calculation("arithmetic", formula, {key: _input(key, others[key]) for key in formula.names})


def _refuse(arguments: Mapping[str, Any], takes: Sequence[str], name: str) -> None:
    missing = [Fault(f"calculation.{key}", "nothing", f"an input: {name} takes {', '.join(takes)}")
               for key in takes if key not in arguments]  # fmt: skip
    unknown = [Fault(f"calculation.{key}", "no such argument", f"{name} takes {', '.join(takes)}")
               for key in arguments if key not in takes]  # fmt: skip
    raise_if([*missing, *unknown], InputError, "the arguments are not as expected")


def _input(key: str, value: object) -> Input:
    if isinstance(value, str) and is_input(value):
        return value
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool) and math.isfinite(Decimal(value)):
        return float(value)
    expected = (
        "an input such as fact:SERIES/TIME, claim:ID, figure:INDEX/PERIOD, raw:INDEX/PERIOD/NODE, law:PATH/DAY, "
        "or a number"
    )
    raise InputError("no input", [Fault(f"calculation.{key}", repr(value), expected)])


def _identifier(key: str) -> str:
    return f"{key}_" if keyword.iskeyword(key) else key
