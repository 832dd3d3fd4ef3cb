"""`donghaeng content`: what editors wrote on the site, back into the folder."""

from pathlib import Path
from typing import Annotated

import typer

from donghaeng.cli.screen import console, count
from donghaeng.cli.serve import CityArgument, ProductionOption, VarOption

app = typer.Typer(help="Texts of the site, back into the folder.", no_args_is_help=True)
OutOption = Annotated[
    Path | None, typer.Option(help="Write the whole archive into a new folder, and leave the city's own alone.")
]


@app.callback()
def content() -> None:
    """Texts of the site, back into the folder."""


@app.command()
def export(
    city: CityArgument, *, out: OutOption = None, var: VarOption = None, production: ProductionOption = False
) -> None:
    """Write what was edited or made on the site into the folder; all else keeps every byte.

    Example: donghaeng content export cities/seoul
    """
    from donghaeng.web.start import configure

    place = configure(city, var=var, production=production)
    from donghaeng.city import City
    from donghaeng.web.archive.sync.export import Export
    from donghaeng.web.archive.sync.folder import read_folder
    from donghaeng.web.archive.sync.state import read_site
    from donghaeng.web.core.faults import clear_faults
    from donghaeng.web.core.upgrade import bring_up_to_date

    bring_up_to_date(place)
    with clear_faults(place.database):
        export = Export(read_folder(City(place.city)), read_site())
        done = export.into_folder() if out is None else export.into(out)
    screen = console()
    folder = city / "archive" if out is None else out
    screen.print(f"{folder}: {count(len(done.changed), 'file') if done.changed else 'nothing'} written.")
    for name in done.changed if out is None else ():
        screen.print(f"  {name}")
    if done.conflicts:
        screen.print("Changed in the folder as well, and left alone:")
        for path, language in done.conflicts:
            screen.print(f"  {path} ({language})")
        screen.print(f"Settle them first: donghaeng load {city} --take file (or site)")
