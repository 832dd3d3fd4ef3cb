"""The steps of a programme for one family: conditions, the numbers that are made, its kind, and what stands around."""

import itertools
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from donghaeng.base.errors import UnknownValueError
from donghaeng.welfare.families import DRAW, INCOME
from donghaeng.welfare.figure import MONTHS, brackets_on, figure, key_in, key_of, parted, paths_of
from donghaeng.welfare.kind_steps import KIND_STEPS, Given, Step, Term
from donghaeng.welfare.kinds import KINDS, SCHEDULE
from donghaeng.welfare.needs import nothing_without
from donghaeng.welfare.one_family import RulesOfOne
from donghaeng.welfare.policy import column_of, roles_of
from donghaeng.welfare.programme import Choice, Condition, Law, Number, Programme, ShareOf
from donghaeng.welfare.rules import MONTHS_OF, TESTS

Made: TypeAlias = tuple[tuple[Step, ...], Term]
"""A number: the steps that make it, and what it is to a programme."""


def steps_of(programme: Programme, rules: RulesOfOne[float]) -> tuple[Step, ...]:
    """The steps of a programme, up to the one that makes it nothing.

    ``rules`` : of the family, after they gave `every` amount.
    """
    if programme.code not in rules.active:
        column = nothing_without(rules.policy)[programme.code]
        return (Step("without", {"column": Term(0.0, column)}, 0.0),)
    maker = _Maker(programme, rules)
    steps = [step for condition in programme.conditions for step in maker.condition(condition)]
    if any(step.result is False for step in steps):
        return _once(steps)
    steps += maker.kind()
    for around in (maker.reduction, maker.rounding, maker.take_up, maker.replacement):
        amount = amount_of(steps)
        steps += around(amount) if amount else ()
    return _once(steps)


def amount_of(steps: Sequence[Step]) -> float:
    """What steps end with. [KRW/month]

    Examples
    --------
    >>> met, short = Step("at_most", {}, result=True), Step("shortfall", {}, 1000.0)
    >>> amount_of([met, short]), amount_of([met, short, Step("take_up", {}, result=False)])
    (1000.0, 0.0)
    """
    if any(step.result is False for step in steps):
        return 0.0
    return next((float(step.result) for step in reversed(steps) if not isinstance(step.result, bool)), 0.0)


