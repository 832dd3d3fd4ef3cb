import datetime as dt
import json
import math

import pytest

from donghaeng.base.errors import FileError, InputError
from donghaeng.city import IndexReport
from donghaeng.claims import Verdict


def test_a_report_reads_and_builds_once(going_together):
    report = IndexReport(going_together)
    assert report.index is report.index
    assert report.result is report.result


def test_without_a_day_everything_published_counts(going_together):
    report = IndexReport(going_together)
    assert report.result.periods == ("2022", "2023", "2024")
    assert len(report.checks) == len(report.index.published) == 39
    assert report.verdict_counts[Verdict.CONFIRMED] == 5


def test_as_of_a_day_what_came_later_is_left_out(going_together):
    report = IndexReport(going_together, dt.date(2024, 12, 31))
    assert report.result.periods == ("2022", "2023")
    assert {check.published.published_on for check in report.checks} == {"2024-06-19", "2024-06-28"}


@pytest.mark.parametrize(("day", "count"), [(dt.date(2024, 6, 19), 16), (dt.date(2024, 6, 28), 17)])
def test_the_day_itself_counts(going_together, day, count):
    assert len(IndexReport(going_together, day).checks) == count


def test_progress_is_told_from_reading_on(going_together):
    told = []
    IndexReport(going_together, progress=lambda step, _: told.append(step)).check()
    assert told[:3] == ["reading", "prepare", "treat"]


def test_missing_scores_are_counted_by_reason(human_development):
    # Bhutan's mean years of schooling are missing for 1990 and 2000: no value, then no education and no index
    assert IndexReport(human_development).gap_counts == {"a child is missing": 4, "no value": 2}


def test_altered_cells_are_counted(human_development):
    method = human_development / "method.toml"
    text = method.read_text(encoding="utf-8").replace('"keep"', '"group_mean"')
    method.write_text(text, encoding="utf-8")
    assert IndexReport(human_development).altered_counts == {"group_mean": 2}


@pytest.mark.parametrize(("folder", "decimals"), [("going_together", 1), ("districts", 2), ("human_development", 3)])
def test_scores_are_shown_with_as_many_decimals_as_were_printed(request, folder, decimals):
    assert IndexReport(request.getfixturevalue(folder)).decimals == decimals


def test_the_last_release_that_says_something_gives_the_note(going_together):
    report = IndexReport(going_together)
    assert report.note("social_integration", "2023").startswith("the city's own pages and every later text print it")
    assert report.note("social_integration", "2024") == ""


def test_an_index_without_notes_has_none(human_development):
    assert IndexReport(human_development).note("life_expectancy", "1990") == ""


def test_results_say_by_which_version_they_were_made(human_development, tmp_path):
    IndexReport(human_development).write(tmp_path / "out", formats=["csv"])
    assert json.loads((tmp_path / "out" / "provenance.json").read_text(encoding="utf-8"))["donghaeng"] == "0.1.0"


def test_a_check_finds_faults(tmp_path):
    with pytest.raises(FileError, match="is not the folder of an index"):
        IndexReport(tmp_path).check()


# Causes and responses of 2023 and 2024: shared facts of the index, "Causes of falls and responses"
def test_what_the_city_said_stands_beside_what_drove_it(going_together):
    report = IndexReport(going_together)
    assert {row.form for row in report.drivers} == {"coverage", "volume", "outcome"}
    assert len(report.drivers) == 29  # of 30: the name of one is cut off
    assert [row.kind for row in report.stated if (row.node, row.period) == ("housing", "2024")] == ["cause", "response"]
    told = {one.node: one for one in report.diagnoses("2023", "2024")}
    assert {one.cause for one in told.values()} == {"unknown"}
    assert told["vulnerable_housing_improvement"].split.logs["output"] == pytest.approx(math.log(2157 / 2694))


def test_a_check_finds_faults_of_the_drivers(human_development):
    text = "indicator,form,source\nnobody,outcome,hdr-2025\n"
    (human_development / "drivers.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"drivers\.csv, row 2, indicator: found 'nobody'"):
        IndexReport(human_development).check()
