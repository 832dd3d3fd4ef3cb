"""The method of an index: one entry per step, by name, with overrides for a level or a node."""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from donghaeng.base.errors import Fault, MethodError, raise_if
from donghaeng.base.periods import EXPECTED, is_period
from donghaeng.index.aggregate import AGGREGATE, OVER_UNITS
from donghaeng.index.denominate import DENOMINATE
from donghaeng.index.framework import Framework
from donghaeng.index.gaps import GAPS
from donghaeng.index.gaps_within import WITHIN
from donghaeng.index.link import LINK
from donghaeng.index.normalise import NORMALISE
from donghaeng.index.screen import SCREEN
from donghaeng.index.treat import TREAT
from donghaeng.index.weights import WEIGHTS

Function = Callable[..., Any]
StepName = Literal["denominate", "gaps", "screen", "treat", "normalise", "weights", "aggregate", "link"]

TABLES: Mapping[StepName, Mapping[str, Function]] = MappingProxyType({
    "denominate": DENOMINATE,
    "gaps": {**GAPS, **WITHIN},
    "screen": SCREEN,
    "treat": TREAT,
    "normalise": NORMALISE,
    "weights": WEIGHTS,
    "aggregate": {**AGGREGATE, **OVER_UNITS},
    "link": LINK,
})  # fmt: skip
"""The methods of every step, in the order in which the steps are done."""
DEFAULTS: Mapping[StepName, str] = MappingProxyType({
    "denominate": "none",
    "gaps": "keep",
    "screen": "none",
    "treat": "none",
    "weights": "given",
    "aggregate": "arithmetic",
    "link": "none",
})  # fmt: skip
SETTINGS = ("base_period", "base_unit", "periods", "compare_periods", "inferred", "diagnosis")
ON_PARENTS: tuple[StepName, ...] = ("weights", "aggregate")
"""Steps that are chosen for a parent."""
ON_INDEX: tuple[StepName, ...] = ("screen", "link")
"""Steps that are chosen for the index as a whole; all others are chosen for an indicator."""

Share = Annotated[float, Field(ge=0, le=1)]
EXTRA: Mapping[StepName, Mapping[str, Any]] = MappingProxyType({"aggregate": {"min_share": (Share | None, None)}})
"""Options that every method of a step takes, beside those of its function."""


@dataclass(frozen=True)
class Choice:
    """A method by name, with its options."""

    method: str
    options: tuple[tuple[str, Any], ...] = ()

    def option(self, name: str) -> Any:
        """An option's value, or None."""
        return dict(self.options).get(name)

    def merged(self, override: Mapping[str, Any]) -> "Choice":
        """The choice changed by an override; another method starts from its own defaults."""
        if not override:
            return self
        given = {name: _hashable(value) for name, value in override.items() if name != "method"}
        method = override.get("method", self.method)
        kept = dict(self.options) if method == self.method else {}
        return Choice(method, tuple(sorted({**kept, **given}.items())))

    def __str__(self) -> str:
        return f"{self.method}({', '.join(f'{name}={value!r}' for name, value in self.options)})"


@dataclass(frozen=True)
class Step:
    """What a step does: by default, at a level of the tree (0 is the index), at a node. The closest one holds."""

    default: Choice
    levels: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    nodes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def at(self, code: str, level: int) -> Choice:
        """The choice for one node."""
        return self.default.merged(self.levels.get(level, {})).merged(self.nodes.get(code, {}))


@dataclass(frozen=True)
class Method:
    """Everything ``method.toml`` says.

    ``base_unit`` is a reference unit (the city among its districts): ``ratio_to_base`` uses its base for all units,
    and it is neither ranked nor part of statistics over units. ``compare_periods`` is false where a score may be
    compared with others of its period alone: no change is shown then. ``inferred`` is true where the method was found
    by trying which one gives the published scores: that it gives them confirms less, and is said. ``diagnosis`` moves
    no score: it is what `donghaeng.change` needs to name a cause, and is read there.
    """

    steps: Mapping[StepName, Step]
    base_period: str | None = None
    base_unit: str | None = None
    periods: tuple[str, ...] = ()
    compare_periods: bool = True
    inferred: bool = False
    diagnosis: Mapping[str, Any] = field(default_factory=dict)

    def choices(self, step: StepName, framework: Framework) -> dict[str, Choice]:
        """The choice for every node a step works on: indicators, the parents of what is combined, or the root."""
        return {code: self.steps[step].at(code, framework.levels[code]) for code in _codes(step, framework)}

    def described(self, step: StepName, framework: Framework) -> dict[str, list[str]]:
        """Each choice of a step in words, with the nodes it holds for."""
        holds: dict[str, list[str]] = {}
        for code, choice in self.choices(step, framework).items():
            holds.setdefault(str(choice), []).append(code)
        return holds


