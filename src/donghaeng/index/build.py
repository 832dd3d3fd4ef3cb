"""From observations to scores at every node: gaps, normalisation, weights, aggregation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray, IntArray
from donghaeng.base.errors import DataError, Fault, UndefinedResultError, UnknownValueError, raise_if
from donghaeng.base.periods import PER_YEAR, frequency, start
from donghaeng.base.progress import Progress, silent
from donghaeng.index.aggregate import AGGREGATE
from donghaeng.index.cells import Labels, cell_faults, undefined_faults
from donghaeng.index.framework import Framework
from donghaeng.index.gaps import GAPS
from donghaeng.index.method import Choice, Method
from donghaeng.index.normalise import NORMALISE, score_of_ratio
from donghaeng.index.observations import Observations
from donghaeng.index.reference import Reference
from donghaeng.index.weights import WEIGHTS

BLOCK = 2**20
"""Scores combined at a time: what fits into a processor's cache. [cells]"""


@dataclass(frozen=True)
class Steps:
    """Every intermediate of a build; the last axis of arrays over all nodes follows ``framework.order``.

    ``filled`` : (unit, period, indicator), gaps filled as far as the method says. [unit_measure]
    ``scores`` : (unit, period, node), NaN for a gap. [points]
    ``weights`` : broadcasts to (unit, period, node), 0 where a node does not count. [any scale]
    ``counted`` : broadcasts to (unit, period, node). [indicators]
    ``is_given`` : (unit, period, aggregate), or None where nothing is given.
    """

    filled: FloatArray
    scores: FloatArray
    weights: FloatArray
    counted: FloatArray
    is_given: BoolArray | None


@dataclass(frozen=True)
class _Task:
    """What every step of one build shares."""

    framework: Framework
    method: Method
    observations: Observations
    reference: Reference
    progress: Progress

    def labels(self, nodes: Sequence[str], *, units: slice = slice(None)) -> Labels:
        """The names along the axes of some of the nodes and units."""
        return Labels(self.observations.units[units], self.observations.periods, nodes)


def compute(
    framework: Framework,
    observations: Observations,
    method: Method,
    *,
    progress: Progress = silent,
) -> Steps:
    """Build an index.

    Parameters
    ----------
    observations : arrays of shape (unit, period, indicator). [each indicator's unit_measure]
    progress : told the step and the share done. [0-1]

    Returns
    -------
    Scores at every node, and every step before them. [points]

    Raises
    ------
    UnknownValueError
        If a value marked unknown is needed.
    UndefinedResultError
        For arithmetic without an answer, naming each cell.
    DataError
        If a value that is needed has no base value, or the base period or unit is not among the data.
    """
    reference = _reference(framework, observations, method)
    task = _Task(framework, method, observations, reference, progress)
    is_given = None if observations.given is None else ~np.isnan(observations.given)
    needed = _needed(framework, is_given)
    _refuse_unknown(task, needed)
    progress("gaps", 0.0)
    filled = _fill(task)
    scores = np.full((*filled.shape[:2], len(framework.order)), np.nan)
    progress("normalise", 0.1)
    _normalise(task, filled, scores[..., : filled.shape[2]])
    _refuse_without_score(task, filled, scores, needed)
    if observations.given is not None:
        scores[..., filled.shape[2] :] = observations.given
    counted = _counted(task)
    weights = _weights(task, counted)
    _aggregate(task, scores, weights)
    return Steps(filled, scores, weights, counted, is_given)


def _reference(framework: Framework, observations: Observations, method: Method) -> Reference:
    faults = []
    for name, label, labels in (
        ("base_period", method.base_period, observations.periods),
        ("base_unit", method.base_unit, observations.units),
    ):
        if label is not None and label not in labels:
            faults.append(Fault(name, repr(label), f"one that has data: {', '.join(labels[:12])}"))
    raise_if(faults, DataError, "the base is not among the data")
    return Reference(
        np.array([float(framework[code].direction or 0) for code in framework.indicators]),
        np.array([start(period) for period in observations.periods]),
        None if method.base_period is None else observations.periods.index(method.base_period),
        None if method.base_unit is None else observations.units.index(method.base_unit),
        observations.groups,
        PER_YEAR[frequency(observations.periods[0])],
        observations.units,
    )


