import pytest

from donghaeng.archive.links import read_link
from donghaeng.archive.targets import Figures, Targets, missing

TARGETS = Targets(
    entries=["news/opening", "policies/night-bus", "videos/night-bus"],
    indices={
        "living": Figures({"2022", "2023"}, {"living", "rent"}, {"jongno", "jung"}),
        "torn": None,
    },
    claims=["bus-saving", "town-2024-news"],
)


@pytest.mark.parametrize("address", [
    "figure:living/2023", "figure:living/2022/rent", "figure:living/2023/rent/jung", "figure:torn/1900/x",
    "claim:bus-saving", "claim:town-2024-news", "page:policies/night-bus", "page:videos/night-bus", "video:night-bus",
])  # fmt: skip
def test_a_target_that_is_there_has_no_fault(address):
    assert TARGETS.wrong(read_link(address)) is None


@pytest.mark.parametrize(("address", "found", "expected"), [
    ("figure:livng/2023", "no 'livng'", "an index of the city: living"),
    ("figure:living/2032", "no '2032'", "a period of living: 2022, 2023"),
    ("figure:living/2023/rnt", "no 'rnt'", "a node of living: rent"),
    ("figure:living/2023/rent/gangnam", "no 'gangnam'", "a unit of living: jongno, jung"),
    ("page:policies/nightbus", "no 'policies/nightbus'", "an entry of the archive: policies/night-bus"),
    ("claim:bus-savings", "no 'bus-savings'", "the id of a claim: bus-saving"),
    ("video:day-bus", "no 'day-bus'", "a slug of videos.csv: night-bus"),
])  # fmt: skip
def test_a_target_that_is_not_there_is_told_with_what_would_be_right(address, found, expected):
    fault = TARGETS.wrong(read_link(address))
    assert fault[0] == found
    assert fault[1].startswith(expected.partition(":")[0])
    assert set(expected.partition(": ")[2].split(", ")) <= set(fault[1].partition(": ")[2].split(", "))


def test_figures_are_not_checked_where_no_index_is_known():
    assert Targets().wrong(read_link("figure:any/2023")) is None


def test_claims_are_not_checked_where_no_ledger_is_known():
    assert Targets().wrong(read_link("claim:any")) is None
    assert Targets(claims=[]).wrong(read_link("claim:any")) == ("no 'any'", "the id of a claim")


def test_of_many_names_only_the_nearest_are_told():
    assert missing("seoul-2024", [f"seoul-{year}" for year in range(2000, 2024)], "a key")[1] != "a key"
    assert missing("x", [f"seoul-{year}" for year in range(2000, 2024)], "a key") == ("no 'x'", "a key")
    assert missing("x", [], "a key") == ("no 'x'", "a key")
