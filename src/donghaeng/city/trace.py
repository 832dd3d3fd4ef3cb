"""How one score was made: every step from the raw cell to the index, with its numbers."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

import narwhals as nw
import numpy as np

from donghaeng.base.arrays import FloatArray
from donghaeng.base.errors import DataError, Fault, raise_if
from donghaeng.city.formula import Formula
from donghaeng.city.formulas_of_methods import Cell, of_change, of_mean, of_score
from donghaeng.city.report import IndexReport
from donghaeng.index import Result
from donghaeng.index.method import Choice, Step, StepName, options_model
from donghaeng.index.moments import moments
from donghaeng.index.prepare import Prepared, prepare
from donghaeng.index.scale import extremes
from donghaeng.index.task import Task, task_of
from donghaeng.index.treat import HOW

FIRST_STEPS: tuple[StepName, ...] = ("denominate", "gaps", "screen", "treat", "normalise")
"""What is done to a value before it is a score."""


@dataclass(frozen=True)
class Release:
    """One row of data: a figure as it was published; ``value`` is NaN where the row has none, ``""`` is unknown."""

    unit: str
    period: str
    node: str
    value: float
    status: str
    source: str
    published_on: str
    note: str
    indicators: float


@dataclass(frozen=True)
class Part:
    """A child in the score of its parent.

    ``weight`` : what it weighs. [any scale]
    ``share`` : its weight among the children that are used; NaN for one that is not. [0-1]
    ``score`` : as it enters, before any link. [points]
    ``points`` : share × score, in an arithmetic mean; else NaN. [points]
    ``why`` : why the score is what it is, one of ``STATUS``.
    """

    node: str
    weight: float
    share: float
    score: float
    points: float
    why: str


@dataclass(frozen=True)
class Stage:
    """What one step did to one node.

    ``step`` : ``value``, or a step of the method.
    ``method``, ``options`` : what was chosen for it, with every default.
    ``before``, ``after`` : the value or score; NaN where there is none. [unit_measure, or points without one]
    ``why`` : what came of it, where that is not simply computed: one of ``STATUS``, or of ``treat.HOW``.
    ``formula`` : the arithmetic, or only its numbers.
    ``among`` : labels of what else it was made of: the divisor; periods, units or nodes that fill a gap; unit and period
    of the base; periods of the links.
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
    formula: Formula = Formula()
    among: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    releases: tuple[Release, ...] = ()


@dataclass(frozen=True)
class Trace:
    """Every step of one score, the raw value first; then each node above it, up to the index."""

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
    seen = _Seen(result, data, unit, period)
    stages = _of_indicator(seen, node) if node in result.framework.indicators else _of_aggregate(seen, node)
    above = [stage for code in result.framework.above[node] for stage in _of_aggregate(seen, code)]
    return Trace(node, unit, period, (*stages, *above))


def _refuse(result: Result, node: str, unit: str, period: str) -> None:
    named = (("node", node, result.framework.order), ("unit", unit, result.units), ("period", period, result.periods))
    faults = [Fault(kind, repr(label), f"one of {', '.join(labels[:30])}{' …' if len(labels) > 30 else ''}")
              for kind, label, labels in named if label not in labels]  # fmt: skip
    raise_if(faults, DataError, "no such score")


@dataclass(frozen=True)
class _Seen:
    """A result as seen from one unit and period."""

    result: Result
    data: Any
    unit: str
    period: str

    @cached_property
    def at(self) -> tuple[int, int]:
        """Places of unit and period."""
        return self.result.units.index(self.unit), self.result.periods.index(self.period)

    @cached_property
    def task(self) -> Task:
        return task_of(self.result.framework, self.result.observations, self.result.method)

    @cached_property
    def unscreened(self) -> Prepared:
        """Values before units are screened out."""
        if not self.task.is_used("screen"):
            return self.result.computed.prepared
        none = Step(Choice("none"))
        method = replace(self.result.method, steps={**self.result.method.steps, "screen": none, "treat": none})
        return prepare(task_of(self.result.framework, self.result.observations, method))

    @cached_property
    def filled(self) -> FloatArray:
        return self.unscreened.filled

    def known(self, nodes: Sequence[int]) -> FloatArray:
        """Values of some indicators before gaps are filled: (unit, period, node)."""
        values, known = self.filled[..., nodes], self.unscreened.is_known
        return values if known is None else np.where(known[..., nodes], values, np.nan)

    def place(self, node: str) -> int:
        return self.result.framework.position[node]

    def number(self, array: FloatArray, node: str) -> float:
        """A number of an array that broadcasts to (unit, period, node)."""
        shape = (len(self.result.units), len(self.result.periods), array.shape[-1])
        return float(np.broadcast_to(array, shape)[(*self.at, self.place(node))])

    def chosen(self, step: StepName, node: str) -> dict[str, Any]:
        """The method of a step and its options, with every default, as a stage holds them."""
        framework = self.result.framework
        code = framework.root if step == "screen" else node
        choice = self.result.method.steps[step].at(code, framework.levels[code])
        options = options_model(step, choice.method).model_validate(dict(choice.options)).model_dump()
        return {"step": step, "method": choice.method, "options": options}

    def releases(self, node: str, unit: str = "", period: str = "") -> tuple[Release, ...]:
        """The row of data that is used, and after it those it replaced, the latest first."""
        at = {"unit": unit or self.unit, "period": period or self.period, "node": node}
        used = list(_rows(self.result.rows, at))
        earlier = [one for one in _rows(self.data, at) if used and one.published_on < used[0].published_on]
        return (*used, *sorted(earlier, key=lambda one: one.published_on, reverse=True))


