import csv
import datetime as dt
import functools
import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from donghaeng.files import schemas
from donghaeng.files.front_matter import split

ROOT = Path(__file__).parents[2]
SEOUL = ROOT / "cities" / "seoul"
HUMAN_DEVELOPMENT = ROOT / "examples" / "human-development"
FILES = sorted(
    path for folder in (SEOUL, HUMAN_DEVELOPMENT) for path in folder.rglob("*") if path.suffix in (".csv", ".toml")
)


SCHEMAS = schemas()  # making them takes a second


@functools.cache
def validator_of(name):
    return Draft202012Validator(SCHEMAS[name])


def problems(name, content):
    """Give what a schema finds wrong, by place."""
    found = validator_of(name).iter_errors(content)
    return sorted("/".join(map(str, error.absolute_path)) for error in found)


def schema_of(path):
    """Give the name of a file's schema: its own, or that of a folder which holds many of a kind."""
    return path.name if path.name in SCHEMAS else f"{path.parent.name}{path.suffix}"


def content_of(path):
    """Give a file as its schema sees it: rows without their empty fields, numbers as numbers, days as text."""
    if path.suffix == ".toml":
        return json.loads(json.dumps(tomllib.loads(path.read_text(encoding="utf-8")), default=str))
    properties = SCHEMAS[path.name]["items"]["properties"]
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {column: as_number(text) if is_number(properties[column]) else text for column, text in row.items() if text}
            for row in csv.DictReader(file)
        ]


def is_number(schema):
    kinds = [choice.get("type") for choice in (schema, *schema.get("anyOf", []))]
    return "number" in kinds or "integer" in kinds or any(1 in choice.get("enum", []) for choice in (
        schema, *schema.get("anyOf", [])))  # fmt: skip


def as_number(text):
    return int(text) if text.lstrip("-").isdigit() else float(text)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema(name):
    Draft202012Validator.check_schema(SCHEMAS[name])


def test_every_file_of_a_city_has_a_schema():
    assert {schema_of(path) for path in FILES} <= set(SCHEMAS)
    assert len(FILES) >= 14


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_of_ours_is_as_its_schema_says(path):
    assert problems(schema_of(path), content_of(path)) == []


FRONT_MATTERS = sorted((SEOUL / "archive").glob("*/*.md"))


def test_front_matter_of_ours_is_as_its_schema_says():
    found = {path.name: problems(f"{path.parent.name}.md", front_matter_of(path)) for path in FRONT_MATTERS}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert len(found) >= 40


def front_matter_of(path):
    """Give front matter as its schema sees it: dates as text."""
    settings = split(path.read_text(encoding="utf-8")).settings
    return {key: str(value) if isinstance(value, dt.date) else value for key, value in settings.items()}


NODE = {"code": "homes", "name_en": "Homes", "name_ko": "주택", "source": "plan"}
ROW = {"unit": "jongno", "period": "2023", "node": "homes", "value": 1.5, "source": "plan"}
PRINTED = {"node": "x", "period": "2023", "value": 1, "decimals": 0, "published_on": "2024", "source": "plan"}
FACT = {"series": "homes", "name_en": "Homes", "name_ko": "주택", "source": "plan", "value": "26.4"}
POLICY = {"name_en": "Current", "name_ko": "현행"}
CLAIM = {
    "id": "homes-2023", "subject": "homes", "said": {"en": "Homes", "ko": "주택"}, "value": 26.4, "who": "seoul",
    "when": "2023", "source": "plan", "calculation": {"name": "value", "of": "fact:homes"},
}  # fmt: skip
SHARE = {"name_en": "Share", "name_ko": "비율", "unit_measure": "1"}
SINCE = {"since": "2024-01-01", "value": 0.3, "source": "plan"}
CITY = {"name_en": "Busan", "name_ko": "부산광역시", "currency": "KRW", "time_zone": "Asia/Seoul"}


