import pytest
from django.http import Http404

from donghaeng.web.observatory import pages

pytestmark = pytest.mark.usefixtures("observatory")


def test_the_index_says_what_rose_and_what_fell_and_leads_to_each():
    *_, moved = pages.index("going-together", "en", {})["charts"]["parts"]
    told = {row[0]["url"]: round(row[-1]["value"], 1) for row in moved["table"]["rows"]}
    assert told == {
        "/en/index/going-together/medical_health/": 36.4,  # 120.1 to 156.5, as printed
        "/en/index/going-together/livelihood_care/": 27.0,
        "/en/index/going-together/safety/": 24.0,
        "/en/index/going-together/education_culture/": 12.9,
        "/en/index/going-together/social_integration/": -2.3,
        "/en/index/going-together/housing/": -4.8,
    }


def test_every_printed_score_stands_beside_the_computed_one():
    checked = pages.index("going-together", "en", {})["checked"]
    root = {row["period"]: (row["print_texts"], row["verdict"]["name"]) for row in checked
            if row["node"]["code"] == "going_together"}  # fmt: skip
    assert root["2023"] == (["111", "111.0"], "confirmed")
    assert root["2025"] == (["150.7"], "cannot be computed")


def test_a_page_is_seen_in_the_state_of_its_address():
    context = pages.node("districts", "doctors", "en", {"unit": "guro-gu", "period": "2015"})
    assert (context["unit"]["name"], context["now"]["period"]) == ("Guro-gu", "2015")
    assert [crumb["code"] for crumb in context["crumbs"]] == ["district_living_conditions", "medical_health"]
    assert {row["node"]["code"] for row in context["siblings"]} == {"doctors", "paediatricians", "psychiatrists"}


def test_without_a_state_the_last_period_with_a_score_is_shown():
    context = pages.node("going-together", "disabled_public_transport_use", "en", {})
    assert context["now"]["period"] == "2023"  # nothing was published for 2024
    assert [row["period"] for row in context["gaps"]] == ["2024"]


def test_a_node_that_never_had_a_score_says_why():
    now = pages.node("going-together", "youth_housing_supply", "en", {})["now"]
    assert (now["score"], now["why"]) == (None, "no value")


def test_two_districts_stand_side_by_side():
    context = pages.compare("districts", "en", {"a": "guro-gu", "b": "jung-gu"})
    assert [one["name"] for one in context["pair"]] == ["Guro-gu", "Jung-gu"]
    assert all([row["unit"] for row in both] == ["guro-gu", "jung-gu"] for both in context["rows"])
    assert pages.compare("districts", "en", {"a": "guro-gu"})["rows"] == []


def test_a_unit_has_every_score_of_the_tree():
    context = pages.unit("districts", "guro-gu", "en", {})
    assert len(context["tree"]) == 11
    assert context["tree"][0]["rank"] is not None


@pytest.mark.parametrize(
    ("page", "args"),
    [
        (pages.index, ("nothing", "en", {})),
        (pages.index, ("going-together", "en", {"period": "1923"})),
        (pages.index, ("going-together", "en", {"unit": "busan"})),
        (pages.node, ("going-together", "nothing", "en", {})),
        (pages.unit, ("districts", "nowhere", "en", {})),
        (pages.unit, ("going-together", "seoul", "en", {})),
        (pages.compare, ("districts", "en", {"a": "guro-gu", "b": "nowhere"})),
        (pages.compare, ("going-together", "en", {})),
        (pages.embed, ("going-together", "nothing", "en")),
        (pages.embed, ("going-together", "housing", "xx")),
    ],
)
def test_what_is_not_there_is_404(page, args):
    with pytest.raises(Http404):
        page(*args)


def test_open_data_is_offered_for_every_index():
    offered = pages.data("en")["indices"]
    assert {index["code"] for index in offered} == {"districts", "going-together"}
    first = offered[0]["files"][0]  # that of the whole city comes first
    assert (first["url"], first["form"]) == ("/data/going-together/package.zip", "ZIP")
    assert "JSON-LD" in [file["form"] for file in offered[0]["files"]]


def test_every_index_is_listed_with_its_score():
    rows = {one["code"]: one["at"]["score"] for one in pages.indices("en")["indices"]}
    assert rows["going-together"] == pytest.approx(130.578)
