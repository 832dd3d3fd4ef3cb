"""A formula with its numbers: arithmetic written out, for a reader to do again with a calculator."""

import ast
import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

FEWEST, MOST = 6, 17
"""Digits that a number is written with: as few as will do, as many as a float has."""
OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
FUNCTIONS: Mapping[str, Callable[..., float]] = {"ln": math.log, "min": min, "max": max}


@dataclass(frozen=True)
class Formula:
    """Arithmetic with named numbers.

    ``text`` : in the signs of Python, each number by its name in braces, with ``ln``, ``min`` and ``max``; empty where
    a result cannot be written out in a line.
    ``numbers`` : what the names stand for, and what else belongs to the result. [each its own]

    Examples
    --------
    >>> homes = Formula("100 * {value} / {base}", {"value": 2694, "base": 1937})
    >>> homes.written(lambda score: f"{score:.1f}")
    '100 × 2694 / 1937'
    >>> round(homes.result, 3)
    139.081
    """

    text: str = ""
    numbers: Mapping[str, float] = field(default_factory=dict)

    @property
    def result(self) -> float:
        """What it gives in full precision; NaN without a text."""
        return calculated(self._with(MOST)) if self.text else math.nan

    def written(self, show: Callable[[float], str]) -> str:
        """The formula with its numbers, in the fewest digits that give the result as it is shown."""
        shown = show(self.result)
        texts = (self._with(digits) for digits in range(FEWEST, MOST + 1))
        text = next((text for text in texts if show(calculated(text)) == shown), self._with(MOST))
        return text.replace(" ** ", "^").replace("*", "×")

    def _with(self, digits: int) -> str:
        return self.text.format(**{name: plain(number, digits) for name, number in self.numbers.items()})


def plain(number: float, digits: int = MOST) -> str:
    """A number for a calculator: without an exponent or commas, in parentheses below zero.

    Examples
    --------
    >>> plain(26_150_000), plain(1 / 3, 6), plain(-0.5)
    ('26150000', '0.333333', '(-0.5)')
    """
    text = np.format_float_positional(number, precision=digits, unique=True, fractional=False, trim="-")
    return f"({text})" if text.startswith("-") else text


def calculated(text: str) -> float:
    """What a calculator makes of a formula.

    Examples
    --------
    >>> calculated("(50 * 200) ** (1 / 2)"), calculated("100 * min(3 / 2, 1)")
    (100.0, 100.0)
    """
    return _value(ast.parse(text, mode="eval").body)


def _value(part: ast.expr) -> float:
    match part:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner)
        case ast.BinOp(left=left, op=sign, right=right):
            return OPERATORS[type(sign)](_value(left), _value(right))
        case ast.Call(func=ast.Name(id=name), args=inner):
            return FUNCTIONS[name](*map(_value, inner))
    raise ValueError(f"no formula: {ast.unparse(part)!r}")
