"""sdmx1 is the referee: it reads the observations back by the structure that stands beside them."""

import io
import math

import pytest
import sdmx
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.publish import index_files
from donghaeng.publish.sdmx import sdmx_code


def observations(files):
    """Return every observation that sdmx1 reads: key by dimension, value and attributes."""
    structure = sdmx.read_sdmx(io.BytesIO(files["structure.xml"]), format="xml")
    (flow,) = structure.dataflow.values()
    message = sdmx.read_sdmx(io.BytesIO(files["sdmx.csv"]), format="csv", structure=flow)
    (data,) = message.data
    return {
        tuple(str(observation.dimension[name].value) for name in ("REF_AREA", "TIME_PERIOD", "INDICATOR", "MEASURE")): (
            float(observation.value),
            {name: str(one.value) for name, one in observation.attached_attribute.items()},
        )
        for observation in data.obs
    }


def of_measure(read, measure):
    return {key[:3]: value for key, (value, _) in read.items() if key[3] == measure and not math.isnan(value)}


def test_sdmx1_reads_back_every_score_and_every_value(report, files):
    read = observations(files)
    for measure, frame, column in [("SCORE", report.result.scores, "score"),
                                   ("VALUE", report.result.steps["value"].frame(), "value")]:  # fmt: skip
        rows = frame.select("unit", "period", "node", column).rows()
        expected = {(sdmx_code(unit), period, sdmx_code(node)): number for unit, period, node, number in rows
                    if number is not None}  # fmt: skip
        assert of_measure(read, measure) == expected


def test_a_gap_is_no_number_and_its_status_says_so(packages):
    value, attributes = observations(packages["going-together"])[
        "seoul", "2023", "crisis_household_support_rate", "SCORE"
    ]
    assert math.isnan(value)
    assert attributes == {"OBS_STATUS": "O", "UNIT_MEASURE": "points", "SCORE_STATUS": "NO_VALUE"}


def test_a_value_has_its_own_measure(packages):
    read = observations(packages["human-development"])
    value, attributes = read["KOR", "2022", "life_expectancy", "VALUE"]
    assert (value, attributes["UNIT_MEASURE"], attributes["OBS_STATUS"]) == (84.024, "years", "A")
    assert ("KOR", "2022", "human_development", "VALUE") not in read


def test_quarters_korean_codes_and_gaps_come_through(write_index, nobody):
    read = observations(index_files(write_index(), nobody))
    unit, root = sdmx_code("종로"), sdmx_code("생활")
    assert read[unit, "2022-Q2", "homes", "SCORE"][0] == pytest.approx(111)
    assert math.isnan(read[unit, "2022-Q2", "rent", "VALUE"][0])
    assert read[unit, "2022-Q2", root, "SCORE"][1]["SCORE_STATUS"] == "A_CHILD_IS_MISSING"


def test_what_a_method_fills_is_imputed_and_its_value_missing(write_index, nobody):
    data = "unit,period,node,value,source\n" + "".join(
        f"{unit},2022-Q1,{node},{value},plan\n"
        for unit, node, value in [
            ("a", "homes", 1),
            ("a", "rent", 2),
            ("b", "homes", 3),
            ("b", "rent", ""),
            ("c", "rent", 5),
        ]
    )
    method = '[normalise]\nmethod = "min_max"\n\n[gaps]\nmethod = "group_mean"\n'
    read = observations(index_files(write_index({"data.csv": data, "method.toml": method}), nobody))
    assert read["b", "2022-Q1", "rent", "SCORE"][1]["OBS_STATUS"] == "I"
    assert read["b", "2022-Q1", "rent", "VALUE"][1]["OBS_STATUS"] == "O"


def test_the_header_is_that_of_sdmx_csv_2_without_a_byte_order_mark(files):
    assert files["sdmx.csv"].startswith(b"STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,MEASURE,TIME_PERIOD,")


@pytest.mark.parametrize(("period", "frequency"), [("2022", "A"), ("2022-Q1", "Q"), ("2022-03", "M")])
def test_the_frequency_follows_from_the_period(write_index, nobody, period, frequency):
    data = f"unit,period,node,value,source\na,{period},homes,1,plan\na,{period},rent,1,plan\n"
    method = f'base_period = "{period}"\n\n[normalise]\nmethod = "ratio_to_base"\n'
    files = index_files(write_index({"data.csv": data, "method.toml": method}), nobody)
    assert files["sdmx.csv"].decode().split("\n")[1].split(",")[3] == frequency


CODES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)


@given(CODES, CODES)
def test_two_codes_never_become_one_and_all_are_such_as_sdmx_takes(one, other):
    assert (sdmx_code(one) == sdmx_code(other)) == (one == other)
    assert set(sdmx_code(one)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@$-")
