import datetime as dt
import math
import shutil

import pytest

from donghaeng.city import (
    IndexReport,
    league,
    league_periods,
    node_lines,
    notes,
    remarks,
    revision_lines,
    score_lines,
    title,
)
from donghaeng.claims import Verdict

PILLARS = ["livelihood_care", "housing", "medical_health", "education_culture", "safety", "social_integration"]


@pytest.fixture(scope="module")
def seoul(going_together):
    return IndexReport(going_together)


@pytest.fixture(scope="module")
def lines(seoul):
    return {(line.node, line.period): line for line in score_lines(seoul, "seoul")}


# Scores beside what was printed


def test_the_index_comes_first_and_its_pillars_follow(lines):
    assert list(dict.fromkeys(node for node, _ in lines)) == ["going_together", *PILLARS]
    assert [period for node, period in lines if node == "going_together"] == ["2022", "2023", "2024", "2025"]
    assert [period for node, period in lines if node == "housing"] == ["2022", "2023", "2024"]


def test_a_line_holds_score_print_and_verdict(lines):
    line = lines["going_together", "2023"]
    assert line.score == pytest.approx(110.957, abs=0.0005)
    assert (line.printed, line.verdict, line.is_given, len(line.checks)) == (
        ("111.0",), Verdict.CONFIRMED, False, 2
    )  # fmt: skip


def test_a_printed_score_without_data_has_its_line(lines):
    line = lines["going_together", "2025"]
    assert math.isnan(line.score)
    assert (line.printed, line.verdict) == (("150.7*",), Verdict.CANNOT_BE_COMPUTED)


def test_a_given_score_says_so(lines):
    assert lines["housing", "2024"].is_given


def test_two_printed_scores_stand_side_by_side_the_latest_first(lines):
    assert lines["social_integration", "2023"].printed == ("97.9", "97.6")


# Remarks


def test_a_reason_is_said_once_with_its_figures(seoul, lines):
    said = remarks(seoul, list(lines.values()), "en")
    assert said[0] == (
        "cannot be computed: no data for this period (Going Together with the Socially Neglected Index 2025)"
    )
    assert said[1].startswith("cannot be computed: taken as published")
    assert said[1].endswith("(17 figures)")
    assert said[2].startswith(
        "* Going Together with the Socially Neglected Index 2025: known from a third party's note"
    )
    assert said[3].startswith("Social integration 2023 was printed as 97.9, 97.6. 97.9 is used: the city's own pages")
    assert len(said) == 4


def test_remarks_are_made_in_korean(seoul, lines):
    said = remarks(seoul, list(lines.values()), "ko")
    assert said[0] == "계산 불가: 이 기간의 자료 없음 (약자동행지수 2025년)"
    assert said[1] == "계산 불가: 하위 지표 일부 비공개로 공표값 그대로 사용 (17건)"
    assert said[2].startswith("* 약자동행지수 2025년: 이 기사를 인용한 제3자의 글로만 확인되었고")
    assert said[3].startswith("사회통합 2023년: 공표값이 둘입니다(97.9, 97.6). 여기서는 97.9 값을 씁니다: 시 누리집과")


def test_a_remark_has_no_letter_of_the_other_language(seoul, lines):
    assert not any("가" <= letter <= "힣" for said in remarks(seoul, list(lines.values()), "en") for letter in said)


# Verdicts of a figure printed twice: 111 rounds from 111.240, 111.0 does not (facts/gtsn/README.md: 50 in 2023)


def test_the_line_of_a_figure_that_differs_in_one_print_says_so(tmp_path, going_together):
    shutil.copytree(going_together, tmp_path / "index")
    shutil.copy(going_together.parents[1] / "sources.csv", tmp_path)
    data = (tmp_path / "index" / "data.csv").read_text("utf-8")
    rows = [row for row in data.splitlines() if ",left_out," not in row]
    fifty = [row.replace(",2024-06-19,5,", ",2024-06-19,6,").replace(",2025-08-04,5,", ",2025-08-04,6,")
             if row.startswith("seoul,2023,housing") else row for row in rows]  # fmt: skip
    (tmp_path / "index" / "data.csv").write_text("\n".join(fifty) + "\n", "utf-8")
    line = next(line for line in score_lines(IndexReport(tmp_path / "index"), "seoul") if line.period == "2023")
    assert (round(line.score, 3), line.printed, line.verdict) == (111.240, ("111.0",), Verdict.DIFFERS)


# What an index says of itself


