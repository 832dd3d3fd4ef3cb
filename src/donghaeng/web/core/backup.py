"""A backup: one zip file with the database, what editors uploaded, and the results. And its way back."""

import json
import shutil
import sqlite3
import tempfile
import zipfile
from pathlib import Path

from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from donghaeng import __version__
from donghaeng.base.errors import Fault, FileError, OutputError
from donghaeng.web.core.copy_database import applied_migrations, copy_database, is_whole
from donghaeng.web.core.faults import clear_faults
from donghaeng.web.core.upgrade import refuse_newer
from donghaeng.web.start import Place

FORMAT = 1
MANIFEST, DATABASE = "backup.json", "db.sqlite3"
FOLDERS = ("media", "results")


def backup(place: Place, file: Path) -> int:
    """Write a backup while the site runs; whole, or not at all.

    Returns
    -------
    The size of the file. [bytes]

    Raises
    ------
    OutputError
        If there is something at ``file`` already, there is nothing to back up, or the disk is full.
    """
    if file.exists():
        raise OutputError(f"{file} is there already", [Fault("file", "something there", "a name that is free")])
    if not place.database.is_file():
        raise OutputError("there is no site yet", [Fault("database", "no file", "a site: donghaeng load CITY")])
    part = file.with_name(f"{file.name}.part")
    with clear_faults(file):
        try:
            _write(place, part)
            part.replace(file)
        except sqlite3.DatabaseError as error:
            raise OutputError(
                f"{place.database} cannot be read", [Fault("database", str(error), "a whole one")]
            ) from error
        finally:
            part.unlink(missing_ok=True)
        return file.stat().st_size


def _write(place: Place, part: Path) -> None:
    about = {"format": FORMAT, "city": place.city.name, "version": __version__, "made": timezone.now().isoformat()}
    with (
        tempfile.TemporaryDirectory(dir=part.parent) as folder,
        zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        archive.writestr(MANIFEST, json.dumps(about, indent=2) + "\n")
        copy = Path(folder) / DATABASE
        copy_database(place.database, copy)
        archive.write(copy, DATABASE)
        for name in FOLDERS:
            for path in sorted((place.var / name).rglob("*")):
                if path.is_file():
                    archive.write(path, path.relative_to(place.var).as_posix())


def restore(place: Place, file: Path) -> None:
    """Put a backup in the place of the site. All is unpacked and checked beside it; two renames then swap the folders.

    Raises
    ------
    FileError
        If the file is no backup of this city, or is damaged.
    InputError
        If a newer version has made it.
    OutputError
        If the disk is full.
    """
    new = place.var.with_name(place.var.name + ".restoring")
    old = place.var.with_name(place.var.name + ".before-restore")
    with clear_faults(place.var):
        try:
            shutil.rmtree(new, ignore_errors=True)
            _unpack(place, file, new)
            if not is_whole(new / DATABASE):
                raise _no_backup(file, "a damaged database")
            refuse_newer(applied_migrations(new / DATABASE), set(MigrationLoader(None).disk_migrations))
            _swap(place.var, new, old)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _unpack(place: Place, file: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            about = json.loads(archive.read(MANIFEST)) if MANIFEST in names else {}
            if about.get("format") != FORMAT or DATABASE not in names:
                raise _no_backup(file, "something else")
            if about["city"] != place.city.name:
                raise _no_backup(file, f"a backup of {about['city']}")
            kept = [
                name for name in names if name == DATABASE or name.startswith(tuple(f"{part}/" for part in FOLDERS))
            ]
            archive.extractall(folder, kept)
    except FileNotFoundError:
        raise _no_backup(file, "no such file") from None
    except (zipfile.BadZipFile, EOFError, json.JSONDecodeError) as error:
        raise _no_backup(file, f"a damaged file ({error})") from None


def _no_backup(file: Path, found: str) -> FileError:
    fault = Fault("file", found, "a file that donghaeng backup wrote of this city", file=str(file))
    return FileError(f"{file} cannot be restored; the site is as it was", [fault])


def _swap(var: Path, new: Path, old: Path) -> None:
    """Put the new folder in the place of the old one; what only this machine knows stays."""
    if (var / "secret-key").is_file():
        shutil.copy2(var / "secret-key", new / "secret-key")
    shutil.rmtree(old, ignore_errors=True)
    var.rename(old)
    try:
        new.rename(var)
    except OSError:
        old.rename(var)
        raise
