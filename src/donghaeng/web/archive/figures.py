"""The figures that `load` computed, as the site shows them; nothing is computed here."""

import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from donghaeng.web.archive.links import anchor, figure_url
from donghaeng.web.core.generation import remembered

Results = dict[str, Any]
FILE = "indices.json"


@dataclass(frozen=True)
class Row:
    """A score and what was printed of it."""

    anchor: str
    period: str
    score: float | None
    printed: str
    verdict: str
    why: str
    is_given: bool


@dataclass(frozen=True)
class Node:
    """A node of the index with its scores, period by period."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Unit:
    """A table of scores: what a unit has at every node."""

    place: int
    name: str
    is_only: bool
    decimals: int
    page: str
    nodes: tuple[Node, ...]


def folder() -> Path:
    """Where results are kept."""
    return Path(settings.DONGHAENG_VAR) / "results"


def shown() -> str:
    """The name of the results that the site shows; empty before the first load."""
    rows = apps.get_model("donghaeng_archive", "Swap").objects.values_list("results", flat=True)
    return remembered("swap", lambda: rows.first() or "")


def current() -> Results:
    """The results of the last load, by the name of the index; empty before the first."""
    name = shown()
    return _read(folder() / name / FILE) if name else {}


def index_now(language: str) -> dict[str, Any] | None:
    """The index of the city as a whole: its latest score, the one before, and how it was checked."""
    found = [index for index in current().values() if index["now"]]
    if not found:
        return None
    index = min(found, key=lambda one: len(one["units"]))
    now = index["now"]
    return {
        **now,
        "decimals": index["decimals"],
        "name": in_language(index["names"], language),
        "verdict": in_language(now["verdict"], language),
        "url": figure_url((index["code"], now["period"]), language),
    }


def has_figure(parts: tuple[str, ...]) -> bool:
    """Whether there is a row for index, period, and perhaps node and unit."""
    index, *place = parts
    found = current().get(index, {"rows": []})
    columns = ("period", "node", "unit")
    return any(all(row[name] == value for name, value in zip(columns, place, strict=False)) for row in found["rows"])


def in_language(names: dict[str, str], language: str) -> str:
    """A text in a language; in English where it has no such."""
    return names.get(language) or names.get("en", "")


def view(request: HttpRequest, index: str) -> HttpResponse:
    """The scores of an index: a row per period, node and unit, each with its verdict and its anchor.

    Raises
    ------
    Http404
        If there is no such index.
    """
    language = get_language() or settings.LANGUAGE_CODE
    found = current().get(index)
    if found is None:
        raise Http404(_("There is no such index."))
    names = {"name": in_language(found["names"], language), "title": in_language(found["titles"], language)}
    notes = [in_language(note, language) for note in found["notes"]]
    context = {"index": {**found, **names}, "units": _units(shown(), index, language), "notes": notes}
    return render(request, "archive/figures.html", context)


@lru_cache(maxsize=32)
def _units(results: str, code: str, language: str) -> tuple[Unit, ...]:
    """The rows of an index by unit and node, made once: results are named by what they are made of."""
    index = _read(folder() / results / FILE)[code]
    units = groupby(index["rows"], key=lambda row: str(row["unit"]))
    return tuple(_unit(list(rows), index, (place, unit), language) for place, (unit, rows) in enumerate(units, start=1))


def _unit(rows: list[Results], index: Results, unit: tuple[int, str], language: str) -> Unit:
    place, code = unit
    names = {row["node"]: in_language(row["name"], language) for row in rows}
    nodes = groupby(rows, key=lambda row: str(row["node"]))
    return Unit(
        place=place,
        name=in_language(index["units"][code], language),
        is_only=len(index["units"]) == 1,
        decimals=index["decimals"],
        page=reverse("figures", args=[index["code"]]),
        nodes=tuple(Node(names[node], tuple(_row(row, index, language) for row in own)) for node, own in nodes),
    )


def _row(row: Results, index: Results, language: str) -> Row:
    is_root, is_only = row["node"] == index["root"], len(index["units"]) == 1
    place = (row["period"],) if is_root and is_only else (row["period"], row["node"])
    return Row(
        anchor=anchor(*(place if is_only else (*place, row["unit"]))),
        period=row["period"],
        score=row["score"],
        printed=", ".join(row["printed"]),
        verdict=in_language(row["verdict"], language),
        why=in_language(row["why"], language),
        is_given=row["is_given"],
    )


@lru_cache(maxsize=4)
def _read(path: Path) -> Results:
    """Read results once: their folder is named by what they are made of."""
    content: Results = json.loads(path.read_text(encoding="utf-8"))
    return content
