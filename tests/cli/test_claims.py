"""The commands on a small town; its verdicts are worked by hand: 278 / 1,052 = 26.426 %, 14 + 5 = 19."""

import json

import pytest

from donghaeng.base.errors import InputError

CLAIMS = """\
[subjects.heat]
en = "Heat"
ko = "열"
[subjects.guide]
en = "The guide"
ko = "안내서"
[who.town]
en = "The town"
ko = "시"
[[claim]]
id = "heat-share"
subject = "heat"
said = { en = "Heat is 26.4 % of all [sic].", ko = "열은 전체의 26.4%다." }
value = 26.4
unit = "%"
who = "town"
when = "2023-11-21"
source = "news"
latest = true
calculation = { name = "ratio", of = "fact:part/2023", to = "fact:whole/2023" }
note = { en = "A note.", ko = "비고." }
[[claim]]
id = "heat-saving"
subject = "heat"
said = { en = "It saves 518,000 t.", ko = "518,000톤을 줄인다." }
value = 518_000
decimals = -3
unit = "tCO2"
who = "town"
when = "2023-11-21"
source = "news"
cannot_be_computed = { en = "No method was published.", ko = "방법이 공개되지 않음.", source = "news" }
[[claim]]
id = "guide-projects"
subject = "guide"
said = { en = "20 projects", ko = "사업 20건" }
value = 20
unit = "project"
who = "town"
when = "2023"
source = "news"
calculation = { name = "sum", of = ["fact:first", "fact:second"] }
"""
FACTS = """\
series,as_of,value,unit,name_en,name_ko,source
part,2023,278,MW,Heat,열,news
part,2024,300,MW,Heat,열,news
whole,2023,1052,MW,All,전체,news
first,,14,project,First field,첫째 분야,news
second,,5,project,Second field,둘째 분야,news
"""
CITY = 'name_en = "Town"\nname_ko = "시"\ncurrency = "KRW"\ntime_zone = "Asia/Seoul"\n'


