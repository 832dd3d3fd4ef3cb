"""The method of an index as text: method.toml, and rows of setting and value for a sheet."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from donghaeng.index import Method

BARE = re.compile(r"[A-Za-z0-9_-]+")

Settings = Mapping[str, Any]


def method_settings(method: Method) -> dict[str, Any]:
    """Give the plain settings that a method was read from; ``read_method`` makes the same method of them."""
    own: dict[str, Any] = {
        "base_period": method.base_period,
        "base_unit": method.base_unit,
        "periods": list(method.periods),
    }
    own |= {} if method.compare_periods else {"compare_periods": False}
    own |= {"inferred": True} if method.inferred else {}
    own |= {"diagnosis": dict(method.diagnosis)} if method.diagnosis else {}
    steps: dict[str, Any] = {
        name: {
            "method": step.default.method,
            **{option: _plain(value) for option, value in step.default.options},
            "level": {str(level): dict(override) for level, override in step.levels.items()},
            "node": {code: dict(override) for code, override in step.nodes.items()},
        }
        for name, step in method.steps.items()
    }
    return {name: value for name, value in {**own, **steps}.items() if value not in (None, [])}


def toml_text(settings: Settings) -> str:
    """Write settings as TOML: values first, then a table for each setting that holds settings.

    Examples
    --------
    >>> print(toml_text({"base_period": "2022", "weights": {"method": "given", "node": {"p.1": {"method": "equal"}}}}))
    base_period = "2022"
    <BLANKLINE>
    [weights]
    method = "given"
    <BLANKLINE>
    [weights.node."p.1"]
    method = "equal"
    <BLANKLINE>
    """
    return "\n".join(_tables(settings, ()))


def setting_rows(settings: Settings) -> list[tuple[str, str]]:
    """Write settings as rows: a dotted name and a value, both as TOML writes them.

    Examples
    --------
    >>> setting_rows({"normalise": {"method": "min_max", "range": [0, 100]}})
    [('normalise.method', '"min_max"'), ('normalise.range', '[0, 100]')]
    """
    return [(_name(path), _value(value)) for path, value in _leaves(settings, ())]


def setting_line(name: str, value: str) -> str:
    """Write one row as a line of TOML; a value that is none is taken as text: nobody has to type quotes into a cell.

    Raises
    ------
    ValueError
        If the name is not dotted as TOML has it.

    Examples
    --------
    >>> setting_line("normalise.range", "[0, 100]"), setting_line("normalise.method", "min_max")
    ('normalise.range = [0, 100]', 'normalise.method = "min_max"')
    """
    line = f"{name} = {_value(_parsed(value))}"
    if "\n" in line:
        raise ValueError(name)
    tomllib.loads(line)
    return line


def _tables(settings: Settings, path: tuple[str, ...]) -> Iterator[str]:
    """The lines of a table and of those in it; one that only holds others needs no heading."""
    values = {name: value for name, value in settings.items() if not isinstance(value, Mapping)}
    if values:
        heading = [f"[{_name(path)}]"] if path else []
        yield "\n".join([*heading, *(f"{_name((name,))} = {_value(value)}" for name, value in values.items()), ""])
    for name, value in settings.items():
        if isinstance(value, Mapping):
            yield from _tables(value, (*path, name))


def _leaves(settings: Settings, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, value in settings.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, (*path, name))
        else:
            yield (*path, name), value


def _name(path: Iterable[str]) -> str:
    return ".".join(name if BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False) for name in path)


def _parsed(text: str) -> Any:
    """What a cell says as TOML: a number, truth, text or list of them; anything else is a text without quotes."""
    with suppress(ValueError, TypeError):  # no TOML, or a day, or infinite
        read = tomllib.loads(f"value = {text}")
        if list(read) == ["value"] and not isinstance(read["value"], Mapping) and _value(read["value"]):
            return read["value"]
    return text


def _value(value: Any) -> str:
    """A text, number, truth or list of them as TOML writes it, which is how JSON does."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _plain(value: Any) -> Any:
    """An option as it was written: its lists and tables are kept as tuples, tables as pairs of name and value."""
    if not isinstance(value, tuple):
        return value
    is_table = bool(value) and all(
        isinstance(part, tuple) and len(part) == 2 and isinstance(part[0], str) for part in value
    )
    return {name: _plain(part) for name, part in value} if is_table else [_plain(part) for part in value]
