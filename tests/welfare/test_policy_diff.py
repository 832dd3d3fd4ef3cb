from dataclasses import replace

import pytest

from donghaeng.welfare import Choice, Condition, Law, Policy, Programme, Reduction, Rounding, ShareOf
from donghaeng.welfare.policy_diff import policy_diff

LINE = ShareOf("aid.share", "median.amount")
ASSETS = Condition("assets", "at_most", Law("aid.limit"))
AID = Programme("aid", {"en": "Aid"}, "top_up", "household", "month", {"line": LINE, "rate": Law("aid.rate")},
                conditions=(ASSETS,), replaces=("rent", "food"))  # fmt: skip
RENT = Programme("rent", {"en": "Rent"}, "flat", "household", "month", {"amount": Law("rent.amount")})


def differences(before, after):
    """Give each change as (programme, what, before, after)."""
    changes = policy_diff(Policy("a", {"en": "A"}, before), Policy("b", {"en": "B"}, after))
    return [(change.programme.code, change.what, change.before, change.after) for change in changes]


def test_two_policies_that_say_the_same_differ_in_nothing():
    assert differences((AID, RENT), (RENT, AID)) == []


def test_programmes_come_and_go_with_all_that_they_say_but_words():
    gone = [("kind", "top_up"), ("unit", "household"), ("period", "month"), ("numbers.line", LINE),
            ("numbers.rate", Law("aid.rate")), ("conditions.assets.at_most", Law("aid.limit")),
            ("replaces", ("food", "rent"))]  # fmt: skip
    come = [("kind", "flat"), ("unit", "household"), ("period", "month"), ("numbers.amount", Law("rent.amount"))]
    noted = replace(RENT, note={"en": "as it is", "ko": "있는 대로"})
    assert differences((AID,), (noted,)) == [
        ("aid", "programme", "aid", None), *(("aid", what, part, None) for what, part in gone),
        ("rent", "programme", None, "rent"), *(("rent", what, None, part) for what, part in come),
    ]  # fmt: skip


def test_a_number_changes_alone():
    changed = replace(AID, numbers={"line": LINE, "rate": Choice(0.6, "1")})
    assert differences((AID, RENT), (changed, RENT)) == [("aid", "numbers.rate", Law("aid.rate"), Choice(0.6, "1"))]


def test_conditions_are_known_by_their_column_and_test():
    other, entry = Condition("assets", "at_most", Law("aid.new_limit")), Condition("income", "below", LINE)
    assert differences((AID,), (replace(AID, conditions=(entry, other)),)) == [
        ("aid", "conditions.assets.at_most", Law("aid.limit"), Law("aid.new_limit")),
        ("aid", "conditions.income.below", None, LINE),
    ]
    assert differences((AID,), (replace(AID, conditions=(ASSETS, other)),)) == [
        ("aid", "conditions.assets.at_most.2", None, Law("aid.new_limit"))
    ]


def test_what_it_replaces_is_told_whole_and_its_order_is_nothing():
    assert differences((AID,), (replace(AID, replaces=("food", "rent")),)) == []
    assert differences((AID,), (replace(AID, replaces=()),)) == [("aid", "replaces", ("food", "rent"), None)]


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({"kind": "means_tested"}, [("kind", "top_up", "means_tested")]),
        ({"period": "year"}, [("period", "month", "year")]),
        ({"columns": {"income": "assessed"}}, [("columns.income", None, "assessed")]),
        ({"is_levy": True}, [("is_levy", None, "true")]),
        ({"take_up": Choice(0.7, "1")}, [("take_up", None, Choice(0.7, "1"))]),
        ({"names": {"en": "Help"}}, [("name_en", "Aid", "Help")]),
        ({"note": {"ko": "설명"}}, [("note.ko", None, "설명")]),
        ({"rounding": Rounding(Law("aid.step"), "up")},
         [("rounding.to", None, Law("aid.step")), ("rounding.how", None, "up")]),
        ({"reduction": Reduction("assets", Law("aid.level"), Law("aid.half"))},
         [("reduction.column", None, "assets"), ("reduction.level", None, Law("aid.level")),
          ("reduction.share", None, Law("aid.half"))]),
    ],
)  # fmt: skip
def test_every_other_setting_is_compared(settings, found):
    assert differences((AID,), (replace(AID, **settings),)) == [("aid", *change) for change in found]
