"""What money can be given to: programmes, their response curves, earmarks; checked as a whole."""

import difflib
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from donghaeng.base.errors import Fault, InputError, raise_if
from donghaeng.index.framework import CODE

PROGRAMMES, CURVES, EARMARKS = "budget.csv", "curves.csv", "earmarks.csv"
SAME = 1e-9
"""Slopes this close, as a share of the larger, are equal."""


@dataclass(frozen=True)
class Programme:
    """One row of ``budget.csv``. Money is new money of the year, on top of what today's budget gives.

    ``indicator`` : code of the leaf of the index whose score it raises.
    ``floor``, ``ceiling`` : the least and the most it may get; without a ceiling, the end of its curve. [KRW]
    ``earmark`` : code of the earmark it is under, or "".
    ``unit_cost`` : money comes in whole units of this much; None: in any amount. [KRW]
    ``error`` : standard deviation of its efficiency as a share of it. [0-1]
    ``shape`` : ``concave``, each won gives no more than the one before; ``any``, the curve may bend as it likes.
    """

    programme: str
    name_en: str
    name_ko: str
    indicator: str
    floor: float = 0.0
    ceiling: float = math.inf
    earmark: str = ""
    unit_cost: float | None = None
    error: float = 0.0
    shape: Literal["concave", "any"] = "concave"
    source: str = ""
    note: str = ""

    def name(self, language: str) -> str:
        """The name in ``ko`` or ``en``."""
        return self.name_ko if language == "ko" else self.name_en


@dataclass(frozen=True)
class CurvePoint:
    """One row of ``curves.csv``: what a programme gives for some money; nothing for nothing is understood.

    ``money`` : new money on top of today's budget. [KRW]
    ``points`` : by which the indicator's normalised score rises. [points]
    ``people`` : reached. [persons]
    """

    programme: str
    money: float
    points: float
    people: float = 0.0
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Earmark:
    """One row of ``earmarks.csv``: the least and the most that the programmes under it get together. [KRW]"""

    earmark: str
    name_en: str
    name_ko: str
    least: float = 0.0
    most: float = math.inf
    source: str = ""
    note: str = ""

    def name(self, language: str) -> str:
        """The name in ``ko`` or ``en``."""
        return self.name_ko if language == "ko" else self.name_en


@dataclass(frozen=True)
class Portfolio:
    """Programmes in the order of the file, their curves and their earmarks.

    ``indicators`` : the leaves of the index that programmes may name.

    Raises
    ------
    InputError
        With every fault, its file and row.
    """

    programmes: tuple[Programme, ...]
    curves: tuple[CurvePoint, ...]
    earmarks: tuple[Earmark, ...] = ()
    indicators: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        faults = [*_programme_faults(self), *_curve_faults(self), *_earmark_faults(self)]
        raise_if(faults, InputError, "the programmes contradict themselves")

    @cached_property
    def points(self) -> Mapping[str, tuple[CurvePoint, ...]]:
        """The curve of each programme, from nothing to its end."""
        return {code: (CurvePoint(code, 0, 0), *(point for _, point in rows)) for code, rows in _curves(self).items()}

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The programmes by code: the order of every array over programmes."""
        return tuple(one.programme for one in self.programmes)

    @cached_property
    def under(self) -> Mapping[str, tuple[int, ...]]:
        """The places of the programmes under each earmark."""
        return {mark.earmark: tuple(place for place, one in enumerate(self.programmes) if one.earmark == mark.earmark)
                for mark in self.earmarks}  # fmt: skip

    def end(self, programme: Programme) -> float:
        """The money at which a programme's curve ends. [KRW]"""
        return self.points[programme.programme][-1].money

    def row(self, file: str, code: str) -> int:
        """The row of a programme or an earmark, as a spreadsheet counts."""
        codes = self.codes if file == PROGRAMMES else [one.earmark for one in self.earmarks]
        return list(codes).index(code) + 2


