"""`donghaeng index`: build, check and show a composite index."""

import datetime as dt
import math
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.padding import Padding

from donghaeng.base.errors import Fault, InputError
from donghaeng.cli.index_check import check
from donghaeng.cli.index_diff import diff
from donghaeng.cli.index_explain import explain
from donghaeng.cli.index_import import import_
from donghaeng.cli.index_step import step
from donghaeng.cli.screen import console, count, number, progress, show_table, table, value
from donghaeng.cli.words import NO_SCORE, WORDS

if TYPE_CHECKING:  # the commands import it when they run, so that --help answers at once
    from donghaeng.city import IndexReport

app = typer.Typer(help="Build, check and show a composite index.", no_args_is_help=True)

SHOWN_UNITS = 40
SHOWN_PERIODS = 5
PathArgument = Annotated[Path, typer.Argument(help="The folder of an index: framework.csv, data.csv, method.toml.")]
AsOf = Annotated[
    dt.datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="Take only what had been published by this day."),
]
Language = Annotated[Literal["en", "ko"], typer.Option("--lang", help="Language of names and reasons.")]


class Format(StrEnum):
    """What results can be written as."""

    CSV = "csv"
    PARQUET = "parquet"
    XLSX = "xlsx"
    JSON = "json"


@app.command()
def build(
    path: PathArgument,
    *,
    out: Annotated[Path | None, typer.Option(help="Folder for the results; build/NAME without it.")] = None,
    formats: Annotated[list[Format] | None, typer.Option("--format", help="Give it again for more; else all.")] = None,
    as_of: AsOf = None,
    lang: Language = "en",
) -> None:
    """Compute an index, print it beside what was published, and write the results.

    Example: donghaeng index build cities/seoul/indices/going-together
    """
    from donghaeng.city import IndexReport, notes

    folder = out or Path("build") / path.resolve().name
    with progress() as told:
        report = IndexReport(path, None if as_of is None else as_of.date(), told)
        names = report.write(folder, formats=formats or list(Format))
    screen = console()
    if len(report.result.units) == 1:
        _print_scores(screen, report, lang)
    else:
        _print_league(screen, report, lang)
    for note in notes(report, lang):
        screen.print(Padding(note, (1, 0, 0, 2)))
    if all(math.isnan(score) for score in report.result.panel(report.index.framework.root).flat):
        screen.print(f"\n{NO_SCORE[lang]}")
    screen.print(f"\n{folder}: {', '.join(names)}")


app.command()(check)


@app.command()
def show(
    path: PathArgument,
    *,
    unit: Annotated[str | None, typer.Option(help="The unit; the first one without it.")] = None,
    period: Annotated[str | None, typer.Option(help="The period; the last one without it.")] = None,
    as_of: AsOf = None,
    lang: Language = "en",
) -> None:
    """Print the tree of an index: weight, value, score and rank of every node for one unit and period.

    Example: donghaeng index show cities/seoul/indices/districts --unit jongno-gu --period 2020
    """
    from donghaeng.city import IndexReport, node_lines

    report = IndexReport(path, None if as_of is None else as_of.date())
    unit, period = _chosen(report, unit, period)
    framework, words = report.index.framework, WORDS[lang]
    is_ranked = len(report.result.units) > 1
    made = table(
        [(words["Node"], "wide"), (words["Weight"], "right"), (words["Value"], "right"), (words["Measure"], "narrow"),
         (words["Score"], "right"), *([(words["Rank"], "right")] if is_ranked else []), ("", "left")],
    )  # fmt: skip
    for line in node_lines(report, unit, period):
        node = framework[line.node]
        made.add_row(
            Padding(node.name(lang), (0, 0, 0, 2 * line.level)),
            "" if math.isnan(line.weight) else f"{line.weight:.1%}",
            value(line.value),
            node.unit_measure if value(line.value) else "",
            number(line.score, report.decimals + 1),
            *([str(line.rank or "")] if is_ranked else []),
            "" if line.why == "computed" else words[line.why],
        )
    name = f"{framework[framework.root].name(lang)}: {report.index.unit_name(unit, lang)}, {period}"
    show_table(console(), name, made)


