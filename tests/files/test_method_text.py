import tomllib

import pytest

from donghaeng.files.method_text import method_settings, setting_line, setting_rows, toml_text
from donghaeng.index import Framework, Node, read_method

TREE = Framework((
    Node("all", "All", "전체", note="The rules changed."),
    Node("주거", "Homes", "주택", parent="all", direction=1),
    Node("ind.01", "Rent", "임대료", parent="all", direction=-1),
))  # fmt: skip
SETTINGS = [
    {"normalise": {"method": "ratio_to_base"}, "base_period": "2022", "periods": ["2022", "2023"]},
    {"normalise": {"method": "ratio_to_base"}, "compare_periods": False},
    {"normalise": {"method": "ratio_to_base"}, "inferred": True},
    {"normalise": {"method": "ratio_to_base"}, "diagnosis": {"dominant": 0.6, "small": 0.1}},
    {"normalise": {"method": "min_max", "over": "each", "range": [1, 100]}, "weights": {"method": "equal"}},
    {
        "base_unit": "seoul",
        "normalise": {
            "method": "min_max",
            "node": {
                "ind.01": {"method": "goalposts", "worst": 85, "best": 20.5},
                "주거": {"method": "distance_to_unit", "unit": 'the "base"', "cap": True},
            },
        },
        "aggregate": {"method": "arithmetic", "min_share": 0.5, "level": {0: {"method": "geometric"}}},
    },
]  # fmt: skip


@pytest.mark.parametrize("settings", SETTINGS)
def test_a_method_written_as_toml_is_read_as_the_same_method(settings):
    method = read_method(settings, TREE)
    assert read_method(tomllib.loads(toml_text(method_settings(method))), TREE) == method


@pytest.mark.parametrize("settings", SETTINGS)
def test_a_method_written_as_rows_is_read_as_the_same_method(settings):
    method = read_method(settings, TREE)
    lines = [setting_line(*row) for row in setting_rows(method_settings(method))]
    assert read_method(tomllib.loads("\n".join(lines)), TREE) == method


def test_toml_has_a_table_for_each_step():
    settings = {"periods": ["2022"], "normalise": {"method": "min_max", "node": {"ind.01": {"over": "each"}}}}
    assert toml_text(settings) == (
        'periods = ["2022"]\n\n[normalise]\nmethod = "min_max"\n\n[normalise.node."ind.01"]\nover = "each"\n'
    )


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("min_max", 'x = "min_max"'),
        ('"min_max"', 'x = "min_max"'),
        ("0.5", "x = 0.5"),
        ("100", "x = 100"),
        ("true", "x = true"),
        ("[1, 100]", "x = [1, 100]"),
        ("2022-03", 'x = "2022-03"'),
        ("2022-03-01", 'x = "2022-03-01"'),
        ("nan", 'x = "nan"'),
        ("", 'x = ""'),
        ("1\ny = 2", 'x = "1\\ny = 2"'),
    ],
)
def test_a_value_of_a_cell_needs_no_quotes(value, line):
    assert setting_line("x", value) == line


@pytest.mark.parametrize("name", ["", "normalise method", "normalise..method", "a = 1\nb"])
def test_a_name_that_is_not_dotted_is_refused(name):
    with pytest.raises(ValueError):  # noqa: PT011 - whoever reads the sheet says where
        setting_line(name, "1")
