"""A computed number beside the printed one."""

from donghaeng.base.rounding import SLACK, half_step, rounds_to
from donghaeng.claims.claim import Printed
from donghaeng.claims.reasons import Reason
from donghaeng.claims.verdict import Verdict


def compare(value: float, low: float, high: float, printed: Printed) -> tuple[Verdict, Reason]:
    """Judge a number, and the range that the rounding of its parts leaves it, by what was printed. [same unit]

    Examples
    --------
    >>> compare(26.43, 26.37, 26.49, Printed(26.4, 1))[0], compare(5.63, 5.58, 5.71, Printed(5.7, 1))[0]
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.CONSISTENT: 'consistent'>)
    """
    decimals = max(printed.decimals, 0) + 2
    shown = f"{value:,.{decimals}f}"
    if rounds_to(value, printed.value, decimals=printed.decimals):
        return Verdict.CONFIRMED, Reason("rounds", {"computed": shown})
    reach = half_step(printed.decimals) + SLACK * 10.0**-printed.decimals
    if low - reach <= printed.value <= high + reach:
        bounds = {"low": f"{low:,.{decimals}f}", "high": f"{high:,.{decimals}f}"}
        return Verdict.CONSISTENT, Reason("may_round", {"computed": shown, **bounds})
    return Verdict.DIFFERS, Reason("off", {"computed": shown, "off": f"{value - printed.value:+,.{decimals}f}"})


def contradicts(one: Printed, other: Printed, *, is_count: bool = False) -> bool:
    """Whether two printed numbers are such as no one number rounds to, by one rule of rounding.

    What lies half way between 97.6 and 97.7 is printed as one of them. Counts of whole things are exact.

    Examples
    --------
    >>> contradicts(Printed(97.9, 1), Printed(97.6, 1)), contradicts(Printed(111, 0), Printed(111.0, 1))
    (True, False)
    >>> contradicts(Printed(42, 0), Printed(42.4, 1)), contradicts(Printed(42, 0), Printed(42.4, 1), is_count=True)
    (False, True)
    """
    reach = sum(half_step(printed.decimals) for printed in (one, other) if not is_count or printed.decimals < 0)
    apart = abs(one.value - other.value)
    return apart > SLACK and apart >= reach - SLACK
