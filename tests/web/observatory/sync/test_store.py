import json
import os
import shutil

import pytest

from donghaeng.base.progress import silent
from donghaeng.city import City
from donghaeng.web.observatory.sync import store

pytestmark = [pytest.mark.usefixtures("quick_drawings"), pytest.mark.slow]


@pytest.fixture
def folder(site):
    """Return the folder of the small city."""
    return site.folder


def test_results_that_are_there_are_not_made_again(folder, tmp_path, monkeypatch):
    name = store.put(City(folder), tmp_path / "kept", silent)
    monkeypatch.setattr(store, "_write", None)
    assert store.put(City(folder), tmp_path / "kept", silent) == name


def test_a_changed_index_and_another_address_are_other_results_and_an_article_is_not(folder):
    names = [store.generation(City(folder), ""), store.generation(City(folder), "https://example.org")]
    (folder / "archive/news/index-rose.en.md").unlink()
    assert store.generation(City(folder), "") == names[0]
    with (folder / "indices/going-together/units.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert len({*names, store.generation(City(folder), "")}) == 3


def test_results_that_fail_leave_nothing_behind(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(store, "_write_index", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        store.put(City(folder), tmp_path / "kept", silent)
    assert [path.name for path in (tmp_path / "kept").iterdir() if path.name != "drawings"] == []


def test_old_results_go_but_the_last_and_with_them_their_drawings(made_once, tmp_path):
    source, name = made_once
    kept = tmp_path / "kept"
    for part in (name, "drawings"):  # and not the results of an earlier run
        shutil.copytree(source / part, kept / part)
    for place, old in enumerate(("older", "old")):
        (kept / old / "0").mkdir(parents=True)
        (kept / old / "indices.json").write_text("{}", encoding="utf-8")
        (kept / old / "0/index.json").write_text(json.dumps({"charts": [{"drawings": {"en": old}}]}), encoding="utf-8")
        (kept / "drawings" / old).mkdir()
        os.utime(kept / old, (place, place))
    sheets = [json.loads(file.read_text(encoding="utf-8")) for file in (kept / name).glob("*/index.json")]
    drawn = {drawing for sheet in sheets for chart in sheet["charts"] for drawing in chart["drawings"].values()}
    store.clean(kept, name)
    assert {path.name for path in kept.iterdir()} == {"old", "drawings", name}
    assert {path.name for path in (kept / "drawings").iterdir()} == {*drawn, "old"}


def test_an_index_with_too_many_scores_keeps_no_steps(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(store, "STEPS_KEPT", 10)
    name = store.put(City(folder), tmp_path / "kept", silent)
    assert list((tmp_path / "kept" / name / "0" / "steps").iterdir()) == []
    assert len(list((tmp_path / "kept" / name / "0" / "nodes").iterdir())) == 37
