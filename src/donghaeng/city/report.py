"""One index of a city: its folder read, built and checked, each once."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import narwhals as nw
import numpy as np

from donghaeng.archive import Figures
from donghaeng.base.arrays import FloatArray
from donghaeng.base.errors import DonghaengError, Fault, InputError, raise_if
from donghaeng.base.progress import Progress, silent
from donghaeng.change import Diagnosis, Driver, Place, Split, Stated, diagnose
from donghaeng.city.seen import Released
from donghaeng.claims import ScoreCheck, Verdict, check_scores, score_bounds
from donghaeng.files import (
    FORMATS,
    read_explained,
    read_index,
    read_portfolio,
    read_what_if,
    what_ifs,
    write_result,
)
from donghaeng.files.what_if import DATA
from donghaeng.index import Index, Published, Result


@dataclass(frozen=True)
class IndexReport:
    """An index folder and all that follows from it."""

    path: Path
    as_of: dt.date | None = None
    progress: Progress = silent

    @cached_property
    def index(self) -> Index:
        """What the folder says."""
        self.progress("reading", 0.0)
        return read_index(self.path)

    @cached_property
    def result(self) -> Result:
        """The index built."""
        return self.index.build(as_of=self.as_of, progress=self.progress)

    @cached_property
    def explained(self) -> tuple[tuple[Driver, ...], tuple[Stated, ...]]:
        """What indicators are made of, and what the city said of its changes."""
        return read_explained(self.path, self.index)

    @property
    def drivers(self) -> tuple[Driver, ...]:
        """What indicators are made of, from drivers.csv; nothing where there is none."""
        return self.explained[0]

    @property
    def stated(self) -> tuple[Stated, ...]:
        """What the city gave as causes and responses, from explanations.csv."""
        return self.explained[1]

    def diagnoses(
        self, first: str, last: str, unit: str = "", *, split: Split = "straight_path", known: Result | None = None
    ) -> tuple[Diagnosis, ...]:
        """Whether need, funding, efficiency or the data moved each node between two periods.

        ``unit`` is the first one without it; ``split`` and ``known`` as in `donghaeng.change.explain`.
        """
        one = unit or self.result.units[0]
        places = Place(one, first), Place(one, last)
        return diagnose(self.result, self.drivers, places, split=split, known=known)

    @property
    def published(self) -> tuple[Published, ...]:
        """The published scores; with ``as_of``, those published by then."""
        day = None if self.as_of is None else self.as_of.isoformat()
        return tuple(row for row in self.index.published if day is None or row.published_on <= day)

    @cached_property
    def checks(self) -> tuple[ScoreCheck, ...]:
        """A verdict for every published score; with ``as_of``, for those published by then."""
        return check_scores(self.result, self.published, bounds=self.bounds)

    @cached_property
    def claim_ids(self) -> Mapping[Published, str]:
        """What the published scores are called among the claims: by index, period, node, unit and source."""
        has_units = len(self.index.units or self.figures.units) > 1
        met, ids = Counter[str](), {}
        for row in dict.fromkeys(self.published):
            node = "" if row.node == self.index.framework.root else row.node
            unit = row.unit if has_units else ""
            parts = (self.path.resolve().name, row.period, node, unit, row.source)
            name = "-".join(filter(None, parts)).replace("_", "-").lower()
            met[name] += 1
            ids[row] = name if met[name] == 1 else f"{name}-{met[name]}"
        return ids

    @cached_property
    def bounds(self) -> tuple[FloatArray, FloatArray]:
        """Scores if every given one lay at the lower, or the upper, end of what its print allows. [points]"""
        return score_bounds(self.result)

    @cached_property
    def released(self) -> Released:
        """The rows behind every figure, with those released earlier."""
        return Released(self.result.rows, self.index.data)

    @cached_property
    def statuses(self) -> np.ndarray[Any, np.dtype[np.str_]]:
        """Why every score is what it is, one of ``STATUS``; shape (unit, period, node)."""
        told = nw.from_native(self.result.scores, eager_only=True).get_column("status").to_numpy()
        return np.asarray(told, dtype=np.str_).reshape(self.result.computed.scores.shape)

    @property
    def gap_counts(self) -> dict[str, int]:
        """How many scores are missing, by reason."""
        counts = nw.from_native(self.result.gaps, eager_only=True).get_column("why").value_counts()
        return {why: int(count) for why, count in counts.sort("why").rows()}

    @property
    def altered_counts(self) -> dict[str, int]:
        """How many cells were altered, by what altered them."""
        counts = nw.from_native(self.result.altered, eager_only=True).get_column("how").value_counts()
        return {how: int(count) for how, count in counts.sort("how").rows()}

    @property
    def decimals(self) -> int:
        """Decimals that scores are shown with: as many as were ever printed, and two where nothing was."""
        return max((row.decimals for row in self.index.published), default=2)

    @property
    def verdict_counts(self) -> Mapping[Verdict, int]:
        """How many published scores have each verdict."""
        return Counter(check.verdict for check in self.checks)

    @cached_property
    def figures(self) -> Figures:
        """What figures there are: periods, nodes and units that a text may link to."""
        rows = nw.from_native(self.index.data, eager_only=True)
        periods, units = (frozenset(rows.get_column(name).to_list()) for name in ("period", "unit"))
        return Figures(periods, frozenset(self.index.framework.order), units)

    def note(self, node: str, period: str) -> str:
        """What data.csv remarks on a figure, the last release that says something."""
        rows = nw.from_native(self.index.data, eager_only=True)
        if "note" not in rows.columns:
            return ""
        own = rows.filter(nw.col("node") == node, nw.col("period") == period, ~nw.col("note").is_null())
        return str(own.get_column("note").to_list()[-1]) if len(own) else ""

    def check(self) -> None:
        """Read and build, for the faults; what money can be given to and the what-ifs below are read with it.

        Raises
        ------
        InputError
            With every fault of every file; those of a what-if are placed in its folder.
        """
        self.result  # noqa: B018 - built for its faults
        faults = _beside(self.path, self.index)
        for folder in what_ifs(self.path):
            faults += [_placed(folder, fault) for fault in _of_what_if(folder)]
        raise_if(faults, InputError, f"{self.path}: {len(faults)} fault{'' if len(faults) == 1 else 's'}")

    def write(self, out: Path, *, formats: Sequence[str] = FORMATS) -> list[str]:
        """Write the results into a folder, whole or not at all, and say which files there are."""
        return write_result(self.index, self.result, self.checks, out, formats=formats, progress=self.progress)


def faults_of(act: Callable[[], object]) -> tuple[Fault, ...]:
    """The faults that an act finds."""
    try:
        act()
    except DonghaengError as error:
        return error.faults
    return ()


def _beside(path: Path, index: Index) -> list[Fault]:
    """The faults of what stands beside the data of an index: drivers and explanations, programmes and curves."""
    return [*faults_of(lambda: read_explained(path, index)), *faults_of(lambda: read_portfolio(path, index))]


def _of_what_if(folder: Path) -> Sequence[Fault]:
    try:
        index = read_what_if(folder).index
        index.build()
    except DonghaengError as error:
        return error.faults
    return _beside(folder, index)


def _placed(folder: Path, fault: Fault) -> Fault:
    """A fault of a what-if with its folder; sources.csv may be one further up."""
    file = fault.file or DATA
    is_own = file != "sources.csv" or (folder / file).is_file()
    return replace(fault, file=f"{folder.name}/{file}") if is_own else fault
