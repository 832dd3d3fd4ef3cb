"""The kinds of programmes: functions of one shape, each a Narwhals expression of columns and numbers.

All money that comes in and goes out is a month's; a schedule of a year is a twelfth of it in every kink.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import narwhals as nw

from donghaeng.welfare.parameter import Bracket

FLOW, SHARE, SCHEDULE = "KRW/month", "1", "brackets"


@dataclass(frozen=True)
class Case:
    """What an amount is made of.

    ``columns`` : by what they are to the programme; money, or how many. ``numbers`` : by name. [KRW/month or 1]
    ``brackets`` : a schedule, where the kind has one. [KRW/month]
    """

    columns: Mapping[str, nw.Expr]
    numbers: Mapping[str, nw.Expr]
    brackets: tuple[Bracket, ...] = ()


@dataclass(frozen=True)
class Kind:
    """A kind of programme.

    ``numbers``, ``optional`` : the numbers it needs, and takes besides, with their unit: money, a share or brackets.
    ``columns`` : what it looks at; ``optional_columns`` only where a programme names them. ``nothing_without`` : the
    one of all these that makes it nothing where it is zero. ``together`` : what means nothing without each other.
    ``formula`` : the amount above zero, where it takes nothing that is optional; empty where it is no one line.
    """

    amount: Callable[[Case], nw.Expr]
    numbers: Mapping[str, str]
    columns: tuple[str, ...] = ()
    optional: Mapping[str, str] = field(default_factory=dict)
    optional_columns: tuple[str, ...] = ()
    nothing_without: str = ""
    together: tuple[tuple[str, ...], ...] = ()
    formula: str = ""


def top_up(case: Case) -> nw.Expr:
    """A share of what is short of a line. [KRW/month]"""
    return positive(case.numbers["line"] - case.columns["income"]) * case.numbers["rate"]


def means_tested(case: Case) -> nw.Expr:
    """All that is short of a line; of earnings in the income, less a sum and a share of the rest. [KRW/month]"""
    numbers, income = case.numbers, case.columns["income"]
    if "earnings" in case.columns:
        earnings = case.columns["earnings"]
        counted = positive(earnings - numbers["deduction"]) * (nw.lit(1.0) - numbers["disregard"])
        income = income - earnings + counted
    return positive(numbers["line"] - income)


def flat(case: Case) -> nw.Expr:
    """An amount for each of those it is paid for; less a share, where one is named. [KRW/month]"""
    amount = case.numbers["amount"]
    if "reduction" in case.numbers:
        amount = amount * (nw.lit(1.0) - case.numbers["reduction"])
    return amount * case.columns["per"] if "per" in case.columns else amount


def trapezoid(case: Case) -> nw.Expr:
    """A credit that rises with earnings to its maximum, stays, and falls to nothing at a ceiling. [KRW/month]"""
    numbers, earnings = case.numbers, case.columns["earnings"]
    rising = earnings / numbers["phase_in_end"]
    falling = (numbers["ceiling"] - earnings) / (numbers["ceiling"] - numbers["plateau_end"])
    share = nw.when(earnings < numbers["phase_in_end"]).then(rising).otherwise(falling)
    on_plateau = (earnings >= numbers["phase_in_end"]) & (earnings <= numbers["plateau_end"])
    return numbers["maximum"] * nw.when(on_plateau).then(nw.lit(1.0)).otherwise(positive(share))


def brackets(case: Case) -> nw.Expr:
    """Each bracket's rate on what lies in it. [KRW/month]"""
    income = case.columns["income"]
    total, below = nw.lit(0.0), 0.0
    for bracket in case.brackets:
        total = total + positive(income - nw.lit(float(bracket.above))) * nw.lit(float(bracket.rate - below))
        below = bracket.rate
    return total


def rate_with_ceiling(case: Case) -> nw.Expr:
    """A rate on pay, which counts for no less than a floor and no more than a ceiling; no pay, nothing. [KRW/month]"""
    numbers, pay = case.numbers, case.columns["pay"]
    counted = pay
    if "floor" in numbers:
        counted = nw.when(counted < numbers["floor"]).then(numbers["floor"]).otherwise(counted)
    if "ceiling" in numbers:
        counted = nw.when(counted > numbers["ceiling"]).then(numbers["ceiling"]).otherwise(counted)
    return nw.when(pay > nw.lit(0.0)).then(counted * numbers["rate"]).otherwise(nw.lit(0.0))


def rent(case: Case) -> nw.Expr:
    """Rent up to a ceiling, less a share of the income above a line. [KRW/month]"""
    numbers, paid = case.numbers, case.columns["rent"]
    counted = nw.when(paid > numbers["ceiling"]).then(numbers["ceiling"]).otherwise(paid)
    return positive(counted - positive(case.columns["income"] - numbers["free_line"]) * numbers["own_share"])


def positive(amount: nw.Expr) -> nw.Expr:
    """The amount where it is above zero, else zero. [as it comes]"""
    return nw.when(amount > nw.lit(0.0)).then(amount).otherwise(nw.lit(0.0))


KINDS: Mapping[str, Kind] = {
    "top_up": Kind(top_up, {"line": FLOW, "rate": SHARE}, ("income",), formula="(line - income) * rate"),
    "means_tested": Kind(means_tested, {"line": FLOW}, ("income",), {"deduction": FLOW, "disregard": SHARE},
                         optional_columns=("earnings",), together=(("earnings", "deduction", "disregard"),),
                         formula="line - income"),
    "flat": Kind(flat, {"amount": FLOW}, (), {"reduction": SHARE}, ("per",), "per"),
    "trapezoid": Kind(trapezoid, {"maximum": FLOW, "phase_in_end": FLOW, "plateau_end": FLOW, "ceiling": FLOW},
                      ("earnings",), nothing_without="earnings"),
    "brackets": Kind(brackets, {"brackets": SCHEDULE}, ("income",), nothing_without="income"),
    "rate_with_ceiling": Kind(rate_with_ceiling, {"rate": SHARE}, ("pay",), {"floor": FLOW, "ceiling": FLOW},
                              nothing_without="pay"),
    "rent": Kind(rent, {"ceiling": FLOW, "free_line": FLOW, "own_share": SHARE}, ("rent", "income"),
                 nothing_without="rent"),
}  # fmt: skip
