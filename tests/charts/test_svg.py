import re
from xml.etree import ElementTree as ET

import pytest

from donghaeng.charts import look
from donghaeng.charts.svg import drawn_without_ids, polished

ABOUT = {"code": "x", "language": "ko", "width": "narrow", "title": "지수 <2024>", "finding": "올랐다 & 내렸다."}
DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" class="marks" '
    'width="328" height="100" viewBox="0 0 328 100"><rect width="328" height="100" fill="white"/>'
    '<g fill="none" stroke-miterlimit="10" transform="translate(0,0)"><g class="mark-group" role="graphics-object" '
    'aria-roledescription="group mark container"><path class="background" aria-hidden="true" d="M0,0h9v9h-9Z"/>'
    f'<g clip-path="url(#clip7)"><path aria-label="2022" d="M0.123456,1L2.5,3e-7" stroke="{look.BAR}" '
    'style="cursor: pointer" onclick="x()" opacity="1"/></g>'
    f'<text fill="{look.INK.upper()}" font-family="x" font-size="12px" '
    'transform="translate(1.0000001,-0.001)">가</text>'
    "</g></g><style>.a{}</style><script>1</script>"
    '<defs><clipPath id="clip7"><rect x="0" y="0" width="9" height="9"/></clipPath></defs></svg>'
)


@pytest.fixture(scope="module")
def made():
    return polished(DRAWN, ABOUT)


def test_it_is_a_picture_with_a_name_and_a_description(made):
    root = ET.fromstring(made)  # noqa: S314 - we drew it
    title, desc = root[0], root[1]
    assert (root.get("role"), root.get("lang")) == ("img", "ko")
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert (title.text, desc.text) == ("지수 <2024>", "올랐다 & 내렸다.")


def test_its_size_is_left_to_the_page(made):
    root = ET.fromstring(made)  # noqa: S314 - we drew it
    assert root.get("viewBox") == "0 0 328 100"
    assert root.get("width") is root.get("height") is None
    assert root.get("class") == "chart-drawing chart-drawing-narrow"


def test_a_colour_keeps_its_attribute_and_gets_its_class(made):
    assert f'<path class="c-bar-line" d="M0.12,1L2.5,0" stroke="{look.BAR}"' in made
    assert '<text class="c-ink" fill="#1B1E21"' in made


def test_nothing_is_left_that_a_strict_policy_bars_or_a_reader_hears_twice(made):
    assert not re.search(r"style|script|onclick|aria-(?!labelledby)|graphics-|xlink", made)


def test_the_ground_is_the_pages_own(made):
    assert "white" not in made


def test_ids_are_its_own_and_found(made):
    ids = re.findall(r'\bid="([^"]+)"', made)
    assert len(ids) == len(set(ids)) == 3
    assert set(re.findall(r"url\(#([^)]+)\)", made)) <= set(ids)
    assert all(re.fullmatch(r"chart-[0-9a-f]{10}-(title|desc|\d+)", one) for one in ids)


def test_what_counts_up_in_a_process_changes_nothing(made):
    assert polished(DRAWN.replace("clip7", "clip12"), ABOUT) == made


def test_another_title_has_other_ids(made):
    assert polished(DRAWN, ABOUT | {"title": "다른 지수"})[200:] != made[200:]


def test_the_numbers_of_a_boundary_are_short():
    boundary = "M" + "L".join(f"{place}.123456,{place}.987654" for place in range(60))
    path = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="{boundary}" fill="#000"/></svg>'
    assert 'd="M0.1,1L1.1,2L' in polished(path, ABOUT)


def test_ids_that_count_up_are_seen():
    assert drawn_without_ids('a id="clip3" url(#gradient_12)') == 'a id="clip" url(#gradient_)'
