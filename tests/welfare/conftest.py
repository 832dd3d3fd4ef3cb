"""A small law: a share that changes, a table with a rule, a schedule, and a programme that ended."""

import datetime as dt

import pytest

from donghaeng.welfare import Bracket, Dated, Parameter, Parameters, Status

UNKNOWN, ENDED, UNVERIFIED = Status.UNKNOWN, Status.ENDED, Status.UNVERIFIED


def day(year, month=1, date=1):
    return dt.date(year, month, date)


# Shares and medians as gazetted; `median.doubted` is invented.
LAW = (
    Parameter("livelihood.share", {"en": "Share", "ko": "비율"}, "1", (
        Dated(day(2020), 0.3, "notice"), Dated(day(2024), 0.32, "law"), Dated(day(2027), status=UNKNOWN))),
    Parameter("median.amount", {"en": "Median", "ko": "중위소득"}, "KRW/month", (
        Dated(day(2022), {"1": 1944812, "2": 3260085}, "notice"),
        Dated(day(2025), {"6": 8064805}, "notice"),
        Dated(day(2025), {"7": 8988428}, "law", beyond="last_step", note={"en": "as read", "ko": "읽은 대로"})),
        "household_size"),
    Parameter("median.doubted", {"en": "Median", "ko": "중위소득"}, "KRW/month", (
        Dated(day(2025), {"1": 100, "2": 160}, "notice", beyond="last_step"),
        Dated(day(2025), {"3": 210}, status=UNVERIFIED)), "household_size"),
    Parameter("credit.maximum", {"en": "Maximum", "ko": "최대액"}, "KRW/year", (
        Dated(day(2022), {"single": 1650000, "one_earner": 2850000}, "law"),), "household_type"),
    Parameter("tax.brackets", {"en": "Tax", "ko": "세율"}, "KRW/year", (
        Dated(day(2024), (Bracket(0, 0.06), Bracket(14000000, 0.15)), "law"),)),
    Parameter("pilot.rate", {"en": "Rate", "ko": "비율"}, "1", (
        Dated(day(2022, 7), 0.5, "plan"), Dated(day(2025, 7), status=ENDED, source="report"))),
)  # fmt: skip


@pytest.fixture
def law():
    return Parameters(LAW)


@pytest.fixture
def view(law):
    """The small law as it stood in the middle of 2025, before the pilot ended."""
    return law.at(day(2025, 6, 15))
