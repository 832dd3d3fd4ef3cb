import json
import re

import pytest
from typer.testing import CliRunner

from donghaeng.base.errors import DataError, InputError
from donghaeng.cli.index_diagnosis import CAUSE, FACTORS, WORDS
from donghaeng.cli.main import app

TEXTS = {
    "framework.csv": "code,name_en,name_ko,parent,unit_measure,direction,weight,source\nall,All,전체,,,,,s\n"
                     "care,Care,돌봄,all,%,1,1,s\nvisits,Visits,방문,all,visits,1,1,s\ntrust,Trust,신뢰,all,%,1,1,s\n",
    "series.csv": "code,name_en,name_ko,unit_measure,source\n"
                  + "".join(f"{code},{code},{code},x,s\n" for code in ("old", "won", "price", "cared")),
    "data.csv": "unit,period,node,value,status,source\n" + "".join(
        f"u,{period},{node},{value},,s\n" for node, values in {
            "care": (50, 40), "visits": (100, 110), "old": (1000, 1250), "cared": (500, 500), "won": (10, 10),
            "price": (1, 1),
        }.items() for period, value in zip((2023, 2024), values, strict=True)),
    "method.toml": 'base_period = "2023"\n[normalise]\nmethod = "ratio_to_base"\n'
                   '[aggregate]\nmethod = "arithmetic"\nmin_share = 0.5\n',
    "drivers.csv": "indicator,form,output,need,budget,price_level,scale,need_error,source\n"
                   "care,coverage,cared,old,won,price,100,0.05,s\nvisits,volume,,old,,,,,s\n",
    "explanations.csv": "node,period,kind,text_en,text_ko,source\n"
                        "care,2024,cause,More people are old.,노인이 늘었습니다.,s\n"
                        "care,2024,response,More carers.,돌봄 인력을 늘립니다.,s\n",
    "sources.csv": "key,publisher,title\ns,S,S\n",
}  # fmt: skip
"""Care falls by need alone, from 100 to 80; visits rise from 100 to 110, and nothing but their need is known."""


@pytest.fixture
def folder(tmp_path):
    """Write an index with drivers and what its city said."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def rows(printed):
    return [line.split() for line in printed.splitlines()]


def said(printed):
    return " ".join(printed.split())


def error_of(folder, *options):
    return CliRunner().invoke(app, ["index", "explain", str(folder), *options]).exception


def test_a_cause_stands_beside_every_node(run, folder):
    printed = run("index", "explain", folder)
    assert ["Node", "Diagnosis", "Need", "Unknown"] in rows(printed)
    assert ["All", "demand-driven", "100.0%"] in rows(printed)
    assert ["Visits", "not", "known", "100.0%"] in rows(printed)
    assert "All: of what lowered it, growing need makes up 100%." in said(printed)


def test_what_the_city_said_stands_below(run, folder):
    printed = said(run("index", "explain", folder))
    assert printed.endswith(
        "What the city said 2024, Care, cause: More people are old. [s] 2024, Care, response: More carers. [s]"
    )


def test_in_korean(run, folder):
    printed = said(run("index", "explain", folder, "--lang", "ko"))
    assert "변동 요인 항목 진단 수요 미상 전체 수요 증가 100.0%" in printed
    own = "2024년, 돌봄, 원인: 노인이 늘었습니다. [s] 2024년, 돌봄, 대응: 돌봄 인력을 늘립니다. [s]"
    assert f"시의 설명 {own}" in printed


# log(500 / 1250) - log(500 / 1000) = -0.2231, all of -10 points of per cent by need
def test_an_indicator_is_told_by_its_value(run, folder):
    printed = run("index", "explain", folder, "--node", "care")
    assert printed.startswith("Care: 50 in 2023, 40 in 2024\n")
    assert ["Factor", "Log", "Effect", "(%)"] in rows(printed)
    assert ["Need", "-0.2231", "-10"] in rows(printed)
    assert ["Change", "-0.2231", "-10"] in rows(printed)
    assert "Care, response: More carers. [s]" in printed


# 100 / 1000 -> 110 / 1250: of the fall of the coverage, need is all
def test_a_volume_has_its_coverage_beside_it(run, folder):
    printed = said(run("index", "explain", folder, "--node", "visits"))
    assert "Visits: why it rose is not known; not in the data: budget." in printed
    assert "The coverage that it implies: Visits: of what lowered it, growing need makes up 100%." in printed


def test_a_budget_of_zero_is_said(run, folder):
    data = folder / "data.csv"
    data.write_text(data.read_text(encoding="utf-8").replace("u,2023,won,10", "u,2023,won,0"), encoding="utf-8")
    printed = said(run("index", "explain", folder, "--node", "care"))
    assert "growing need makes up 100%" in printed
    assert "The split stops where budget is zero." in printed
    assert "예산 값이 0이어서" in said(run("index", "explain", folder, "--node", "care", "--lang", "ko"))


def test_as_json(run, folder):
    told = json.loads(run("index", "explain", folder, "--json"))
    own = {one["node"]: one for one in told["diagnoses"]}
    assert (own["all"]["cause"], own["care"]["cause"], own["visits"]["cause"]) == ("demand", "demand", "unknown")
    assert own["all"]["shares"]["demand"] == {"value": 1, "low": 1, "high": 1}
    assert own["all"]["points"]["demand"] == pytest.approx(-10)
    assert own["visits"]["implied"]["cause"] == "demand"
    assert own["care"]["split"]["logs"]["need"] == pytest.approx(-0.22314, abs=1e-5)
    assert own["visits"]["missing"] == {"visits": ["budget", "price_level"]}
    assert told["stated"][0] == {"node": "care", "period": "2024", "kind": "cause", "source": "s",
                                 "text": {"en": "More people are old.", "ko": "노인이 늘었습니다."}}  # fmt: skip


def test_an_indicator_as_json(run, folder):
    told = json.loads(run("index", "explain", folder, "--node", "care", "--json"))
    assert (told["node"], told["from"], told["to"]) == (
        "care", {"unit": "u", "period": "2023"}, {"unit": "u", "period": "2024"}
    )  # fmt: skip
    assert [one["node"] for one in told["diagnoses"]] == ["care"]
    assert told["diagnoses"][0]["change"] == pytest.approx(-20)
    assert len(told["stated"]) == 2


def test_an_indicator_without_a_value_is_refused(folder):
    with pytest.raises(DataError, match="trust: found no value in u 2023 and u 2024, both; expected two periods"):
        raise error_of(folder, "--node", "trust")
    with pytest.raises(DataError, match="trust: found no value"):
        raise error_of(folder, "--node", "trust", "--json")


def test_two_units_have_no_cause(run, folder):
    with (folder / "data.csv").open("a", encoding="utf-8") as file:
        file.write("v,2023,visits,50,,s\nv,2024,visits,50,,s\nv,2023,care,50,,s\nv,2024,care,50,,s\n")
    told = json.loads(run("index", "explain", folder, "--versus", "v", "--json"))
    assert (told["diagnoses"], told["stated"]) == ([], [])
    assert "What drove it" not in run("index", "explain", folder, "--versus", "v")


def test_faults_of_the_drivers_are_told(folder):
    (folder / "drivers.csv").write_text("indicator,form,source\nnobody,outcome,s\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"drivers\.csv, row 2, indicator: found 'nobody'"):
        raise error_of(folder)


def test_every_word_has_korean_without_latin_letters():
    korean = [text for _, text in (*WORDS.values(), CAUSE, *FACTORS.values())]
    assert [text for text in korean if re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", text))] == []
