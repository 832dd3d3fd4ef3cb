"""The Markdown we read: CommonMark with tables, less what a text of the archive does not need."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from donghaeng.archive.links import Link, read_link
from donghaeng.base.errors import Fault, InputError

HTML = "Markdown without HTML; for the sign itself write \\<"
REFUSED = {
    "html_block": HTML,
    "html_inline": HTML,
    "fence": "a text without blocks of code",
    "code_block": "a text that does not begin with four spaces",
    "hr": "nothing: headings part a text",
}
"""What is not wanted in a text, by markdown-it's name, and what would be right."""
HEADINGS = "a heading with ## or ###; the title, in the front matter, is the only one above"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SHOWN = 40
"""Letters of a text that a fault shows."""


def _parser(*, html: bool) -> MarkdownIt:
    """A parser that keeps every address as it is written: ``read_link`` judges them, and names the place."""
    parser = MarkdownIt("commonmark", {"html": html}).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


PARSER = _parser(html=False)
"""For what is shown: HTML is text like any other."""
_STRICT = _parser(html=True)


@dataclass(frozen=True)
class Address:
    """The address of a link or image, and the line in which it stands, counted from 1."""

    text: str
    line: int


def plain_lines(text: str) -> str:
    """The text with line feeds alone at the ends of its lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def top_level(tokens: Sequence[Token]) -> Iterator[tuple[int, int, Sequence[Token]]]:
    """The blocks at the top: first line, line after the last (from 0), and their tokens."""
    start = 0
    for place, token in enumerate(tokens):
        if token.level == 0 and token.nesting == 1:
            start = place
        elif token.level == 0 and (token.nesting == -1 or token.map):
            start = start if token.nesting == -1 else place
            first, last = tokens[start].map or (0, 0)
            yield first, last, tokens[start : place + 1]


def plain(markdown: str) -> str:
    """The words of a text without its marks, for search and for previews.

    Examples
    --------
    >>> plain("The index stands at **[111.0](figure:going-together/2023)**.")
    'The index stands at 111.0.'
    """
    found = (token for token in PARSER.parse(plain_lines(markdown)) if token.type == "inline")
    return "\n".join(words(token.children or []) for token in found)


def words(tokens: Sequence[Token]) -> str:
    """The words of inline tokens."""
    breaks = {"softbreak": " ", "hardbreak": " "}
    return "".join(
        words(token.children) if token.children else breaks.get(token.type, token.content) for token in tokens
    )


def links(markdown: str) -> list[tuple[Link, int]]:
    """The links that the archive resolves itself, each with its line, counted from 1; others are left out."""
    found = []
    for address in addresses(markdown):
        try:
            link = read_link(address.text)
        except InputError:
            continue
        if link is not None:
            found.append((link, address.line))
    return found


def addresses(markdown: str) -> list[Address]:
    """The addresses of all links of a text, in order."""
    tokens = PARSER.parse(plain_lines(markdown))
    found = (child_and_line for token in tokens for child_and_line in _children(token))
    return [Address(str(child.attrs["href"]), line + 1) for child, line in found if child.type == "link_open"]


def images(markdown: str) -> list[Address]:
    """The files of all images of a text, in order."""
    tokens = PARSER.parse(plain_lines(markdown))
    found = (child_and_line for token in tokens for child_and_line in _children(token))
    return [Address(str(child.attrs["src"]), line + 1) for child, line in found if child.type == "image"]


def text_faults(markdown: str, *, first_line: int = 1) -> list[Fault]:
    """Whatever a text may not hold: HTML, code, other headings, images among words, addresses that lead nowhere.

    Parameters
    ----------
    markdown : the text.
    first_line : the number of its first line in its file.
    """
    text = plain_lines(markdown)
    seen: dict[str, Any] = {}
    tokens = _STRICT.parse(text, seen)
    lines = text.split("\n")
    found = [*_control_faults(lines), *_block_faults(tokens, lines), *_inline_faults(tokens, lines)]
    found += [
        (reference["map"][0], "link", lines[reference["map"][0]][:SHOWN], "[text](address), the address in its place")
        for reference in seen.get("references", {}).values()
    ]
    places = {(line, what): (repr(text), expected) for line, what, text, expected in reversed(found)}
    return [Fault(f"line {line + first_line}, {what}", *places[line, what]) for line, what in sorted(places)]


Found = tuple[int, str, str, str]
"""Line from 0, what it is, what was found, what would be right."""


def _control_faults(lines: Sequence[str]) -> Iterator[Found]:
    for number, line in enumerate(lines):
        if CONTROL.search(line):
            yield number, "text", line[:SHOWN], "a text without control characters"


def _block_faults(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Found]:
    for token in tokens:
        line = token.map[0] if token.map else 0
        found = lines[line].strip()[:SHOWN]
        if token.type in REFUSED:
            yield line, token.type.partition("_")[0], found, REFUSED[token.type]
        elif token.type == "heading_open" and token.markup not in ("##", "###"):
            yield line, "heading", found, HEADINGS
        elif token.type == "blockquote_open" and token.level:
            yield line, "quotation", found, "a quotation that stands by itself, at the beginning of its line"


def _inline_faults(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Found]:
    for place, token in enumerate(tokens):
        is_alone = tokens[place - 1].level == 0 and len(token.children or []) == 1
        for child, number in _children(token):
            line = min(number, len(lines) - 1)
            if child.type in REFUSED:
                yield line, "html", child.content[:SHOWN], REFUSED[child.type]
            elif child.type == "link_open":
                yield from _link_faults(str(child.attrs["href"]), line)
            elif child.type == "image":
                is_block = is_alone and tokens[place - 1].type == "paragraph_open"
                yield from _image_faults(child, line, is_block=is_block)


def _image_faults(image: Token, line: int, *, is_block: bool) -> Iterator[Found]:
    source = str(image.attrs["src"])
    if not is_block:
        yield line, "image", source, "an image alone on its line, at its beginning"
    if not words(image.children or []).strip():
        yield line, "description", f"![]({source})", "![what it shows, for those who do not see it](…)"


def _link_faults(address: str, line: int) -> Iterator[Found]:
    try:
        read_link(address)
    except InputError as error:
        for fault in error.faults:
            yield line, f"link {address[:SHOWN]}", address, fault.expected


def _children(token: Token) -> Iterator[tuple[Token, int]]:
    """What stands within a line of text, each with its line, from 0."""
    line = token.map[0] if token.map else 0
    for child in token.children or []:
        yield child, line
        line += child.type.endswith("break") + child.content.count("\n")
