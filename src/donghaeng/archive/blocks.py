"""A text as blocks, and blocks as a text: what the site's editor shows one by one is one Markdown file."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from donghaeng.archive.markdown import PARSER, plain_lines, top_level, words

MARK = re.compile(r" {0,3}> ?")
WHO = "— "
SIDES = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}
SPECIAL = re.compile(r"([\\`*_\[\]<>&!\"])")


@dataclass(frozen=True)
class TextBlock:
    """Paragraphs, headings and lists, in Markdown."""

    markdown: str


@dataclass(frozen=True)
class ImageBlock:
    """A picture below the folder of the archive, what it shows in words, and whose it is; plain text."""

    file: str
    description: str
    credit: str = ""


@dataclass(frozen=True)
class VideoBlock:
    """A video of videos.csv with a title of its own; plain text."""

    slug: str
    title: str


@dataclass(frozen=True)
class QuoteBlock:
    """What somebody said, in Markdown, and who."""

    text: str
    who: str = ""


@dataclass(frozen=True)
class TableBlock:
    """A table of Markdown cells, all rows as long as the header; ``sides`` as in ``SIDES``, one per column, or none."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sides: tuple[str, ...] = ()


Block = TextBlock | ImageBlock | VideoBlock | QuoteBlock | TableBlock


def read_blocks(markdown: str) -> tuple[Block, ...]:
    r"""Split a text into blocks; what is no block of its own is text, and text that touches is one block.

    Examples
    --------
    >>> read_blocks("One.\n\n> Two.\n> — Kim")
    (TextBlock(markdown='One.'), QuoteBlock(text='Two.', who='Kim'))
    """
    text = plain_lines(markdown)
    lines = text.split("\n")
    blocks: list[Block] = []
    taken = 0
    for first, last, tokens in top_level(PARSER.parse(text)):
        block = _block(tokens, lines[first:last])
        if block is not None:
            blocks += [*_text(lines[taken:first]), block]
            taken = last
    return (*blocks, *_text(lines[taken:]))


def write_blocks(blocks: Iterable[Block]) -> str:
    """Write blocks as Markdown, an empty line between them.

    Examples
    --------
    >>> print(write_blocks([TextBlock("One."), QuoteBlock("Two.", "Kim")]))
    One.
    <BLANKLINE>
    > Two.
    > — Kim
    """
    return "\n\n".join(text for block in blocks if (text := write_block(block)))


def write_block(block: Block) -> str:
    """Write one block as Markdown."""
    match block:
        case TextBlock(markdown):
            return "\n".join(_trimmed(plain_lines(markdown).split("\n")))
        case ImageBlock(file, description, credit):
            return _image(file, description, credit)
        case VideoBlock(slug, title):
            return _escaped(title, lambda text: f"[{text}](video:{slug})", VideoBlock(slug, _line(title)))
        case QuoteBlock(text, who):
            said = _trimmed(plain_lines(text).split("\n")) or ([] if who else [""])
            return "\n".join(f"> {line}" if line else ">" for line in [*said, *([WHO + _line(who)] if who else [])])
        case TableBlock():
            return _table(block)


def block_words(block: Block) -> str:
    """The Markdown of a block that holds its words: what to search in, and to count."""
    match block:
        case ImageBlock() | VideoBlock():
            return ""
        case _:
            return write_block(block)


def _block(tokens: Sequence[Token], lines: Sequence[str]) -> Block | None:
    """The block that a stretch of tokens makes, or None for text."""
    kind = tokens[0].type
    if kind == "blockquote_open":
        return _read_quote(lines)
    if kind == "table_open":
        return _read_table(tokens)
    if kind == "paragraph_open" and len(lines) == 1 and tokens[1].children:
        return _read_single(tokens[1].children)
    return None


def _read_single(children: Sequence[Token]) -> ImageBlock | VideoBlock | None:
    """An image, or a link to a video, that is alone on its line."""
    first, last = children[0], children[-1]
    if first.type == "image" and first is last:
        credit = str(first.attrs.get("title", ""))
        return ImageBlock(str(first.attrs["src"]), words(first.children or []), credit)
    is_link = first.type == "link_open" and [child.type for child in children].count("link_open") == 1
    scheme, _, slug = str(first.attrs.get("href", "")).partition(":")
    if is_link and last.type == "link_close" and scheme == "video":
        return VideoBlock(slug, words(children[1:-1]))
    return None


def _read_quote(lines: Sequence[str]) -> QuoteBlock:
    said = _trimmed([MARK.sub("", line, count=1) if MARK.match(line) else line for line in lines])
    if said and said[-1].startswith(WHO):
        return QuoteBlock("\n".join(_trimmed(said[:-1])), said[-1].removeprefix(WHO).strip())
    return QuoteBlock("\n".join(said))


def _read_table(tokens: Sequence[Token]) -> TableBlock:
    rows: list[list[str]] = []
    sides = []
    for place, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append(tokens[place + 1].content)
            if token.type == "th_open":
                sides.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
    header, *others = (tuple(row) for row in rows)
    return TableBlock(header, tuple(others), tuple(sides) if any(sides) else ())


def _text(lines: Sequence[str]) -> list[TextBlock]:
    kept = _trimmed(lines)
    return [TextBlock("\n".join(kept))] if kept else []


def _trimmed(lines: Sequence[str]) -> Sequence[str]:
    """The lines without empty ones at either end."""
    full = [place for place, line in enumerate(lines) if line.strip()]
    return lines[full[0] : full[-1] + 1] if full else []


def _image(file: str, description: str, credit: str) -> str:
    address = f"<{file}>" if re.search(r"[\s()]", file) or not file else file
    title = re.sub(r'([\\"&])', r"\\\1", _line(credit))
    after = f'{address} "{title}"' if credit else address
    return _escaped(
        description, lambda text: f"![{text}]({after})", ImageBlock(file, _line(description), _line(credit))
    )


def _escaped(plain: str, write: Callable[[str], str], wanted: Block) -> str:
    """A plain text written so that it reads as itself: as it is, or if need be with its signs escaped."""
    line = _line(plain)
    simple = write(line)
    return simple if read_blocks(simple) == (wanted,) else write(SPECIAL.sub(r"\\\1", line))


def _table(block: TableBlock) -> str:
    sides = tuple(SIDES[side] for side in block.sides or ("",) * len(block.header))
    header, *rows = (tuple(_line(cell).replace("|", "\\|") for cell in row) for row in (block.header, *block.rows))
    return "\n".join("|" + "".join(f" {cell} |" if cell else " |" for cell in row) for row in (header, sides, *rows))


def _line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
