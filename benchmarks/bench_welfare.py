"""How long rules take: 4.4 million families under two policies, one family, its net income over earnings.

`make bench` prints the table; `make bench ARGS=--write` also writes it into docs/benchmarks.md. The families are
invented: sizes up to four, for whom rent ceilings of 2024 are known.
"""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from bench_index import Case, Clock, Marks, peak, report
from bench_methods import median_of

MARKS = Marks("<!-- welfare -->", "<!-- /welfare -->")
FAMILIES = 4_400_000
SEOUL = Path(__file__).parent.parent / "cities/seoul"
DAY = dt.date(2024, 1, 1)
ONE = {"id": 1, "size": 4, "income": 500000.0, "assessed_income": 500000.0, "pension_assessed_income": 500000.0,
       "assets": 1e8, "rent": 300000.0, "earnings": 500000.0, "earner_type": "one_earner",
       "children_of_allowance_age": 0, "single_pensioners": 1, "couple_pensioners": 0}  # fmt: skip


@cache
def on(code: str) -> Any:
    """A policy of Seoul on the day."""
    from donghaeng.city import City

    city = City(SEOUL)
    return city.policies[code].on(city.parameters.at(DAY))  # type: ignore[union-attr]


@cache
def families() -> pl.DataFrame:
    """A nation of which nothing is zero, so that every programme is reckoned."""
    chance = np.random.default_rng(1)
    income = np.floor(chance.lognormal(14.5, 0.8, FAMILIES))
    none = np.zeros(FAMILIES, int)
    return pl.DataFrame({
        "id": np.arange(FAMILIES), "size": chance.integers(1, 5, FAMILIES), "income": income,
        "assessed_income": income, "pension_assessed_income": income, "earnings": np.floor(income * 0.8),
        "assets": np.floor(chance.lognormal(18.5, 1, FAMILIES)), "rent": chance.integers(0, 500_000, FAMILIES),
        "earner_type": pl.Series(["single", "one_earner", "two_earner"]).gather(chance.integers(0, 3, FAMILIES)),
        "single_pensioners": chance.integers(0, 2, FAMILIES), "couple_pensioners": none,
        "children_of_allowance_age": none,
    })  # fmt: skip


def nation(code: str) -> dict[str, float]:
    """All programmes of a policy."""
    from donghaeng.welfare import apply

    frame, policy = families(), on(code)
    apply(frame.head(1000), policy)
    clock = Clock()
    apply(frame, policy)
    return clock.told()


def current() -> dict[str, float]:
    """Current welfare."""
    return nation("current")


def safety_income() -> dict[str, float]:
    """The Safety Income."""
    return nation("safety-income")


def one() -> dict[str, float]:
    """A frame of one family."""
    from donghaeng.welfare import apply

    frame, policy = pl.DataFrame([ONE]), on("safety-income")
    return median_of(lambda: apply(frame, policy), 50)


def memory() -> dict[str, float]:
    """The peak of the process that applies a policy to the nation. [GB]"""
    safety_income()
    return {"gigabytes": peak() / 1e9}


def incentives() -> dict[str, float]:
    """Net income over earnings up to 6 million won, with its kinks and cliffs."""
    from donghaeng.welfare.incentives import schedule

    policy = on("safety-income")

    def located() -> None:
        found = schedule(ONE, policy, 6e6)
        assert found.kinks
        assert not found.cliffs

    return median_of(located, 50)


CASES: dict[str, Case] = {
    "4.4 million families, `current`": (current, "cpu", 3.0),
    "the same, `safety-income`": (safety_income, "cpu", 3.0),
    "its memory": (memory, "gigabytes", 1.5),
    "one family, `safety-income`": (one, "cpu", 0.005),
    "its net income over earnings, exactly": (incentives, "cpu", None),
}

if __name__ == "__main__":
    report(Path(__file__), CASES, MARKS)
