"""Benefit of the doubt: each unit is weighed as suits it best, and compared with what the others reach that way."""

from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field

from donghaeng.base.arrays import BoolArray, FloatArray
from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.index.scale import refuse

Share = Annotated[float, Field(ge=0, le=1)]
NotNegative = Annotated[float, Field(ge=0)]

NOISE = 1e-9
"""What the solver may leave open: so near to the best is the best. [share]"""

ADDED = 40
"""Units that enter a linear programme at a time. [units]"""


def benefit_of_doubt(
    scores: FloatArray,
    weights: FloatArray,
    *,
    lower_share: Share = 0.0,
    upper_share: Share = 1.0,
    around: NotNegative | None = None,
    share_of: Literal["score", "weights"] = "score",
) -> FloatArray:
    """Score each unit with the weights that suit it best: its weighted sum, of the highest that any unit reaches so.

    A linear programme for each unit. A gap counts as nothing, for the unit itself and for those compared with it.
    Without bounds a unit that is best on one child has 100 points, whatever its others.

    Parameters
    ----------
    scores : (unit, child), one parent and one period; not negative; NaN for a gap. [points]
    weights : (unit, child), 0 where a child does not count; more of them matters with ``around`` only. [any scale]
    lower_share, upper_share : bounds on the share of each child that the unit has. [0-1]
    around : bounds on each share as a part of its share in the weights: 0.5 allows from half to one and a half. [1]
    share_of : bound the shares in the unit's weighted ``score``, or those in its ``weights``, which hang on the scale.

    Returns
    -------
    (unit,), from 0 to 100; NaN for a unit without a child. [points]

    Raises
    ------
    MethodError
        If so many children cannot have such shares.
    UndefinedResultError
        For a negative score, for a score of zero that needs a share, and where a unit has no shares within the bounds.

    References
    ----------
    Cherchye, Moesen, Rogge and Van Puyenbroeck, "An introduction to 'benefit of the doubt' composite indicators",
    *Social Indicators Research* 82 (2007). Bounds on shares in the score: Wong and Beasley, "Restricting weight
    flexibility in data envelopment analysis", *Journal of the Operational Research Society* 41 (1990). Bounds on shares
    in the weights: OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 6, table 19. Gaps:
    Kuosmanen, "Modeling blank data entries in data envelopment analysis" (2002), Wageningen University.

    Examples
    --------
    >>> scores = np.array([[100.0, 20.0], [60.0, 80.0], [40.0, 40.0]])
    >>> benefit_of_doubt(scores, np.ones((3, 2))).round(1)
    array([100. , 100. ,  58.8])
    >>> benefit_of_doubt(scores, np.ones((3, 2)), lower_share=0.4).round(1)
    array([ 51. , 100. ,  58.8])
    """
    points, _ = _solved(
        scores, weights, lower_share=lower_share, upper_share=upper_share, around=around, share_of=share_of
    )
    return points


def best_shares(scores: FloatArray, weights: FloatArray, **options: Any) -> FloatArray:
    """Tell what each child makes of its unit's score under the weights that suit the unit best.

    Several sets of weights may suit a unit equally well; this is one of them.

    Parameters
    ----------
    scores, weights, options : those of `benefit_of_doubt`. [points, any scale]

    Returns
    -------
    (unit, child); a row makes 1; NaN for a unit without a child above zero. [0-1]

    Examples
    --------
    >>> best_shares(np.array([[100.0, 20.0], [60.0, 80.0], [40.0, 40.0]]), np.ones((3, 2)))[2].round(3)
    array([0.6, 0.4])
    """
    return _solved(scores, weights, **options)[1]


def _solved(
    scores: FloatArray,
    weights: FloatArray,
    *,
    lower_share: float = 0.0,
    upper_share: float = 1.0,
    around: float | None = None,
    share_of: str = "score",
) -> tuple[FloatArray, FloatArray]:
    """The scores of units and the shares of their children."""
    counts = (weights > 0) & ~np.isnan(scores)
    refuse(counts & (scores < 0), "benefit of the doubt of a negative score", remedy="use a normalisation above 0")
    _check_bounds(int(counts.sum(axis=1).max(initial=0)), lower_share, upper_share)
    known = np.where(counts, scores, 0)
    low, high = _bounds(np.where(counts, weights, 0), lower_share, upper_share, around)
    best = known.max(axis=0, initial=0)
    peers = known / np.where(best > 0, best, 1)  # the scale of a child does not matter; its best is 1
    parts = peers if share_of == "score" else counts * (best.max(initial=0) / np.where(best > 0, best, 1))
    _refuse_bounds(counts & (known > 0).any(axis=1, keepdims=True), parts > 0, low, high)
    points, made = _solve(peers, counts, parts, low, high)
    total = made.sum(axis=1, keepdims=True)
    return points, made / np.where(total > 0, total, np.nan)


