"""The open data of a city, or of an index that stands alone: a catalogue and a folder of files per index."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from donghaeng.base.errors import Fault, InputError
from donghaeng.base.progress import Progress, silent
from donghaeng.city import City, IndexReport
from donghaeng.files import CATALOGUE, is_index_folder, write_packages
from donghaeng.publish.dcat import catalogue
from donghaeng.publish.facts import Facts
from donghaeng.publish.package import index_files
from donghaeng.publish.publisher import Licence, Publisher


def publisher_of(city: City, *, data: str = "", page: str = "", licence: Licence | None = None) -> Publisher:
    """A city as the publisher of its indices."""
    return Publisher(city.settings.name_en, city.settings.name_ko, data, page, licence)


def open_data(
    reports: Sequence[IndexReport], publisher: Publisher, *, with_zip: bool = True, progress: Progress = silent
) -> dict[str, bytes]:
    """Make the open data of some indices.

    Returns
    -------
    Bytes by name: ``catalog.jsonld``, and the files of each index below its code, such as ``districts/scores.csv``.
    """
    packages: dict[str, Mapping[str, bytes]] = {}
    for done, report in enumerate(reports):
        progress(f"publishing {report.path.name}", done / len(reports))
        packages[Facts(report, publisher).code] = index_files(report, publisher, with_zip=with_zip)
    listed = {CATALOGUE: catalogue(packages, publisher)}
    return listed | {f"{code}/{name}": content for code, files in packages.items() for name, content in files.items()}


def write_open_data(
    path: Path,
    out: Path,
    *,
    data: str = "",
    index: str | None = None,
    with_zip: bool = True,
    progress: Progress = silent,
) -> list[str]:
    """Write the open data of a city, or of the folder of one index, and say which files there are.

    Parameters
    ----------
    path : the folder of a city, or of an index.
    out : a folder, replaced whole or not at all.
    data : the address under which ``out`` will stand; without it, addresses are relative.
    index : the only one of a city's indices to publish.
    with_zip : whether each index has a ``package.zip``, too.

    Raises
    ------
    InputError
        If there is no such index, or a folder has faults.
    OutputError
        If ``out`` holds something else, or cannot be written.
    """
    if is_index_folder(path):
        chosen, publisher = {path.resolve().name: IndexReport(path)}, Publisher(data=data)
    else:
        city = City(path)
        publisher, chosen = publisher_of(city, data=data), dict(city.indices)
    wanted = [code for code in chosen if index in (None, code)]
    if not wanted:
        raise InputError("nothing to publish", [_fault(index, chosen)])
    reports = [chosen[code] for code in wanted]
    return write_packages(out, open_data(reports, publisher, with_zip=with_zip, progress=progress))


def _fault(index: str | None, known: Mapping[str, IndexReport]) -> Fault:
    found = "no index" if index is None else f"index {index!r}"
    return Fault("indices", found, f"one of {', '.join(known)}" if known else "a folder per index below indices/")
