"""A chart in one language, ready for a template: its drawings, its table, and what can be taken away of it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from donghaeng.charts.findings import number
from donghaeng.web.observatory.addresses import page_url
from donghaeng.web.observatory.figures import IndexResults, Sheet, drawings, said

TABLES = ("csv", "xlsx", "json")
PICTURES = ("svg", "png")
BASE = re.compile(r"(기준\([^)]*\))")


def charts(found: IndexResults, language: str, *, role: str, node: str, unit: str, period: str) -> Iterator[Sheet]:
    """The charts of a page in the state it is seen in."""
    for chart in found.sheet["charts"]:
        is_here = chart["role"] == role and chart["node"] == node
        if is_here and chart["unit"] in ("", unit) and chart["period"] in ("", period):
            yield shown(found, chart, language)


def chart_of_change(found: IndexResults, language: str, node: str, first: str, last: str) -> Sheet | None:
    """What moved a node from one period to another, if that was drawn."""
    wanted = ("why", node, first, last)
    drawn = (one for one in found.sheet["charts"]
             if (one["role"], one["node"], one["since"], one["period"]) == wanted)  # fmt: skip
    return next((shown(found, one, language) for one in drawn), None)


def shown(found: IndexResults, chart: Sheet, language: str) -> Sheet:
    """One chart."""
    own = chart["drawings"].get(language, chart["drawings"]["en"])
    return {
        "code": chart["code"],
        "title": said(chart["titles"], language),
        "finding": _kept_together(said(chart["findings"], language)),
        "attribution": said(chart["attribution"], language),
        "credit": said(chart["credit"], language),
        "height": chart["heights"].get(language, chart["heights"]["en"]),
        "table": _table(found, chart, language),
        "wide": inline(drawings() / own / "wide.svg"),
        "narrow": inline(drawings() / own / "narrow.svg"),
        **addresses(found.sheet["code"], chart["code"], language),
        "files": _files(found, chart, language),
    }


def addresses(index: str, chart: str, language: str) -> dict[str, Any]:
    """Where a chart can be embedded and explored."""
    return {
        **{
            f"vega_{width}": reverse("chart_vega", args=[index, chart, language, width]) for width in ("wide", "narrow")
        },
        "embed": reverse("embed", args=[language, index, chart]),
    }


def _files(found: IndexResults, chart: Sheet, language: str) -> list[Sheet]:
    """What can be taken away of a chart: the form of each file, its address and its size."""
    index, code = found.sheet["code"], chart["code"]
    drawn = drawings() / chart["drawings"].get(language, chart["drawings"]["en"])
    tables = [(form, reverse("chart_table", args=[index, code, form]), found.path / f"tables/{chart['place']}.{form}")
              for form in TABLES]  # fmt: skip
    pictures = [(form, reverse("chart_picture", args=[index, code, language, form]), drawn / f"alone.{form}")
                for form in PICTURES]  # fmt: skip
    return [{"form": form.upper(), "url": url, "bytes": size(file)} for form, url, file in (*tables, *pictures)]


@lru_cache(maxsize=4096)
def size(file: Path) -> int:
    """How large a file is; it never changes, since its folder is named by what it is made of. [bytes]"""
    return file.stat().st_size


def _table(found: IndexResults, chart: Sheet, language: str) -> Sheet:
    """Rows of cells, each with how it is written; the name of another node leads to its page."""
    table = chart["tables"].get(language, chart["tables"]["en"])
    columns, sheet = table["columns"], found.sheet
    rows = []
    for row, node in zip(table["rows"], table["nodes"], strict=True):
        is_other = node not in (None, chart["node"])
        url = page_url(language, sheet["code"], node, root=sheet["root"]) if is_other else ""
        rows.append([
            {"value": value, "text": _written(value, column), "is_number": isinstance(value, int | float),
             "url": url if place in table["named_in"] else ""}
            for place, (value, column) in enumerate(zip(row, columns, strict=True))
        ])  # fmt: skip
    headers = [
        {"text": column["header"], "is_number": any(row[place]["is_number"] for row in rows)}
        for place, column in enumerate(columns)
    ]
    return {"headers": headers, "rows": rows}


def _written(value: Any, column: Sheet) -> str:
    """A cell as a page prints it: a true minus, and before a change its sign."""
    if value is None:
        return "–"
    if not isinstance(value, int | float) or column["decimals"] is None:
        return str(value)
    shown = number(value, column["decimals"])
    return f"+{shown}" if column["is_change"] and value > 0 and float(shown) else shown


def _kept_together(finding: str) -> SafeString:
    """A finding whose base, in brackets behind its word, is not broken across lines."""
    parts = BASE.split(finding)
    pieces = (format_html('<span class="together">{}</span>', part) if place % 2 else part
              for place, part in enumerate(parts))  # fmt: skip
    return format_html_join("", "{}", ((piece,) for piece in pieces))


@lru_cache(maxsize=512)
def inline(file: Path) -> SafeString:
    """A drawing to stand in a page; it was made by us and holds neither script nor style."""
    return mark_safe(file.read_text(encoding="utf-8"))  # noqa: S308 - charts.svg lets nothing else through
