"""The sections of a policy: a body divided by headings that every language has its own words for."""

from collections.abc import Iterator, Mapping, Sequence

from donghaeng.archive.blocks import Block, read_blocks, write_blocks
from donghaeng.archive.markdown import PARSER, plain_lines, top_level
from donghaeng.base.errors import Fault

SECTIONS = ("background", "process", "difficulties", "results", "lessons")
"""What a policy's page tells, in this order; each may be left out."""
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "en": ("Background", "Process", "Difficulties", "Results", "Lessons"),
    "ko": ("배경", "추진 과정", "어려움과 극복", "성과", "교훈"),
}
"""The headings of ``SECTIONS`` by language; a language without its own uses the English ones."""

Sections = Mapping[str, tuple[Block, ...]]


def headings(language: str) -> tuple[str, ...]:
    """The headings of a policy in a language."""
    return HEADINGS.get(language, HEADINGS["en"])


def read_sections(markdown: str, language: str) -> tuple[tuple[Block, ...], dict[str, tuple[Block, ...]]]:
    r"""Divide the body of a policy: what stands above the first heading, and the sections by their name.

    Examples
    --------
    >>> opening, sections = read_sections("In short.\n\n## 성과\n\nIt worked.", "ko")
    >>> sections["results"]
    (TextBlock(markdown='It worked.'),)
    """
    lines = plain_lines(markdown).split("\n")
    names = dict(zip(headings(language), SECTIONS, strict=True))
    found = [(line, names[title]) for line, title in _titles(markdown) if title in names]
    ends = [*(line for line, _ in found), len(lines)]
    opening = read_blocks("\n".join(lines[: ends[0]]))
    parts = [read_blocks("\n".join(lines[line + 1 : end])) for (line, _), end in zip(found, ends[1:], strict=True)]
    return opening, {name: blocks for (_, name), blocks in zip(found, parts, strict=True)}


def write_sections(opening: Sequence[Block], sections: Sections, language: str) -> str:
    """Write the body of a policy; a section without blocks has no heading."""
    titles = zip(SECTIONS, headings(language), strict=True)
    parts = [f"## {title}\n\n{text}" for name, title in titles if (text := write_blocks(sections.get(name, ())))]
    return "\n\n".join(part for part in (write_blocks(opening), *parts) if part)


def section_faults(markdown: str, language: str, *, first_line: int = 1) -> Iterator[Fault]:
    """Whatever is wrong with the headings: another ``##``, one twice, one out of order, one with nothing below."""
    known = headings(language)
    order = ", ".join(f"## {title}" for title in known)
    filled = read_sections(markdown, language)[1]
    passed: list[str] = []
    for line, title in _titles(markdown):
        where = f"line {line + first_line}, heading"
        if title not in known:
            yield Fault(where, f"'## {title}'", f"one of {order}; smaller headings are ###")
        elif title in passed:
            yield Fault(where, f"'## {title}' again", "each heading once")
        elif passed and known.index(title) < max(map(known.index, passed)):
            yield Fault(where, f"'## {title}' after '## {passed[-1]}'", f"the order {order}")
        elif not filled[SECTIONS[known.index(title)]]:
            yield Fault(where, f"nothing below '## {title}'", "a text, or no heading")
        passed += [title] if title in known else []


def _titles(markdown: str) -> Iterator[tuple[int, str]]:
    """The headings of the second level, each with its line, from 0."""
    for first, _, tokens in top_level(PARSER.parse(plain_lines(markdown))):
        if tokens[0].type == "heading_open" and tokens[0].markup == "##":
            yield first, tokens[1].content
