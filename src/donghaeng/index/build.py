"""From observations to scores at every node."""

from dataclasses import dataclass, replace

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray
from donghaeng.base.errors import DataError, Fault, MethodError, UndefinedResultError, UnknownValueError, raise_if
from donghaeng.base.progress import Progress, silent
from donghaeng.index.cells import Undefined, cell_faults
from donghaeng.index.combine import combine, counted
from donghaeng.index.framework import Framework
from donghaeng.index.link import LINK
from donghaeng.index.method import Choice, Method
from donghaeng.index.normalise import NORMALISE, OF_THE_UNIT, score_of_ratio
from donghaeng.index.observations import Observations
from donghaeng.index.prepare import Prepared, prepare
from donghaeng.index.task import Nodes, Task, task_of
from donghaeng.index.treat import HOW
from donghaeng.index.weights import FROM_DATA


@dataclass(frozen=True)
class Steps:
    """Every intermediate of a build; the last axis of arrays over all nodes follows ``framework.order``.

    ``prepared`` : values as they are scored, and what was done to them.
    ``scores`` : (unit, period, node), NaN for a gap. [points]
    ``weights`` : broadcasts to (unit, period, node), 0 where a node does not count. [any scale]
    ``counted`` : broadcasts to (unit, period, node). [indicators]
    ``is_given`` : (unit, period, aggregate), or None where nothing is given.
    ``links`` : (unit, period, aggregate), by what a score was linked; None: nothing was. [1]
    """

    prepared: Prepared
    scores: FloatArray
    weights: FloatArray
    counted: FloatArray
    is_given: BoolArray | None = None
    links: FloatArray | None = None


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
    MethodError
        If the method does not fit the data.
    """
    task = task_of(framework, observations, method, progress)
    _refuse_link(task)
    _refuse_unknown(task)
    prepared = prepare(task)
    given = _stays(observations.given, prepared)
    scores = np.full((*task.shape[:2], len(framework.order)), np.nan)
    progress("normalise", 0.1)
    _normalise(task, prepared, scores)
    _refuse_without_score(task, prepared.values, scores)
    if given is not None:
        scores[..., task.shape[2] :] = given
    counts = counted(task)
    weights = combine(task, scores, counts)
    links = _link(task, scores) if task.is_used("link") else None
    return Steps(prepared, scores, weights, counts, None if given is None else ~np.isnan(given), links)


def _stays(array: FloatArray | None, prepared: Prepared) -> FloatArray | None:
    """What was published of the units that are not screened out."""
    if array is None or prepared.stays is None:
        return array
    return np.where(prepared.stays[..., None], array, np.nan)


def _refuse_unknown(task: Task) -> None:
    unknown = task.observations.unknown
    if unknown is not None:
        cells = unknown if task.needed is None else unknown & task.needed
        remedy = 'the value; or status "left_out" with a reason; or its aggregate, given'
        faults = cell_faults(cells, task.labels(task.framework.indicators), "a value known to be unknown", remedy)
        raise_if(list(faults), UnknownValueError, "the calculation needs values that are unknown")


def _normalise(task: Task, prepared: Prepared, scores: FloatArray) -> None:
    """Write the indicators' scores into ``scores``, whose first nodes they are."""
    undefined = Undefined()
    _refuse_transformed(task, prepared)
    for choice, nodes in task.by_choice("normalise"):
        own, reference = prepared.values[..., nodes], task.reference.of(nodes)
        with undefined.caught(own, task.labels(task.codes(nodes))):
            scores[..., nodes] = NORMALISE[choice.method](own, reference, **dict(choice.options))
            _add_changes(task, prepared, choice, nodes, scores)
    undefined.refuse()


def _refuse_transformed(task: Task, prepared: Prepared) -> None:
    """Refuse goalposts, targets and ratios in an indicator's own unit where a treatment has changed that unit."""
    if prepared.untreated is None:
        return
    is_other = prepared.untreated.how > HOW.index("winsorised")
    some, all_of_them = np.asarray(is_other.any(axis=0)), np.asarray(is_other.all(axis=0))
    faults = []
    for place in np.flatnonzero(some):
        code = task.framework.indicators[prepared.untreated.nodes[place]]
        choice = task.method.steps["normalise"].at(code, task.framework.levels[code])
        found = f"{choice.method!r} of values that a treatment has transformed"
        if choice.method in OF_THE_UNIT:
            expected = 'treat method = "winsorise"; or min_max, z_score or a rank'
            faults.append(Fault(code, found, expected))
        elif not all_of_them[place] and choice.option("over") != "each":
            expected = 'over = "each" in [normalise], or over = "all" in [treat]'
            faults.append(Fault(code, f"{found} in some periods only", expected))
    raise_if(faults, MethodError, "a treatment and a normalisation that do not fit each other")


