"""From which share on something is the cause of a change: ``[diagnosis]`` in ``method.toml``."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from donghaeng.base.errors import Fault, MethodError, raise_if


@dataclass(frozen=True)
class Thresholds:
    """When a cause is named.

    ``dominant`` : share of what moved a score in the direction of its change, from which on a cause is the cause. [0-1]
    ``known`` : share of the same that has to be known, or the cause is not. [0-1]
    ``small`` : a change below it has no cause: half of the last digit of a score that is printed to one decimal.
    [points]
    """

    dominant: float = 0.5
    known: float = 0.5
    small: float = 0.05


def read_thresholds(settings: Mapping[str, Any]) -> Thresholds:
    """Read the table ``[diagnosis]``.

    Raises
    ------
    MethodError
        With every fault: an unknown setting, a share outside 0-1, a number that is none.

    Examples
    --------
    >>> read_thresholds({"dominant": 0.6})
    Thresholds(dominant=0.6, known=0.5, small=0.05)
    """
    known = [field.name for field in fields(Thresholds)]
    faults = []
    for name, value in settings.items():
        is_number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        if name not in known:
            faults.append(Fault(f"diagnosis.{name}", repr(name), f"one of {known}"))
        elif name == "small" and not (is_number and value >= 0):
            faults.append(Fault("diagnosis.small", repr(value), "a number of points, 0 or more"))
        elif name != "small" and not (is_number and 0 <= value <= 1):
            faults.append(Fault(f"diagnosis.{name}", repr(value), "a share from 0 to 1"))
    raise_if(faults, MethodError, "the thresholds cannot be read")
    return Thresholds(**{name: float(value) for name, value in settings.items()})
