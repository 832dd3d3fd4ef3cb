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

TITLE, BODY, LABEL, SMALL, TINY = 16, 13, 12, 11, 10
"""Sizes of letters. [px]"""

LINE = 1.3
"""Height of a line. [size of its letters]"""

INK, MUTED, GRID, RULE, SURFACE = "#1b1e21", "#565d64", "#d9dcd8", "#7b8288", "#fdfdfb"
SERIES = ("#0b4a57", "#b3541e", "#7a50b8", "#24788c", "#6d7378")
DASHES = ((), (6, 3), (2, 2), (10, 3, 2, 3), (1, 4))
"""The lines of up to five series: lightness alone would not part them all."""
UP, DOWN, SAME = "#0b4a58", "#b3541f", "#6a7076"
BAR, BAR_SOFT = "#2f7480", "#a9b4b6"
SHADES = ("#f0dfbf", "#dfbc84", "#c6934e", "#6490a0", "#33727f", "#0a3f4b")
"""Classes of a map, from low to high: lighter is lower, and what lies below the base is sand, not blue."""
ON_SHADES = ("#1b1e22", "#1b1e23", "#1b1e24", "#1b1e25", "#fffffe", "#fffffd")
"""Letters on each of them."""

CLASSES: Mapping[str, str] = {
    INK: "c-ink",
    MUTED: "c-muted",
    GRID: "c-grid",
    RULE: "c-rule",
    SURFACE: "c-surface",
    UP: "c-up",
    DOWN: "c-down",
    SAME: "c-same",
    BAR: "c-bar",
    BAR_SOFT: "c-bar-soft",
    **{colour: f"c-series-{place}" for place, colour in enumerate(SERIES, start=1)},
    **{colour: f"c-q{place}" for place, colour in enumerate(SHADES, start=1)},
    **{colour: f"c-on-q{place}" for place, colour in enumerate(ON_SHADES, start=1)},
}
"""The class of each colour."""

ROLES: Mapping[str, str] = {colour: name.replace("c-", "--chart-", 1) for colour, name in CLASSES.items()}
"""The property of a page's sheet that says each colour as the page has it."""