@pytest.mark.parametrize(("name", "content", "place"), [
    ("framework.csv", [NODE | {"direction": 2}], "0/direction"),
    ("framework.csv", [NODE | {"wieght": 1}], "0"),
    ("framework.csv", [{"code": "homes"}], "0"),
    ("data.csv", [ROW, ROW | {"value": "1,234"}], "1/value"),
    ("data.csv", [ROW | {"status": "seen"}], "0/status"),
    ("data.csv", [ROW | {"published_on": "2024-13-01"}], "0/published_on"),
    ("published.csv", [PRINTED | {"decimals": -1}], "0/decimals"),
    ("published.csv", [PRINTED | {"published_on": "June"}], "0/published_on"),
    ("units.csv", [{"unit": "jongno", "name_en": "Jongno-gu"}], "0"),
    ("sources.csv", [{"key": "plan", "publisher": "Seoul", "title": ""}], "0/title"),
    ("facts.csv", [FACT | {"series": "Homes 1"}], "0/series"),
    ("facts.csv", [FACT | {"as_of": "June"}], "0/as_of"),
    ("facts.csv", [FACT | {"value": "1,234"}], "0/value"),
    ("facts.csv", [FACT | {"decimals": 1.5}], "0/decimals"),
    ("facts.csv", [FACT | {"status": "seen"}], "0/status"),
    ("facts.csv", [FACT | {"sauce": "plan"}], "0"),
    ("claims.toml", {"claim": [CLAIM | {"id": "Homes"}]}, "claim/0/id"),
    ("claims.toml", {"claim": [CLAIM, CLAIM | {"value": "many"}]}, "claim/1/value"),
    ("claims.toml", {"claim": [CLAIM | {"when": "June"}]}, "claim/0/when"),
    ("claims.toml", {"claim": [CLAIM | {"said": {"en": "Homes"}}]}, "claim/0/said"),
    ("claims.toml", {"claim": [CLAIM | {"calculation": {"of": "fact:homes"}}]}, "claim/0/calculation"),
    ("claims.toml", {"claim": [CLAIM | {"calculation": {"name": "add"}}]}, "claim/0/calculation/name"),
    ("claims.toml", {"claim": [CLAIM | {"also": [{"value": 3}]}]}, "claim/0/also/0"),
    ("claims.toml", {"claim": [CLAIM | {"cannot_be_computed": {"en": "a", "ko": "b"}}]}, "claim/0/cannot_be_computed"),
    ("claims.toml", {"claim": [{name: said for name, said in CLAIM.items() if name != "source"}]}, "claim/0"),
    ("claims.toml", {"claim": [CLAIM | {"valeu": 3}]}, "claim/0"),
    ("claims.toml", {"units": {"seat": {"en": "seats"}}}, "units/seat"),
    ("claims.toml", {"claims": [CLAIM]}, ""),
    ("parameters.toml", {"aid": {"share": SHARE}}, "aid/share"),
    ("parameters.toml", {"aid": {"share": SHARE | {"history": [SINCE | {"status": "gone"}]}}},
     "aid/share/history/0/status"),
    ("parameters.toml", {"aid": {"share": SHARE | {"history": [SINCE, SINCE | {"value": "many"}]}}},
     "aid/share/history/1/value"),
    ("parameters.toml", {"aid": {"share": SHARE | {"history": [SINCE | {"until": "2025-01-01"}]}}},
     "aid/share/history/0"),
    ("parameters.toml", {"aid": {"share": SHARE | {"history": [], "by_what": "age"}}}, "aid/share"),
    ("policies.toml", POLICY | {"programme": [{"kind": "flat"}]}, "programme/0"),
    ("policies.toml", POLICY | {"programme": [{"code": "aid", "numbers": {"line": 3}}]}, "programme/0/numbers/line"),
    ("policies.toml", POLICY | {"reform": "current"}, ""),
    ("city.toml", CITY | {"currency": "won"}, "currency"),
    ("city.toml", CITY | {"population": 3}, ""),
])  # fmt: skip
def test_what_is_wrong_is_found_in_its_place(name, content, place):
    assert place in problems(name, content)


