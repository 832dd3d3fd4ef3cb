import json

import pytest

from donghaeng.city import City
from donghaeng.web.observatory.sync.claims import write


def test_a_ledger_is_written_with_each_derivation_apart(site, tmp_path):
    ledger = City(site.folder).ledger
    write(ledger, tmp_path)
    told = json.loads((tmp_path / "claims/ledger.json").read_text(encoding="utf-8"))
    assert [one["id"] for one in told["claims"]] == [judged.claim.id for judged in ledger.judgements]
    assert all((tmp_path / f"claims/{one['place']}.json").is_file() for one in told["claims"])
    assert "derivation" not in told["claims"][0]


def test_only_the_sources_that_it_names_go_with_it(site, tmp_path):
    write(City(site.folder).ledger, tmp_path)
    told = json.loads((tmp_path / "claims/ledger.json").read_text(encoding="utf-8"))
    known = {row.split(",")[0] for row in (site.folder / "sources.csv").read_text(encoding="utf-8").splitlines()[1:]}
    assert set(told["sources"]) < known
    assert {one["source"] for one in told["claims"]} <= set(told["sources"])


@pytest.mark.parametrize("name", ["claims.toml", "facts.csv"])
def test_a_change_of_the_ledger_is_another_generation(site, name):
    before = City(site.folder).fingerprint
    (site.folder / name).write_text((site.folder / name).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert City(site.folder).fingerprint != before
