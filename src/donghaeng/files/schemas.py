"""JSON Schema of every file of a city, made of the models that check them."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from donghaeng.base.periods import PATTERN
from donghaeng.change import Thresholds
from donghaeng.files.archive_models import ARCHIVE_TABLES, MATTERS
from donghaeng.files.budget_models import BUDGET_TABLES
from donghaeng.files.claims_models import CLAIM_TABLES, LedgerSettings
from donghaeng.files.households_models import HouseholdsFile
from donghaeng.files.models import TABLES, CitySettings, WhatIfSettings, columns
from donghaeng.files.welfare_models import ParametersFile, PolicyFile
from donghaeng.index.method import DEFAULTS, ON_INDEX, StepName, options_model
from donghaeng.index.method import TABLES as STEPS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
UNNAMED = re.sub(r"\?P<\w+>", "", PATTERN.pattern).replace(r"\d", "[0-9]")  # JSON Schema has no names for groups
PERIOD = {"type": ["string", "integer"], "pattern": f"^{UNNAMED}$"}


def schemas() -> dict[str, dict[str, Any]]:
    """A schema per file: a CSV file as the array of its rows, a TOML file or front matter as one object.

    Files of which a folder holds many go by the name of the folder: ``news.md``, ``policies.toml``.
    """
    tables = {
        name: {"type": "array", "title": name, "items": _row(model.model_json_schema(), columns(model)[0])}
        for name, model in (TABLES | ARCHIVE_TABLES | CLAIM_TABLES | BUDGET_TABLES).items()
    }
    settings = {"city.toml": CitySettings.model_json_schema(), "method.toml": _method(),
                "claims.toml": LedgerSettings.model_json_schema(),
                "parameters.toml": ParametersFile.model_json_schema(),
                "policies.toml": PolicyFile.model_json_schema(),
                "households.toml": HouseholdsFile.model_json_schema(),
                "whatif.toml": WhatIfSettings.model_json_schema()}  # fmt: skip
    settings |= {f"{folder}.md": model.model_json_schema() for folder, model in MATTERS.items()}
    return {name: {"$schema": DIALECT, **schema} for name, schema in {**settings, **tables}.items()}


def _row(schema: dict[str, Any], required: list[str]) -> dict[str, Any]:
    """A row as it stands in the file: a column that must be there may still be empty where the model says so."""
    return {**schema, "x-columns": required}


def _method() -> dict[str, Any]:
    properties: dict[str, Any] = {
        "base_period": {**PERIOD, "description": "Period whose values are the base (100)."},
        "base_unit": {
            "type": "string",
            "description": "Reference unit: its base is used for all; it is not ranked.",
        },
        "periods": {"type": "array", "items": PERIOD, "description": "All there are; others are a fault."},
        "compare_periods": {
            "type": "boolean",
            "default": True,
            "description": "false: no change between periods is shown; the note of the index says why.",
        },
        "inferred": {
            "type": "boolean",
            "default": False,
            "description": "true: the method was found by trying which one gives the published scores.",
        },
        "diagnosis": _diagnosis(),
        **{step: _step(step) for step in STEPS},
    }
    return {"title": "method.toml", "type": "object", "properties": properties,
            "required": [step for step in STEPS if step not in DEFAULTS], "additionalProperties": False,
            "$defs": {step: _override(step) for step in STEPS if step not in ON_INDEX}}  # fmt: skip


def _diagnosis() -> dict[str, Any]:
    share = {"type": "number", "minimum": 0, "maximum": 1}
    settings = {name: {**share, "default": value} for name, value in asdict(Thresholds()).items()}
    settings["small"] = {"type": "number", "minimum": 0, "default": Thresholds().small}
    return {"type": "object", "properties": settings, "additionalProperties": False,
            "description": "From which share on a part of a change is its cause."}  # fmt: skip


def _override(step: StepName) -> dict[str, Any]:
    return {"anyOf": [_choice(step, name, {}) for name in STEPS[step]]}


def _step(step: StepName) -> dict[str, Any]:
    what = {"level": "0 is the index, 1 its pillars.", "node": "By code of framework.csv."}
    overrides = {
        kind: {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{step}"}, "description": description}
        for kind, description in what.items()
        if step not in ON_INDEX
    }
    entry: dict[str, Any] = {"anyOf": [_choice(step, name, overrides) for name in STEPS[step]]}
    return entry if step in DEFAULTS else {**entry, "required": ["method"]}


def _choice(step: StepName, name: str, more: Mapping[str, Any]) -> dict[str, Any]:
    """One method with its options, none of them required: an override may name only what it changes."""
    options = options_model(step, name).model_json_schema()["properties"]
    summary = (STEPS[step][name].__doc__ or "").split("\n", 1)[0]
    properties = {"method": {"const": name, "description": summary}, **options, **more}
    return {"type": "object", "title": name, "properties": properties, "additionalProperties": False}
