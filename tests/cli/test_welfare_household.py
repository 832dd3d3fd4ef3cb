"""A household by its options."""

import datetime as dt
from pathlib import Path

import pytest
from rich.console import Console

from donghaeng.base.errors import InputError
from donghaeng.city import City
from donghaeng.cli.welfare_household import household, print_assumed, shares


@pytest.fixture(scope="module")
def policies():
    """Give a policy on a day of 2026; ``alone`` is a basic income and nothing else."""
    city = City(Path(__file__).parents[2] / "cities" / "seoul")
    view = city.parameters.at(dt.date(2026, 1, 1))
    alone = city.policies["basic-income"].on(view).only("basic_income")
    return lambda code: alone if code == "alone" else city.policies[code].on(view)


@pytest.fixture(scope="module")
def made(policies):
    """Give a household under current welfare, or under the policies of the codes."""

    def of(*also, assessed=None, kind="", codes=("current",), may_earn=False, **said):
        on_day = [policies(code) for code in codes]
        known = {"size": 1, "income": 0.0, "assets": 0.0, "earnings": 0.0, "rent": 0.0} | said
        return household(on_day, known, list(also), assessed, kind, may_earn=may_earn)

    return of


def test_who_is_not_named_is_not_there_and_income_stands_for_assessed_income(made):
    found = made("age=30", "couple_pensioners = 2", size=2, income=7.0, codes=("current", "young-earner"))
    assert (found["size"], found["assessed_income"], found["pension_assessed_income"]) == (2, 7, 7)
    assert (found["single_pensioners"], found["couple_pensioners"], found["age"]) == (0, 2, 30)
    assert made(assessed=5.0, income=7.0)["assessed_income"] == 5


def test_a_person_alone_is_single_and_others_are_nothing_until_one_earns(made):
    assert made(earnings=1.0, income=1.0)["earner_type"] == "single"
    assert "earner_type" not in made(size=2)
    assert made(size=2, earnings=1.0, income=1.0, kind="two_earner")["earner_type"] == "two_earner"
    assert "earner_type" not in made(size=2, earnings=1.0, income=1.0, codes=("alone",))


def test_nothing_is_taken_for_granted_of_what_no_policy_looks_at(policies, capsys):
    print_assumed(Console(), [policies("alone")], None, "en")
    print_assumed(Console(), [policies("current")], 5.0, "en")
    assert not capsys.readouterr().out
    print_assumed(Console(), [policies("alone"), policies("current")], None, "en")
    assert capsys.readouterr().out.startswith("Assumed: assessed income = income less ")


@pytest.mark.parametrize(("also", "said", "expected"), [
    (["children=2"], {"size": 4}, "--also: found 'children'; expected a column that the policies look at: children_of"),
    (["age=30"], {}, "--also: found 'age'; expected a column that the policies look at: "),
    (["age=30"], {"codes": ["alone"]}, "look at: nothing: they look at no other"),
    (["rent=3"], {}, "--also: found 'rent'; expected the option --rent"),
    (["single_pensioners=1", "single_pensioners=0"], {}, "--also: found 'single_pensioners' again; expected each"),
    (["single_pensioners=5"], {}, "--also: found single_pensioners=5; expected no more persons than --size 1"),
    (["single_pensioners=1", "children_of_allowance_age=2"], {"size": 2},
     "found children_of_allowance_age=2 and single_pensioners=1; expected no more persons than --size 2"),
    ([], {"earnings": 1e6}, "--earnings: found 1,000,000; expected at most the --income, 0"),
    ([], {"size": 4, "income": 1.0, "earnings": 1.0}, "--earner-type: found nothing, of 4 persons; expected one"),
    ([], {"size": 4, "may_earn": True}, "--earner-type: found nothing, of 4 persons; expected one_earner or two"),
])  # fmt: skip
def test_what_would_be_ignored_or_filled_in_is_refused(made, also, said, expected):
    with pytest.raises(InputError, match=expected):
        made(*also, **said)


def test_every_fault_is_told_at_once(made):
    with pytest.raises(InputError) as error:
        made("children=2", "single_pensioners=5", size=2, earnings=1.0)
    assert [fault.where for fault in error.value.faults] == ["--also", "--earnings", "--also", "--earner-type"]


@pytest.mark.parametrize("said", ["age", "age=", "age=thirty"])
def test_what_is_no_number_is_refused(said):
    with pytest.raises(InputError, match="--also: found"):
        shares("--also", [said], "age=30")
