"""Where a city's site keeps what varies, and how Django is set up for it.

A command says which city (`configure`); the settings ask `place`. The two meet in the environment, which the
workers of the server inherit.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from donghaeng.base.errors import Fault, FileError, OutputError

SETTINGS = "donghaeng.web.settings."


@dataclass(frozen=True)
class Place:
    """The folder of a city, and the folder of what its site keeps: database, media, results, caches."""

    city: Path
    var: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.var / "db.sqlite3"

    @property
    def media(self) -> Path:
        """What editors upload."""
        return self.var / "media"

    @property
    def results(self) -> Path:
        """What `donghaeng load` computed."""
        return self.var / "results"

    @property
    def cache(self) -> Path:
        """Rendered pages, by generation."""
        return self.var / "cache"


def place() -> Place:
    """The place `configure` named; without it, Seoul below the current folder."""
    city = Path(os.environ.get("DONGHAENG_CITY", "cities/seoul")).resolve()
    return Place(city, Path(os.environ.get("DONGHAENG_VAR", Path("var") / city.name)).resolve())


def place_of(city: Path, var: Path | None = None) -> Place:
    """Where the site of a city lives: a folder with the city's name below ``var``, else below ``var/`` here.

    Raises
    ------
    FileError
        If there is no such city.
    """
    folder = city.resolve()
    if not (folder / "city.toml").is_file():
        fault = Fault("city", "no city.toml", "a folder made by: donghaeng new CITY", file=str(city))
        raise FileError(f"{city} is not the folder of a city", [fault])
    return Place(folder, (Path("var") if var is None else var).resolve() / folder.name)


def configure(city: Path, *, var: Path | None = None, production: bool = False) -> Place:
    """Set Django up for the site of a city, once per process; workers started later inherit it.

    Raises
    ------
    FileError
        If there is no such city, or its city.toml is faulty.
    InputError
        If production lacks a secret.
    OutputError
        If the folder of the site cannot be written.
    """
    import django

    found = place_of(city, var)
    try:
        finish_restore(found)
        for folder in (found.var, found.media, found.results):
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{found.var} cannot be used",
            [Fault("var", error.strerror or str(error), "a folder that may be written", file=str(found.var))],
        ) from None
    os.environ["DONGHAENG_CITY"], os.environ["DONGHAENG_VAR"] = str(found.city), str(found.var)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS + ("production" if production else "development")
    django.setup()
    return found


def finish_restore(found: Place) -> None:
    """Put the old folder back where a restore was cut off between its two renames."""
    old = found.var.with_name(found.var.name + ".before-restore")
    if old.is_dir() and not found.var.exists():
        old.rename(found.var)


def own_key(found: Place) -> str:
    """The secret key of a development site: made on the first run, readable by its owner alone."""
    file = found.var / "secret-key"
    if not file.is_file():
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as out:
            out.write(secrets.token_urlsafe(50))
    return file.read_text(encoding="ascii")
