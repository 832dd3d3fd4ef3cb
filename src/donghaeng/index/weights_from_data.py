"""Weights from data: the first principal component, entropy, CRITIC.

The shape is that of ``weights``: the children of one parent in, weights (1, period or 1, child) out. A row is a unit
in a period, the reference unit apart; a row with a gap is left out. A child that is counted nowhere weighs nothing,
a child on its own weighs 1.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal

import numpy as np

from donghaeng.base.arrays import BoolArray, FloatArray
from donghaeng.base.errors import Fault, MethodError, UndefinedResultError, raise_if
from donghaeng.index.siblings import Siblings

Over = Literal["all", "each"]
Negative = Literal["refuse", "zero"]
OfTable = Callable[[FloatArray, Sequence[str]], FloatArray]

LEAST_ROWS = 3
"""Of two rows, every correlation is 1 or -1."""
NIL = 1e-9
"""A loading, a correlation or a difference of them below this is rounding. [1]"""
OTHERWISE = "or choose other weights for its parent"


def principal_component(siblings: Siblings, *, over: Over = "all", negative: Negative = "refuse") -> FloatArray:
    """Weigh by the loadings of the first principal component of the standardised scores.

    Parameters
    ----------
    siblings : scores of the children. [points]
    over : ``all`` rows together, or ``each`` period on its own.
    negative : ``refuse`` a child that falls where its siblings rise, or let it weigh ``zero``.

    Returns
    -------
    (1, period or 1, child), of length 1 in each period. [1]

    Raises
    ------
    MethodError
        For negative loadings, each with its child.
    UndefinedResultError
        With fewer than 3 rows without a gap; for a child that does not vary; where no component is the first, or the
        loadings sum to zero, so that neither sign is the better one.

    References
    ----------
    Filmer and Pritchett, "Estimating wealth effects without expenditure data - or tears", *Demography* 38 (2001);
    Becker et al., COINr 1.1.14, ``get_PCA``, which leaves the sign to chance and negative loadings in.

    Examples
    --------
    >>> scores = np.array([[1.0, 2], [2, 4], [3, 3]]).reshape(3, 1, 2)
    >>> siblings = Siblings(("rent", "damp"), np.ones(2), np.ones((1, 1, 2)), scores)
    >>> principal_component(siblings).round(3)
    array([[[0.707, 0.707]]])
    """
    return _weights(siblings, over, partial(_loadings, negative=negative))


def entropy(siblings: Siblings, *, over: Over = "all") -> FloatArray:
    """Weigh a child by how unevenly its scores are spread over the rows: 1 less their relative Shannon entropy.

    Parameters
    ----------
    siblings : scores of the children, not negative. [points]
    over : ``all`` rows together, or ``each`` period on its own.

    Returns
    -------
    (1, period or 1, child); 0 for a child that does not vary. [1]

    Raises
    ------
    UndefinedResultError
        For a negative score; with fewer than 3 rows without a gap; where no child varies.

    References
    ----------
    Hwang and Yoon, *Multiple Attribute Decision Making* (1981), entropy method; 0 ln 0 is 0.

    Examples
    --------
    >>> scores = np.array([[0.0, 2], [0, 2], [8, 2]]).reshape(3, 1, 2)
    >>> entropy(Siblings(("rent", "damp"), np.ones(2), np.ones((1, 1, 2)), scores))
    array([[[1., 0.]]])
    """
    if len(siblings.codes) > 1:
        _refuse_negative(siblings)
    return _weights(siblings, over, _unevenness)


def critic(siblings: Siblings, *, over: Over = "all") -> FloatArray:
    """Weigh a child by its spread and by how little it repeats its siblings.

    Parameters
    ----------
    siblings : scores of the children. [points]
    over : ``all`` rows together, or ``each`` period on its own.

    Returns
    -------
    (1, period or 1, child): standard deviation, with the lowest score at 0 and the highest at 1, times the sum of
    1 - r over the siblings. [1]

    Raises
    ------
    UndefinedResultError
        With fewer than 3 rows without a gap; for a child that does not vary; where all children say the same.

    References
    ----------
    Diakoulaki, Mavrotas and Papayannakis, "Determining objective weights in multiple criteria problems: the CRITIC
    method", *Computers & Operations Research* 22 (1995).

    Examples
    --------
    >>> scores = np.array([[0.0, 0, 2], [1, 1, 1], [2, 2, 0]]).reshape(3, 1, 3)
    >>> critic(Siblings(("rent", "damp", "heat"), np.ones(3), np.ones((1, 1, 3)), scores))
    array([[[1., 1., 2.]]])
    """
    return _weights(siblings, over, _information)


def components(scores: FloatArray, *, names: Sequence[str] = ()) -> tuple[FloatArray, FloatArray]:
    """Find the principal components of standardised scores.

    Parameters
    ----------
    scores : (row, child); rows with a gap are left out. [points]
    names : of the children, for errors.

    Returns
    -------
    Loadings (child, component), each component of length 1 and with a sum above 0, or where that is 0 with its
    greatest loading above 0 [1]; and the standard deviation of each component, falling. [standard deviations]

    Raises
    ------
    UndefinedResultError
        With fewer than 3 rows without a gap; for a child that does not vary.
    """
    names = names or [f"child {place}" for place in range(1, scores.shape[1] + 1)]
    table = _complete(scores, names)
    _refuse_constant(table, names)
    variances, vectors = np.linalg.eigh(np.atleast_2d(np.corrcoef(table, rowvar=False)))
    loadings = vectors[:, ::-1]
    total = loadings.sum(axis=0)
    greatest = np.take_along_axis(loadings, np.abs(loadings).argmax(axis=0)[None], axis=0)[0]
    sign = np.sign(np.where(np.abs(total) > NIL, total, greatest))
    return loadings * sign, np.sqrt(np.maximum(variances[::-1], 0))


def first_component(scores: FloatArray, *, names: Sequence[str] = ()) -> tuple[FloatArray, float]:
    """Find the first principal component of standardised scores, and how much of them it tells.

    Parameters
    ----------
    scores : (row, child); rows with a gap are left out. [points]
    names : of the children, for errors.

    Returns
    -------
    Loadings (child,) of length 1, with the sign that makes the component rise with the sum of the standardised
    scores [1]; and the share of variance. [0-1]

    Raises
    ------
    UndefinedResultError
        As ``components``; and where two components tell the same share, so that none is the first.

    Examples
    --------
    >>> loadings, share = first_component(np.array([[1.0, 2], [2, 4], [3, 3]]))
    >>> loadings.round(3), round(share, 3)
    (array([0.707, 0.707]), 0.75)
    """
    loadings, sd = components(scores, names=names)
    if len(sd) > 1 and sd[0] ** 2 - sd[1] ** 2 < NIL:
        found = f"two components with {sd[0] ** 2 / len(sd):.1%} of the variance each"
        fault = Fault(_listed(names), found, f"one that tells more: {OTHERWISE.removeprefix('or ')}")
        raise UndefinedResultError("the first principal component is not defined", [fault])
    return loadings[:, 0], float(sd[0] ** 2 / len(sd))


def _loadings(table: FloatArray, names: Sequence[str], *, negative: Negative) -> FloatArray:
    loadings = first_component(table, names=names)[0]
    if abs(loadings.sum()) <= NIL:
        opposed = [Fault(name, f"a loading of {own:.2g} or {-own:.2g}", f"siblings that rise together: check its "
                         f"direction; {OTHERWISE}") for name, own in zip(names, loadings, strict=True)]  # fmt: skip
        raise UndefinedResultError("the sign of the first principal component is not defined", opposed)
    if negative == "refuse":
        remedy = f'one above 0: check its direction; or take it out; or set negative = "zero"; {OTHERWISE}'
        faults = [Fault(name, f"a loading of {own:.2g}", remedy)
                  for name, own in zip(names, loadings, strict=True) if own < -NIL]  # fmt: skip
        raise_if(faults, MethodError, "the first principal component has negative loadings")
    return np.maximum(loadings, 0)


def _unevenness(table: FloatArray, names: Sequence[str]) -> FloatArray:
    varies = _varies(table)
    if not varies.any():
        raise UndefinedResultError("weights of children that do not vary are not defined", _constant(names))
    ratio = table / np.where(varies, table.mean(axis=0), 1)
    terms = ratio * np.log(np.where(ratio > 0, ratio, 1))  # with p = ratio / rows: 1 + sum(p ln p) / ln(rows)
    return np.where(varies, np.maximum(terms.mean(axis=0), 0) / np.log(len(table)), 0)


def _information(table: FloatArray, names: Sequence[str]) -> FloatArray:
    _refuse_constant(table, names)
    conflict = np.maximum(1 - np.corrcoef(table, rowvar=False), 0).sum(axis=0)
    if conflict.max() <= NIL:
        fault = Fault(_listed(names), "correlations of 1", f"children that differ: keep one of them; {OTHERWISE}")
        raise UndefinedResultError("weights of children that all say the same are not defined", [fault])
    information: FloatArray = table.std(axis=0, ddof=1) / np.ptp(table, axis=0) * conflict
    return information


def _weights(siblings: Siblings, over: Over, of_table: OfTable) -> FloatArray:
    count = siblings.scores.shape[1]
    names = siblings.periods or [f"period {period + 1} of {count}" for period in range(count)]
    if over == "all":
        return _weights_in(siblings, slice(None), "", of_table)[None, None]
    each = [_weights_in(siblings, slice(period, period + 1), f", {names[period]}", of_table) for period in range(count)]
    return np.stack(each)[None]


def _weights_in(siblings: Siblings, span: slice, when: str, of_table: OfTable) -> FloatArray:
    """Weights (child,) from some of the periods; ``when`` stands behind a name in an error."""
    counts = siblings.counts if siblings.counts.shape[1] == 1 else siblings.counts[:, span]
    is_counted: BoolArray = np.asarray((counts > 0).any(axis=(0, 1)))
    weights = is_counted.astype(np.float64)
    names = [code + when for code, own in zip(siblings.codes, is_counted, strict=True) if own]
    if len(names) > 1:
        scores = siblings.scores[:, span][..., is_counted].reshape(-1, len(names))
        weights[is_counted] = of_table(_complete(scores, names), names)
    return weights


def _complete(scores: FloatArray, names: Sequence[str]) -> FloatArray:
    """The rows without a gap."""
    gaps = np.isnan(scores)
    table = scores[~gaps.any(axis=1)]
    if len(table) < LEAST_ROWS:
        found = f"{len(table)} of {len(scores)} rows (a unit in a period) without a gap"
        most = f", most gaps in {names[int(gaps.sum(axis=0).argmax())]!r}" if gaps.any() else ""
        expected = f'at least {LEAST_ROWS}: more units or periods; or over = "all"; or gaps filled; {OTHERWISE}'
        fault = Fault(_listed(names), found + most, expected)
        raise UndefinedResultError(f"statistics of fewer than {LEAST_ROWS} rows are not defined", [fault])
    return table


def _refuse_negative(siblings: Siblings) -> None:
    cells = siblings.all_scores < 0
    if siblings.base_unit is not None:
        cells[siblings.base_unit] = False
    counts = dict(zip(siblings.codes, cells.sum(axis=(0, 1)), strict=True))
    remedy = f"use a normalisation without negative scores, such as min_max; {OTHERWISE}"
    faults = [Fault(code, f"{count} scores below 0", remedy) for code, count in counts.items() if count]
    if faults:
        raise UndefinedResultError("the entropy of negative scores is not defined", faults, cells=cells, remedy=remedy)


def _refuse_constant(table: FloatArray, names: Sequence[str]) -> None:
    constant = [name for name, varies in zip(names, _varies(table), strict=True) if not varies]
    if constant:
        raise UndefinedResultError("a correlation with what does not vary is not defined", _constant(constant))


def _constant(names: Sequence[str]) -> list[Fault]:
    return [Fault(name, "the same score in all rows", f"one that varies: take it out; {OTHERWISE}") for name in names]


def _varies(table: FloatArray) -> BoolArray:
    """Whether each child varies by more than rounding."""
    varies: BoolArray = np.ptp(table, axis=0) > 1e-12 * np.abs(table).max(axis=0)
    return varies


def _listed(names: Sequence[str]) -> str:
    return f"{'; '.join(names[:5])}{' …' if len(names) > 5 else ''}"
