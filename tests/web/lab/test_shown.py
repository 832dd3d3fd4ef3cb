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
        "2024", "1", "500,000원 (50만 원)", "326,000,001원 (3.26000001억 원)"]  # fmt: skip
    assert told("en")["told"][2]["text"] == "500,000 won"


def test_what_was_left_empty_is_not_told(told):
    assert [one["step"] for one in told("ko")["told"]] == [1, 1, 1, 1]


def test_the_table_of_the_schedule_marks_where_more_earned_leaves_less(told):
    """The earned income tax credit ends at 22 million won a year for one person: 1,833,333 a month."""
    tables = told("en", income="0")["chart"]["tables"]
    assert [row["from"] for row in tables[1]["rows"] if row["is_falling"]] == tables[1]["falls"]
    assert [row["from"] for row in tables[1]["rows"] if row.get("is_here")] == ["0 won"]


def test_the_finding_is_of_the_next_won(told):
    """A credit of 1.65 in 4 million comes to half of each won, and to none of it."""
    kept = (f"{100 * (0.5 + 1.65 / 4):+.0f}", f"{100 * 1.65 / 4:+.0f}")
    assert told("en")["chart"]["finding"] == (
        f"For each further 100 won earned, net income changes by {kept[0]} won under Safety Income "
        f"and {kept[1]} won under Current welfare."
    )


def test_a_family_that_earns_nothing_is_told_what_it_is_taken_for(told):
    assert told("en")["assumed"] == "A single person"
    assert told("en", earner_type="two_earner", size="2")["assumed"] == ""


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