@pytest.fixture
def town(tmp_path):
    """Write the town."""
    files = {
        "city.toml": CITY,
        "claims.toml": CLAIMS,
        "facts.csv": FACTS,
        "sources.csv": "key,publisher,title\nnews,D,N\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_ledger_is_printed_by_subject_with_every_verdict(run, town, widest):
    printed = run("claims", "check", town)
    lines = [line.split() for line in printed.splitlines()]
    assert ["heat-share", "26.4%", "26.426", "confirmed,", "stale"] in lines
    assert ["heat-saving", "518,000", "tonnes", "of", "CO₂", "–", "cannot", "be", "computed"] in lines
    assert ["guide-projects", "20", "projects", "19", "differs"] in lines
    assert [line for line in printed.splitlines() if line in ("Heat", "The guide")] == ["Heat", "The guide"]
    assert "3 claims: cannot be computed 1, confirmed 1, differs 1." in printed
    assert widest(printed) <= 80


def test_the_ledger_is_printed_in_korean(run, town, widest):
    printed = run("claims", "check", town, "--lang", "ko")
    assert "공표 수치 3건: 계산 불가 1, 확인 1, 불일치 1." in printed
    assert "안내서" in printed
    assert widest(printed) <= 80


def test_it_is_said_how_one_is_shown(run, town):
    assert "donghaeng claims show" in run("claims", "check", town)


@pytest.mark.parametrize(("verdict", "names"), [
    (["differs"], ["guide-projects"]),
    (["cannot be computed"], ["heat-saving"]),
    (["cannot-be-computed", "differs"], ["heat-saving", "guide-projects"]),
    (["stale"], ["heat-share"]),
    (["conflict"], []),
])  # fmt: skip
def test_only_claims_of_a_verdict_are_shown_where_it_is_asked_for(run, town, verdict, names):
    options = [part for name in verdict for part in ("--verdict", name)]
    found = json.loads(run("claims", "check", town, "--json", *options))
    assert [one["id"] for one in found] == names


def test_json_has_every_claim_with_its_derivation(run, town):
    found = {one["id"]: one for one in json.loads(run("claims", "check", town, "--json"))}
    assert {name: one["verdict"] for name, one in found.items()} == {
        "heat-share": "confirmed", "heat-saving": "cannot be computed", "guide-projects": "differs"
    }  # fmt: skip
    assert [part["target"] for part in found["heat-share"]["derivation"]["parts"]] == [
        "fact:part/2023",
        "fact:whole/2023",
    ]
    assert found["heat-share"]["stale"] == "2024"


@pytest.mark.parametrize(("verdict", "status"), [
    ("differs", 1), ("stale", 1), ("cannot-be-computed", 1), ("cannot be computed", 1), ("conflict", 0),
])  # fmt: skip
def test_the_status_is_1_where_a_claim_has_a_verdict_that_it_should_not_have(usage, town, verdict, status):
    assert usage("claims", "check", town, "--fail-on", verdict)[0] == status
    assert usage("claims", "check", town, "--json", "--fail-on", "conflict", "--fail-on", verdict)[0] == status


def test_a_verdict_fails_though_it_is_not_shown(usage, town):
    assert usage("claims", "check", town, "--verdict", "confirmed", "--fail-on", "differs")[0] == 1


@pytest.mark.parametrize("option", ["--fail-on", "--verdict"])
def test_a_verdict_that_there_is_not_is_refused(run, town, option):
    with pytest.raises(
        InputError, match=f"{option}: found 'wrong'; expected one of cannot-be-computed, not-comparable, "
    ):
        run("claims", "check", town, option, "wrong")


def test_one_claim_is_shown_with_why_and_how_it_came_about(run, town, widest):
    printed = run("claims", "show", town, "guide-projects")
    assert printed.startswith("20 projects\nThe town, 2023\n\ndiffers: 19, off by -1 projects; it would be right if")
    assert "if First field were 15" in " ".join(printed.split())
    assert "  part1 = 14 projects: First field" in printed
    assert widest(printed) <= 80


def test_a_claim_that_is_not_the_latest_any_more_says_so(run, town):
    printed = run("claims", "show", town, "heat-share")
    assert "Heat is 26.4 % of all [sic]." in printed
    assert "It says that it is the latest; there is one of 2024.\nA note." in printed


def test_one_claim_is_shown_in_korean(run, town):
    printed = run("claims", "show", town, "heat-saving", "--lang", "ko")
    assert printed.startswith("518,000톤을 줄인다.\n시, 2023-11-21\n\n계산 불가: 방법이 공개되지 않음.")


def test_one_claim_is_shown_as_json(run, town):
    found = json.loads(run("claims", "show", town, "heat-share", "--json"))
    assert (found["id"], found["derivation"]["formula"]) == ("heat-share", "of / to")


def test_a_claim_that_there_is_not_is_told_with_what_is_near(run, town):
    with pytest.raises(InputError, match="claim: found no 'heat-shar'; expected the id of a claim: heat-share"):
        run("claims", "show", town, "heat-shar")


@pytest.mark.parametrize(("language", "said"), [("en", "Nothing was announced"), ("ko", "공표한 수치 없음")])
def test_a_city_without_claims_says_so(run, town, language, said):
    (town / "claims.toml").unlink()
    assert run("claims", "check", town, "--lang", language).startswith(said)
    assert json.loads(run("claims", "check", town, "--json")) == []


def test_what_is_no_city_is_refused(run, tmp_path):
    with pytest.raises(InputError, match=r"city\.toml, file: found no such file"):
        run("claims", "check", tmp_path)


def test_all_faults_are_told_and_nothing_is_computed(run, town):
    (town / "claims.toml").write_text(CLAIMS.replace('"%"', '"pct"').replace("fact:first", "first"), encoding="utf-8")
    with pytest.raises(InputError) as error:
        run("claims", "check", town)
    assert [fault.where for fault in error.value.faults] == ["heat-share: unit", "guide-projects: calculation.of"]


def test_a_published_score_of_seoul_is_a_claim(run, seoul):
    found = json.loads(run("claims", "show", seoul, "going-together-2024-kmib-2025-08-04", "--json"))
    assert (found["text"], found["verdict"], found["computed_figure"]["en"]) == ("130.6", "confirmed", "130.578 points")
