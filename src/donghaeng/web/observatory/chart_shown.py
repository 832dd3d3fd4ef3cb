"""A chart in one language, ready for a template: its drawings, its table, and what can be taken away of it."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from donghaeng.web.observatory.figures import IndexResults, Sheet, drawings, said

TABLES = ("csv", "xlsx", "json")
PICTURES = ("svg", "png")


def charts(found: IndexResults, language: str, *, role: str, node: str, unit: str, period: str) -> Iterator[Sheet]:
    """The charts of a page in the state it is seen in."""
    for chart in found.sheet["charts"]:
        is_here = chart["role"] == role and chart["node"] == node
        if is_here and chart["unit"] in ("", unit) and chart["period"] in ("", period):
            yield shown(found, chart, language)


def shown(found: IndexResults, chart: Sheet, language: str) -> Sheet:
    """One chart."""
    own = chart["drawings"].get(language, chart["drawings"]["en"])
    return {
        "code": chart["code"],
        "title": said(chart["titles"], language),
        "finding": said(chart["findings"], language),
        "attribution": said(chart["attribution"], language),
        "table": _table(chart["tables"].get(language, chart["tables"]["en"])),
        "wide": inline(drawings() / own / "wide.svg"),
        "narrow": inline(drawings() / own / "narrow.svg"),
        **addresses(found.sheet["code"], chart["code"], language),
    }


def addresses(index: str, chart: str, language: str) -> dict[str, Any]:
    """Where a chart can be taken away, embedded and explored."""
    tables = [(form, reverse("chart_table", args=[index, chart, form])) for form in TABLES]
    pictures = [(form, reverse("chart_picture", args=[index, chart, language, form])) for form in PICTURES]
    return {
        "files": [{"form": form.upper(), "url": url} for form, url in (*tables, *pictures)],
        **{
            f"vega_{width}": reverse("chart_vega", args=[index, chart, language, width]) for width in ("wide", "narrow")
        },
        "embed": reverse("embed", args=[language, index, chart]),
    }


def _table(table: Sheet) -> Sheet:
    """Rows of cells, each with how it is written; the first column names the row."""
    columns = table["columns"]
    rows = [
        [
            {"value": value, "decimals": column["decimals"], "is_number": isinstance(value, int | float)}
            for value, column in zip(row, columns, strict=True)
        ]
        for row in table["rows"]
    ]
    return {"headers": [column["header"] for column in columns], "rows": rows}


@lru_cache(maxsize=512)
def inline(file: Path) -> SafeString:
    """A drawing to stand in a page; it was made by us and holds neither script nor style."""
    return mark_safe(file.read_text(encoding="utf-8"))  # noqa: S308 - charts.svg lets nothing else through
