"""Sizing a response: what brings an indicator back to a target, in money or in work, by the cause that was found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from donghaeng.base.errors import Fault, InputError, MethodError, raise_if
from donghaeng.index import Framework, Method

ANSWERS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "demand": ("budget",),
    "funding": ("budget",),
    "efficiency": ("efficiency",),
    "mixed": ("budget", "efficiency"),
})  # fmt: skip
"""What answers each cause: more budget, or more output from it. Other causes have no answer in money."""
ROLES = ("output", "need", "budget", "price")


@dataclass(frozen=True)
class Standing:
    """Where an indicator stands today; None: not published.

    ``score``, ``target`` : now, and to be reached. [points, base = 100]
    ``cause`` : what was found to have moved it, one of ``ANSWERS`` or another.
    ``output``, ``need`` : what is delivered, and what is needed. [the output's unit, the need's unit]
    ``budget`` : today's, of the year. [KRW]
    ``price`` : level of prices, 1 in the base year. [1]
    """

    indicator: str
    score: float
    cause: str
    output: float | None = None
    need: float | None = None
    budget: float | None = None
    price: float | None = None
    target: float = 100.0


@dataclass(frozen=True)
class Sizing:
    """What brings an indicator to its target; None: not asked by the cause, or not known.

    ``output_needed``, ``output_missing`` : at today's need. [the output's unit]
    ``coverage``, ``coverage_needed`` : output per need. [the output's unit / the need's unit]
    ``budget_needed``, ``extra_money`` : at today's efficiency and prices, of the year. [KRW]
    ``efficiency`` : output per won in prices of the base year. [the output's unit / KRW]
    ``factor`` : by which output per won must rise at today's money. [1]
    ``missing`` : the series without which something is not known.
    ``reason`` : why there is no answer: ``at target``, ``no output``, ``no budget``, ``no answer for this cause``,
        or "". Under a mixed cause either answer is enough by itself, and so is any pair whose product is the factor.
    """

    standing: Standing
    output_needed: float | None = None
    output_missing: float | None = None
    coverage: float | None = None
    coverage_needed: float | None = None
    budget_needed: float | None = None
    extra_money: float | None = None
    efficiency: float | None = None
    factor: float | None = None
    missing: tuple[str, ...] = ()
    reason: str = ""


def size(standings: Sequence[Standing], framework: Framework, method: Method) -> tuple[Sizing, ...]:
    """Size the response for each indicator.

    A score that is proportional to its value rises to the target if the value does by target / score: by as much more
    output at today's need, so by as much more budget at today's output per won, or by as much more output per won.

    Returns
    -------
    A sizing per standing. [KRW, the output's unit]

    Raises
    ------
    InputError
        For a need or a price that is not above 0, a negative output or budget, a target not above 0.
    MethodError
        Where the score is not proportional to the value.

    Examples
    --------
    >>> from donghaeng.index import Node, read_method
    >>> tree = Framework((Node("all", "All", "전체"), Node("meals", "Meals", "급식", parent="all", direction=1)))
    >>> ratio = read_method({"base_period": "2022", "normalise": {"method": "ratio_to_base"}}, tree)
    >>> (sizing,) = size([Standing("meals", 80, "demand", output=400, need=1000, budget=2e9)], tree, ratio)
    >>> sizing.output_missing, sizing.extra_money
    (100.0, 500000000.0)
    """
    raise_if([fault for one in standings for fault in _faults(one, framework)], InputError, "nothing can be sized")
    raise_if([fault for one in standings for fault in _method_faults(one, framework, method)], MethodError,
             "a score that is not proportional to its value says nothing about money")  # fmt: skip
    return tuple(map(_sized, standings))


def _sized(one: Standing) -> Sizing:
    answers = ANSWERS.get(one.cause, ())
    missing = tuple(role for role in ROLES if getattr(one, role) is None)
    coverage = None if one.output is None or one.need is None else one.output / one.need
    reason = _reason(one)
    if reason in ("no output", "no answer for this cause"):
        return Sizing(one, coverage=coverage, missing=missing, reason=reason)
    factor = max(1.0, one.target / one.score)
    budget = one.budget * factor if one.budget and "budget" in answers else None
    return Sizing(
        one,
        output_needed=None if one.output is None else one.output * factor,
        output_missing=None if one.output is None else one.output * factor - one.output,
        coverage=coverage,
        coverage_needed=None if coverage is None else coverage * factor,
        budget_needed=budget,
        extra_money=None if budget is None or one.budget is None else budget - one.budget,
        efficiency=_efficiency(one),
        factor=factor if "efficiency" in answers else None,
        missing=missing,
        reason=reason,
    )


def _efficiency(one: Standing) -> float | None:
    """Output per won in prices of the base year. [the output's unit / KRW]"""
    if one.output is None or one.price is None or not one.budget:
        return None
    return one.output * one.price / one.budget


def _reason(one: Standing) -> str:
    """Why there is no answer, or none in money."""
    if one.cause not in ANSWERS:
        return "no answer for this cause"
    if one.score == 0 or one.output == 0:
        return "no output"
    if one.score >= one.target:
        return "at target"
    return "no budget" if one.budget == 0 else ""


def _faults(one: Standing, framework: Framework) -> Iterator[Fault]:
    if one.indicator not in framework.indicators:
        yield Fault("indicator", repr(one.indicator), "an indicator of the index")
    for role, expected in (("need", "above 0"), ("price", "above 0"), ("target", "above 0"), ("output", "0 or more"),
                           ("budget", "0 or more"), ("score", "0 or more")):  # fmt: skip
        value = getattr(one, role)
        if value is not None and not (np.isfinite(value) and (value > 0 or (value == 0 and expected != "above 0"))):
            yield Fault(f"{role} of {one.indicator!r}", f"{value:g}", f"{expected}; or none, if it was not published")


def _method_faults(one: Standing, framework: Framework, method: Method) -> Iterator[Fault]:
    choice, where = method.choices("normalise", framework)[one.indicator], f"score of {one.indicator!r}"
    if choice.method != "ratio_to_base":
        yield Fault(where, repr(choice.method), "ratio_to_base; or a curve of points for money, in curves.csv")
        return
    if framework[one.indicator].direction != 1:
        yield Fault(where, "lower is better", "an indicator that counts what is delivered: higher is better")
    floor, cap = choice.option("floor"), choice.option("cap")
    if (floor is not None and one.score <= floor) or (cap is not None and max(one.score, one.target) >= cap):
        yield Fault(where, f"{one.score:g}, held between floor and cap", "a score and a target between them")
