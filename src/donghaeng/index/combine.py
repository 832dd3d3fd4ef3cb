"""From the scores of indicators to the scores of everything above: weights and aggregation, a level at a time."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray
from donghaeng.base.errors import Fault, MethodError, raise_if
from donghaeng.index.aggregate import AGGREGATE, OVER_UNITS
from donghaeng.index.cells import Undefined
from donghaeng.index.method import Choice
from donghaeng.index.siblings import Siblings
from donghaeng.index.task import BLOCK, Task, slice_if_run
from donghaeng.index.weights import FROM_DATA, WEIGHTS


def counted(task: Task) -> FloatArray:
    """Count the indicators each node stands for.

    Returns
    -------
    (unit or 1, period or 1, node). [indicators]
    """
    framework, observations = task.framework, task.observations
    width = len(framework.indicators)
    varied = next((array for array in (observations.left_out, observations.given) if array is not None), None)
    shape = (1, 1) if varied is None else varied.shape[:2]
    counts = np.ones((*shape, len(framework.order)))
    if observations.left_out is not None:
        counts[..., :width] = ~observations.left_out
    for place, code in enumerate(framework.aggregates, start=width):
        own = counts[..., [framework.position[child] for child in framework.children[code]]].sum(axis=-1)
        if observations.given is not None:  # a score that is given counts, even if all under it is left out
            own = np.where(np.isnan(observations.given[..., place - width]), own, np.maximum(own, 1))
        if observations.given_count is not None:
            told = observations.given_count[..., place - width]
            own = np.where(np.isnan(told), own, told)
        counts[..., place] = own
    return counts


def combine(task: Task, scores: FloatArray, counts: FloatArray) -> FloatArray:
    """Fill in the aggregates from below: one matrix product for all parents of one kind.

    Parameters
    ----------
    scores : (unit, period, node), those of indicators and those given; the others are written into it. [points]
    counts : (unit or 1, period or 1, node). [indicators]

    Returns
    -------
    Weights that broadcast to (unit, period, node), 0 where a node does not count. [any scale]

    Raises
    ------
    UndefinedResultError
        For arithmetic without an answer, naming each cell.
    MethodError
        If no weights can be made of the data.
    """
    framework = task.framework
    given = np.array([framework[code].weight or 1.0 for code in framework.order])
    weights = np.array(np.broadcast_to(given, counts.shape))
    top = framework.heights[framework.root]
    for height in range(1, top + 1):
        parents = [code for code in framework.aggregates if framework.heights[code] == height]
        weights = _weigh(task, scores, counts, weights, parents)
        for choice, codes in task.choices("aggregate").items():
            own = [code for code in codes if code in parents]
            if own:
                (_over_units if choice.method in OVER_UNITS else _over_children)(task, scores, weights, own, choice)
        task.progress("aggregate", 0.2 + 0.8 * height / top)
    return weights


def _weigh(task: Task, scores: FloatArray, counts: FloatArray, weights: FloatArray, parents: list[str]) -> FloatArray:
    """What the children of some parents weigh among their siblings, by the choice made for each parent."""
    framework, undefined = task.framework, Undefined()
    faults: list[Fault] = []
    for choice, parent in ((own, code) for own, codes in task.choices("weights").items() for code in codes):
        if parent not in parents:
            continue
        codes = framework.children[parent]
        own = slice_if_run([framework.position[code] for code in codes])
        given = np.array([framework[code].weight or 1.0 for code in codes])
        siblings = Siblings(codes, given, counts[..., own], scores[..., own], task.reference.base_unit,
                            task.observations.periods)  # fmt: skip
        made = given
        if choice.method not in FROM_DATA or np.isnan(scores[..., framework.position[parent]]).any():
            try:
                with undefined.caught(siblings.all_scores, task.labels(codes)):
                    made = WEIGHTS[choice.method](siblings, **dict(choice.options))
            except MethodError as error:  # of this parent: the others may have faults as well
                faults += [replace(fault, where=f"{fault.where} under {parent}") for fault in error.faults]
        made = np.where(counts[..., own] > 0, made, 0)
        shape = np.broadcast_shapes(made.shape[:2], weights.shape[:2])
        if shape != weights.shape[:2]:  # weights of the data may differ by period where the framework's do not
            weights = np.array(np.broadcast_to(weights, (*shape, weights.shape[2])))
        weights[..., own] = made
    raise_if(faults, MethodError, "weights that cannot be used")
    undefined.refuse()
    return weights


def _over_children(task: Task, scores: FloatArray, weights: FloatArray, parents: list[str], choice: Choice) -> None:
    """Write the scores of parents whose method looks at one unit at a time."""
    framework = task.framework
    codes = [child for parent in parents for child in framework.children[parent]]
    children = slice_if_run([framework.position[code] for code in codes])
    into = slice_if_run([framework.position[code] for code in parents])
    members = np.equal.outer([framework[code].parent for code in codes], parents).astype(np.float64)
    undefined = Undefined()
    for block in _blocks(scores.shape, len(codes)):
        own = scores[block][..., children]
        share = weights[block if len(weights) > 1 else slice(None)][..., children]
        stands = scores[block][..., into]
        with undefined.caught(own, task.labels(codes, units=block)):
            result = _means(own, share, members, choice, given=~np.isnan(stands))
            scores[block, :, into] = np.where(np.isnan(stands), result, stands)
    undefined.refuse()


def _over_units(task: Task, scores: FloatArray, weights: FloatArray, parents: list[str], choice: Choice) -> None:
    """Write the scores of parents whose method compares units, one period at a time."""
    if task.reference.base_unit is not None:
        remedy = "a method that does not compare units; or no base_unit"
        faults = [Fault(parent, f"{choice.method!r}, which compares all units", remedy) for parent in parents]
        raise MethodError("a reference unit is not to be compared with the others", faults)
    options = dict(choice.options)
    min_share = options.pop("min_share", None)
    undefined = Undefined()
    for parent in parents:
        codes, into = task.framework.children[parent], task.framework.position[parent]
        children = [task.framework.position[code] for code in codes]
        own, stands = scores[..., children], scores[..., into]
        share = np.broadcast_to(weights[..., children], own.shape)
        present = np.where(np.isnan(own) | ~np.isnan(stands[..., None]), 0, share)
        is_enough = _is_enough(share > 0, present > 0, np.ones((len(codes), 1)), min_share)[..., 0]
        present = np.where(is_enough[..., None], present, 0)
        for period in range(own.shape[1]):
            at = slice(period, period + 1)
            with undefined.caught(own[:, at], task.labels(codes).at(period)):
                result = OVER_UNITS[choice.method](own[:, period], present[:, period], **options)
                scores[:, period, into] = np.where(np.isnan(stands[:, period]), result, stands[:, period])
    undefined.refuse()


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
    present = np.where(absent, 0, weights)
    result = mean(np.where(absent, 1, scores), present, members, **options)
    return np.where(_is_enough(weights > 0, present > 0, members, min_share), result, np.nan)


def _is_enough(expected: BoolArray, present: BoolArray, members: FloatArray, min_share: float | None) -> BoolArray:
    """Whether enough of the children expected are there; without a least share, all have to be."""
    share = (present @ members) / np.maximum(expected @ members, 1)  # a division: 11 / 20 is 0.55 to the last bit
    enough: BoolArray = share >= (1 if min_share is None else min_share)
    return enough


def _blocks(shape: tuple[int, ...], width: int) -> Iterator[slice]:
    step = max(1, BLOCK // max(1, shape[1] * width))
    for first in range(0, shape[0], step):
        yield slice(first, min(first + step, shape[0]))
