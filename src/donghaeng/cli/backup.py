"""`donghaeng backup`, `donghaeng restore`: the site of a city as one file."""

from pathlib import Path
from typing import Annotated

import typer

from donghaeng.cli.screen import console
from donghaeng.cli.serve import CityArgument, VarOption


def backup(
    city: CityArgument,
    file: Annotated[Path, typer.Argument(help="The zip file to write.")],
    var: VarOption = None,
) -> None:
    """Write the site's database, uploads and results into one file, while it runs.

    Example: donghaeng backup cities/seoul seoul-2026-11-22.zip
    """
    from donghaeng.web.start import configure

    place = configure(city, var=var)
    from donghaeng.web.core.backup import backup as write

    console().print(f"{file}: {write(place, file) / 1e6:,.1f} MB")


def restore(
    city: CityArgument,
    file: Annotated[Path, typer.Argument(help="A file that donghaeng backup wrote.")],
    var: VarOption = None,
) -> None:
    """Put a backup in the place of the site; stop the server first.

    Example: donghaeng restore cities/seoul seoul-2026-11-22.zip
    """
    from donghaeng.web.start import configure

    place = configure(city, var=var)
    from donghaeng.web.core.backup import restore as put_back
    from donghaeng.web.serving import make_ready

    put_back(place, file)
    make_ready(place, lambda _step, _share: None)
    console().print(f"{place.var}: as of the backup")
