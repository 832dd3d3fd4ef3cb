"""How charts look: colours by what they mean, sizes, widths. The colours here are those of a light page and of print.

Each role has a colour of its own, if only by a shade: ``svg.py`` gives every paint the class of its role, and the
sheet of the site gives each class its colour in the dark. Series differ in lightness, too, and in their dash.
"""

from collections.abc import Mapping

WIDTHS: Mapping[str, int] = {"narrow": 328, "wide": 680}
"""A phone of 360 px without its margins, and a page's column. [px]"""

FONT = "Pretendard"
FALLBACK = "Pretendard, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Noto Sans CJK KR', 'Malgun Gothic', sans-serif"
"""What a drawn chart names where it stands alone."""

TITLE, BODY, LABEL, SMALL = 16, 13, 12, 11
"""Sizes of letters. [px]"""

LINE = 1.3
"""Height of a line. [size of its letters]"""

INK, MUTED, GRID, RULE, SURFACE = "#1b1e21", "#565d64", "#d9dcd8", "#7b8288", "#fdfdfb"
ON_LIGHT, ON_DARK = "#1b1e22", "#fffffe"
SERIES = ("#0b5563", "#c8661f", "#6d4e9c", "#4e9fb0", "#8a7a1d", "#9b9fa3")
DASHES = ((), (6, 3), (2, 2), (10, 3, 2, 3), (1, 3), (4, 1))
"""The lines of up to six series: lightness alone would not part them all."""
UP, DOWN, SAME = "#0b5564", "#b3541e", "#757b80"
BAR, BAR_SOFT = "#2f7480", "#a9b4b6"
SHADES = ("#f3e3c8", "#e3bd86", "#8cc0c4", "#3f8a96", "#0b4a57")
"""Classes of a map, from low to high: lighter is lower, and what lies below the base is sand, not blue."""

CLASSES: Mapping[str, str] = {
    INK: "c-ink",
    MUTED: "c-muted",
    GRID: "c-grid",
    RULE: "c-rule",
    SURFACE: "c-surface",
    ON_LIGHT: "c-on-low",
    ON_DARK: "c-on-high",
    UP: "c-up",
    DOWN: "c-down",
    SAME: "c-same",
    BAR: "c-bar",
    BAR_SOFT: "c-bar-soft",
    **{colour: f"c-series-{place}" for place, colour in enumerate(SERIES, start=1)},
    **{colour: f"c-q{place}" for place, colour in enumerate(SHADES, start=1)},
}
"""The class of each colour."""
