"""What is handed out of an index: its open data, its citation, and the table of each chart."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from donghaeng.city import City, IndexReport
from donghaeng.city.charted import Placed
from donghaeng.publish import (
    About,
    Publisher,
    about_index,
    bibtex,
    citation,
    dataset,
    holds,
    index_files,
    publisher_of,
    table_files,
)

LANGUAGES = ("en", "ko")
OFFERED = ("package.zip", "scores.csv", "data.csv", "framework.csv", "verdicts.csv", "sources.csv", "sdmx.csv",
           "datapackage.json", "csv-metadata.json", "dcat.jsonld")  # fmt: skip


def publisher(city: City, address: str) -> Publisher:
    """The city as the publisher of its figures; ``address`` is that of the site, without a slash at its end."""
    return publisher_of(city, data=f"{address}/data/", page=f"{address}/{{language}}/index/{{code}}/")


def words(report: IndexReport, by: Publisher) -> dict[str, Any]:
    """How an index is cited, and how it is described to machines, per language."""
    return {
        "citations": {language: citation(report, by, language) for language in LANGUAGES},
        "bibtex": {language: bibtex(report, by, language) for language in LANGUAGES},
        "datasets": {language: dataset(report, by, language) for language in LANGUAGES},
    }


def write(report: IndexReport, placed: Sequence[Placed], by: Publisher, folder: Path) -> Mapping[str, bytes]:
    """Write the open data of an index and the tables of its charts; return the files of the open data."""
    for name in ("data", "tables"):
        (folder / name).mkdir(parents=True)
    opened = index_files(report, by)
    for name, content in opened.items():
        (folder / "data" / name).write_bytes(content)
    about = about_index(report, by, title={}, finding={})
    for place, one in enumerate(placed):
        for form, content in _table(one, about).items():
            (folder / "tables" / f"{place}.{form}").write_bytes(content)
    return opened


def offered(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """The files of the open data, in the order in which a reader is offered them: how large, and what each holds."""
    return [{"name": name, "bytes": len(files[name]), "holds": holds(name)} for name in OFFERED]


def _table(placed: Placed, about: About) -> dict[str, bytes]:
    """The table of a chart; what its boundaries ask to be printed goes with it."""
    chart = placed.chart
    columns = [(column.code, column.headers["en"], column.headers["ko"]) for column in chart.table.columns]
    if placed.is_illustration:
        return table_files(columns, chart.table.rows, About(chart.title, chart.finding, chart.attribution))
    texts = ((language, (about.attribution.get(language), chart.attribution.get(language))) for language in LANGUAGES)
    asked = {language: "; ".join(filter(None, both)) for language, both in texts}
    own = replace(about, title=chart.title, finding=chart.finding,
                  attribution={language: text for language, text in asked.items() if text})  # fmt: skip
    return table_files(columns, chart.table.rows, own)
