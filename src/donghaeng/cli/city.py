"""`donghaeng new`, `donghaeng check`: the folder of a city."""

from pathlib import Path
from typing import Annotated

import typer

from donghaeng.cli.screen import console


def new(
    path: Annotated[Path, typer.Argument(help="The folder to make, such as cities/busan.")],
    name_en: Annotated[str | None, typer.Option(help="Name in English; the folder's name without it.")] = None,
    name_ko: Annotated[str | None, typer.Option(help="Name in Korean; the English one without it.")] = None,
    currency: Annotated[str, typer.Option(help="ISO 4217 code of its money.")] = "KRW",
    time_zone: Annotated[str, typer.Option(help="IANA name of its time zone.")] = "Asia/Seoul",
) -> None:
    """Make the folder of a new city: it works, and has an archive with a first news item and the usual pages.

    Example: donghaeng new cities/busan --name-en Busan --name-ko 부산광역시
    """
    from donghaeng.city import make_city

    english = name_en or path.name.replace("-", " ").title()
    files = make_city(path, name_en=english, name_ko=name_ko or english, currency=currency, time_zone=time_zone)
    screen = console()
    screen.print(f"made {path}")
    names = [file.relative_to(path).as_posix() for file in files]
    archive = [name for name in names if name.startswith("archive/")]
    for name in (*(name for name in names if name not in archive), f"archive/ ({len(archive)} files)"):
        screen.print(f"  {name}")
    screen.print(f"Next: put an index into {path}/indices/NAME (docs/howto/add-an-index.md),")
    screen.print(f"then: donghaeng check {path}")


def check(path: Annotated[Path, typer.Argument(help="The folder of a city, such as cities/seoul.")]) -> None:
    """Read and build everything a city's folder holds; print every fault at once.

    Example: donghaeng check cities/seoul
    """
    from donghaeng.city import City

    city = City(path)
    city.check()
    count = len(city.indices)
    console().print(f"{city.settings.name_en}: no faults. {count} {'index' if count == 1 else 'indices'}"
                    f"{': ' + ', '.join(city.indices) if count else ''}.")  # fmt: skip
    for folder, counts in city.archive.counts.items():
        languages = ", ".join(f"{counts[language]} {language}" for language in city.archive.languages)
        console().print(f"  {counts['']:>4} {folder} ({languages})")
