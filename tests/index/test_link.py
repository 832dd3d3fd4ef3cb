import pytest

from donghaeng.base.errors import MethodError, UndefinedResultError
from donghaeng.index.link import LINK

TREE = {"rent": "index 1", "damp": "index 1", "falls": "index 1"}
OVERLAP = {"link": {"method": "overlap"}, "aggregate": {"method": "arithmetic", "min_share": 0}}
# 2021: rent 100, damp 100: 100. 2022: rent 110, damp 130: 120. 2023: falls enters at 60:
# rent 121, damp 143, falls 60: mean 108; of the two in both periods 132 / 120 = 1.1, so the index goes on at 132.
ENTERS = """
unit period node  value
u    2021   rent  100
u    2021   damp  100
u    2022   rent  110
u    2022   damp  130
u    2023   rent  121
u    2023   damp  143
u    2023   falls 60
u    2024   rent  121
u    2024   damp  143
u    2024   falls 66
"""


def test_an_indicator_that_enters_makes_no_jump(tree, build):
    unlinked = build(tree(**TREE), ENTERS, aggregate=OVERLAP["aggregate"])
    assert unlinked.panel("index")[0].tolist() == [100, 120, 108, 110]
    linked = build(tree(**TREE), ENTERS, **OVERLAP)
    assert linked.panel("index")[0].tolist() == pytest.approx([100, 120, 132, 110 * 132 / 108], rel=1e-12)
    assert linked.steps["link"].values[0, :, 0].tolist() == pytest.approx([1, 1, 132 / 108, 132 / 108], rel=1e-12)


def test_links_are_listed(tree, build):
    rows = build(tree(**TREE), ENTERS, **OVERLAP).links.to_dicts()
    assert [(row["unit"], row["period"], row["node"]) for row in rows] == [
        ("u", "2023", "index"),
        ("u", "2024", "index"),
    ]
    assert rows[0]["factor"] == pytest.approx(132 / 108)


def test_an_indicator_that_leaves_makes_no_jump(tree, build):
    # damp leaves: rent alone moved from 110 to 121, by 1.1, and the index from 120 to 132
    text = "\n".join(line for line in ENTERS.splitlines() if "falls" not in line and "2023   damp" not in line
                     and "2024   damp" not in line)  # fmt: skip
    linked = build(tree(rent="index 1", damp="index 1"), text, **OVERLAP)
    assert linked.panel("index")[0].tolist() == pytest.approx([100, 120, 132, 132])


def test_what_does_not_change_is_not_linked(tree, build):
    text = "\n".join(line for line in ENTERS.splitlines() if "falls" not in line)
    linked = build(tree(rent="index 1", damp="index 1"), text, **OVERLAP)
    assert linked.panel("index")[0].tolist() == [100, 120, 132, 132]
    assert len(linked.links) == 0


def test_every_aggregate_is_linked_on_its_own(tree, build):
    nested = tree(homes="index", rent="homes 1", falls="homes 1", damp="index 1")
    linked = build(nested, ENTERS, **OVERLAP)
    # homes: rent alone 110 to 121, then with falls 66 / 60 and rent unmoved: (121 + 66) / (121 + 60)
    assert linked.panel("homes")[0].tolist() == pytest.approx([100, 110, 121, 121 * 187 / 181])
    # the index from what both periods have: homes = rent
    assert linked.panel("index")[0, :3].tolist() == pytest.approx([100, 120, 132])


def test_over_a_gap_the_last_score_is_linked(tree, build):
    text = "\n".join(line for line in ENTERS.splitlines() if not line.startswith("u    2022"))
    text += "\nu 2022 rent .\nu 2022 damp .\nu 2022 falls ."
    linked = build(tree(**TREE), text, **OVERLAP)
    assert linked.panel("index")[0, [0, 2]].tolist() == pytest.approx([100, 132])


def test_an_indicator_may_enter_at_its_own_base(tree, build):
    ratio = {"base_period": "2021", "normalise": {"method": "ratio_to_base", "base": "first"}}
    linked = build(tree(**TREE), ENTERS, **ratio, **OVERLAP)
    assert linked.score("falls", "2023") == 100
    assert linked.panel("index")[0, :3].tolist() == pytest.approx([100, 120, 132])


def test_what_is_100_in_the_base_period_stays_100(tree, build):
    # rent 50, 100, 120; damp enters in the base period 2022 at 100, and 2023 at 110. Linked backwards: 2021 is
    # rent alone, 50 / 100, of an index of 100 in 2022
    text = "unit period node value\nu 2021 rent 50\nu 2022 rent 100\nu 2022 damp 100\nu 2023 rent 120\nu 2023 damp 110"
    ratio = {"base_period": "2022", "normalise": {"method": "ratio_to_base"}}
    linked = build(tree(rent="index 1", damp="index 1"), text, **ratio, **OVERLAP)
    assert linked.panel("index")[0].tolist() == pytest.approx([50, 100, 115])


def test_units_whose_last_scores_differ_are_linked_each_at_its_own(tree, build):
    # u as ever; in v 2022 is missing, so 2023 is linked at 2021: rent 100 to 200, damp stays in both
    rows = "v 2021 rent 100\nv 2021 damp 100\nv 2023 rent 200\nv 2023 damp 100\nv 2023 falls 30"
    linked = build(tree(**TREE), ENTERS.strip() + "\n" + rows, **OVERLAP)
    assert linked.panel("index")[0, :3].tolist() == pytest.approx([100, 120, 132])
    assert linked.panel("index")[1, [0, 2]].tolist() == pytest.approx([100, 150])


def test_without_an_overlap_nothing_can_be_linked(tree, build):
    text = "unit period node value\nu 2021 rent 100\nu 2022 damp 50"
    with pytest.raises(UndefinedResultError) as caught:
        build(tree(rent="index 1", damp="index 1"), text, **OVERLAP)
    assert "index, u, 2022" in str(caught.value)
    assert 'values for an overlap; or link method = "none"' in str(caught.value)


def test_given_scores_and_weights_from_data_cannot_be_linked(tree, build):
    given = "unit period node value status\nu 2021 rent 1 .\nu 2022 index 1 given"
    with pytest.raises(MethodError, match="given as published cannot be linked"):
        build(tree(rent="index 1"), given, **OVERLAP)
    with pytest.raises(MethodError, match="weights of index: found 'entropy'; expected given, equal or counted"):
        build(tree(**TREE), ENTERS, **OVERLAP, weights={"method": "entropy"})


def test_the_table_names_the_functions():
    assert {name: method.__name__ for name, method in LINK.items()} == {name: name for name in LINK}
