import numpy as np
import pytest

from donghaeng.base.errors import MethodError
from donghaeng.index.prepare import Prepared, Untreated

TREE = {"rent": "index 1", "damp": "index 1"}
GAP = np.nan
# twelve units: rent has an outlier of 500 among values of 1 to 11, damp a gap in the first
TEXT = "unit period node value\n" + "\n".join(
    f"u{k:02} 2022 rent {500 if k == 11 else k + 1}\nu{k:02} 2022 damp {'.' if k == 0 else k}" for k in range(12)
)
WINSORISED = {"treat": {"method": "winsorise"}, "gaps": {"method": "group_mean"}}


def test_steps_follow_each_other_and_keep_what_they_altered(tree, build):
    result = build(tree(**TREE), TEXT, **WINSORISED)
    steps = {name: panel.values[:, 0] for name, panel in result.steps.items()}
    assert np.isnan(steps["denominated"][0, 1])
    assert steps["filled"][0, 1] == 6  # the mean of 1 to 11
    assert (steps["filled"][11, 0], steps["treated"][11, 0]) == (500, 11)
    rows = result.altered.to_dicts()
    assert rows == [
        {
            "unit": "u00",
            "period": "2022",
            "node": "damp",
            "step": "gaps",
            "how": "group_mean",
            "before": None,
            "after": 6,
        },
        {
            "unit": "u11",
            "period": "2022",
            "node": "rent",
            "step": "treat",
            "how": "winsorised",
            "before": 500,
            "after": 11,
        },
    ]
    assert (result.why("rent", "2022", "u11"), result.why("rent", "2022", "u10")) == ("treated", "computed")
    assert result.why("damp", "2022", "u00") == "filled"


def test_what_was_handed_in_is_left_as_it_is(tree, index):
    made = index(tree(**TREE), TEXT, **WINSORISED)
    before = made.data.clone()
    assert made.build().score("rent", "2022", "u11") == 11
    assert made.data.equals(before)


def test_without_any_step_nothing_is_copied(tree, build):
    result = build(tree(**TREE), TEXT)
    assert result.computed.prepared.values is result.observations.values


def test_a_goalpost_does_not_fit_a_logarithm(tree, build):
    goalposts = {"method": "goalposts", "worst": 0, "best": 100}
    with pytest.raises(MethodError, match="rent: found 'goalposts' of values that a treatment has transformed"):
        build(tree(**TREE), TEXT, treat={"method": "log_of_range"}, normalise=goalposts)


def test_a_scale_over_all_periods_does_not_fit_a_logarithm_of_some(tree, build):
    even = "".join(f"\nu{k:02} 2023 rent {k + 1}\nu{k:02} 2023 damp {k + 1}" for k in range(12))
    treat = {"method": "log_of_range", "over": "each"}
    with pytest.raises(MethodError, match='transformed in some periods only; expected over = "each"'):
        build(tree(**TREE), TEXT + even, treat=treat, normalise={"method": "min_max"})
    build(tree(**TREE), TEXT + even, treat=treat, normalise={"method": "min_max", "over": "each"})


def test_which_cells_were_treated_is_told():
    prepared = Prepared(np.array([[[1.0, 5.0, GAP]]]), untreated=Untreated(
        np.array([1, 2]), np.array([[[9.0, GAP]]]), np.array([[1, 1]])))  # fmt: skip
    at = np.zeros(3, dtype=int)
    np.testing.assert_array_equal(prepared.is_treated(at, at, np.arange(3)), [False, True, False])
    np.testing.assert_array_equal(prepared.filled, [[[1, 9, GAP]]])
