"""Denominators: a value by another series, so that large and small units can be compared.

Every method has one shape: values (unit, period, indicator) with NaN for a gap, and what they may be divided by, by
name (unit, period); it returns values of the same shape.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from donghaeng.base.arrays import FloatArray
from donghaeng.index.scale import refuse

Denominate = Callable[..., FloatArray]
Divisors = Mapping[str, FloatArray]
Missing = Literal["refuse", "gap"]
Positive = Annotated[float, Field(gt=0)]


def none(values: FloatArray, divisors: Divisors) -> FloatArray:
    """Leave values as they are.

    Parameters
    ----------
    values : (unit, period, indicator). [each indicator's unit_measure]
    divisors : not used.

    Returns
    -------
    The same array. [each indicator's unit_measure]
    """
    return values


def per(
    values: FloatArray,
    divisors: Divisors,
    *,
    by: str,
    scale: Positive = 1.0,
    unit_measure: str = "",
    missing: Missing = "refuse",
) -> FloatArray:
    """Divide by a series or by another indicator: per head, per household, per square kilometre.

    Parameters
    ----------
    values : (unit, period, indicator); a gap is NaN. [each indicator's unit_measure]
    divisors : series and indicators by code, each (unit, period). [each one's unit_measure]
    by : code of what to divide by.
    scale : per how many: 1,000 for a value per 1,000 people. [the divisor's unit_measure]
    unit_measure : unit of the result, for screens and tables; without it, made of the two units.
    missing : ``refuse`` a value whose divisor is missing, or leave a ``gap`` there.

    Returns
    -------
    Same shape, value / divisor * scale; a gap stays one. [unit_measure]

    Raises
    ------
    UndefinedResultError
        Where there is a value, and the divisor is missing (unless that is a gap), zero or negative.

    References
    ----------
    OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 2 (scaling by an appropriate size measure).

    Examples
    --------
    >>> per(np.array([[[30.0]], [[50.0]]]), {"people": np.array([[1000.0], [2000.0]])}, by="people", scale=100)[:, 0, 0]
    array([3. , 2.5])
    """
    divisor = divisors[by][..., None]
    known = ~np.isnan(values)
    if missing == "refuse":
        remedy = f'the value of {by!r}; or missing = "gap"'
        refuse(known & np.isnan(divisor), f"a value by {by!r}, which is missing,", remedy=remedy)
    refuse(known & (divisor <= 0), f"a value by {by!r}, which is not above 0,", remedy=f"a value of {by!r} above 0")
    return values / divisor * scale


DENOMINATE: Mapping[str, Denominate] = MappingProxyType({"none": none, "per": per})