def test_an_index_of_our_own_says_so_and_names_the_source_to_be_named(districts):
    report = IndexReport(districts)
    own, source = notes(report, "en")
    assert own.startswith("Our own design, not the city's.")
    assert source == "Source: Statistics Korea, KOSIS; KOGL type 1"
    assert notes(report, "ko")[1] == "출처: 통계청, KOSIS; 공공누리 제1유형"


def test_a_title_names_the_base_only_where_scores_are_relative_to_one(going_together, districts, human_development):
    assert title(IndexReport(going_together), "ko") == "약자동행지수 (2022 = 100)"
    assert title(IndexReport(districts), "en") == "Living Conditions of Seoul's Districts (Seoul 2015 = 100)"
    assert title(IndexReport(human_development), "en") == "Human Development Index"


# Leagues


def compared(folder, place):
    """Return a copy of the folder of an index whose periods may be compared."""
    copy = shutil.copytree(folder, place / folder.name)
    shutil.copy(folder.parents[1] / "sources.csv", place)
    method = copy / "method.toml"
    method.write_text(method.read_text(encoding="utf-8").replace("compare_periods = false", ""), encoding="utf-8")
    return copy


def test_units_stand_by_their_score_with_change_and_rank(districts, tmp_path):
    report = IndexReport(compared(districts, tmp_path))
    places = league(report)
    assert len(places) == 26
    scores = [place.scores[-1] for place in places]
    assert scores == sorted(scores, reverse=True)
    assert places[0].change == pytest.approx(places[0].scores[-1] - places[0].scores[0])


def test_there_is_no_change_where_periods_are_not_compared(districts):
    assert all(math.isnan(place.change) for place in league(IndexReport(districts)))


def test_the_reference_unit_stands_where_it_would_and_has_no_rank(districts):
    places = league(IndexReport(districts))
    assert [place.unit for place in places if place.rank is None] == ["seoul"]
    assert [place.rank for place in places if place.rank] == list(range(1, 26))


def test_a_league_shows_the_periods_with_a_score(districts):
    result = IndexReport(districts).result
    assert league_periods(result) == ("2015", "2020")
    assert league_periods(result, "medical_health") == ("2010", "2015", "2020")


def test_a_league_may_be_of_one_node(districts):
    places = league(IndexReport(districts), node="medical_health")
    assert {len(place.scores) for place in places} == {3}


def test_units_without_a_score_stand_last(human_development):
    data = human_development / "data.csv"
    text = data.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines(keepends=True) if not line.startswith("NOR,2022,life_expectancy")]
    data.write_text("".join(kept), encoding="utf-8")
    last = league(IndexReport(human_development))[-1]
    assert (last.unit, last.rank) == ("NOR", None)
    assert math.isnan(last.scores[-1])


# Nodes


def test_every_node_is_shown_below_its_parent(seoul):
    shown = list(node_lines(seoul, "seoul", "2023"))
    assert len(shown) == 37
    assert [line.node for line in shown if line.level == 1] == PILLARS
    assert shown[0].level == 0
    assert shown[2].level == 2


def test_a_node_shows_value_weight_score_and_why(seoul):
    shown = {line.node: line for line in node_lines(seoul, "seoul", "2023")}
    homes = shown["vulnerable_housing_improvement"]
    # printed on 2024-06-19: 1,937 dwellings in 2022 and 2,694 in 2023, +39.1 %
    assert (homes.value, round(homes.score, 1), homes.why) == (2694.0, 139.1, "computed")
    assert shown["housing"].weight == pytest.approx(5 / 49)
    assert (shown["housing"].why, shown["housing"].score) == ("given", 125.1)
    assert math.isnan(shown["housing"].value)
    assert shown["old_public_rental_quality_works"].why == "left out"
    assert shown["isolated_reclusive_youth_support"].why == "change from base"


# Revisions


def test_every_release_after_the_first_is_a_revision(seoul):
    shown = [line for line in revision_lines(seoul) if (line.node, line.period) == ("social_integration", "2023")]
    assert [(line.published_on, line.value, line.previous, line.change) for line in shown] == [
        ("2024-06-28", 97.9, 97.9, 0.0), ("2025-08-04", 97.9, 97.9, 0.0)
    ]  # fmt: skip


def test_figures_published_once_are_no_revisions(human_development):
    assert list(revision_lines(IndexReport(human_development))) == []


def test_as_of_a_day_only_what_was_printed_then_is_shown(going_together):
    report = IndexReport(going_together, dt.date(2024, 12, 31))
    shown = [line for line in score_lines(report, "seoul") if line.node == "going_together"]
    assert [(line.period, line.printed) for line in shown] == [("2022", ("100",)), ("2023", ("111",))]
