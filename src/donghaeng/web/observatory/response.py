"""The response to an index as a page shows it: what `load` kept, for the amount of money that is asked for."""

import math
from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from donghaeng.base.money import in_won
from donghaeng.publish import response_page, response_workbook
from donghaeng.web.observatory.addresses import response_url, with_state
from donghaeng.web.observatory.chart_shown import charts
from donghaeng.web.observatory.figures import Sheet
from donghaeng.web.observatory.files import TYPES
from donghaeng.web.observatory.shown import Shown
from donghaeng.web.observatory.ways import no_response

BILLION = 1e9
"""What an address and a form count money in. [KRW]"""
FORMS = ("html", "xlsx")
AT_PAGE = ("findings", "requests", "sizing")
"""The sections of a plan that do not hang on the money: of an illustration they are invented as well."""


def response_seen(view: Shown, asked: Mapping[str, str]) -> Sheet:
    """Everything that the page of a response shows.

    Raises
    ------
    NotThereError
        If nothing is said of a response to the index.
    """
    found = _found(view)
    own = _in_language(found["plan"], view.language)
    money = found["money"]
    return {
        "plan": {**own, "sections": [_linked(view, section) for section in own["sections"]]},
        "files": _files(view, {}),
        "what_if": _what_if(view, money, asked) if money else None,
    }


def response_taken(view: Shown, asked: Mapping[str, str], form: str) -> tuple[bytes, str, str]:
    """The plan as a file, of which kind it is, and its name; with an amount of money, what that would do.

    Raises
    ------
    NotThereError
        If nothing is said of a response to the index.
    """
    found = _found(view)
    money, told = found["money"], _in_language(found["plan"], view.language)
    picture = ""
    if money and asked.get("money"):
        place, _ = _place(money["amounts"], asked["money"], money["first"])
        told = _in_language(view.found.answer(place), view.language)
        picture = _chart(view)["wide"]
    name = f"{view.sheet['code']}-response{'-illustration' if told['mark'] else ''}.{view.language}.{form}"
    if form == "xlsx":
        return response_workbook(told), TYPES[".xlsx"], name
    return response_page(told, picture), "text/html; charset=utf-8", name


def _what_if(view: Shown, money: Sheet, asked: Mapping[str, str]) -> Sheet:
    """What one amount would do, the form to ask for another, and the files to take away."""
    amounts = money["amounts"]
    place, problem = _place(amounts, asked.get("money", ""), money["first"])
    told = _in_language(view.found.answer(place), view.language)
    chosen = _billions(amounts[place])
    return {
        **told,
        "sections": [section for section in told["sections"] if section["code"] not in AT_PAGE],
        "grounds": [section for section in told["sections"] if section["code"] in AT_PAGE] if told["mark"] else [],
        "field": {"value": chosen, "least": _billions(amounts[0]), "most": _billions(amounts[-1])},
        "said": {"least": in_won(amounts[0], view.language), "most": in_won(amounts[-1], view.language),
                 "value": in_won(amounts[place], view.language)},
        "problem": problem,
        "chart": _chart(view),
        "files": _files(view, {"money": chosen}),
    }  # fmt: skip


def _found(view: Shown) -> Sheet:
    found = view.found.response
    if not found:
        raise no_response(view)
    return found


def _in_language(texts: Mapping[str, Any], language: str) -> Sheet:
    found: Sheet = texts.get(language) or texts["en"]
    return found


def _place(amounts: list[float], asked: str, first: float) -> tuple[int, str]:
    """The place of the amount that is answered for, and what was wrong with the one asked for."""
    if not asked:
        return amounts.index(first), ""
    try:
        wanted = float(asked.replace(",", "")) * BILLION
    except ValueError:
        wanted = math.nan
    if not math.isfinite(wanted):
        return amounts.index(first), "number"
    below = [place for place, amount in enumerate(amounts) if amount <= wanted * (1 + 1e-9)]
    if not below:
        return 0, "little"
    problem = (
        "much" if wanted > amounts[-1] * (1 + 1e-9) else "step" if amounts[below[-1]] < wanted * (1 - 1e-9) else ""
    )
    return below[-1], problem


def _billions(amount: float) -> str:
    return f"{amount / BILLION:g}"


def _linked(view: Shown, section: Sheet) -> Sheet:
    """A section whose rows lead to the pages of their nodes."""
    tables = [
        {**table, "rows": [{**row, "url": view.url(row["node"]) if row["node"] else ""} for row in table["rows"]]}
        for table in section["tables"]
    ]
    return {**section, "tables": tables}


def _chart(view: Shown) -> Sheet:
    return next(charts(view.found, view.language, role="response", node=view.sheet["root"], unit="", period=""))


def _files(view: Shown, state: Mapping[str, str]) -> list[Sheet]:
    code = view.sheet["code"]
    return [{"form": form.upper(), "url": with_state(reverse("response_file", args=[code, view.language, form]), state)}
            for form in FORMS]  # fmt: skip


def response_way(view: Shown) -> str:
    """The address of the response to an index; empty where there is none."""
    return response_url(view.language, view.sheet["code"]) if view.found.response else ""
