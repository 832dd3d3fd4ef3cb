import pytest

from donghaeng.base.errors import MethodError
from donghaeng.index.framework import Framework, Node
from donghaeng.index.method import Choice, Step, options_model, read_method

TREE = {"housing": "index", "rent": "housing -1", "damp": "housing -1", "safety": "index", "falls": "safety -1"}
NONE = {"normalise": {"method": "none"}}


def refused(settings, framework):
    """Return the lines of faults of settings that make no method."""
    with pytest.raises(MethodError, match="the method cannot be read") as error:
        read_method(settings, framework)
    return [str(fault) for fault in error.value.faults]


def test_what_is_not_said_has_a_default(tree):
    framework = tree(**TREE)
    method = read_method(NONE, framework)
    assert set(method.choices("gaps", framework).values()) == {Choice("keep")}
    assert set(method.choices("weights", framework).values()) == {Choice("given")}
    assert set(method.choices("aggregate", framework).values()) == {Choice("arithmetic")}
    assert (method.base_period, method.base_unit, method.periods) == (None, None, ())


def test_gaps_and_normalisation_are_chosen_for_indicators_the_rest_for_aggregates(tree):
    framework = tree(**TREE)
    method = read_method(NONE, framework)
    assert list(method.choices("gaps", framework)) == list(method.choices("normalise", framework))
    assert list(method.choices("normalise", framework)) == ["rent", "damp", "falls"]
    assert list(method.choices("weights", framework)) == list(method.choices("aggregate", framework))
    assert set(method.choices("aggregate", framework)) == {"housing", "safety", "index"}


def test_settings_are_kept_as_text(tree):
    method = read_method({**NONE, "base_period": 2022, "base_unit": 11, "periods": [2022, "2023"]}, tree(**TREE))
    assert (method.base_period, method.base_unit, method.periods) == ("2022", "11", ("2022", "2023"))


def test_periods_are_compared_unless_the_method_says_otherwise_and_the_index_why():
    nodes = (Node("index", "I", "지", note="The rules changed."), Node("rent", "R", "임", parent="index", direction=1))
    framework = Framework(nodes)
    assert read_method(NONE, framework).compare_periods
    assert not read_method({**NONE, "compare_periods": False}, framework).compare_periods


def test_an_override_of_the_same_method_is_merged_onto_the_default(tree):
    framework = tree(**TREE)
    entry = {"method": "goalposts", "worst": 50, "best": 10, "node": {"damp": {"worst": 80}}}
    choices = read_method({"normalise": entry}, framework).choices("normalise", framework)
    assert choices["rent"] == Choice("goalposts", (("best", 10), ("worst", 50)))
    assert choices["damp"] == Choice("goalposts", (("best", 10), ("worst", 80)))


def test_an_override_by_another_method_starts_from_its_own_defaults(tree):
    framework = tree(**TREE)
    entry = {"method": "min_max", "over": "each", "node": {"damp": {"method": "z_score"}}}
    choices = read_method({"normalise": entry}, framework).choices("normalise", framework)
    assert choices["damp"] == Choice("z_score")


@pytest.mark.parametrize("level", ["1", 1], ids=["text", "number"])
def test_the_closest_choice_holds_node_before_level_before_default(tree, level):
    framework = tree(**TREE)
    entry = {"method": "geometric", "level": {level: {"method": "harmonic"}}, "node": {"safety": {"method": "median"}}}
    choices = read_method({**NONE, "aggregate": entry}, framework).choices("aggregate", framework)
    assert choices == {"index": Choice("geometric"), "housing": Choice("harmonic"), "safety": Choice("median")}


def test_a_node_adds_options_to_those_of_its_level():
    step = Step(Choice("arithmetic"), {1: {"method": "power", "exponent": 2}}, {"safety": {"min_share": 0.5}})
    assert step.at("safety", 1) == Choice("power", (("exponent", 2), ("min_share", 0.5)))


