"""A computed number beside the printed one."""

from donghaeng.base.rounding import SLACK
from donghaeng.base.units import with_unit
from donghaeng.claims.claim import Printed, Words
from donghaeng.claims.reasons import Reason
from donghaeng.claims.verdict import Verdict

NO_UNIT = {"en": "", "ko": ""}


def compare(
    value: float, low: float, high: float, printed: Printed, *, unit: Words = NO_UNIT
) -> tuple[Verdict, Reason]:
    """Judge a number, and the range that the rounding of its parts leaves it, by what was printed. [same unit]

    ``unit`` is the word of what a difference is told in.

    Examples
    --------
    >>> compare(26.43, 26.37, 26.49, Printed(26.4, 1))[0], compare(5.63, 5.58, 5.71, Printed(5.7, 1))[0]
    (<Verdict.CONFIRMED: 'confirmed'>, <Verdict.CONSISTENT: 'consistent'>)
    """
    shown = shown_beside(value, printed)
    if printed.may_be(value, value):
        return Verdict.CONFIRMED, Reason("cut" if printed.is_cut else "rounds", {"computed": shown})
    if printed.may_be(low, high):
        bounds = {"low": shown_beside(low, printed), "high": shown_beside(high, printed)}
        return Verdict.CONSISTENT, Reason("may_round", {"computed": shown, **bounds})
    apart = shown_beside(value - printed.value, printed, "+")
    off = {language: with_unit(apart, word) for language, word in unit.items()}
    return Verdict.DIFFERS, Reason("off", {"computed": shown}, {"off": off})


def shown_beside(value: float, printed: Printed, sign: str = "") -> str:
    """A number with two decimals more than were printed beside it, if they say anything.

    Examples
    --------
    >>> shown_beside(26.4259, Printed(26.4, 1)), shown_beside(16.0, Printed(16, 0)), shown_beside(36.5, Printed(36, 0))
    ('26.426', '16', '36.50')
    """
    fewest = max(printed.decimals, 0)
    text = f"{value:{sign},.{fewest + 2}f}"
    return f"{value:{sign},.{fewest}f}" if text.endswith("00") else text


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
    reach = sum(printed.known_to for printed in (one, other) if not is_count or printed.decimals < 0)
    apart = abs(one.value - other.value)
    return apart > SLACK and apart >= reach - SLACK