def _rows(rows: Any, at: Mapping[str, str]) -> Iterator[Release]:
    own = nw.from_native(rows, eager_only=True).filter(*(nw.col(name) == label for name, label in at.items()))
    for row in own.iter_rows(named=True):
        texts = {name: "" if _is_nothing(row.get(name)) else str(row[name])
                 for name in ("source", "published_on", "note", "status")}  # fmt: skip
        numbers = {name: math.nan if _is_nothing(row.get(name)) else float(row[name])
                   for name in ("value", "indicators")}  # fmt: skip
        status, day = texts.pop("status") or "observed", texts.pop("published_on")[:10]
        yield Release(**at, **texts, **numbers, status=status, published_on=day)


def _is_nothing(value: object) -> bool:
    """Whether a cell is empty, as the kinds of frame show it: None, NaN or NaT."""
    return value is None or value != value  # noqa: PLR0124 - NaN and NaT differ from themselves


def _of_indicator(seen: _Seen, node: str) -> Iterator[Stage]:
    first = _value(seen, node)
    yield first
    if first.why == "change from base":
        yield _change(seen, node, first.after)
    if first.why not in ("", "no value"):
        return
    value = first.after
    for step in FIRST_STEPS:
        stage = STAGES[step](seen, node, value)
        if stage is not None:
            yield stage
            value = stage.after
            if math.isnan(value) and step != "denominate":  # a gap of the divisor may be filled
                return


def _value(seen: _Seen, node: str) -> Stage:
    releases, framework = seen.releases(node), seen.result.framework
    own, why = framework[node].unit_measure, ""
    value = releases[0].value if releases else math.nan
    status = releases[0].status if releases else "observed"
    if status != "observed":
        why = status.replace("_", " ")
        own = "%" if status == "change_from_base" else own
    elif math.isnan(value):
        why = "no value"
    return Stage(node, "value", value, why=why, unit_measure=own, releases=releases)


def _change(seen: _Seen, node: str, change: float) -> Stage:
    chosen = seen.chosen("normalise", node)
    formula = of_change(change, chosen["options"], falls=seen.result.framework[node].direction == -1)
    score = seen.number(seen.result.computed.scores, node)
    return Stage(node, after=score, before=change, formula=formula, why=_why(seen, node), **chosen)


def _denominate(seen: _Seen, node: str, value: float) -> Stage | None:
    chosen = seen.chosen("denominate", node)
    if chosen["method"] == "none" or math.isnan(value):
        return None
    by, scale = chosen["options"]["by"], chosen["options"]["scale"]
    after = float(seen.known([seen.place(node)])[(*seen.at, 0)])
    releases = seen.releases(by)
    formula = Formula()
    if not math.isnan(after):
        text = "{value} / {divisor}" + (" * {scale}" if scale != 1 else "")
        formula = Formula(text, {"value": value, "divisor": releases[0].value, "scale": scale})
    why = "no denominator" if math.isnan(after) else ""
    return Stage(node, after=after, before=value, why=why, unit_measure=seen.result.unit_measure(node), formula=formula,
                 among=(by,), releases=releases, **chosen)  # fmt: skip


def _gaps(seen: _Seen, node: str, value: float) -> Stage | None:
    if not math.isnan(value):
        return None
    chosen = seen.chosen("gaps", node)
    after = seen.number(seen.filled, node)
    is_open = math.isnan(after)
    formula, among = (Formula(), ()) if is_open else FILLED[chosen["method"]](seen, node, chosen["options"])
    return Stage(node, after=after, why=_why(seen, node) if is_open else "filled", formula=formula, among=among,
                 unit_measure=seen.result.unit_measure(node), **chosen)  # fmt: skip


