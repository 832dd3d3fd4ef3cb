"""The palette can be told apart by everybody, on a light page, on a dark one, and on paper."""

import re
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from donghaeng.charts import look

SHEET = Path(__file__).parents[2] / "src/donghaeng/web/static/donghaeng/css/charts.css"
SITE = SHEET.with_name("site.css")
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB
SIGHT = {
    "all cones": np.eye(3),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                              [-0.011820, 0.042940, 0.968881]]),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                            [-0.003882, -0.048116, 1.051998]]),
}  # fmt: skip
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
PAGE = {"ink": "ink", "muted": "soft", "grid": "line", "surface": "paper"}


def linear(colour):
    parts = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(colour, sight="all cones"):
    """Return CIELAB of a colour as somebody sees it."""
    light = XYZ @ np.clip(SIGHT[sight] @ linear(colour), 0, 1) / WHITE
    f = np.where(light > 0.008856, np.cbrt(light), 7.787 * light + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(one, other):
    dark, bright = sorted(float(linear(colour) @ XYZ[1]) for colour in (one, other))
    return (bright + 0.05) / (dark + 0.05)


def distance(one, other, sight):
    return float(np.linalg.norm(lab(one, sight) - lab(other, sight)))


def declared(text, prefix):
    return dict(re.findall(rf"--{prefix}([\w-]+): (#\w{{6}}|var\([\w-]+\));", text))


def sheet(theme):
    """Return the colours of a theme by role, as the two sheets give them."""
    light, rest = SHEET.read_text(encoding="utf-8").split("@media screen and (prefers-color-scheme: dark)")
    dark, paper = rest.split("@media print")
    site_light, site_dark = SITE.read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)", 1)
    site = declared(site_light, "") | (declared(site_dark, "") if theme == "dark" else {})
    site["paper"] = site[f"paper-{'dark' if theme == 'dark' else 'light'}"]
    colours = declared(light, "chart-")
    colours |= declared(dark, "chart-") if theme == "dark" else {}
    colours |= declared(paper, "chart-") if theme == "print" else {}
    return {role: site[PAGE[role]] if colour.startswith("var(") else colour for role, colour in colours.items()}


THEMES = {theme: sheet(theme) for theme in ("light", "dark", "print")}


def group(theme, name, count):
    return [THEMES[theme][f"{name}{place}"] for place in range(1, count + 1)]


def test_every_role_has_a_colour_and_a_class_of_its_own():
    roles = [look.INK, look.MUTED, look.GRID, look.RULE, look.SURFACE, look.UP, look.DOWN, look.SAME, look.BAR,
             look.BAR_SOFT, *look.SERIES, *look.SHADES, *look.ON_SHADES]  # fmt: skip
    assert len(set(roles)) == len(roles) == len(look.CLASSES) == len(set(look.CLASSES.values()))


@pytest.mark.parametrize("theme", ["light", "print"])
def test_the_sheet_gives_the_colours_that_the_drawings_carry(theme):
    assert THEMES[theme] == {name.removeprefix("c-"): colour for colour, name in look.CLASSES.items()}


def test_the_sheet_paints_every_class_and_changes_each_in_the_dark():
    text = SHEET.read_text(encoding="utf-8")
    for name in look.CLASSES.values():
        role = name.removeprefix("c-")
        assert f".{name} {{ fill: var(--chart-{role}); }}" in text
        assert f".{name}-line {{ stroke: var(--chart-{role}); }}" in text
    assert all(THEMES["dark"][role] != THEMES["light"][role] for role in THEMES["light"])


def test_the_sheet_has_the_property_of_each_colour():
    text = SHEET.read_text(encoding="utf-8")
    assert [role for role in look.ROLES.values() if f"{role}: " not in text] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHT)
def test_lines_directions_and_classes_can_be_told_apart(theme, sight):
    series, shades = group(theme, "series-", 5), group(theme, "q", 6)
    directions = [THEMES[theme][role] for role in ("up", "down", "same")]
    assert min(distance(one, other, sight) for one, other in combinations(series, 2)) > 9
    assert min(distance(one, other, sight) for one, other in combinations(directions, 2)) > 15
    assert min(distance(one, other, sight) for one, other in combinations(shades, 2)) > 12
    assert distance(THEMES[theme]["bar"], THEMES[theme]["bar-soft"], sight) > 20


@pytest.mark.parametrize(("theme", "sign"), [("light", -1), ("print", -1), ("dark", 1)])
def test_classes_of_a_map_grow_darker_on_paper_and_brighter_in_the_dark(theme, sign):
    lightness = [lab(colour)[0] * sign for colour in group(theme, "q", 6)]
    assert min(after - before for before, after in pairwise(lightness)) > 7


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_written_can_be_read(theme):
    colours = THEMES[theme]
    words = ["ink", "muted", "up", "down", "same", *(f"series-{place}" for place in range(1, 6))]
    assert {role: contrast(colours[role], colours["surface"]) for role in words
            if contrast(colours[role], colours["surface"]) < 4.5} == {}  # fmt: skip
    assert min(contrast(colours[f"on-q{place}"], colours[f"q{place}"]) for place in range(1, 7)) > 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_bars_stand_out_from_the_page(theme):
    assert contrast(THEMES[theme]["bar"], THEMES[theme]["surface"]) > 3


def test_lines_that_are_alike_in_grey_differ_in_their_dash():
    assert len(set(look.DASHES)) == len(look.SERIES)


def test_a_narrow_chart_fits_a_phone_of_360_px():
    assert look.WIDTHS["narrow"] <= 360 - 2 * 16