def _needed(framework: Framework, is_given: BoolArray | None) -> BoolArray | None:
    """Whether each indicator's score is used: not under a given aggregate. None: all of them are."""
    if is_given is None:
        return None
    width = len(framework.indicators)
    needed = np.ones((*is_given.shape[:2], len(framework.order)), dtype=np.bool_)
    for code in reversed(framework.aggregates):
        place = framework.position[code]
        below = needed[..., place] & ~is_given[..., place - width]
        for child in framework.children[code]:
            needed[..., framework.position[child]] = below
    return needed[..., :width]


def _refuse_unknown(task: _Task, needed: BoolArray | None) -> None:
    unknown = task.observations.unknown
    if unknown is not None:
        cells = unknown if needed is None else unknown & needed
        remedy = 'the value; or status "left_out" with a reason; or its aggregate, given'
        faults = cell_faults(cells, task.labels(task.framework.indicators), "a value known to be unknown", remedy)
        raise_if(list(faults), UnknownValueError, "the calculation needs values that are unknown")


def _fill(task: _Task) -> FloatArray:
    values = task.observations.values
    groups = list(_by_choice(task.framework, task.method.choices("gaps", task.framework)))
    if all(choice.method == "keep" for choice, _ in groups):
        return values
    filled = values.copy()
    for choice, nodes in groups:
        filled[..., nodes] = GAPS[choice.method](values[..., nodes], task.reference.of(nodes), **dict(choice.options))
    changes = task.observations.changes
    is_change = None if changes is None else ~np.isnan(changes)  # a published change is no gap
    for closed in (task.observations.left_out, task.observations.unknown, is_change):
        if closed is not None:
            filled[closed] = np.nan
    return filled


def _normalise(task: _Task, filled: FloatArray, scores: FloatArray) -> None:
    """Write the indicators' scores into ``scores``."""
    faults: list[Fault] = []
    for choice, nodes in _by_choice(task.framework, task.method.choices("normalise", task.framework)):
        reference, options = task.reference.of(nodes), dict(choice.options)
        codes = [task.framework.indicators[node] for node in np.arange(filled.shape[2])[nodes]]
        try:
            scores[..., nodes] = NORMALISE[choice.method](filled[..., nodes], reference, **options)
            _add_changes(task, choice, nodes, scores)
        except UndefinedResultError as error:
            faults += undefined_faults(error, filled[..., nodes], task.labels(codes))
    raise_if(faults, UndefinedResultError, "scores that have no answer")


def _add_changes(task: _Task, choice: Choice, nodes: IntArray | slice, scores: FloatArray) -> None:
    """Let a published change from the base period stand as a score."""
    if task.observations.changes is None:
        return
    changes = task.observations.changes[..., nodes]
    stands = ~np.isnan(changes) & np.isnan(scores[..., nodes])
    if not stands.any():
        return
    if task.reference.base_unit is not None:
        raise UndefinedResultError(
            "a change from the unit's own base, where base_unit gives the base,",
            cells=stands,
            remedy="give its value instead",
        )
    if choice.method != "ratio_to_base":
        raise UndefinedResultError(
            f"the score of a change from the base under {choice.method!r} is not defined",
            cells=stands,
            remedy="use ratio_to_base",
        )
    direction = task.reference.direction[nodes]
    scores[..., nodes] = np.where(
        stands, score_of_ratio(1 + changes / 100, direction, **dict(choice.options)), scores[..., nodes]
    )


def _refuse_without_score(task: _Task, filled: FloatArray, scores: FloatArray, needed: BoolArray | None) -> None:
    """A value that is needed and has no score has no base; elsewhere it is a gap that the result lists."""
    cells = ~np.isnan(filled)
    cells &= np.isnan(scores[..., : filled.shape[2]])
    if needed is not None:
        cells &= needed
    remedy = "a base value; or its aggregate, given; or another normalisation"
    labels = task.labels(task.framework.indicators)
    faults = cell_faults(cells, labels, "a value, but none in the base period", remedy)
    raise_if(list(faults), DataError, "indicators without a base value")


def _counted(task: _Task) -> FloatArray:
    """How many indicators each node stands for."""
    framework, observations = task.framework, task.observations
    width = len(framework.indicators)
    varied = next((array for array in (observations.left_out, observations.given) if array is not None), None)
    shape = (1, 1) if varied is None else varied.shape[:2]
    counted = np.ones((*shape, len(framework.order)))
    if observations.left_out is not None:
        counted[..., :width] = ~observations.left_out
    for place, code in enumerate(framework.aggregates, start=width):
        own = counted[..., [framework.position[child] for child in framework.children[code]]].sum(axis=-1)
        if observations.given is not None:  # a score that is given counts, even if all under it is left out
            own = np.where(np.isnan(observations.given[..., place - width]), own, np.maximum(own, 1))
        if observations.given_count is not None:
            told = observations.given_count[..., place - width]
            own = np.where(np.isnan(told), own, told)
        counted[..., place] = own
    return counted


