"""Which mean of six areas gives Seoul's published index: the table of facts/gtsn/README.md, "Aggregation check".

Area scores as printed on 2024-06-19 (2023) and 2025-08-04 (2024); social integration 2023 as 97.9 and as 97.6.
Sources: https://news1.kr/amp/local/seoul/5452009 and https://www.kmib.co.kr/article/view_amp.asp?arcid=1754295690
The table was worked by hand, apart from this engine.
"""

import polars as pl
import pytest

from donghaeng.base.rounding import rounds_to
from donghaeng.index import Framework, Index, Node, read_method

AREAS = ("livelihood_care", "housing", "medical_health", "education_culture", "safety", "social_integration")
SCORES = {
    "2023": (100.8, 125.1, 120.1, 98.4, 124.9, 97.9),
    "2023 with 97.6": (100.8, 125.1, 120.1, 98.4, 124.9, 97.6),
    "2024": (127.8, 120.3, 156.5, 111.3, 148.9, 95.6),
}
PRINTED = {"2023": 111.0, "2023 with 97.6": 111.0, "2024": 130.6}
N50, N49 = (12, 6, 10, 8, 9, 5), (12, 5, 10, 8, 9, 5)
TABLE = [
    ("arithmetic", "equal", N50, (111.200, 111.150, 126.733)),
    ("arithmetic", "counted", N50, (111.240, 111.210, 130.578)),
    ("arithmetic", "counted", N49, (110.957, 110.927, 130.788)),
    ("geometric", "equal", N50, (110.518, 110.462, 124.986)),
    ("geometric", "counted", N50, (110.598, 110.564, 129.035)),
    ("geometric", "counted", N49, (110.321, 110.286, 129.220)),
    ("harmonic", "equal", N50, (109.842, 109.778, 123.234)),
    ("harmonic", "counted", N50, (109.962, 109.924, 127.456)),
    ("median", "equal", N50, (110.45, 110.45, 124.05)),
    ("arithmetic", "counted", (2, 1, 2, 2, 2, 1), (111.140, 111.110, 130.490)),
]
CASES = [pytest.param(method, weights, counts, when, value, id=f"{method}-{weights}-{sum(counts)}-{when}")
         for method, weights, counts, values in TABLE for when, value in zip(SCORES, values, strict=True)]  # fmt: skip


def overall(method, weights, counts, when):
    """Build the index of six given areas."""
    areas = [Node(code, code, code, "overall") for code in AREAS]
    leaves = [Node(f"{code}_any", code, code, code, "x", 1) for code in AREAS]
    framework = Framework((Node("overall", "", ""), *areas, *leaves))
    data = pl.DataFrame({"unit": "seoul", "period": when[:4], "node": AREAS, "value": SCORES[when], "status": "given",
                         "indicators": counts, "decimals": 1})  # fmt: skip
    settings = {"normalise": {"method": "none"}, "weights": {"method": weights}, "aggregate": {"method": method}}
    return Index(framework, data, read_method(settings, framework)).build().score("overall", when[:4])


@pytest.mark.parametrize(("method", "weights", "counts", "when", "value"), CASES)
def test_a_candidate_gives_the_value_worked_by_hand(method, weights, counts, when, value):
    assert overall(method, weights, counts, when) == pytest.approx(value, abs=0.00051)


@pytest.mark.parametrize(
    ("method", "weights", "counts", "when"),
    [("arithmetic", "counted", N49, "2023"), ("arithmetic", "counted", N50, "2024")],
)
def test_an_arithmetic_mean_over_the_indicators_counted_rounds_to_what_was_printed(method, weights, counts, when):
    assert rounds_to(overall(method, weights, counts, when), PRINTED[when], decimals=1)


@pytest.mark.parametrize(
    ("method", "weights", "counts", "when"),
    [case.values[:4] for case in CASES
     if case.values[:4] not in [("arithmetic", "counted", N49, "2023"), ("arithmetic", "counted", N50, "2024")]],
    ids=[case.id for case in CASES
         if case.values[:4] not in [("arithmetic", "counted", N49, "2023"), ("arithmetic", "counted", N50, "2024")]],
)  # fmt: skip
def test_no_other_candidate_rounds_to_what_was_printed(method, weights, counts, when):
    assert not rounds_to(overall(method, weights, counts, when), PRINTED[when], decimals=1)
