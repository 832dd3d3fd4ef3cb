"""One article in one language: a Markdown file read and written."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from pydantic import BaseModel, ValidationError

from donghaeng.archive import (
    Article,
    ArticleText,
    Attachment,
    Origin,
    Policy,
    PolicyText,
    read_blocks,
    read_sections,
    section_faults,
    text_faults,
    write_blocks,
    write_sections,
)
from donghaeng.base.errors import Fault, FileError, raise_if
from donghaeng.files.archive_models import MATTERS, ArticleMatter
from donghaeng.files.front_matter import Matter, join, split
from donghaeng.files.rows import setting_fault
from donghaeng.files.text import BOM_UTF16, digest

LARGEST_TEXT = 200_000
"""Nobody reads more in one go. [bytes]"""
SAME = {"subkind": "kind"}
"""What a file calls an attribute that has another name in Python."""
OWN = {"slug", "texts", "origins"}
MENDED = {"title": "?", "summary": "?", "date": "2000-01-01"}
"""What stands for a needed key that is at fault."""
WORDS = {
    "tuple_type": 'a list: ["...", "..."]',
    "string_type": 'a text in quotes: "..."',
    "int_type": "a whole number",
    "too_long": "one or two",
}
"""What front matter should hold, by pydantic's name for the fault."""


@dataclass(frozen=True)
class ArticleFile:
    """What one file says: of the article in all languages (``shared``), and in its own (``text``).

    ``wrong`` are the keys that are at fault, and hold something else here.
    """

    kind: type[Article]
    slug: str
    language: str
    shared: Mapping[str, Any]
    text: ArticleText
    matter: Matter
    origin: Origin
    faults: tuple[Fault, ...] = ()
    wrong: frozenset[str] = frozenset()


def read_article(content: bytes, file: str, kind: type[Article]) -> ArticleFile:
    """Read one file of an article.

    Parameters
    ----------
    content : the bytes of the file.
    file : its name below the archive, ``FOLDER/SLUG.LANGUAGE.md``.
    kind : what its folder holds.

    Raises
    ------
    FileError
        With every fault of the front matter and of the text.
    """
    article = try_article(content, file, kind)
    raise_if(article.faults, FileError, "an article that cannot be read")
    return article


def try_article(content: bytes, file: str, kind: type[Article]) -> ArticleFile:
    """Read one file of an article as far as it is right, with its faults.

    Raises
    ------
    FileError
        If nothing of it can be read: another encoding, no front matter.
    """
    slug, language, _ = file.rpartition("/")[2].split(".")
    text = _decoded(content)
    matter = split(text)
    settings, wrong, faults = _settings(matter, MATTERS[kind.folder])
    faults += _body_faults(matter, language, is_policy=kind is Policy)
    shared, own = _taken_apart(settings, kind)
    words = _text(kind, own, matter.body, language)
    fingerprint = digest(_written(kind, shared, words, language).encode())
    origin = Origin(file, None, text, digest(content), fingerprint)
    return ArticleFile(kind, slug, language, shared, words, matter, origin, tuple(faults), wrong)


def write_article(entry: Article, language: str) -> str:
    """Write an article in one language as we write it, whatever its file looked like."""
    shared = {name: getattr(entry, name) for name in shared_names(type(entry))}
    return _written(type(entry), shared, entry.texts[language], language)


def shared_names(kind: type[Any]) -> list[str]:
    """The attributes of an entry that all languages share."""
    return [field.name for field in fields(kind) if field.name not in OWN]


def _decoded(content: bytes) -> str:
    """The text with all its bytes, a byte order mark included: it has to be given back as it was."""
    if len(content) > LARGEST_TEXT:
        fault = Fault("size", f"{len(content):,} bytes", f"at most {LARGEST_TEXT:,}")
        raise FileError("a text too long", [fault])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        found = "UTF-16" if content.startswith(BOM_UTF16) else "another encoding"
        raise FileError("a text that cannot be read", [Fault("encoding", found, "UTF-8")]) from None


def _settings(matter: Matter, model: type[ArticleMatter]) -> tuple[ArticleMatter, frozenset[str], list[Fault]]:
    """The settings, which of them are wrong, and the faults; what is wrong is left out, or mended if it is needed."""
    try:
        return model.model_validate(matter.settings), frozenset(), []
    except ValidationError as error:
        wrong = frozenset(str(problem["loc"][0]) for problem in error.errors())
        kept = {key: value for key, value in matter.settings.items() if key not in wrong}
        needed = {key: MENDED[key] for key in wrong if key in MENDED}
        return model.model_validate(kept | needed), wrong, list(_setting_faults(error, matter))


def _body_faults(matter: Matter, language: str, *, is_policy: bool) -> Iterator[Fault]:
    yield from text_faults(matter.body, first_line=matter.body_line)
    if is_policy:
        yield from section_faults(matter.body, language, first_line=matter.body_line)


def _setting_faults(error: ValidationError, matter: Matter) -> Iterator[Fault]:
    """One fault a setting, or one for each faulty item of a list."""
    problems = {}
    for problem in reversed(error.errors()):
        key, *inner = problem["loc"]
        problems[key, inner[0] if inner and isinstance(inner[0], int) else 0] = problem
    for (key, _), problem in sorted(problems.items(), key=lambda one: (matter.lines.get(str(one[0][0]), 0), one[0][1])):
        fault = setting_fault(problem, matter.where(str(key)))
        found = str(problem["input"]) if isinstance(problem["input"], dt.date | dt.time) else fault.found
        yield replace(fault, found=found, expected=WORDS.get(problem["type"], fault.expected))


def _taken_apart(settings: BaseModel, kind: type[Article]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The settings that all languages share, and those of one."""
    given = settings.model_dump()
    shared = {name: given[key] for name in shared_names(kind) if (key := SAME.get(name, name)) in given}
    own = {field.name: given[field.name] for field in fields(kind.text) if field.name in given}
    return shared, own | {"attachments": tuple(Attachment(**one) for one in own["attachments"])}


def _text(kind: type[Article], own: Mapping[str, Any], body: str, language: str) -> ArticleText:
    if kind is Policy:
        opening, sections = read_sections(body, language)
        return PolicyText(**own, body=opening, sections=sections)
    return ArticleText(**own, body=read_blocks(body))


def _written(kind: type[Article], shared: Mapping[str, Any], text: ArticleText, language: str) -> str:
    own = {field.name: getattr(text, field.name) for field in fields(kind.text)}
    own["attachments"] = [asdict(one) for one in text.attachments]
    body = write_blocks(text.body)
    if isinstance(text, PolicyText):
        body = write_sections(text.body, text.sections, language)
    return join({SAME.get(name, name): value for name, value in {**shared, **own}.items()}, body)
