import pytest

from donghaeng.change import Driver, driver_faults
from donghaeng.change.drivers import figures

RIGHT = {"a": (50, 40), "output_a": (500, 480), "need_a": (1000, 1200), "budget_a": (10, 11), "prices_a": (100, 105)}


@pytest.fixture
def faults(town):
    """Find the faults of drivers among figures, as they are printed."""

    def found(drivers, parents=("a",), columns=RIGHT, **settings):
        index = town(dict.fromkeys(parents, "index"), columns, **settings)
        return [str(fault) for fault in driver_faults(drivers, index.framework, index.observations(), index.method)]

    return found


@pytest.fixture
def fault(faults):
    """Find the one fault of one driver."""

    def found(driver, columns=RIGHT):
        (one,) = faults([driver], columns=columns)
        return one

    return found


def test_drivers_whose_product_is_the_indicator_are_right(faults, driver):
    assert faults([driver(scale=100)]) == []


def test_a_row_without_series_is_right(faults, driver):
    assert faults([driver(roles=""), driver("b", "volume", ""), driver("c", "outcome", "")], parents="abc") == []


def test_an_indicator_is_the_product_to_its_printed_decimals(faults, fault, driver):
    columns = RIGHT | {"a": (33.3, 40), "output_a": (333.4, 480)}  # 33.34 and 40
    assert faults([driver(scale=100, decimals=1)], columns=columns) == []
    assert fault(driver(scale=100, decimals=2), columns) == (
        "row 2, a u 2023: found 33.3; expected scale × output / need = 33.34, to 2 decimals; "
        "or a scale, decimals or series that give it"
    )
    assert "33.34, exactly" in fault(driver(scale=100), columns)


def test_half_a_digit_off_is_still_rounding(faults, driver):
    assert faults([driver(scale=100, decimals=0)], columns=RIGHT | {"a": (50, 41), "output_a": (505, 486)}) == []


def test_half_a_digit_of_a_large_figure_is_rounding(faults, driver):
    columns = {"a": (1234567.3, 7), "output_a": (1234567.35, 7)}
    assert faults([driver(form="volume", roles="o", decimals=1)], columns=columns) == []


def test_a_volume_is_its_output(faults, fault, driver):
    columns = {"a": (5, 6), "output_a": (5000, 6000)}
    assert faults([driver(form="volume", roles="o", scale=0.001)], columns=columns) == []
    assert fault(driver(form="volume", roles="o", scale=0.002), columns | {"a": (10, 6)}) == (
        "row 2, a u 2024: found 6; expected scale × output = 12, exactly; or a scale, decimals or series that give it"
    )


def test_the_output_of_a_volume_may_be_the_indicator(town, driver):
    index = town({"a": "index"}, {"a": (5, 6), "budget_a": (1, 1)})
    own = driver(form="volume", roles="b", scale=0.5)
    assert driver_faults([own], index.framework, index.observations(), index.method) == []
    assert figures(own, "output", index.framework, index.observations()).tolist() == [[10, 12]]


def test_figures_of_a_series_that_is_not_named_are_none(town, driver):
    index = town({"a": "index"}, {"a": (5, 6)})
    assert figures(driver(roles=""), "need", index.framework, index.observations()) is None


def test_a_need_of_zero_is_refused(fault, driver):
    assert fault(driver(scale=100), RIGHT | {"need_a": (1000, 0)}) == (
        "row 2, need u 2024: found 0; expected a figure above 0; or no row in data.csv where it is not known"
    )


@pytest.mark.parametrize(
    ("name", "role", "limit"),
    [("budget", "budget", "0 or more"), ("prices", "price_level", "above 0")],
)
def test_figures_below_what_can_be_are_refused(fault, driver, name, role, limit):
    told = fault(driver(scale=100), RIGHT | {f"{name}_a": (-1, 1)})
    assert told.startswith(f"row 2, {role} u 2023: found -1; expected a figure {limit}")


def test_an_output_of_zero_is_no_fault(faults, driver):
    assert faults([driver(scale=100)], columns=RIGHT | {"a": (50, 0), "output_a": (500, 0)}) == []


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (Driver("homes", "outcome"), "indicator: found 'homes'; expected the code of an indicator of framework.csv"),
        (Driver("index", "outcome"), "indicator: found 'index'; expected the code of an indicator of framework.csv"),
        (Driver("a", "coverage", "output_a", "people"),
         "need: found 'people'; expected a code of series.csv; or nothing, where none is published"),
        (Driver("a", "share"), "form: found 'share'; expected one of ['coverage', 'volume', 'outcome']"),
        (Driver("a", "outcome", "output_a"), ("form: found an outcome with output; expected no series: an outcome is "
                                              "made of none; or the form coverage or volume")),
        (Driver("a", "coverage", "", "need_a"),
         "output: found nothing; expected a series: a coverage is output / need; or no series at all"),
        (Driver("a", "coverage", "output_a"),
         "need: found nothing; expected a series: a coverage is output / need; or no series at all"),
        (Driver("a", "volume", price_level="prices_a"),
         "budget: found nothing; expected the budget whose prices price_level gives; or no price_level"),
        (Driver("a", "volume", scale=0), "scale: found 0; expected a finite number above 0"),
        (Driver("a", "volume", decimals=-1),
         "decimals: found -1; expected 0 or more; or nothing, where values are exact"),
        (Driver("a", "volume", need="need_a", need_error=1.0),
         "need_error: found 1; expected a share of the figure, from 0 to below 1"),
        (Driver("a", "volume", budget_error=0.1),
         "budget_error: found 0.1 without a budget; expected nothing; or a series for budget"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_refused(fault, wrong, message):
    assert fault(wrong, {"a": (50, 40)}) == f"row 2, {message}"


def test_where_lower_is_better_nothing_is_delivered(town, driver):
    index = town({"a": "index"}, {"a": (5, 6)})
    tree = index.framework
    nodes = (tree["index"], type(tree["a"])("a", "a", "a", "index", "x", -1))
    turned = type(tree)(nodes, tree.series)
    (fault,) = driver_faults([driver(roles="")], turned, index.observations(), index.method)
    assert str(fault) == ("row 2, form: found a coverage, where lower is better; "
                          "expected outcome: what a city delivers is better the more there is")  # fmt: skip


def test_an_indicator_that_is_divided_has_no_series(faults, driver):
    told = faults([driver(form="volume", roles="b")], columns={"a": (5, 6), "need_a": (1, 2), "budget_a": (1, 1)},
                  denominate={"method": "per", "by": "need_a"})  # fmt: skip
    assert " ".join(told) == (
        "row 2, indicator: found 'a', divided by a series in [denominate]; "
        "expected an indicator that is scored as it is observed; or no series"
    )


def test_every_fault_is_found_at_once(faults, driver):
    told = faults([driver(scale=100), driver(scale=10), Driver("b", "coverage", need="nobody", scale=0)], parents="ab")
    assert [one.split(":")[0] for one in told] == [
        "row 3, indicator", "row 3, a u 2023", "row 3, a u 2024", "row 4, need", "row 4, scale", "row 4, output",
    ]  # fmt: skip
    assert "found 'a' again, first in row 2; expected one row per indicator" in told[0]


def test_a_driver_tells_its_roles(driver):
    own = driver(roles="nb", need_error=0.1)
    assert own.named == ("need", "budget")
    assert (own.series("price_level"), own.error("need"), own.error("price_level")) == ("", 0.1, 0)
