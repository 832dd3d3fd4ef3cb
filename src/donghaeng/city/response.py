"""The response to what an index shows: why it moved, what is not published, and what money would do about it."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from donghaeng.base.errors import DataError, DonghaengError, Fault, InputError, MethodError, raise_if
from donghaeng.base.periods import start
from donghaeng.budget import (
    ANSWERS,
    Allocation,
    FrontierPoint,
    Portfolio,
    Sizing,
    Stakes,
    Standing,
    allocate,
    draw_efficiency,
    frontier,
    least_money,
    size,
    stakes_of,
)
from donghaeng.change import (
    Diagnosis,
    Driver,
    Explanation,
    Missing,
    Place,
    Stated,
    diagnose,
    explain,
    figures_at,
    missing_series,
    stated_of,
)
from donghaeng.city.report import IndexReport
from donghaeng.files import is_what_if, read_explained, read_portfolio, read_what_if
from donghaeng.index import Index, Result

DRAWS, SEED = 1_000, 2024
"""Draws of uncertain efficiency, and where chance begins: the same question has the same answer."""
STEPS = 20
"""About so many amounts of money are on the frontier."""
TARGET = 100.0
"""What an indicator is to come back to: its base. [points]"""
YEAR = re.compile("[0-9]{4}")
UNANSWERABLE = "there is nothing to respond to"


@dataclass(frozen=True)
class Question:
    """What is asked for; what is left empty is chosen.

    ``unit`` : whose scores; the reference unit, or the first.
    ``first``, ``last`` : the periods compared; the last two with a score of the index.
    ``year`` : whose budget; the year after the last period.
    ``target`` : to which an indicator is to come back. [points]
    """

    unit: str = ""
    first: str = ""
    last: str = ""
    year: str = ""
    target: float = TARGET


NOTHING_ASKED = Question()


@dataclass(frozen=True)
class Answer:
    """What some money would do: the plan, and the frontier from no new money to all that could be used."""

    allocation: Allocation
    frontier: tuple[FrontierPoint, ...]


@dataclass(frozen=True)
class Response:
    """An index, what it is made of, and what money can be given to.

    ``asked`` : with nothing left empty.
    ``statement`` : what has to stand beside every number, by language, since all are invented; empty for an index.
    """

    index: Index
    result: Result
    drivers: tuple[Driver, ...]
    stated: tuple[Stated, ...]
    portfolio: Portfolio | None
    asked: Question
    statement: Mapping[str, str] = field(default_factory=dict)

    @property
    def places(self) -> tuple[Place, Place]:
        """What is compared."""
        return Place(self.asked.unit, self.asked.first), Place(self.asked.unit, self.asked.last)

    @cached_property
    def decimals(self) -> int:
        """Decimals that scores are shown with: as many as were ever printed, one where nothing was."""
        return max((row.decimals for row in self.index.published), default=1)

    @cached_property
    def explanation(self) -> Explanation | None:
        """What each node contributed to the change of the index; None where that cannot be told."""
        try:
            return explain(self.result, self.places)
        except DonghaengError:
            return None

    @cached_property
    def diagnoses(self) -> Mapping[str, Diagnosis]:
        """Why each node moved, by its code, in the order of the tree."""
        return {one.node: one for one in diagnose(self.result, self.drivers, self.places)}

    @cached_property
    def since_base(self) -> str:
        """The period that indicators have fallen from: the base; the first of those compared where there is none."""
        base = self.index.method.base_period or ""
        is_before = base in self.result.periods and start(base) < start(self.asked.last)
        return base if is_before else self.asked.first

    @cached_property
    def standing(self) -> Mapping[str, Diagnosis]:
        """Why each indicator stands where it does, from the base to the last period: what a response answers."""
        places = Place(self.asked.unit, self.since_base), self.places[1]
        made = diagnose(self.result, self.drivers, places)
        return {one.node: one for one in made if one.node in self.index.framework.indicators}

    def is_below(self, indicator: str) -> bool:
        """Whether the score of an indicator is below the target."""
        return self.result.score(indicator, self.asked.last, self.asked.unit) < self.asked.target

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """What would have to be published to know more."""
        return missing_series(self.result, self.drivers, self.asked.unit)

    def said(self, node: str) -> tuple[Stated, ...]:
        """What the city itself gave as causes and responses of a node alone."""
        rows = stated_of(self.stated, self.index.framework, node, (self.asked.first, self.asked.last))
        return tuple(row for row in rows if row.node == node)

    @cached_property
    def sizings(self) -> tuple[Sizing, ...]:
        """What would bring each indicator below the target back to it, by why it has fallen from the base.

        Only where that has an answer in money or in work, and where a score is proportional to its value.
        """
        below = [code for code, one in self.standing.items() if one.cause in ANSWERS and self.is_below(code)]
        found: list[Sizing] = []
        for code in below:
            try:
                found += size([self._standing(code)], self.index.framework, self.index.method)
            except MethodError:
                continue
        return tuple(found)

    @cached_property
    def stakes(self) -> Stakes:
        """Today's scores, and how they would move."""
        return stakes_of(self.result, period=self.asked.last, unit=self.asked.unit)

    @cached_property
    def most(self) -> float:
        """The most that all programmes together can use: as much as ceilings, curves and earmarks let them. [KRW]"""
        if self.portfolio is None:
            return 0.0
        uses: dict[str, float] = defaultdict(float)
        for one in self.portfolio.programmes:
            uses[one.earmark] += min(one.ceiling, self.portfolio.end(one))
        most = {one.earmark: one.most for one in self.portfolio.earmarks}
        return sum(min(amount, most.get(mark, math.inf)) for mark, amount in uses.items())

    def efficiency(self, draws: int = DRAWS, seed: int = SEED) -> np.ndarray | None:
        """Draws of how efficient each programme turns out to be, (draw, programme); None where nothing is uncertain."""
        given = self._given()
        if not draws or not any(one.error for one in given.programmes):
            return None
        return draw_efficiency(given, np.random.default_rng(seed), draws)

    def answer(
        self, money: float, *, objective: str = "most_points", draws: int = DRAWS, seed: int = SEED, steps: int = STEPS
    ) -> Answer:
        """Divide money among the programmes, and see what more or less would do.

        Parameters
        ----------
        money : new money of the year, on top of the last period's budget. [KRW]
        objective : one of ``donghaeng.budget.OBJECTIVES``.
        draws, seed : of uncertain efficiency.
        steps : amounts on the frontier.

        Raises
        ------
        DataError
            If there is nothing to give money to.
        ConflictError
            If no plan keeps all limits.
        """
        given, efficiency = self._given(), self.efficiency(draws, seed)
        made = allocate(given, self.stakes, money, objective=objective, efficiency=efficiency)
        amounts = amounts_to(max(self.most, money), steps, money)
        points = frontier(given, self.stakes, amounts, objective=objective, efficiency=efficiency)
        return Answer(made, points)

    def ladder(self, steps: int, *, draws: int = DRAWS, seed: int = SEED) -> tuple[Answer, ...]:
        """An answer for each of about ``steps`` amounts, from the least that limits ask for to the most of any use."""
        given, efficiency = self._given(), self.efficiency(draws, seed)
        least = least_money(given, self.stakes)
        amounts = sorted({least, *(one for one in amounts_to(self.most, steps, self.most) if one > least)})
        made = [allocate(given, self.stakes, money, efficiency=efficiency) for money in amounts]
        points = tuple(one.point for one in made)
        return tuple(Answer(one, points) for one in made)

    def _given(self) -> Portfolio:
        if self.portfolio is None:
            expected = "programmes and their curves: budget.csv and curves.csv"
            found = Fault("file", "no such file", expected, file="budget.csv")
            raise DataError("there is nothing that money could be given to", [found])
        return self.portfolio

    def _standing(self, code: str) -> Standing:
        """Where an indicator stands; of its figures those that are published."""
        driver = next((one for one in self.drivers if one.indicator == code), None)
        known: dict[str, float] = {}
        if driver is not None:
            now = figures_at(self.result, driver, *self.places[1]).of
            base = figures_at(self.result, driver, self.asked.unit, self.since_base).of
            roles = {"output": now["output"], "need": now["need"], "budget": now["budget"],
                     "price": now["price_level"] / base["price_level"]}  # fmt: skip
            known = {role: value for role, value in roles.items() if not math.isnan(value)}
        score = self.result.score(code, self.asked.last, self.asked.unit)
        return Standing(code, score, self.standing[code].cause, target=self.asked.target, **known)


