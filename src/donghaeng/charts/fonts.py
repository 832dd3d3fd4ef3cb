"""The font of the charts: how wide its letters are and which it has, read from the files beside this module."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

FACES = {False: "Pretendard-Regular.otf", True: "Pretendard-Bold.otf"}
"""The file of the regular and of the bold face."""


def folder() -> Path:
    """Where the fonts are."""
    return Path(str(files("donghaeng.charts"))) / "fonts"


@dataclass(frozen=True)
class Face:
    """One weight of a font: the glyph of each character, and each glyph's advance. [1/1 em]"""

    glyphs: Mapping[int, int]
    advances: Sequence[float]

    def advance(self, character: str) -> float:
        """How far a character moves the pen; one em where the font does not have it. [em]"""
        glyph = self.glyphs.get(ord(character))
        return 1.0 if glyph is None else self.advances[min(glyph, len(self.advances) - 1)]


@cache
def face(*, is_bold: bool = False) -> Face:
    """A face, read once."""
    data = (folder() / FACES[is_bold]).read_bytes()
    tables = {}
    for place in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, place)
        tables[tag] = offset
    em = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    count = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    metrics = struct.unpack_from(f">{2 * count}H", data, tables[b"hmtx"])
    return Face(_glyphs(data, tables[b"cmap"]), [width / em for width in metrics[::2]])


def width(text: str, size: float, *, is_bold: bool = False) -> float:
    """How wide a line of text is, without kerning. [px, as ``size``]

    Examples
    --------
    >>> width("동행", 10) > width("is", 10)
    True
    """
    one = face(is_bold=is_bold)
    return size * sum(one.advance(character) for character in text)


def missing(text: str) -> str:
    """The characters that the font does not have, each once.

    Examples
    --------
    >>> missing("약자동행지수 ㎡ →"), missing("ก")
    ('', 'ก')
    """
    glyphs = face().glyphs
    return "".join(dict.fromkeys(character for character in text if ord(character) not in glyphs))


def wrap(text: str, limit: float, size: float, *, is_bold: bool = False, lines: int = 3) -> list[str]:
    """Break a text into lines no wider than ``limit``.

    Parameters
    ----------
    text : words parted by spaces; a longer word is broken where it must.
    limit, size : the room, and the size of the letters. [px]
    lines : at most so many; the last ends in an ellipsis where the text does not fit.

    Examples
    --------
    >>> wrap("Medical care and health", 80, 12)
    ['Medical care', 'and health']
    """
    done: list[str] = [""]
    for word in _words(text, limit, size, is_bold=is_bold):
        longer = done[-1] + word
        if done[-1] and width(longer.rstrip(), size, is_bold=is_bold) > limit:
            done.append(word)
        else:
            done[-1] = longer
    shown = [line.rstrip() for line in done]
    return shown if len(shown) <= lines else [*shown[: lines - 1], _cut(shown[lines - 1], limit, size, is_bold=is_bold)]


def _words(text: str, limit: float, size: float, *, is_bold: bool) -> list[str]:
    """The words with the space behind each; a word wider than the limit in pieces."""
    pieces = []
    for word in text.split():
        rest = word
        while width(rest, size, is_bold=is_bold) > limit and len(rest) > 1:
            fits = next(n for n in range(len(rest) - 1, 0, -1)
                        if n == 1 or width(rest[:n], size, is_bold=is_bold) <= limit)  # fmt: skip
            pieces.append(rest[:fits])
            rest = rest[fits:]
        pieces.append(rest + " ")
    return pieces


def _cut(line: str, limit: float, size: float, *, is_bold: bool) -> str:
    kept = line
    while kept and width(kept + "…", size, is_bold=is_bold) > limit:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """The glyph of each character, from the cmap's table of format 12: all of Unicode."""
    for place in range(cmap + 4, cmap + 4 + 8 * struct.unpack_from(">H", data, cmap + 2)[0], 8):
        offset = cmap + struct.unpack_from(">HHI", data, place)[2]
        if struct.unpack_from(">H", data, offset)[0] == 12:
            groups = struct.unpack_from(">I", data, offset + 12)[0]
            spans = struct.iter_unpack(">III", data[offset + 16 : offset + 16 + 12 * groups])
            return {code: glyph + code - first for first, last, glyph in spans for code in range(first, last + 1)}
    raise ValueError("the font has no cmap of format 12")
