"""How the numbers of the law stood on a day, and what is refused."""

import datetime as dt

import pytest

from donghaeng.base.errors import InputError, UnknownValueError
from donghaeng.welfare import Dated, Parameter, Parameters, Status


@pytest.mark.parametrize(("day", "told"), [
    ("2020-01-01", (0.3, "2020-01-01", "2024-01-01", ("notice",))),
    ("2023-12-31", (0.3, "2020-01-01", "2024-01-01", ("notice",))),
    ("2024-01-01", (0.32, "2024-01-01", "2027-01-01", ("law",))),
    ("2026-12-31", (0.32, "2024-01-01", "2027-01-01", ("law",))),
])  # fmt: skip
def test_a_value_holds_from_its_day_to_the_next_and_names_its_source(law, day, told):
    found = law.at(dt.date.fromisoformat(day))["livelihood.share"]
    assert (found.number, str(found.since), str(found.until), found.sources) == told


def test_what_a_later_row_leaves_out_is_not_carried_over(law):
    assert list(law.at(dt.date(2025, 1, 1))["median.amount"].table) == ["6", "7"]


ROW = "a row of its history that holds on 2027-01-01, with its value and its source"


@pytest.mark.parametrize(("day", "found", "expected"), [
    ("2019-12-31", "nothing before 2020-01-01", "a day from 2020-01-01 on"),
    ("2027-01-01", "status 'unknown' since 2027-01-01", ROW),
])  # fmt: skip
def test_a_day_of_which_nothing_is_known_is_refused(law, day, found, expected):
    with pytest.raises(UnknownValueError) as error:
        law.at(dt.date.fromisoformat(day))["livelihood.share"]
    assert str(error.value) == (
        f"livelihood.share is not known on {day}\n  - livelihood.share: found {found}; expected {expected}"
    )


def test_the_first_day_is_the_first_of_which_something_is_known():
    unknown = Dated(dt.date(2020, 1, 1), status=Status.UNKNOWN)
    late = Parameter("a.share", {}, "1", (unknown, Dated(dt.date(2022, 1, 1), 0.5, "notice")))
    with pytest.raises(UnknownValueError, match="nothing before 2022-01-01; expected a day from 2022-01-01 on"):
        Parameters((late,)).at(dt.date(2019, 1, 1))["a.share"]
    with pytest.raises(UnknownValueError, match="nothing before 2020-01-01; expected a row of its history"):
        Parameters((Parameter("a.share", {}, "1", (unknown,)),)).at(dt.date(2019, 1, 1))["a.share"]


@pytest.mark.parametrize(("path", "expected"), [
    ("livelihood.shere", "one of livelihood.share"),
    ("median.x", "one of median.amount, median.doubted"),
    ("?", "one of livelihood.…, median.…, credit.…, tax.…, pilot.…"),
])  # fmt: skip
def test_an_unknown_path_is_refused_with_the_nearest(law, path, expected):
    with pytest.raises(InputError) as error:
        law.at(dt.date(2024, 1, 1))[path]
    assert str(error.value) == (f"no parameter is called {path!r}\n  - parameter: found {path!r}; expected {expected}")


def test_a_programme_that_ended_is_an_answer(law):
    view = law.at(dt.date(2025, 7, 1))
    assert view["pilot.rate"].is_ended
    assert not law.at(dt.date(2025, 6, 30))["pilot.rate"].is_ended


def test_parameters_are_listed_in_their_order(law):
    assert [parameter.path for parameter in law][:2] == ["livelihood.share", "median.amount"]
    assert law["pilot.rate"].names["ko"] == "비율"


def test_parameters_with_faults_are_refused_all_at_once():
    share = Parameter("a.share", {}, "1", (Dated(dt.date(2024, 1, 1), 1.5, "law"),))
    with pytest.raises(InputError) as error:
        Parameters((share, share, Parameter("a.rate", {}, "1", (Dated(dt.date(2024, 1, 1)),))))
    assert str(error.value).splitlines() == [
        "the parameters contradict themselves",
        "  - a.share: history 1, value: found 1.5; expected a share from 0 to 1: 0.5 for 50 %",
        "  - a.share: history 1, value: found 1.5; expected a share from 0 to 1: 0.5 for 50 %",
        "  - a.rate: history 1, value: found nothing; expected a value; or status = 'unknown', or 'ended'",
        "  - a.rate: history 1, source: found nothing; expected a source; or status = 'unverified'",
        "  - a.share: found two parameters of this path; expected a path for each",
    ]
