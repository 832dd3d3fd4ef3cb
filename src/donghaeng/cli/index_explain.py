"""`donghaeng index explain`: what each node contributed to a change."""

import datetime as dt
import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from rich.padding import Padding
from rich.text import Text

from donghaeng.base.errors import DataError, Fault, InputError
from donghaeng.cli.index_diagnosis import diagnosis_record, print_diagnoses, print_stated, print_value, stated_record
from donghaeng.cli.screen import console, number, progress, show_table, table

if TYPE_CHECKING:  # the command imports it when it runs, so that --help answers at once
    from donghaeng.change import Diagnosis, Explanation, Place, Split
    from donghaeng.city import IndexReport
    from donghaeng.index import Result

WORDS = {
    "node": ("Node", "항목"),
    "contribution": ("Points", "기여도"),
    "share": ("Share", "비중"),
    "scores": ("Scores", "점수"),
    "change": ("Change", "변동"),
}  # fmt: skip
"""In English and Korean."""
Day = dt.datetime | None


def explain(
    path: Annotated[Path, typer.Argument(help="The folder of an index: framework.csv, data.csv, method.toml.")],
    *,
    start: Annotated[str, typer.Option("--from", help="The first period; the last but one without it.")] = "",
    end: Annotated[str, typer.Option("--to", help="The last period; the last of all without it.")] = "",
    unit: Annotated[str, typer.Option(help="The unit; the first one without it.")] = "",
    versus: Annotated[str, typer.Option(help="Another unit: compare with it in one period.")] = "",
    period: Annotated[str, typer.Option(help="The period of a comparison; the last one without it.")] = "",
    node: Annotated[str, typer.Option(help="Code of a node; the index itself without it.")] = "",
    split: Annotated[
        Literal["straight_path", "log_mean"], typer.Option(help="How to part; log_mean is of geometric means only.")
    ] = "straight_path",
    from_as_of: Annotated[
        Day, typer.Option(formats=["%Y-%m-%d"], help="Start from the score as it was known on this day.")
    ] = None,
    lang: Annotated[Literal["en", "ko"], typer.Option("--lang", help="Language of names and headings.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with every digit.")] = False,
) -> None:
    """Say why a score moved from one period to another, or why two units differ.

    Example: donghaeng index explain cities/seoul/indices/going-together --from 2023 --to 2024
    """
    from donghaeng.change import explain as explained
    from donghaeng.city import IndexReport

    with progress() as told:
        report = IndexReport(path, progress=told)
        places = _places(report, start=start, end=end, unit=unit, versus=versus, period=period)
        known = None if from_as_of is None else IndexReport(path, from_as_of.date()).result
        found = _diagnoses(report, places, split=split, known=known)
        is_indicator = not versus and node in report.index.framework.indicators
        made = None if is_indicator else explained(report.result, places, node=node, split=split, known=known)
    if as_json:
        typer.echo(json.dumps(_whole(report, made, places, node, found), ensure_ascii=False, indent=2))
    elif made is None:
        print_value(report, _own(found, node, places), places, lang)
        print_stated(report, node, (places[0].period, places[1].period), lang)
    else:
        _print(report, made, lang)
        if not versus:
            print_diagnoses(report, found if report.drivers else (), made.node, lang)
            print_stated(report, made.node, (places[0].period, places[1].period), lang)


def _diagnoses(
    report: "IndexReport", places: "tuple[Place, Place]", *, split: "Split", known: "Result | None"
) -> "tuple[Diagnosis, ...]":
    """What drove the change between two periods; nothing for two units, or for places that cannot be explained."""
    first, last = places
    result = report.result
    is_change = first.unit == last.unit and (first.period != last.period or known is not None)
    is_known = {first.period, last.period} <= {*result.periods} and first.unit in result.units
    if not (is_change and is_known):
        return ()
    return report.diagnoses(first.period, last.period, first.unit, split=split, known=known)


def _own(found: "tuple[Diagnosis, ...]", node: str, places: "tuple[Place, Place]") -> "Diagnosis":
    """The diagnosis of an indicator that has a value in both places."""
    own = next((one for one in found if one.node == node), None)
    if own is None or own.split is None or math.isnan(own.split.after - own.split.before):
        where = " and ".join(f"{place.unit} {place.period}" for place in places)
        found_none = Fault(node, f"no value in {where}, both", "two periods with a value, or a node above it")
        raise DataError("nothing to explain", [found_none])
    return own


def _whole(
    report: "IndexReport", made: "Explanation | None", places: "tuple[Place, Place]", node: str,
    found: "tuple[Diagnosis, ...]",
) -> dict[str, Any]:  # fmt: skip
    """The explanation, what drove it and what the city said, as plain values."""
    from donghaeng.change import stated_of

    framework = report.index.framework
    code = node if made is None else made.node
    if made is None:
        _own(found, node, places)
        first, last = ({"unit": place.unit, "period": place.period} for place in places)
        record: dict[str, Any] = {"index": report.index.code, "node": node, "from": first, "to": last}
    else:
        record = _record(report, made)
    own = [one for one in found if one.node == code or code in framework.above[one.node]]
    said = stated_of(report.stated, framework, code, (places[0].period, places[1].period)) if found else ()
    return {**record, "diagnoses": [diagnosis_record(report, one) for one in own],
            "stated": [stated_record(row) for row in said]}  # fmt: skip