@app.command()
def revisions(
    path: PathArgument,
    *,
    unchanged: Annotated[
        bool, typer.Option("--unchanged", help="Also those that were released again as they were.")
    ] = False,
) -> None:
    """Print the figures that were published again and how they changed.

    Example: donghaeng index revisions cities/seoul/indices/going-together --unchanged
    """
    from donghaeng.city import IndexReport, revision_lines

    lines = list(revision_lines(IndexReport(path)))
    shown = [line for line in lines if unchanged or line.change != 0]
    screen = console()
    if shown:
        made = table([("Unit", "left"), ("Period", "left"), ("Node", "left"), ("Released", "left"),
                                        ("Value", "right"), ("Before", "right"), ("Change", "right")])  # fmt: skip
        for line in shown:
            change = "none" if line.change == 0 else f"{line.change:+g}"
            made.add_row(line.unit, line.period, line.node, line.published_on, value(line.value),
                         value(line.previous), change)  # fmt: skip
        show_table(screen, "Released again", made)
    same = sum(line.change == 0 for line in lines)
    hint = "" if unchanged or not same else " (--unchanged lists them)"
    screen.print(f"{count(len(lines), 'figure')} released again, {same} unchanged{hint}.")


app.command()(diff)
app.command()(explain)
app.command("import")(import_)
app.command()(step)


def _print_scores(screen: Console, report: "IndexReport", lang: str) -> None:
    from donghaeng.city import remarks, score_lines, title

    framework, words = report.index.framework, WORDS[lang]
    compared = [(words["Published"], "right"), (words["Verdict"], "left")] if report.checks else []
    made = table(
        [("", "left"), (words["Period"], "left"), (words["Score"], "right"), ("", "left"), *compared],
    )
    before = ""
    lines = list(score_lines(report, report.result.units[0]))
    for line in lines:
        name = words["Overall"] if line.node == framework.root else framework[line.node].name(lang)
        verdict = "" if line.verdict is None else line.verdict.name_in(lang)
        made.add_row(
            "" if line.node == before else name,
            line.period,
            number(line.score, 1 if line.is_given else 3),
            words["given"] if line.is_given else "",
            *([", ".join(line.printed), verdict] if compared else []),
        )
        before = line.node
    show_table(screen, title(report, lang), made)
    for remark in remarks(report, lines, lang):
        screen.print(Padding(remark, (1, 0, 0, 2)))


def _print_league(screen: Console, report: "IndexReport", lang: str) -> None:
    from donghaeng.city import league, league_periods, title

    words = WORDS[lang]
    periods = league_periods(report.result)
    has_change = len(periods) > 1 and report.index.method.compare_periods
    made = table(
        [(words["Rank"], "right"), ("", "left"), *((period, "right") for period in periods[-SHOWN_PERIODS:]),
         *([(words["Change"], "right")] if has_change else [])],
    )  # fmt: skip
    places = league(report)
    for place in places[:SHOWN_UNITS]:
        scores = [number(score, report.decimals) for score in place.scores[-SHOWN_PERIODS:]]
        change = [number(place.change, report.decimals)] if has_change else []
        made.add_row(str(place.rank or "–"), report.index.unit_name(place.unit, lang), *scores, *change)
    show_table(screen, title(report, lang), made)
    if has_change:
        screen.print(f"{words['Change']}: {periods[0]} → {periods[-1]}")
    if len(places) > SHOWN_UNITS:
        screen.print(f"… +{len(places) - SHOWN_UNITS:,}: scores.csv")
    for verdict, times in report.verdict_counts.items():
        screen.print(f"{words['Published']}: {times} {verdict.name_in(lang)}")


def _chosen(report: "IndexReport", unit: str | None, period: str | None) -> tuple[str, str]:
    result = report.result
    unit, period = unit or result.units[0], period or result.periods[-1]
    faults = [
        Fault(option, repr(label), f"one of {', '.join(labels[:30])}")
        for option, label, labels in (("--unit", unit, result.units), ("--period", period, result.periods))
        if label not in labels
    ]
    if faults:
        raise InputError("nothing to show", faults)
    return unit, period
