import json
import re
from pathlib import Path

import pytest

from donghaeng.city import IndexReport, explained
from donghaeng.web.observatory import figures, why
from donghaeng.web.observatory.lost import NotThereError
from donghaeng.web.observatory.shown import Shown
from donghaeng.web.observatory.sync import sheets, store

pytestmark = pytest.mark.usefixtures("observatory")

ROOT = Path(__file__).parents[3]
KINDS = {"one": {"en": "country", "ko": "국가"}, "many": {"en": "countries", "ko": "국가"}}


def seen(index, node, language="en", period="2024", **asked):
    """Return what the section of a page shows; ``start`` is ``from``."""
    named = {"from" if name == "start" else name: value for name, value in asked.items()}
    unit = asked.get("unit", "seoul")
    return why.explanations(Shown(figures.current().index(index), language, unit, period), node, named)


def points(rows):
    return {row["node"]["code"]: row["points"] for row in rows}


# As docs/howto/explain-a-change.md prints them; worked by hand in tests/change/test_explanation.py
def test_seoul_from_2023_to_2024():
    (one,) = seen("going-together", "going_together")
    told = points(one["rows"])
    assert {node: told[node] for node in ("medical_health", "livelihood_care", "housing")} == {
        "medical_health": "+7.354",
        "livelihood_care": "+6.546",
        "housing": "−0.533",
    }
    assert told["vulnerable_housing_improvement"] == ""
    assert [(row["step"], row["points"], row["share"]) for row in one["sums"]] == [("counting", "+0.037", "0.2%")]
    assert one["scores"]["points"] == "+19.584"
    assert one["total"] == {"points": "+19.621", "share": "100.0%", "before": "110.957", "after": "130.578"}
    assert one["sentence"].startswith(
        "From 2023 to 2024, Going Together with the Socially Neglected Index rose by 19.621"
    )


def test_bars_go_to_the_right_where_a_score_was_raised_and_are_as_long_as_the_contribution():
    (one,) = seen("going-together", "going_together")
    bars = {row["node"]["code"]: row["bar"] for row in one["rows"]}
    assert bars["medical_health"] == {"x": 50.0, "width": 50.0, "is_up": True}
    assert bars["housing"] == {"x": 46.4, "width": 3.6, "is_up": False}  # 0.533 / 7.354 of 50
    assert bars["vulnerable_housing_improvement"] is None


def test_two_periods_may_be_asked_for_in_any_order():
    one, other = (seen("going-together", "going_together", start=first, to=last)[0]
                  for first, last in (("2022", "2024"), ("2024", "2022")))  # fmt: skip
    assert one["sides"] == other["sides"] == ["2022", "2024"]
    assert one["total"] == other["total"]


def test_the_period_seen_is_explained_against_the_last_one_before_it():
    assert seen("going-together", "going_together", period="2023")[0]["sides"] == ["2022", "2023"]
    assert seen("going-together", "going_together", period="2022")[0]["sides"] == ["2023", "2024"]


def test_a_pillar_says_that_what_made_it_is_not_known_and_what_it_contributes():
    (one,) = seen("going-together", "housing")
    assert (one["problem"], one["sentence"]) == (
        "given",
        "From 2023 to 2024, Housing fell by 4.8 points, from 125.1 to 120.3.",
    )
    assert "rows" not in one
    assert [(row["node"]["code"], row["points"], row["share"]) for row in one["above"]] == [
        ("going_together", "−0.533", "−2.7%")
    ]


def test_an_indicator_has_its_values_and_says_why_its_contributions_are_not_known():
    (one,) = seen("going-together", "vulnerable_housing_improvement", "ko")
    assert [(row["name"], row["value"]) for row in one["leaf"]] == [("2023년", "2,694호"), ("2024년", "2,157호")]
    assert [(row["node"]["code"], row["problem"]) for row in one["above"]] == [
        ("housing", "given"),
        ("going_together", "under given"),
    ]


@pytest.mark.parametrize(
    ("node", "asked", "problem"),
    [
        ("going_together", {"start": "2023", "to": "2023"}, "same"),
        ("disabled_public_transport_use", {"to": "2024"}, "no score"),
        ("youth_housing_supply", {}, "one"),
    ],
)
def test_what_cannot_be_compared_says_so(node, asked, problem):
    (one,) = seen("going-together", node, **asked)
    assert one["problem"] == problem
    assert "sentence" not in one


