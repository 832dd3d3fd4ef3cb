"""A response as a plan. The small index of conftest.py is worked by hand: 85 points, and 7 more for 150 million won."""

import math
import re

import pytest

from donghaeng.city import response_words as words
from donghaeng.city.response import Question, response_of
from donghaeng.city.response_plan import plan

NAMES = re.compile(r"CCTV|curves\.csv|budget\.csv|뉴스TV|뉴스\.net")
"""Latin letters that stand in Korean texts."""


def parts(told, code):
    """Return a section's tables as their texts, by the code of the table."""
    section = next(one for one in told["sections"] if one["code"] == code)
    return {table["code"]: [[cell["text"] for cell in row["cells"]] for row in table["rows"]]
            for table in section["tables"]}  # fmt: skip


def section(told, code):
    return next(one for one in told["sections"] if one["code"] == code)


def texts(told):
    """Yield every text of a plan but the sources."""
    yield from (told["title"], told["summary"], told["statement"], told["mark"])
    for one in told["sections"]:
        yield from (one["title"], *one["texts"], *one["remarks"])
        for table in one["tables"]:
            yield from (table["caption"], table["empty"], *(head["name"] for head in table["heads"]))
            yield from (cell["text"] for row in table["rows"] for cell in row["cells"])


@pytest.fixture(scope="module")
def illustrated(what_if):
    return response_of(what_if)


@pytest.fixture(scope="module")
def answer(illustrated):
    return illustrated.answer(100e9)


@pytest.fixture(scope="module")
def plans(illustrated, answer, going_together):
    seoul = response_of(going_together)
    return {
        (name, language): plan(made, given, language)
        for name, made, given in (("illustrated", illustrated, answer), ("seoul", seoul, None))
        for language in words.LANGUAGES
    }


@pytest.fixture
def of_small(small):
    """Plan for some money of the small index, or for none."""

    def made(money=None, language="en", files=None, **options):
        response = response_of(small(files=files or {}))
        return plan(response, None if money is None else response.answer(money, **options), language)

    return made


@pytest.fixture(params=["en", "ko"])
def language(request):
    return request.param


# All of it


@pytest.mark.parametrize("name", ["illustrated", "seoul"])
def test_every_section_has_its_title_and_every_table_is_whole(plans, name, language):
    told = plans[name, language]
    assert told["language"] == language
    codes = [one["code"] for one in told["sections"]]
    assert codes == [code for code in words.SECTIONS if code in codes]
    for one in told["sections"]:
        assert one["title"] == words.SECTIONS[one["code"]][language == "ko"]
        for table in one["tables"]:
            assert table["caption"]
            assert {len(row["cells"]) for row in table["rows"]} <= {len(table["heads"])}
            for row in table["rows"]:
                assert [cell["head"] for cell in row["cells"]] == [head["name"] for head in table["heads"]]
                assert [cell["is_number"] for cell in row["cells"]] == [head["is_number"] for head in table["heads"]]


def test_a_plan_with_money_has_every_section_and_one_without_the_first_three(plans, language):
    assert [one["code"] for one in plans["illustrated", language]["sections"]] == list(words.SECTIONS)
    assert [one["code"] for one in plans["seoul", language]["sections"]] == ["findings", "requests", "sizing"]


@pytest.mark.parametrize("name", ["illustrated", "seoul"])
def test_no_field_of_a_sentence_is_left_open(plans, name, language):
    assert not [text for text in texts(plans[name, language]) if "{" in text or "None" in text or "nan" in text.split()]


@pytest.mark.parametrize("name", ["illustrated", "seoul"])
def test_no_english_is_left_in_korean_texts(plans, name):
    assert not [text for text in texts(plans[name, "ko"]) if re.search("[A-Za-z]{2}", NAMES.sub("", text))]


@pytest.mark.parametrize("name", ["illustrated", "seoul"])
def test_both_languages_say_the_same_numbers_of_the_same_nodes(plans, name):
    english, korean = (
        [(row["node"], [cell["value"] for cell in row["cells"] if cell["is_number"]])
         for one in plans[name, language]["sections"] for table in one["tables"] for row in table["rows"]]
        for language in words.LANGUAGES
    )  # fmt: skip
    assert english == korean


def test_a_what_if_says_so_in_a_sentence_and_in_a_word_and_an_index_does_not(plans, language):
    told = plans["illustrated", language]
    assert told["mark"] == {"en": "Illustration: invented numbers", "ko": "예시: 지어낸 수치"}[language]
    assert ("invented" in told["statement"]) == (language == "en")
    assert bool(told["statement"])
    assert (plans["seoul", language]["statement"], plans["seoul", language]["mark"]) == ("", "")


