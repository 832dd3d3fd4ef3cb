from importlib.metadata import EntryPoint
from types import SimpleNamespace

import pytest

from donghaeng.base.errors import NotInstalledError
from donghaeng.charts.plots import Plots
from donghaeng.index import plots


def installed(monkeypatch, *points):
    monkeypatch.setattr(plots, "entry_points", lambda group: [point for point in points if point.group == group])


def test_what_draws_is_found_by_its_entry_point(monkeypatch):
    installed(monkeypatch, EntryPoint("donghaeng", "donghaeng.charts.plots:Plots", plots.GROUP))
    assert plots.plots_of("a result") == Plots("a result")


def test_where_nothing_draws_one_is_told_what_to_install(monkeypatch):
    installed(monkeypatch)
    with pytest.raises(NotInstalledError, match=r"pip install 'donghaeng\[charts\]'"):
        plots.plots_of("a result")


def test_a_result_asks_for_what_draws_it(monkeypatch, index, tree):
    installed(monkeypatch, SimpleNamespace(name="x", group=plots.GROUP, load=lambda: lambda result: (result, "drawn")))
    result = index(tree(rent="index 1"), "unit period node value\na 2022 rent 1").build()
    assert result.plot == (result, "drawn")


def test_our_own_metadata_names_what_draws():
    import tomllib
    from pathlib import Path

    settings = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    (target,) = settings["project"]["entry-points"][plots.GROUP].values()
    assert EntryPoint("donghaeng", target, plots.GROUP).load() is Plots