@pytest.mark.parametrize(("name", "content"), [
    ("facts.csv", [FACT]),
    ("facts.csv", [FACT | {"as_of": "2023-06", "unit": "KRW/month", "decimals": -3, "status": "second_hand"}]),
    ("facts.csv", [{name: text for name, text in FACT.items() if name != "value"}]),
    ("claims.toml", {}),
    ("claims.toml", {"claim": [CLAIM], "units": {"seat": {"en": "seats", "ko": "석"}}}),
    ("claims.toml", {"claim": [CLAIM | {"latest": "fact:homes", "decimals": 0, "note": {"en": "a", "ko": "b"}}]}),
    ("claims.toml", {"claim": [CLAIM | {"also": [{"value": 3, "when": "2023-06-19", "source": "plan"}]}]}),
    ("policies.toml", POLICY),
    ("policies.toml", POLICY | {"extends": "current", "programme": [{"code": "aid", "numbers": {"line": "aid.line"}}]}),
    ("parameters.toml", {}),
    ("parameters.toml", {"aid": {"share": SHARE | {"history": [SINCE, {"since": "2025-01-01", "status": "ended"}]}}}),
    ("parameters.toml", {"aid": {"share": SHARE | {"by": "age", "history": [SINCE | {"value": {"0": 1, "1": 0.5}}]}}}),
    ("parameters.toml", {"aid": {"share": SHARE | {"history": [SINCE | {"value": [{"above": 0, "rate": 0.06}]}]}}}),
])  # fmt: skip
def test_what_is_right_of_a_ledger_or_a_law_has_no_problem(name, content):
    assert problems(name, content) == []


@pytest.mark.parametrize("period", ["2022", 2022, "2022-Q3", "2022-03"], ids=repr)
def test_a_base_period_is_a_year_a_quarter_or_a_month(period):
    assert problems("method.toml", {"base_period": period, "normalise": {"method": "none"}}) == []


@pytest.mark.parametrize("period", ["22", "2022-13", "2022-Q5", "２０２２", "2022 "])
def test_another_base_period_is_wrong(period):
    assert problems("method.toml", {"base_period": period, "normalise": {"method": "none"}}) == ["base_period"]


def test_an_override_may_name_only_what_it_changes():
    normalise = {
        "method": "goalposts", "worst": 0, "best": 10,
        "node": {"income": {"worst": 100, "scale": "log"}, "rent": {"method": "min_max", "over": "each"}},
    }  # fmt: skip
    aggregate = {"method": "power", "exponent": 2, "min_share": 0.5, "level": {"0": {"method": "geometric"}}}
    assert problems("method.toml", {"normalise": normalise, "aggregate": aggregate}) == []


@pytest.mark.parametrize(("method", "place"), [
    ({}, ""),
    ({"normalise": {"worst": 1}}, "normalise"),
    ({"normalise": {"method": "zscore"}}, "normalise"),
    ({"normalise": {"method": "min_max", "ovr": "each"}}, "normalise"),
    ({"normalise": {"method": "none", "node": {"rent": {"method": "zscore"}}}}, "normalise"),
    ({"normalise": {"method": "none"}, "aggregate": {"min_share": 2}}, "aggregate"),
    ({"normalise": {"method": "none"}, "aggregate": {"level": {"0": {"method": "mean"}}}}, "aggregate"),
    ({"normalise": {"method": "none"}, "smooth": {}}, ""),
])  # fmt: skip
def test_a_wrong_method_is_found(method, place):
    assert problems("method.toml", method) == [place]


def test_every_column_and_setting_says_what_it_is():
    for name in ("framework.csv", "data.csv", "published.csv", "units.csv", "sources.csv", "facts.csv"):
        properties = SCHEMAS[name]["items"]["properties"]
        assert [column for column, schema in properties.items() if not schema.get("description")] == []
    for name, model in (("claims", "Claim"), ("parameters", "Parameter"), ("parameters", "Dated"),
                        ("parameters", "Bracket"), ("policies", "Programme"), ("policies", "Choice"),
                        ("policies", "ShareOf"), ("policies", "Condition"), ("policies", "Reduction"),
                        ("policies", "Rounding")):  # fmt: skip
        settings = SCHEMAS[f"{name}.toml"]["$defs"][f"{model}Settings"]["properties"]
        assert [setting for setting, schema in settings.items() if not schema.get("description")] == []
