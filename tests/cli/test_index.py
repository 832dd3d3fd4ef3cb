import json
import re
import shutil

import pytest

from donghaeng.base.errors import InputError, OutputError
from donghaeng.cli.words import WORDS as HEADINGS

PERIODS = {"going-together": "2023", "districts": "2020", "human-development": "2022"}


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def words(printed):
    """Give the lines, each as its words."""
    return [line.split() for line in printed.splitlines()]


# build


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_build_fits_80_columns(run, widest, folder, out, lang):
    assert widest(run("index", "build", folder, "--out", out.name, "--lang", lang)) <= 80


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    """Let commands write below the test's own folder."""
    monkeypatch.chdir(tmp_path)


def test_a_build_prints_scores_beside_what_was_published_with_a_verdict(run, going_together, out):
    rows = words(run("index", "build", going_together, "--out", out))
    assert ["2023", "110.957", "111.0", "confirmed"] in rows
    assert ["2024", "130.578", "130.6", "confirmed"] in rows
    assert ["2025", "–", "150.7*", "cannot", "be", "computed"] in rows
    assert ["2023", "97.9", "given", "97.9,", "97.6", "cannot", "be", "computed"] in rows


def test_a_build_in_korean_has_korean_names_headings_and_verdicts(run, going_together, out):
    printed = run("index", "build", going_together, "--out", out, "--lang", "ko")
    rows = words(printed)
    assert rows[0] == ["약자동행지수", "(2022", "=", "100)"]
    assert rows[1] == ["기간", "점수", "공표", "판정"]
    assert ["종합", "2022", "100.000", "100", "확인"] in rows
    assert ["생계·돌봄", "2022", "100.0", "공표값", "사용", "100", "계산", "불가"] in rows


def test_a_league_in_korean_has_korean_names_and_headings(run, districts, out):
    printed = run("index", "build", districts, "--out", out, "--lang", "ko")
    assert words(printed)[1] == ["순위", "2015", "2020"]
    assert "종로구" in printed
    assert "증감" not in printed  # its periods are not to be compared


def test_a_league_in_korean_has_the_change_over_the_periods(run, human_development, out):
    printed = run("index", "build", human_development, "--out", out, "--lang", "ko")
    assert words(printed)[1][-1] == "증감"
    assert "증감: 1990 → 2022" in printed


def test_korean_headings_hold_no_latin_letter():
    assert HEADINGS["ko"].keys() == HEADINGS["en"].keys()
    assert [heading for heading in HEADINGS["ko"].values() if re.search("[A-Za-z]", heading)] == []


def test_a_league_ranks_units_and_not_the_reference(run, districts, out):
    rows = words(run("index", "build", districts, "--out", out))
    assert [row[0] for row in rows if row[1:2] == ["Seoul"]] == ["–"]
    assert [row[0] for row in rows if row[1:2] == ["Jongno-gu"]] == ["1"]


def test_a_league_says_how_many_published_scores_have_each_verdict(run, human_development, out):
    assert "Published: 34 confirmed" in run("index", "build", human_development, "--out", out)


def test_results_are_written_where_asked_and_named(run, human_development, out):
    printed = run("index", "build", human_development, "--out", out.name)
    assert "out: altered.csv, framework.csv, gaps.csv, links.csv, provenance.json," in printed
    assert (out / "result.xlsx").is_file()


def test_results_go_to_build_unless_said_otherwise(run, human_development, tmp_path):
    run("index", "build", human_development)
    assert (tmp_path / "build" / "human-development" / "scores.csv").is_file()


@pytest.mark.parametrize(("formats", "files"), [
    (["parquet"], ["provenance.json", "scores.parquet"]),
    (["json", "xlsx"], ["provenance.json", "result.json", "result.xlsx"]),
])  # fmt: skip
def test_only_the_formats_asked_for_are_written(run, human_development, out, formats, files):
    chosen = [part for name in formats for part in ("--format", name)]
    run("index", "build", human_development, "--out", out, *chosen)
    assert sorted(path.name for path in out.iterdir()) == files


def test_an_unknown_format_is_refused(usage, human_development):
    status, printed = usage("index", "build", human_development, "--format", "pdf")
    assert status == 2
    assert "'csv'" in printed


def test_as_of_a_day_what_came_later_is_left_out(run, going_together, out):
    printed = run("index", "build", going_together, "--out", out, "--as-of", "2024-12-31")
    rows = words(printed)
    assert ["2023", "110.957", "111", "confirmed"] in rows
    assert [row for row in rows if "2024" in row or "2025" in row] == []
    assert json.loads((out / "provenance.json").read_text(encoding="utf-8"))["as_of"] == "2024-12-31"