def _add_changes(task: Task, prepared: Prepared, choice: Choice, nodes: Nodes, scores: FloatArray) -> None:
    """Let a published change from the base period stand as a score."""
    published = _stays(task.observations.changes, prepared)
    if published is None:
        return
    changes = published[..., nodes]
    stands = ~np.isnan(changes) & np.isnan(scores[..., nodes])
    if not stands.any():
        return
    if task.reference.base_unit is not None:
        raise UndefinedResultError(
            "a change from the unit's own base, where base_unit gives the base,",
            cells=stands,
            remedy="give its value instead",
        )
    divided = task.divided[nodes]
    if (stands & divided).any():
        raise UndefinedResultError(
            "a published change of what is divided by another series",
            cells=stands & divided,
            remedy="give its value instead; or leave the indicator undivided",
        )
    if choice.method != "ratio_to_base":
        raise UndefinedResultError(
            f"the score of a change from the base under {choice.method!r} is not defined",
            cells=stands,
            remedy="use ratio_to_base",
        )
    direction = task.reference.direction[nodes]
    options = {name: value for name, value in choice.options if name != "base"}
    scores[..., nodes] = np.where(stands, score_of_ratio(1 + changes / 100, direction, **options), scores[..., nodes])


def _refuse_without_score(task: Task, values: FloatArray, scores: FloatArray) -> None:
    """A value that is needed and has no score has no base; elsewhere it is a gap that the result lists."""
    cells = ~np.isnan(values)
    cells &= np.isnan(scores[..., : values.shape[2]])
    if task.needed is not None:
        cells &= task.needed
    remedy = "a base value; or its aggregate, given; or another normalisation"
    labels = task.labels(task.framework.indicators)
    faults = cell_faults(cells, labels, "a value, but none in the base period", remedy)
    raise_if(list(faults), DataError, "indicators without a base value")


def _refuse_link(task: Task) -> None:
    """Refuse to link what cannot be made again from the indicators of two periods."""
    if not task.is_used("link"):
        return
    if task.observations.given is not None:
        raise MethodError("scores that are given as published cannot be linked: what they are made of is not known")
    faults = [Fault(f"weights of {', '.join(codes[:3])}", repr(choice.method), "given, equal or counted; or no link")
              for choice, codes in task.choices("weights").items() if choice.method in FROM_DATA]  # fmt: skip
    raise_if(faults, MethodError, "weights from data cannot be linked: two periods alone would weigh otherwise")


def _link(task: Task, scores: FloatArray) -> FloatArray:
    """Link the aggregates' scores, in place; the factors are returned."""
    framework, width = task.framework, task.shape[2]
    present = ~np.isnan(scores[..., :width])
    below = np.array([[top in framework.above[code] for top in framework.aggregates] for code in framework.indicators])
    (choice,) = task.choices("link")
    undefined = Undefined()
    with undefined.caught(scores[..., width:], task.labels(framework.aggregates)):
        factors = LINK[choice.method](present, scores[..., width:], below, lambda *pair: _matched(task, scores, pair))
        if task.reference.base_period is not None:  # what is 100 in the base period stays 100
            factors = factors / factors[:, task.reference.base_period, None]
        scores[..., width:] *= factors
    undefined.refuse()
    return factors


def _matched(task: Task, scores: FloatArray, pair: tuple[int, int]) -> FloatArray:
    """The aggregates in two periods, from the indicators that both have."""
    own = scores[:, pair].copy()
    width = task.shape[2]
    lacking = np.isnan(own[..., :width]).any(axis=1, keepdims=True) | np.zeros((1, 2, 1), dtype=np.bool_)
    own[..., :width][lacking] = np.nan
    own[..., width:] = np.nan
    seen = task.observations
    periods = tuple(seen.periods[at] for at in pair)
    both = replace(seen, periods=periods, values=seen.values[:, pair], left_out=lacking)
    of_both = replace(task, observations=both, progress=silent)
    combine(of_both, own, counted(of_both))
    return own[..., width:]