def read_method(settings: Mapping[str, Any], framework: Framework) -> Method:
    """Make a method of plain settings, as ``method.toml`` holds them.

    Raises
    ------
    MethodError
        With every fault: an unknown step, method, option or node, an option of the wrong kind, one that is missing.

    Examples
    --------
    >>> from donghaeng.index.framework import Node
    >>> tree = Framework((Node("all", "All", "전체"), Node("homes", "Homes", "주택", parent="all", direction=1)))
    >>> read_method({"normalise": {"method": "min_max", "over": "each"}}, tree).choices("normalise", tree)
    {'homes': Choice(method='min_max', options=(('over', 'each'),))}
    """
    faults = list(_setting_faults(settings, framework))
    raise_if(faults, MethodError, "the method cannot be read")
    steps = {step: _step(step, settings.get(step, {})) for step in TABLES}
    periods = tuple(str(period) for period in settings.get("periods", ()))
    method = Method(steps, _text(settings.get("base_period")), _text(settings.get("base_unit")), periods,
                    settings.get("compare_periods", True), settings.get("inferred", False),
                    settings.get("diagnosis", {}))  # fmt: skip
    faults = [fault for step in TABLES for fault in _choice_faults(method, step, framework)]
    faults += _divisor_faults(method, framework)
    raise_if(faults, MethodError, "the method cannot be read")
    return method


@cache
def options_model(step: StepName, name: str) -> type[BaseModel]:
    """The options that a method takes, read off its function: keyword-only arguments with their types and defaults."""
    function = TABLES[step][name]
    hints = get_type_hints(function, include_extras=True)
    fields: dict[str, Any] = {
        option: (hints[option], ... if parameter.default is parameter.empty else parameter.default)
        for option, parameter in inspect.signature(function).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY
    }
    config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)
    return create_model(name, __config__=config, **fields, **EXTRA.get(step, {}))


def _setting_faults(settings: Mapping[str, Any], framework: Framework) -> Iterator[Fault]:
    known = [*SETTINGS, *TABLES]
    for name, value in settings.items():
        if name not in known:
            yield Fault("setting", repr(name), f"one of {known}")
        elif name in TABLES and not isinstance(value, Mapping):
            yield Fault(name, repr(value), f"a table: [{name}] with method = …")
        elif name == "diagnosis" and not isinstance(value, Mapping):
            yield Fault(name, repr(value), "a table: [diagnosis] with thresholds")
    if "normalise" not in settings:
        yield Fault("normalise", "nothing", f"[normalise] with method = one of {list(NORMALISE)}")
    yield from _period_faults(settings)
    yield from _comparison_faults(settings, framework)
    for step in TABLES:
        if isinstance(settings.get(step), Mapping):
            yield from _override_faults(step, settings[step], framework)


def _period_faults(settings: Mapping[str, Any]) -> Iterator[Fault]:
    periods = settings.get("periods", [])
    if not isinstance(periods, list):
        yield Fault("periods", repr(periods), 'a list, such as ["2022", "2023"]')
        return
    for name, period in [
        ("base_period", settings.get("base_period")),
        *(("periods", period) for period in periods),
    ]:
        if period is not None and not is_period(str(period)):
            yield Fault(name, repr(period), EXPECTED)


def _comparison_faults(settings: Mapping[str, Any], framework: Framework) -> Iterator[Fault]:
    """A reader who is shown no change is told why."""
    if not isinstance(settings.get("inferred", False), bool):
        yield Fault("inferred", repr(settings["inferred"]), "true or false")
    is_compared, root = settings.get("compare_periods", True), framework.root
    if not isinstance(is_compared, bool):
        yield Fault("compare_periods", repr(is_compared), "true or false")
    elif not is_compared and not framework[root].note:
        yield Fault("compare_periods", "false without a reason", f"a note on {root!r} in framework.csv that says why")


