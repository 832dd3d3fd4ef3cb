"""What a household would get: Safety Income beside current welfare, why, by year, and over its earnings."""

import datetime as dt
import itertools
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from donghaeng.base.errors import EndedError, UnknownValueError
from donghaeng.city.household import COLUMNS, Household
from donghaeng.city.lab_answer import Answer, Held, Missing, OfYear, Phase, Tested
from donghaeng.welfare import Dated, Parameters, Policy, PolicyOnDay, Programme, Status, View
from donghaeng.welfare.doubts import doubts
from donghaeng.welfare.explained import explain
from donghaeng.welfare.families import NET_INCOME
from donghaeng.welfare.figure import figure, key_in, key_of, parted, paths_of
from donghaeng.welfare.incentives import schedule
from donghaeng.welfare.needs import needs, nothing_without
from donghaeng.welfare.one_family import sum_of
from donghaeng.welfare.policy import column_of
from donghaeng.welfare.rules import TESTS

SAFETY, CURRENT = "safety-income", "current"
"""The policies that are set side by side. Policies called ``safety-income-…`` are phases of the first."""
TOP_UP = "top_up"
PLAIN = Household(1, 0.0, 0.0)
ROOM, STEP = 1.3, 500_000.0
"""A schedule ends so far above the line, or above the household's earnings, at a round sum. [1], [KRW/month]"""
ALONE, TYPE = "single", "earner_type"
"""How the credit's tables call the family of who lives alone, and the column of it."""


def lab_of(parameters: Parameters, policies: Mapping[str, Policy]) -> "Lab | None":
    """The lab of a city; None if it has not both policies, or they ask what no household is asked."""
    if SAFETY not in policies or CURRENT not in policies:
        return None
    before = {programme.code for programme in policies[CURRENT].programmes}
    added = [one for one in policies[SAFETY].programmes if one.code not in before and one.kind == TOP_UP]
    lab = Lab(parameters, policies, *added) if len(added) == 1 else None
    return lab if lab and lab.is_able else None


