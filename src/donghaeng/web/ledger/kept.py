"""The ledger as `load` left it, read once per generation."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from donghaeng.web.core.generation import remembered
from donghaeng.web.observatory import figures
from donghaeng.web.observatory.figures import read
from donghaeng.web.observatory.sync.claims import FOLDER, LEDGER

Sheet = dict[str, Any]


@dataclass(frozen=True)
class Kept:
    """The ledger of one load; empty before the first."""

    folder: Path | None

    @cached_property
    def claims(self) -> Mapping[str, Sheet]:
        """The claims by id, in the order of the ledger."""
        return {one["id"]: one for one in self._sheet.get("claims", ())}

    @property
    def subjects(self) -> Mapping[str, Mapping[str, str]]:
        """The names of subjects by key, in the order of the ledger."""
        found: Mapping[str, Mapping[str, str]] = self._sheet.get("subjects", {})
        return found

    @property
    def sources(self) -> Mapping[str, Sheet]:
        """The sources by key."""
        found: Mapping[str, Sheet] = self._sheet.get("sources", {})
        return found

    def derivation(self, claim: str) -> Sheet:
        """How the figure of a claim came about."""
        found: Sheet = read(self.folder / f"{self.claims[claim]['place']}.json") if self.folder else {}
        return found

    @cached_property
    def _sheet(self) -> Sheet:
        file = None if self.folder is None else self.folder / LEDGER
        return read(file) if file is not None and file.is_file() else {}


def current() -> Kept:
    """The ledger of the last load."""
    return remembered("ledger", _kept)


def _kept() -> Kept:
    path = figures.current().path
    return Kept(None if path is None else path / FOLDER)