def _screen(seen: _Seen, node: str, value: float) -> Stage | None:
    stays = seen.result.computed.prepared.stays
    if stays is None:
        return None
    values = seen.filled[seen.at]
    known = ~np.isnan(values)
    numbers = {"known": known.sum(), "indicators": len(values), "nonzero": (values[known] != 0).sum()}
    formula = Formula("", {name: float(number) for name, number in numbers.items()})
    after, why = (value, "") if stays[seen.at] else (math.nan, "screened out")
    return Stage(node, after=after, before=value, why=why, unit_measure=seen.result.unit_measure(node), formula=formula,
                 **seen.chosen("screen", node))  # fmt: skip


def _treat(seen: _Seen, node: str, value: float) -> Stage | None:
    chosen = seen.chosen("treat", node)
    if chosen["method"] == "none":
        return None
    prepared, place = seen.result.computed.prepared, seen.place(node)
    after, how = prepared.values[..., place], "not treated"
    before = after
    if prepared.untreated is not None and place in prepared.untreated.nodes:
        column = int(np.flatnonzero(prepared.untreated.nodes == place)[0])
        before, how = prepared.untreated.values[..., column], HOW[prepared.untreated.how[seen.at[1], column]]
    numbers = {}
    for name, values in (("before", before), ("after", after)):
        compared = seen.task.reference.units_compared(values[..., None])
        found = moments((compared if chosen["options"]["over"] == "all" else compared[:, seen.at[1]]).ravel())
        numbers |= {f"skewness_{name}": found.skewness, f"kurtosis_{name}": found.excess_kurtosis}
    formula = Formula("", {name: float(number) for name, number in numbers.items()})
    return Stage(node, after=float(after[seen.at]), before=value, why=how, formula=formula,
                 unit_measure="" if how not in HOW[:2] else seen.result.unit_measure(node), **chosen)  # fmt: skip


def _normalise(seen: _Seen, node: str, value: float) -> Stage | None:
    chosen, place = seen.chosen("normalise", node), seen.place(node)
    score = seen.number(seen.result.computed.scores, node)
    values = seen.result.computed.prepared.values[..., place : place + 1]
    cell = Cell(values, seen.task.reference.of(slice(place, place + 1)), *seen.at)
    among: tuple[str, ...] = ()
    if chosen["method"] == "ratio_to_base":
        base = cell.base(chosen["options"])
        among = (seen.result.units[base[0]], seen.result.periods[base[1]])
    formula = Formula() if math.isnan(score) else of_score(chosen["method"], chosen["options"], cell)
    releases = seen.releases(node, *among) if among else ()
    return Stage(node, after=score, before=value, why=_why(seen, node) if math.isnan(score) else "", formula=formula,
                 among=among, releases=releases, **chosen)  # fmt: skip


STAGES = {"denominate": _denominate, "gaps": _gaps, "screen": _screen, "treat": _treat, "normalise": _normalise}


def _carried(seen: _Seen, node: str, _: Mapping[str, Any]) -> tuple[Formula, tuple[str, ...]]:
    before, after = _neighbours(seen, node)
    return _from_period(seen, node, (before or after)[0])


def _interpolated(seen: _Seen, node: str, _: Mapping[str, Any]) -> tuple[Formula, tuple[str, ...]]:
    before, after = _neighbours(seen, node)
    if not (before and after):
        return _from_period(seen, node, (before or after)[0])
    ends = (before[0], after[0])
    first, last = (float(seen.known([seen.place(node)])[seen.at[0], period, 0]) for period in ends)
    start, now, end = np.rint(seen.task.reference.starts[[ends[0], seen.at[1], ends[1]]] * seen.task.reference.per_year)
    numbers = {"first": first, "last": last, "passed": float(now - start), "span": float(end - start)}
    text = "{first} + ({last} - {first}) * {passed} / {span}"
    return Formula(text, numbers), tuple(seen.result.periods[period] for period in ends)


def _neighbours(seen: _Seen, node: str) -> tuple[list[int], list[int]]:
    """The last period before, and the first one after, in which the unit has a value: one each, or none."""
    known = np.flatnonzero(~np.isnan(seen.known([seen.place(node)])[seen.at[0], :, 0])).tolist()
    return [at for at in known if at < seen.at[1]][-1:], [at for at in known if at > seen.at[1]][:1]


def _from_period(seen: _Seen, node: str, period: int) -> tuple[Formula, tuple[str, ...]]:
    value = float(seen.known([seen.place(node)])[seen.at[0], period, 0])
    return Formula("{value}", {"value": value}), (seen.result.periods[period],)


