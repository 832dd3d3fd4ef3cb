"""Draw docs/images/seoul-index*.svg: what `donghaeng index build` prints for Seoul. Run it from anywhere.

The table is the command's own, recorded by Rich. The picture loads nothing: no font, no address.
"""

import io
import os
import re
import tempfile
from html import escape, unescape
from pathlib import Path
from unittest.mock import patch

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import TerminalTheme

from donghaeng.cli import index
from donghaeng.cli.screen import WIDTH

ROOT = Path(__file__).parents[1]
FOLDER = "cities/seoul/indices/going-together"
PICTURES = {
    "en": ROOT / "docs" / "images" / "seoul-index.svg",
    "ko": ROOT / "docs" / "images" / "seoul-index-ko.svg",
}
FONTS = (
    "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK KR', D2Coding, monospace"
)
COLUMN = 12.2
CELL = re.compile(
    r'<text class="(?P<kind>[^"]+)" x="(?P<x>[^"]+)" y="(?P<y>[^"]+)" textLength="[^"]+" clip-path="[^"]+">'
    r"(?P<text>[^<]*)</text>"
)
LIGHT = TerminalTheme((255, 255, 255), (32, 36, 44), [(32, 36, 44)] * 8, [(32, 36, 44)] * 8)


def picture(language: str) -> str:
    """Return the SVG of the table in one language."""
    recorder = Console(record=True, width=WIDTH, file=io.StringIO(), highlight=False, markup=False, emoji=False)
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as empty, patch.object(index, "console", lambda: recorder):
        os.chdir(empty)
        try:
            index.build(ROOT / FOLDER, out=Path("build/going-together"), formats=[], lang=language)
        finally:
            os.chdir(before)
    option = "" if language == "en" else f" --lang {language}"
    command = f"donghaeng index build {FOLDER}{option}"
    drawn = recorder.export_svg(title=command, theme=LIGHT, code_format=plain_format(), unique_id="seoul")
    drawn = re.sub(r"<g transform=\"translate\(26,22\)\">.*?</g>\s*", "", drawn, flags=re.DOTALL)  # a window's buttons
    drawn = drawn.replace("rgba(255,255,255,0.35)", "#d0d4da")
    drawn = CELL.sub(placed, drawn)
    return re.sub(r"[ \t]+$", "", drawn, flags=re.MULTILINE).rstrip() + "\n"


def placed(cell: re.Match[str]) -> str:
    """Return a text that stands where its first letter does; a Latin one is as wide as its letters.

    Rich fills up with spaces, which some viewers drop, and takes a Korean letter for one column, which is two.
    """
    text = unescape(cell["text"]).replace("\xa0", " ")
    shown = text.strip()
    if not shown:
        return ""
    x = float(cell["x"]) + COLUMN * (len(text) - len(text.lstrip()))
    length = f' textLength="{COLUMN * len(shown):g}"' if cell_len(shown) == len(shown) else ""  # Korean letters vary
    words = escape(shown).replace(" ", "&#160;")
    return f'<text class="{cell["kind"]}" x="{x:g}" y="{cell["y"]}"{length}>{words}</text>\n'


def plain_format() -> str:
    """Return Rich's frame of an SVG without its fonts, which would be fetched."""
    without = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    without = re.sub(r"font-variant-east-asian: full-width;\s*", "", without)
    without = re.sub(r"font-family: [^;]+;", f"font-family: {FONTS};", without)
    without = re.sub(r"<defs>.*?</defs>\s*", "", without, flags=re.DOTALL)
    without = re.sub(r' clip-path="[^"]+"', "", without)
    return re.sub(r"<!-- Generated.*?-->\s*", "", without)


if __name__ == "__main__":
    for language, path in PICTURES.items():
        path.write_text(picture(language), encoding="utf-8")
        print(path.relative_to(ROOT))
