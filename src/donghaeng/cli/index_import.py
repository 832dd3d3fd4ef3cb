"""`donghaeng index import`: a workbook as the folder of an index."""

from pathlib import Path
from typing import Annotated

import typer
from rich.padding import Padding

from donghaeng.cli.screen import console, count


def import_(
    book: Annotated[Path, typer.Argument(help="An .xlsx or .xlsm file of COINr's tables, the COIN Tool, or our own.")],
    *,
    out: Annotated[Path | None, typer.Option(help="The folder to make; without it, named as the workbook.")] = None,
    period: Annotated[str, typer.Option(help="Period of all values, where the workbook does not say.")] = "",
    group: Annotated[str, typer.Option(help="COINr: the column that groups units; the first without it.")] = "",
) -> None:
    """Make the folder of an index of a workbook: of COINr's two tables, of the COIN Tool, or of our own sheets.

    Example: donghaeng index import asem.xlsx --out indices/asem
    """
    from donghaeng.files.import_book import import_book

    folder = out or Path(book.stem)
    made = import_book(book, folder, group=group, period=period)
    framework, screen = made.index.framework, console()
    counts = [count(len(framework.indicators), "indicator"), count(len(framework.aggregates), "aggregate")]
    if framework.series:
        counts.append(f"{len(framework.series)} series")
    screen.print(f"made {folder} of {book}, a workbook of {made.kind}")
    screen.print(f"  {', '.join(counts)}, {count(len(made.index.data), 'row')} of data")
    screen.print("To be settled, as its README.md says:")
    for note in made.notes:
        screen.print(Padding(f"- {note}", (0, 0, 0, 2)))
    screen.print(f"Next: donghaeng index check {folder}")
