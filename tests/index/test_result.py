import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from donghaeng.base.errors import DataError
from donghaeng.index import Index, Panel, read_method

GAP = np.nan
TREE = {"housing": "index", "rent": "housing -1", "damp": "housing -1 3", "homes": "index 1"}
RATIO = {"base_period": "2022", "normalise": {"method": "ratio_to_base"}}

# 2023 in a: rent 20 -> 10 is 200, damp is left out, so housing is 200; homes 10 -> 20 is 200.
# In b: rent 20 -> 25 is 80, damp 5 -> 5 is 100, weighing 1 and 3: (80 + 300) / 4 = 95; homes 10 -> 10.5 is 105;
# the index is (95 + 105) / 2 = 100
ROWS = """
unit period node  value status   note
a    2022   rent  20    .        .
a    2022   damp  5     .        .
a    2022   homes 10    .        .
a    2023   rent  10    .        .
a    2023   damp  .     left_out survey_stopped
a    2023   homes 20    .        .
b    2022   rent  20    .        .
b    2022   damp  5     .        .
b    2022   homes 10    .        .
b    2023   rent  25    .        .
b    2023   damp  5     .        .
b    2023   homes 10.5  .        .
"""


def as_kind(frame, kind):
    return {"polars": lambda: frame, "pandas": frame.to_pandas, "pyarrow": frame.to_arrow}[kind]()


def records(frame):
    """Return rows of a frame of any kind as dicts, None for a gap."""
    if isinstance(frame, pd.DataFrame):
        return frame.astype(object).where(frame.notna(), None).to_dict("records")
    return frame.to_pylist() if isinstance(frame, pa.Table) else frame.to_dicts()


def cell(frame, column, **where):
    return next(row[column] for row in records(frame) if where.items() <= row.items())


@pytest.fixture
def result(tree, build):
    return build(tree(**TREE), ROWS, **RATIO)


@pytest.mark.parametrize(
    ("node", "unit", "score"),
    [("rent", "a", 200), ("housing", "a", 200), ("index", "a", 200), ("housing", "b", 95), ("index", "b", 100)],
)
def test_a_score_worked_by_hand(result, node, unit, score):
    assert result.score(node, "2023", unit) == pytest.approx(score)
    assert cell(result.scores, "score", unit=unit, period="2023", node=node) == pytest.approx(score)


def test_frames_hold_every_unit_period_and_node(result):
    frame = result.scores
    assert frame.columns == ["unit", "period", "node", "score", "status"]
    assert len(frame) == 2 * 2 * 5
    assert frame.select("unit", "period", "node").is_unique().all()


@pytest.mark.parametrize(
    ("kind", "native"), [("polars", pl.DataFrame), ("pandas", pd.DataFrame), ("pyarrow", pa.Table)]
)
@pytest.mark.parametrize("table", ["scores", "ranks", "gaps", "altered"])
def test_every_kind_of_frame_gives_the_same_rows_back_in_its_kind(tree, rows, kind, native, table):
    framework = tree(**TREE)
    method = read_method({**RATIO, "gaps": {"method": "carry_forward"}}, framework)
    text = ROWS.replace("b    2023   damp  5     ", "b    2023   damp  .     ")
    usual, own = (
        getattr(Index(framework, as_kind(rows(text), each), method).build(), table) for each in ("polars", kind)
    )
    assert isinstance(own, native)
    assert records(own) == records(usual)
    assert records(own) != []


def test_a_gap_is_null_in_a_frame_and_nan_as_a_number(result):
    assert cell(result.scores, "score", unit="a", period="2023", node="damp") is None
    assert np.isnan(result.score("damp", "2023", "a"))


def test_ranks_begin_with_the_highest_score_in_each_period(result):
    ranks = {unit: cell(result.ranks, "rank", unit=unit, period="2023", node="index") for unit in "ab"}
    assert ranks == {"a": 1, "b": 2}


