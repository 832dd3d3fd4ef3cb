"""A Markdown file with its front matter: TOML between two lines of ``+++``, an empty line, the text."""

import datetime as dt
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from donghaeng.archive.markdown import plain_lines
from donghaeng.base.errors import Fault, FileError

FENCE = "+++"
KEYS = (
    "title", "summary", "date", "updated", "writer", "department", "contact", "field", "district", "kind", "years",
    "cities", "sources", "related", "attachments",
)  # fmt: skip
"""The keys of all articles in the order in which we write them."""
DATES = ("date", "updated")
_KEY = re.compile(r"[ \t]*[\"']?([A-Za-z0-9_-]+)[\"']?[ \t]*=")
_CUT_DATE = re.compile(r"=[ \t]*[0-9]{4}-[0-9]{2}[ \t]*(#.*)?$", re.MULTILINE)


@dataclass(frozen=True)
class Matter:
    """A file taken apart: settings, the text, the line in which it begins, and the line of each setting, from 1."""

    settings: Mapping[str, Any]
    body: str
    body_line: int
    lines: Mapping[str, int]

    def where(self, key: str) -> str:
        """The place of a setting, for a fault."""
        return f"line {self.lines[key]}, {key}" if key in self.lines else key


def split(text: str) -> Matter:
    r"""Take a Markdown file apart.

    Raises
    ------
    FileError
        If the front matter is missing, is never closed, or is no TOML.

    Examples
    --------
    >>> split('+++\ntitle = "Night bus"\n+++\n\nIt runs.\n')
    Matter(settings={'title': 'Night bus'}, body='It runs.\n', body_line=5, lines={'title': 2})
    """
    lines = plain_lines(text).removeprefix("\ufeff").split("\n")
    first = lines[0].rstrip()
    ends = [number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE]
    if first != FENCE:
        raise _error("line 1, front matter", repr(first[:40]), f"{FENCE}, then keys as TOML, then {FENCE}")
    if not ends:
        raise _error("line 1, front matter", f"no second line {FENCE}", f"{FENCE} below the last key")
    end = ends[0]
    start = next((number for number in range(end + 1, len(lines)) if lines[number].strip()), len(lines))
    found = {match[1]: number + 1 for number, line in enumerate(lines[:end]) if (match := _KEY.match(line))}
    return Matter(_toml(lines[1:end]), "\n".join(lines[start:]), start + 1, found)


def join(settings: Mapping[str, Any], body: str) -> str:
    """Write a Markdown file as we write it: keys in the order of ``KEYS``, those without a value left out.

    Examples
    --------
    >>> print(join({"date": "2024-06-19", "title": "Night bus", "field": ""}, "It runs."))
    +++
    title = "Night bus"
    date = 2024-06-19
    +++
    <BLANKLINE>
    It runs.
    <BLANKLINE>
    """
    filled = [(key, settings[key]) for key in KEYS if settings.get(key)]
    lines = [f"{key} = {_bare_day(value) if key in DATES else _value(value)}" for key, value in filled]
    return "\n".join([FENCE, *lines, FENCE, "", *([body, ""] if body else [])])


def _toml(lines: list[str]) -> dict[str, Any]:
    text = "\n".join(["", *lines])  # the line above keeps the numbers of lines
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # no TOML, a number too long, lists in lists without end
        is_cut = _CUT_DATE.search(text) is not None
        remedy = 'quotes around a day known in part: date = "2024-06"' if is_cut else 'key = "text", a line each'
        found = "lists in lists without end" if isinstance(error, RecursionError) else str(error)
        raise _error("front matter", found, remedy) from None


def _error(where: str, found: str, expected: str) -> FileError:
    return FileError("front matter that cannot be read", [Fault(where, found, expected)])


def _bare_day(value: str) -> str:
    """A full day is a date of TOML; one known in part is a text."""
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        return _value(value)


def _value(value: Any) -> str:
    """A text, a number, a table or a list of them, as TOML writes it: texts as JSON does."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
