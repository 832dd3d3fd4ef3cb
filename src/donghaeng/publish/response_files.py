"""A response plan as files: HTML to read and print, XLSX to work with, each in English and Korean."""

from collections.abc import Mapping
from importlib import resources
from typing import Any

import polars as pl

from donghaeng.base.errors import Fault, NotInstalledError
from donghaeng.files import workbook_bytes

SHEET = 31
"""Letters that the name of a sheet may have in Excel."""


def response_files(plans: Mapping[str, Mapping[str, Any]], pictures: Mapping[str, str]) -> dict[str, bytes]:
    """Give a response plan as the files that a reader takes away.

    Parameters
    ----------
    plans : as ``donghaeng.city.response_plan.plan`` tells it, by language.
    pictures : the frontier as SVG, by language; none where there is none.

    Returns
    -------
    Bytes by name: ``response.en.html``, ``response.en.xlsx``, and the same for each language.

    Raises
    ------
    NotInstalledError
        If the library that fills the page is not installed.
    """
    files = {}
    for language, told in plans.items():
        files[f"response.{language}.html"] = response_page(told, pictures.get(language, ""))
        files[f"response.{language}.xlsx"] = response_workbook(told)
    return files


def response_page(told: Mapping[str, Any], picture: str = "") -> bytes:
    """A plan as one HTML file, with nothing to load; ``picture`` is an SVG of ours."""
    try:
        from jinja2 import Environment, StrictUndefined
        from markupsafe import Markup
    except ModuleNotFoundError as error:
        found = Fault("jinja2", "not installed", "pip install 'donghaeng[publish]'")
        raise NotInstalledError("a plan cannot be written as a page", [found]) from error

    text = (resources.files("donghaeng.publish") / "templates" / "response.html").read_text(encoding="utf-8")
    engine = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    filled = engine.from_string(text).render(plan=told, picture=Markup(picture))  # noqa: S704 - drawn by us
    return filled.encode()


def response_workbook(told: Mapping[str, Any]) -> bytes:
    """A plan as a workbook: what is said on the first sheet, each table on one of its own, in full precision.

    Where the numbers are invented, every row of every sheet says so.
    """
    said = [(told["title"], told["summary"])]
    said += [
        (section["title"], text) for section in told["sections"] for text in (*section["texts"], *section["remarks"])
    ]
    said += [(told["sources"]["title"], f"{one['publisher']}, {one['title']} {one['url']}".strip())
             for one in told["sources"]["rows"]]  # fmt: skip
    sheet, *heads = SAID[told["language"]]
    sheets = {sheet: pl.DataFrame(said, schema=heads, orient="row")}
    for section in told["sections"]:
        for table in section["tables"]:
            if table["rows"]:
                name = section["title"] if section["title"] not in sheets else table["caption"]
                sheets[_sheet_name(name)] = _frame(table)
    mark = told["mark"]
    return workbook_bytes({
        name: sheet.with_columns(pl.lit(told["statement"]).alias(mark)) if mark else sheet
        for name, sheet in sheets.items()
    })  # fmt: skip


SAID = {"en": ("Plan", "Section", "Text"), "ko": ("계획", "구분", "내용")}
"""The first sheet and its columns."""


def _sheet_name(title: str) -> str:
    """A name that Excel takes."""
    return "".join(" " if letter in "[]:*?/\\" else letter for letter in title)[:SHEET].strip()


def _frame(table: Mapping[str, Any]) -> pl.DataFrame:
    columns = [[row["cells"][place]["value"] for row in table["rows"]] for place in range(len(table["heads"]))]
    names = [f"{head['name']} ({head['unit']})" if head["unit"] else head["name"] for head in table["heads"]]
    return pl.DataFrame([
        pl.Series(name, values, dtype=pl.Float64 if head["is_number"] else pl.String, strict=False)
        for name, values, head in zip(names, columns, table["heads"], strict=True)
    ])  # fmt: skip
