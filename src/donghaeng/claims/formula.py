"""Arithmetic with names in it: computed with units, with bounds, and the other way round."""

import ast
import itertools
import operator
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from donghaeng.base.errors import Fault, InputError, UndefinedResultError
from donghaeng.base.units import Units

if TYPE_CHECKING:
    from pint import Unit

PIECES = 32
"""Into how many pieces the range of an input is cut that a formula names more than once."""
LARGEST = 1e30
"""No number of a formula is above it: what is out of reach of a float is a slip."""
SIGNS: Mapping[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_TAKES = "names, numbers, + - * / and parentheses"


@dataclass(frozen=True)
class Known:
    """A number that is known to lie somewhere from ``low`` to ``high``. [unit]"""

    value: float
    low: float
    high: float
    unit: "Unit"

    def to(self, unit: "Unit", units: Units) -> "Known":
        """The same in another unit.

        Raises
        ------
        InputError
            If it does not convert.
        """
        factor = units.factor(self.unit, unit)
        return Known(self.value * factor, self.low * factor, self.high * factor, unit)


@dataclass(frozen=True)
class Formula:
    """Arithmetic over names."""

    text: str

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names in it, in the order of their first use."""
        return tuple(self._counts)

    @cached_property
    def tree(self) -> ast.expr:
        """What it says.

        Raises
        ------
        InputError
            If it is anything but names, numbers, the four operations and parentheses.
        """
        try:
            tree = ast.parse(self.text, mode="eval").body
            other = next((part for part in _parts(tree) if not _is_arithmetic(part)), None)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            raise InputError("no formula", [Fault("calculation.formula", repr(self.text), _TAKES)]) from None
        if other is not None:
            raise InputError("no formula", [Fault("calculation.formula", repr(ast.unparse(other)), _TAKES)])
        return tree

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(part.id for part in _parts(self.tree) if isinstance(part, ast.Name))

    def compute(self, inputs: Mapping[str, Known], units: Units) -> Known:
        """What it gives, with the bounds that those of the inputs allow.

        Bounds are exact where every input is named once. The range of one that is named again is cut into pieces, so
        that bounds are never too narrow and too wide by a piece at most.

        Raises
        ------
        InputError
            If units are added that do not convert.
        UndefinedResultError
            If it divides by what may be zero.

        Examples
        --------
        >>> units = Units()
        >>> part, whole = (Known(value, value - 0.5, value + 0.5, units.unit("MW")) for value in (278, 1052))
        >>> share = Formula("of / to").compute({"of": part, "to": whole}, units).to(units.unit("%"), units)
        >>> f"{share.low:.2f} {share.value:.2f} {share.high:.2f}"
        '26.37 26.43 26.49'
        """
        made = _Arithmetic(units)
        whole = made.value_of(self.tree, inputs)
        again = [name for name, count in self._counts.items() if count > 1 and inputs[name].low < inputs[name].high]
        if not again:
            return whole
        cut = [[(name, piece) for piece in _cut(inputs[name])] for name in again]
        pieces = [made.value_of(self.tree, {**inputs, **dict(chosen)}) for chosen in itertools.product(*cut)]
        return replace(whole, low=min(one.low for one in pieces), high=max(one.high for one in pieces))

    def needed(self, name: str, target: Known, inputs: Mapping[str, Known], units: Units) -> Known | None:
        """What an input would have to be for the formula to give the target; None where it is named again or cannot.

        Examples
        --------
        >>> units = Units()
        >>> exact = {
        ...     name: Known(value, value, value, units.unit("MW")) for name, value in (("of", 23.4), ("to", 4.154))
        ... }
        >>> target = Known(5.7, 5.7, 5.7, units.unit("times"))
        >>> round(Formula("of / to").needed("of", target, exact, units).value, 3)
        23.678
        """
        if self._counts[name] != 1:
            return None
        try:
            found = _Arithmetic(units).solve(self.tree, name, target, inputs)
            return found.to(inputs[name].unit, units)
        except UndefinedResultError:
            return None


@dataclass(frozen=True)
class _Arithmetic:
    units: Units

    def value_of(self, tree: ast.expr, inputs: Mapping[str, Known]) -> Known:
        match tree:
            case ast.Name(id=name):
                return inputs[name]
            case ast.Constant(value=int() | float() as number):
                return Known(number, number, number, self.units.unit(""))
            case ast.UnaryOp(operand=operand):
                found = self.value_of(operand, inputs)
                return replace(found, value=-found.value, low=-found.high, high=-found.low)
            case ast.BinOp(left=left, op=op, right=right):
                return self.join(type(op), self.value_of(left, inputs), self.value_of(right, inputs))
        raise TypeError(tree)

    def join(self, op: type[ast.operator], one: Known, other: Known) -> Known:
        if op in (ast.Add, ast.Sub):
            other = other.to(one.unit, self.units)
            sign = operator.add if op is ast.Add else operator.sub
            return _range(sign, one, other, one.unit)
        if op is ast.Div and other.low <= 0 <= other.high:
            raise UndefinedResultError("a division by what may be zero")
        if op is ast.Div:
            return _range(operator.truediv, one, other, one.unit / other.unit)
        return _range(operator.mul, one, other, one.unit * other.unit)

    def solve(self, tree: ast.expr, name: str, target: Known, inputs: Mapping[str, Known]) -> Known:
        """Undo one operation after another, from the result down to the name."""
        match tree:
            case ast.UnaryOp(operand=operand):
                return self.solve(operand, name, replace(target, value=-target.value), inputs)
            case ast.BinOp(left=left, op=op, right=right):
                is_left = any(isinstance(part, ast.Name) and part.id == name for part in _parts(left))
                other = _exact(self.value_of(right if is_left else left, inputs))
                undone = self._undo(type(op), _exact(target), other, is_left=is_left)
                return self.solve(left if is_left else right, name, undone, inputs)
        return target

    def _undo(self, op: type[ast.operator], target: Known, other: Known, *, is_left: bool) -> Known:
        if op is ast.Add:
            return self.join(ast.Sub, target, other)
        if op is ast.Mult:
            return self.join(ast.Div, target, other)
        if op is ast.Sub:
            return self.join(ast.Add, target, other) if is_left else self.join(ast.Sub, other, target)
        return self.join(ast.Mult, target, other) if is_left else self.join(ast.Div, other, target)


def _range(act: Callable[[float, float], float], one: Known, other: Known, unit: "Unit") -> Known:
    ends = [act(first, second) for first in (one.low, one.high) for second in (other.low, other.high)]
    return Known(act(one.value, other.value), min(ends), max(ends), unit)


def _exact(known: Known) -> Known:
    return replace(known, low=known.value, high=known.value)


def _cut(known: Known) -> list[Known]:
    step = (known.high - known.low) / PIECES
    edges = [known.low + step * place for place in range(PIECES)] + [known.high]
    return [replace(known, low=low, high=high) for low, high in itertools.pairwise(edges)]


def _parts(tree: ast.expr) -> Iterator[ast.expr]:
    """The expressions of a tree, from left to right."""
    yield tree
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.expr):
            yield from _parts(child)


def _is_arithmetic(part: ast.expr) -> bool:
    match part:
        case ast.Name() | ast.UnaryOp(op=ast.USub()):
            return True
        case ast.Constant(value=int() | float() as number):
            return not isinstance(number, bool) and number < LARGEST
        case ast.BinOp(op=op):
            return type(op) in SIGNS
    return False
