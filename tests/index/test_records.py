import numpy as np

from donghaeng.index.prepare import Prepared, Untreated
from donghaeng.index.records import STEPS, altered
from donghaeng.index.treat import HOW

GAP = np.nan


def test_nothing_altered_is_an_empty_record():
    record = altered(Prepared(np.ones((2, 1, 2))), ["keep", "keep"])
    assert len(record.unit) == len(record.after) == 0


def test_a_cell_filled_and_then_treated_stands_twice():
    # unit 1 of node 0 was a gap, was filled with 9 and drawn in to 5; a gap that stayed one is no alteration
    prepared = Prepared(
        np.array([[[1.0, GAP]], [[5.0, 2.0]]]),
        is_known=np.array([[[True, False]], [[False, True]]]),
        untreated=Untreated(np.array([0]), np.array([[[1.0]], [[9.0]]]), np.array([[HOW.index("winsorised")]])),
    )
    record = altered(prepared, ["group_mean", "keep"])
    found = [(STEPS[step], record.names[how], before, after) for step, how, before, after in
             zip(record.step, record.how, record.before, record.after, strict=True)]  # fmt: skip
    assert [row[:2] for row in found] == [("gaps", "group_mean"), ("treat", "winsorised")]
    assert np.isnan(found[0][2])
    assert (found[0][3], *found[1][2:]) == (9, 9, 5)
    assert list(zip(record.unit, record.period, record.node, strict=True)) == [(1, 0, 0), (1, 0, 0)]
