"""`donghaeng index step`: one score from its raw value to the index, each step with its numbers."""

import datetime as dt
import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.table import Column, Table
from rich.text import Text

from donghaeng.cli.screen import console, number, table
from donghaeng.cli.words import WORDS

if TYPE_CHECKING:  # the command imports it when it runs, so that --help answers at once
    from donghaeng.city import IndexReport
    from donghaeng.city.trace import Stage, Trace

POINTS = {"en": "Points", "ko": "반영 점수"}


def step(
    path: Annotated[Path, typer.Argument(help="The folder of an index: framework.csv, data.csv, method.toml.")],
    *,
    unit: Annotated[str | None, typer.Option(help="The unit; the first one without it.")] = None,
    node: Annotated[str | None, typer.Option(help="Code of the node; the index itself without it.")] = None,
    period: Annotated[str | None, typer.Option(help="The period; the last one without it.")] = None,
    as_of: Annotated[
        dt.datetime | None,
        typer.Option("--as-of", formats=["%Y-%m-%d"], help="Take only what had been published by this day."),
    ] = None,
    lang: Annotated[Literal["en", "ko"], typer.Option("--lang", help="Language of names and steps.")] = "en",
) -> None:
    """Follow one score from its raw value up to the index, each step with its numbers.

    Example: donghaeng index step cities/seoul/indices/districts --unit guro-gu --node doctors
    """
    from donghaeng.city import IndexReport
    from donghaeng.city.trace import trace
    from donghaeng.city.trace_words import told

    report = IndexReport(path, None if as_of is None else as_of.date())
    units, periods = report.result.units, report.result.periods
    made = trace(report, node or report.index.framework.root, unit or units[0], period or periods[-1])
    screen = console()
    name = report.index.framework[made.node].name(lang)
    screen.print(Text(f"{name}: {report.index.unit_name(made.unit, lang)}, {made.period}", style="bold"))
    for place, stage in enumerate(made.stages, start=1):
        words = told(report, made, stage, lang)
        grid = Table.grid("", Column(ratio=1), padding=(0, 1), expand=True)
        grid.add_row(f"{place}.", words.heading)
        if stage.step == "aggregate":
            grid.add_row("", _parts(report, made, stage, lang))
        for line in words.lines:
            grid.add_row("", line)
        screen.print()
        screen.print(grid)


def _parts(report: "IndexReport", made: "Trace", stage: "Stage", lang: str) -> Table:
    """The children of an aggregate; an arrow marks the one that was followed."""
    words, framework = WORDS[lang], report.index.framework
    followed = {made.node, *framework.above[made.node]}
    is_sum = any(not math.isnan(part.points) for part in stage.parts)
    made_of = table(
        [(words["Node"], "left"), (words["Weight"], "right"), (words["Score"], "right"),
         *([(POINTS[lang], "right")] if is_sum else []), ("", "left")],
    )  # fmt: skip
    for part in stage.parts:
        mark = "→ " if part.node in followed else ""
        made_of.add_row(
            f"{mark}{framework[part.node].name(lang)}",
            "–" if math.isnan(part.share) else f"{part.share:.1%}",
            number(part.score, report.decimals + 1),
            *([number(part.points, report.decimals + 1)] if is_sum else []),
            "" if part.why == "computed" else words[part.why],
        )
    return made_of
