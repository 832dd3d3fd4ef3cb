from donghaeng.city.names import METHODS, STATUSES, STEPS, named
from donghaeng.index.method import TABLES
from donghaeng.index.result import STATUS


def test_every_status_step_and_method_has_its_words():
    assert set(STATUSES) == set(STATUS)
    assert list(STEPS) == ["value", *TABLES]
    assert set(METHODS) == {method for methods in TABLES.values() for method in methods}


def test_a_word_that_is_not_there_is_its_own_name():
    assert named(METHODS, "geometric", "ko") == "기하평균"
    assert named(METHODS, "geometric", "en") == "geometric mean"
    assert named(METHODS, "unheard_of", "ko") == "unheard_of"
