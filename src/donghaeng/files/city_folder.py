"""The folder of a city: its settings, its sources, its indices; and a new one."""

import datetime as dt
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from donghaeng.base.errors import Fault, FileError, OutputError
from donghaeng.files.index_folder import is_index_folder
from donghaeng.files.models import CitySettings, SourceRow, columns
from donghaeng.files.new_archive import new_archive
from donghaeng.files.rows import Collector, read_rows, setting_fault
from donghaeng.files.text import read_text

README = """# {name}

A city in Donghaeng: one folder of plain files.

- `city.toml`: names, currency, time zone.
- `sources.csv`: where every number comes from; other files name a source by its key.
- `indices/`: a folder per composite index, with `framework.csv`, `data.csv` and `method.toml`.
- `archive/`: news, policies and pages as Markdown, a file per language; videos, events and others as tables. The pages
  on privacy, licence and accessibility are drafts: read them before anybody else does.

Check everything with `donghaeng check {path}`.
"""


def read_city(path: Path) -> CitySettings:
    """Read city.toml and check sources.csv.

    Raises
    ------
    InputError
        With every fault of both files.
    """
    if not (path / "city.toml").is_file():
        fault = Fault("file", "no such file", "a folder made by: donghaeng new CITY", file="city.toml")
        raise FileError(f"{path} is not the folder of a city", [fault])
    collector = Collector()
    settings = None
    try:
        settings = CitySettings.model_validate(tomllib.loads(read_text(path / "city.toml")))
    except tomllib.TOMLDecodeError as error:
        collector.add([Fault("TOML", str(error), "a TOML file: key = value")], "city.toml")
    except FileError as error:
        collector.catch(error, "city.toml")
    except ValidationError as error:
        collector.add(_setting_faults(error), "city.toml")
    if settings is not None:
        collector.add(_beside_faults(settings, path), "city.toml")
    read_rows(path / "sources.csv", SourceRow, collector, key="key", may_be_empty=True)
    if settings is None or collector.faults:
        raise collector.error(path)
    return settings


def index_folders(path: Path) -> list[Path]:
    """The folders of a city's indices, by name."""
    indices = path / "indices"
    return sorted(folder for folder in indices.iterdir() if is_index_folder(folder)) if indices.is_dir() else []


def new_city(path: Path, *, name_en: str, name_ko: str, currency: str, time_zone: str, day: dt.date) -> list[Path]:
    """Make the folder of a city that passes its check: no index yet, and an archive with what every site has.

    ``day`` is the day of its first news item.

    Raises
    ------
    OutputError
        If there is something at ``path`` already, or it cannot be written.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise OutputError(f"{path} is there already", [Fault("path", "something there", "a name that is free")])
    settings = {"name_en": name_en, "name_ko": name_ko, "currency": currency, "time_zone": time_zone}
    files = {
        path / "city.toml": "".join(f"{name} = {_toml(text)}\n" for name, text in settings.items()),
        path / "sources.csv": ",".join(columns(SourceRow)[0] + [c for c in columns(SourceRow)[1] if c != "note"])
        + "\n",
        path / "README.md": README.format(name=name_en, path=path.as_posix()),
        path / "indices" / ".gitkeep": "",
        **{path / "archive" / name: text for name, text in new_archive(day).items()},
    }
    try:
        CitySettings.model_validate(settings)
        for file, content in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8", newline="\n")
    except ValidationError as error:
        raise OutputError(f"{path} cannot be made", _setting_faults(error)) from None
    except OSError as error:
        fault = Fault(str(path), error.strerror or str(error), "a folder that may be written")
        raise OutputError(f"{path} cannot be made", [fault]) from None
    return list(files)


def _beside_faults(settings: CitySettings, path: Path) -> Iterator[Fault]:
    """Files that a setting names and are not there, and settings that need another."""
    for name in ("boundaries", "logo"):
        file = getattr(settings, name)
        if file and not (path / file).is_file():
            yield Fault(name, repr(file), "a file beside city.toml")
    if len(set(settings.languages)) < len(settings.languages):
        yield Fault("languages", repr(settings.languages), "each language once")
    if settings.boundaries and settings.attribution is None:
        remedy = 'attribution = { en = "…", ko = "…" }: what to print under a map of the boundaries'
        yield Fault("attribution", "nothing", remedy)


def _setting_faults(error: ValidationError) -> list[Fault]:
    return [setting_fault(problem, ".".join(map(str, problem["loc"]))) for problem in error.errors()]


def _toml(text: str) -> str:
    """A text as TOML writes it, which is how JSON does."""
    return json.dumps(text, ensure_ascii=False)
