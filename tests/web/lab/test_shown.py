import pytest
from django.utils import translation

from donghaeng.city.household import Household
from donghaeng.web.lab import shown
from donghaeng.web.lab.form import Questions

TOLD = {"year": "2024", "size": "1", "income": "500,000", "assets": "0"}


@pytest.fixture
def told(seoul, site):  # noqa: ARG001 - an article is looked for
    """Return a function that answers in a language."""

    def answered(language, **more):
        form = Questions(seoul.lab, {**TOLD, **more})
        assert form.is_valid()
        with translation.override(language):
            return shown.answer(seoul, seoul.lab.answer(form.household(), form.cleaned_data["year"]), form)

    return answered


def test_an_amount_is_told_in_digits_and_in_words(told):
    assert [one["text"] for one in told("ko", assets="326,000,001")["told"]] == [
        "2024", "1", "500,000원 (50만 원)", "326,000,001원 (3억 2,600만 1원)"]  # fmt: skip
    assert told("en")["told"][2]["text"] == "500,000 won"


def test_what_was_left_empty_is_not_told(told):
    assert [one["step"] for one in told("ko")["told"]] == [1, 1, 1, 1]


def test_the_table_of_the_schedule_marks_where_more_earned_leaves_less(told):
    tables = told("en", income="0")["chart"]["tables"]
    assert [row["from"] for row in tables[1]["rows"] if row["is_here"]] == ["0 won"]


def test_a_household_on_a_threshold_is_marked_at_the_jump(told):
    """A pension of 334,810 is paid up to 2,130,000 in 2024; a credit of 2.85 million falls from 14 to 32 a year."""
    chart = told("en", size="4", income="2,130,000", earnings="2,130,000", earner_type="one_earner",
                 single_pensioners="1", assessed_income="2,130,000")["chart"]  # fmt: skip
    before = 2_130_000 + 334_810 + 2_850_000 * (32 - 2.13 * 12) / 18 / 12
    (row,) = [row for row in chart["tables"][1]["rows"] if row["is_here"]]
    assert (row["is_jump"], row["from"]) == (True, "2,130,000 won")
    assert (row["before"], row["after"]) == (f"{before:,.0f} won", f"{before - 334_810:,.0f} won")
    assert "2,130,000 won" in chart["tables"][1]["falls"]
    assert "−334,726 won under Current welfare" in chart["finding"]  # 100 − 334,810 − 100 × 2.85 ÷ 18


def test_each_number_of_the_law_says_of_which_programme_it_is(told):
    found = told("ko", size="4", income="2,130,000", earnings="2,130,000", earner_type="one_earner",
                 single_pensioners="1", couple_pensioners="2")  # fmt: skip
    names = [one.name for one in found["numbers"]]
    assert {"안심소득 · 재산 기준", "근로장려금 · 재산 기준", "근로장려금 · 최대 지급액", "기초연금(단독) · 선정기준액",
            "기초연금(부부) · 선정기준액", "기준 중위소득"} <= {*names}  # fmt: skip
    assert not [name for name in names if name.count("생계급여") > 1]


def test_the_finding_is_of_a_hundred_won_more(told):
    """A credit of 1.65 in 4 million comes to half of each won, and to three tenths of it."""
    kept = (f"{100 * (0.5 + 1.65 / 4):+.0f}", f"{100 * (0.3 + 1.65 / 4):+.0f}")
    assert told("en")["chart"]["finding"] == (
        f"With 100 won more earned, net income changes by {kept[0]} won under Safety Income "
        f"and {kept[1]} won under Current welfare."
    )


def test_a_family_that_earns_nothing_is_told_what_it_is_taken_for(told):
    assert (told("en")["is_taken_alone"], told("en")["unasked"]) == (True, [])
    several = told("en", size="2")
    assert (several["is_taken_alone"], several["unasked"]) == (False, ["Earned income tax credit"])
    assert told("en", earner_type="two_earner", size="2")["unasked"] == []


def test_both_pictures_are_drawn(told):
    chart = told("ko")["chart"]
    assert 'viewBox="0 0 680 ' in chart["wide"]
    assert 'viewBox="0 0 328 ' in chart["narrow"]


def test_the_page_says_when_it_was_paid_and_where_to_turn(seoul, site):  # noqa: ARG001 - an article is looked for
    with translation.override("ko"):
        page = shown.page(seoul)
    assert str(page["ended"].since) == "2025-07-01"
    assert page["ended_source"]["url"] == "https://seoul.go.kr/policy/view.do?id=1015&lan=KO"
    assert page["article"] == ""


def test_ways_on_name_what_is_missing_and_leave_it_out(seoul):
    household = Household(6, 0.0, 0.0, rent=3e5)
    missing = seoul.lab.missing(household, seoul.lab.years[2025])
    with translation.override("en"):
        ways = shown.ways(missing, [2022], ["eitc"])
    assert (ways["missing_names"], ways["without"]) == ("Housing benefit for rent", "eitc,housing")