def _once(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Steps without those that stand there before: a number that is made for a condition and for the sum."""
    return tuple(step for place, step in enumerate(steps) if step not in steps[:place])


class _Maker:
    """Steps of one programme for one family."""

    def __init__(self, programme: Programme, rules: RulesOfOne[float]) -> None:
        self.programme = programme
        self.rules = rules

    def condition(self, condition: Condition) -> Iterator[Step]:
        """A condition, with its bound."""
        steps, bound = self._number(condition.bound, "bound")
        yield from steps
        steps, column = self._looked_at(condition.column)
        yield from steps
        is_met = bool(TESTS[condition.test](column.number, bound.number))
        yield Step(condition.test, {"column": column, "bound": bound}, is_met)

    def kind(self) -> Iterator[Step]:
        """The numbers that the kind uses for this family, and its steps."""
        kind, said = KINDS[self.programme.kind], self.programme.numbers
        units = {**kind.numbers, **kind.optional}
        made = {name: self._number(said[name], name) for name in units if name in said and units[name] != SCHEDULE}
        looked_at = {role: self._looked_at(column_of(self.programme, role)) for role in roles_of(self.programme)}
        columns = {role: term for role, (_, term) in looked_at.items()}
        for steps, _ in looked_at.values():
            yield from steps
        terms = columns | {name: term for name, (_, term) in made.items()}
        schedules = [said[name] for name in said if units[name] == SCHEDULE]
        done = tuple(KIND_STEPS[self.programme.kind](self._given(terms, schedules)))
        used = [term for step in done for term in step.terms.values()]
        for steps, term in made.values():
            yield from steps if any(term is other for other in used) else ()
        yield from done

    def reduction(self, amount: float) -> Iterator[Step]:
        """Whether only a share is paid, and what it comes to."""
        cut = self.programme.reduction
        if cut is None:
            return
        steps, level = self._number(cut.level, "level")
        counted, column = self._looked_at(cut.column)
        is_cut = column.number >= level.number
        yield from (*steps, *counted)
        yield Step("cut" if is_cut else "not_cut", {"column": column, "level": level}, result=True)
        if is_cut:
            steps, share = self._number(cut.share, "share")
            yield from steps
            yield Step("share", {"amount": Term(amount), "rate": share}, amount * share.number)

    def rounding(self, amount: float) -> Iterator[Step]:
        """The amount in whole steps; a year's, if the programme is a year's."""
        rounding = self.programme.rounding
        if rounding is None:
            return
        steps, to = self._number(rounding.to, "to")
        months = MONTHS_OF[self.programme.period]
        before = Term(amount * months)
        rounded = self.rules.rounded(amount, rounding, self.programme)
        yield from steps
        if months != 1:
            yield Step("year", {"amount": Term(amount)}, before.number)
        yield Step(f"rounded_{rounding.how}", {"amount": before, "to": to}, rounded * months)
        if months != 1:
            yield Step("month", {"amount": Term(rounded * months)}, rounded)

    def take_up(self, _: float) -> Iterator[Step]:
        """Whether the family claims."""
        if self.programme.take_up is not None:
            steps, rate = self._number(self.programme.take_up, "take_up")
            draw = Term(self.rules.columns[DRAW], DRAW)
            yield from steps
            yield Step("take_up", {"draw": draw, "rate": rate}, draw.number < rate.number)

    def replacement(self, _: float) -> Iterator[Step]:
        """What is paid to the family instead."""
        for code in self.rules.policy.replacers(self.programme.code):
            if self.rules.amounts[code] > 0:
                names = self.rules.policy.by_code[code].names
                yield Step("replaced", {"paid": Term(self.rules.amounts[code])}, 0.0, names=names)

    def _given(self, terms: dict[str, Term], schedules: Sequence[Number]) -> Given:
        if not schedules:
            return Given(terms)
        view = self.rules.policy.view
        return Given(terms, brackets_on(schedules[0], view), view[parted(paths_of(schedules[0])[0])[0]])

    def _looked_at(self, name: str) -> Made:
        """A column of the family; its income with what is paid besides and counts as such."""
        own, policy = Term(self.rules.columns[name], name), self.rules.policy
        is_income = name == column_of(self.programme, INCOME)
        paid = {code: self.rules.amounts[code] for code in self.programme.counts if is_income}
        terms = {code: Term(amount) for code, amount in paid.items() if amount}
        if not terms:
            return (), own
        names = {language: ", ".join(policy.by_code[code].names[language] for code in terms)
                 for language in self.programme.names}  # fmt: skip
        total = self.rules.looked_at(name, self.programme)
        step = Step("with_benefits", {"income": own, **terms}, total, names=names)
        return (step,), Term(total, name)

    def _number(self, number: Number, place: str) -> Made:
        """A number for the family, and the steps that make it."""
        if isinstance(number, Choice):
            months, term = MONTHS[number.unit_measure], Term(number.value, source=number)
            return ((), term) if months == 1 else _twelfth(term, months, place)
        by = key_of(number, self.rules.policy.parameters)
        key = key_in(self.rules.family[column_of(self.programme, by)]) if by else ""
        if isinstance(number, Law):
            return self._law(number.path, key, place)
        return self._share_of(number, key, place)

    def _law(self, path: str, key: str, place: str) -> Made:
        (found,) = figure(Law(path), self.rules.policy.view, key).values
        months, term = MONTHS[found.unit_measure], Term(float(found.number), source=found)
        return ((), term) if months == 1 else _twelfth(term, months, place)

    def _share_of(self, number: ShareOf, key: str, place: str) -> Made:
        """The line as gazetted; else the share, rounded where that is said."""
        if number.gazetted:
            try:
                steps, term = self._law(number.gazetted, key, place)
            except UnknownValueError:
                pass  # the share serves where no line was found
            else:
                last = Step("gazetted", {"amount": term}, term.number, place)
                return (*steps, last), last.made
        parts = {name: self._law(path, key, place) for name, path in (("share", number.share), ("whole", number.of))}
        before = tuple(itertools.chain(*(steps for steps, _ in parts.values())))
        terms = {name: term for name, (_, term) in parts.items()}
        last = Step("share_of", terms, terms["share"].number * terms["whole"].number, place)
        if not number.to:
            return (*before, last), last.made
        steps, to = self._law(number.to, key, place)
        rounded = float(figure(number, self.rules.policy.view, key).number)
        end = Step("rounded_share", {"amount": last.made, "to": to}, rounded, place)
        return (*before, last, *steps, end), end.made


def _twelfth(year: Term, months: int, place: str) -> Made:
    step = Step("twelfth", {"year": year}, year.number / months, place)
    return (step,), step.made
