import narwhals as nw
import numpy as np
import pytest

from donghaeng.base.errors import DataError
from donghaeng.index import read_method, task
from donghaeng.index.observations import observe

TREE = {"homes": "index", "rent": "homes 1", "damp": "homes -1", "falls": "index -1"}
TEXT = "unit period node value\nu 2022 rent 1\nu 2022 damp 2\nu 2022 falls 3"
NORMALISE = {"method": "min_max", "node": {"damp": {"method": "rank"}}}


@pytest.fixture
def made(tree, rows):
    framework = tree(**TREE)
    seen = observe(nw.from_native(rows(TEXT), eager_only=True), framework)

    def made(**settings):
        return task.task_of(framework, seen, read_method({"normalise": NORMALISE, **settings}, framework))

    return made


def test_indicators_come_by_choice_as_slices_where_they_are_neighbours(made):
    found = [(choice.method, nodes) for choice, nodes in made().by_choice("normalise")]
    assert [name for name, _ in found] == ["min_max", "rank"]
    np.testing.assert_array_equal(found[0][1], [0, 2])
    assert found[1][1] == slice(1, 2)
    assert made().codes(found[0][1]) == ["rent", "falls"]


def test_few_indicators_come_at_a_time_where_there_are_many_cells(made, monkeypatch):
    monkeypatch.setattr(task, "BLOCK", 1)
    monkeypatch.setattr(task, "LINE", 1)
    assert [nodes for _, nodes in made().by_choice("normalise")] == [slice(0, 1), slice(2, 3), slice(1, 2)]


def test_a_step_that_does_nothing_is_not_used(made):
    assert [made().is_used(step) for step in ("denominate", "gaps", "screen", "treat", "link")] == [False] * 5
    assert made(treat={"method": "winsorise"}).is_used("treat")


def test_siblings_have_one_number(made):
    families = made().reference.families
    assert families[0] == families[1] != families[2]


def test_a_base_that_is_not_there_is_refused(made):
    with pytest.raises(DataError) as caught:
        made(base_period="2021", base_unit="v")
    assert [str(fault) for fault in caught.value.faults] == [
        "base_period: found '2021'; expected one that has data: 2022",
        "base_unit: found 'v'; expected one that has data: u",
    ]
