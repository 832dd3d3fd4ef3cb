import json

import altair as alt
import pytest

from donghaeng.base.errors import DataError, NotInstalledError
from donghaeng.charts import bars
from donghaeng.charts.look import WIDTHS

SCORES = {"a": {"rent": (100, 110), "homes": (100, 120)}}


@pytest.fixture(scope="module")
def chart(toy):
    return bars(toy(SCORES))


def test_a_chart_has_a_specification_per_language_and_width(chart):
    for language in ("en", "ko"):
        for name, width in WIDTHS.items():
            spec = chart.spec(language, name)
            assert spec["width"] == width
            assert spec["usermeta"]["donghaeng"]["title"] == chart.title[language]


def test_what_there_is_no_drawing_for_is_refused(chart):
    with pytest.raises(DataError, match="no such drawing") as error:
        chart.spec("fr", "huge")
    assert [str(fault) for fault in error.value.faults] == [
        "language: found 'fr'; expected one of en, ko",
        "width: found 'huge'; expected one of narrow, wide",
    ]


def test_a_notebook_shows_the_chart_and_its_finding(chart):
    shown = chart._repr_mimebundle_()
    assert shown["text/plain"] == chart.finding["en"]
    assert shown["application/vnd.vegalite.v6+json"]["$schema"].endswith("v6.4.1.json")


@pytest.mark.slow
def test_every_figure_is_vega_lite_as_altair_knows_it(gallery):
    for chart in gallery.values():
        spec = chart.spec("ko", "narrow", is_titled=True)
        assert alt.Chart.from_dict(spec).to_dict(validate=True)["width"] == 328
        json.dumps(spec, allow_nan=False)


def test_a_chart_can_be_changed_further_in_altair(chart):
    assert isinstance(chart.altair("ko"), alt.LayerChart)


def test_without_altair_one_is_told_what_to_install(chart, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "altair", None)
    with pytest.raises(NotInstalledError, match=r"pip install 'donghaeng\[charts\]'"):
        chart.altair()


def test_every_table_holds_codes_names_and_full_precision(gallery, going_together):
    rows = list(gallery["path"].table.records())
    assert rows[-1]["score"] == going_together.result.score("going_together", "2024")
    assert (rows[-1]["node"], rows[-1]["node_name_ko"], rows[-1]["published"]) == (
        "going_together",
        "약자동행지수",
        130.6,
    )
    for chart in gallery.values():
        assert {"unit", "unit_name_ko", "node", "node_name_en"} <= {column.code for column in chart.table.columns}


def test_every_chart_has_title_and_finding_in_both_languages(gallery):
    assert all(chart.title[language] and chart.finding[language].endswith(".")
               for chart in gallery.values() for language in ("en", "ko"))  # fmt: skip