def is_concave(points: Sequence[CurvePoint]) -> bool:
    """Whether no won of a curve gives more than the one before, in points and in people."""
    return not any(_bends(*three) for three in zip(points, points[1:], points[2:], strict=False))


def _curves(portfolio: Portfolio) -> dict[str, list[tuple[int, CurvePoint]]]:
    """The rows of each programme's curve, with their numbers."""
    curves: dict[str, list[tuple[int, CurvePoint]]] = {one.programme: [] for one in portfolio.programmes}
    for row, point in enumerate(portfolio.curves, start=2):
        if point.programme in curves:
            curves[point.programme].append((row, point))
    return curves


def _programme_faults(portfolio: Portfolio) -> Iterator[Fault]:
    curves, marks = _curves(portfolio), [mark.earmark for mark in portfolio.earmarks]
    seen: dict[str, int] = {}
    for row, one in enumerate(portfolio.programmes, start=2):
        end = max((point.money for _, point in curves[one.programme] if point.money > 0), default=math.nan)
        faults = [
            *_code_faults("programme", one.programme, seen),
            *_member_faults("indicator", one.indicator, portfolio.indicators, "an indicator of framework.csv"),
            *_amount_faults(one, end),
        ]
        if one.earmark:
            faults += _member_faults("earmark", one.earmark, marks, "an earmark of earmarks.csv")
        if one.shape not in ("concave", "any"):
            faults.append(Fault("shape", repr(one.shape), "concave or any"))
        if not 0 <= one.error <= 1:
            faults.append(Fault("error", f"{one.error:g}", "a share of the efficiency, from 0 to 1"))
        if not curves[one.programme]:
            faults.append(Fault("programme", f"{one.programme!r} without a curve", f"its rows in {CURVES}"))
        seen.setdefault(one.programme, row)
        yield from (Fault(fault.where, fault.found, fault.expected, row, PROGRAMMES) for fault in faults)


def _amount_faults(one: Programme, end: float) -> Iterator[Fault]:
    """Floors, ceilings and unit costs that cannot be; ``end`` is NaN where there is no curve. [KRW]"""
    if not (one.floor >= 0 and math.isfinite(one.floor)):
        yield Fault("floor", _won(one.floor), "0 or more")
    elif one.floor > end:
        yield Fault(
            "floor", f"{_won(one.floor)}, beyond the end of its curve", f"{_won(end)} or less; or a longer curve"
        )
    if not one.ceiling >= 0:
        yield Fault("ceiling", _won(one.ceiling), "0 or more; empty for the end of its curve")
    elif one.floor > one.ceiling:
        yield Fault("floor", f"{_won(one.floor)}, above the ceiling", f"{_won(one.ceiling)} or less")
    if math.isfinite(one.ceiling) and one.ceiling > end:
        yield Fault("ceiling", f"{_won(one.ceiling)}, beyond the end of its curve",
                    f"{_won(end)} or less; or a longer curve")  # fmt: skip
    if one.unit_cost is not None:
        yield from _unit_faults(one, one.unit_cost, end)


def _unit_faults(one: Programme, cost: float, end: float) -> Iterator[Fault]:
    top = min(one.ceiling, end)
    if not (cost > 0 and math.isfinite(cost)):
        yield Fault("unit_cost", _won(cost), "above 0; empty for any amount")
    elif cost > end:
        yield Fault(
            "unit_cost", f"{_won(cost)}, beyond the end of its curve", f"{_won(end)} or less; or a longer curve"
        )
    elif 0 <= one.floor <= top and math.ceil(one.floor / cost - SAME) * cost > top * (1 + SAME):
        found = f"{_won(cost)}: no whole number of units between floor and ceiling"
        yield Fault("unit_cost", found, f"a multiple between {_won(one.floor)} and {_won(top)}")


