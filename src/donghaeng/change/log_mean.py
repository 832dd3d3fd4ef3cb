"""The log-mean split of a purely geometric tree: no integral, exact, and other than the straight path's."""

import numpy as np

from donghaeng.base.arrays import FloatArray
from donghaeng.base.errors import Fault, MethodError, UndefinedResultError, raise_if
from donghaeng.change.path import ALL, Path


def log_mean(first: FloatArray, last: FloatArray) -> FloatArray:
    """The logarithmic mean (b - a) / (log b - log a); a where both are equal.

    Parameters
    ----------
    first, last : above 0. [points]

    Returns
    -------
    Same shape. [points]

    References
    ----------
    Ang, "The LMDI approach to decomposition analysis: a practical guide", *Energy Policy* 33 (2005).

    Examples
    --------
    >>> log_mean(np.array([50.0]), np.array([50.0]))
    array([50.])
    """
    ratio = np.log(last / first)
    is_close = np.abs(ratio) < 1e-8
    return np.where(is_close, (first + last) / 2, (last - first) / np.where(is_close, 1.0, ratio))


def log_mean_split(path: Path, ends: tuple[FloatArray, FloatArray]) -> FloatArray:
    """Split the logarithm of every aggregate with the mean of both weights, and give it back its points.

    Parameters
    ----------
    ends : (unit, node), the scores at the two ends of the path, unlinked. [points]

    Returns
    -------
    (unit, quantity), in the order of ``Path.lifted``. [points]

    Raises
    ------
    MethodError
        If a mean is not geometric.
    UndefinedResultError
        If a score is zero.
    """
    faults = [Fault(family.code, repr(family.method), "'geometric'") for family in path.families
              if family.method != "geometric"]  # fmt: skip
    raise_if(faults, MethodError, "the log-mean split is of geometric means only; use the straight path")
    if (ends[0] <= 0).any() or (ends[1] <= 0).any():
        raise UndefinedResultError("the log-mean split of a score of zero", remedy="use the straight path")
    logs = [np.log(end) for end in ends]
    slopes = {family.code: (family.first + family.last) / 2 for family in path.families}
    own = {family.code: np.zeros(len(logs[0])) for family in path.families}
    for family in path.families:
        if family.moves:
            middle = (logs[0] + logs[1])[:, family.children] / 2
            own[family.code] = (middle * (family.last - family.first)).sum(axis=-1)
    if path.links is None:
        return path.lifted(ALL, logs[1] - logs[0], slopes, own, factors=log_mean(*ends))
    linked = log_mean(ends[0] * path.links[0], ends[1] * path.links[1])
    linking = linked * np.log(path.links[1] / path.links[0])
    return path.lifted(ALL, logs[1] - logs[0], slopes, own, factors=linked, linking=linking)
