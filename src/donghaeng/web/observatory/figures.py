"""What `load` computed, read once per generation: nothing is computed here."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings

from donghaeng.web.core.generation import remembered
from donghaeng.web.observatory.addresses import figure_url
from donghaeng.web.observatory.sync.drawings import KEPT
from donghaeng.web.observatory.sync.response import ANSWERS, FILE
from donghaeng.web.observatory.sync.store import SUMMARY

Sheet = dict[str, Any]


def folder() -> Path:
    """Where results are kept."""
    return Path(settings.DONGHAENG_VAR) / "results"


def drawings() -> Path:
    """Where charts are kept as they were drawn."""
    return folder() / KEPT


@dataclass(frozen=True)
class Results:
    """The results of one load."""

    path: Path | None

    @cached_property
    def summaries(self) -> Mapping[str, Sheet]:
        """What lists and links ask of every index, by its name; empty before the first load."""
        return {} if self.path is None else read(self.path / SUMMARY)

    def index(self, code: str) -> "IndexResults | None":
        """The results of an index, if there is one of this name."""
        found = self.summaries.get(code)
        if found is None or self.path is None:
            return None
        return IndexResults(self.path / str(found["place"]), read(self.path / str(found["place"]) / "index.json"))


@dataclass(frozen=True)
class IndexResults:
    """What was computed of one index: its sheet, and the scores of its nodes."""

    path: Path
    sheet: Sheet

    def rows(self, node: str) -> list[Sheet]:
        """Every score of a node, unit by unit, period by period."""
        if node not in self._rows:
            self._rows[node] = read(self.path / "nodes" / f"{self._place(node)}.json")
        return self._rows[node]

    @cached_property
    def _rows(self) -> dict[str, list[Sheet]]:
        """The scores that a page has asked for so far."""
        return {}

    def row(self, node: str, unit: str, period: str) -> Sheet:
        """One score of a node."""
        return self.rows(node)[self.place(unit, period)]

    def place(self, unit: str, period: str) -> int:
        """The place of a unit and a period in the rows of any node."""
        periods, units = self.sheet["periods"], self.sheet["units"]
        at: int = units.index(unit) * len(periods) + periods.index(period)
        return at

    def of_unit(self, node: str, unit: str) -> list[Sheet]:
        """The scores of a node for one unit, period by period."""
        first = self.sheet["units"].index(unit) * len(self.sheet["periods"])
        return self.rows(node)[first : first + len(self.sheet["periods"])]

    def of_period(self, node: str, period: str) -> list[Sheet]:
        """The scores of a node in one period, unit by unit."""
        return self.rows(node)[self.sheet["periods"].index(period) :: len(self.sheet["periods"])]

    def steps(self, node: str, unit: str, period: str) -> list[Sheet]:
        """How one score was made of what lies just below; empty where an index is too large to keep that."""
        file = self.path / "steps" / f"{self._place(node)}.json"
        found: list[Sheet] = read(file)[unit][period] if file.is_file() else []
        return found

    def why(self, node: str) -> Sheet:
        """Every pair of periods and of units of an aggregate, explained; empty for an indicator."""
        file = self.path / "why" / f"{self._place(node)}.json"
        found: Sheet = read(file) if file.is_file() else {}
        return found

    @property
    def response(self) -> Sheet:
        """What there is to say of a response to the index; empty where nothing is."""
        file = self.path / FILE
        found: Sheet = read(file) if file.is_file() else {}
        return found

    def answer(self, place: int) -> Sheet:
        """The plan for one of the amounts of money of the response, by language."""
        found: Sheet = read(self.path / ANSWERS / f"{place}.json")
        return found

    def _place(self, node: str) -> int:
        place: int = self.sheet["tree"][node]["place"]
        return place


def current() -> Results:
    """The results of the last load; asked for once a generation of the site."""
    return remembered("results", _loaded)


def _loaded() -> Results:
    name = apps.get_model("donghaeng_archive", "Swap").objects.values_list("results", flat=True).first()
    return Results(folder() / name if name else None)


def has_figure(parts: tuple[str, ...]) -> bool:
    """Whether there is an index of this name with this period, and perhaps node and unit."""
    index, *place = parts
    found = current().summaries.get(index)
    if found is None:
        return False
    known = ([*found["periods"], *found["printed_periods"]], found["nodes"], found["units"])
    return all(name in names for names, name in zip(known, place, strict=False))


def address_of(parts: tuple[str, ...], language: str) -> str:
    """The address of a figure, as far as the results know it."""
    found = current().summaries.get(parts[0])
    if found is None:
        return figure_url(parts, language)
    return figure_url(parts, language, root=found["root"], has_units=len(found["units"]) > 1)


def said(names: Mapping[str, str], language: str) -> str:
    """A text in a language; in English where it has no such."""
    return names.get(language) or names.get("en", "")


@lru_cache(maxsize=512)
def read(path: Path) -> Any:
    """Read a file of results once: its folder is named by what it is made of."""
    return json.loads(path.read_text(encoding="utf-8"))
