import pytest

from donghaeng.base.errors import InputError
from donghaeng.welfare import Choice, Policy, Programme
from donghaeng.welfare.policy import column_of, roles_of


def aid(code, replaces=(), **settings):
    """Make a programme that pays each family the same."""
    numbers = {"amount": Choice(10, "KRW/month")}
    return Programme(code, {}, "flat", "household", "month", numbers, replaces=replaces, **settings)


def test_a_programme_comes_after_those_that_replace_it(view):
    policy = Policy("p", {}, (aid("a"), aid("b", ("a",)), aid("c", ("b", "a")))).on(view)
    assert [programme.code for programme in policy.in_order] == ["c", "b", "a"]
    assert policy.replacers("a") == ("b", "c")
    assert policy.parameters is view.parameters


def test_a_policy_that_contradicts_itself_is_refused(view):
    with pytest.raises(InputError, match=r"'p' contradicts itself\n  - replaces: found a replaces b replaces a"):
        Policy("p", {}, (aid("a", ("b",)), aid("b", ("a",)))).on(view)


def test_a_column_is_the_named_or_the_usual_one():
    programme = aid("a", columns={"household_type": "earner_type"})
    assert column_of(programme, "household_type") == "earner_type"
    assert column_of(programme, "household_size") == "size"
    assert column_of(programme, "income") == "income"


def test_columns_that_need_not_be_are_looked_at_where_they_are_named():
    assert roles_of(aid("a")) == ()
    assert roles_of(aid("a", columns={"per": "children"})) == ("per",)


def test_a_programme_alone_keeps_those_that_may_take_its_place_and_theirs(view):
    policy = Policy("p", {}, (aid("low"), aid("other"), aid("mid", ("low",)), aid("top", ("mid", "other")))).on(view)
    codes = [programme.code for programme in policy.only("low").policy.programmes]
    assert codes == ["low", "mid", "top"]
    assert [programme.code for programme in policy.only("top").policy.programmes] == ["top"]
