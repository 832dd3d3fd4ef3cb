"""What rules are computed on. They are written once, and hold for each of these:

columns of a frame (Narwhals expressions: a nation), numbers (one family), and functions of earnings (its incentives).
"""

import math
from typing import Any, TypeAlias, TypeVar

import narwhals as nw

from donghaeng.welfare.piecewise import Piecewise, chosen

A = TypeVar("A", nw.Expr, float, Piecewise)
"""An amount."""
Truth: TypeAlias = Any
"""Whether something is so of an amount: a Narwhals expression, a bool or a region."""


def where(is_so: Truth, then: A, otherwise: A | float) -> A:
    """One amount where something is so, another elsewhere.

    Examples
    --------
    >>> where(3.0 > 2.0, 1.0, 0.0)
    1.0
    """
    if isinstance(then, nw.Expr):
        return nw.when(is_so).then(then).otherwise(nw.lit(otherwise) if isinstance(otherwise, float) else otherwise)
    if isinstance(then, Piecewise):
        return chosen(is_so, then, otherwise)
    return then if is_so else otherwise


def positive(amount: A) -> A:
    """The amount where it is above zero, else zero. [as it comes]"""
    return where(amount > 0.0, amount, 0.0)


def floor(amount: A) -> A:
    """The whole number at or below.

    Raises
    ------
    TypeError
        Of a function of earnings: it would have a step at every won.
    """
    if isinstance(amount, nw.Expr):
        return amount.floor()
    if isinstance(amount, Piecewise):
        raise TypeError("an amount that is rounded has a step at every won: leave the rounding out")
    return float(math.floor(amount))