def _override_faults(step: StepName, entry: Mapping[str, Any], framework: Framework) -> Iterator[Fault]:
    codes = _codes(step, framework)
    kind = "an aggregate, whose children are combined" if step in ON_PARENTS else "an indicator"
    yield from _table_faults(step, entry)
    if step in ON_INDEX and (_table(entry, "node") or _table(entry, "level")):
        yield Fault(step, "choices for a node or a level", f"one choice for the index: [{step}] alone")
        return
    for code in _table(entry, "node"):
        if code not in codes:
            yield Fault(f"{step}.node.{code}", repr(code), f"{kind} of framework.csv: {', '.join(codes[:8])}")
    depths = sorted({framework.levels[code] for code in codes})
    for level in _table(entry, "level"):
        if str(level) not in map(str, depths):
            yield Fault(f"{step}.level.{level}", repr(level), f"a level: one of {depths}")
    if step not in DEFAULTS and "method" not in entry:
        yield Fault(step, "no method", f"method = one of {list(TABLES[step])}")


def _codes(step: StepName, framework: Framework) -> tuple[str, ...]:
    """The nodes a step is chosen for."""
    if step in ON_INDEX:
        return (framework.root,)
    return framework.aggregates if step in ON_PARENTS else framework.indicators


def _divisor_faults(method: Method, framework: Framework) -> Iterator[Fault]:
    known = (*(series.code for series in framework.series), *framework.indicators)
    for code, choice in method.choices("denominate", framework).items():
        by = choice.option("by")
        if by is not None and (by not in known or by == code):
            yield Fault(f"denominate of {code!r}, by", repr(by), f"a code of series.csv or another indicator: "
                        f"{', '.join(known[:8])}")  # fmt: skip


def _table_faults(step: StepName, entry: Mapping[str, Any]) -> Iterator[Fault]:
    for name, own in _entries(entry):
        if not isinstance(own, Mapping):
            yield Fault(f"{step}{name}", repr(own), "a table with method = … or options")
        elif not isinstance(own.get("method", ""), str):
            yield Fault(f"{step}{name}", f"method = {own['method']!r}", "the name of a method, in quotes")


def _entries(entry: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """A step's own table and all tables of overrides in it, each with its name behind the step's."""
    yield "", entry
    for kind in ("level", "node"):
        if not isinstance(entry.get(kind, {}), Mapping):
            yield f".{kind}", entry[kind]
        for name, own in _table(entry, kind).items():
            yield f".{kind}.{name}", own


def _table(entry: Mapping[str, Any], name: str) -> Mapping[Any, Any]:
    table = entry.get(name, {})
    return table if isinstance(table, Mapping) else {}


def _choice_faults(method: Method, step: StepName, framework: Framework) -> Iterator[Fault]:
    by_choice: dict[Choice, list[str]] = {}
    for code, choice in method.choices(step, framework).items():
        by_choice.setdefault(choice, []).append(code)
    for choice, codes in by_choice.items():
        where = f"{step} of {', '.join(map(repr, codes[:3]))}{' …' if len(codes) > 3 else ''}"
        if choice.method not in TABLES[step]:
            yield Fault(where, repr(choice.method), f"one of {list(TABLES[step])}")
            continue
        try:
            options_model(step, choice.method).model_validate(dict(choice.options))
        except ValidationError as error:
            known = list(options_model(step, choice.method).model_fields)
            problems: dict[Any, list[Mapping[str, Any]]] = {}
            for problem in error.errors():
                problems.setdefault(problem["loc"][:1], []).append(problem)
            for (option,), own in problems.items():
                yield _option_fault(where, choice.method, str(option), own, known)


def _option_fault(
    where: str, method: str, option: str, problems: Sequence[Mapping[str, Any]], known: list[str]
) -> Fault:
    """What is wrong with one option; where it may be of several kinds, each kind has a problem of its own."""
    first = problems[0]
    if first["type"] == "extra_forbidden":
        return Fault(where, f"option {option!r}", f"for {method!r} one of {known or 'no options'}")
    if first["type"] == "missing":
        return Fault(where, f"no {option!r}", f"{option} = …, which {method!r} needs")
    expected = dict.fromkeys(problem["msg"].removeprefix("Input should be ") for problem in problems)
    return Fault(f"{where}, {option}", repr(first["input"]), ", or ".join(expected))


def _step(step: StepName, entry: Mapping[str, Any]) -> Step:
    own = {name: value for name, value in entry.items() if name not in ("level", "node")}
    default = Choice(DEFAULTS.get(step, "")).merged(own)
    levels = {int(level): override for level, override in entry.get("level", {}).items()}
    return Step(default, levels, entry.get("node", {}))


def _hashable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return tuple((name, _hashable(part)) for name, part in value.items())
    return tuple(map(_hashable, value)) if isinstance(value, list) else value


def _text(value: object) -> str | None:
    return None if value is None else str(value)