def response_of(path: Path, asked: Question = NOTHING_ASKED) -> Response:
    """Open the response of an index, or of a what-if.

    Parameters
    ----------
    path : the folder.

    Raises
    ------
    InputError
        With every fault of every file; for an unknown unit or period, periods that are the same, a target not above 0.
    """
    if not is_what_if(path):
        return response_of_report(IndexReport(path), asked)
    read = read_what_if(path)
    explained, portfolio = read_explained(path, read.index), read_portfolio(path, read.index)
    result = read.index.build()
    return Response(read.index, result, *explained, portfolio, settled(result, asked), read.statement)


def response_of_report(report: IndexReport, asked: Question = NOTHING_ASKED) -> Response:
    """Open the response of an index that is open already; as ``response_of``."""
    portfolio = read_portfolio(report.path, report.index)
    return Response(report.index, report.result, *report.explained, portfolio, settled(report.result, asked))


def amounts_to(most: float, steps: int, chosen: float) -> list[float]:
    """Round amounts from nothing to the most, and the one chosen. [KRW]

    Examples
    --------
    >>> amounts_to(151e9, 5, 100e9)
    [0.0, 50000000000.0, 100000000000.0, 150000000000.0]
    >>> amounts_to(10, 5, 7)
    [0.0, 2.0, 4.0, 6.0, 7, 8.0, 10.0]
    """
    if most <= 0:
        return [0.0]
    rough = most / steps
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * round_ for round_ in (1, 2, 5, 10) if power * round_ >= rough * 0.999)
    return sorted({step * place for place in range(int(most / step * 1.0001) + 1)} | {chosen})


