"""The invented city of tests/cities has no fault, and our code knows no city."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CITY = ROOT / "tests" / "cities" / "morrowhaven"
WEB = ROOT / "src" / "donghaeng" / "web"
SHOWN = {".html", ".css", ".js", ".xml", ".po", ".svg"}


def test_the_city_is_without_fault(run):
    run("check", CITY)


def test_no_template_or_style_sheet_knows_a_city():
    word = re.compile("seoul|서울|KRW", re.IGNORECASE)
    files = [path for path in WEB.rglob("*") if path.suffix in SHOWN and "fonts" not in path.parts]
    assert len(files) > 40
    assert [path.name for path in files if word.search(path.read_text(encoding="utf-8"))] == []
