"""`donghaeng load`: the folder of a city into its site."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console

from donghaeng.cli.screen import console, count, progress
from donghaeng.cli.serve import CityArgument, ProductionOption, VarOption

if TYPE_CHECKING:  # the command imports it when it runs, so that --help answers at once
    from donghaeng.web.archive.sync.load import Loaded

TakeOption = Annotated[
    Literal["file", "site"] | None,
    typer.Option(help="Whose text holds where both were changed; without it the site's stays, and is listed."),
]
SAID = {
    "create": "new",
    "update": "updated",
    "adopt": "agreed again",
    "settle": "settled for the site",
    "unpublish": "withdrawn, their file is gone",
    "keep": "kept as edited on the site",
    "same": "unchanged",
}
"""What became of entries, in the order in which it is printed."""


def load(
    city: CityArgument, *, var: VarOption = None, take: TakeOption = None, production: ProductionOption = False
) -> None:
    """Load the folder of a city into the database of its site; nothing is written if anything is wrong.

    Example: donghaeng load cities/seoul
    """
    from donghaeng.web.start import configure

    place = configure(city, var=var, production=production)
    from donghaeng.city import City
    from donghaeng.web.archive.sync.load import load as load_city
    from donghaeng.web.core.faults import clear_faults
    from donghaeng.web.core.first_password import NAME, make_administrator
    from donghaeng.web.core.upgrade import bring_up_to_date

    with progress() as told:
        told("database", 0.0)
        bring_up_to_date(place)
        with clear_faults(place.database):
            loaded = load_city(City(place.city), place.results, take=take or "", progress=told)
            password = make_administrator()
    screen = console()
    _tell(screen, city, loaded)
    if password:
        screen.print(f"Administrator: {NAME}, one-time password: {password}")
        screen.print("It is shown only now; choose your own at the first login.")


def _tell(screen: Console, city: Path, loaded: "Loaded") -> None:
    """Print what became of how many texts, and what was changed in both places."""
    counts = {str(decision): number for decision, number in loaded.counts.items()}
    total = sum(counts.values())
    told = [f"{number:,} {words}" for name, words in SAID.items() if (number := counts.get(name))]
    screen.print(f"{city}: {count(total, 'text')}{': ' + ', '.join(told) if told else ''}.")
    if loaded.conflicts:
        screen.print("Changed in the folder and on the site; the site's stays:")
        for path, language in loaded.conflicts:
            screen.print(f"  {path} ({language})")
        screen.print(f"To take one side for all of them: donghaeng load {city} --take file (or site)")
