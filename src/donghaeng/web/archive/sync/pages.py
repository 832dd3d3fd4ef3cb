"""An entry of the folder as a page, and a page as an entry."""

import dataclasses
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from donghaeng.archive import (
    ARTICLES,
    SECTIONS,
    TABLES,
    Attachment,
    Block,
    Entry,
    ImageBlock,
    QuoteBlock,
    TableBlock,
    TextBlock,
    VideoBlock,
    read_blocks,
    write_block,
)
from donghaeng.web.archive.models import EntryPage
from donghaeng.web.archive.sync.media import Media

KINDS: Mapping[str, type[Entry]] = {**ARTICLES, **TABLES}
"""The kinds of entries by the code of their section."""
OTHER_NAMES = {"sources": "source_keys", "related": "related_paths", "date": "date_text", "subkind": "kind"}
"""What a page calls by another name: ``date`` is a day there, and a page has kinds of its own."""
NOT_COLUMNS = {"slug", "texts", "origins", "sections"}


def fill(page: EntryPage, entry: Entry, language: str, media: Media) -> None:
    """Give a page what an entry says in a language."""
    text = entry.texts[language]
    page.slug = entry.slug
    for name, value in {**_columns(entry), **_columns(text)}.items():
        setattr(page, OTHER_NAMES.get(name, name), _stored(name, value, page, media))
    sections = getattr(text, "sections", {})
    for name in SECTIONS if hasattr(text, "sections") else ():
        setattr(page, name, _stream(sections.get(name, ()), page, name, media))


def entry_of(pages: Mapping[str, EntryPage], media: Media, leading: str) -> Entry:
    """The entry that pages in several languages make; what is no text is taken from the leading language."""
    lead = pages[leading]
    kind = KINDS[lead.section().code]
    texts = {language: _text_of(page, kind, media) for language, page in pages.items()}
    names = [one.name for one in dataclasses.fields(kind) if one.name not in NOT_COLUMNS]
    return kind(slug=lead.slug, texts=texts, **{name: _read(name, lead, media) for name in names})


def _text_of(page: EntryPage, kind: type[Entry], media: Media) -> Any:
    names = [one.name for one in dataclasses.fields(kind.text)]
    values = {name: _read(name, page, media) for name in names if name != "sections"}
    if "sections" in names:
        found = {name: _blocks(getattr(page, name), media) for name in SECTIONS}
        values["sections"] = {name: blocks for name, blocks in found.items() if blocks}
    return kind.text(**values)


def _columns(thing: Any) -> dict[str, Any]:
    return {one.name: getattr(thing, one.name) for one in dataclasses.fields(thing) if one.name not in NOT_COLUMNS}


def _stored(name: str, value: Any, page: EntryPage, media: Media) -> Any:
    """A value as the page's column holds it."""
    if name == "body":
        return _stream(value, page, name, media)
    if name == "attachments":
        raw = [("file", {"title": one.title, "document": media.keys[one.file]}) for one in value]
        return _children(raw, page, name)
    return list(value) if isinstance(value, tuple) else value


def _read(name: str, page: EntryPage, media: Media) -> Any:
    """A value as the entry has it."""
    value = getattr(page, OTHER_NAMES.get(name, name))
    if name == "body":
        return _blocks(value, media)
    if name == "attachments":
        files = (child.value for child in value if child.value["document"] is not None)
        return tuple(Attachment(str(file["title"]), media.path(file["document"])) for file in files)
    return tuple(value) if isinstance(value, list) else value


def _stream(blocks: Iterable[Block], page: EntryPage, name: str, media: Media) -> Any:
    """Blocks as the page's column holds them."""
    return _children([_raw(one, media) for one in blocks], page, name)


def _children(raw: Iterable[tuple[str, Any]], page: EntryPage, name: str) -> Any:
    """Raw blocks as a stream; their ids follow from their place, so that a load repeats itself."""
    block = page._meta.get_field(name).stream_block  # noqa: SLF001 - Django's own door to its fields
    return block.to_python([
        {"type": kind, "value": value, "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{page.slug}/{name}/{place}"))}
        for place, (kind, value) in enumerate(raw)
    ])  # fmt: skip


def _raw(block: Block, media: Media) -> tuple[str, Any]:
    match block:
        case TextBlock(markdown):
            return "text", markdown
        case QuoteBlock(text, who):
            return "quote", {"text": text, "who": who}
        case VideoBlock(slug, title):
            return "video", {"slug": slug, "title": title}
        case ImageBlock(file, description, credit):
            return "image", {"image": media.keys[file], "description": description, "credit": credit}
        case TableBlock():
            return "table", write_block(block)


def _blocks(stream: Any, media: Media) -> tuple[Block, ...]:
    return tuple(block for child in stream for block in _block(child.block_type, child.value, media))


def _block(kind: str, value: Any, media: Media) -> Iterable[Block]:
    """A block of a page as blocks of a text: an editor's text may hold what the folder has as a block of its own."""
    match kind:
        case "quote":
            return (QuoteBlock(str(value["text"]), str(value["who"] or "")),)
        case "video":
            return (VideoBlock(str(value["slug"]), str(value["title"])),)
        case "image":
            image = value["image"]
            return () if image is None else (
                ImageBlock(media.path(image), str(value["description"]), str(value["credit"] or "")),
            )  # fmt: skip
        case _:
            return read_blocks(str(value))