def test_a_district_is_compared_with_the_city_and_the_best_with_it_where_none_is_asked_for():
    of_city, of_one = (seen("districts", "district_living_conditions", period="2020", **asked)[0]
                       for asked in ({}, {"unit": "guro-gu"}))  # fmt: skip
    assert of_city["sides"] == ["Seoul", "Jongno-gu"]
    assert of_one["sides"] == ["Seoul", "Guro-gu"]
    assert [field["name"] for field in of_one["fields"]] == ["unit", "versus"]
    assert seen("districts", "care", period="2020", unit="seoul")[0]["sides"][1] == "Seoul"


def test_the_contributions_of_two_districts_make_their_difference():
    (one,) = seen("districts", "district_living_conditions", period="2020", unit="guro-gu", versus="jung-gu")
    found = figures.current().index("districts")
    mine, theirs = (found.row("district_living_conditions", unit, "2020")["score"] for unit in ("guro-gu", "jung-gu"))
    pillars = [float(row["points"].replace("−", "-")) for row in one["rows"] if row["level"] == 1]
    assert sum(pillars) == pytest.approx(mine - theirs, abs=1e-2)
    assert one["total"]["points"].replace("−", "-").startswith(f"{mine - theirs:+.2f}"[:-1])


@pytest.mark.parametrize(
    ("index", "node", "asked", "offered"),
    [
        ("going-together", "going_together", {"start": "2032"}, "/en/index/going-together/?from=2023"),
        ("going-together", "housing", {"start": "2022", "to": "1924"},
         "/en/index/going-together/housing/?from=2022&to=2024"),
        ("districts", "care", {"versus": "guro"}, "/en/index/districts/care/?versus=guro-gu"),
    ],
)  # fmt: skip
def test_a_period_or_unit_that_is_not_there_offers_the_same_page_with_those_there_are(index, node, asked, offered):
    with pytest.raises(NotThereError) as lost:
        seen(index, node, period="2020" if index == "districts" else "2024", **asked)
    assert offered in [way.url for way in lost.value.ways]


