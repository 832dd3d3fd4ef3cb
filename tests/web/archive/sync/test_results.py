import json
import os
from types import SimpleNamespace

import pytest

from donghaeng.base.progress import silent
from donghaeng.city import City, Line
from donghaeng.web.archive.sync import results


@pytest.fixture
def made(site):
    """Return the results of the small city."""
    return results.results_of(City(site.folder), silent)


def test_the_published_index_is_beside_the_computed_one(made):
    rows = {(row["node"], row["period"]): row for row in made["going-together"]["rows"]}
    row = rows["going_together", "2023"]
    assert (row["printed"], row["verdict"]["ko"]) == (["111.0"], "확인")
    assert row["score"] == pytest.approx(110.957142857)
    assert rows["going_together", "2025"]["score"] is None


def test_the_latest_score_is_told_with_the_one_before(made):
    now = made["going-together"]["now"]
    assert (now["period"], now["previous_period"], now["base_period"]) == ("2024", "2023", "2022")
    assert (now["change"], now["fall"]) == (19.6, -19.6)  # 130.6 and 111.0 are shown


@pytest.mark.parametrize(
    ("scores", "change"),
    [((100.04, 110.96), 11.0), ((100.0, 110.957), 11.0), ((100.0, 100.04), 0.0), ((110.96, 100.04), -11.0)],
)
def test_a_change_is_what_a_reader_finds_who_takes_one_shown_score_from_the_other(scores, change):
    pairs = zip(("2022", "2023"), scores, strict=True)
    lines = [Line("root", period, score, False, (), None, ()) for period, score in pairs]
    report = SimpleNamespace(decimals=1, index=SimpleNamespace(method=SimpleNamespace(base_period="2022")))
    now = results._now(report, lines)
    assert (now["change"], now["fall"]) == (change, -change)


def test_results_are_named_by_what_they_say(made, tmp_path):
    name = results.put(made, tmp_path)
    assert results.put(made, tmp_path) == name
    assert json.loads((tmp_path / name / "indices.json").read_text(encoding="utf-8")) == made
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert results.put({}, tmp_path) != name


def test_old_results_go_but_the_last(tmp_path):
    names = [results.put({"index": number}, tmp_path) for number in range(4)]
    for place, name in enumerate(names):
        os.utime(tmp_path / name, (place, place))
    results.clean(tmp_path, names[3])
    assert {path.name for path in tmp_path.iterdir()} == {names[2], names[3]}
