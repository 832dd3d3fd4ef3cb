"""Figures of an index as calculations take them; the index is that of the United Nations' worked example."""

import pytest

from donghaeng.base.units import UnitOfMeasure, Units
from donghaeng.city import City
from donghaeng.city.figures import derived_score, figure_reader, measure_code, measures, raw_reader
from donghaeng.city.report import IndexReport
from donghaeng.claims import Missing


@pytest.fixture(scope="module")
def reports(request):
    """Give Seoul's index and the example, each read once."""
    root = request.config.rootpath
    paths = (root / "cities" / "seoul" / "indices" / "going-together", root / "examples" / "human-development")
    return {path.name: IndexReport(path) for path in paths}


@pytest.fixture
def units(reports):
    return Units(measures(reports.values(), Units()))


def test_a_score_of_several_units_is_found_by_its_unit(reports, units):
    # printed by the United Nations: 0.929 for the Republic of Korea in 2022
    found = figure_reader(reports, units)("human-development/2022/human_development/KOR")
    assert found.known.value == pytest.approx(0.929, abs=0.0005)
    assert found.derived.target == "figure:human-development/2022/human_development/KOR"
    assert found.derived.names["ko"].startswith("인간개발지수, ")


def test_a_given_score_is_known_to_what_its_print_allows(reports, units):
    # the city printed 125.1 for housing in 2023
    known = figure_reader(reports, units)("going-together/2023/housing").known
    assert (known.low, known.value, known.high) == pytest.approx((125.05, 125.1, 125.15))


def test_a_score_has_the_later_period_of_its_index(reports, units):
    read = figure_reader(reports, units)
    assert read("going-together/2024").later == "2025"  # printed, without data
    assert read("going-together/2024/housing").later == ""


@pytest.mark.parametrize(("target", "why"), [
    ("going-togethr/2024", "figure:going-togethr/2024 (there are going-together)"),
    ("going-together/2032", "figure:going-together/2032 (there are 2024, 2023, 2022)"),
    ("going-together/2024/hosing", "figure:going-together/2024/hosing (there are housing)"),
    ("human-development/2022/health/KOB", "figure:human-development/2022/health/KOB (there are KOR)"),
    ("going-together", "figure:going-together"),
])  # fmt: skip
def test_a_score_that_is_not_there_is_missing_with_what_is_near(reports, units, target, why):
    found = figure_reader(reports, units)(target)
    assert isinstance(found, Missing)
    assert found.why["en"] == why


def test_a_score_made_of_a_published_change_is_found(reports, units):
    # the city printed a rise of 135 % from 2022, which is 100
    found = figure_reader(reports, units)("going-together/2023/isolated_reclusive_youth_support")
    assert found.known.value == pytest.approx(235)


def test_a_row_is_known_to_half_of_its_last_decimal(reports, units):
    # UNDP: a life expectancy of 65.985 years in Brazil in 1990
    found = raw_reader(reports, units)("human-development/1990/life_expectancy/BRA")
    assert (found.known.low, found.known.value, found.known.high) == pytest.approx((65.9845, 65.985, 65.9855))
    assert (found.known.unit, found.derived.text) == (units.unit("year"), "65.985")


def test_a_row_that_is_a_change_is_in_percent_and_a_given_one_in_points(reports, units):
    read = raw_reader(reports, units)
    change, given = read("going-together/2023/isolated_reclusive_youth_support"), read("going-together/2023/housing")
    assert (change.known.value, change.known.unit, change.derived.unit) == (135, units.unit("%"), "%")
    assert (given.known.value, given.known.unit) == (125.1, units.unit("point"))
    assert given.derived.source == "yonhapnewstv-2025-08-04"


def test_a_row_that_is_not_there_is_missing_by_its_name(reports, units):
    found = raw_reader(reports, units)("going-together/2023/integration_leaf")
    assert isinstance(found, Missing)


def test_a_score_is_derived_from_the_scores_below_it(reports):
    found = derived_score(reports["going-together"], "going-together", "going_together", "seoul", "2024")
    assert (found.text, len(found.parts)) == ("130.578", 6)  # facts: 130.578 of the six printed areas
    assert {part.text for part in found.parts} == {"127.800", "120.300", "156.500", "111.300", "148.900", "95.600"}
    assert {part.parts[0].target.partition("/")[0] for part in found.parts} == {"raw:going-together"}


@pytest.mark.parametrize(("measure", "code"), [
    ("", ""),
    ("%", "%"),
    ("persons", "persons"),
    ("KRW/month", "KRW/month"),
    ("m²", "m²"),
    ("doctors per 1000 residents", "doctors_per_1000_residents"),
    ("2017 PPP USD", "in_2017_PPP_USD"),
    ("만 명", "만_명"),
    ("℃", "u2103"),
    ("명/원", "명_원"),
])  # fmt: skip
def test_a_measure_of_any_spelling_has_a_code_that_is_a_unit(measure, code):
    assert measure_code(measure) == code
    assert code in Units() or code in Units({code: UnitOfMeasure(f"[{code}]", measure, measure)})


def test_measures_that_are_units_already_are_not_made_again(reports):
    made = measures(reports.values(), Units())
    assert [code for code in made if code in Units()] == []
    assert made["in_2017_PPP_USD"].en == "2017 PPP USD"


def test_every_measure_of_ours_is_a_unit(request):
    city = City(request.config.rootpath / "cities" / "seoul")
    nodes = [node for report in city.indices.values() for node in report.index.framework.nodes]
    assert [node.unit_measure for node in nodes if measure_code(node.unit_measure) not in city.ledger.units] == []