def test_before_the_first_release_there_is_nothing_to_build(run, going_together, out):
    with pytest.raises(InputError, match=r"there are no data\n.*some published by 2020-01-01"):
        run("index", "build", going_together, "--out", out, "--as-of", "2020-01-01")
    assert not out.exists()


def test_a_day_is_written_in_one_way(usage, going_together):
    status, printed = usage("index", "build", going_together, "--as-of", "31.12.2024")
    assert status == 2
    assert "%Y-%m-%d" in printed


def test_a_foreign_folder_is_left_untouched(run, human_development, out):
    out.mkdir()
    (out / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(OutputError, match=r"files that are not ours: letter\.txt"):
        run("index", "build", human_development, "--out", out)
    assert [path.name for path in out.iterdir()] == ["letter.txt"]


def test_only_the_first_units_of_a_long_league_are_printed(run, human_development, tmp_path, out):
    folder = shutil.copytree(human_development, tmp_path / "long")
    rows = [row for row in (folder / "data.csv").read_text("utf-8").splitlines() if row.startswith("KOR,2022,")]
    many = [row.replace("KOR", f"U{unit:02}") for unit in range(50) for row in rows]
    (folder / "data.csv").write_text("\n".join(["unit,period,node,value,status,source", *many]), "utf-8")
    (folder / "units.csv").unlink()
    (folder / "published.csv").unlink()
    printed = run("index", "build", folder, "--out", out)
    assert "… +10: scores.csv" in printed
    assert len([row for row in words(printed) if len(row) > 1 and re.fullmatch(r"U\d\d", row[1])]) == 40


# show


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_tree_fits_80_columns(run, widest, folder, lang):
    assert widest(run("index", "show", folder, "--lang", lang, "--period", PERIODS[folder.name])) <= 80


def test_a_tree_shows_weight_value_score_and_why(run, going_together):
    rows = words(run("index", "show", going_together, "--period", "2023"))
    assert ["Housing", "10.2%", "125.10", "given"] in rows  # 5 of 49 indicators
    assert any(row[-3:] == ["2,694", "dwellings", "139.08"] for row in rows)


def test_a_tree_in_korean_has_korean_names_and_headings(run, districts):
    rows = words(run("index", "show", districts, "--lang", "ko", "--unit", "jongno-gu", "--period", "2020"))
    assert rows[0] == ["자치구", "생활여건지수:", "종로구,", "2020"]
    assert rows[1] == ["항목", "가중치", "값", "측정", "단위", "점수", "순위"]
    assert rows[3][0] == "생계"


def test_a_tree_of_one_unit_has_no_ranks(run, going_together):
    assert words(run("index", "show", going_together))[1] == ["Node", "Weight", "Value", "Measure", "Score"]


def test_an_unknown_unit_and_period_are_refused_together(run, human_development):
    with pytest.raises(InputError) as error:
        run("index", "show", human_development, "--unit", "XYZ", "--period", "1066")
    assert list(map(str, error.value.faults)) == [
        "--unit: found 'XYZ'; expected one of BRA, BTN, IND, KOR, MWI, NOR",
        "--period: found '1066'; expected one of 1990, 2000, 2010, 2020, 2021, 2022",
    ]


def test_a_tree_as_of_a_day_is_that_of_the_day(run, going_together):
    assert words(run("index", "show", going_together, "--as-of", "2024-12-31"))[0][-2:] == ["Seoul,", "2023"]


# revisions


@pytest.mark.parametrize("option", [[], ["--unchanged"]])
def test_revisions_fit_80_columns(run, widest, folder, option):
    assert widest(run("index", "revisions", folder, *option)) <= 80


def test_figures_released_again_unchanged_are_counted_and_listed_on_demand(run, going_together):
    assert run("index", "revisions", going_together) == (
        "13 figures released again, 13 unchanged (--unchanged lists them).\n"
    )
    printed = run("index", "revisions", going_together, "--unchanged")
    assert words(printed)[0] == ["Released", "again"]
    assert len([row for row in words(printed) if row[-1:] == ["none"]]) == 13


def test_a_figure_that_changed_is_listed_with_its_change(run, going_together, tmp_path, seoul):
    folder = shutil.copytree(going_together, tmp_path / "revised")
    shutil.copy(seoul / "sources.csv", folder)
    data = (folder / "data.csv").read_text("utf-8")
    old = "100.8,given,newspic-2025-08-04"
    (folder / "data.csv").write_text(data.replace(old, old.replace("100.8", "101.0")), "utf-8")
    rows = words(run("index", "revisions", folder))
    assert ["seoul", "2023", "livelihood_care", "2025-08-04", "101", "100.8", "+0.2"] in rows


def test_without_releases_nothing_was_published_again(run, human_development):
    assert run("index", "revisions", human_development) == "0 figures released again, 0 unchanged.\n"
