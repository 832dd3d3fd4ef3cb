import runpy
import sys

import pytest

SPRINGFIELD = """name_en = "Springfield"
name_ko = "스프링필드"
currency = "USD"
time_zone = "America/Chicago"
languages = ["en", "ko"]
"""


@pytest.fixture(autouse=True)
def city(tmp_path, monkeypatch):
    """Give the folder of a small city, English first, and let the settings be of this city."""
    folder = tmp_path / "springfield"
    folder.mkdir()
    columns = "key,publisher,title,url,published,accessed,licence,attribution\n"
    (folder / "sources.csv").write_text(columns, encoding="utf-8")
    (folder / "city.toml").write_text(SPRINGFIELD, encoding="utf-8")
    monkeypatch.setenv("DONGHAENG_CITY", str(folder))
    monkeypatch.setenv("DONGHAENG_VAR", str(tmp_path / "var"))
    return folder


@pytest.fixture
def settings_of(monkeypatch):
    """Read a file of settings anew, as a process that starts does."""
    for name in ("base", "city"):
        monkeypatch.delitem(sys.modules, f"donghaeng.web.settings.{name}", raising=False)
    return lambda name: runpy.run_module(f"donghaeng.web.settings.{name}")
