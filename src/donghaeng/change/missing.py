"""The list of what a city would have to publish, so that a change can be diagnosed."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from donghaeng.change.drivers import ROLES, Driver
from donghaeng.change.lmdi import Figures, figures_at
from donghaeng.index import Result


@dataclass(frozen=True)
class Missing:
    """What is not published of one indicator.

    ``form`` : empty where drivers.csv has no row.
    ``roles`` : the periods without a figure, by role; ``value`` is the indicator itself.
    """

    indicator: str
    form: str
    roles: Mapping[str, tuple[str, ...]]


def missing_series(result: Result, drivers: Sequence[Driver], unit: str = "") -> tuple[Missing, ...]:
    """List, in the order of the tree, the figures that a split of each indicator lacks.

    Parameters
    ----------
    unit : the first one without it.

    Returns
    -------
    Only indicators that lack something. A volume lacks its need as well: only its coverage shows demand. An outcome
    lacks its value alone; so does an indicator without a row, of which no more can be said.
    """
    rows = {driver.indicator: driver for driver in drivers}
    found = []
    for code in result.framework.tree:
        if result.framework.children[code]:
            continue
        driver = rows.get(code)
        roles = _roles(result, driver or Driver(code, "outcome"), unit or result.units[0])
        if roles or driver is None:
            found.append(Missing(code, "" if driver is None else driver.form, roles))
    return tuple(found)


def _roles(result: Result, driver: Driver, unit: str) -> dict[str, tuple[str, ...]]:
    at = {period: figures_at(result, driver, unit, period) for period in result.periods}
    roles = () if driver.form == "outcome" else ROLES
    if driver.form == "volume" and not driver.output:
        roles = tuple(role for role in ROLES if role != "output")
    found = {"value": tuple(period for period, own in at.items() if not _has_value(driver, own))}
    found |= {role: tuple(period for period, own in at.items() if math.isnan(own.of[role])) for role in roles}
    return {role: periods for role, periods in found.items() if periods}


def _has_value(driver: Driver, own: Figures) -> bool:
    made = own.of["output"] / own.of["need"] if driver.form == "coverage" else own.of["output"]
    return not (math.isnan(own.value) and math.isnan(made))