def settled(result: Result, asked: Question) -> Question:
    """What is asked for, checked, with what was left empty chosen."""
    unit = asked.unit or result.method.base_unit or result.units[0]
    raise_if(list(_faults(result, replace(asked, unit=unit))), InputError, UNANSWERABLE)
    scored = _scored(result, unit)
    last = asked.last or (scored[-1] if scored else result.periods[-1])
    before = [period for period in scored if start(period) < start(last)]
    first = asked.first or (before[-1] if before else "")
    if not first or start(first) >= start(last):
        found = f"{first} to {last}" if first else f"{last} alone"
        raise InputError(UNANSWERABLE, [Fault("from and to", found, "an earlier and a later period")])
    if asked.year and int(asked.year) < start(last):
        raise InputError(UNANSWERABLE, [Fault("year", repr(asked.year), f"{int(start(last))} or later")])
    return Question(unit, first, last, asked.year or str(int(start(last)) + 1), asked.target)


def _faults(result: Result, asked: Question) -> Iterator[Fault]:
    if asked.unit not in result.units:
        yield Fault("unit", repr(asked.unit), f"one of {', '.join(result.units[:30])}")
    for name, period in (("from", asked.first), ("to", asked.last)):
        if period and period not in result.periods:
            yield Fault(name, repr(period), f"one of {', '.join(result.periods)}")
    if not (math.isfinite(asked.target) and asked.target > 0):
        yield Fault("target", f"{asked.target:g}", "a score above 0, such as 100")
    if asked.year and not YEAR.fullmatch(asked.year):
        yield Fault("year", repr(asked.year), "a year, such as 2025")


def _scored(result: Result, unit: str) -> Sequence[str]:
    """The periods in which the index has a score."""
    root = result.framework.root
    return [period for period in result.periods if not math.isnan(result.score(root, period, unit))]