def _grouped(seen: _Seen, node: str, _: Mapping[str, Any]) -> tuple[Formula, tuple[str, ...]]:
    groups = seen.result.observations.groups
    members = np.ones(len(seen.result.units), np.bool_) if groups is None else groups == groups[seen.at[0]]
    members &= ~np.isnan(seen.known([seen.place(node)])[:, seen.at[1], 0])
    names = [unit for unit, is_in in zip(seen.result.units, members, strict=True) if is_in]
    among = tuple(unit for unit in names if unit != seen.result.method.base_unit)
    return Formula("", {"units": float(len(among))}), among


def _sibling(seen: _Seen, node: str, options: Mapping[str, Any]) -> tuple[Formula, tuple[str, ...]]:
    framework = seen.result.framework
    codes = [code for code in framework.children[framework[node].parent] if code in framework.indicators]
    values = seen.known([seen.place(code) for code in codes])
    low, high = (np.broadcast_to(end, values.shape)[seen.at] for end in
                 extremes(values, seen.task.reference, options["over"]))  # fmt: skip
    used = ~np.isnan(values[seen.at]) & (low != high)
    return Formula("", {"nodes": float(used.sum())}), tuple(np.array(codes)[used].tolist())


FILLED = {"carry_forward": _carried, "interpolate": _interpolated, "group_mean": _grouped, "group_median": _grouped,
          "pillar_mean": _sibling, "pillar_median": _sibling}  # fmt: skip


def _of_aggregate(seen: _Seen, node: str) -> Iterator[Stage]:
    result = seen.result
    score = seen.number(result.computed.scores, node)
    if result.is_given(node, seen.period, seen.unit):
        yield Stage(node, "value", score, why="given", releases=seen.releases(node))
        return
    chosen, factor = seen.chosen("aggregate", node), _factor(seen, node)
    unlinked = score / factor
    parts = tuple(_parts(seen, node, chosen["method"], is_scored=not math.isnan(score)))
    used = [part for part in parts if not math.isnan(part.score) and part.weight > 0]
    formula = Formula()
    if not math.isnan(score):
        formula = of_mean(chosen["method"], chosen["options"], [part.score for part in used],
                          [part.weight for part in used])  # fmt: skip
    yield Stage(node, after=math.nan, parts=parts, **seen.chosen("weights", node))
    yield Stage(node, after=unlinked, why="" if formula.numbers else _why(seen, node), formula=formula, parts=parts,
                **chosen)  # fmt: skip
    if factor != 1:
        formula = Formula("{unlinked} * {factor}", {"unlinked": unlinked, "factor": factor})
        yield Stage(node, after=score, before=unlinked, formula=formula, among=tuple(_linked(seen, node)),
                    **seen.chosen("link", result.framework.root) | {"step": "link"})  # fmt: skip


def _parts(seen: _Seen, node: str, method: str, *, is_scored: bool) -> Iterator[Part]:
    """The children, each with its share: in what was used, or in what was expected where the parent has no score."""
    children = seen.result.framework.children[node]
    scores = [seen.number(seen.result.computed.scores, child) / _factor(seen, child) for child in children]
    weights = [seen.number(seen.result.computed.weights, child) for child in children]
    used = [weight > 0 and not (is_scored and math.isnan(score)) for weight, score in zip(weights, scores, strict=True)]
    total = math.fsum(weight for weight, is_used in zip(weights, used, strict=True) if is_used)
    for child, weight, score, is_used in zip(children, weights, scores, used, strict=True):
        share = weight / total if is_used else math.nan
        points = share * score if method == "arithmetic" and is_scored else math.nan
        yield Part(child, weight, share, score, points, _why(seen, child))


def _factor(seen: _Seen, node: str) -> float:
    """By what the score of a node was linked; 1 where it was not."""
    links, width = seen.result.computed.links, len(seen.result.framework.indicators)
    at = seen.place(node) - width
    return 1.0 if links is None or at < 0 else float(links[(*seen.at, at)])


def _linked(seen: _Seen, node: str) -> Iterable[str]:
    """The periods, up to this one, in which the score of a node was linked to those before."""
    links = seen.result.computed.links
    if links is None:
        return ()
    own = links[seen.at[0], : seen.at[1] + 1, seen.place(node) - len(seen.result.framework.indicators)]
    return (seen.result.periods[at + 1] for at in np.flatnonzero(np.diff(own)))


def _why(seen: _Seen, node: str) -> str:
    return seen.result.why(node, seen.period, seen.unit)