def _weights(task: _Task, counted: FloatArray) -> FloatArray:
    """What each node weighs among its siblings, by the choice made for its parent; 0 where it does not count."""
    framework = task.framework
    given = np.array([framework[code].weight or 1.0 for code in framework.order])
    weights = np.array(np.broadcast_to(given, counted.shape))
    for parent, choice in task.method.choices("weights", framework).items():
        own = [framework.position[child] for child in framework.children[parent]]
        weights[..., own] = WEIGHTS[choice.method](given[own], counted[..., own])
    return np.where(counted > 0, weights, 0)


def _aggregate(task: _Task, scores: FloatArray, weights: FloatArray) -> None:
    """Fill in the aggregates from below, a level at a time: one matrix product for all parents of one kind."""
    framework = task.framework
    choices = task.method.choices("aggregate", framework)
    top = framework.heights[framework.root]
    for height in range(1, top + 1):
        parents = [code for code in framework.aggregates if framework.heights[code] == height]
        for choice in dict.fromkeys(choices[code] for code in parents):
            own = [code for code in parents if choices[code] == choice]
            _combine(task, scores, weights, own, choice)
        task.progress("aggregate", 0.2 + 0.8 * height / top)


def _combine(task: _Task, scores: FloatArray, weights: FloatArray, parents: list[str], choice: Choice) -> None:
    framework = task.framework
    codes = [child for parent in parents for child in framework.children[parent]]
    children = _slice_if_run([framework.position[code] for code in codes])
    into = _slice_if_run([framework.position[code] for code in parents])
    members = np.array([[framework[code].parent == parent for parent in parents] for code in codes], dtype=np.float64)
    faults: list[Fault] = []
    for block in _blocks(scores.shape, len(codes)):
        own = scores[block][..., children]
        share = weights[block if len(weights) > 1 else slice(None)][..., children]
        stands = scores[block][..., into]
        try:
            result = _means(own, share, members, choice, given=~np.isnan(stands))
            scores[block, :, into] = np.where(np.isnan(stands), result, stands)
        except UndefinedResultError as error:
            faults += undefined_faults(error, own, task.labels(codes, units=block))
    raise_if(faults, UndefinedResultError, "scores that have no answer")


def _means(
    scores: FloatArray, weights: FloatArray, members: FloatArray, choice: Choice, *, given: BoolArray
) -> FloatArray:
    """Combine children to parents, and leave a gap where too many of those expected are missing."""
    options = dict(choice.options)
    min_share = options.pop("min_share", None)
    absent = np.isnan(scores)
    if given.any():
        absent |= (given @ members.T) > 0
    mean = AGGREGATE[choice.method]
    if not absent.any():
        return mean(scores, weights, members, **options)
    expected = weights > 0
    present = np.where(absent, 0, weights)
    result = mean(np.where(absent, 1, scores), present, members, **options)
    share = ((present > 0) @ members) / np.maximum(expected @ members, 1)  # a division: 11 / 20 is 0.55 to the last bit
    is_enough = share >= (1 if min_share is None else min_share)
    return np.where(is_enough, result, np.nan)


def _by_choice(framework: Framework, choices: Mapping[str, Choice]) -> Iterator[tuple[Choice, IntArray | slice]]:
    """The indicators of each choice, as a slice where they are neighbours."""
    for choice in dict.fromkeys(choices.values()):
        places = [framework.position[code] for code, own in choices.items() if own == choice]
        yield choice, _slice_if_run(places)


def _slice_if_run(places: list[int]) -> IntArray | slice:
    """Neighbours as a slice, which does not copy."""
    is_run = places == list(range(places[0], places[0] + len(places)))
    return slice(places[0], places[0] + len(places)) if is_run else np.array(places)


def _blocks(shape: tuple[int, ...], width: int) -> Iterator[slice]:
    step = max(1, BLOCK // max(1, shape[1] * width))
    for first in range(0, shape[0], step):
        yield slice(first, min(first + step, shape[0]))
