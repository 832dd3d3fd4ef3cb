"""What a printed number says: it is known to half of its last decimal."""

SLACK = 1e-9
"""Floating-point noise that does not decide a rounding. [units of the last printed decimal]"""


def half_step(decimals: int) -> float:
    """Half of the last printed decimal. [same unit as the number]

    Examples
    --------
    >>> half_step(1)
    0.05
    """
    return 0.5 * 10.0**-decimals


def rounds_to(value: float, printed: float, *, decimals: int) -> bool:
    """Whether ``value`` may have been printed as ``printed``; a tie may go either way.

    Parameters
    ----------
    value, printed : the number and its printed form. [same unit]
    decimals : decimals printed.

    Examples
    --------
    >>> rounds_to(110.957, 111.0, decimals=1), rounds_to(111.240, 111.0, decimals=1)
    (True, False)
    """
    return abs(value - printed) <= half_step(decimals) + SLACK * 10.0**-decimals
