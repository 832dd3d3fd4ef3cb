"""How one score was made: every step from the raw cell to the index, with its numbers."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from donghaeng.base.errors import DataError, Fault, raise_if
from donghaeng.city.formula import Formula
from donghaeng.city.formulas_of_methods import Cell, of_change, of_mean, of_score
from donghaeng.city.gaps_filled import filling
from donghaeng.city.report import IndexReport
from donghaeng.city.seen import Release, Seen
from donghaeng.index import Result
from donghaeng.index.method import StepName
from donghaeng.index.moments import moments
from donghaeng.index.treat import HOW


@dataclass(frozen=True)
class Part:
    """A child in the score of its parent.

    ``weight`` : what it weighs. [any scale]
    ``share`` : its weight among the children that are used; NaN for one that is not. [0-1]
    ``score`` : as it enters, before any link. [points]
    ``points`` : share × score, in an arithmetic mean; else NaN. [points]
    ``why`` : why the score is what it is, one of ``STATUS``.
    ``factor`` : by what the score is linked afterwards. [1]
    """

    node: str
    weight: float
    share: float
    score: float
    points: float
    why: str
    factor: float = 1.0


@dataclass(frozen=True)
class Stage:
    """What one step did to one node.

    ``step`` : ``value``, or a step of the method.
    ``after``, ``before`` : the value or score; NaN where there is none. [unit_measure, or points without one]
    ``method``, ``options`` : what was chosen, with every default.
    ``why`` : what came of it, where it was not simply computed: one of ``STATUS``, or of ``treat.HOW``.
    ``formula`` : the arithmetic, or only its numbers.
    ``among`` : what else it was made of: the divisor; periods, units or nodes that fill a gap; unit and period of the
    base; periods of the links.
    ``parts`` : the children of an aggregate.
    ``releases`` : the rows of data behind it, the one that is used first.
    """

    node: str
    step: StepName | Literal["value"]
    after: float
    before: float = math.nan
    method: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""
    unit_measure: str = ""
    formula: Formula = field(default_factory=Formula)
    among: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    releases: tuple[Release, ...] = ()


@dataclass(frozen=True)
class Trace:
    """Every step of one score, the raw value first; then those of each node above it, up to the index."""

    node: str
    unit: str
    period: str
    stages: tuple[Stage, ...]

    def of(self, node: str) -> tuple[Stage, ...]:
        """The steps of one node."""
        return tuple(stage for stage in self.stages if stage.node == node)


def trace(made: IndexReport | Result, node: str, unit: str, period: str) -> Trace:
    """Follow one score from its raw value up to the index.

    Parameters
    ----------
    made : an index as it was built; a report also knows what was released earlier.

    Raises
    ------
    DataError
        If there is no such node, unit or period.
    """
    result = made.result if isinstance(made, IndexReport) else made
    data = made.index.data if isinstance(made, IndexReport) else made.rows
    _refuse(result, node, unit, period)
    seen = Seen(result, data, unit, period)
    nodes = (node, *result.framework.above[node])
    return Trace(node, unit, period, tuple(stage for code in nodes for stage in own_stages(seen, code)))


def own_stages(seen: Seen, node: str) -> Iterator[Stage]:
    """What each step did to one node itself: an indicator from its raw value on, an aggregate from its parts on."""
    is_leaf = node in seen.result.framework.indicators
    return _of_indicator(seen, node) if is_leaf else _of_aggregate(seen, node)


def _refuse(result: Result, node: str, unit: str, period: str) -> None:
    named = (("node", node, result.framework.order), ("unit", unit, result.units), ("period", period, result.periods))
    faults = [Fault(kind, repr(label), f"one of {', '.join(labels[:30])}{' …' if len(labels) > 30 else ''}")
              for kind, label, labels in named if label not in labels]  # fmt: skip
    raise_if(faults, DataError, "no such score")


def _of_indicator(seen: Seen, node: str) -> Iterator[Stage]:
    first = _value(seen, node)
    yield first
    if first.why == "change from base":
        yield _change(seen, node, first.after)
    if first.why not in ("", "no value"):
        return
    value = first.after
    for step in (_denominate, _gaps, _screen, _treat, _normalise):
        stage = step(seen, node, value)
        if stage is not None:
            yield stage
            value = stage.after
            if math.isnan(value) and stage.step != "denominate":  # a gap that the divisor leaves may be filled
                return


def _value(seen: Seen, node: str) -> Stage:
    releases = seen.releases(node)
    value, status = (releases[0].value, releases[0].status) if releases else (math.nan, "observed")
    missing = "no value" if math.isnan(value) else ""
    why = missing if status == "observed" else status.replace("_", " ")
    measure = "%" if why == "change from base" else seen.result.framework[node].unit_measure
    return Stage(node, "value", value, why=why, unit_measure=measure, releases=releases)


def _change(seen: Seen, node: str, change: float) -> Stage:
    method, options = seen.chosen("normalise", node)
    formula = of_change(change, options, falls=seen.result.framework[node].direction == -1)
    return Stage(node, "normalise", seen.score(node), change, method, options, seen.why(node), formula=formula)


def _denominate(seen: Seen, node: str, value: float) -> Stage | None:
    method, options = seen.chosen("denominate", node)
    if method == "none" or math.isnan(value):
        return None
    after = float(seen.known(node)[(*seen.at, 0)])
    releases, formula = seen.releases(options["by"]), Formula()
    if not math.isnan(after):
        text = "{value} / {divisor}" + (" * {scale}" if options["scale"] != 1 else "")
        formula = Formula(text, {"value": value, "divisor": releases[0].value, "scale": options["scale"]})
    why = "no denominator" if math.isnan(after) else ""
    return Stage(node, "denominate", after, value, method, options, why, seen.result.unit_measure(node), formula,
                 among=(options["by"],), releases=releases)  # fmt: skip


def _gaps(seen: Seen, node: str, value: float) -> Stage | None:
    if not math.isnan(value):
        return None
    method, options = seen.chosen("gaps", node)
    after = float(seen.filled[(*seen.at, seen.place(node))])
    is_open = math.isnan(after)
    formula, among = (Formula(), ()) if is_open else filling(seen, node, method, options)
    why, measure = seen.why(node) if is_open else "filled", seen.result.unit_measure(node)
    return Stage(node, "gaps", after, value, method, options, why, measure, formula, among)


def _screen(seen: Seen, node: str, value: float) -> Stage | None:
    stays = seen.result.computed.prepared.stays
    if stays is None:
        return None
    values = seen.filled[seen.at]
    known = values[~np.isnan(values)]
    numbers = {"known": known.size, "indicators": values.size, "nonzero": int(np.count_nonzero(known))}
    after, why = (value, "") if stays[seen.at] else (math.nan, "screened out")
    return Stage(node, "screen", after, value, *seen.chosen("screen", node), why, seen.result.unit_measure(node),
                 Formula("", numbers))  # fmt: skip


def _treat(seen: Seen, node: str, value: float) -> Stage | None:
    method, options = seen.chosen("treat", node)
    if method == "none":
        return None
    prepared, place = seen.result.computed.prepared, seen.place(node)
    after = before = prepared.values[..., place]
    how = HOW[0]
    if prepared.untreated is not None and place in prepared.untreated.nodes:
        column = prepared.untreated.nodes.tolist().index(place)
        before, how = prepared.untreated.values[..., column], HOW[prepared.untreated.how[seen.at[1], column]]
    numbers: dict[str, float] = {}
    for when, values in (("before", before), ("after", after)):
        compared = seen.task.reference.units_compared(values[..., None])
        found = moments((compared if options["over"] == "all" else compared[:, seen.at[1]]).ravel())
        numbers |= {f"skewness_{when}": float(found.skewness), f"kurtosis_{when}": float(found.excess_kurtosis)}
    measure = seen.result.unit_measure(node) if how in ("not treated", "winsorised") else ""
    return Stage(node, "treat", float(after[seen.at]), value, method, options, how, measure, Formula("", numbers))


def _normalise(seen: Seen, node: str, value: float) -> Stage:
    method, options = seen.chosen("normalise", node)
    own, score = slice(seen.place(node), seen.place(node) + 1), seen.score(node)
    cell = Cell(seen.result.computed.prepared.values[..., own], seen.task.reference.of(own), *seen.at)
    among: tuple[str, ...] = ()
    if method == "ratio_to_base":
        unit, period = cell.base(options)
        among = (seen.result.units[unit], seen.result.periods[period])
    if math.isnan(score):
        return Stage(node, "normalise", score, value, method, options, seen.why(node), among=among)
    return Stage(node, "normalise", score, value, method, options, formula=of_score(method, options, cell),
                 among=among, releases=seen.releases(node, *among) if among else ())  # fmt: skip


def _of_aggregate(seen: Seen, node: str) -> Iterator[Stage]:
    score, factor = seen.score(node), seen.factor(node)
    if seen.result.is_given(node, seen.period, seen.unit):
        yield Stage(node, "value", score, why="given", releases=seen.releases(node))
        return
    method, options = seen.chosen("aggregate", node)
    parts = tuple(_parts(seen, node, is_scored=not math.isnan(score)))
    yield Stage(node, "weights", math.nan, math.nan, *seen.chosen("weights", node), parts=parts)
    if math.isnan(score):
        yield Stage(node, "aggregate", score, math.nan, method, options, seen.why(node), parts=parts)
        return
    used = [part for part in parts if not math.isnan(part.share)]
    formula = of_mean(method, options, [part.score for part in used], [part.weight for part in used])
    yield Stage(node, "aggregate", score / factor, math.nan, method, options, formula=formula, parts=parts)
    if factor != 1:
        formula = Formula("{score} * {factor}", {"score": score / factor, "factor": factor})
        yield Stage(node, "link", score, score / factor, *seen.chosen("link", node), formula=formula,
                    among=seen.linked(node))  # fmt: skip


def _parts(seen: Seen, node: str, *, is_scored: bool) -> Iterator[Part]:
    """The children, each with its share: in what was used, or in what was expected where the parent has no score."""
    method, _ = seen.chosen("aggregate", node)
    children = seen.result.framework.children[node]
    factors = [seen.factor(child) for child in children]  # links come last: a parent is made of unlinked scores
    scores = [seen.score(child) / factor for child, factor in zip(children, factors, strict=True)]
    weights = [seen.weight(child) for child in children]
    used = [weight > 0 and not (is_scored and math.isnan(score)) for weight, score in zip(weights, scores, strict=True)]
    total = math.fsum(weight for weight, is_used in zip(weights, used, strict=True) if is_used)
    for place, child in enumerate(children):
        share = weights[place] / total if used[place] else math.nan
        points = share * scores[place] if is_scored and method == "arithmetic" else math.nan
        yield Part(child, weights[place], share, scores[place], points, seen.why(child), factors[place])
