import pytest

from donghaeng.archive.links import Link, is_elsewhere, read_link
from donghaeng.base.errors import InputError


@pytest.mark.parametrize("address", [
    "figure:going-together/2023",
    "figure:going-together/2023/housing",
    "figure:districts/2023-Q3/주거/jongno-gu",
    "claim:geothermal-saving",
    "page:policies/night-bus",
    "video:opening",
])  # fmt: skip
def test_a_link_of_the_archive_is_read_and_written_back(address):
    assert str(read_link(address)) == address


def test_a_link_knows_its_parts():
    assert read_link("figure:going-together/2023/housing/jongno-gu") == Link(
        "figure", "going-together/2023/housing/jongno-gu"
    )
    assert read_link("page:policies/night-bus").parts == ("policies", "night-bus")


@pytest.mark.parametrize("address", [
    "https://www.seoul.go.kr", "HTTP://seoul.go.kr/a?b#c", "mailto:office@seoul.go.kr", "tel:+8221200000"
])  # fmt: skip
def test_an_address_elsewhere_is_no_link_of_the_archive(address):
    assert read_link(address) is None


@pytest.mark.parametrize(("address", "expected"), [
    ("figure:going-together", "figure:INDEX/PERIOD"),
    ("figure:a/b/c/d/e", "figure:INDEX/PERIOD"),
    ("figure:/2023", "figure:INDEX/PERIOD"),
    ("figure:a/2023/b c", "figure:INDEX/PERIOD"),
    ("claim:Geothermal_Saving", "claim:NAME"),
    ("claim:a--b", "claim:NAME"),
    ("page:night-bus", "page:FOLDER/SLUG"),
    ("page:policies/Night-Bus", "page:FOLDER/SLUG"),
    ("video:", "video:SLUG"),
    ("javascript:alert(1)", "https://…"),
    ("JavaScript:alert(1)", "https://…"),
    ("data:text/html,x", "https://…"),
    ("vbscript:x", "https://…"),
    ("//seoul.go.kr", "https://…"),
    ("/etc/passwd", "https://…"),
    ("images/bus.jpg", "https://…"),
    ("https://", "https://…"),
    ("", "https://…"),
])  # fmt: skip
def test_an_address_that_leads_nowhere_is_refused_with_what_would_be_right(address, expected):
    with pytest.raises(InputError) as error:
        read_link(address)
    assert expected in error.value.faults[0].expected


def test_a_script_behind_white_space_leads_nowhere():
    assert not any(map(is_elsewhere, (" javascript:alert(1)", "\tjavascript:x", "java\nscript:x", " https://x.kr")))
