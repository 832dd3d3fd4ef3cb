"""Cases: Seoul's published scores, worked in ../shared/facts/gtsn/README.md, "Aggregation check"."""

import math

import numpy as np
import polars as pl
import pytest

from donghaeng.claims import Verdict, check_scores
from donghaeng.index import Framework, Index, Node, Published, read_method

PILLARS = ("livelihood", "housing", "health", "education", "safety", "integration")
SCORES_2023 = (100.8, 125.1, 120.1, 98.4, 124.9, 97.9)
SCORES_2024 = (127.8, 120.3, 156.5, 111.3, 148.9, 95.6)
COUNTS_50 = (12, 6, 10, 8, 9, 5)
COUNTS_49 = (12, 5, 10, 8, 9, 5)


def seoul(scores, counts, *, mean="arithmetic", decimals=1, inferred=False):
    """Build an index of one unit and period from six given pillars."""
    leaves = [Node(f"{code}_leaf", code, code, parent=code, direction=1) for code in PILLARS]
    pillars = [Node(code, code, code, parent="overall") for code in PILLARS]
    tree = Framework((Node("overall", "Overall", "종합"), *pillars, *leaves))
    data = pl.DataFrame({
        "unit": "seoul", "period": "2023", "node": PILLARS, "value": scores, "status": "given",
        "indicators": counts, "decimals": decimals,
    })  # fmt: skip
    settings = {
        "normalise": {"method": "none"}, "weights": {"method": "counted"}, "aggregate": {"method": mean},
        "inferred": inferred,
    }  # fmt: skip
    return Index(tree, data, read_method(settings, tree)).build()


def printed(value, *, node="overall", decimals=1, period="2023", unit="seoul"):
    return Published(node, period, value, decimals, "2024-06-19", "news", unit)


def check(result, *rows):
    return check_scores(result, rows)[0]


@pytest.mark.parametrize(("scores", "counts", "value", "computed", "verdict"), [
    (SCORES_2023, COUNTS_49, 111.0, 110.957, "confirmed"),
    (SCORES_2023, COUNTS_50, 111.0, 111.240, "differs"),
    ((*SCORES_2023[:5], 97.6), COUNTS_49, 111.0, 110.927, "consistent"),
    ((*SCORES_2023[:5], 97.6), COUNTS_50, 111.0, 111.210, "differs"),
    (SCORES_2023, (1,) * 6, 111.0, 111.200, "differs"),
    (SCORES_2024, COUNTS_50, 130.6, 130.578, "confirmed"),
    (SCORES_2024, COUNTS_49, 130.6, 130.788, "differs"),
])  # fmt: skip
def test_arithmetic_means_of_seouls_pillars_have_the_verdict_worked_out(scores, counts, value, computed, verdict):
    found = check(seoul(scores, counts), printed(value))
    assert found.computed == pytest.approx(computed, abs=0.0005)
    assert found.verdict == verdict


@pytest.mark.parametrize(("mean", "counts", "computed"), [
    ("geometric", COUNTS_49, 110.321),
    ("geometric", COUNTS_50, 110.598),
    ("geometric", (1,) * 6, 110.518),
    ("harmonic", COUNTS_50, 109.962),
    ("harmonic", (1,) * 6, 109.842),
    ("median", (1,) * 6, 110.45),
])  # fmt: skip
def test_other_means_of_seouls_pillars_differ(mean, counts, computed):
    found = check(seoul(SCORES_2023, counts, mean=mean), printed(111.0))
    assert found.computed == pytest.approx(computed, abs=0.0005)
    assert found.verdict is Verdict.DIFFERS


def test_a_mean_that_may_fall_as_its_parts_rise_gives_no_interval():
    # between the ends of what the parts may be, a penalty may be larger than at either end: no end is a bound
    parts, counts = np.array([*SCORES_2023[:5], 97.6]), np.array(COUNTS_49)
    mean = np.average(parts, weights=counts)
    punished = mean - np.average((parts - mean) ** 2, weights=counts) / mean
    found = check(seoul(parts.tolist(), COUNTS_49, mean="mazziotta_pareto"), printed(round(punished, 1) + 0.1))
    assert found.computed == pytest.approx(punished)
    assert found.verdict is Verdict.DIFFERS


def test_a_verdict_says_why_in_both_languages():
    found = check(seoul(SCORES_2023, COUNTS_50), printed(111.0))
    assert found.why("en") == "111.240, off by +0.240"
    assert found.why("ko") == "계산값 111.240, 차이 +0.240"


def test_a_score_below_the_printed_one_is_off_by_less_than_nothing():
    assert check(seoul(SCORES_2023, COUNTS_49), printed(120.0)).why("en") == "110.957, off by -9.043"


def test_a_consistent_score_says_between_what_it_may_lie():
    # every pillar half a tenth lower, or higher, moves the mean as far: 110.927 -+ 0.05
    found = check(seoul((*SCORES_2023[:5], 97.6), COUNTS_49), printed(111.0))
    assert found.why("en") == "110.927, but parts that round to the printed ones give 110.877 to 110.977"
    assert found.why("ko") == "계산값 110.927. 하위 값의 반올림을 감안하면 110.877~110.977"


def test_a_confirmed_score_says_so():
    found = check(seoul(SCORES_2024, COUNTS_50), printed(130.6))
    assert found.why("en") == "130.578 rounds to it"
    assert found.why("ko") == "계산값 130.578, 반올림 시 공표값과 일치"


def test_parts_that_are_exact_leave_no_room():
    found = check(seoul((*SCORES_2023[:5], 97.6), COUNTS_49, decimals=None), printed(111.0))
    assert found.verdict is Verdict.DIFFERS


