import pytest

from donghaeng.charts import bars, choropleth, line, movement, ranking, waterfall
from donghaeng.charts.plots import Plots

SCORES = {"a": {"rent": (100, 110), "homes": (100, 120)}}


@pytest.mark.parametrize("name", ["line", "bars", "movement", "waterfall", "ranking"])
def test_a_method_gives_what_the_function_of_its_name_gives(toy, name):
    result = toy(SCORES)
    functions = {"line": line, "bars": bars, "movement": movement, "waterfall": waterfall, "ranking": ranking}
    expected = functions[name](result)
    assert getattr(Plots(result), name)() == expected
    assert getattr(Plots(result), name)().spec() == expected.spec()


def test_one_unit_may_be_named_as_it_is(toy):
    both = toy({"a": SCORES["a"], "b": SCORES["a"]})
    assert Plots(both).line("rent", "b").title["en"] == "Rent, b, 2022–2023"


def test_a_map_takes_one_attribution_for_both_languages(districts, boundaries):
    found = Plots(districts.result).map(boundaries, names=districts.names, attribution="NGII")
    both = {"en": "NGII", "ko": "NGII"}
    expected = choropleth(districts.result, boundaries=boundaries, names=districts.names, attribution=both)
    assert found == expected
