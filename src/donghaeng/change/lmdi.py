"""The logarithm of an indicator, split into need, funding, price and efficiency: exact, and only as far as data go."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from donghaeng.change.drivers import ROLES, Driver, Role, figures
from donghaeng.change.log_mean import log_mean
from donghaeng.index import Result

Factor = Literal["need", "funding", "price", "efficiency", "nominal_efficiency", "output"]
FACTORS: tuple[Factor, ...] = get_args(Factor)
"""``nominal_efficiency`` is output per won where no price level is known; ``output`` is all that funding, price and
efficiency did together, where no budget is known."""


@dataclass(frozen=True)
class Figures:
    """An indicator and its drivers in one place; NaN where a figure is not known.

    ``value`` : the indicator. [its unit_measure]
    ``of`` : by role. [each series' unit_measure]
    """

    value: float
    of: Mapping[Role, float]


@dataclass(frozen=True)
class ValueSplit:
    """How the value of an indicator went from one place to another.

    ``form`` : empty where drivers.csv has no row: ``missing`` is ``form`` then.
    ``before``, ``after`` : the value, NaN where it is not known. [its unit_measure]
    ``ends`` : the product of the drivers in both places; the value where there is no product. [its unit_measure]
    ``logs`` : the change of the logarithm by factor; empty where nothing can be told. [1]
    ``widths`` : how far the change of a driver's logarithm may lie off, by role, by the errors of its figures. [1]
    ``missing`` : roles of which a figure is not known; ``value`` for the indicator itself.
    ``zeros`` : roles at which the split stops, because a figure is zero.
    ``implied`` : of a volume whose need is known: the split of output / need.
    """

    indicator: str
    form: str
    before: float
    after: float
    ends: tuple[float, float]
    logs: Mapping[Factor, float]
    widths: Mapping[Role, float]
    missing: tuple[str, ...] = ()
    zeros: tuple[Role, ...] = ()
    implied: "ValueSplit | None" = None

    @property
    def total(self) -> float:
        """The change of the logarithm, the sum of all factors; NaN where there is none. [1]"""
        return sum(self.logs.values()) if self.logs else math.nan

    @property
    def is_changed(self) -> bool:
        """Whether the value in the last place is another one than in the first."""
        return not math.isnan(self.after - self.before) and self.after != self.before

    @property
    def effects(self) -> Mapping[Factor, float]:
        """What each factor did to the value, so that all add up to the change of ``ends``. [its unit_measure]

        References
        ----------
        Ang, "The LMDI approach to decomposition analysis: a practical guide", *Energy Policy* 33 (2005), equation 5.
        """
        if not self.logs:
            return {}
        mean = float(log_mean(np.array([self.ends[0]]), np.array([self.ends[1]]))[0])
        return {factor: mean * log for factor, log in self.logs.items()}

    def explains(self, contribution: float) -> bool:
        """Whether a contribution to a score went the way of the value, so that its drivers may have made it."""
        return self.is_changed and contribution * self.total > 0

    def points(self, contribution: float) -> Mapping[Factor, float]:
        """Part what the indicator contributes to a score, in proportion to the logarithms.

        NaN where the value did not change, or went another way than the score: something else moved it then, such as
        other units. [points]
        """
        if not self.explains(contribution):
            return dict.fromkeys(self.logs, math.nan)
        return {factor: contribution * log / self.total for factor, log in self.logs.items()}


def split_value(driver: Driver, first: Figures, last: Figures) -> ValueSplit:
    """Split the change of an indicator's logarithm into its drivers.

    Coverage: log(after / before) = -Δlog need + Δlog budget - Δlog price + Δlog efficiency, with efficiency =
    output / (budget / price). A volume has no need in it.

    Parameters
    ----------
    first, last : the figures in both places; a need above 0.

    Returns
    -------
    As far as figures go: without a budget ``need`` and ``output``, without a price level ``nominal_efficiency``;
    nothing where output or need is not known, or output is zero.
    """
    is_coverage = driver.form == "coverage"
    moved = {role: _log_ratio(first.of[role], last.of[role]) for role in ROLES}
    missing = _missing(driver, first, last)
    zeros = tuple(role for role in ROLES if 0 in (first.of[role], last.of[role]))
    ends = _product(driver, first), _product(driver, last)
    is_told = driver.form != "outcome" and not math.isnan(moved["output"] + (moved["need"] if is_coverage else 0))
    logs: dict[Factor, float] = {}
    if is_told:
        logs = _of_output(moved) | ({"need": -moved["need"]} if is_coverage else {})
        logs = {factor: logs[factor] for factor in FACTORS if factor in logs}
    widths = {role: math.log((1 + driver.error(role)) / (1 - driver.error(role))) for role in ROLES}
    implied = None
    if driver.form == "volume" and not math.isnan(moved["need"]):
        implied = split_value(_as_coverage(driver), *(Figures(math.nan, side.of) for side in (first, last)))
    before, after = (end if math.isnan(side.value) else side.value
                     for side, end in zip((first, last), ends, strict=True))  # fmt: skip
    return ValueSplit(driver.indicator, driver.form, before, after, ends, logs, widths, missing, zeros, implied)


def split_between(result: Result, driver: Driver | None, code: str, places: Sequence[tuple[str, str]]) -> ValueSplit:
    """Split the change of an indicator between two places (unit, period); without a driver, its values alone."""
    plain = driver or Driver(code, "outcome")
    first, last = (figures_at(result, plain, unit, period) for unit, period in places)
    made = split_value(plain, first, last)
    return made if driver else replace(made, form="", missing=("form",))


def figures_at(result: Result, driver: Driver, unit: str, period: str) -> Figures:
    """The figures of an indicator and its drivers in one place."""
    place = result.units.index(unit), result.periods.index(period)
    framework, seen = result.framework, result.observations
    arrays = {role: figures(driver, role, framework, seen) for role in ROLES}
    value = float(seen.values[(*place, framework.position[driver.indicator])])
    return Figures(value, {role: math.nan if own is None else float(own[place]) for role, own in arrays.items()})


def _of_output(moved: Mapping[Role, float]) -> dict[Factor, float]:
    output, budget, price = moved["output"], moved["budget"], moved["price_level"]
    if math.isnan(budget):
        return {"output": output}
    if math.isnan(price):
        return {"funding": budget, "nominal_efficiency": output - budget}
    return {"funding": budget, "price": -price, "efficiency": output - budget + price}


def _product(driver: Driver, side: Figures) -> float:
    if driver.form == "outcome":
        return side.value
    made = driver.scale * side.of["output"] / (side.of["need"] if driver.form == "coverage" else 1)
    return side.value if math.isnan(made) else made


def _missing(driver: Driver, first: Figures, last: Figures) -> tuple[str, ...]:
    """The roles of which a figure is not known in one place or the other."""
    sides = (first, last)
    lacking = [role for role in ROLES if any(math.isnan(side.of[role]) for side in sides)]
    if driver.form == "outcome":
        lacking = []
    is_itself = driver.form == "volume" and not driver.output
    has_value = all(not math.isnan(_product(driver, side)) for side in sides)
    return (*(() if has_value else ("value",)), *(role for role in lacking if not (role == "output" and is_itself)))


def _as_coverage(driver: Driver) -> Driver:
    return Driver(driver.indicator, "coverage", driver.output, driver.need, driver.budget, driver.price_level,
                  need_error=driver.need_error, budget_error=driver.budget_error,
                  output_error=driver.output_error)  # fmt: skip


def _log_ratio(first: float, last: float) -> float:
    """NaN where one of them is not above 0, or not known."""
    return math.log(last / first) if first > 0 and last > 0 else math.nan