def _places(
    report: "IndexReport", *, start: str, end: str, unit: str, versus: str, period: str
) -> tuple["Place", "Place"]:
    """The two places that options name."""
    from donghaeng.change import Place

    units, periods = report.result.units, report.result.periods
    if versus:
        if start or end:
            raise InputError("nothing to explain", [Fault("--from, --to", "beside --versus", "--period PERIOD")])
        at = period or periods[-1]
        return Place(versus, at), Place(unit or units[0], at)
    if period:
        raise InputError("nothing to explain", [Fault("--period", "without --versus", "--from and --to")])
    last = end or periods[-1]
    before = periods.index(last) - 1 if last in periods else -1
    if not start and before < 0:
        raise InputError("nothing to explain", [Fault("--from", "nothing", f"one of {', '.join(periods[:30])}")])
    one = unit or units[0]
    return Place(one, start or periods[before]), Place(one, last)


def _print(report: "IndexReport", made: "Explanation", lang: Literal["en", "ko"]) -> None:
    from donghaeng.change.words import digits as digits_of
    from donghaeng.change.words import is_of_periods, step_line
    from donghaeng.charts.names import period_name

    framework, is_korean = report.index.framework, lang == "ko"
    digits = digits_of(made.change)
    heads = [place.period if is_of_periods(made) else report.index.unit_name(place.unit, lang) for place in made.places]
    shown = table([(WORDS["node"][is_korean], "wide"), (heads[0], "right"), (heads[1], "right"),
                   (WORDS["contribution"][is_korean], "right"), (WORDS["share"][is_korean], "right")])  # fmt: skip
    for line in made.lines:
        shown.add_row(Padding(framework[line.node].name(lang), (0, 0, 0, 2 * (line.level - 1))),
                      number(line.before, digits), number(line.after, digits), _signed(line.contribution, digits),
                      _share(line.share))  # fmt: skip
    sums = {"scores": made.scores, **made.steps} if made.steps else {}
    for place, (step, points) in enumerate(sums.items()):
        told = (
            WORDS["scores"][is_korean]
            if step == "scores"
            else step_line(made, step, lambda code: framework[code].name(lang), lang)
        )
        above = (int(place == 0), 0, 0, 0)
        shown.add_row(Padding(told, above), "", "", Padding(_signed(points, digits), above),
                      Padding(_share(made.share(points)), above))  # fmt: skip
    shown.add_row(WORDS["change"][is_korean], number(made.before, digits), number(made.after, digits),
                  _signed(made.change, digits), _share(made.share(made.change)), style="bold")  # fmt: skip
    name = framework[made.node].name(lang)
    where = period_name(made.places[0].period, lang) if not is_of_periods(made) else report.index.unit_name(
        made.places[0].unit, lang)  # fmt: skip
    screen = console()
    show_table(screen, f"{name}: {where}", shown)
    screen.print()
    screen.print(Text(_sentence(report, made, lang, digits)))


def _sentence(report: "IndexReport", made: "Explanation", lang: Literal["en", "ko"], digits: int) -> str:
    from donghaeng.change.words import in_a_sentence, is_of_periods
    from donghaeng.charts.names import period_name

    framework = report.index.framework
    first, last = (period_name(place.period, lang) if is_of_periods(made) else report.index.unit_name(place.unit, lang)
                   for place in made.places)  # fmt: skip
    return in_a_sentence(made, lambda code: framework[code].name(lang), (first, last), lang, digits)


def _record(report: "IndexReport", made: "Explanation") -> dict[str, Any]:
    """All of it as plain values; a gap is null."""
    from donghaeng.change.words import digits as digits_of

    digits = digits_of(made.change)
    first, last = made.places
    return {
        "index": report.index.code,
        "node": made.node,
        "from": {"unit": first.unit, "period": first.period, "score": made.before},
        "to": {"unit": last.unit, "period": last.period, "score": made.after},
        "change": made.change,
        "contributions": [
            {"node": line.node, "level": line.level, "from": _plain(line.before), "to": _plain(line.after),
             "contribution": _plain(line.contribution), "share": _plain(line.share)} for line in made.lines
        ],
        "scores": made.scores,
        "steps": dict(made.steps),
        "left": list(made.left),
        "entered": list(made.entered),
        "sentence": {"en": _sentence(report, made, "en", digits), "ko": _sentence(report, made, "ko", digits)},
    }  # fmt: skip


def _plain(value: float) -> float | None:
    return None if math.isnan(value) else value


def _share(share: float) -> str:
    return "" if math.isnan(share) else f"{share:.1%}"


def _signed(points: float, digits: int) -> str:
    if math.isnan(points):
        return "–"
    return f"{points:+,.{digits}f}" if abs(points) >= 0.5 * 10**-digits else "0"