def test_every_table_of_a_what_if_carries_its_mark_and_none_of_an_index(plans, language):
    for name in ("illustrated", "seoul"):
        told = plans[name, language]
        assert {table["mark"] for one in told["sections"] for table in one["tables"]} == {told["mark"]}


def test_the_title_of_a_what_if_says_that_it_is_one(plans):
    english, korean = (plans["illustrated", language]["title"] for language in words.LANGUAGES)
    assert english == "Response plan 2025 (illustration): Going Together with the Socially Neglected Index"
    assert korean == "2025년 대응 계획(예시): 약자동행지수"


def test_a_what_if_names_its_own_source_alone_and_an_index_those_of_the_citys_words(plans):
    assert [one["publisher"] for one in plans["illustrated", "en"]["sources"]["rows"]] == ["Donghaeng"]
    seoul = plans["seoul", "en"]["sources"]["rows"]
    assert seoul
    assert "Donghaeng" not in {one["publisher"] for one in seoul}
    assert all(one["url"].startswith("https://") for one in seoul)


# What it says of Seoul


def test_of_seoul_it_says_that_nothing_is_known_and_that_twenty_names_lack(plans):
    told = plans["seoul", "en"]
    assert told["summary"] == (
        "From 2023 to 2024 the index rose from 111.0 to 130.6. Why is not known for any of the 6 pillars. What money"
        " would do cannot be said: there is no budget.csv with programmes and their curves."
    )
    requests = section(told, "requests")
    assert requests["texts"] == [
        "Of 50 indicators that count, 30 are known by name: the names of the others come first."
    ]
    assert len(requests["tables"][0]["rows"]) == 30
    assert parts(told, "sizing") == {"sizing": []}
    assert section(told, "sizing")["tables"][0]["empty"].startswith("As far as is known, no indicator below the target")


def test_of_seoul_in_korean(plans):
    told = plans["seoul", "ko"]
    assert told["title"] == "2025년 대응 계획: 약자동행지수"
    assert told["summary"].startswith("지수는 2023년 111.0점에서 2024년 130.6점으로 올랐습니다. 6개 영역 모두 변동")
    assert section(told, "requests")["texts"] == [
        "산정 지표 50개 중 이름이 알려진 것은 30개입니다. 나머지는 이름부터 공개되어야 합니다."
    ]


def test_what_the_city_said_stands_beside_what_was_found_with_its_source(plans):
    rows = parts(plans["seoul", "en"], "findings")["said"]
    assert {row[1] for row in rows} == {"2024"}  # of what came after 2023
    assert {row[2] for row in rows} == {"cause", "response"}
    assert all(row[3] and row[4] for row in rows)
    assert "said" not in parts(plans["illustrated", "en"], "findings")


# 2022 to 2024 has in it what the city said of 2023
def test_what_the_city_said_reaches_from_the_first_period_to_the_last(going_together):
    told = plan(response_of(going_together, Question(first="2022")), None, "ko")
    assert {row[1] for row in parts(told, "findings")["said"]} == {"2023년", "2024년"}
    assert "2022년~2024년" in section(told, "findings")["tables"][0]["caption"]


# Every figure that is printed is that of the answer


def test_money_points_and_people_are_those_of_the_allocation(plans, answer):
    rows = section(plans["illustrated", "en"], "money")["tables"][0]["rows"]
    made = answer.allocation
    assert [row["cells"][3]["value"] for row in rows] == made.money.tolist()
    assert [row["cells"][4]["value"] for row in rows] == made.points.tolist()
    assert [row["cells"][5]["value"] for row in rows] == made.people.tolist()


def test_scores_and_their_ends_are_those_of_the_allocation(plans, answer):
    made = answer.allocation
    for row in section(plans["illustrated", "en"], "effects")["tables"][0]["rows"]:
        place = made.stakes.place(row["node"])
        ends = [made.interval.above_low[place], made.interval.above_high[place]]
        assert [cell["value"] for cell in row["cells"][1:]] == [made.before[place], made.after[place], *ends]


