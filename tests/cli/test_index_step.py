import pytest

from donghaeng.base.errors import DataError
from donghaeng.city import IndexReport
from donghaeng.city.names import STATUSES
from donghaeng.cli.words import WORDS
from donghaeng.index.result import WHY


def words(printed):
    """Give the lines, each as its words."""
    return [line.split() for line in printed.splitlines()]


# printed on 2024-06-19: 1,937 dwellings in 2022 and 2,694 in 2023, +39.1 %; the index 111.0
def test_a_score_is_printed_from_its_value_to_the_index(run, going_together):
    printed = run("index", "step", going_together, "--node", "vulnerable_housing_improvement", "--period", "2023")
    lines = [line.rstrip() for line in printed.splitlines()]
    assert lines[0] == "Homes of people in poor housing that were improved: Seoul, 2023"
    assert lines[2] == "1. Value: 2,694 dwellings"
    assert "   100 × 2694 / 1937 = 139.08" in lines
    assert "3. Housing: 125.1, given as published" in lines
    assert ["→", "Housing", "10.2%", "125.10", "12.77", "given"] in words(printed)
    assert "   = 110.96" in lines


def test_the_table_of_another_mean_has_no_points(run, districts):
    printed = run("index", "step", districts, "--unit", "guro-gu", "--node", "doctors")
    assert "Points" not in printed
    assert ["→", "Doctors", "33.3%", "98.261"] in words(printed)
    assert "(98.2613 × 113.466 × 95.4802)^(1 / 3) = 102.107" in printed


def test_without_options_it_is_the_index_of_the_first_unit_in_the_last_period(run, human_development):
    printed = run("index", "step", human_development)
    assert printed.startswith("Human Development Index: Brazil, 2022\n")
    assert "aggregate: geometric" in printed


def test_the_steps_are_printed_in_korean(run, human_development):
    printed = run("index", "step", human_development, "--unit", "BTN", "--node", "mean_schooling", "--period", "1990",
                  "--lang", "ko")  # fmt: skip
    assert printed.startswith("평균교육연수: 부탄, 1990\n")
    assert ["→", "평균교육연수", "50.0%", "–", "값", "없음"] in words(printed)
    assert "점수 없음. 결측: 평균교육연수(값 없음)" in printed


def test_what_was_not_yet_out_is_not_printed(run, going_together):
    options = ("--node", "housing", "--period", "2023")
    assert "Earlier:" in run("index", "step", going_together, *options)
    printed = run("index", "step", going_together, *options, "--as-of", "2024-12-31")
    assert "released 2024-06-19" in printed
    assert "Earlier:" not in printed


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_steps_fit_80_columns(run, folder, widest, lang):
    report = IndexReport(folder)
    for node in report.index.framework.indicators[:3]:
        printed = run("index", "step", folder, "--node", node, "--unit", report.result.units[-1], "--lang", lang)
        assert widest(printed) <= 80


def test_an_unknown_node_is_refused(run, going_together):
    with pytest.raises(DataError, match="no such score\n  - node: found 'hausing'"):
        run("index", "step", going_together, "--node", "hausing")


def test_a_table_says_why_in_the_words_of_the_steps():
    assert {why: (WORDS["en"][why], WORDS["ko"][why]) for why in WHY} == {why: STATUSES[why] for why in WHY}
