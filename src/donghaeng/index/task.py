"""What every step of one build shares, and how its nodes are taken in groups."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray, IntArray
from donghaeng.base.errors import DataError, Fault, raise_if
from donghaeng.base.periods import PER_YEAR, frequency, start
from donghaeng.base.progress import Progress, silent
from donghaeng.index.cells import Labels
from donghaeng.index.framework import Framework
from donghaeng.index.method import Choice, Method, StepName
from donghaeng.index.observations import Observations
from donghaeng.index.reference import Reference

BLOCK = 2**20
"""Cells worked on at a time: what fits into a processor's cache."""
LINE = 8
"""Numbers in a line of that cache: fewer nodes at a time would read each line again."""

Nodes = IntArray | slice


@dataclass(frozen=True)
class Task:
    """What every step of one build shares."""

    framework: Framework
    method: Method
    observations: Observations
    reference: Reference
    progress: Progress = silent
    needed: BoolArray | None = None
    """(unit, period, indicator), whether its score is used: not under a given aggregate. None: all are."""
    _choices: dict[StepName, Mapping[Choice, list[str]]] = field(default_factory=dict, compare=False)

    @property
    def shape(self) -> tuple[int, int, int]:
        """Numbers of units, periods and indicators."""
        units, periods, indicators = self.observations.values.shape
        return units, periods, indicators

    @property
    def divided(self) -> BoolArray:
        """Whether each indicator is divided by a series."""
        chosen = self.method.choices("denominate", self.framework)
        return np.array([chosen[code].method != "none" for code in self.framework.indicators])

    def labels(self, nodes: Sequence[str], *, units: slice = slice(None)) -> Labels:
        """The names along the axes of some of the nodes and units."""
        return Labels(self.observations.units[units], self.observations.periods, nodes)

    def codes(self, nodes: Nodes) -> list[str]:
        """The codes of some of the indicators."""
        return [self.framework.indicators[place] for place in np.arange(self.shape[2])[nodes]]

    def is_used(self, step: StepName) -> bool:
        """Whether a step does anything."""
        return any(choice.method not in ("none", "keep") for choice in self.choices(step))

    def choices(self, step: StepName) -> Mapping[Choice, list[str]]:
        """The choices of a step, each with the nodes it holds for."""
        if step not in self._choices:
            holds: dict[Choice, list[str]] = {}
            for code, choice in self.method.choices(step, self.framework).items():
                holds.setdefault(choice, []).append(code)
            self._choices[step] = holds
        return self._choices[step]

    def by_choice(self, step: StepName) -> Iterator[tuple[Choice, Nodes]]:
        """The indicators of each choice, few enough at a time to spare memory; as a slice where they are neighbours."""
        width = max(LINE, BLOCK // max(1, self.shape[0] * self.shape[1]))
        for choice, codes in self.choices(step).items():
            places = [self.framework.position[code] for code in codes]
            for first in range(0, len(places), width):
                yield choice, slice_if_run(places[first : first + width])


def task_of(framework: Framework, observations: Observations, method: Method, progress: Progress = silent) -> Task:
    """Find the base among the data, and what else the steps need to know.

    Raises
    ------
    DataError
        If the base period or the reference unit is not among the data.
    """
    faults = []
    for name, label, labels in (
        ("base_period", method.base_period, observations.periods),
        ("base_unit", method.base_unit, observations.units),
    ):
        if label is not None and label not in labels:
            faults.append(Fault(name, repr(label), f"one that has data: {', '.join(labels[:12])}"))
    raise_if(faults, DataError, "the base is not among the data")
    reference = Reference(
        np.array([float(framework[code].direction or 0) for code in framework.indicators]),
        np.array([start(period) for period in observations.periods]),
        None if method.base_period is None else observations.periods.index(method.base_period),
        None if method.base_unit is None else observations.units.index(method.base_unit),
        observations.groups,
        PER_YEAR[frequency(observations.periods[0])],
        observations.units,
        np.array([framework.position[framework[code].parent] for code in framework.indicators]),
    )
    return Task(framework, method, observations, reference, progress, _needed(framework, observations.given))


def _needed(framework: Framework, given: FloatArray | None) -> BoolArray | None:
    """Whether each indicator's score is used: not under a given aggregate. None: all of them are."""
    if given is None:
        return None
    is_given = ~np.isnan(given)
    width = len(framework.indicators)
    needed = np.ones((*is_given.shape[:2], len(framework.order)), dtype=np.bool_)
    for code in reversed(framework.aggregates):
        place = framework.position[code]
        below = needed[..., place] & ~is_given[..., place - width]
        for child in framework.children[code]:
            needed[..., framework.position[child]] = below
    return needed[..., :width]


def slice_if_run(places: list[int]) -> Nodes:
    """Neighbours as a slice, which does not copy."""
    is_run = places == list(range(places[0], places[0] + len(places)))
    return slice(places[0], places[0] + len(places)) if is_run else np.array(places)