PAGES = [
    "going-together/", "going-together/?from=2022&to=2024", "going-together/housing/?from=2022&to=2023",
    "going-together/vulnerable_housing_improvement/", "districts/?unit=guro-gu&versus=jung-gu",
    "districts/care/?period=2015", "districts/doctors/?unit=guro-gu&versus=jung-gu",
    "districts/units/guro-gu/?versus=jung-gu",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_kind_of_page_says_why_in_both_languages(client, labels, language, path):
    response = client.get(f"/{language}/index/{path}")
    html = response.content.decode()
    kind = "units" if path.startswith("districts") else "periods"
    titles = {("periods", "ko"): "왜 움직였나요?", ("periods", "en"): "Why did it move?",
              ("units", "ko"): "왜 차이가 나나요?", ("units", "en"): "Why do they differ?"}  # fmt: skip
    section = html.partition(f'id="why-{kind}">')[2].partition("</section>")[0]
    assert section.startswith(titles[kind, language])
    assert 'method="get"' in section
    assert " style=" not in section
    assert labels(language, html).foreign == []


def test_the_form_keeps_what_else_is_seen_and_chooses_what_is(client):
    html = client.get("/en/index/districts/care/?period=2015&unit=guro-gu&versus=jung-gu").content.decode()
    form = html.partition('id="why-units">')[2].partition("</form>")[0]
    assert '<input type="hidden" name="period" value="2015">' in form
    assert re.findall(r'<option value="([\w-]+)" selected>', form) == ["guro-gu", "jung-gu"]
    of_unit = client.get("/en/index/districts/units/guro-gu/").content.decode()
    form = of_unit.partition('id="why-units">')[2].partition("</form>")[0]
    assert re.findall(r'<select name="(\w+)">', form) == ["versus"]


def test_the_chart_of_the_pair_seen_stands_on_the_page_and_no_other(client):
    html = client.get("/en/index/going-together/?from=2022&to=2024").content.decode()
    assert re.findall(r'id="chart-(going_together-why[\d-]+)"', html) == ["going_together-why-2022-2024"]
    embedded = client.get("/embed/en/going-together/going_together-why-2022-2024/").content.decode()
    assert "/en/index/going-together/?from=2022&amp;to=2024" in embedded


def test_two_units_side_by_side_lead_to_why_they_differ(client):
    html = client.get("/ko/index/districts/units/?a=guro-gu&b=jung-gu").content.decode()
    (address,) = re.findall(r'href="([^"]+)#why-units"', html)
    page = client.get(address.replace("&amp;", "&")).content.decode()
    assert "중구" in page.partition('id="why-units">')[2].partition('<p class="finding">')[2].partition("</p>")[0]


@pytest.mark.parametrize("query", ["from=2032", "versus=guro"])
def test_an_address_that_leads_nowhere_is_404(client, query):
    index = "districts" if "versus" in query else "going-together"
    assert client.get(f"/ko/index/{index}/?{query}").status_code == 404


@pytest.fixture
def countries(tmp_path):
    """Return a way to keep the countries of the example, and to see them."""

    def kept(folder=ROOT / "examples/human-development"):
        report = IndexReport(folder)
        sheet = {**sheets.sheet("hdi", report), "charts": [], "kinds": KINDS}
        store._write_index(report, sheet, tmp_path / "0")
        return figures.IndexResults(tmp_path / "0", json.loads((tmp_path / "0/index.json").read_text()))

    return kept


# As docs/howto/explain-a-change.md prints them
def test_where_both_are_compared_there_are_two_sections(countries):
    view = Shown(countries(), "en", "KOR", "2022")
    of_periods, of_units = why.explanations(view, "human_development", {"unit": "KOR", "versus": "NOR"})
    assert (of_periods["kind"], of_periods["sides"]) == ("periods", ["2021", "2022"])
    told = points(of_units["rows"])
    assert (told["education"], told["expected_schooling"], told["mean_schooling"]) == (
        "−0.019618", "−0.014415", "−0.005203"
    )  # fmt: skip
    assert of_units["total"]["points"] == "−0.036815"
    assert "0.036815 points less than Norway with 0.965909" in of_units["sentence"]


def test_of_an_index_that_is_too_large_the_command_is_named(countries, monkeypatch):
    monkeypatch.setattr(explained.explained, "__kwdefaults__", {"most": 300})
    view = Shown(countries(), "en", "KOR", "2022")
    one, other = why.explanations(
        view, "human_development", {"from": "1990", "to": "2022", "unit": "KOR", "versus": "BRA"}
    )
    assert (one["problem"], other["problem"]) == ("large", "large")
    assert one["command"].endswith("--unit KOR --from 1990 --to 2022")
    assert other["command"].endswith("--unit KOR --versus BRA --period 2022")
    assert one["sentence"].startswith("From 1990 to 2022, Human Development Index rose by 0.")


def test_a_score_that_compares_units_says_so(countries, tmp_path):
    folder = tmp_path / "copeland"
    folder.mkdir()
    for file in (ROOT / "examples/human-development").iterdir():
        text = file.read_text(encoding="utf-8").replace(
            'level.0]\nmethod = "geometric"', 'level.0]\nmethod = "copeland"'
        )
        (folder / file.name).write_text(text, encoding="utf-8")
    (folder / "published.csv").unlink()
    view = Shown(countries(folder), "en", "KOR", "2022")
    assert {one["problem"] for one in why.explanations(view, "human_development", {})} == {"compared"}
    (above, *_) = why.explanations(view, "education", {})[0]["above"]
    assert above["problem"] == "compared"


# Why, beside what was found: the causes, and what the city itself said


def test_what_drove_a_node_stands_with_its_name_and_a_sentence():
    (one,) = seen("going-together", "housing")
    assert [(row["node"]["code"], row["cause"]) for row in one["causes"]] == [("housing", "not known")]
    assert one["causes"][0]["why"].startswith("Housing: why it fell is not known")
    assert one["response"] == "/en/index/going-together/response/"


def test_what_the_city_said_of_the_later_period_stands_there_with_its_source():
    (one,) = seen("going-together", "housing", language="ko")
    assert [(row["node"]["code"], row["kind"]) for row in one["said"]] == [("housing", "원인"), ("housing", "대응")]
    assert all(row["source"]["url"].startswith("https://") for row in one["said"])
    (whole,) = seen("going-together", "going_together")
    assert {"housing", "social_integration"} <= {row["node"]["code"] for row in whole["said"]}
    (before,) = seen("going-together", "housing", start="2022", to="2023")
    assert [(row["period"], row["kind"]) for row in before["said"]] == [("2023", "cause")]
    (both,) = seen("going-together", "housing", start="2022", to="2024")
    assert [row["period"] for row in both["said"]] == ["2023", "2024", "2024"]


def test_between_two_units_no_cause_is_told():
    made = seen("districts", "doctors", unit="guro-gu", period="2015")
    assert not any("causes" in one for one in made)


@pytest.mark.parametrize(("language", "head"), [("en", "What the city itself said"), ("ko", "시")])
def test_the_page_of_a_pillar_shows_causes_and_the_citys_own_words(client, language, head):
    html = client.get(f"/{language}/index/going-together/housing/").content.decode()
    said = html.split('<ul class="said">')[1].split("</ul>")[0]
    assert said.count('rel="external"') == 2
    assert said.count({"en": "<li>2024, <strong>Housing", "ko": "<li>2024년, <strong>주거"}[language]) == 2
    assert head in html
    assert f"/{language}/index/going-together/response/" in html
