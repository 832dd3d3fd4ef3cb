"""An index as one object: framework, rows of data and method, ready to be built."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import narwhals as nw
import numpy as np

from donghaeng import __version__
from donghaeng.base.arrays import IntArray
from donghaeng.base.errors import DataError, Fault, raise_if
from donghaeng.base.progress import Progress, silent
from donghaeng.base.sources import Source
from donghaeng.index.build import compute
from donghaeng.index.framework import Framework
from donghaeng.index.method import TABLES, Method
from donghaeng.index.observations import Observations, observe
from donghaeng.index.releases import as_of as released
from donghaeng.index.releases import revisions
from donghaeng.index.result import Result
from donghaeng.index.rows import Frame, row_faults, tidy


@dataclass(frozen=True)
class Unit:
    """One row of ``units.csv``: a thing scored; ``boundary`` is the id of its feature in ``boundaries.geojson``."""

    unit: str
    name_en: str
    name_ko: str
    group: str = ""
    boundary: str = ""
    note: str = ""

    def name(self, language: str) -> str:
        """The name in ``ko`` or ``en``."""
        return self.name_ko if language == "ko" else self.name_en


@dataclass(frozen=True)
class Published:
    """One row of ``published.csv``: a score as it was printed; ``second_hand`` is one whose source was not read."""

    node: str
    period: str
    value: float
    decimals: int
    published_on: str
    source: str
    unit: str = ""
    status: str = ""
    note: str = ""


@dataclass(frozen=True)
class Index:
    """Everything one folder says of an index.

    ``data`` is a frame of any kind that Narwhals knows: unit, period, node, value and optional columns;
    results come back as the same kind. ``inputs`` are the files it was read from with their SHA-256.

    Raises
    ------
    DataError
        With every faulty row.
    """

    framework: Framework
    data: Any
    method: Method
    code: str = ""
    units: tuple[Unit, ...] = ()
    published: tuple[Published, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rows = tidy(nw.from_native(self.data, eager_only=True))
        object.__setattr__(self, "data", rows.to_native())
        counts = any(choice.method == "counted" for choice in self.method.choices("weights", self.framework).values())
        faults = row_faults(rows, self.framework, units=self._unit_codes, periods=self.method.periods, counts=counts)
        raise_if(list(faults), DataError, "the data cannot be used")

    @property
    def _unit_codes(self) -> tuple[str, ...]:
        return tuple(unit.unit for unit in self.units)

    def unit_name(self, code: str, language: str) -> str:
        """The name of a unit in ``ko`` or ``en``; its code where units.csv has none."""
        unit = self._units_by_code.get(code)
        return code if unit is None else unit.name(language)

    @cached_property
    def _units_by_code(self) -> Mapping[str, Unit]:
        return {unit.unit: unit for unit in self.units}

    @cached_property
    def sources_used(self) -> tuple[Source, ...]:
        """The sources that rows of data name, in the order of sources.csv."""
        rows = nw.from_native(self.data, eager_only=True)
        used = set(rows.get_column("source").unique().to_list()) if "source" in rows.columns else set()
        return tuple(source for key, source in self.sources.items() if key in used)

    def with_data(self, data: Any) -> "Index":
        """The same index of other data, whose units are those it names."""
        return replace(self, data=data, units=(), published=(), inputs={})

    def build(self, *, as_of: dt.date | None = None, progress: Progress = silent) -> Result:
        """Compute scores at every node.

        Parameters
        ----------
        as_of : take what had been published by this day; without it, the latest.
        progress : told the step and the share done. [0-1]

        Returns
        -------
        Scores, ranks and every step that led to them. [points]
        """
        rows = self._released(as_of)
        observations = replace(self._observed(rows), groups=self._groups())
        computed = compute(self.framework, observations, self.method, progress=progress)
        return Result(self.framework, self.method, observations, computed, rows.to_native(),
                      self._provenance(len(rows), as_of), rows.implementation)  # fmt: skip

    def observations(self, as_of: dt.date | None = None) -> Observations:
        """The data as arrays, without building anything; ``as_of`` as in ``build``."""
        return self._observed(self._released(as_of))

    def _released(self, as_of: dt.date | None) -> Frame:
        rows = released(nw.from_native(self.data, eager_only=True), as_of)
        if not len(rows):
            raise DataError(
                "there are no data",
                [Fault("rows", "none", f"some published by {as_of}" if as_of else "some")],
            )
        return rows

    def _observed(self, rows: Frame) -> Observations:
        return observe(rows, self.framework, units=self._unit_codes)

    def revisions(self) -> Any:
        """The figures published more than once: each release with what was said before."""
        return revisions(nw.from_native(self.data, eager_only=True)).to_native()

    def _provenance(self, rows: int, as_of: dt.date | None) -> dict[str, Any]:
        """From which rows, by which method, of which version."""
        return {
            "donghaeng": __version__,
            "index": self.code,
            "as_of": None if as_of is None else as_of.isoformat(),
            "rows": rows,
            "inputs": dict(self.inputs),
            "base_period": self.method.base_period,
            "base_unit": self.method.base_unit,
            "method": {step: self.method.described(step, self.framework) for step in TABLES},
        }

    def _groups(self) -> IntArray | None:
        names: Sequence[str] = [unit.group for unit in self.units]
        return np.unique(names, return_inverse=True)[1] if any(names) else None
