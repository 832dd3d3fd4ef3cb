from dataclasses import replace
from pathlib import Path

import pytest

from donghaeng.charts import bundle as bundles
from donghaeng.charts import line
from donghaeng.charts.bundle import NAMES, bundle, drawn, drawn_all
from donghaeng.files import read_index

INDEX = Path(__file__).parents[2] / "cities/seoul/indices/going-together"


@pytest.fixture(scope="module")
def chart():
    return line(read_index(INDEX).build())


def test_the_same_chart_has_the_same_name_and_another_word_another(chart):
    name = bundle(chart, "ko").name
    assert bundle(chart, "ko").name == name
    assert bundle(chart, "en").name != name
    assert bundle(replace(chart, finding={**chart.finding, "ko": "다른 말"}), "ko").name != name


def test_other_code_draws_anew(chart, monkeypatch):
    name = bundle(chart, "ko").name
    monkeypatch.setattr(bundles, "_code", lambda: "other")
    assert bundle(chart, "ko").name != name


def test_a_bundle_is_every_file_of_a_chart(chart):
    files = drawn(bundle(chart, "ko"))
    assert set(files) == set(NAMES)
    assert files["alone.png"].startswith(b"\x89PNG")
    assert all(files[name].startswith(b"<svg ") for name in NAMES if name.endswith("svg"))
    assert chart.title["ko"] in files["alone.svg"].decode()


def test_many_are_drawn_in_order_and_told_of(chart):
    told = []
    wanted = [bundle(chart, language) for language in ("en", "ko")]
    made = list(drawn_all(wanted, progress=lambda step, share: told.append((step, share))))
    assert [one.name for one, _ in made] == [one.name for one in wanted]
    assert told == [("drawing charts", 0.5), ("drawing charts", 1.0)]