def test_what_will_tell_is_the_score_of_each_indicator_that_money_goes_to(plans, answer):
    made = answer.allocation
    rows = section(plans["illustrated", "en"], "checks")["tables"][0]["rows"]
    assert [row["node"] for row in rows] == [one.indicator for one in made.portfolio.programmes]
    for row in rows:
        place = made.stakes.indicators.index(row["node"])
        now = made.stakes.scores[place]
        told = [cell["value"] for cell in row["cells"][1:]]
        assert told == pytest.approx([now, now + made.gains[place], made.interval.low[place],
                                      made.interval.high[place]])  # fmt: skip


def test_the_frontier_has_every_amount_that_can_be_divided(plans, answer):
    rows = section(plans["illustrated", "en"], "frontier")["tables"][0]["rows"]
    known = [point for point in answer.frontier if not math.isnan(point.score)]
    assert [[cell["value"] for cell in row["cells"]] for row in rows] == [
        [point.money, point.score, point.low, point.high] for point in known
    ]


# 80 to 100 is a quarter more than 72,000 households and 38.16 billion won
def test_sizes_are_in_the_units_of_the_output_and_in_won(plans):
    assert parts(plans["illustrated", "en"], "sizing")["sizing"][0] == [
        "Share of households in crisis that receive support", "demand-driven", "18,000 households",
        "9.54 billion won", "–",
    ]  # fmt: skip
    assert parts(plans["illustrated", "ko"], "sizing")["sizing"][:2] == [
        ["위기가구 지원율", "수요 증가", "18,000가구", "95.4억 원", "–"],
        ["주거취약계층의 주거환경 개선 규모", "효율 저하", "200호", "–", "1.11배"],
    ]


# The small index: crews bring 5 points for 100 million, kitchens 4 and then 2; each indicator is half of the index


def test_a_small_plan_word_by_word(of_small):
    told = of_small(150e6)
    assert told["title"] == "Response plan 2024: Care <index>"
    assert told["summary"] == (
        "From 2022 to 2023 the index fell from 100.0 to 85.0. Care <index>: of what lowered it, growing need makes up"
        " 67%. With 150 million won of new money in 2024 the index is expected at 88.5 points; the money is divided to"
        " get most points of the index."
    )
    assert parts(told, "findings")["findings"] == [
        ["Care <index>", "100.0", "85.0", "–", "demand-driven",
         "Care <index>: of what lowered it, growing need makes up 67%."],
        ["School meals", "100.0", "80.0", "−10.000", "demand-driven",
         "School meals: of what lowered it, growing need makes up 100%."],
        ["Homes repaired", "100.0", "90.0", "−5.000", "efficiency",
         "Homes repaired: of what lowered it, less output for the same real money makes up 100%."],
    ]  # fmt: skip
    assert parts(told, "money")["money"] == [
        ["Kitchens", "School meals", "More money, so that more people are reached", "50 million won", "+2.0",
         "20 people"],
        ["Crews", "Homes repaired", "Improve the programme; money alone does not answer it", "100 million won", "+5.0",
         "10 people"],
    ]  # fmt: skip
    assert parts(told, "effects")["effects"] == [["Care <index>", "85.0", "88.5"]]
    assert parts(told, "checks")["checks"] == [["School meals", "80.0", "82.0"], ["Homes repaired", "90.0", "95.0"]]
    assert parts(told, "limits")["limits"] == [["the money there is", "150 million won", "+20 points", "dual"]]
    assert section(told, "not_done")["remarks"] == [
        "New money though the cause asks for better work, or is not known: Crews.",
        "Still below 100.0: School meals, Homes repaired.",
    ]


def test_the_same_in_korean(of_small):
    told = of_small(150e6, "ko")
    assert told["summary"] == (
        "지수는 2022년 100.0점에서 2023년 85.0점으로 내렸습니다."
        " 돌봄지수의 하락 요인 가운데 수요 증가의 비중이 67%입니다. 2024년 추가 예산 1.5억 원으로 88.5점이 예상됩니다."
        " 배분 목표는 지수 점수 최대화입니다."
    )
    assert parts(told, "money")["money"][0] == [
        "급식실", "급식률", "예산을 늘려 더 많은 사람을 지원", "5,000만 원", "+2.0", "20명",
    ]  # fmt: skip
    assert parts(told, "limits")["limits"] == [["전체 추가 예산", "1.5억 원", "+20점", "쌍대값"]]


def test_what_is_above_its_target_has_no_size_and_no_excuse(plans):
    assert section(plans["illustrated", "en"], "sizing")["remarks"] == []


