import re
import shutil

import pytest

from donghaeng.base.errors import InputError, OutputError
from donghaeng.cli.index_diff import KOREAN, SAID

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    """Let commands write below the test's own folder."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def edited(tmp_path):
    """Copy the folder of an index and exchange words in its files."""

    def edited(folder, **exchanges):
        copy = shutil.copytree(folder, tmp_path / "seoul" / "copy")
        for source in (folder / "sources.csv", folder.parents[1] / "sources.csv"):
            if source.is_file():
                shutil.copy(source, tmp_path / "seoul")
        for name, exchange in exchanges.items():
            path = next(path for path in copy.iterdir() if path.stem == name)
            text = path.read_text(encoding="utf-8")
            for old, new in exchange.items():
                assert re.search(old, text), old
                text = re.sub(old, new, text)
            path.write_text(text, encoding="utf-8")
        return copy

    return edited


def words(printed):
    """Give the lines, each as its words."""
    return [line.split() for line in printed.splitlines()]


# Guro-gu's doctors of 2020, 2.10775 -> 3, score 98.26 -> 139.86. The geometric mean of three is one of four under the
# index, whose mean is geometric, too: 111.080 x (3 / 2.10775) ^ (1 / 12) = 114.396
def test_one_changed_cell_of_seoul_moves_one_score_of_the_index(run, districts, edited):
    copy = edited(districts, data={r"guro-gu,2020,doctors,[\d.]+": "guro-gu,2020,doctors,3"})
    printed = run("index", "diff", districts, copy)
    rows = words(printed)
    assert "Scores of Living Conditions of Seoul's Districts that move: 1 of 52; of all " in printed
    assert ["Unit", "Period", "Old", "New", "Move", "Data"] in rows
    assert ["Guro-gu", "2020", "111.08", "114.40", "+3.32", "+3.32"] in rows
    assert re.search(r"data +Doctors, rows changed: 1 \(.* \+3\.32 +Guro-gu 2020 +1\n", printed)
    assert re.search(r"2\.10775 →?\s.*3\)", printed, re.DOTALL)


def test_the_scores_of_another_node_are_shown(run, districts, edited):
    copy = edited(districts, data={r"guro-gu,2020,doctors,[\d.]+": "guro-gu,2020,doctors,3"})
    rows = words(run("index", "diff", districts, copy, "--node", "medical_health"))
    assert ["Guro-gu", "2020", "102.11", "114.86", "+12.75", "+12.75"] in rows


def test_a_comparison_in_korean_has_korean_names_and_headings(run, districts, edited):
    copy = edited(districts, data={r"guro-gu,2020,doctors,[\d.]+": "guro-gu,2020,doctors,3"})
    printed = run("index", "diff", districts, copy, "--lang", "ko")
    rows = words(printed)
    assert ["평가", "단위", "기간", "이전", "이후", "변동", "자료"] in rows
    assert ["구로구", "2020", "111.08", "114.40", "+3.32", "+3.32"] in rows
    assert "의사 수, 변경된 행 1개 (구로구" in printed


def test_every_sentence_has_korean_without_latin_words():
    assert [word for word in KOREAN.values() if re.search("[A-Za-z]", word)] == []
    plain = [re.sub(r"\{\w+\}|--most|NEW", "", korean) for _, korean in SAID.values()]
    assert [korean for korean in plain if re.search("[A-Za-z]", korean)] == []
    fields = [[sorted(re.findall(r"\{(\w+)\}", text)) for text in texts] for texts in SAID.values()]
    assert all(sorted(set(english)) == sorted(set(korean)) for english, korean in fields)


# One country of six changes in each part
@pytest.fixture
def revised(human_development, edited):
    return edited(
        human_development,
        data={r"KOR,2022,mean_schooling,[\d.]+": "KOR,2022,mean_schooling,13"},
        framework={"(mean_schooling,.*,1),,": r"\1,3,"},
        method={r'\[weights\]\nmethod = "equal"': '[weights]\nmethod = "given"', "best = 85": "best = 90"},
    )


def test_each_part_that_changed_has_its_column_and_each_change_its_line(run, human_development, revised, widest):
    printed = run("index", "diff", human_development, revised)
    assert ["Unit", "Period", "Old", "New", "Move", "Data", "Framework", "Method"] in words(printed)
    assert "weight of Mean years of schooling:" in printed
    assert "goalposts(best=85)" in printed
    assert "… +14: --out FILE.csv" in printed
    assert widest(printed) <= 80


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_comparison_of_two_indices_fits_80_columns(run, districts, going_together, widest, lang):
    printed = run("index", "diff", going_together, districts, "--lang", lang)
    assert widest(printed) <= 80


def test_too_many_changes_are_listed_and_not_tried(run, human_development, revised):
    assert "Alone" in run("index", "diff", human_development, revised, "--most", "4")
    printed = run("index", "diff", human_development, revised, "--most", "3")
    assert "4 changes, not tried one by one: --most 4 does so." in printed
    assert "Alone" not in printed
    assert "weight of Mean years of schooling: 1 → 3" in printed


def test_all_scores_are_written_into_a_file(run, human_development, revised, tmp_path):
    printed = run("index", "diff", human_development, revised, "--out", "moves.csv")
    assert printed.endswith("\nmoves.csv\n")
    header, *rows = (tmp_path / "moves.csv").read_text("utf-8-sig").splitlines()
    assert header == "unit,period,node,status,old,new,move,data,framework,method,together"
    assert len(rows) == 282


def test_another_kind_of_file_is_refused(run, human_development, revised):
    with pytest.raises(OutputError, match=r"moves\.ods cannot be written"):
        run("index", "diff", human_development, revised, "--out", "moves.ods")


def test_a_folder_and_its_copy_are_the_same(run, folder, edited):
    assert run("index", "diff", folder, edited(folder)) == "No score moves: the two say the same.\n"
    assert run("index", "diff", folder, folder, "--lang", "ko") == "점수 변동 없음: 두 판의 내용이 같음.\n"


# The scores of 2024 were published on 2025-08-04
def test_two_days_of_one_folder_are_compared(run, going_together):
    printed = run("index", "diff", going_together, "--old-as-of", "2024-12-31")
    assert "Scores that appear: 2024" in printed
    assert "that move: 0 of 2" in printed
    assert "–: cannot be made alone (4): indicators without a base value;" in printed
    printed = run("index", "diff", going_together, going_together, "--new-as-of", "2024-12-31")
    assert "Scores that vanish: 2024" in printed


def test_without_anything_to_compare_with_the_command_is_refused(run, going_together):
    with pytest.raises(InputError, match=r"NEW: found nothing; expected a second folder, or --old-as-of YYYY-MM-DD"):
        run("index", "diff", going_together)


def test_an_unknown_node_is_refused(run, going_together):
    with pytest.raises(InputError, match="no such node"):
        run("index", "diff", going_together, going_together, "--node", "hausing")


def test_a_pillar_that_enters_is_told_with_what_is_below_it(run, human_development, edited):
    added = "income_share,Labour share,노동소득분배율,work,%,1,,undp-technical-note-1\n"
    rows = "".join(f"{unit},2022,income_share,50,,undp-hdr-2023-24\n" for unit in ("KOR", "NOR"))
    copy = edited(
        human_development,
        framework={r"\Z": f"work,Work,노동,human_development,,,,undp-technical-note-1\n{added}"},
        data={r"\Z": rows},
        method={r"\Z": "\n[normalise.node.income_share]\nworst = 0\nbest = 100\n"},
    )
    printed = run("index", "diff", human_development, copy)
    assert re.search(r"Work enters under Human Development\s+\S+\s+\S+\s+\S+\s+2.*\n\s*Index, with 1 below", printed)
    assert "Scores that vanish: Brazil 1990, Brazil 2000, Brazil 2010, … +29" in printed
