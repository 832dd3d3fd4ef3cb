"""`donghaeng response`: why an index moved, what is not published, and what money would do about it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from rich.padding import Padding
from rich.text import Text

from donghaeng.cli.screen import console, progress, show_table, table

if TYPE_CHECKING:  # the command imports it when it runs, so that --help answers at once
    from donghaeng.city.response import Answer, Response

SHOWN = {
    "findings": ("node", "first", "last", "points", "cause"),
    "requests": ("indicator", "lacking", "periods"),
    "sizing": ("indicator", "output", "extra", "factor"),
    "money": ("programme", "money", "gain", "people"),
    "limits": ("limit", "amount", "price"),
}
"""The columns that 80 letters have room for; a file has all."""
BELOW = ("why", "measure")
"""Columns that are said below their table, of the first row and of those of which something is known."""
Objective = Literal["most_points", "lift_lowest", "most_people", "least_regret"]


def response(
    path: Annotated[Path, typer.Argument(help="The folder of an index, or of a what-if.")],
    *,
    money: Annotated[float | None, typer.Option(help="New money of the year, in won: 100e9.")] = None,
    year: Annotated[str, typer.Option(help="Whose budget; without it the year after the last period.")] = "",
    objective: Annotated[Objective, typer.Option(help="What the money is divided for.")] = "most_points",
    target: Annotated[float, typer.Option(help="Score to which an indicator is to come back.")] = 100.0,
    first: Annotated[str, typer.Option("--from", help="Earlier period; without it the one before the last.")] = "",
    last: Annotated[str, typer.Option("--to", help="Later period; without it the last with a score.")] = "",
    unit: Annotated[str, typer.Option(help="Whose scores; without it the reference unit, or the first.")] = "",
    draws: Annotated[int, typer.Option(min=0, help="Draws of uncertain efficiency; 0: none.")] = 1_000,
    seed: Annotated[int, typer.Option(min=0, help="Where chance begins.")] = 2024,
    lang: Annotated[Literal["en", "ko"], typer.Option(help="Language.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    out: Annotated[Path | None, typer.Option(help="Folder for the plan as HTML and XLSX, in both languages.")] = None,
) -> None:
    """Say what an index calls for: the cause of each change, the data that lack, and where money would help most.

    Example: donghaeng response cities/seoul/indices/going-together/whatif --year 2025 --money 100e9
    """
    from donghaeng.city.response import Question, response_of
    from donghaeng.city.response_plan import plan

    with progress() as told:
        told("computing", 0.0)
        made = response_of(path, Question(unit, first, last, year, target))
        answer = None if money is None else made.answer(money, objective=objective, draws=draws, seed=seed)
    shown = plan(made, answer, lang)
    if as_json:
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        _print(shown)
    if out is not None:
        _write(made, answer, out, quiet=as_json)


def _write(made: "Response", answer: "Answer | None", out: Path, *, quiet: bool) -> None:
    from donghaeng.charts import draw
    from donghaeng.city.response_plan import plan
    from donghaeng.city.response_told import frontier_chart
    from donghaeng.city.response_words import LANGUAGES
    from donghaeng.files import write_files
    from donghaeng.publish import response_files

    plans: dict[str, Any] = {language: plan(made, answer, language) for language in LANGUAGES}
    pictures: dict[str, str] = {}
    if answer is not None:
        chart = frontier_chart(made, answer)
        pictures = {language: draw.svg(chart.spec(language, "wide")) for language in LANGUAGES}
    screen = console(stderr=quiet)
    for name in write_files(out, response_files(plans, pictures)):
        screen.print(name, soft_wrap=True)


def _print(shown: Mapping[str, Any]) -> None:
    screen = console()
    screen.print(Text(shown["title"], style="bold"))
    if shown["statement"]:
        screen.print(Text(shown["statement"], style="bold yellow"))
    screen.print(f"\n{shown['summary']}")
    for section in shown["sections"]:
        screen.print(f"\n{section['title']}", style="bold")
        for text in section["texts"]:
            screen.print(text)
        for part in section["tables"]:
            _print_table(part)
        for item in section["remarks"]:
            screen.print(Padding(f"- {item}", (0, 0, 0, 2)))


def _print_table(part: Mapping[str, Any]) -> None:
    screen = console()
    if not part["rows"]:
        if part["empty"]:
            screen.print(part["empty"])
        return
    if part["code"] == "said":
        screen.print(Text(part["caption"], style="bold"))
        for row in part["rows"]:
            node, period, kind, said, source = (cell["text"] for cell in row["cells"])
            screen.print(Padding(f"- {node}, {period}, {kind}: {said} [{source}]", (0, 0, 0, 2)))
        return
    wanted = SHOWN.get(part["code"], tuple(head["code"] for head in part["heads"]))
    kept = [place for place, head in enumerate(part["heads"]) if head["code"] in wanted]
    sides = ["wide" if place == 0 else "right" if part["heads"][place]["is_number"] else "narrow" for place in kept]
    made = table([(part["heads"][place]["name"], side) for place, side in zip(kept, sides, strict=True)])
    for row in part["rows"]:
        made.add_row(*(row["cells"][place]["text"] for place in kept))
    show_table(screen, f"[{part['mark']}] {part['caption']}" if part["mark"] else part["caption"], made)
    below = next((place for place, head in enumerate(part["heads"]) if head["code"] in BELOW), None)
    told = [row for row in part["rows"] if row is part["rows"][0] or row.get("is_known", True)]
    for row in told if below is not None else ():
        said, of = row["cells"][below]["text"], row["cells"][0]["text"]
        screen.print(Padding(f"- {said if part['code'] == 'findings' else f'{of}: {said}'}", (0, 0, 0, 2)))
