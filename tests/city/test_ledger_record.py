"""Claims as plain values and as lines, of a ledger without indices, worked by hand: 278 / 1,052 = 26.426 %."""

import json

import pytest

from donghaeng.base.sources import Source
from donghaeng.city.ledger import CheckedLedger
from donghaeng.city.ledger_record import derivation_lines, record, row
from donghaeng.claims import Argued, Claim, Fact, Ledger, Printed, read_calculation
from donghaeng.files import LedgerFiles

RATIO = read_calculation({"name": "ratio", "of": "fact:part/2023", "to": "fact:whole/2023"})
SOURCES = {"news": Source("news", "Daily", "News"), "plan": Source("plan", "Town", "Plan")}


def fact(series, value, **others):
    names = {"en": series.title(), "ko": "값"}
    return Fact(series, "2023", Printed(value, 0), "MW", names, "plan", {"en": "about", "ko": "약"}, **others)


def claim(name="share", value=26.4, **others):
    said = {"en": "A share of heat", "ko": "열의 비중"}
    options = {"calculation": RATIO} | others
    return Claim(name, "heat", said, Printed(value, 1, "2023-11-21", "news"), "%", "town", **options)


@pytest.fixture
def checked():
    """Check claims over two facts."""
    facts = (fact("part", 278, is_second_hand=True), fact("whole", 1052))

    def ledger(*claims, facts=facts):
        made = Ledger(claims, {"heat": {"en": "Heat", "ko": "열"}}, {"town": {"en": "The town", "ko": "시"}})
        return CheckedLedger(LedgerFiles(made, facts, SOURCES), {})

    return ledger


def first(ledger):
    return ledger.judgements[0]


def test_a_record_has_all_that_a_page_tells(checked):
    ledger = checked(claim(also=(Printed(26.0, 1, "2024", "plan"),)))
    found = record(ledger, first(ledger))
    assert {name: found[name] for name in ("id", "text", "unit", "when", "source", "verdict", "verdict_code")} == {
        "id": "share", "text": "26.4", "unit": "%", "when": "2023-11-21", "source": "news", "verdict": "conflict",
        "verdict_code": "conflict",
    }  # fmt: skip
    assert (found["said"]["ko"], found["who"]["ko"], found["verdicts"]["ko"]) == ("열의 비중", "시", "출처 상충")
    assert found["computed"] == pytest.approx(100 * 278 / 1052)
    assert found["also"] == [{"figure": {"en": "26.0%", "ko": "26.0%"}, "when": "2024", "source": "plan"}]
    assert (found["calculation"], found["computed_figure"]["en"]) == ("ratio", "26.426%")


def test_a_record_has_its_tree_down_to_sources(checked):
    ledger = checked(claim())
    tree = record(ledger, first(ledger))["derivation"]
    assert tree["target"] == "claim:share"
    assert [(part["role"], part["target"], part["text"], part["source"], part["as_of"]) for part in tree["parts"]] == [
        ("of", "fact:part/2023", "278", "plan", "2023"), ("to", "fact:whole/2023", "1,052", "plan", "2023")
    ]  # fmt: skip
    assert [part["is_second_hand"] for part in tree["parts"]] == [True, False]


def test_records_are_json(checked):
    ledger = checked(claim(), claim("b", calculation=None, cannot_be_computed=Argued({"en": "a", "ko": "b"}, "plan")))
    for judged in ledger.judgements:
        found = record(ledger, judged)
        assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_what_cannot_be_computed_has_no_number_and_names_its_argument(checked):
    ledger = checked(claim(calculation=None, cannot_be_computed=Argued({"en": "no list", "ko": "목록 없음"}, "plan")))
    found = record(ledger, first(ledger))
    assert [found[name] for name in ("computed", "computed_figure", "low", "high", "calculation")] == [
        None,
        {},
        None,
        None,
        "",
    ]
    assert (found["why"], found["argued_by"]) == ({"en": "no list", "ko": "목록 없음"}, "plan")


def test_a_row_has_its_texts_side_by_side_and_no_tree(checked):
    ledger = checked(claim())
    found = row(ledger, first(ledger))
    assert (found["said_en"], found["said_ko"], found["who_ko"], found["verdict"]) == (
        "A share of heat", "열의 비중", "시", "confirmed"
    )  # fmt: skip
    assert [name for name, value in found.items() if isinstance(value, dict | list)] == []


def test_lines_indent_the_parts_under_what_they_make(checked):
    ledger = checked(claim())
    assert list(derivation_lines(ledger, first(ledger), "en")) == [
        "26.4%: A share of heat",
        "  = of / to = 278 / 1,052",
        "  source: Daily, News (news)",
        "  of = 278 MW: Part (as of 2023, second-hand)",
        "    source: Town, Plan (plan)",
        "  to = 1,052 MW: Whole (as of 2023)",
        "    source: Town, Plan (plan)",
    ]


def test_lines_are_korean_where_korean_is_asked_for(checked):
    ledger = checked(claim())
    lines = list(derivation_lines(ledger, first(ledger), "ko"))
    assert lines[0].endswith(": 열의 비중")
    assert "출처: " in lines[2]
    assert "값 (2023 기준, 2차 인용)" in lines[3]


def test_a_part_that_is_a_claim_has_its_verdict(checked):
    twice = read_calculation({"name": "product", "of": ["claim:share", 2]})
    ledger = checked(claim("twice", 52.8, calculation=twice), claim())
    lines = list(derivation_lines(ledger, first(ledger), "en"))
    assert "  part1 = 26.4%: A share of heat (confirmed)" in lines
    assert "  part2 = 2: number" in lines
