"""`donghaeng response`. What it computes is tested in tests/city/test_response.py."""

import json

import openpyxl
import pytest
from typer.testing import CliRunner

from donghaeng.base.errors import ConflictError, FileError, InputError, MethodError
from donghaeng.cli.main import app

STATEMENT = (
    "An illustration with invented numbers. It shows how a response is worked out, and says nothing about Seoul."
)


@pytest.fixture
def what_if(going_together):
    return going_together / "whatif"


@pytest.fixture
def refused():
    """Run a command that is given what it cannot take, and return the faults."""

    def told(*arguments):
        error = CliRunner().invoke(app, ["response", *map(str, arguments)]).exception
        return type(error), [str(fault) for fault in error.faults]

    return told


def said(printed):
    return " ".join(printed.split())


# 80 to 100 is a quarter more than 72,000 households and 38.16 billion won; twelve scores with the mean 96.44
def test_the_story_of_a_what_if(run, what_if):
    printed = run("response", what_if, "--year", "2025", "--money", "100e9")
    told = said(printed)
    assert told.startswith(
        f"Response plan 2025 (illustration): Going Together with the Socially Neglected Index {STATEMENT} From 2023"
    )
    assert "the index fell from 104.1 to 96.4" in told
    assert "18,000 households 9.54 billion won" in told
    assert "Share of households in crisis that receive support: of what lowered it, growing need makes up 100%." in told
    for title in ("What moved, and why", "Where new money would go", "What holds the plan back", "What is assumed",
                  "What the plan does not do", "How we will know"):  # fmt: skip
        assert f"\n{title}\n" in printed


def test_every_table_of_a_what_if_is_marked_and_what_answers_a_fall_stands_below_the_money(
    run, what_if, going_together
):
    told = said(run("response", what_if, "--money", "100e9", "--draws", "0"))
    for caption in ("Seoul, from 2023 to 2024", "Indicator by indicator", "New money of 2025", "Scores"):
        assert f"[Illustration: invented numbers] {caption}" in told
    assert "- Emergency support for households in crisis: More money, so that more people are reached" in told
    assert "- Home improvement: Improve the programme; money alone does not answer it" in told
    assert "[Illustration" not in run("response", going_together)


def test_what_the_city_said_has_its_period(run, going_together):
    told = said(run("response", going_together, "--from", "2022", "--to", "2023"))
    assert "Housing, 2023, cause:" in told.partition("What the city itself said")[2]


def test_of_seoul_it_says_what_is_not_known_and_what_lacks(run, going_together):
    told = said(run("response", going_together))
    assert STATEMENT not in told
    assert "Why is not known for any of the 6 pillars." in told
    assert "Of 50 indicators that count, 30 are known by name" in told
    assert "there is no budget.csv with programmes and their curves" in told


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("options", [(), ("whatif",), ("whatif", "--money", "100e9", "--draws", "50")])
def test_it_fits_into_80_columns(run, widest, going_together, language, options):
    folder, *others = options or ("",)
    assert widest(run("response", going_together / folder, "--lang", language, *others)) <= 80


def test_in_korean(run, what_if):
    told = said(run("response", what_if, "--money", "100e9", "--lang", "ko", "--draws", "0"))
    assert told.startswith("2025년 대응 계획(예시): 약자동행지수 지어낸 수치로 만든 예시입니다.")
    assert "지수는 2023년 104.1점에서 2024년 96.4점으로 내렸습니다." in told
    assert "18,000가구 95.4억 원" in told
    assert "2025년 추가 예산 1,000억 원으로" in told


def test_as_json_it_says_that_numbers_are_invented(run, what_if):
    told = json.loads(run("response", what_if, "--money", "20e9", "--json", "--draws", "0"))
    assert (told["statement"], told["mark"]) == (STATEMENT, "Illustration: invented numbers")
    money = next(section for section in told["sections"] if section["code"] == "money")
    given = [row["cells"][3]["value"] for row in money["tables"][0]["rows"]]
    assert sum(given) == pytest.approx(20e9)