def _curve_faults(portfolio: Portfolio) -> Iterator[Fault]:
    shapes = {one.programme: one.shape for one in portfolio.programmes}
    for row, point in enumerate(portfolio.curves, start=2):
        faults = list(_member_faults("programme", point.programme, shapes, f"a programme of {PROGRAMMES}"))
        if not (point.money > 0 and math.isfinite(point.money)):
            faults.append(Fault("money", _won(point.money), "above 0: nothing for nothing is understood"))
        faults += [Fault(name, f"{value:g}", "0 or more") for name, value in _given(point)
                   if not (value >= 0 and math.isfinite(value))]  # fmt: skip
        yield from (Fault(fault.where, fault.found, fault.expected, row, CURVES) for fault in faults)
    for code, rows in _curves(portfolio).items():
        yield from _order_faults(rows)
        if shapes[code] == "concave":
            yield from _shape_faults([(1, CurvePoint(code, 0, 0)), *rows])


def _order_faults(rows: Sequence[tuple[int, CurvePoint]]) -> Iterator[Fault]:
    for (_, before), (row, point) in pairwise(rows):
        if point.money <= before.money:
            yield Fault("money", _won(point.money), f"more than {_won(before.money)}, the row before", row, CURVES)
        for (name, value), (_, earlier) in zip(_given(point), _given(before), strict=True):
            if value < earlier:
                yield Fault(name, f"{value:g}", f"{earlier:g} or more, as the row before", row, CURVES)


def _shape_faults(rows: Sequence[tuple[int, CurvePoint]]) -> Iterator[Fault]:
    """Where a curve that is to be concave is not; rows out of order have faults of their own."""
    for three in zip(rows, rows[1:], rows[2:], strict=False):
        (_, first), (_, second), (row, third) = three
        if first.money < second.money < third.money:
            for name in _bends(first, second, third):
                found = f"{getattr(third, name):g}: more for each won than the row before"
                yield Fault(name, found, 'no more for each won than the row before; or shape = "any"', row, CURVES)


def _bends(first: CurvePoint, second: CurvePoint, third: CurvePoint) -> list[str]:
    """Of what three points in a row give, that which rises faster from the second on."""
    found = []
    for (name, a), (_, b), (_, c) in zip(_given(first), _given(second), _given(third), strict=True):
        early, late = (b - a) / (second.money - first.money), (c - b) / (third.money - second.money)
        if late > early * (1 + SAME):
            found.append(name)
    return found


def _earmark_faults(portfolio: Portfolio) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    used = {one.earmark for one in portfolio.programmes}
    for row, mark in enumerate(portfolio.earmarks, start=2):
        faults = list(_code_faults("earmark", mark.earmark, seen))
        if not (mark.least >= 0 and math.isfinite(mark.least)):
            faults.append(Fault("least", _won(mark.least), "0 or more"))
        if not mark.most >= 0:
            faults.append(Fault("most", _won(mark.most), "0 or more; empty for no limit"))
        elif mark.least > mark.most:
            faults.append(Fault("least", f"{_won(mark.least)}, above the most", f"{_won(mark.most)} or less"))
        if mark.earmark not in used:
            faults.append(
                Fault("earmark", f"{mark.earmark!r} without a programme", f"a programme of {PROGRAMMES} under it")
            )
        seen.setdefault(mark.earmark, row)
        yield from (Fault(fault.where, fault.found, fault.expected, row, EARMARKS) for fault in faults)


def _code_faults(what: str, code: str, seen: Mapping[str, int]) -> Iterator[Fault]:
    if not CODE.fullmatch(code):
        yield Fault(what, repr(code), "a name without spaces, slashes, colons, commas or quotes")
    if code in seen:
        yield Fault(what, f"{code!r} again, first in row {seen[code]}", "each once")


def _member_faults(where: str, code: str, known: Collection[str], expected: str) -> Iterator[Fault]:
    if code not in known:
        near = difflib.get_close_matches(code, list(known), n=3)
        yield Fault(where, repr(code), f"{expected}{f', such as {near}' if near else ''}")


def _given(point: CurvePoint) -> tuple[tuple[str, float], tuple[str, float]]:
    return ("points", point.points), ("people", point.people)


def _won(amount: float) -> str:
    return f"{amount:,.12g} KRW"
