"""What is handed out of an index: its open data, its citation, and the table of each chart."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from donghaeng.city import City, IndexReport
from donghaeng.city.charted import Placed
from donghaeng.publish import About, Publisher, bibtex, citation, dataset, index_files, table_files

LANGUAGES = ("en", "ko")


def publisher(city: City, address: str) -> Publisher:
    """The city as the publisher of its figures; ``address`` is that of the site, without a slash at its end."""
    said = city.settings
    page = f"{address}/{{language}}/index/{{code}}/"
    return Publisher(said.name_en, said.name_ko, f"{address}/data/", page)


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
        (folder / name).mkdir()
    opened = index_files(report, by)
    for name, content in opened.items():
        (folder / "data" / name).write_bytes(content)
    cited = {language: citation(report, by, language) for language in LANGUAGES}
    for place, one in enumerate(placed):
        for form, content in _table(one, cited).items():
            (folder / "tables" / f"{place}.{form}").write_bytes(content)
    return opened


def _table(placed: Placed, cited: dict[str, str]) -> dict[str, bytes]:
    chart = placed.chart
    columns = [(column.code, column.headers["en"], column.headers["ko"]) for column in chart.table.columns]
    about = About(title=chart.title, finding=chart.finding, attribution=chart.attribution, citation=cited)
    return table_files(columns, chart.table.rows, about)
