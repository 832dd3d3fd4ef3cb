"""Moments of distributions: how skewed they are, and how heavy their tails."""

from dataclasses import dataclass

import numpy as np

from donghaeng.base.arrays import FloatArray, IntArray


@dataclass(frozen=True)
class Moments:
    """Moments about the mean, one per set of values.

    ``count`` : how many values are known. [values]
    ``second``, ``third``, ``fourth`` : means of powers of the distance from the mean. [that power of the values' unit]
    """

    count: FloatArray
    second: FloatArray
    third: FloatArray
    fourth: FloatArray

    @property
    def skewness(self) -> FloatArray:
        """How far values lean to one side, corrected for the size of the sample (G1): above 0 with a long upper tail.

        Returns
        -------
        One per set; NaN for fewer than three values, and where all are equal. [1]

        References
        ----------
        Joanes and Gill, "Comparing measures of sample skewness and kurtosis", *The Statistician* 47 (1998), 183-189.
        """
        n = np.where(self.count > 2, self.count, np.nan)
        with np.errstate(invalid="ignore"):  # without spread, 0 / 0
            plain: FloatArray = self.third / self.second**1.5
        corrected: FloatArray = np.sqrt(n * (n - 1)) / (n - 2) * plain
        return corrected

    @property
    def excess_kurtosis(self) -> FloatArray:
        """How heavy tails are, corrected for the size of the sample (G2): 0 for a normal distribution.

        Returns
        -------
        One per set; NaN for fewer than four values, and where all are equal. [1]

        References
        ----------
        Joanes and Gill, "Comparing measures of sample skewness and kurtosis", *The Statistician* 47 (1998), 183-189.
        """
        n = np.where(self.count > 3, self.count, np.nan)
        with np.errstate(invalid="ignore"):  # without spread, 0 / 0
            plain: FloatArray = self.fourth / self.second**2 - 3
        corrected: FloatArray = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * plain + 6)
        return corrected


def moments(values: FloatArray) -> Moments:
    """Take the moments along the last axis, gaps left out.

    Parameters
    ----------
    values : (..., observation); a gap is NaN. [any]

    Returns
    -------
    The moments of each set. [see there]

    Examples
    --------
    >>> found = moments(np.array([1.0, 2.0, 3.0, 4.0, 10.0, np.nan]))
    >>> round(float(found.skewness), 3), round(float(found.excess_kurtosis), 3)
    (1.697, 3.152)
    """
    known = ~np.isnan(values)
    count = known.sum(axis=-1)
    gaps = None if known.all() else ~known
    away = values
    for _ in range(2):  # the second time for what rounding left of the mean: nothing is skewed where all are equal
        filled = away if gaps is None else np.where(gaps, 0, away)
        away = filled - (filled.sum(axis=-1) / np.maximum(count, 1))[..., None]
    if gaps is not None:
        away[gaps] = 0
    squares = away * away
    sums = (np.einsum("...i,...i->...", one, other)
            for one, other in ((away, away), (squares, away), (squares, squares)))  # fmt: skip
    return Moments(count.astype(np.float64), *(total / np.maximum(count, 1) for total in sums))


@dataclass(frozen=True)
class Sorted:
    """Sets of values in order, of which the moments after any winsorising follow without another pass.

    ``values`` : (set, place), rising, gaps last. [any]
    ``count`` : (set,), how many are known. [values]
    ``first``, ``last`` : (set, place), where the run of equal values that a place belongs to begins and ends. [place]
    ``about`` : (set, place), values as distances from the median. [as the values]
    ``sums`` : (set, place, power less one), sums of the first four powers of those before a place, less those before
        the median. Summed outwards from there, so that no outlier costs the others their digits. [that power]
    """

    values: FloatArray
    count: IntArray
    first: IntArray
    last: IntArray
    about: FloatArray
    sums: FloatArray

    def moments(self, low: IntArray, high: IntArray) -> Moments:
        """Take the moments once all below place ``low`` is raised to its value, and all above ``high`` lowered to its.

        Parameters
        ----------
        low, high : (set,). [place]

        Returns
        -------
        The moments of each set. [see there]
        """
        sets = np.arange(len(self.values))
        ends = np.array([low, high])
        powers = _powers(self.about[sets, ends]) * np.array([low, self.count - 1 - high])
        raw = (self.sums[sets, high + 1] - self.sums[sets, low]).T + powers.sum(axis=1)
        mean, square, cube, fourth = raw / self.count
        shift = mean * mean
        return Moments(self.count.astype(np.float64), square - shift, cube - mean * (3 * square - 2 * shift),
                       fourth - mean * (4 * cube - mean * (6 * square - 3 * shift)))  # fmt: skip


def in_order(values: FloatArray) -> Sorted:
    """Put sets of values in order.

    Parameters
    ----------
    values : (set, observation), at least one known in each; a gap is NaN. [any]

    Returns
    -------
    The sets, ready to be winsorised. [as the values]
    """
    ordered = np.sort(values, axis=1)
    sets, width = ordered.shape
    count = width - np.isnan(ordered).sum(axis=1)
    begins = np.ones((sets, width + 1), dtype=np.bool_)
    np.not_equal(ordered[:, 1:], ordered[:, :-1], out=begins[:, 1:-1])
    place = np.arange(width)
    first = np.maximum.accumulate(np.where(begins[:, :-1], place, 0), axis=1)
    last = np.minimum.accumulate(np.where(begins[:, 1:], place, width)[:, ::-1], axis=1)[:, ::-1]
    about = ordered - ordered[np.arange(sets), count // 2, None]
    sums = np.zeros((4, sets, width + 1))
    np.cumsum(_powers(np.fmax(about, 0)), axis=-1, out=sums[..., 1:])
    sums[..., :-1] -= np.cumsum(_powers(np.fmin(about, 0))[..., ::-1], axis=-1)[..., ::-1]
    return Sorted(ordered, count, first, last, about, sums.transpose(1, 2, 0))


def _powers(values: FloatArray) -> FloatArray:
    """The first four powers, along a new first axis."""
    powers = np.empty((4, *values.shape))
    powers[0] = values
    for power in range(1, 4):
        np.multiply(powers[power - 1], values, out=powers[power])
    return powers
