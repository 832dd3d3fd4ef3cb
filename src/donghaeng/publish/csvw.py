"""csv-metadata.json: the tables of a package as CSV on the Web describes them."""

from typing import Any

from donghaeng.publish.columns import TABLES, Column, Table
from donghaeng.publish.facts import Facts


def csvw(facts: Facts) -> dict[str, Any]:
    """Describe every table of a package: titles in both languages, kinds, keys.

    Each column has its code as a title in no language (``und``), since that is what heads it in the file.
    """
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": _both(facts.name["en"], facts.name["ko"]),
        "dc:description": _both(facts.summary["en"], facts.summary["ko"]),
        "dc:rights": _both(facts.terms["en"], facts.terms["ko"]),
        "dc:language": ["en", "ko"],
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ","},
        "tables": [_table(table, has_series=bool(facts.report.index.framework.series)) for table in TABLES],
    }


def _both(en: str, ko: str) -> list[dict[str, str]]:
    return [{"@value": en, "@language": "en"}, {"@value": ko, "@language": "ko"}]


def _table(table: Table, *, has_series: bool) -> dict[str, Any]:
    """A table; a key into itself is left out: the root has no parent, which a strict reader takes for a fault."""
    keys = [
        {"columnReference": [column], "reference": {"resource": f"{other}.csv", "columnReference": [key]}}
        for column, other, key in table.refers
        if other != table.name and not (has_series and (table.name, column) == ("data", "node"))
    ]
    return {
        "url": f"{table.name}.csv",
        "dc:title": _both(table.title_en, table.title_ko),
        "tableSchema": {
            "columns": [_column(column) for column in table.columns],
            **({"primaryKey": list(table.keys)} if table.keys else {}),
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _column(column: Column) -> dict[str, Any]:
    about = {"dc:description": _both(column.about_en, column.about_ko)} if column.about_en else {}
    return {
        "name": column.name,
        "titles": {"und": column.name, "en": column.title_en, "ko": column.title_ko},
        "datatype": column.kind,
        **({"required": True} if column.is_required else {}),
        **about,
    }