# Meals and homes at 80 and 120 points: 100 in both years
def test_an_index_that_stays_where_it_was_is_said_to(of_small, small_data):
    files = {"data.csv": small_data.replace("busan,2023,repairs,90,", "busan,2023,repairs,120,")}
    assert of_small(files=files)["summary"] == "In 2023 the index is where it was in 2022, at 100.0."
    assert of_small(files=files, language="ko")["summary"] == "지수는 2022년에도 2023년에도 100.0점입니다."


def test_sizes_say_from_which_period_the_cause_is(of_small):
    assert section(of_small(), "sizing")["tables"][0]["caption"] == (
        "Back to 100.0, by the cause from 2022 to 2023: money at today's efficiency, or output per won"
    )


# The need of a volume would have to be published; a level of prices is anybody's
def test_a_level_of_prices_is_no_request_to_the_city(of_small):
    assert parts(of_small(), "requests")["requests"] == [
        ["Homes repaired", "volume: output", "need", "2022, 2023"],
    ]
    files = {"drivers.csv": "indicator,form,output,need,budget,scale,source\n"
                            "meals,coverage,fed,pupils,kitchen_budget,100,plan\nrepairs,volume,,,,,plan\n"}  # fmt: skip
    assert parts(of_small(files=files), "requests")["requests"] == [
        ["Homes repaired", "volume: output", "need, budget", "2022, 2023"],
    ]


def test_money_that_no_programme_can_use_is_told(of_small):
    assert section(of_small(400e6), "not_done")["remarks"][0] == (
        "100 million won are not given out: limits forbid it, or it would move nothing."
    )
    assert section(of_small(400e6, "ko"), "not_done")["remarks"][0] == (
        "1억 원은 배분하지 않습니다. 조건에 걸리거나, 배분해도 달라지는 것이 없습니다."
    )


def test_what_a_plan_without_money_leaves_as_it_is(of_small):
    assert section(of_small(0.0), "not_done")["remarks"] == [
        "Without new money though money would answer them (need or funding): Kitchens.",
        "Without new money: Kitchens, Crews.",
        "Indicators that the plan does not raise: School meals, Homes repaired.",
        "Still below 100.0: School meals, Homes repaired.",
    ]


def test_a_section_with_nothing_to_say_is_left_out(of_small):
    codes = [one["code"] for one in of_small(0.0)["sections"]]
    assert "checks" not in codes  # no indicator gets money
    assert "limits" not in [one["code"] for one in of_small(400e6)["sections"]]  # none holds it back


def test_intervals_are_told_only_where_something_is_uncertain(of_small, plans):
    assert "(" not in of_small(150e6)["summary"].split("With")[1]
    assert not any("draws" in item for item in section(of_small(150e6), "assumptions")["remarks"])
    assumed = section(plans["illustrated", "en"], "assumptions")["remarks"]
    assert any("90 % of 1,000 independent draws" in item for item in assumed)


# sqrt(80 x 90) = 84.853; the slope of the index by an indicator is half of 84.853 / its score, so that kitchens (4 for
# 100 million) and crews (5) bring 2.12 and 2.36: crews come first, and with 100 million the index is sqrt(80 x 95)
def test_where_the_tree_is_not_arithmetic_the_gap_is_told(of_small):
    method = 'base_period = "2022"\n\n[normalise]\nmethod = "ratio_to_base"\n\n[aggregate]\nmethod = "geometric"\n'
    told = of_small(100e6, files={"method.toml": method})
    now, slope = math.sqrt(80 * 90), math.sqrt(80 * 90) / 2 / 90
    (row,) = section(told, "effects")["tables"][0]["rows"]
    assert [cell["value"] for cell in row["cells"][1:]] == pytest.approx(
        [now, math.sqrt(80 * 95), now + 5 * slope], abs=1e-5
    )
    gap = math.sqrt(80 * 95) - now - 5 * slope
    assert round(gap, 3) == -0.032
    assert any(f"a difference of −{abs(gap):.3f} points" in item for item in section(told, "assumptions")["remarks"])


@pytest.mark.parametrize(
    ("objective", "aim"),
    [("most_people", "to reach most people."), ("lift_lowest", "to lift the lowest pillar.")],
)
def test_the_summary_names_what_money_was_divided_for(of_small, objective, aim):
    assert of_small(100e6, objective=objective)["summary"].endswith(f"; the money is divided {aim}")


# Kitchens reach 40 people for 100 million, crews 10
def test_for_most_people_a_limit_is_priced_in_people(of_small):
    told = of_small(50e6, objective="most_people")
    assert parts(told, "limits")["limits"] == [["the money there is", "50 million won", "+400 people", "dual"]]
