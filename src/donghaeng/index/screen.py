"""Screening: units of which too little is known are not scored.

Every method has one shape: values (unit, period, indicator) with NaN for a gap, which of them are expected (not those
left out, nor those under a given score), and what stands around them; it returns which units stay in which period.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated

import numpy as np
from pydantic import Field

from donghaeng.base.arrays import BoolArray, FloatArray
from donghaeng.base.errors import Fault, MethodError, raise_if
from donghaeng.index.reference import Reference

Screen = Callable[..., BoolArray]
SLACK = 1e-9
"""Indicators by which a share may fall short: 0.9 of 10 is 9. [indicators]"""
Share = Annotated[float, Field(ge=0, le=1)]


def none(values: FloatArray, expected: BoolArray, reference: Reference) -> BoolArray:
    """Score every unit.

    Parameters
    ----------
    values : (unit, period, indicator). [each indicator's unit_measure]
    expected : not used. [counts]
    reference : not used.

    Returns
    -------
    (unit, period), all true. [stays]
    """
    return np.ones(values.shape[:2], dtype=np.bool_)


def available(  # noqa: PLR0913 - options are read off the signature
    values: FloatArray,
    expected: BoolArray,
    reference: Reference,
    *,
    min_share: Share = 2 / 3,
    min_nonzero: Share = 0.0,
    keep: tuple[str, ...] = (),
    drop: tuple[str, ...] = (),
) -> BoolArray:
    """Score units of which enough is known, period by period.

    Parameters
    ----------
    values : (unit, period, indicator); a gap is NaN. [each indicator's unit_measure]
    expected : the same shape; a unit of which nothing is expected stays. [counts]
    reference : names of the units.
    min_share : least share of the indicators expected that have a value. [0-1]
    min_nonzero : least share of the known values that are not zero. [0-1]
    keep, drop : units that stay or go in any case.

    Returns
    -------
    (unit, period). [stays]

    Raises
    ------
    MethodError
        For a unit to keep or drop that is not there, or that stands in both lists.

    References
    ----------
    COINr 1.1.14, ``Screen``; OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 2.

    Examples
    --------
    >>> one = Reference(np.ones(3), np.array([2022.0]), units=("a", "b"))
    >>> values = np.array([[[1.0, 2.0, np.nan]], [[np.nan, 3.0, np.nan]]])
    >>> available(values, np.ones(values.shape, dtype=bool), one)[:, 0]
    array([ True, False])
    """
    _refuse_units(reference, keep, drop)
    known = (~np.isnan(values) & expected).sum(axis=2)
    nonzero = known - ((values == 0) & expected).sum(axis=2)
    asked = expected.sum(axis=2)
    stays = (known >= min_share * asked - SLACK) & (nonzero >= min_nonzero * known - SLACK)
    stays &= (known > 0) | (asked == 0)
    names = np.array(reference.units)
    result: BoolArray = (stays | np.isin(names, keep)[:, None]) & ~np.isin(names, drop)[:, None]
    return result


SCREEN: Mapping[str, Screen] = MappingProxyType({"none": none, "available": available})


def _refuse_units(reference: Reference, keep: tuple[str, ...], drop: tuple[str, ...]) -> None:
    faults = [
        Fault(f"screen, {name}", repr(unit), f"one of {', '.join(reference.units[:12])}")
        for name, units in (("keep", keep), ("drop", drop)) for unit in units if unit not in reference.units
    ]  # fmt: skip
    faults += [Fault("screen", f"{unit!r} in keep and in drop", "one of the two") for unit in keep if unit in drop]
    raise_if(faults, MethodError, "the units cannot be screened")
