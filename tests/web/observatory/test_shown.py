import pytest

from donghaeng.web.observatory import figures
from donghaeng.web.observatory.shown import Shown

pytestmark = pytest.mark.usefixtures("observatory")


def shown(index, unit, period, language="ko"):
    return Shown(figures.current().index(index), language, unit, period)


def test_a_row_is_said_in_the_language_of_the_page():
    row = shown("going-together", "seoul", "2023").at("going_together")
    assert (row["node"]["name"], row["verdict"]["name"], row["print_texts"]) == (
        "약자동행지수",
        "확인",
        ["111", "111.0"],
    )
    assert row["anchor"] == "f-2023"


def test_the_best_district_comes_first_and_gaps_last():
    rows = shown("districts", "seoul", "2020").ranking("doctors")
    scores = [row["score"] for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert shown("districts", "seoul", "2010").ranking("care")[0]["score"] is None


def test_the_reference_unit_is_not_among_those_that_are_ranked():
    assert shown("districts", "seoul", "2020").ranked("doctors") == 25
    assert shown("districts", "seoul", "2010").ranked("care") == 0


def test_steps_lead_from_the_raw_value_to_the_index():
    steps = shown("districts", "guro-gu", "2020").steps("doctors")
    assert [step["step"] for step in steps] == ["value", "normalise", *["weights", "aggregate"] * 2]
    assert steps[0]["heading"].startswith("값: ")
    assert steps[1]["chosen"] == "기준연도 대비 비율"
    followed = [part["node"] for step in steps for part in step["parts"] if part["is_followed"]]
    assert followed == ["doctors", "medical_health"]


def test_periods_without_a_score_are_not_offered():
    periods = [one["period"] for one in shown("districts", "seoul", "2020").periods("care")]
    assert periods == ["2015", "2020"]


def test_a_printed_score_without_data_is_still_told():
    (row,) = shown("going-together", "seoul", "2024").beyond("going_together")
    assert (row["period"], row["print_texts"], row["verdict"]["name"], row["score"]) == (
        "2025",
        ["150.7"],
        "계산 불가",
        None,
    )


def test_a_source_that_is_not_listed_is_named_by_its_key():
    assert shown("districts", "seoul", "2020").source("unheard")["title"] == "<code>unheard</code>"
    assert "KOSIS" in shown("districts", "seoul", "2020").source("kosis-districts")["publisher"]


def test_a_source_is_named_in_the_language_of_the_page():
    named = [shown("going-together", "seoul", "2023", language).source("kmib-2025-08-04") for language in ("ko", "en")]
    assert [one["publisher"] for one in named] == ["국민일보", "Kukmin Ilbo"]


def test_a_step_leads_to_the_source_of_its_value():
    value = shown("districts", "guro-gu", "2020", "en").steps("doctors")[0]
    (credit,) = [line["source"] for line in value["lines"] if "source" in line]
    assert (credit["url"], credit["publisher"]) == ("https://kosis.kr", "Statistics Korea (KOSIS, SGIS)")


def test_a_value_has_its_unit_in_the_language_of_the_page():
    said = [shown("going-together", "seoul", "2023", language).at("housing_upgrade_support")["value_said"]
            for language in ("ko", "en")]  # fmt: skip
    assert said == ["4,969호", "4,969 dwellings"]


def test_an_option_is_shown_only_where_it_bears_on_the_node():
    methods = {node: shown("districts", "seoul", "2020").methods(node)[0]["options"]
               for node in ("livelihood_security_recipients", "welfare_service_facilities", "doctors")}  # fmt: skip
    assert list(methods.values()) == ["낮을수록 좋은 지표: 역수", "", "상한: 200"]
