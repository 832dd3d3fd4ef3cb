import numpy as np

from donghaeng.base.errors import UndefinedResultError
from donghaeng.index.cells import KEPT, Labels, cell_faults, undefined_faults

LABELS = Labels(("mapo", "jongno"), ("2022", "2023"), ("rent", "damp"))
VALUES = np.array([[[1.0, 2.0], [3.0, 4.0]], [[5.0, np.nan], [0.0, 8.0]]])


def test_a_cell_is_named_by_node_unit_and_period():
    cells = np.zeros((2, 2, 2), dtype=bool)
    cells[1, 0, 1] = True
    assert [str(fault) for fault in cell_faults(cells, LABELS, "nothing", "a value")] == [
        "damp, jongno, 2022: found nothing; expected a value"
    ]


def test_an_undefined_cell_shows_its_value():
    error = UndefinedResultError("the reciprocal of zero is not defined", cells=VALUES == 0, remedy="use reflection")
    assert [str(fault) for fault in undefined_faults(error, VALUES, LABELS)] == [
        "rent, jongno, 2023: found 0, and the reciprocal of zero is not defined; expected use reflection"
    ]


def test_an_undefined_cell_without_a_value_shows_none():
    error = UndefinedResultError("that change is not defined", cells=np.isnan(VALUES), remedy="use reflection")
    assert [str(fault) for fault in undefined_faults(error, VALUES, LABELS)] == [
        "damp, jongno, 2022: found that change is not defined; expected use reflection"
    ]


def test_an_error_without_cells_is_placed_at_its_nodes():
    error = UndefinedResultError("goalposts must differ; got worst=5, best=5")
    assert [str(fault) for fault in undefined_faults(error, VALUES, LABELS)] == [
        "rent, damp: found goalposts must differ; got worst=5, best=5; expected a method or options that fit"
    ]


def test_no_more_cells_are_named_than_anybody_reads():
    cells = np.ones((KEPT + 1, 1, 1), dtype=bool)
    labels = Labels(tuple(map(str, range(KEPT + 1))), ("2022",), ("rent",))
    assert len(list(cell_faults(cells, labels, "nothing", "a value"))) == KEPT