def test_equal_scores_share_a_rank_and_gaps_have_none(result):
    base = {unit: cell(result.ranks, "rank", unit=unit, period="2022", node="index") for unit in "ab"}
    damp = {unit: cell(result.ranks, "rank", unit=unit, period="2023", node="damp") for unit in "ab"}
    assert base == {"a": 1, "b": 1}
    assert damp == {"a": None, "b": 1}


def test_the_reference_unit_is_not_ranked_and_takes_no_place(tree, build):
    text = "unit period node value\na 2022 homes 3\ncity 2022 homes 2\nb 2022 homes 1"
    ranks = build(tree(homes="index 1"), text, base_unit="city").ranks.filter(pl.col("node") == "index")
    assert ranks.select("unit", "rank").rows() == [("a", 1), ("city", None), ("b", 2)]


def test_steps_are_kept_in_order(result):
    assert list(result.steps) == [
        "value", "denominated", "filled", "treated", "normalised", "counted", "weight", "link", "score", "rank"
    ]  # fmt: skip
    assert all(panel.frame().columns[-1] == name for name, panel in result.steps.items())


def test_the_step_of_values_holds_what_was_observed(result):
    assert cell(result.steps["value"].frame(), "value", unit="b", period="2023", node="rent") == 25


# In b damp weighs 3 of 4; in a it is left out, so rent is all of housing. Housing weighs as much as homes: 1/2
@pytest.mark.parametrize(
    ("unit", "node", "share"),
    [("b", "damp", 0.75), ("b", "rent", 0.25), ("a", "damp", 0), ("a", "rent", 1), ("a", "homes", 0.5),
     ("a", "index", 1)],
)  # fmt: skip
def test_the_step_of_weights_holds_shares_among_siblings(result, unit, node, share):
    assert cell(result.steps["weight"].frame(), "weight", unit=unit, period="2023", node=node) == pytest.approx(share)


@pytest.mark.parametrize(("unit", "node", "count"), [("a", "housing", 1), ("b", "housing", 2), ("b", "index", 3)])
def test_the_step_of_counts_holds_the_indicators_under_a_node(result, unit, node, count):
    assert cell(result.steps["counted"].frame(), "counted", unit=unit, period="2023", node=node) == count


def test_what_was_filled_is_listed_with_its_method(tree, build):
    text = ROWS.replace("b    2023   damp  5     ", "b    2023   damp  .     ")
    gaps = {"method": "keep", "node": {"damp": {"method": "carry_forward"}}}
    found = build(tree(**TREE), text, gaps=gaps, **RATIO).altered
    assert records(found) == [
        {
            "unit": "b",
            "period": "2023",
            "node": "damp",
            "step": "gaps",
            "how": "carry_forward",
            "before": None,
            "after": 5,
        }
    ]


def test_where_nothing_is_filled_nothing_is_listed(result):
    assert records(result.altered) == []


# why


WHY = """
unit period node  value status           note
a    2022   rent  20    .                .
a    2022   damp  5     .                .
a    2022   homes 10    .                .
a    2023   rent  10    .                .
a    2023   damp  39.1  change_from_base .
a    2023   homes .     left_out         late
a    2024   rent  .     .                .
a    2024   damp  .     unknown          .
a    2024   homes 10    .                .
a    2024   housing 90  given            .
a    2025   rent  .     .                .
a    2025   damp  5     .                .
a    2025   homes 10    .                .
"""


@pytest.mark.parametrize(
    ("node", "period", "reason"),
    [
        ("rent", "2023", "computed"),
        ("index", "2023", "computed"),
        ("damp", "2023", "change from base"),
        ("homes", "2023", "left out"),
        ("damp", "2024", "unknown"),
        ("rent", "2024", "no value"),
        ("housing", "2024", "given"),
        ("index", "2024", "computed"),
        ("housing", "2025", "a child is missing"),
        ("index", "2025", "a child is missing"),
    ],
)
def test_a_result_says_why_a_score_is_what_it_is(tree, build, node, period, reason):
    assert build(tree(**TREE), WHY, **RATIO).why(node, period) == reason