def test_the_objective_the_target_and_the_periods_are_as_asked(run, what_if):
    arguments = ("--from", "2022", "--to", "2024", "--target", "84", "--objective", "most_people", "--draws", "0")
    told = json.loads(run("response", what_if, "--json", "--money", "20e9", *arguments))
    assert told["summary"].startswith("From 2022 to 2024 the index fell from 100.0 to 96.4.")
    assert "to reach most people" in told["summary"]
    (sizing,) = [section["tables"][0] for section in told["sections"] if section["code"] == "sizing"]
    assert [row["node"] for row in sizing["rows"]] == ["crisis_household_support_rate"]  # 80; the next has 85


def test_the_same_question_prints_the_same(run, what_if):
    arguments = ("response", what_if, "--money", "30e9", "--draws", "50", "--json")
    assert run(*arguments) == run(*arguments) != run(*arguments, "--seed", "1")


# Files


def test_it_writes_the_plan_in_both_languages_and_says_where(run, what_if, tmp_path):
    out = tmp_path / "plan"
    printed = run("response", what_if, "--money", "100e9", "--draws", "20", "--out", out)
    names = ["response.en.html", "response.en.xlsx", "response.ko.html", "response.ko.xlsx"]
    assert sorted(file.name for file in out.iterdir()) == names
    assert printed.splitlines()[-4:] == [str(out / name) for name in names]
    page = (out / "response.ko.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 1
    assert "지어낸 수치로 만든 예시입니다." in page
    book = openpyxl.load_workbook(out / "response.en.xlsx")
    assert {sheet.cell(1, sheet.max_column).value for sheet in book} == {"Illustration: invented numbers"}


def test_with_json_the_files_are_said_beside_it(what_if, tmp_path):
    arguments = ["response", str(what_if), "--json", "--out", str(tmp_path / "plan")]
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["language"] == "en"
    assert len(result.stderr.splitlines()) == 4


def test_the_real_index_is_written_without_a_drawing_or_a_mark(run, going_together, tmp_path):
    run("response", going_together, "--out", tmp_path / "plan")
    page = (tmp_path / "plan" / "response.en.html").read_text(encoding="utf-8")
    assert "<svg" not in page
    assert "llustration" not in page.partition("</style>")[2]


# What it refuses


def test_negative_money_is_refused(refused, what_if):
    assert refused(what_if, "--money", "-1") == (InputError, ["money: found -1 KRW; expected 0 or more"])


def test_less_money_than_the_limits_ask_for_names_those_in_conflict(refused, what_if):
    kind, faults = refused(what_if, "--money", "14e9")
    assert kind is ConflictError
    assert [fault.split(":")[0] for fault in faults] == [
        "money", "earmarks.csv, row 2, least of 'housing'", "earmarks.csv, row 3, least of 'health'",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("--unit", "busan"), "unit: found 'busan'; expected one of seoul"),
        (("--from", "2024", "--to", "2024"), "from and to: found 2024 to 2024; expected an earlier and a later period"),
        (("--to", "1999"), "to: found '1999'; expected one of 2022, 2023, 2024"),
        (("--year", "soon"), "year: found 'soon'; expected a year, such as 2025"),
        (("--year", "2023"), "year: found '2023'; expected 2024 or later"),
        (("--target", "0"), "target: found 0; expected a score above 0, such as 100"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(refused, what_if, arguments, fault):
    assert refused(what_if, *arguments) == (InputError, [fault])


def test_a_folder_that_is_no_index_is_refused(refused, seoul):
    kind, faults = refused(seoul)
    assert kind is FileError
    assert "going-together" in faults[0]


def test_money_for_an_index_without_programmes_is_refused(refused, going_together):
    _, faults = refused(going_together, "--money", "1e9")
    assert faults == [
        "budget.csv, file: found no such file; expected programmes and their curves: budget.csv and curves.csv"
    ]


def test_least_regret_needs_draws(refused, what_if):
    kind, faults = refused(what_if, "--money", "20e9", "--objective", "least_regret", "--draws", "0")
    assert kind is MethodError
    assert "draws" in faults[0]


@pytest.mark.parametrize("arguments", [("--objective", "most_votes"), ("--money", "much"), ("--draws", "-1")])
def test_an_option_that_is_none_is_a_wrong_use(usage, what_if, arguments):
    assert usage("response", what_if, *arguments)[0] == 2
