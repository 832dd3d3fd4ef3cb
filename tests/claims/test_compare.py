import pytest

from donghaeng.claims.claim import Printed
from donghaeng.claims.compare import compare, contradicts
from donghaeng.claims.verdict import Verdict


@pytest.mark.parametrize(("value", "low", "high", "verdict"), [
    (26.40, 26.4, 26.4, Verdict.CONFIRMED),
    (26.449, 26.449, 26.449, Verdict.CONFIRMED),
    (26.45, 26.45, 26.45, Verdict.CONFIRMED),  # a tie may go either way
    (26.35, 26.35, 26.35, Verdict.CONFIRMED),
    (26.46, 26.44, 26.48, Verdict.CONSISTENT),
    (26.34, 26.30, 26.36, Verdict.CONSISTENT),
    (26.50, 26.45, 26.55, Verdict.CONSISTENT),
    (26.50, 26.46, 26.54, Verdict.DIFFERS),
    (26.30, 26.26, 26.34, Verdict.DIFFERS),
    (-26.4, -26.4, -26.4, Verdict.DIFFERS),
])  # fmt: skip
def test_a_number_is_judged_by_what_rounds_to_26_4(value, low, high, verdict):
    assert compare(value, low, high, Printed(26.4, 1))[0] is verdict


def test_a_number_printed_to_the_thousand_is_known_to_five_hundred():
    verdicts = [compare(value, value, value, Printed(518_000, -3))[0] for value in (517_499, 517_500, 518_500, 518_501)]
    assert verdicts == [Verdict.DIFFERS, Verdict.CONFIRMED, Verdict.CONFIRMED, Verdict.DIFFERS]


def test_why_is_told_with_two_decimals_more_than_were_printed():
    printed = Printed(5.7, 1)
    assert compare(5.7038, 5.7, 5.71, printed)[1].text("en") == "5.704 rounds to it"
    assert compare(5.633, 5.62, 5.652, printed)[1].text("en") == (
        "5.633, but parts that round to the printed ones give 5.620 to 5.652"
    )
    assert compare(5.633, 5.62, 5.64, printed)[1].text("en") == "5.633, off by -0.067"
    assert compare(1234.5, 1234.5, 1234.5, Printed(518_000, -3))[1].text("en") == "1,234.50, off by -516,765.50"


def test_a_number_that_was_cut_off_is_confirmed_as_such():
    printed = Printed(820_000, -4, is_cut=True)
    verdict, why = compare(826_545.1, 826_545.1, 826_545.1, printed)
    assert (verdict, why.text("en")) == (Verdict.CONFIRMED, "826,545.10 is cut off to it")
    assert compare(830_500, 829_500, 831_500, printed)[0] is Verdict.CONSISTENT
    assert compare(819_000, 818_000, 819_999, printed)[0] is Verdict.DIFFERS
    assert not contradicts(printed, Printed(829_000, -3))


@pytest.mark.parametrize(("one", "other", "is_conflict"), [
    ((97.9, 1), (97.6, 1), True),
    ((97.9, 1), (97.8, 1), True),  # by one rule of rounding 97.85 is printed as one of them
    ((97.9, 1), (97.79, 2), True),
    ((111, 0), (111.0, 1), False),
    ((111, 0), (111.5, 1), False),
    ((111, 0), (111.6, 1), True),
    ((518_000, -3), (518_400, 0), False),
    ((518_000, -3), (519_000, 0), True),
])  # fmt: skip
def test_numbers_conflict_where_no_one_number_rounds_to_both(one, other, is_conflict):
    assert contradicts(Printed(*one), Printed(*other)) is is_conflict
    assert contradicts(Printed(*other), Printed(*one)) is is_conflict


@pytest.mark.parametrize(("one", "other", "is_conflict"), [
    ((42, 0), (43, 0), True),
    ((42, 0), (42, 0), False),
    ((34_000, -3), (34_400, 0), False),
    ((34_000, -3), (34_501, 0), True),
])  # fmt: skip
def test_counts_of_whole_things_are_exact_unless_they_are_round(one, other, is_conflict):
    assert contradicts(Printed(*one), Printed(*other), is_count=True) is is_conflict
