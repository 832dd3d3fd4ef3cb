"""What a step may need to know beside the values: directions, times, the base, groups."""

from dataclasses import dataclass, replace

import numpy as np

from donghaeng.base.arrays import FloatArray, IntArray


@dataclass(frozen=True)
class Reference:
    """What stands around an array of values of shape (unit, period, node).

    ``direction`` : shape (node,); 1 higher is better, -1 lower is better.
    ``starts`` : shape (period,); when each period begins. [years]
    ``per_year`` : periods in a year: 1, 4 or 12.
    ``base_period`` : position of the base period, or None.
    ``base_unit`` : position of the reference unit, or None; it takes no part in statistics over units.
    ``units`` : the names of the units.
    ``groups`` : shape (unit,); a number per group of units.
    ``families`` : shape (node,); a number per group of siblings.
    """

    direction: FloatArray
    starts: FloatArray
    base_period: int | None = None
    base_unit: int | None = None
    groups: IntArray | None = None
    per_year: int = 1
    units: tuple[str, ...] = ()
    families: IntArray | None = None

    def of(self, nodes: IntArray | slice) -> "Reference":
        """The same for some of the nodes."""
        families = None if self.families is None else self.families[nodes]
        return replace(self, direction=self.direction[nodes], families=families)

    def units_compared(self, values: FloatArray) -> FloatArray:
        """Leave out the reference unit: what statistics over units are taken of.

        Parameters
        ----------
        values : (unit, period, node). [any]

        Returns
        -------
        (unit but one, period, node). [the same]
        """
        return values if self.base_unit is None else np.delete(values, self.base_unit, axis=0)
