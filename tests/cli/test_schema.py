import json

import pytest

from donghaeng.base.errors import InputError

FILES = ["budget.csv", "city.toml", "claims.toml", "curves.csv", "data.csv", "drivers.csv", "earmarks.csv",
         "events.csv", "explanations.csv", "facts.csv", "fields.csv", "framework.csv", "households.toml",
         "illustration.csv", "method.toml", "news.md", "organisations.csv", "pages.md", "parameters.toml",
         "policies.md", "policies.toml", "programmes.csv", "published.csv", "series.csv", "shared.csv", "sources.csv",
         "units.csv", "videos.csv", "whatif.toml"]  # fmt: skip


def test_without_a_file_all_schemas_are_printed(run):
    assert sorted(json.loads(run("schema"))) == FILES


@pytest.mark.parametrize("name", FILES)
def test_one_schema_is_printed_as_json(run, name):
    assert json.loads(run("schema", name))["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_schemas_are_written_into_a_folder(run, tmp_path):
    assert run("schema", "units.csv", "--out", tmp_path) == f"{tmp_path / 'units.csv.schema.json'}\n"
    assert json.loads((tmp_path / "units.csv.schema.json").read_text(encoding="utf-8"))["title"] == "units.csv"


def test_a_file_without_a_schema_is_refused_with_those_that_have_one(run):
    with pytest.raises(InputError, match=r"file: found 'dta.csv'; expected one of city.toml, method.toml, claims.toml"):
        run("schema", "dta.csv")
