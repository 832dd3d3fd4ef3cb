"""The folder of a city into the database of its site: all of it, or nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from wagtail.signal_handlers import disable_reference_index_auto_update

from donghaeng.base.errors import DonghaengError, Fault, InputError, raise_if
from donghaeng.base.progress import Progress, silent
from donghaeng.city import City
from donghaeng.web.archive.models import SourceRow, StoredTable, Swap, Term
from donghaeng.web.archive.sections import LISTS
from donghaeng.web.archive.sync.decide import Decision, Take, decide
from donghaeng.web.archive.sync.folder import Folder, read_folder
from donghaeng.web.archive.sync.media import Media, kept_media
from donghaeng.web.archive.sync.state import Key, SiteState, read_site
from donghaeng.web.archive.sync.tree import grow
from donghaeng.web.archive.sync.write import Writer
from donghaeng.web.core import failed_load
from donghaeng.web.core.generation import renew
from donghaeng.web.ledger.changes import note_changes
from donghaeng.web.observatory.sync import store

TAKEN = ("claims", "data", "feeds", "index", "report", "search", *(section.code for section in LISTS))
"""Addresses that a standard page cannot have: the site's own."""


@dataclass(frozen=True)
class Loaded:
    """What a load did: how many entries met which decision, and which were left as they are because both changed."""

    counts: Mapping[Decision, int]
    conflicts: tuple[Key, ...]


def load(city: City, results_folder: Path, *, take: Take = "", progress: Progress = silent) -> Loaded:
    """Bring the site in step with the folder.

    Parameters
    ----------
    city : the folder, read and checked whole before anything is written.
    results_folder : where the scores of the indices go.
    take : how to resolve what was changed in both places: not at all, by the folder or by the site.

    Raises
    ------
    InputError
        With every fault of every file; the site stays as it was, and its editors are told.
    """
    try:
        loaded = _load(city, results_folder, take=take, progress=progress)
    except DonghaengError as error:
        failed_load.note(error)
        raise
    failed_load.forget()
    return loaded


def _load(city: City, results_folder: Path, *, take: Take, progress: Progress) -> Loaded:
    progress("reading the folder", 0.0)
    folder = read_folder(city)
    raise_if(list(_faults(folder)), InputError, f"{city.path}: the archive has faults")
    told: Progress = lambda step, share: progress(step, 0.05 + 0.3 * share)  # noqa: E731 - a share of a share
    name = store.put(city, results_folder, told, address=settings.DONGHAENG_ADDRESS)
    with transaction.atomic(), disable_reference_index_auto_update(), _media(folder) as media:
        tree = grow(folder.names)
        _keep_words(folder)
        _keep_tables(folder)
        site = read_site()
        decisions = _decisions(folder, site, take)
        writer = Writer(folder, site, tree, media)
        for place, (key, decision) in enumerate(decisions.items()):
            progress("writing pages", 0.35 + 0.65 * place / len(decisions))
            writer.do(key, decision)
        writer.finish()
        if any(decision not in (Decision.SAME, Decision.KEEP, Decision.CONFLICT) for decision in decisions.values()):
            renew()
        if _swap(name):
            note_changes(results_folder / name)
            renew()
    store.clean(results_folder, name)
    conflicts = tuple(key for key, decision in decisions.items() if decision is Decision.CONFLICT)
    return Loaded(Counter(decisions.values()), conflicts)


def _media(folder: Folder) -> AbstractContextManager[Media]:
    return kept_media(folder.files, folder.city.archive_file)


def _decisions(folder: Folder, site: SiteState, take: Take) -> dict[Key, Decision]:
    """What to do with every entry, language by language; the folder's first, so that none is withdrawn too early."""
    keys = dict.fromkeys([*folder.origins, *site.origins])
    return {key: decide(folder.state(key), site.page_state(key), site.origin_state(key), take) for key in keys}


def _faults(folder: Folder) -> Iterator[Fault]:
    """Standard pages at addresses that the site itself has."""
    for (path, _language), origin in folder.origins.items():
        if path in {f"pages/{name}" for name in TAKEN}:
            yield Fault("slug", path, f"another name: {', '.join(TAKEN)} are the site's own", file=origin.file)


def _keep_words(folder: Folder) -> None:
    """Replace the fields, districts and sources where they changed."""
    words = {(group, code): (names, place) for group, terms in folder.terms.items()
             for place, (code, names) in enumerate(terms.items())}  # fmt: skip
    if words != {(row.group, row.code): (row.names, row.position) for row in Term.objects.all()}:
        Term.objects.all().delete()
        Term.objects.bulk_create(
            Term(group=group, code=code, names=names, position=place) for (group, code), (names, place) in words.items()
        )
        renew()
    rows = [SourceRow(**asdict(source)) for source in folder.sources]
    if {row.key: _columns(row) for row in rows} != {row.key: _columns(row) for row in SourceRow.objects.all()}:
        SourceRow.objects.all().delete()
        SourceRow.objects.bulk_create(rows)
        renew()


def _keep_tables(folder: Folder) -> None:
    """Keep the tables as they stand, so that an export can give back every byte."""
    tables = dict(folder.tables)
    if tables != {row.name: bytes(row.content) for row in StoredTable.objects.all()}:
        StoredTable.objects.all().delete()
        StoredTable.objects.bulk_create(StoredTable(name=name, content=content) for name, content in tables.items())


def _columns(row: SourceRow) -> tuple[str, ...]:
    return tuple(str(getattr(row, column.attname)) for column in row._meta.concrete_fields)  # noqa: SLF001 - Django's door


def _swap(name: str) -> bool:
    """Show these results from now on; say whether others were shown before."""
    before = Swap.objects.values_list("results", flat=True).first()
    Swap.objects.update_or_create(pk=1, defaults={"results": name})
    return before != name
