import shutil

import pytest

from donghaeng.cli.index_check import COLUMNS, SAID
from donghaeng.cli.words import WORDS

AS_IT_IS = '[normalise]\nmethod = "none"\n'


def lines(printed):
    """Give the lines, each as its words."""
    return [line.split() for line in printed.splitlines()]


def said(printed):
    """Give what was printed as one line."""
    return " ".join(printed.split())


@pytest.fixture
def made(tmp_path):
    """Make a folder out of ``x=[1, 2]``, the values of units u0, u1, … in 2022; ``a_…`` stand under a pillar."""

    def folder(*, method=AS_IT_IS, **values):
        nodes = ["code,name_en,name_ko,parent,unit_measure,direction,weight,source", "index,Index,지수,,,,,s"]
        nodes += ["a,Pillar,영역,index,,,,s"] * any(code.startswith("a_") for code in values)
        nodes += [f"{code},{code},{code},{'a' if code.startswith('a_') else 'index'},x,1,,s" for code in values]
        rows = ["unit,period,node,value,status,source"]
        rows += [f"u{place},2022,{code},{value},,s" for code, own in values.items() for place, value in enumerate(own)]
        texts = {"framework.csv": nodes, "data.csv": rows, "method.toml": [method],
                 "sources.csv": ["key,publisher,title", "s,Us,A source"]}  # fmt: skip
        for name, own in texts.items():
            (tmp_path / name).write_text("\n".join([*own, ""]), "utf-8")
        return tmp_path

    return folder


# What was found


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("verbose", [[], ["--verbose"]])
def test_a_check_counts_what_it_found_in_80_columns_and_prints_no_nan(run, widest, folder, verbose, lang):
    printed = run("index", "check", folder, "--lang", lang, *verbose)
    assert SAID["no faults"][lang == "ko"].removeprefix("{name}") in printed
    assert widest(printed) <= 80
    assert "nan" not in printed.lower()


def test_a_check_lists_missing_scores_by_reason(run, human_development):
    assert run("index", "check", human_development) == (
        "Human Development Index: no faults.\n"
        "4 indicators in 4 aggregates, 6 units, 6 periods, 142 rows.\n"
        "  4 scores missing: a child is missing\n"
        "  2 scores missing: no value\n"
    )


def test_a_check_in_korean_says_the_same(run, human_development):
    assert run("index", "check", human_development, "--lang", "ko") == (
        "인간개발지수: 오류 없음.\n"
        "지표 4개, 집계값 4개, 평가 단위 6개, 기간 6개, 자료 행 142개.\n"
        "  결측 점수 4개: 하위 값 결측\n"
        "  결측 점수 2개: 값 없음\n"
    )


def test_a_check_counts_altered_cells(run, human_development, tmp_path):
    folder = shutil.copytree(human_development, tmp_path / "filled")
    method = (folder / "method.toml").read_text("utf-8").replace('"keep"', '"group_mean"')
    (folder / "method.toml").write_text(method, "utf-8")
    assert "  2 cells altered: group_mean\n" in run("index", "check", folder)


# Statistics and correlations


def test_statistics_leave_the_reference_unit_out(run, districts):
    printed = run("index", "check", districts, "--verbose")
    assert "Over 25 units × 3 periods, without the reference unit Seoul." in printed
    assert ["Doctors", "75", "0.7869", "2.373", "1.698", "10.5", "1.945"] in lines(printed)


# 1, 2, 3, 4, 100: mean 22, quartiles 2 and 4, so that 100 lies beyond 4 + 1.5 * 2
def test_an_indicator_has_its_numbers_in_two_tables(run, made):
    rows = lines(run("index", "check", made(x=[1, 2, 3, 4, 100], y=[0, 0, 0, 1, 2]), "--verbose"))
    assert ["x", "5", "1", "22", "3", "100", "43.62"] in rows
    assert ["x", "100%", "0%", "100%", "20%", "*2.23", "*4.99", "1"] in rows
    assert ["y", "100%", "*60%", "60%", "60%", "1.26", "0.31", "0"] in rows


def test_what_stands_out_is_named_in_words(run, made):
    values = {"x": [1, 2, 3, 4, 100], "flat": [5] * 5, "zeros": [0, 0, 0, 1, 2], "few": [1, "", "", "", 3]}
    printed = said(run("index", "check", made(**values), "--verbose"))
    assert "All values equal, so it tells nothing apart: flat (5)" in printed
    assert "Few data, under 65% of the cells: few (40%)" in printed
    assert "Mostly zeros: zeros (60%)" in printed
    assert "Skewed by outliers; treat them, or say why not: x (2.23)" in printed


