"""Drivers: what an indicator is made of, and what contradicts that."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from donghaeng.base.errors import Fault
from donghaeng.index import Framework, Method
from donghaeng.index.observations import Observations

Form = Literal["coverage", "volume", "outcome"]
FORMS: tuple[Form, ...] = get_args(Form)
Role = Literal["need", "budget", "price_level", "output"]
ROLES: tuple[Role, ...] = get_args(Role)
"""The series that an indicator may be made of, as columns of ``drivers.csv``."""
EXACT = 1e-9
"""How closely an exact indicator is the product of its drivers, as a share of it. [1]"""
NOISE = 1e-12
"""What arithmetic adds to a rounded figure, as a share of it. [1]"""
MORE_THAN_NONE = ("need", "price_level")
"""What may not be zero: it divides."""


@dataclass(frozen=True)
class Driver:
    """One row of ``drivers.csv``: the form of an indicator, and the series it is made of.

    ``form`` : ``coverage`` is scale × output / need, ``volume`` is scale × output, ``outcome`` is neither.
    ``output``, ``need``, ``budget``, ``price_level`` : codes of ``series.csv``, empty where none is published; the
    output of a volume is the indicator itself where it is empty.
    ``decimals`` : to which the indicator is printed; None where it is exact.
    ``need_error``, ``budget_error``, ``output_error`` : how far each figure may lie off, as a share of it. [0-1]
    """

    indicator: str
    form: Form
    output: str = ""
    need: str = ""
    budget: str = ""
    price_level: str = ""
    scale: float = 1.0
    decimals: int | None = None
    need_error: float = 0.0
    budget_error: float = 0.0
    output_error: float = 0.0
    source: str = ""
    note: str = ""

    def series(self, role: Role) -> str:
        """The code of the series that plays a role; empty where none is named."""
        return {"need": self.need, "budget": self.budget, "price_level": self.price_level, "output": self.output}[role]

    @property
    def named(self) -> tuple[Role, ...]:
        """The roles that a series is named for."""
        return tuple(role for role in ROLES if self.series(role))

    def error(self, role: Role) -> float:
        """How far each figure of a series may lie off, as a share of it. [0-1]"""
        return {"need": self.need_error, "budget": self.budget_error, "output": self.output_error}.get(role, 0.0)


def driver_faults(
    drivers: Sequence[Driver], framework: Framework, observations: Observations, method: Method
) -> list[Fault]:
    """Find everything wrong with drivers; rows count from 2.

    Unknown indicators and series, an indicator twice, series that do not fit the form, figures that cannot be (a need
    of zero, anything below zero), and an indicator that is not the product of its drivers beyond its rounding.
    """
    seen: dict[str, int] = {}
    faults: list[Fault] = []
    for row, driver in enumerate(drivers, start=2):
        faults += _name_faults(driver, row, framework, seen)
        faults += _form_faults(driver, row, framework, method)
        faults += _error_faults(driver, row)
        if driver.indicator in framework.indicators and driver.scale > 0:
            faults += _figure_faults(driver, row, framework, observations)
        seen.setdefault(driver.indicator, row)
    return faults


def figures(driver: Driver, role: Role, framework: Framework, observations: Observations) -> np.ndarray | None:
    """The figures of a driver (unit, period); the output of a volume may be the indicator itself. [its unit_measure]

    None where no series is named, or none of that name is known.
    """
    codes = [series.code for series in framework.series]
    if role == "output" and driver.form == "volume" and not driver.output:
        own = observations.values[..., framework.position[driver.indicator]]
        return np.asarray(own / driver.scale)
    code = driver.series(role)
    if code not in codes or observations.series is None:
        return None
    return np.asarray(observations.series[..., codes.index(code)])


def _name_faults(driver: Driver, row: int, framework: Framework, seen: dict[str, int]) -> Iterator[Fault]:
    if driver.indicator not in framework.indicators:
        yield Fault("indicator", repr(driver.indicator), "the code of an indicator of framework.csv", row)
    elif driver.indicator in seen:
        found = f"{driver.indicator!r} again, first in row {seen[driver.indicator]}"
        yield Fault("indicator", found, "one row per indicator", row)
    codes = {series.code for series in framework.series}
    for role in driver.named:
        if driver.series(role) not in codes:
            yield Fault(
                role, repr(driver.series(role)), "a code of series.csv; or nothing, where none is published", row
            )


def _form_faults(driver: Driver, row: int, framework: Framework, method: Method) -> Iterator[Fault]:
    if driver.form not in FORMS:
        yield Fault("form", repr(driver.form), f"one of {list(FORMS)}", row)
    if not (math.isfinite(driver.scale) and driver.scale > 0):
        yield Fault("scale", f"{driver.scale:g}", "a finite number above 0", row)
    if driver.decimals is not None and driver.decimals < 0:
        yield Fault("decimals", f"{driver.decimals}", "0 or more; or nothing, where values are exact", row)
    if driver.form == "outcome":
        if driver.named:
            yield Fault("form", f"an outcome with {', '.join(driver.named)}", "no series: an outcome is made of none; "
                        "or the form coverage or volume", row)  # fmt: skip
        return
    if driver.indicator in framework.indicators and framework[driver.indicator].direction == -1:
        found = f"a {driver.form}, where lower is better"
        yield Fault("form", found, "outcome: what a city delivers is better the more there is", row)
    yield from _gap_faults(driver, row)
    choice = method.choices("denominate", framework).get(driver.indicator)
    if driver.named and choice is not None and choice.method != "none":
        yield Fault("indicator", f"{driver.indicator!r}, divided by a series in [denominate]",
                    "an indicator that is scored as it is observed; or no series", row)  # fmt: skip


def _gap_faults(driver: Driver, row: int) -> Iterator[Fault]:
    if driver.form == "coverage" and driver.named:
        for role in ("output", "need"):
            if not driver.series(role):
                yield Fault(role, "nothing", "a series: a coverage is output / need; or no series at all", row)
    if driver.price_level and not driver.budget:
        yield Fault("budget", "nothing", "the budget whose prices price_level gives; or no price_level", row)


def _error_faults(driver: Driver, row: int) -> Iterator[Fault]:
    for role in ("need", "budget", "output"):
        error = driver.error(role)
        if not 0 <= error < 1:
            yield Fault(f"{role}_error", f"{error:g}", "a share of the figure, from 0 to below 1", row)
        elif error and not driver.series(role) and not (role == "output" and driver.form == "volume"):
            yield Fault(f"{role}_error", f"{error:g} without a {role}", f"nothing; or a series for {role}", row)


def _figure_faults(driver: Driver, row: int, framework: Framework, observations: Observations) -> Iterator[Fault]:
    known = {role: figures(driver, role, framework, observations) for role in ROLES}
    for role, own in known.items():
        if own is None:
            continue
        is_wrong = own <= 0 if role in MORE_THAN_NONE else own < 0
        limit = "above 0" if role in MORE_THAN_NONE else "0 or more"
        for place in zip(*np.nonzero(is_wrong), strict=True):
            yield Fault(f"{role} {_where(observations, place)}", f"{own[place]:g}",
                        f"a figure {limit}; or no row in data.csv where it is not known", row)  # fmt: skip
    output, need = known["output"], known["need"]
    if driver.form == "outcome" or output is None or (driver.form == "coverage" and need is None):
        return
    divisor = np.ones_like(output) if driver.form == "volume" or need is None else need
    product = driver.scale * np.divide(output, divisor, out=np.full_like(output, np.nan), where=divisor > 0)
    value = observations.values[..., framework.position[driver.indicator]]
    near = EXACT * np.abs(value)
    if driver.decimals is not None:
        near = 0.5 * 10.0**-driver.decimals * (1 + EXACT) + NOISE * np.abs(value)
    for place in zip(*np.nonzero(np.abs(value - product) > near), strict=True):
        formula = "scale × output" if driver.form == "volume" else "scale × output / need"
        within = "exactly" if driver.decimals is None else f"to {driver.decimals} decimals"
        yield Fault(f"{driver.indicator} {_where(observations, place)}", f"{value[place]:.12g}",
                    f"{formula} = {product[place]:.12g}, {within}; or a scale, decimals or series that give it",
                    row)  # fmt: skip


def _where(observations: Observations, place: tuple[np.intp, ...]) -> str:
    return f"{observations.units[place[0]]} {observations.periods[place[1]]}"
