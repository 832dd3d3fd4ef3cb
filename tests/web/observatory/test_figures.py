import pytest

from donghaeng.web.archive.models import Swap
from donghaeng.web.observatory import figures

pytestmark = pytest.mark.usefixtures("observatory")


@pytest.mark.parametrize(
    ("target", "is_there"),
    [
        ("going-together/2023", True),
        ("going-together/2023/housing", True),
        ("going-together/2023/housing/seoul", True),
        ("going-together/2025", True),  # printed, though it cannot be computed
        ("districts/2020/doctors/guro-gu", True),
        ("going-together/1923", False),
        ("going-together/2023/nothing", False),
        ("nothing/2023", False),
    ],
)
def test_a_target_is_known_or_not(target, is_there):
    assert figures.has_figure(tuple(target.split("/"))) is is_there


def test_a_row_is_found_by_its_place():
    found = figures.current().index("districts")
    row = found.row("doctors", "guro-gu", "2015")
    assert (row["unit"], row["period"]) == ("guro-gu", "2015")
    assert row in found.of_unit("doctors", "guro-gu")
    assert row in found.of_period("doctors", "2015")


def test_an_address_knows_whether_there_are_units():
    parts = ("districts", "2020", "doctors", "guro-gu")
    assert figures.address_of(parts, "en") == "/en/index/districts/doctors/?period=2020#f-guro-gu"
    assert figures.address_of(("nothing", "2020"), "en") == "/en/index/nothing/#f-2020"


def test_before_the_first_load_there_is_nothing():
    Swap.objects.update(results="")
    assert figures.current().summaries == {}
    assert figures.current().index("going-together") is None


def test_a_text_without_translation_is_shown_in_english():
    assert figures.said({"en": "Seoul", "ko": "서울"}, "mn") == "Seoul"