def test_units_of_which_little_is_known_are_named(run, made):
    printed = said(run("index", "check", made(x=[1, 2, 3], y=[1, 2, ""]), "--verbose"))
    assert "Units with few data, under 65%: u2 (50%)" in printed


# The pillar is the mean of two that rise and one that falls ten times as fast
def test_nodes_that_go_against_their_parent_or_repeat_a_sibling_are_named(run, made):
    up, down = list(range(12)), [10 * value for value in range(12, 0, -1)]
    folder = made(a_one=up, a_same=[2 * value for value in up], a_down=down, other=[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8])
    printed = run("index", "check", folder, "--verbose")
    assert ["a_one", "100%", "12", "*-1.00", "-1.00"] in [row[:5] for row in lines(printed)]
    assert "Goes against its parent; check its direction and its place: a_one (-1.00), a_same (-1.00)" in said(printed)
    assert "Siblings that say the same, correlation above 0.9: a_one – a_same (1.00)" in said(printed)
    assert "correlation below -0.4: a_one – a_down (-1.00), a_same – a_down (-1.00)" in said(printed)


def test_of_few_cells_only_that_they_are_few_is_said(run, made):
    printed = said(run("index", "check", made(a_one=[1, 2, 3], a_down=[30, 20, 10], other=[1, 2, 4]), "--verbose"))
    assert "fewer than 10 cells, which says little: a_one (3), a_down (3), other (3), Pillar (3)" in printed
    assert "Goes against" not in printed
    assert "Siblings" not in printed


def test_only_the_first_names_are_printed_and_the_others_counted(run, made):
    printed = said(run("index", "check", made(**{f"x{place}": [5, 5] for place in range(8)}), "--verbose"))
    assert "tells nothing apart: x0 (5), x1 (5), x2 (5), x3 (5), x4 (5) … +3" in printed


def test_without_anything_to_look_at_that_is_said(run, made):
    values = {"x": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], "y": [5, 1, 9, 2, 8, 3, 7, 4, 10, 6]}
    assert "Nothing stands out." in run("index", "check", made(**values), "--verbose")


def test_of_one_unit_with_few_periods_what_has_no_meaning_is_a_dash_with_its_reason(run, going_together):
    printed = run("index", "check", going_together, "--verbose")
    assert ["housing", "that", "were", "improved"] in lines(printed)
    assert ["Homes", "of", "people", "in", "poor", "100%", "0%", "100%", "33%", "–", "–", "–"] in lines(printed)
    assert "Fewer than 4 values (distribution) or 3 cells (correlation)" in said(printed)
    assert "Not listed: 22 indicators without a value, 25 nodes without a score." in said(printed)


def test_an_only_child_is_not_correlated_with_its_parent(run, human_development):
    rows = lines(run("index", "check", human_development, "--verbose"))
    assert ["Life", "expectancy", "at", "birth", "100%", "36", "–", "–", "0.96"] in rows


def test_one_unit_and_period_is_described_without_a_fault(run, made):
    printed = run("index", "check", made(x=[3]), "--verbose")
    assert ["x", "1", "3", "3", "3", "3", "–"] in lines(printed)


def test_beside_the_reference_unit_there_must_be_another(run, made):
    folder = made(x=[3], method=f'base_unit = "u0"\n{AS_IT_IS}')
    assert "there is no unit beside the reference unit" in run("index", "check", folder, "--verbose")


def test_findings_in_korean_have_korean_headings_and_remarks(run, districts):
    printed = run("index", "check", districts, "--verbose", "--lang", "ko")
    assert "평가 단위 25개 × 기간 3개 기준, 기준 단위 서울특별시 제외." in printed
    assert ["지표", "값의", "수", "최솟값", "평균", "중앙값", "최댓값", "표준편차"] in lines(printed)
    assert "같은 상위 항목 안에서 서로 상쇄하는 항목, 상관 -0.4 미만: 생계 – 돌봄 (-0.59)" in said(printed)


def test_every_column_has_a_word():
    assert {word for columns in COLUMNS.values() for word in columns} <= set(WORDS["ko"])
