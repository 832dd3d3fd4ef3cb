"""What an entry names is there: fields, districts, sources, other entries, figures, pictures, files to take away."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from donghaeng.archive import Entry, Organisation, Targets, links, missing
from donghaeng.archive.markdown import images
from donghaeng.base.errors import Fault
from donghaeng.files.article_file import ArticleFile
from donghaeng.files.pictures import attachment_fault, picture_fault

Wrong = tuple[str, str, str, str]
"""A key, the name in it, what was found, what would be right."""


def article_faults(file: ArticleFile, targets: Targets, archive: Path) -> Iterator[Fault]:
    """Whatever one file of an article names that is not there."""
    matter = file.matter
    for key, name, found, expected in _wrong_names(file.shared, targets):
        yield Fault(f"{matter.where(key)} {name!r}", found, expected)
    if file.slug in (path.partition("/")[2] for path in file.shared["related"] if path.startswith(file.kind.folder)):
        yield Fault(matter.where("related"), "itself", "other entries")
    years = list(file.shared.get("years", ()))
    if years != sorted(set(years)):
        yield Fault(matter.where("years"), repr(years), "the first year, then the last")
    for attachment in file.text.attachments:
        if wrong := attachment_fault(archive, attachment.file):
            yield Fault(f"{matter.where('attachments')} {attachment.file!r}", *wrong)
    yield from _body_faults(file, targets, archive)


def row_faults(entry: Entry, targets: Targets) -> Iterator[Fault]:
    """Whatever a row names that is not there."""
    row = next((origin.row for origin in entry.origins.values()), None)
    named = {name: getattr(entry, name, "") for name in ("field", "district", "sources", "networks")}
    columns = {"sources": "source", "networks": "network"}
    for key, name, found, expected in _wrong_names(named, targets):
        yield Fault(f"{columns.get(key, key)} {name!r}", found, expected, row)
    if isinstance(entry, Organisation) and entry.slug in entry.networks:
        yield Fault("network", "itself", "another row", row)


def _wrong_names(named: Mapping[str, Any], targets: Targets) -> Iterator[Wrong]:
    """Whatever is named and not there, or named twice."""
    known = {
        "field": (targets.fields, "a code of fields.csv"),
        "district": (targets.units, "a unit of the city's indices"),
        "sources": (targets.sources, "a key of sources.csv"),
        "networks": (targets.networks, "a row whose kind is network"),
        "related": (targets.entries, "an entry of the archive"),
    }
    for key, (names, what) in known.items():
        own = named.get(key) or ()
        listed: Sequence[str] = (own,) if isinstance(own, str) else own
        for name, count in Counter(listed).items():
            if names is not None and (wrong := missing(name, names, what)):
                yield key, name, *wrong
            if count > 1:
                yield key, name, "the same again", "each once"


def _body_faults(file: ArticleFile, targets: Targets, archive: Path) -> Iterator[Fault]:
    matter = file.matter
    for link, line in links(matter.body):
        if wrong := targets.wrong(link):
            yield Fault(f"line {line + matter.body_line - 1}, {link}", *wrong)
    for image in images(matter.body):
        if wrong := picture_fault(archive, image.text):
            yield Fault(f"line {image.line + matter.body_line - 1}, image", *wrong)
