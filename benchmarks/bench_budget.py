"""How long it takes to divide money: 500 programmes with 10 segments each, one plan and 1,000 draws.

`make bench` prints the table; `make bench ARGS=--write` also writes it into docs/benchmarks.md.
"""

from pathlib import Path
from typing import Any

import numpy as np
from bench_index import Case, Clock, Marks, report

MARKS = Marks("<!-- budget -->", "<!-- /budget -->")
PROGRAMMES, SEGMENTS, PILLARS, EARMARKS, DRAWS = 500, 10, 10, 20, 1000
MONEY = 3e11


def case(*, unit_cost: float | None = None) -> tuple[Any, Any]:
    """A programme per indicator, each under one of 20 earmarks; every fifth has a floor, every seventh a ceiling."""
    from donghaeng.budget import CurvePoint, Earmark, Portfolio, Programme, Stakes

    chance = np.random.default_rng(1)
    codes = tuple(f"i{place}" for place in range(PROGRAMMES))
    widths = chance.uniform(1e7, 3e8, (PROGRAMMES, SEGMENTS)).round(-6)
    slopes = -np.sort(-chance.uniform(0, 1e-8, (PROGRAMMES, SEGMENTS)), axis=1)
    money, points = widths.cumsum(axis=1), (widths * slopes).cumsum(axis=1)
    programmes = tuple(
        Programme(code, "", "", code, floor=2e7 if place % 5 == 0 else 0, error=0.3, earmark=f"e{place % EARMARKS}",
                  ceiling=money[place, 5] if place % 7 == 0 else float("inf"), unit_cost=unit_cost)
        for place, code in enumerate(codes)
    )  # fmt: skip
    curves = tuple(CurvePoint(code, *at) for place, code in enumerate(codes)
                   for at in zip(money[place], points[place], points[place] * 40, strict=True))  # fmt: skip
    earmarks = tuple(Earmark(f"e{place}", "", "", 2e9, 2e10) for place in range(EARMARKS))
    pillars = np.kron(np.eye(PILLARS), np.full((PROGRAMMES // PILLARS, 1), PILLARS / PROGRAMMES))
    matrix = np.concatenate([pillars, pillars.mean(axis=1, keepdims=True)], axis=1)
    today, names = chance.uniform(80, 120, PROGRAMMES), tuple(f"p{place}" for place in range(PILLARS))
    stakes = Stakes(
        codes, (*names, "index"), "index", names, today, today @ matrix, lambda gains: (today + gains) @ matrix
    )
    return Portfolio(programmes, curves, earmarks, codes), stakes


def timed(objective: str, *, draws: int = 0, unit_cost: float | None = None, prices: bool = True) -> dict[str, float]:
    """One plan from checked rows, with its shadow prices."""
    from donghaeng.budget import allocate, draw_efficiency

    portfolio, stakes = case(unit_cost=unit_cost)
    efficiency = draw_efficiency(portfolio, np.random.default_rng(2), draws) if draws else None
    allocate(portfolio, stakes, MONEY / 2, prices=False)  # scipy is imported
    clock = Clock()
    allocate(portfolio, stakes, MONEY, objective=objective, efficiency=efficiency, prices=prices)
    return clock.told()


def points() -> dict[str, float]:
    """Most points."""
    return timed("most_points")


def lowest() -> dict[str, float]:
    """The lowest pillar first."""
    return timed("lift_lowest")


def people() -> dict[str, float]:
    """Most people reached."""
    return timed("most_people")


def regret() -> dict[str, float]:
    """Least regret over draws."""
    return timed("least_regret", draws=DRAWS)


def whole() -> dict[str, float]:
    """Most points, in whole units of 10 million won; without shadow prices."""
    return timed("most_points", unit_cost=1e7, prices=False)


CASES: dict[str, Case] = {
    "500 programmes x 10 segments, most points": (points, "cpu", 1.0),
    "the same, lowest pillar first": (lowest, "cpu", 1.0),
    "the same, most people": (people, "cpu", 1.0),
    "the same, least regret over 1,000 draws": (regret, "cpu", 60.0),
    "the same, most points in whole units of 10 million won": (whole, "cpu", None),
}

if __name__ == "__main__":
    report(Path(__file__), CASES, MARKS)
