"""The response to an index, as the site keeps it: why nodes moved, what is not published, what money would do."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from donghaeng.city import IndexReport
from donghaeng.city.charted import Placed
from donghaeng.city.response import Answer, Response, response_of, response_of_report
from donghaeng.city.response_plan import plan
from donghaeng.city.response_told import cause_told, frontier_chart, said_told
from donghaeng.city.response_words import LANGUAGES
from donghaeng.files import what_ifs
from donghaeng.web.observatory.sync.claims import write_json

AMOUNTS = 40
"""So many amounts of money are answered, about."""
FILE, ANSWERS = "response.json", "response"
"""What does not hang on the money, and the folder of the answers, one per amount."""
Sheet = dict[str, Any]


def write(report: IndexReport, folder: Path) -> list[Placed]:
    """Write what there is to say of a response into the folder of an index; return the charts that belong to it.

    Nothing is written of an index whose periods are not compared, or that says nothing of causes.
    """
    if not _is_told(report):
        return []
    own = response_of_report(report)
    asked = [own] if own.portfolio is not None else [response_of(path) for path in what_ifs(report.path)[:1]]
    told: Sheet = {"plan": _both(own, None), "pairs": _pairs(own), "said": said_told(own), "money": {}}
    placed = []
    for response in asked:
        answers = response.ladder(AMOUNTS)
        told["money"] = _money(answers)
        (folder / ANSWERS).mkdir()
        for place, answer in enumerate(answers):
            write_json(folder / ANSWERS / f"{place}.json", _both(response, answer))
        placed.append(_chart(response, answers[-1]))
    write_json(folder / FILE, told)
    return placed


def _is_told(report: IndexReport) -> bool:
    is_explained = bool(report.drivers or report.stated)
    return is_explained and report.index.method.compare_periods and len(report.result.periods) > 1


def _both(response: Response, answer: Answer | None) -> Sheet:
    return {language: plan(response, answer, language) for language in LANGUAGES}


def _pairs(own: Response) -> Sheet:
    """The cause of each node's change, for any two periods, of the unit that is seen first."""
    return {f"{first}|{last}": cause_told(replace(own, asked=replace(own.asked, first=first, last=last)))
            for first, last in combinations(own.result.periods, 2)}  # fmt: skip


def _money(answers: Sequence[Answer]) -> Sheet:
    """The amounts that are answered, and the one shown first."""
    amounts = [answer.allocation.total for answer in answers]
    return {"amounts": amounts, "first": amounts[len(amounts) * 2 // 3]}


def _chart(response: Response, answer: Answer) -> Placed:
    chart = frontier_chart(response, answer, is_marked=False)
    return Placed(chart, "response", response.index.framework.root, is_illustration=bool(response.statement))