@dataclass(frozen=True)
class Lab:
    """The two policies, with the numbers of the law; ``programme`` is what the reform adds."""

    parameters: Parameters
    policies: Mapping[str, Policy]
    programme: Programme

    @property
    def is_able(self) -> bool:
        """Whether there is a day to ask for, and everything that is asked for is known of a household."""
        if not self.years:
            return False
        asked = (needs(self.on(code, day)) for code in (SAFETY, CURRENT) for day in self.years.values())
        return all({*one.numbers, *one.keys} <= COLUMNS for one in asked)

    @cached_property
    def columns(self) -> frozenset[str]:
        """The columns that the policies look at."""
        asked = [needs(self.on(code, next(iter(self.years.values())))) for code in (SAFETY, CURRENT)]
        return frozenset(itertools.chain(*((*one.numbers, *one.keys) for one in asked)))

    @cached_property
    def held(self) -> Held | None:
        """From when to when the Safety Income was paid."""
        return self._held(self.programme)

    @cached_property
    def ended(self) -> Dated | None:
        """The row of the law that says that it is not paid any more; None where no such row is there."""
        rows = (self.parameters[path].history[-1] for path in _parameters(self.programme))
        return next((row for row in rows if row.status is Status.ENDED), None)

    @cached_property
    def years(self) -> Mapping[int, dt.date]:
        """The years of the Safety Income, the latest first, each with its first day of it."""
        if self.held is None:
            return {}
        last = self.held.last or max(self._days(self.programme))
        years = range(last.year, self.held.since.year - 1, -1)
        return {year: max(self.held.since, dt.date(year, 1, 1)) for year in years}

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The types of families that the law tells apart, as its tables have them."""
        told = (one for one in self.policies[SAFETY].programmes if TYPE in one.columns.values())
        rows = itertools.chain(*(self.parameters[path].history for one in told for path in _parameters(one)))
        return tuple(dict.fromkeys(itertools.chain(*(row.value for row in rows if isinstance(row.value, Mapping)))))

    @cached_property
    def phases(self) -> tuple[tuple[Policy, Programme, Held], ...]:
        """The phases, each with its rule of payment and when it held."""
        named = [policy for code, policy in self.policies.items() if code.startswith(f"{SAFETY}-")]
        found = [(policy, one) for policy in named for one in policy.programmes if one.code == self.programme.code]
        return tuple((policy, one, held) for policy, one in found if (held := self._held(one)))

    @cached_property
    def _views(self) -> dict[dt.date, View]:
        return {}

    @cached_property
    def _kept(self) -> dict[tuple[str, dt.date, frozenset[str]], PolicyOnDay]:
        return {}

    def at(self, day: dt.date) -> View:
        """The law on a day."""
        if day not in self._views:
            self._views[day] = self.parameters.at(day)
        return self._views[day]

    def on(self, code: str, day: dt.date, without: Iterable[str] = ()) -> PolicyOnDay:
        """A policy on a day, less the programmes that a reader leaves out; but never less the one of the lab."""
        left = frozenset(without) & {one.code for one in self.policies[CURRENT].programmes}
        if (code, day, left) not in self._kept:
            self._kept[code, day, left] = _less(self.policies[code], left).on(self.at(day))
        return self._kept[code, day, left]

    def missing(self, household: Household, day: dt.date, without: Iterable[str] = ()) -> tuple[Missing, ...]:
        """The programmes that this household needs and that cannot be told on a day."""
        found: dict[str, Missing] = {}
        for code in (SAFETY, CURRENT):
            policy = self.on(code, day, without)
            idle = {name for name, column in nothing_without(policy).items() if not household.columns[column]}
            for programme in policy.policy.programmes:
                names = () if programme.code in idle else tuple(self._unknown(programme, policy, household))
                if names:
                    found[programme.code] = Missing(programme, names)
        return tuple(found.values())

    def known_years(self, household: Household) -> tuple[int, ...]:
        """The years in which nothing is missing for a household."""
        return tuple(year for year, day in self.years.items() if not self.missing(household, day))

    def answer(self, household: Household, year: int, without: Iterable[str] = ()) -> Answer:
        """Everything there is to say, by the law of one of ``years``.

        Raises
        ------
        UnknownValueError
            If a number is needed that is `missing`.
        """
        day = self.years[year]
        household = household.under(self.at(day))
        family = household.columns
        policies = {code: self.on(code, day, without) for code in (SAFETY, CURRENT)}
        line = figure(self.programme.numbers["line"], policies[SAFETY].view, str(household.size))
        end = STEP * math.ceil(max(line.number, household.earnings) * ROOM / STEP)
        left, unasked = {*without}, self._unasked(household)
        fewer = {*left, *(one.code for one in unasked)}
        earner, reduced = self._earner(family), {code: self.on(code, day, fewer) for code in (SAFETY, CURRENT)}
        schedules = {code: schedule(earner, policy, end, household.moves) for code, policy in reduced.items()}
        doubted = itertools.chain(*(doubts(reduced[code], told.paying, earner) for code, told in schedules.items()))
        return Answer(
            household, year, day, self.programme,
            tuple(one for one in self.policies[CURRENT].programmes if one.code in left),
            explain(family, policies[SAFETY]), explain(family, policies[CURRENT]), line,
            figure(self.programme.numbers["rate"], self.at(day)), self._tests(self.programme, household, day),
            tuple(self._phases(household)), tuple(self._by_year(household, left)),
            schedules, unasked, tuple({one.path: one for one in doubted}.values()),
        )  # fmt: skip

    def users(self, path: str) -> tuple[Programme, ...]:
        """The programmes that stand on a number of the law: a parameter, or a cell of one that they name or look up."""
        found = (one for key in (path, parted(path)[0]) for one in self._users.get(key, ()))
        return tuple({one.code: one for one in found}.values())

    @cached_property
    def _users(self) -> Mapping[str, list[Programme]]:
        """The programmes by the paths that they name."""
        every = [*self.policies[CURRENT].programmes, self.programme, *(one for _policy, one, _held in self.phases)]
        found: dict[str, list[Programme]] = {}
        for programme in every:
            for path in itertools.chain(*(paths_of(number) for _, number in programme.every_number())):
                found.setdefault(path, []).append(programme)
        return found

    def _unasked(self, household: Household) -> tuple[Programme, ...]:
        """The programmes that tell kinds of families apart, if several live together and none was told."""
        if household.earner_type or household.size == 1:
            return ()
        return tuple(one for one in self.policies[CURRENT].programmes if TYPE in one.columns.values())

    def _earner(self, family: Mapping[str, object]) -> Mapping[str, object]:
        """The family with a kind, which one that earns nothing need not have told: it matters to who lives alone."""
        return {**family, TYPE: family[TYPE] or ALONE}

    @cached_property
    def _later(self) -> Mapping[int, dt.date]:
        """The years after Safety Income for which current welfare is known, each with its first day."""
        last = max(row.since.year for parameter in self.parameters for row in parameter.history)
        days = {year: dt.date(year, 1, 1) for year in range(max(self.years) + 1, last + 1)}
        return {year: day for year, day in days.items() if not self._missing_of(PLAIN, day, (), is_over=True)}

    def _by_year(self, household: Household, without: Iterable[str]) -> Iterator[OfYear]:
        for year, day in sorted({**self.years, **self._later}.items()):
            is_over = year not in self.years
            try:
                sums = {code: sum_of(household.under(self.at(day)).columns, self.on(code, day, without))
                        for code in (CURRENT, *(() if is_over else (SAFETY,)))}  # fmt: skip
            except UnknownValueError:
                missing = self._missing_of(household, day, without, is_over=is_over)
                yield OfYear(year, day, None, None, None, missing, is_over)
            else:
                safety, current = sums.get(SAFETY, {}), sums[CURRENT]
                paid = safety.get(self.programme.code)
                yield OfYear(year, day, paid, safety.get(NET_INCOME), current[NET_INCOME], (), is_over)

    def _missing_of(
        self, household: Household, day: dt.date, without: Iterable[str], *, is_over: bool
    ) -> tuple[Missing, ...]:
        """What is missing in a year; of one after it, Safety Income is not."""
        found = self.missing(household, day, without)
        return tuple(one for one in found if not (is_over and one.programme.code == self.programme.code))

    def _phases(self, household: Household) -> Iterator[Phase]:
        for policy, programme, held in self.phases:
            yield Phase(policy, held, self._tests(programme, household, held.since))

    def _tests(self, programme: Programme, household: Household, day: dt.date) -> tuple[Tested, ...]:
        view, found = self.at(day), []
        for one in programme.conditions:
            bound = figure(one.bound, view, str(household.size))
            value = float(str(household.columns[one.column]))
            found.append(Tested(one.column, one.test, value, bound, bool(TESTS[one.test](value, bound.number))))
        return tuple(found)

    def _unknown(self, programme: Programme, policy: PolicyOnDay, household: Household) -> Iterator[Mapping[str, str]]:
        """The names of the numbers of a programme that cannot be told for a household."""
        for _, number in programme.every_number():
            by = key_of(number, self.parameters)
            key = key_in(household.columns[column_of(programme, by)] or "") if by else ""
            try:
                figure(number, policy.view, key)
            except (UnknownValueError, EndedError) as error:
                path = parted(error.faults[0].where.partition(",")[0])[0]
                yield self.parameters[path].names

    def _days(self, programme: Programme) -> list[dt.date]:
        """The days on which a number of a programme becomes another."""
        return sorted({row.since for path in _parameters(programme) for row in self.parameters[path].history})

    def _held(self, programme: Programme) -> Held | None:
        """When all numbers of a programme are known, from its first day on."""
        days = self._days(programme)
        since = next((day for day in days if self._is_held(programme, day)), None)
        if since is None:
            return None
        return Held(since, next((day for day in days if day > since and not self._is_held(programme, day)), None))

    def _is_held(self, programme: Programme, day: dt.date) -> bool:
        view = self.at(day)
        try:
            for _, number in programme.every_number():
                figure(number, view, "1" if key_of(number, self.parameters) else "")
        except (UnknownValueError, EndedError):
            return False
        return True


def _less(policy: Policy, left: frozenset[str]) -> Policy:
    """A policy without some of its programmes."""
    kept = (one for one in policy.programmes if one.code not in left)
    fewer = (replace(one, replaces=_not_in(left, one.replaces), counts=_not_in(left, one.counts)) for one in kept)
    return replace(policy, programmes=tuple(fewer)) if left else policy


def _not_in(left: frozenset[str], codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in codes if code not in left)


def _parameters(programme: Programme) -> list[str]:
    """The paths of the parameters that a programme names."""
    paths = (path for _, number in programme.every_number() for path in paths_of(number))
    return list(dict.fromkeys(parted(path)[0] for path in paths))