def _check_bounds(children: int, lower: float, upper: float) -> None:
    if children and (lower * children > 1 + NOISE or upper * children < 1 - NOISE):
        limit = f"{1 / children:.4g}"
        raise MethodError(
            f"the shares of {children} children make 1 with a lower_share of at most {limit} and an upper_share of at "
            f"least {limit}; got {lower:g} and {upper:g}"
        )


def _bounds(weights: FloatArray, lower: float, upper: float, around: float | None) -> tuple[FloatArray, FloatArray]:
    """The lowest and the highest share of each unit's children, (unit, child)."""
    counts = weights > 0
    low, high = np.where(counts, lower, 0.0), np.where(counts, upper, 0.0)
    if around is not None:
        total = weights.sum(axis=1, keepdims=True)
        share = weights / np.where(total > 0, total, 1)
        low, high = np.maximum(low, (1 - around) * share), np.minimum(high, (1 + around) * share)
    return low, high


def _refuse_bounds(counts: BoolArray, is_open: BoolArray, low: FloatArray, high: FloatArray) -> None:
    """Refuse units whose shares cannot make a whole; a child that is not open has a score of zero, hence no share."""
    refuse(
        counts & ~is_open & (low > 0),
        "a least share for a score of zero",
        remedy='use share_of = "weights", or no least share',
    )
    torn = (low > high + NOISE).any(axis=1) | (low.sum(axis=1) > 1 + NOISE)
    torn |= (high * is_open).sum(axis=1) < 1 - NOISE
    refuse(counts & torn[:, None], "a whole made of shares within the bounds", remedy="use wider bounds, or fill gaps")


def _solve(
    peers: FloatArray, counts: BoolArray, parts: FloatArray, low: FloatArray, high: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """One linear programme after another: (unit,) in points, and what each child makes of it, on any scale."""
    points, made = np.where(counts.any(axis=1), 0.0, np.nan), np.zeros_like(peers)
    is_free = not low.any() and (high == counts).all()
    rivals = np.zeros(len(peers), dtype=np.bool_)
    rivals[peers.argmax(axis=0)] = True
    for unit in np.flatnonzero(peers.any(axis=1)).tolist():
        if points[unit] == 100:
            continue
        rows = _restrictions(parts[unit] / parts[unit].max(), low[unit], high[unit])
        own, rivals = _best_weights(unit, peers, rows, rivals)
        shares = peers @ own
        shares /= shares.max()
        solved = np.arange(len(peers)) == unit
        if is_free:
            solved |= shares >= 1 - NOISE  # who is best under any weights is best under its own
        points[solved] = np.where(shares >= 1 - NOISE, 100, 100 * shares)[solved]
        made[solved] = peers[solved] * own
    return points, made


def _restrictions(part: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    """Bounds on shares as rows of a linear programme, each at most 0: low * total <= own, own <= high * total."""
    own = np.diag(part)
    return np.concatenate([(np.outer(low, part) - own)[low > 0], (own - np.outer(high, part))[high < 1]])


def _best_weights(unit: int, peers: FloatArray, rows: FloatArray, rivals: BoolArray) -> tuple[FloatArray, BoolArray]:
    """The weights that take one unit highest while none rises above 1; and the units that have held any down so far.

    Few units ever do, so the others enter the programme only when its answer would take them above 1.
    """
    from scipy.optimize import linprog  # type: ignore[import-untyped]

    aim = -peers[unit] / peers[unit].max()
    entered = rivals.copy()
    entered[unit] = True
    while True:
        limits = np.concatenate([peers[entered], rows])
        right = np.repeat([1.0, 0.0], [entered.sum(), len(rows)])
        found = linprog(aim, limits, right, method="highs-ds", options={"presolve": False})
        if not found.success:
            cells = (np.arange(len(peers)) == unit)[:, None] & (peers > 0)
            raise UndefinedResultError("a best set of weights is not found", cells=cells, remedy="use wider bounds")
        reached = peers @ found.x
        above = np.where(entered, 0, reached)
        if above.max() <= 1 + NOISE:
            return found.x, rivals | (entered & (reached >= 1 - NOISE))
        highest = np.argsort(-above)[:ADDED]
        entered[highest[above[highest] > 1 + NOISE]] = True
