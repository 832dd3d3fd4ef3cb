"""The steps by which each kind of programme makes its amount: the rules of `kinds` one operation at a time."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from donghaeng.welfare.parameter import Bracket
from donghaeng.welfare.programme import Choice
from donghaeng.welfare.resolved import Resolved

Source: TypeAlias = Resolved | Choice
"""Who says a number: the law, with its day and sources, or the policy itself."""


@dataclass(frozen=True)
class Term:
    """A number that goes into a step. [KRW/month, KRW, year, persons or 1]

    ``column`` : where the family has it. ``source`` : who says it. Neither: a step before made it.
    """

    number: float
    column: str = ""
    source: Source | None = None


@dataclass(frozen=True)
class Step:
    """One operation of a sum, such that a calculator does the same; `step_words` says it.

    ``key`` : what is done: ``shortfall``. ``terms`` : what goes in, by name. ``result`` : what comes out, as its terms
    are measured; of a test, whether it is so. ``place`` : of a number that is made: ``line``. ``names`` : of the
    programme that is paid instead.
    """

    key: str
    terms: Mapping[str, Term]
    result: float | bool
    place: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def made(self) -> Term:
        """Its result, for a step that follows."""
        return Term(float(self.result))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Who says its numbers, in order."""
        return tuple(term.source for term in self.terms.values() if term.source is not None)


@dataclass(frozen=True)
class Given:
    """What the steps of a kind are made of: ``terms`` are the columns by what they are to it, and the numbers by name.

    ``schedule`` : who says the brackets.
    """

    terms: Mapping[str, Term]
    brackets: tuple[Bracket, ...] = ()
    schedule: Resolved | None = None

    def some(self, *names: str) -> dict[str, Term]:
        """Some of its terms."""
        return {name: self.terms[name] for name in names}


def top_up(given: Given) -> Iterator[Step]:
    """What is short of the line, and the share of it that is paid."""
    shortfall = _shortfall(given.terms["line"], given.terms["income"])
    yield shortfall
    if shortfall.result:
        yield _share(shortfall.made, given.terms["rate"])


def means_tested(given: Given) -> Iterator[Step]:
    """The income that counts, where earnings are reckoned; and what it is short of the line."""
    income = given.terms["income"]
    if "earnings" in given.terms:
        counted = _counted(given)
        yield counted
        earnings = given.terms["earnings"]
        rest = income.number - earnings.number + float(counted.result)
        made = Step("counted_income", {"income": income, "earnings": earnings, "counted": counted.made}, rest)
        yield made
        income = made.made
    yield _shortfall(given.terms["line"], income)


def flat(given: Given) -> Iterator[Step]:
    """The amount, less the reduction, for each of those it is paid for."""
    amount = given.terms["amount"]
    if "reduction" in given.terms:
        cut = given.terms["reduction"]
        made = Step("less_reduction", {"amount": amount, "reduction": cut}, amount.number * (1.0 - cut.number))
        yield made
        amount = made.made
    if "per" in given.terms:
        per = given.terms["per"]
        yield Step("each", {"amount": amount, "per": per}, amount.number * per.number)
    elif "reduction" not in given.terms:
        yield Step("amount", {"amount": amount}, amount.number)


def trapezoid(given: Given) -> Iterator[Step]:
    """The part of the trapezoid in which the earnings lie, and the credit there."""
    maximum, earnings, end, plateau_end, ceiling = (
        given.terms[name].number for name in ("maximum", "earnings", "phase_in_end", "plateau_end", "ceiling")
    )
    if earnings < end:
        yield Step("rising", given.some("earnings", "phase_in_end"), result=True)
        terms = given.some("maximum", "earnings", "phase_in_end")
        yield Step("rising_amount", terms, maximum * (earnings / end))
    elif earnings <= plateau_end:
        yield Step("plateau", given.some("phase_in_end", "earnings", "plateau_end", "maximum"), maximum)
    elif earnings < ceiling:
        yield Step("falling", given.some("plateau_end", "earnings", "ceiling"), result=True)
        left = Step("left", given.some("ceiling", "earnings"), ceiling - earnings)
        whole = Step("stretch", given.some("ceiling", "plateau_end"), ceiling - plateau_end)
        yield from (left, whole)
        terms = {"maximum": given.terms["maximum"], "left": left.made, "stretch": whole.made}
        yield Step("falling_amount", terms, maximum * (float(left.result) / float(whole.result)))
    else:
        yield Step("above_ceiling", given.some("earnings", "ceiling"), 0.0)


