import json
import re

import pytest
from typer.testing import CliRunner

from donghaeng.base.errors import DataError, InputError, MethodError
from donghaeng.cli.index_explain import WORDS
from donghaeng.cli.main import app


def rows(printed):
    """Give the lines, each as its words."""
    return [line.split() for line in printed.splitlines()]


# The contributions are worked out in tests/change/test_explanation.py
def test_seoul_from_2023_to_2024(run, going_together):
    printed = run("index", "explain", going_together, "--from", "2023", "--to", "2024")
    assert ["Node", "2023", "2024", "Points", "Share"] in rows(printed)
    assert ["Scores", "+19.584", "99.8%"] in rows(printed)
    assert ["Counting:", "how", "many", "indicators", "count", "+0.037", "0.2%"] in rows(printed)
    assert ["Change", "110.957", "130.578", "+19.621", "100.0%"] in rows(printed)
    assert "rose by 19.621 points, from 110.957 to 130.578" in " ".join(printed.split())


def test_without_periods_the_last_two_are_explained(run, going_together):
    assert run("index", "explain", going_together) == run("index", "explain", going_together, "--from", "2023", "--to",
                                                          "2024")  # fmt: skip


def test_in_korean(run, going_together):
    printed = run("index", "explain", going_together, "--lang", "ko")
    assert ["의료·건강", "120.100", "156.500", "+7.354", "37.5%"] in rows(printed)
    assert ["지표", "수:", "산정", "지표", "수의", "변화", "+0.037", "0.2%"] in rows(printed)
    said = " ".join(printed.split())
    assert (
        "약자동행지수의 점수는 2023년 110.957점에서 2024년 130.578점으로 19.621점 올랐으며, 기여도가 큰 항목은" in said
    )
    assert "안전(+4.364)입니다." in said


def test_as_json(run, going_together):
    told = json.loads(run("index", "explain", going_together, "--json"))
    assert (told["from"]["period"], told["to"]["period"]) == ("2023", "2024")
    pillars = [line["contribution"] for line in told["contributions"] if line["level"] == 1]
    assert sum(pillars) == pytest.approx(told["scores"])
    assert sum(pillars) + sum(told["steps"].values()) == pytest.approx(told["change"], abs=1e-9)
    assert round(told["change"], 3) == 19.621
    assert {line["contribution"] for line in told["contributions"] if line["level"] == 2} == {None}
    assert set(told["sentence"]) == {"en", "ko"}


# UNDP's technical note: the index is the cube root of the product of the three dimensions
def test_two_units_are_compared_in_one_period(run, human_development):
    arguments = ("--unit", "KOR", "--versus", "NOR", "--period", "2022")
    told = json.loads(run("index", "explain", human_development, *arguments, "--json"))
    assert ((told["from"]["unit"], told["to"]["unit"])) == ("NOR", "KOR")
    dimensions = [line for line in told["contributions"] if line["level"] == 1]
    for side in ("from", "to"):
        product = dimensions[0][side] * dimensions[1][side] * dimensions[2][side]
        assert told[side]["score"] == pytest.approx(product ** (1 / 3))
    printed = run("index", "explain", human_development, *arguments)
    assert ["Node", "Norway", "Republic", "of", "Korea", "Points", "Share"] in rows(printed)
    assert "In Human Development Index, Republic of Korea has" in printed
    assert "노르웨이" in run("index", "explain", human_development, *arguments, "--lang", "ko")


# Gaps: what has no score on one side has left or entered; two means of two years, and of the one that both have
def test_what_left_is_named(run, tmp_path):
    texts = {
        "framework.csv": "code,name_en,name_ko,parent,unit_measure,direction,weight,source\nall,All,전체,,,,,s\n"
                         "rent,Rent,임대료,all,x,1,1,s\nroom,Room,방,all,x,1,1,s\n",
        "data.csv": "unit,period,node,value,status,source,note\n"
                    "u,2023,rent,10,,s,\nu,2023,room,30,,s,\nu,2024,rent,12,,s,\n"
                    "u,2024,room,,left_out,s,moved out\n",
        "method.toml": '[normalise]\nmethod = "none"\n',
        "sources.csv": "key,publisher,title\ns,S,S\n",
    }  # fmt: skip
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    printed = run("index", "explain", tmp_path, "--from", "2023", "--to", "2024")
    assert ["Left:", "Room", "-10.0000", "125.0%"] in rows(printed)
    assert ["Scores", "+2.0000", "-25.0%"] in rows(printed)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--from", "2024", "--to", "2024"), "found seoul 2024, twice; expected two periods"),
        (("--from", "2021", "--to", "2024"), "period: found '2021'; expected one of 2022"),
        (("--from", "2022", "--to", "2030"), "period: found '2030'; expected one of 2022"),
        (("--to", "2030"), "--from: found nothing; expected one of 2022"),
        (("--unit", "busan"), "unit: found 'busan'; expected one of seoul"),
        (("--node", "homes"), "node: found 'homes'; expected a node above indicators"),
        (("--versus", "seoul"), "found seoul 2024, twice"),
        (("--versus", "busan"), "unit: found 'busan'"),
        (("--versus", "busan", "--from", "2023"), "found beside --versus; expected --period"),
        (("--period", "2023"), "--period: found without --versus; expected --from and --to"),
        (("--from-as-of", "2024-06-01", "--from", "2022"), "there are no data"),
    ],
)
def test_what_cannot_be_explained_is_refused(going_together, options, message):
    with pytest.raises((InputError, DataError), match=re.escape(message)):
        raise error_of(going_together, options)


def error_of(folder, options):
    """Return the error that the command ends with."""
    return CliRunner().invoke(app, ["index", "explain", str(folder), *options]).exception


def test_the_log_mean_of_other_means_is_refused(going_together):
    with pytest.raises(MethodError, match="the log-mean split is of geometric means only"):
        raise error_of(going_together, ("--split", "log_mean"))


# Nothing has been revised since: 2022 and 2023 were out in June 2024
def test_the_first_score_may_be_that_of_an_earlier_day(run, going_together):
    told = json.loads(run("index", "explain", going_together, "--from-as-of", "2024-12-31", "--json"))
    assert "revision" not in told["steps"]
    assert round(told["change"], 3) == 19.621


def test_every_word_has_korean_without_latin_letters():
    korean = [text for _, text in WORDS.values()]
    assert [text for text in korean if re.search("[A-Za-z]", text)] == []