def test_lists_and_tables_in_options_can_be_compared(tree):
    framework = tree(**TREE)
    entry = {"method": "min_max", "range": [0, 10], "node": {"damp": {"range": [0, 10]}}}
    choices = read_method({"normalise": entry}, framework).choices("normalise", framework)
    assert len(set(choices.values())) == 1
    assert Choice("x").merged({"table": {"a": [1]}}) == Choice("x", (("table", (("a", (1,)),)),))


def test_an_option_is_had_by_name():
    choice = Choice("power", (("exponent", 2),))
    assert (choice.option("exponent"), choice.option("min_share")) == (2, None)


@pytest.mark.parametrize(
    ("step", "name", "options"),
    [
        ("gaps", "interpolate", {"limit", "ends"}),
        ("normalise", "ratio_to_base", {"base", "lower_is_better", "floor", "cap"}),
        ("weights", "equal", set()),
        ("aggregate", "power", {"exponent", "min_share"}),
    ],
)
def test_the_options_of_a_method_are_the_named_arguments_of_its_function(step, name, options):
    assert set(options_model(step, name).model_fields) == options


@pytest.mark.parametrize(
    ("settings", "fault"),
    [
        ({}, ("normalise: found nothing; expected [normalise] with method = one of ['ratio_to_base', 'goalposts', "
             "'min_max', 'z_score', 'rank', 'percentile_rank', 'borda', 'scaled', "
     "'distance_to_unit', 'distance_to_maximum', 'distance_to_target', 'fraction_of_maximum', "
             "'around_reference', 'none']")),
        ({"normalise": {"over": "each"}},
         ("normalise: found no method; expected method = one of ['ratio_to_base', 'goalposts', 'min_max', 'z_score', "
         "'rank', 'percentile_rank', 'borda', 'scaled', "
     "'distance_to_unit', 'distance_to_maximum', 'distance_to_target', 'fraction_of_maximum', "
             "'around_reference', 'none']")),
        ({**NONE, "agregate": {}},
         ("setting: found 'agregate'; expected one of ['base_period', 'base_unit', 'periods', 'compare_periods', "
          "'inferred', 'diagnosis', 'denominate', 'gaps', 'screen', 'treat', 'normalise', 'weights', 'aggregate', "
          "'link']")),
        ({**NONE, "diagnosis": 0.5}, "diagnosis: found 0.5; expected a table: [diagnosis] with thresholds"),
        ({**NONE, "weights": "equal"}, "weights: found 'equal'; expected a table: [weights] with method = …"),
        ({**NONE, "inferred": "yes"}, "inferred: found 'yes'; expected true or false"),
        ({**NONE, "compare_periods": "no"}, "compare_periods: found 'no'; expected true or false"),
        ({**NONE, "compare_periods": False},
         "compare_periods: found false without a reason; expected a note on 'index' in framework.csv that says why"),
        ({**NONE, "periods": "2022"}, "periods: found '2022'; expected a list, such as [\"2022\", \"2023\"]"),
        ({**NONE, "periods": ["2022", "soon"]},
         "periods: found 'soon'; expected a year 2022, a quarter 2022-Q3 or a month 2022-03"),
        ({**NONE, "base_period": "2022/23"},
         "base_period: found '2022/23'; expected a year 2022, a quarter 2022-Q3 or a month 2022-03"),
        ({**NONE, "aggregate": {"node": {"rent": {}}}},
         ("aggregate.node.rent: found 'rent'; expected an aggregate, whose children are combined of framework.csv: "
         "housing, safety, index")),
        ({"normalise": {"method": "none", "node": {"safety": {}}}},
         "normalise.node.safety: found 'safety'; expected an indicator of framework.csv: rent, damp, falls"),
        ({**NONE, "aggregate": {"level": {"2": {}}}}, "aggregate.level.2: found '2'; expected a level: one of [0, 1]"),
        ({"normalise": {"method": "none", "node": {"rent": "min_max"}}},
         "normalise.node.rent: found 'min_max'; expected a table with method = … or options"),
        ({**NONE, "aggregate": {"level": 1}},
         "aggregate.level: found 1; expected a table with method = … or options"),
        ({**NONE, "aggregate": {"node": "housing"}},
         "aggregate.node: found 'housing'; expected a table with method = … or options"),
        ({"normalise": {"method": ["none"]}},
         "normalise: found method = ['none']; expected the name of a method, in quotes"),
        ({"normalise": {"method": "none", "node": {"rent": {"method": 3}}}},
         "normalise.node.rent: found method = 3; expected the name of a method, in quotes"),
        ({**NONE, "weights": {"method": "fair"}},
         ("weights of 'housing', 'safety', 'index': found 'fair'; expected one of ['given', 'equal', 'counted', "
          "'principal_component', 'entropy', 'critic']")),
        ({**NONE, "screen": {"method": "available", "level": {"1": {"min_share": 0.5}}}},
         "screen: found choices for a node or a level; expected one choice for the index: [screen] alone"),
        ({**NONE, "denominate": {"method": "none", "node": {"rent": {"method": "per", "by": "people"}}}},
         ("denominate of 'rent', by: found 'people'; expected a code of series.csv or another indicator: "
          "rent, damp, falls")),
        ({**NONE, "weights": {"method": "equal", "limit": 1}},
         "weights of 'housing', 'safety', 'index': found option 'limit'; expected for 'equal' one of no options"),
        ({"normalise": {"method": "none", "node": {"damp": {"method": "goalposts", "worst": 1}}}},
         "normalise of 'damp': found no 'best'; expected best = …, which 'goalposts' needs"),
        ({**NONE, "gaps": {"method": "carry_forward", "limit": 0}},
         "gaps of 'rent', 'damp', 'falls', limit: found 0; expected greater than or equal to 1"),
        ({**NONE, "gaps": {"method": "carry_forward", "limit": "2"}},
         "gaps of 'rent', 'damp', 'falls', limit: found '2'; expected a valid integer"),
        ({**NONE, "aggregate": {"min_share": 1.5}},
         "aggregate of 'housing', 'safety', 'index', min_share: found 1.5; expected less than or equal to 1"),
        ({**NONE, "aggregate": {"min_share": -0.5}},
         "aggregate of 'housing', 'safety', 'index', min_share: found -0.5; expected greater than or equal to 0"),
        ({"normalise": {"method": "z_score", "sd": 0}},
         "normalise of 'rent', 'damp', 'falls', sd: found 0; expected greater than 0"),
        ({"normalise": {"method": "goalposts", "worst": float("inf"), "best": 1}},
         "normalise of 'rent', 'damp', 'falls', worst: found inf; expected a finite number"),
        ({"normalise": {"method": "min_max", "over": "some"}},
         "normalise of 'rent', 'damp', 'falls', over: found 'some'; expected 'all', 'each' or 'base'"),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_is_refused(tree, settings, fault):
    assert refused(settings, tree(**TREE)) == [fault]


def test_more_than_three_nodes_at_fault_are_cut_short(tree):
    framework = tree(**{f"n{number}": "index 1" for number in range(4)})
    assert refused({"normalise": {"method": "nine"}}, framework)[0].startswith("normalise of 'n0', 'n1', 'n2' …: found")


def test_all_faults_of_options_come_at_once(tree):
    settings = {"normalise": {"method": "nine"}, "gaps": {"method": "guess"}, "weights": {"limit": 1}}
    assert len(refused(settings, tree(**TREE))) == 3


def test_all_faults_of_names_come_at_once(tree):
    settings = {"normalise": {"node": {"rant": {}}}, "weigths": {}, "base_period": "then"}
    assert len(refused(settings, tree(**TREE))) == 4


def test_thresholds_of_a_diagnosis_are_kept_as_they_are(tree):
    settings = {**NONE, "diagnosis": {"dominant": 0.6}}
    assert read_method(settings, tree(**TREE)).diagnosis == {"dominant": 0.6}