def test_scores_are_marked_in_the_frame_too(tree, build):
    result = build(tree(**TREE), WHY, **RATIO)
    marks = {(row["node"], row["period"]): row["status"] for row in result.scores.iter_rows(named=True)}
    assert marks == {(node, period): result.why(node, period) for node, period in marks}
    assert marks["damp", "2023"] == "change from base"


def test_a_filled_gap_is_marked(tree, build):
    text = "unit period node value\nu 2022 a 10\nu 2023 b 1\nu 2022 b 1"
    gaps = {"method": "carry_forward"}
    assert build(tree(a="index 1", b="index 1"), text, gaps=gaps).why("a", "2023") == "filled"


def test_what_is_under_a_given_score_has_no_weight(tree, build):
    weights = build(tree(**TREE), WHY, **RATIO).steps["weight"].frame()
    shown = {(row["node"], row["period"]): row["weight"] for row in weights.iter_rows(named=True)}
    assert (shown["rent", "2024"], shown["rent", "2023"]) == (None, 0.25)  # 1 of 1 + 3


def test_gaps_are_listed_with_their_reason(tree, build):
    found = records(build(tree(**TREE), WHY, **RATIO).gaps)
    assert [(row["period"], row["node"], row["why"]) for row in found] == [
        ("2023", "homes", "left out"),
        ("2024", "rent", "no value"),
        ("2024", "damp", "unknown"),
        ("2025", "rent", "no value"),
        ("2025", "housing", "a child is missing"),
        ("2025", "index", "a child is missing"),
    ]


def test_under_a_given_score_an_indicator_without_a_base_is_a_gap(tree, build):
    result = build(tree(housing="index", rent="housing -1"), """
        unit period node    value status
        a    2022   housing 100   given
        a    2023   rent    10    .
        a    2023   housing 95    given
    """, **RATIO)  # fmt: skip
    assert result.why("rent", "2023") == "no base value"


@pytest.mark.parametrize(
    ("node", "period", "is_given"), [("housing", "2024", True), ("housing", "2023", False), ("rent", "2024", False)]
)
def test_a_given_score_is_known_as_such(tree, build, node, period, is_given):
    assert build(tree(**TREE), WHY, **RATIO).is_given(node, period) is is_given


def test_without_given_scores_none_is_given(result):
    assert not result.is_given("housing", "2023", "a")


def test_one_unit_need_not_be_named(tree, build):
    assert build(tree(**TREE), WHY, **RATIO).score("rent", "2023") == pytest.approx(200)


def test_one_of_several_units_has_to_be_named(result):
    with pytest.raises(DataError, match="which unit\\?\n  - unit: found nothing; expected one of a, b"):
        result.score("index", "2023")


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        (("rant", "2023", "a"), "no such node\n  - node: found 'rant'; expected one of rent, damp, homes, housing"),
        (("rent", "1999", "a"), "no such period\n  - period: found '1999'; expected one of 2022, 2023"),
        (("rent", "2023", "z"), "no such unit\n  - unit: found 'z'; expected one of a, b"),
    ],
)
def test_a_place_that_is_not_there_is_refused(result, place, fault):
    with pytest.raises(DataError, match=fault):
        result.score(*place)


def test_a_node_has_a_panel_of_units_and_periods(result):
    np.testing.assert_allclose(result.panel("index"), [[100, 200], [100, 100]])


def test_weights_that_hold_for_all_stand_in_every_row(tree, build):
    text = "unit period node value\na 2022 x 1\na 2022 y 1\nb 2022 x 1\nb 2022 y 1"
    frame = build(tree(x="index 1 1", y="index 1 3"), text).steps["weight"].frame()
    assert frame.filter(pl.col("node") == "y").rows() == [("a", "2022", "y", 0.75), ("b", "2022", "y", 0.75)]


def test_a_panel_becomes_long_rows():
    panel = Panel("score", ("a", "b"), ("2022",), ("rent",), np.array([[[0.5]], [[GAP]]]))
    assert panel.frame().rows() == [("a", "2022", "rent", 0.5), ("b", "2022", "rent", None)]