def brackets(given: Given) -> Iterator[Step]:
    """Each bracket's rate on what lies in it, and their sum."""
    income = given.terms["income"]
    ends = [*(Term(bracket.above) for bracket in given.brackets[1:]), income]
    parts = []
    for bracket, end in zip(given.brackets, ends, strict=True):
        if income.number > bracket.above:
            upto = min(end, income, key=lambda term: term.number)
            terms = {"upto": upto, "above": Term(bracket.above), "rate": Term(bracket.rate, source=given.schedule)}
            parts.append(Step("bracket", terms, (upto.number - bracket.above) * bracket.rate))
    yield from parts
    if len(parts) > 1:
        terms = {str(place): part.made for place, part in enumerate(parts, 1)}
        yield Step("sum", terms, sum(float(part.result) for part in parts))


def rate_with_ceiling(given: Given) -> Iterator[Step]:
    """The pay that counts, and the rate on it."""
    counted = given.terms["pay"]
    for name, key in (("floor", "pay_floor"), ("ceiling", "pay_ceiling")):
        bound = given.terms.get(name)
        if bound and (counted.number < bound.number if name == "floor" else counted.number > bound.number):
            made = Step(key, {"pay": counted, name: bound}, bound.number)
            yield made
            counted = made.made
    rate = given.terms["rate"]
    yield Step("rate", {"amount": counted, "rate": rate}, counted.number * rate.number)


def rent(given: Given) -> Iterator[Step]:
    """The rent that counts, the tenant's own part, and what is left."""
    paid, ceiling, income, line = (given.terms[name] for name in ("rent", "ceiling", "income", "free_line"))
    key = "rent_above" if paid.number > ceiling.number else "rent_within"
    counted = Step(key, {"rent": paid, "ceiling": ceiling}, min(paid.number, ceiling.number))
    yield counted
    if income.number <= line.number:
        yield Step("no_own_part", {"income": income, "free_line": line, "rent": counted.made}, counted.result)
        return
    share = given.terms["own_share"]
    terms = {"income": income, "free_line": line, "own_share": share}
    own = Step("own_part", terms, (income.number - line.number) * share.number)
    yield own
    left = float(counted.result) - float(own.result)
    terms = {"rent": counted.made, "own": own.made}
    yield Step("rent_less_own", terms, left) if left > 0 else Step("own_part_covers", terms, 0.0)


def _shortfall(line: Term, income: Term) -> Step:
    terms = {"line": line, "income": income}
    short = line.number - income.number
    return Step("shortfall", terms, short) if short > 0 else Step("no_shortfall", terms, 0.0)


def _share(amount: Term, rate: Term) -> Step:
    return Step("share", {"amount": amount, "rate": rate}, amount.number * rate.number)


def _counted(given: Given) -> Step:
    """Earnings that count: what is above the sum that does not, less the share that does not."""
    terms = given.some("earnings", "deduction", "disregard")
    earnings, deduction, disregard = (term.number for term in terms.values())
    if earnings <= deduction:
        return Step("no_earnings", given.some("earnings", "deduction"), 0.0)
    return Step("counted_earnings", terms, (earnings - deduction) * (1.0 - disregard))


KIND_STEPS: Mapping[str, Callable[[Given], Iterator[Step]]] = {
    "top_up": top_up, "means_tested": means_tested, "flat": flat, "trapezoid": trapezoid, "brackets": brackets,
    "rate_with_ceiling": rate_with_ceiling, "rent": rent,
}  # fmt: skip
"""For each of `KINDS`. The last step is the amount."""
