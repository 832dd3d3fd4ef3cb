"""A response as a plan in one language: sections of sentences and tables, ready for a page, a file or a screen."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from donghaeng.base.units import with_unit
from donghaeng.budget import ANSWERS, Allocation, Sizing
from donghaeng.change import cause_name, cause_sentence, grounds, roles_named
from donghaeng.city import response_words as words
from donghaeng.city.response import Answer, Response
from donghaeng.city.response_money import Money
from donghaeng.city.response_telling import Record, Telling
from donghaeng.city.response_told import with_note
from donghaeng.city.response_words import Language


def plan(response: Response, answer: Answer | None, language: Language) -> Record:
    """Put a response into words.

    Parameters
    ----------
    answer : what some money would do; None where no money is asked about.

    Returns
    -------
    ``language``, ``title``, ``statement`` (that the numbers are invented, or empty), ``mark`` (the same in a word),
    ``summary``, ``sections``, ``sources``. A section has ``code``, ``title``, ``texts``, ``tables``, ``remarks``, and
    is left out where it has nothing to say; a table ``code``, ``caption``, ``heads``, ``rows``, and what is said where
    it has none; a row ``node`` and ``cells``, each of ``text``, ``value``, ``is_number`` and ``head``, the name of its
    column.
    """
    return _Plan(response, language, answer).record()


def _says_something(section: Record) -> bool:
    return bool(section["texts"] or section["remarks"] or any(one["rows"] or one["empty"] for one in section["tables"]))


@dataclass(frozen=True)
class _Plan(Telling):
    answer: Answer | None

    def record(self) -> Record:
        """Everything."""
        sections = [self.findings(), self.requests(), self.sizing()]
        if self.answer is not None:
            sections += Money(self.response, self.language, self.answer).sections()
        title = words.ILLUSTRATED if self.mark else words.TITLE
        return {
            "language": self.language,
            "title": self.say(title, year=self.asked.year, index=self.name(self.index.framework.root)),
            "statement": self.response.statement.get(self.language, ""),
            "mark": self.mark,
            "summary": " ".join(self.summary()),
            "sections": [one for one in sections if _says_something(one)],
            "sources": {"title": self.say(words.SOURCES), "rows": self.sources()},
        }

    def summary(self) -> Iterator[str]:
        """What a reader who reads one paragraph should know."""
        root, tree = self.index.framework.root, self.index.framework
        before, after = (self.response.result.score(root, place.period, place.unit) for place in self.response.places)
        way = "same" if self.score(before) == self.score(after) else "rose" if after > before else "fell"
        yield self.say(words.SUMMARY[way], first=self.period(self.asked.first), last=self.period(self.asked.last),
                       before=self.score(before), after=self.score(after))  # fmt: skip
        pillars = tree.children[root]
        made = self.response.diagnoses
        if root in made and made[root].cause not in ("unknown", "none"):
            yield cause_sentence(made[root], self.name(root), language=self.language)
        unknown = [code for code in pillars if code not in made or made[code].cause == "unknown"]
        if unknown:
            key = "all_unknown" if len(unknown) == len(pillars) else "unknown"
            yield self.say(words.SUMMARY[key], count=len(unknown), all=len(pillars))
        if self.answer is not None:
            yield self._promise(self.answer.allocation)
        elif self.response.portfolio is None:
            yield self.say(words.SUMMARY["no_money"])

    def _promise(self, made: Allocation) -> str:
        root = made.stakes.place(made.stakes.root)
        told = {"money": self.won(made.total), "year": self.asked.year, "score": self.score(float(made.after[root])),
                "objective": self.say(words.AIMS[made.objective])}  # fmt: skip
        if made.interval is None:
            return self.say(words.SUMMARY["money_sure"], **told)
        low, high = float(made.interval.above_low[root]), float(made.interval.above_high[root])
        return self.say(words.SUMMARY["money"], **told, low=self.score(low), high=self.score(high))

    def findings(self) -> Record:
        """The diagnosis of each node, and what the city itself said."""
        explained = self.response.explanation
        points = {} if explained is None else {line.node: line.contribution for line in explained.lines}
        rows = [{"is_known": made.cause != "unknown", **self.row(code, [
            self.text(self.name(code)), *self._both(code), self.number(points.get(code, math.nan), signed=True, more=2),
            self.text(cause_name(made, self.language)),
            self.text(grounds(made, self.name(code), language=self.language))])}
            for code, made in self.response.diagnoses.items()]  # fmt: skip
        heads = ["node", "first", "last", "points", "cause", "why"]
        unit = self.index.unit_name(self.asked.unit, self.language)
        found = self.table("findings", heads, rows, numbers=(1, 2, 3), unit=unit,
                           first=self.period(self.asked.first), last=self.period(self.asked.last))  # fmt: skip
        said = [self.row(one.node, list(map(self.text, (
                    self.name(one.node), self.period(one.period), self.say(words.KINDS[one.kind]),
                    with_note(one, self.language), self.source(one.source)))))
                for code in self.index.framework.tree for one in self.response.said(code)]  # fmt: skip
        city = self.table("said", ["node", "period", "kind", "said", "source"], said)
        return self.section("findings", tables=[found, *([city] if said else [])])

    def _both(self, code: str) -> list[Record]:
        scores = [self.response.result.score(code, place.period, place.unit) for place in self.response.places]
        return [self.number(score) for score in scores]

    def requests(self) -> Record:
        """What would have to be published; a level of prices is anybody's, and not the city's to publish."""
        rows = []
        for one in self.response.missing:
            roles = {role: periods for role, periods in one.roles.items() if role != "price_level"}
            if one.roles and not roles:
                continue
            told = roles_named(roles or ("form",), self.language)
            wanted = {period for periods in roles.values() for period in periods}
            periods = [self.period(period) for period in self.response.result.periods if period in wanted]
            rows.append(self.row(one.indicator, [
                self.text(self.name(one.indicator)), self.text(self.say(words.FORMS[one.form])), self.text(told),
                self.text(", ".join(periods))]))  # fmt: skip
        heads = ["indicator", "form", "lacking", "periods"]
        return self.section("requests", texts=list(self._unnamed()), tables=[self.table("requests", heads, rows)])

    def _unnamed(self) -> Iterator[str]:
        """That more indicators count than are known by name."""
        framework, step = self.index.framework, self.response.result.steps["counted"]
        shape = len(step.units), len(step.periods), len(step.nodes)
        place = step.units.index(self.asked.unit), step.periods.index(self.asked.last)
        counted = float(np.broadcast_to(step.values, shape)[(*place, step.nodes.index(framework.root))])
        if counted > len(framework.indicators):
            named = len(framework.indicators)
            yield self.say(words.SUMMARY["unnamed"], counted=f"{counted:.0f}", named=named)

    def sizing(self) -> Record:
        """What would bring indicators back, in money or in work."""
        rows = [self.row(one.standing.indicator, self._sized(one)) for one in self.response.sizings]
        heads = ["indicator", "cause", "output", "extra", "factor"]
        found = self.table("sizing", heads, rows, numbers=(2, 3, 4), target=self.score(self.asked.target),
                           base=self.period(self.response.since_base), last=self.period(self.asked.last))  # fmt: skip
        return self.section("sizing", tables=[found], items=list(self._not_sized()))

    def _not_sized(self) -> Iterator[str]:
        """Of which indicators below the target a size cannot be told, and why."""
        for one in self.response.sizings:
            if one.reason in words.REASONS:
                yield self.say(words.REASONS[one.reason], name=self.name(one.standing.indicator))
        sized = {one.standing.indicator for one in self.response.sizings}
        for code, made in self.response.standing.items():
            if self.response.is_below(code) and made.cause in ANSWERS and code not in sized:
                yield self.say(words.REASONS["not proportional"], name=self.name(code))

    def _sized(self, one: Sizing) -> list[Record]:
        code = one.standing.indicator
        made = self.response.standing[code]
        output, unit = one.output_missing, self._unit(code)
        return [
            self.text(self.name(code)),
            self.text(cause_name(made, self.language)),
            self.figure(output, lambda value: with_unit(f"{value:,.0f}", unit)),
            self.figure(one.extra_money, self.won),
            self.figure(one.factor, lambda value: self.say(words.UNITS["times"], number=f"{value:.2f}")),
        ]

    def _unit(self, code: str) -> str:
        """The unit of an indicator's output."""
        driver = next((one for one in self.response.drivers if one.indicator == code), None)
        series = {one.code: one for one in self.index.framework.series}
        if driver is not None and driver.output in series:
            return series[driver.output].measure(self.language)
        return self.index.framework[code].measure(self.language)

    def sources(self) -> list[Record]:
        """The sources of the city's own words and of the programmes."""
        keys = [one.source for code in self.index.framework.tree for one in self.response.said(code)]
        given = self.response.portfolio
        if given is not None:
            keys += [one.source for rows in (given.programmes, given.curves, given.earmarks) for one in rows]
        known = [self.index.sources[key] for key in dict.fromkeys(keys) if key in self.index.sources]
        return [{"publisher": one.publisher_in(self.language), "title": one.title_in(self.language), "url": one.url}
                for one in known]  # fmt: skip
