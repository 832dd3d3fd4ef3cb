"""The formula of every method, with the numbers of one score: what was compared with what."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from donghaeng.base.arrays import FloatArray
from donghaeng.city.formula import Formula, plain
from donghaeng.index.reference import Reference
from donghaeng.index.scale import Range

Options = Mapping[str, Any]
LONGEST = 60
"""Children up to which a mean is written out; nobody reads more."""
LARGEST = 1e99
"""What a pocket calculator can hold."""
SHARE = "({value} - {worst}) / ({best} - {worst})"


@dataclass(frozen=True)
class Cell:
    """One value among those it is compared with.

    ``values`` : (unit, period, 1), the indicator as it is normalised. [the indicator's unit_measure]
    ``reference`` : what stands around them.
    ``unit``, ``period`` : the place of the value.
    """

    values: FloatArray
    reference: Reference
    unit: int
    period: int

    @property
    def value(self) -> float:
        """The value itself. [the indicator's unit_measure]"""
        return float(self.values[self.unit, self.period, 0])

    @property
    def falls(self) -> bool:
        """Whether lower is better."""
        return bool(self.reference.direction[0] < 0)

    def pool(self, over: str) -> FloatArray:
        """What it is compared with: all known values but those of the reference unit.

        Parameters
        ----------
        over : ``all`` periods, ``each`` on its own, or the ``base`` period.

        Returns
        -------
        (value,). [the indicator's unit_measure]
        """
        compared = self.reference.units_compared(self.values)
        if over != "all":
            compared = compared[:, self.period if over == "each" else self.reference.base_period]
        return compared[~np.isnan(compared)]

    def ends(self, over: str) -> dict[str, float]:
        """The value beside the worst and the best one."""
        pool = self.pool(over)
        low, high = float(pool.min()), float(pool.max())
        worst, best = (high, low) if self.falls else (low, high)
        return {"value": self.value, "worst": worst, "best": best}

    def base(self, options: Options) -> tuple[int, int]:
        """The unit and period whose value is 100 under ``ratio_to_base``."""
        unit = self.unit if self.reference.base_unit is None else self.reference.base_unit
        period = self.reference.base_period or 0
        if options["base"] == "first":
            period += int(np.argmax(~np.isnan(self.values[unit, period:, 0])))
        return unit, period


def of_score(method: str, options: Options, cell: Cell) -> Formula:
    """How a value became a score."""
    return NORMALISE[method](cell, options)


def of_change(change: float, options: Options, *, falls: bool) -> Formula:
    """How a published change from the base period became a score."""
    return _of_ratio("(1 + {change} / 100)", {"change": change}, options, falls=falls)


def of_mean(method: str, options: Options, scores: Sequence[float], weights: Sequence[float]) -> Formula:
    """How the scores of children became that of their parent; without a text where units or orders are compared."""
    names = [f"s{place}" for place in range(len(scores))]
    numbers = dict(zip(names, scores, strict=True))
    if method not in MEANS or len(scores) > LONGEST:
        return Formula("", numbers)
    if len(set(weights)) > 1:
        numbers |= {f"w{place}": weight for place, weight in enumerate(weights)}
    total = float(len(scores)) if len(set(weights)) == 1 else math.fsum(weights)
    made = MEANS[method](_Children(scores, weights, total), options)
    return Formula(made.text, {**numbers, "total": total, **made.numbers})


def _ratio_to_base(cell: Cell, options: Options) -> Formula:
    unit, period = cell.base(options)
    numbers = {"value": cell.value, "base": float(cell.values[unit, period, 0])}
    return _of_ratio("{value} / {base}", numbers, options, falls=cell.falls)


def _of_ratio(ratio: str, numbers: dict[str, float], options: Options, *, falls: bool) -> Formula:
    if not falls:
        text = f"100 * {ratio}"
    elif options["lower_is_better"] == "reflection":
        text = f"200 - 100 * {ratio}"
    else:
        text = f"100 / {ratio}" if "base" not in numbers else "100 * {base} / {value}"
    score = Formula(text, numbers).result
    floor, cap = options["floor"], options["cap"]
    if floor is not None and score < floor:
        text = f"max({text}, {plain(floor)})"
    elif cap is not None and score > cap:
        text = f"min({text}, {plain(cap)})"
    return Formula(text, numbers)


def _goalposts(cell: Cell, options: Options) -> Formula:
    numbers = {"value": cell.value, "worst": options["worst"], "best": options["best"]}
    share = SHARE
    if options["scale"] == "log":
        for name in numbers:
            share = share.replace(f"{{{name}}}", f"ln({{{name}}})")
    held = _held(share, numbers) if options["cap"] else share
    return Formula(_stretched(held, options["range"]), numbers)


def _min_max(cell: Cell, options: Options) -> Formula:
    return Formula(_stretched(SHARE, options["range"]), cell.ends(options["over"]))


def _z_score(cell: Cell, options: Options) -> Formula:
    pool = cell.pool(options["over"])
    numbers = {"value": cell.value, "mean": float(pool.mean()), "sd": float(pool.std(ddof=1))}
    away = "({mean} - {value}) / {sd}" if cell.falls else "({value} - {mean}) / {sd}"
    scaled = away if options["sd"] == 1 else f"{plain(options['sd'])} * {away}"
    return Formula(scaled if options["mean"] == 0 else f"{plain(options['mean'])} + {scaled}", numbers)


def _ranked(text: str) -> Callable[[Cell, Options], Formula]:
    def formula(cell: Cell, options: Options) -> Formula:
        pool = cell.pool(options["over"])
        ahead = pool > cell.value if cell.falls else pool < cell.value
        others = len(pool) - (cell.unit != cell.reference.base_unit)
        numbers = {"value": cell.value, "ahead": float(ahead.sum()), "others": float(others)}
        return Formula(_stretched(text, options.get("range", (0, 1))), numbers)

    return formula


def _scaled(cell: Cell, options: Options) -> Formula:
    numbers = {"value": cell.value, "lower": options["lower"], "upper": options["upper"]}
    above = "({value} - {lower})"
    if cell.falls:
        above = "({upper} - {value})" if options["lower_is_better"] == "reflection" else "(-{value} - {lower})"
    return Formula(_stretched(f"{above} / ({{upper}} - {{lower}})", options["range"]), numbers)


def _distance(cell: Cell, options: Options) -> Formula:
    """To a target, or to a unit in the same period."""
    best = options.get("target")
    if best is None:
        best = float(cell.values[cell.reference.units.index(options["unit"]), cell.period, 0])
    numbers = cell.ends(options["over"]) | {"best": best}
    is_beyond = options["cap"] and Formula(SHARE, numbers).result > 1
    return Formula(_stretched(f"min({SHARE}, 1)" if is_beyond else SHARE, options["range"]), numbers)


def _fraction_of_maximum(cell: Cell, options: Options) -> Formula:
    numbers = cell.ends(options["over"])
    del numbers["worst"]
    is_reciprocal = cell.falls and options["lower_is_better"] == "reciprocal"
    share = "{best} / {value}" if is_reciprocal else "{value} / {best}"
    return Formula(_stretched(share, options["range"]), numbers)


def _around_reference(cell: Cell, options: Options) -> Formula:
    pool, at = cell.pool(options["over"]), cell.reference
    base = cell.pool("base") if at.base_unit is None else cell.values[at.base_unit, at.base_period]
    ends = {"lowest": float(pool.min()), "highest": float(pool.max())}
    away = "({base} - {value})" if cell.falls else "({value} - {base})"
    text = f"100 + {plain(options['width'])} * {away} / ({{highest}} - {{lowest}})"
    return Formula(text, {"value": cell.value, "base": float(base.mean()), **ends})


NORMALISE: Mapping[str, Callable[[Cell, Options], Formula]] = MappingProxyType({
    "ratio_to_base": _ratio_to_base,
    "goalposts": _goalposts,
    "min_max": _min_max,
    "z_score": _z_score,
    "rank": _ranked("{ahead} + 1"),
    "percentile_rank": _ranked("{ahead} / {others}"),
    "borda": _ranked("{ahead}"),
    "scaled": _scaled,
    "distance_to_unit": _distance,
    "distance_to_maximum": _min_max,
    "distance_to_target": _distance,
    "fraction_of_maximum": _fraction_of_maximum,
    "around_reference": _around_reference,
    "none": lambda cell, _: Formula("{value}", {"value": cell.value}),
})  # fmt: skip


def _stretched(share: str, range: Range) -> str:  # noqa: A002 - the field's word
    low, high = range
    if low == 0:
        return share if high == 1 else f"{plain(high)} * {share}"
    return f"{plain(low)} + {plain(high - low)} * {share}"


def _held(share: str, numbers: Mapping[str, float]) -> str:
    """A share of a scale, held at its ends where it lies beyond them."""
    found = Formula(share, numbers).result
    if found > 1:
        return f"min({share}, 1)"
    return f"max({share}, 0)" if found < 0 else share


@dataclass(frozen=True)
class _Children:
    """The children of a parent that have a score; ``total`` is what they weigh, or how many they are."""

    scores: Sequence[float]
    weights: Sequence[float]
    total: float

    @property
    def is_equal(self) -> bool:
        return len(set(self.weights)) == 1

    def joined(self, sign: str, weighted: str, plain: str) -> str:
        """A term for each child, with its weight where weights differ."""
        term = plain if self.is_equal else weighted
        return f" {sign} ".join(term.replace("#", str(place)) for place in range(len(self.scores)))

    def divided(self, text: str) -> str:
        if len(self.scores) == 1:
            return text
        return text if abs(self.total - 1) < 1e-12 else f"({text}) / {{total}}"


def _arithmetic(own: _Children, _: Options) -> Formula:
    return Formula(own.divided(own.joined("+", "{w#} * {s#}", "{s#}")))


def _geometric(own: _Children, _: Options) -> Formula:
    if len(own.scores) == 1:
        return Formula("{s0}")
    if own.is_equal and math.prod(own.scores) < LARGEST:
        return Formula(f"({own.joined('*', '', '{s#}')}) ** (1 / {{total}})")
    return Formula(own.joined("*", "{s#} ** ({w#} / {total})", "{s#} ** (1 / {total})"))


def _harmonic(own: _Children, _: Options) -> Formula:
    if 0 in own.scores:
        return Formula()
    if len(own.scores) == 1:
        return Formula("{s0}")
    return Formula(f"{{total}} / ({own.joined('+', '{w#} / {s#}', '1 / {s#}')})")


def _power(own: _Children, options: Options) -> Formula:
    exponent = options["exponent"]
    if 0 in own.scores and exponent < 0:
        return Formula()
    inside = own.divided(own.joined("+", "{w#} * {s#} ** {exponent}", "{s#} ** {exponent}"))
    return Formula(f"({inside}) ** (1 / {{exponent}})", {"exponent": float(exponent)})


def _minimum(own: _Children, _: Options) -> Formula:
    names = ", ".join(f"{{s{place}}}" for place in range(len(own.scores)))
    return Formula("{s0}" if len(own.scores) == 1 else f"min({names})")


def _mazziotta_pareto(own: _Children, options: Options) -> Formula:
    scores = np.array(own.scores)
    mean = float(np.average(scores, weights=own.weights))
    sd = math.sqrt(np.average((scores - mean) ** 2, weights=own.weights))
    sign = "-" if options["penalty"] == "below" else "+"
    return Formula(f"{{mean}} {sign} {{sd}} ** 2 / {{mean}}", {"mean": mean, "sd": sd})


MEANS: Mapping[str, Callable[[_Children, Options], Formula]] = MappingProxyType({
    "arithmetic": _arithmetic,
    "geometric": _geometric,
    "harmonic": _harmonic,
    "power": _power,
    "minimum": _minimum,
    "mazziotta_pareto": _mazziotta_pareto,
})  # fmt: skip