def test_a_printed_zero_leaves_no_room_below_zero():
    # a geometric mean of negative scores has no answer; that of 0.0 and anything is 0
    found = check(seoul((0.0, *SCORES_2023[1:]), COUNTS_49, mean="geometric"), printed(0.0))
    assert (found.computed, found.verdict) == (0.0, Verdict.CONFIRMED)


@pytest.mark.parametrize(("value", "verdict"), [
    (100.5, "confirmed"),
    (100.55, "confirmed"),
    (100.45, "confirmed"),
    (100.44, "consistent"),
    (100.56, "consistent"),
    (100.4, "consistent"),
    (100.6, "consistent"),
    (100.39, "differs"),
    (100.61, "differs"),
])  # fmt: skip
def test_a_tie_at_half_a_step_may_go_either_way(value, verdict):
    # six pillars of 100.5, each known to 0.05: the mean is 100.5 and may lie from 100.45 to 100.55
    assert check(seoul((100.5,) * 6, COUNTS_50), printed(value)).verdict == verdict


def test_more_decimals_ask_for_more():
    result = seoul(SCORES_2023, COUNTS_49, decimals=None)
    assert check(result, printed(110.957, decimals=3)).verdict is Verdict.CONFIRMED
    assert check(result, printed(110.958, decimals=3)).verdict is Verdict.DIFFERS
    assert check(result, printed(111, decimals=0)).verdict is Verdict.CONFIRMED


# Conflict


def test_sources_that_disagree_are_a_conflict_even_where_one_is_confirmed():
    checks = check_scores(seoul(SCORES_2023, COUNTS_49), [printed(111.0), printed(111.2)])
    assert [found.verdict for found in checks] == [Verdict.CONFLICT, Verdict.CONFLICT]
    assert [found.why("en") for found in checks] == [
        "also printed: 111.2; 110.957 rounds to it", "also printed: 111.0; 110.957, off by -0.243"
    ]  # fmt: skip


@pytest.mark.parametrize(("value", "verdict"), [(111.0, "confirmed"), (120.0, "differs")])
def test_what_an_inferred_method_confirms_is_told_with_that_reservation(value, verdict):
    found = check(seoul(SCORES_2023, COUNTS_49, inferred=True), printed(value))
    assert found.verdict == verdict
    assert ("inferred" in found.why("en")) is (verdict == "confirmed")


def test_a_shorter_form_of_the_same_number_is_no_conflict():
    checks = check_scores(seoul(SCORES_2023, COUNTS_49), [printed(111, decimals=0), printed(111.0)])
    assert [found.verdict for found in checks] == [Verdict.CONFIRMED, Verdict.CONFIRMED]


@pytest.mark.parametrize(("other", "verdict"), [(111.04, "confirmed"), (111.1, "conflict")])
def test_numbers_that_one_number_may_round_to_are_no_conflict(other, verdict):
    # 111.04 may be printed as 111.0, too; what lies between 111.0 and 111.1 is printed as one of them
    decimals = len(str(other).partition(".")[2])
    found = check(seoul(SCORES_2023, COUNTS_49), printed(111.0), printed(other, decimals=decimals))
    assert found.verdict == verdict


@pytest.mark.parametrize("other", [{"period": "2024"}, {"node": "safety"}, {"unit": "busan"}])
def test_another_figure_is_no_conflict(other):
    assert check(seoul(SCORES_2023, COUNTS_49), printed(111.0), printed(120.0, **other)).verdict is Verdict.CONFIRMED


# Cannot be computed


def test_a_given_score_cannot_be_computed_and_this_goes_before_a_conflict():
    found = check(seoul(SCORES_2023, COUNTS_49), printed(97.9, node="integration"), printed(97.6, node="integration"))
    assert math.isnan(found.computed)
    assert found.verdict is Verdict.CANNOT_BE_COMPUTED
    assert found.why("en") == ("taken as published, since not all of its indicators are published; also printed: 97.6")
    assert found.why("ko") == "하위 지표 일부 비공개로 공표값 그대로 사용; 다른 공표값: 97.6"


@pytest.mark.parametrize("elsewhere", [{"period": "2025"}, {"unit": "busan"}])
def test_without_data_nothing_can_be_computed(elsewhere):
    found = check(seoul(SCORES_2023, COUNTS_49), printed(150.7, **elsewhere))
    assert (found.verdict, found.why("en")) == (Verdict.CANNOT_BE_COMPUTED, "no data for this period")
    assert math.isnan(found.computed)


def test_over_a_gap_nothing_can_be_computed():
    found = check(seoul(SCORES_2023, COUNTS_49), printed(100.8, node="livelihood_leaf"))
    assert (found.verdict, found.why("ko")) == (Verdict.CANNOT_BE_COMPUTED, "하위 값 일부 없음")


# Units


def test_an_empty_unit_means_the_only_one():
    assert check(seoul(SCORES_2023, COUNTS_49), printed(111.0, unit="")).verdict is Verdict.CONFIRMED


def test_checks_come_in_the_order_of_what_was_printed():
    rows = [printed(130.6, period="2024"), printed(111.0), printed(1.0)]
    assert [found.published for found in check_scores(seoul(SCORES_2023, COUNTS_49), rows)] == rows


def test_an_index_without_given_scores_is_checked_too():
    tree = Framework((Node("all", "All", "전체"), Node("homes", "Homes", "주택", "all", "dwellings", 1)))
    data = pl.DataFrame({"unit": ["a"], "period": ["2023"], "node": ["homes"], "value": [12.34]})
    result = Index(tree, data, read_method({"normalise": {"method": "none"}}, tree)).build()
    assert check(result, printed(12.3, node="all", unit="a")).verdict is Verdict.CONFIRMED
    assert check(result, printed(12.4, node="all", unit="a")).verdict is Verdict.DIFFERS
