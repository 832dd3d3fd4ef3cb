"""The children of one parent: what weights are made of."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from donghaeng.base.arrays import FloatArray


@dataclass(frozen=True)
class Siblings:
    """What is known of the children of one parent when they are weighed.

    ``codes`` : names of the children.
    ``given`` : (child,), the weights of the framework. [any scale]
    ``counts`` : (unit or 1, period or 1, child), indicators counted under each. [indicators]
    ``all_scores`` : (unit, period, child), NaN for a gap. [points]
    ``base_unit`` : position of the reference unit, or None.
    ``periods`` : names of the periods.
    """

    codes: tuple[str, ...]
    given: FloatArray
    counts: FloatArray
    all_scores: FloatArray
    base_unit: int | None = None
    periods: tuple[str, ...] = ()

    @cached_property
    def scores(self) -> FloatArray:
        """Scores without the reference unit: what statistics are taken of.

        Returns
        -------
        (unit but one, period, child). [points]
        """
        return self.all_scores if self.base_unit is None else np.delete(self.all_scores, self.base_unit, axis=0)
