import math

import pytest

from donghaeng.base.errors import UndefinedResultError
from donghaeng.change import Place, attribute, explain
from donghaeng.city import IndexReport
from donghaeng.city import explained as module
from donghaeng.city.explained import explained, kinds


@pytest.fixture(scope="module")
def seoul(going_together):
    return IndexReport(going_together)


@pytest.fixture(scope="module")
def of_districts(districts):
    return IndexReport(districts)


# Worked by hand in tests/change/test_explanation.py: pillar by pillar, the mean of both weights times the change
def test_seoul_from_2023_to_2024(seoul):
    told = explained(seoul, "going_together").pairs[Place("seoul", "2023"), Place("seoul", "2024")]
    points = dict(zip(explained(seoul, "going_together").nodes, told.points, strict=True))
    assert round(points["medical_health"], 3) == 7.354
    assert round(points["livelihood_care"], 3) == 6.546
    assert round(points["housing"], 3) == -0.533
    assert math.isnan(points["vulnerable_housing_improvement"])  # it stands under a given score
    assert {name: round(own, 3) for name, own in told.steps.items()} == {"counting": 0.037}


def test_every_two_periods_with_a_score_are_explained_and_what_is_given_is_not(seoul):
    assert {(first.period, last.period) for first, last in explained(seoul, "going_together").pairs} == {
        ("2022", "2023"),
        ("2022", "2024"),
        ("2023", "2024"),
    }
    assert {told.why for told in explained(seoul, "housing").pairs.values()} == {"given"}
    assert kinds(seoul) == ("periods",)


@pytest.mark.parametrize("node", ["district_living_conditions", "medical_health"])
def test_all_pairs_at_once_are_as_each_by_itself(of_districts, node):
    made = explained(of_districts, node)
    assert made.kept == {"units": "all"}
    for pair in list(made.pairs)[::97]:
        one, told = explain(of_districts.result, pair, node=node), made.pairs[pair]
        points = dict(zip(made.nodes, told.points, strict=True))
        assert {line.node: line.contribution for line in one.lines} == pytest.approx(
            {line.node: points[line.node] for line in one.lines}
        )
        assert (one.steps, one.left, one.entered) == (pytest.approx(told.steps), told.left, told.entered)


def test_of_too_many_pairs_those_with_the_base_unit_are_kept_and_then_none(of_districts):
    some = explained(of_districts, "medical_health", most=1000)
    assert some.kept == {"units": "some"}
    assert {first.unit for first, _ in some.pairs} == {"seoul"}
    none = explained(of_districts, "medical_health", most=10)
    assert (none.kept, none.pairs) == ({"units": "none"}, {})


# Of the six countries UNDP prints the highest index for Norway in every year, Human Development Report 2023/24, table 2
def test_without_a_base_unit_the_best_of_each_period_stands_in_for_it(human_development):
    made = explained(IndexReport(human_development), "human_development", most=300)
    assert made.kept == {"periods": "some", "units": "some"}
    assert {first.unit for first, last in made.pairs if first.unit != last.unit} == {"NOR"}
    of_korea = {(first.period, last.period) for first, last in made.pairs if first.unit == last.unit == "KOR"}
    assert of_korea == {("1990", "2000"), ("2000", "2010"), ("2010", "2020"), ("2020", "2021"), ("2021", "2022")}


def with_means(folder, means):
    method = folder / "method.toml"
    text, _, _ = method.read_text(encoding="utf-8").partition("[aggregate]")
    method.write_text(text + means, encoding="utf-8")
    return IndexReport(folder)


def test_what_compares_units_is_not_explained_and_what_lies_below_it_is(human_development):
    report = with_means(
        human_development, '[aggregate]\nmethod = "arithmetic"\n[aggregate.level.0]\nmethod = "copeland"\n'
    )
    assert explained(report, "human_development").is_compared
    below = explained(report, "education")
    assert not below.is_compared
    assert {told.why for told in below.pairs.values()} == {""}


def test_a_pair_that_cannot_be_explained_does_not_take_the_others_with_it(of_districts, monkeypatch):
    def refusing(framework, method, sides, *, node):
        if (sides[1].scores[:, 0] == of_districts.result.computed.scores[3, 1, 0]).any():
            raise UndefinedResultError("a mean of Gwangjin-gu in 2015 is not defined")
        return attribute(framework, method, sides, node=node)

    monkeypatch.setattr(module, "attribute", refusing)
    found = explained(of_districts, "medical_health").pairs
    refused = {pair for pair, told in found.items() if told.why}
    assert {last for _, last in refused} == {Place(of_districts.result.units[3], "2015")}
    assert {found[pair].why for pair in refused} == {"undefined"}
    assert len(refused) == 25
