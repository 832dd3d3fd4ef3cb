from donghaeng.base.units import Units
from donghaeng.claims import Derived, Given, Known


def test_a_derivation_is_a_tree_whose_leaves_have_no_parts():
    rows = (Derived("fact:a/2023", {"en": "A", "ko": "가"}, "1"), Derived("fact:b/2023", {"en": "B", "ko": "나"}, "2"))
    made = Derived("claim:c", {"en": "C", "ko": "다"}, "3", formula="a + b", parts=rows)
    assert [part.parts for part in made.parts] == [(), ()]


def test_an_input_is_not_superseded_unless_it_is_said():
    one = Known(1, 1, 1, Units().unit(""))
    assert Given(one, Derived("", {"en": "number", "ko": "수"})).later == ""
