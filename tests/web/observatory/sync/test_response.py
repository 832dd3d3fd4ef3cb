"""What is kept of a response: of Seoul's index, its causes and requests; of its what-if, an answer per amount."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from donghaeng.city import IndexReport
from donghaeng.web.observatory.sync import packages, response

ROOT = Path(__file__).parents[4]
SEOUL = ROOT / "cities/seoul/indices"
STATEMENT = (
    "An illustration with invented numbers. It shows how a response is worked out, and says nothing about Seoul."
)


@pytest.fixture(scope="module")
def seoul():
    return IndexReport(SEOUL / "going-together")


@pytest.fixture(scope="module")
def written(seoul, tmp_path_factory):
    """Write the response with few amounts; return the folder and the charts."""
    folder = tmp_path_factory.mktemp("response")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(response, "AMOUNTS", 3)
        return folder, response.write(seoul, folder)


@pytest.fixture(scope="module")
def kept(written):
    return json.loads((written[0] / "response.json").read_text(encoding="utf-8"))


def test_the_index_itself_is_kept_without_any_invented_number(kept):
    assert {plan["statement"] for plan in kept["plan"].values()} == {""}
    assert kept["plan"]["en"]["summary"].startswith("From 2023 to 2024 the index rose from 111.0 to 130.6.")
    assert [section["code"] for section in kept["plan"]["ko"]["sections"]] == ["findings", "requests", "sizing"]


def test_causes_are_kept_of_any_two_periods(kept):
    assert list(kept["pairs"]) == ["2022|2023", "2022|2024", "2023|2024"]
    assert {made["cause"] for made in kept["pairs"]["2023|2024"].values()} == {"unknown"}
    assert kept["pairs"]["2023|2024"]["housing"]["name"] == {"en": "not known", "ko": "알 수 없음"}


def test_what_the_city_said_is_kept_with_its_source(kept, seoul):
    assert len(kept["said"]) == len(seoul.stated)
    assert all(row["source"] in seoul.index.sources for row in kept["said"])


# 148 billion won can be used, in steps of 50; earmarks ask for 12 and 3 billion, with which it begins
def test_of_the_what_if_an_answer_is_kept_per_amount(written, kept):
    assert kept["money"]["amounts"] == [15e9, 50e9, 100e9, 148e9]
    assert kept["money"]["first"] == 100e9
    files = sorted(file.name for file in (written[0] / "response").iterdir())
    assert files == ["0.json", "1.json", "2.json", "3.json"]
    for place, amount in enumerate(kept["money"]["amounts"]):
        told = json.loads((written[0] / "response" / f"{place}.json").read_text(encoding="utf-8"))
        assert told["en"]["statement"] == STATEMENT
        money = next(section for section in told["en"]["sections"] if section["code"] == "money")
        given = sum(row["cells"][3]["value"] for row in money["tables"][0]["rows"])
        assert given == pytest.approx(amount, abs=10e6)  # whole units of 15 and 10 million


def test_its_chart_is_marked_as_an_illustration_and_no_amount_is_chosen_in_it(written):
    (placed,) = written[1]
    assert (placed.role, placed.node, placed.is_illustration) == ("response", "going_together", True)
    assert placed.chart.attribution["en"] == STATEMENT
    assert placed.chart.title["en"].startswith("Illustration")
    assert "The last" not in placed.chart.finding["en"]


def test_the_table_of_the_illustration_says_so_in_every_row_and_credits_no_source_of_the_city(written, seoul, tmp_path):
    (placed,) = written[1]
    by = packages.Publisher("Seoul", "서울특별시", data="https://example.org/", page="https://example.org/")
    packages.write(seoul, [placed, replace(placed, is_illustration=False)], by, tmp_path)
    head, *rows = (tmp_path / "tables" / "0.csv").read_text(encoding="utf-8-sig").splitlines()
    assert head.endswith(",status_en,status_ko")
    assert len(rows) == len(placed.chart.table.rows)
    assert all(row.endswith(",Illustration,예시") for row in rows)
    invented, real = ((tmp_path / "tables" / f"{place}.json").read_text(encoding="utf-8") for place in (0, 1))
    assert STATEMENT in invented
    assert "example.org" in real
    assert not any(one.publisher in invented or (one.url and one.url in invented)
                   for one in seoul.index.sources.values())  # fmt: skip
    assert "example.org" not in invented


def test_nothing_is_kept_of_an_index_whose_periods_are_not_compared(tmp_path):
    assert response.write(IndexReport(SEOUL / "districts"), tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_kept_of_an_index_that_says_nothing_of_causes(tmp_path):
    assert response.write(IndexReport(ROOT / "examples/human-development"), tmp_path) == []
    assert list(tmp_path.iterdir()) == []
