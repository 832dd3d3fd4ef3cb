"""The Mazziotta-Pareto index: a mean of scores, less a penalty for being out of balance. It is not monotone.

The shape is that of ``aggregate``: scores (..., child), weights (..., child), the membership matrix (child, parent).
"""

from typing import Literal

import numpy as np

from donghaeng.base.arrays import FloatArray
from donghaeng.base.errors import UndefinedResultError


def mazziotta_pareto(
    scores: FloatArray,
    weights: FloatArray,
    members: FloatArray,
    *,
    penalty: Literal["below", "above"] = "below",
) -> FloatArray:
    """Take the penalty S² / M off the weighted mean M of the children, S being their standard deviation.

    It is not monotone: raising a child far above the mean, or lowering one far below it, can move the parent the
    other way.

    Parameters
    ----------
    scores : (..., child); their mean lies above 0. [points]
    weights : broadcasts to (..., child). [any scale]
    members : (child, parent), 1 where the child is under the parent. [1]
    penalty : ``below`` the mean, or ``above`` it where a high score is bad, as in an index of poverty.

    Returns
    -------
    (..., parent), below 0 where S exceeds M; NaN where no child counts. [points]

    Raises
    ------
    UndefinedResultError
        For a mean of zero or less.

    References
    ----------
    De Muro, Mazziotta and Pareto, "Composite Indices of Development and Poverty: An Application to MDGs", *Social
    Indicators Research* 104 (2011), 1-18. With weights: Mazziotta and Pareto, "Weighting in composite indices
    construction: the case of the Mazziotta-Pareto Index", *Rivista Italiana di Economia, Demografia e Statistica*
    (2022).

    Examples
    --------
    >>> scores = np.array([[60.0, 60.0, 180.0], [60.0, 60.0, 240.0]])
    >>> mazziotta_pareto(scores, np.ones(3), np.ones((3, 1))).ravel()
    array([68., 60.])
    """
    total = weights @ members
    total = np.where(total > 0, total, np.nan)
    mean = (scores * weights) @ members / total
    undefined = mean <= 0
    if undefined.any():
        raise UndefinedResultError(
            "a Mazziotta-Pareto index of scores whose mean is zero or less is not defined",
            cells=(scores <= 0) & (weights > 0) & (undefined @ members.T > 0),
            remedy="use arithmetic, or a normalisation above 0 such as z_score with mean = 100 and sd = 10",
        )
    away = scores - np.nan_to_num(mean) @ members.T
    off = (away**2 * weights) @ members / total / mean
    return mean - off if penalty == "below" else mean + off
