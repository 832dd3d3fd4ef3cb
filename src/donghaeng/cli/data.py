"""`donghaeng data`: the open data of a city as files."""

from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.padding import Padding

from donghaeng.cli.screen import console, count, progress


def data(
    path: Annotated[Path, typer.Argument(help="The folder of a city, or of one index.")],
    *,
    out: Annotated[Path, typer.Option(help="Folder for the files; replaced whole.")],
    index: Annotated[str | None, typer.Option(help="Only this index; without it, all of them.")] = None,
    zipped: Annotated[bool, typer.Option("--zip", help="Also pack the files of each index as package.zip.")] = False,
    address: Annotated[str, typer.Option(help="Where the folder will stand: https://example.kr/data/.")] = "",
) -> None:
    """Write open data: per index a folder of CSV files with data package, CSVW, DCAT and SDMX; and a catalogue.

    Example: donghaeng data cities/seoul --out build/data --zip
    """
    from donghaeng.publish import write_open_data

    with progress() as told:
        names = write_open_data(path, out, data=address, index=index, with_zip=zipped, progress=told)
    screen = console()
    screen.print(f"{out}: {count(len(names), 'file')}")
    for folder, own in groupby(names, key=lambda name: name.rpartition("/")[0]):
        files = ", ".join(name.rpartition("/")[2] for name in own)
        screen.print(Padding(f"{folder + '/: ' if folder else ''}{files}", (0, 0, 0, 2)))
