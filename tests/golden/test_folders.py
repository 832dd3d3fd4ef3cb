"""The folders of figures against the facts they were made from, and against what was published."""

import csv
import itertools
import json
import math
import tomllib
from collections import defaultdict
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from donghaeng import read_index
from donghaeng.files import read_archive, read_parameters

ROOT = Path(__file__).parents[2]
SEOUL = ROOT / "cities" / "seoul"
GOING_TOGETHER = SEOUL / "indices" / "going-together"
DISTRICTS = SEOUL / "indices" / "districts"
HUMAN_DEVELOPMENT = ROOT / "examples" / "human-development"
FOLDERS = [GOING_TOGETHER, DISTRICTS, HUMAN_DEVELOPMENT]
COMPONENTS = ["life_expectancy", "expected_schooling", "mean_schooling", "gni_per_capita"]


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def cell(row: dict[str, str]) -> tuple[str, str, str]:
    return row["unit"], row["period"], row["node"]


def sources_of(folder: Path) -> dict[str, dict[str, str]]:
    beside = folder / "sources.csv"
    return {row["key"]: row for row in read_rows(beside if beside.exists() else SEOUL / "sources.csv")}


# Every folder


@pytest.mark.parametrize(
    "path",
    sorted([*SEOUL.rglob("*.csv"), *HUMAN_DEVELOPMENT.rglob("*.csv")]),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_a_table_is_plain(path):
    text = path.read_bytes().decode("utf-8")
    widths = {len(row) for row in csv.reader(text.splitlines(), strict=True)}
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text.endswith("\n")
    assert len(widths) == 1


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("table", ["framework.csv", "data.csv", "published.csv"])
def test_every_row_names_a_source_we_list(folder, table):
    rows = read_rows(folder / table) if (folder / table).exists() else []
    assert {row["source"] for row in rows} <= sources_of(folder).keys()


def test_every_source_is_used():
    tables = [read_rows(path) for folder in FOLDERS for path in folder.glob("*.csv")]
    used = {row["source"] for rows in [*tables, read_rows(SEOUL / "facts.csv")] for row in rows if "source" in row}
    ledger = tomllib.loads((SEOUL / "claims.toml").read_text(encoding="utf-8"))["claim"]
    used |= {one["source"] for claim in ledger for one in (claim, *claim.get("also", ()))}
    argued = [claim.get(why) for claim in ledger for why in ("cannot_be_computed", "not_comparable")]
    used |= {one["source"] for one in argued if one}
    used |= {key for entry in read_archive(SEOUL / "archive").entries.values() for key in entry.sources}
    used |= {row.source for parameter in read_parameters(SEOUL) for row in parameter.history}
    listed = sources_of(GOING_TOGETHER).keys() | sources_of(HUMAN_DEVELOPMENT).keys()
    policies = " ".join(path.read_text(encoding="utf-8") for path in (SEOUL / "welfare" / "policies").glob("*.toml"))
    used |= {key for key in listed if key in policies}  # a rule is no number, and its source stands in a comment
    assert listed <= used


def test_units_stand_on_the_map():
    boundaries = json.loads((SEOUL / "boundaries.geojson").read_text(encoding="utf-8"))
    drawn = {feature["id"]: feature["properties"]["name_ko"] for feature in boundaries["features"]}
    named = {row["boundary"]: row["name_ko"] for row in read_rows(DISTRICTS / "units.csv") if row["boundary"]}
    assert named == drawn


@pytest.mark.needs("shared")
def test_boundaries_and_their_attribution_are_those_of_the_facts(shared):
    facts = shared / "facts" / "geo"
    city = tomllib.loads((SEOUL / "city.toml").read_text(encoding="utf-8"))
    readme = (facts / "README.md").read_text(encoding="utf-8")
    assert (SEOUL / "boundaries.geojson").read_bytes() == (facts / "seoul_districts.geojson").read_bytes()
    assert all(line in readme for line in city["attribution"].values())


# Going together: https://seoul.go.kr/policy/view.do?id=56&lan=KO


# The area scores printed on 2024-06-19 and 2025-08-04, with 12, 6 (2023: 5), 10, 8, 9, 5 indicators, give the
# overall index that was printed with them. Worked by hand in facts/gtsn/README.md, "Aggregation check".
# 111.0 for 2023: https://www.kmib.co.kr/article/view_amp.asp?arcid=1754295690
# 130.6 for 2024: https://scpm.seoul.go.kr/seoul-policy/evt0169
@pytest.mark.parametrize(
    ("period", "computed", "published"),
    [("2022", 100, 100), ("2023", 110.957, 111.0), ("2024", 130.578, 130.6)],
)
def test_going_together_gives_the_published_index(period, computed, published):
    score = read_index(GOING_TOGETHER).build().score(node="going_together", period=period, unit="seoul")
    assert score == pytest.approx(computed, abs=0.0005)
    assert abs(score - published) <= 0.05


# https://news1.kr/amp/local/seoul/5452009 prints 1,937 and 2,694 homes, and +39.1 %;
# https://segye.com/view/20240619520865 prints 18.30 and 26.15 million, +42.9 %; +135 % has no level.
@pytest.mark.parametrize(
    ("node", "score"),
    [
        ("vulnerable_housing_improvement", 139.1),
        ("disabled_public_transport_use", 142.9),
        ("isolated_reclusive_youth_support", 235),
    ],
)
def test_an_indicator_scores_its_published_change(node, score):
    result = read_index(GOING_TOGETHER).build()
    assert result.score(node=node, period="2023", unit="seoul") == pytest.approx(score, abs=0.05)


@pytest.mark.parametrize(
    "node",
    ["dementia_case_management_rate", "family_caring_youth_service_links", "old_public_rental_quality_works"],
)
def test_an_indicator_without_a_base_value_stays_a_gap(node):
    result = read_index(GOING_TOGETHER).build()
    assert math.isnan(result.score(node=node, period="2023", unit="seoul"))


def published_facts(shared: Path, *levels: str) -> list[dict[str, str]]:
    rows = read_rows(shared / "facts" / "gtsn" / "published_values.csv")
    return [row for row in rows if row["level"] in levels]


def as_printed(row: dict[str, str]) -> tuple[str, str, float, str, str]:
    node = {"gtsn": "going_together"}.get(row["id"], row["id"])
    return node, row["year"], float(row["value"]), row["published_on"], row["source"]


def as_stored(row: dict[str, str]) -> tuple[str, str, float, str, str]:
    url = sources_of(GOING_TOGETHER)[row["source"]]["url"]
    return row["node"], row["period"], float(row["value"]), row["published_on"], url


@pytest.mark.needs("shared")
def test_given_scores_were_printed(shared):
    printed = {as_printed(row) for row in published_facts(shared, "area")}
    given = [row for row in read_rows(GOING_TOGETHER / "data.csv") if row["status"] == "given"]
    assert {as_stored(row) for row in given} <= printed
    assert len({(row["node"], row["period"]) for row in given}) == 6 * 3


@pytest.mark.needs("shared")
def test_given_scores_stand_for_the_indicators_the_city_counts(shared):
    areas = read_rows(shared / "facts" / "gtsn" / "areas.csv")
    counts = {(row["area_id"], year): row["n_indicators"] for row in areas for year in ("2022", "2023", "2024")}
    counts["housing", "2023"] = "5"  # https://news1.kr/amp/local/seoul/5452009: one was left out
    given = [row for row in read_rows(GOING_TOGETHER / "data.csv") if row["status"] == "given"]
    assert {(row["node"], row["period"]): row["indicators"] for row in given} == counts


@pytest.mark.needs("shared")
def test_values_of_indicators_are_printed_levels_or_the_one_change_from_2022(shared):
    printed = defaultdict(set)
    for row in published_facts(shared, "indicator"):
        printed[row["unit"].replace("percent", "%", 1)].add(as_printed(row))
    measures = {row["code"]: row["unit_measure"] for row in read_rows(GOING_TOGETHER / "framework.csv")}
    stored = defaultdict(set)
    for row in read_rows(GOING_TOGETHER / "data.csv"):
        stored[row["status"] or measures[row["node"]]].add(as_stored(row) if row["value"] else row["status"])
    for level in ("%", "persons", "dwellings", "households"):
        assert stored.pop(level) == printed[level]
    changes = stored.pop("change_from_base")
    assert stored.keys() == {"given", "left_out"}
    assert changes <= printed["%_change_from_2022"]
    assert [change[:2] for change in changes] == [("isolated_reclusive_youth_support", "2023")]


def test_only_the_dropped_indicator_is_left_out():
    rows = [row for row in read_rows(GOING_TOGETHER / "data.csv") if not row["value"]]
    assert [(row["node"], row["period"], row["status"]) for row in rows] == [
        ("old_public_rental_quality_works", "2023", "left_out")
    ]


@pytest.mark.needs("shared")
def test_published_scores_are_all_that_was_printed(shared):
    printed = sorted(as_printed(row) for row in published_facts(shared, "overall", "area"))
    assert sorted(as_stored(row) for row in read_rows(GOING_TOGETHER / "published.csv")) == printed


@pytest.mark.parametrize("folder", [GOING_TOGETHER, HUMAN_DEVELOPMENT], ids=lambda folder: folder.name)
def test_published_scores_show_their_decimals(folder):
    rows = read_rows(folder / "published.csv")
    assert [len(row["value"].partition(".")[2]) for row in rows] == [int(row["decimals"]) for row in rows]


@pytest.mark.needs("shared")
def test_the_tree_holds_the_areas_and_the_named_indicators(shared):
    facts = shared / "facts" / "gtsn"
    areas = {(row["area_id"], row["name_ko"], "going_together") for row in read_rows(facts / "areas.csv")}
    named = {
        (row["indicator_id"], row["name_ko"] or "기부 경험", row["area_id"])  # the one name that is our own
        for row in read_rows(facts / "indicators.csv")
    }
    rows = read_rows(GOING_TOGETHER / "framework.csv")
    assert {(row["code"], row["name_ko"], row["parent"]) for row in rows[1:]} == areas | named
    assert len(rows) == 1 + 6 + 30


# Districts: our own design; the expected scores are worked out again here, by the formula of its README


def district_ratios() -> dict[tuple[str, str], dict[str, float]]:
    tree = {row["code"]: row for row in read_rows(DISTRICTS / "framework.csv")}
    values = {cell(row): float(row["value"]) for row in read_rows(DISTRICTS / "data.csv")}
    ratios = defaultdict(dict)
    for (unit, period, node), value in values.items():
        ratio = 100 * (value / values["seoul", "2015", node]) ** int(tree[node]["direction"])
        ratios[unit, period][node] = min(ratio, 200) if tree[node]["parent"] == "medical_health" else ratio
    return ratios


def living_conditions(ratios: dict[str, float]) -> float:
    health = math.prod(ratios[node] for node in ("doctors", "paediatricians", "psychiatrists")) ** (1 / 3)
    others = ("livelihood_security_recipients", "welfare_service_facilities", "occupied_dwellings")
    return (health * math.prod(ratios[node] for node in others)) ** (1 / 4)


@pytest.mark.parametrize("period", ["2015", "2020"])
def test_district_scores_are_geometric_means_of_ratios_to_seoul_2015(period):
    result = read_index(DISTRICTS).build()
    ratios = district_ratios()
    scores = result.panel("district_living_conditions")[:, result.periods.index(period)]
    assert len(result.units) == 26
    assert scores == pytest.approx([living_conditions(ratios[unit, period]) for unit in result.units], rel=1e-12)


def test_districts_in_2010_have_health_and_no_index():
    result = read_index(DISTRICTS).build()
    place = result.periods.index("2010")
    assert np.isfinite(result.panel("medical_health")[:, place]).all()
    assert np.isnan(result.panel("district_living_conditions")[:, place]).all()


# Per so many residents: series and category, subtracted where the sign is -1 (the folder's README).
FORMULAS = {
    "livelihood_security_recipients": (
        100,
        [(1, "basic living security", "male"), (1, "basic living security", "female")],
    ),
    "welfare_service_facilities": (10_000, [(1, "facilities", "service facility")]),
    "occupied_dwellings": (
        1_000,
        [
            (1, "vacant housing", "total number of housing"),
            (-1, "vacant housing", "number of vacant housing"),
        ],
    ),
    "doctors": (1_000, [(1, "doctors", "total")]),
    "paediatricians": (10_000, [(1, "doctors", "pediatrics")]),
    "psychiatrists": (100_000, [(1, "doctors", "psychiatry")]),
}


@pytest.mark.needs("shared")
def test_district_values_follow_from_the_facts(shared):
    totals = defaultdict(float)
    for row in read_rows(shared / "facts" / "districts" / "district_statistics.csv"):
        for unit in (row["district_en"].lower(), "seoul"):
            totals[unit, row["year"], row["series"], row["category"]] += float(row["value"])
    rows = read_rows(DISTRICTS / "data.csv")
    expected = []
    for row in rows:
        residents, parts = FORMULAS[row["node"]]
        where = row["unit"], row["period"]
        total = sum(sign * totals[*where, series, category] for sign, series, category in parts)
        expected.append(residents * total / totals[*where, "all households", "total"])
    assert [float(row["value"]) for row in rows] == pytest.approx(expected, rel=1e-14)
    assert len(rows) == 26 * (3 * 2 + 3 * 3)


# Human development: UNDP, Human Development Report 2023/24, time series and technical note 1 (CC BY 3.0 IGO)


def country_years(shared: Path) -> dict[tuple[str, str], dict[str, str]]:
    rows = read_rows(shared / "facts" / "hdi" / "hdi_components.csv")
    return {(row["iso3"], row["year"]): row for row in rows}


@pytest.mark.needs("shared")
def test_human_development_rows_are_those_of_undp(shared):
    facts = country_years(shared)
    units = [row["unit"] for row in read_rows(HUMAN_DEVELOPMENT / "units.csv")]
    periods = ("1990", "2000", "2010", "2020", "2021", "2022")
    expected, printed = {}, {}
    for unit, period in itertools.product(units, periods):
        row = facts[unit, period]
        expected |= {(unit, period, node): float(row[node]) for node in COMPONENTS if row[node]}
        printed[unit, period, "human_development"] = row["published_hdi"]
    folder = HUMAN_DEVELOPMENT
    assert {cell(row): float(row["value"]) for row in read_rows(folder / "data.csv")} == expected
    assert {cell(row): float(row["value"]) for row in read_rows(folder / "published.csv")} == {
        key: float(text) for key, text in printed.items() if text
    }


def test_human_development_of_the_folder_is_the_published_one():
    result = read_index(HUMAN_DEVELOPMENT).build()
    for row in read_rows(HUMAN_DEVELOPMENT / "published.csv"):
        score = result.score(node=row["node"], period=row["period"], unit=row["unit"])
        assert abs(score - float(row["value"])) <= 0.0005 + 1e-9


@pytest.mark.needs("shared")
def test_human_development_of_all_countries_rounds_to_the_published_one(shared):
    facts = country_years(shared)
    values = [(*key, node, float(row[node])) for key, row in facts.items() for node in COMPONENTS if row[node]]
    frame = pl.DataFrame(values, schema=["unit", "period", "node", "value"], orient="row")
    result = read_index(HUMAN_DEVELOPMENT).with_data(frame).build()
    units = {unit: place for place, unit in enumerate(result.units)}
    periods = {period: place for place, period in enumerate(result.periods)}
    complete = {key: row for key, row in facts.items() if all(row[name] for name in [*COMPONENTS, "published_hdi"])}
    places = np.array([(units[unit], periods[period]) for unit, period in complete])
    computed = result.panel("human_development")[places[:, 0], places[:, 1]]
    published = np.array([float(row["published_hdi"]) for row in complete.values()])
    assert (len(units), len(complete)) == (195, 5_808)
    assert (np.abs(computed - published) <= 0.0005 + 1e-9).all()
