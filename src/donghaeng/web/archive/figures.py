"""The figures that `load` computed, as the site shows them; nothing is computed here."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from donghaeng.web.archive.links import anchor, figure_url

Results = dict[str, Any]


def folder() -> Path:
    """Where results are kept."""
    return Path(settings.DONGHAENG_VAR) / "results"


def current() -> Results:
    """The results of the last load, by the name of the index; empty before the first."""
    swap = apps.get_model("donghaeng_archive", "Swap").objects.values_list("results", flat=True).first()
    return _read(folder() / swap / "indices.json") if swap else {}


def index_now(language: str) -> dict[str, Any] | None:
    """The index of the city as a whole: its latest score, the one before, and how it was checked."""
    found = [index for index in current().values() if index["now"]]
    if not found:
        return None
    index = min(found, key=lambda one: len(one["units"]))
    now = index["now"]
    return {
        **now,
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
    rows = [_row(row, found, language) for row in found["rows"]]
    names = {"name": in_language(found["names"], language), "title": in_language(found["titles"], language)}
    notes = [in_language(note, language) for note in found["notes"]]
    context = {"index": {**found, **names}, "rows": rows, "notes": notes, "has_units": len(found["units"]) > 1}
    return render(request, "archive/figures.html", context)


def _row(row: dict[str, Any], index: Results, language: str) -> dict[str, Any]:
    texts = {name: in_language(row[name], language) for name in ("name", "verdict", "why")}
    unit = in_language(index["units"][row["unit"]], language)
    is_root, is_only = row["node"] == index["root"], len(index["units"]) == 1
    place = (row["period"],) if is_root and is_only else (row["period"], row["node"])
    return {**row, **texts, "unit_name": unit, "anchor": anchor(*(place if is_only else (*place, row["unit"])))}


@lru_cache(maxsize=4)
def _read(path: Path) -> Results:
    """Read results once: their folder is named by what they are made of."""
    content: Results = json.loads(path.read_text(encoding="utf-8"))
    return content
