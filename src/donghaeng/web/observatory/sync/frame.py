"""How high the frame of an embedded chart has to be, so that nothing in it scrolls."""

import math
from collections.abc import Mapping

from donghaeng.charts import fonts
from donghaeng.charts.chart import Spec

LETTER = 17.0
"""1rem of the site's sheet. [px]"""
SIDES = 2 * 1.25 * LETTER
"""Left and right of the page in the frame. [px]"""
SEEN = {"narrow": ((320.0, 26 * LETTER), (36 * LETTER + SIDES, 26 * LETTER)),
        "wide": ((36 * LETTER + SIDES, 680.0), (680.0 + SIDES, 680.0))}  # fmt: skip
"""For each drawing, the narrowest and the widest frame it is seen in, and the widest it is drawn. [px]"""
LINK = 2 * 0.875 * LETTER * 1.65
"""The link to the page, on two lines at most. [px]"""
APART = 4 * LETTER
"""Above, below and between title, finding, drawing and credit. [px]"""


def frame_height(specs: Mapping[str, Spec], credit: str) -> int:
    """The height that holds the embedded chart in a frame of any width: that of the highest. [px]

    Parameters
    ----------
    specs : of the chart's drawings for a page, by ``narrow`` and ``wide``.
    credit : what stands under it.
    """
    return max(_height(specs[drawing], credit, frame, most) for drawing, ends in SEEN.items() for frame, most in ends)


def _height(spec: Spec, credit: str, frame: float, most: float) -> int:
    room, padding, about = frame - SIDES, spec["padding"], spec["usermeta"]["donghaeng"]
    across = float(spec["width"] + padding["left"] + padding["right"])
    up = float(spec["height"] + padding["top"] + padding["bottom"])
    texts = (
        _text(about["title"], room, 1.15 * LETTER, 1.3, is_bold=True),
        _text(about["finding"], room, LETTER, 1.65),
        _text(credit, room, 0.875 * LETTER, 1.65),
        LINK,
    )
    return math.ceil(up * min(room, most) / across + sum(texts) + APART)


def _text(text: str, room: float, size: float, line: float, *, is_bold: bool = False) -> float:
    """The height of a text; a tenth of the room is left to breaks that differ from ours. [px]"""
    return len(fonts.wrap(text, 0.9 * room, size, is_bold=is_bold, lines=99)) * size * line if text else 0.0
