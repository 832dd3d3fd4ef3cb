"""A response as a plan in one language: sections of sentences and tables, ready for a page, a file or a screen."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from donghaeng.base.money import in_won
from donghaeng.base.units import with_unit
from donghaeng.budget import Allocation, Programme, Sizing
from donghaeng.change import Diagnosis, cause_name, cause_sentence, roles_named
from donghaeng.charts.findings import number
from donghaeng.charts.names import period_name
from donghaeng.city import response_words as words
from donghaeng.city.response import Answer, Response
from donghaeng.city.response_told import frontier_chart, with_note
from donghaeng.city.response_words import Language, Pair, say
from donghaeng.index import Index

Record = dict[str, Any]
NOTHING = 5e-4
"""Points below this are not told. [points]"""


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
    return _Plan(response, answer, language).record()


def _says_something(section: Record) -> bool:
    return bool(section["texts"] or section["remarks"] or any(one["rows"] or one["empty"] for one in section["tables"]))


@dataclass(frozen=True)
class _Plan:
    response: Response
    answer: Answer | None
    language: Language

    def record(self) -> Record:
        """Everything."""
        sections = [self.findings(), self.requests(), self.sizing()]
        if self.answer is not None:
            made = self.answer.allocation
            sections += [self.money(made), self.effects(made), self.frontier(self.answer), self.limits(made),
                         self.not_done(made), self.assumptions(made), self.checks(made)]  # fmt: skip
        index = self.index
        return {
            "language": self.language,
            "title": self.say(words.TITLE, year=self.asked.year, index=self.name(index.framework.root)),
            "statement": self.response.statement.get(self.language, ""),
            "mark": self.say(words.MARK) if self.response.statement else "",
            "summary": " ".join(self.summary()),
            "sections": [one for one in sections if _says_something(one)],
            "sources": {"title": self.say(words.SOURCES), "rows": self.sources()},
        }

    @property
    def index(self) -> Index:
        return self.response.index

    @property
    def asked(self) -> Any:
        return self.response.asked

    def say(self, pair: Pair, **fields: object) -> str:
        return say(pair, self.language, **fields)

    def name(self, node: str) -> str:
        return self.index.framework[node].name(self.language)

    def period(self, period: str) -> str:
        return period_name(period, self.language)

    def score(self, value: float, more: int = 0) -> str:
        return "–" if math.isnan(value) else number(value, self.response.decimals + more)

    def signed(self, value: float, more: int = 0) -> str:
        shown = self.score(value, more)
        return f"+{shown}" if value > 0 and any(digit in shown for digit in "123456789") else shown

    def won(self, amount: float) -> str:
        return in_won(amount, self.language)

    def names(self, codes: Sequence[str]) -> str:
        return ", ".join(self.name(code) for code in codes)

    def summary(self) -> Iterator[str]:
        """What a reader who reads one paragraph should know."""
        root, tree = self.index.framework.root, self.index.framework
        before, after = (self.response.result.score(root, place.period, place.unit) for place in self.response.places)
        yield self.say(words.SUMMARY["moved"], first=self.period(self.asked.first), last=self.period(self.asked.last),
                       before=self.score(before), after=self.score(after))  # fmt: skip
        pillars = tree.children[root]
        made = self.response.diagnoses
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
            self.text(cause_sentence(made, self.name(code), language=self.language))])}
            for code, made in self.response.diagnoses.items()]  # fmt: skip
        heads = ["node", "first", "last", "points", "cause", "why"]
        unit = self.index.unit_name(self.asked.unit, self.language)
        found = self.table("findings", heads, rows, numbers=(1, 2, 3), unit=unit,
                           first=self.period(self.asked.first), last=self.period(self.asked.last))  # fmt: skip
        said = [self.row(one.node, [self.text(self.name(one.node)), self.text(self.say(words.KINDS[one.kind])),
                                    self.text(with_note(one, self.language)),
                                    self.text(self.source(one.source))])
                for code in self.index.framework.tree for one in self.response.said(code)]  # fmt: skip
        city = self.table("said", ["node", "kind", "said", "source"], said, last=self.period(self.asked.last))
        return self.section("findings", tables=[found, *([city] if said else [])])

    def _both(self, code: str) -> list[Record]:
        scores = [self.response.result.score(code, place.period, place.unit) for place in self.response.places]
        return [self.number(score) for score in scores]

    def requests(self) -> Record:
        """What would have to be published."""
        rows = []
        for one in self.response.missing:
            told = roles_named(one.roles or ("form",), self.language)
            wanted = {period for periods in one.roles.values() for period in periods}
            periods = [self.period(period) for period in self.response.result.periods if period in wanted]
            rows.append(self.row(one.indicator, [
                self.text(self.name(one.indicator)), self.text(self.say(words.FORMS[one.form])), self.text(told),
                self.text(", ".join(periods))]))  # fmt: skip
        heads = ["indicator", "form", "lacking", "periods"]
        return self.section("requests", texts=list(self._unnamed()), tables=[self.table("requests", heads, rows)])

    def _unnamed(self) -> Iterator[str]:
        """That more indicators count than are known by name."""
        framework, step = self.index.framework, self.response.result.steps["counted"]
        place = step.periods.index(self.asked.last) if len(step.periods) == step.values.shape[1] else 0
        counted = float(step.values[0, place, step.nodes.index(framework.root)])
        if counted > len(framework.indicators):
            named = len(framework.indicators)
            yield self.say(words.SUMMARY["unnamed"], counted=f"{counted:.0f}", named=named)

    def sizing(self) -> Record:
        """What would bring indicators back, in money or in work."""
        rows = [self.row(one.standing.indicator, self._sized(one)) for one in self.response.sizings]
        heads = ["indicator", "cause", "output", "extra", "factor"]
        target = self.score(self.asked.target)
        return self.section("sizing", tables=[self.table("sizing", heads, rows, numbers=(2, 3, 4), target=target)])

    def _sized(self, one: Sizing) -> list[Record]:
        code = one.standing.indicator
        made = self.response.diagnoses[code]
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

    def money(self, made: Allocation) -> Record:
        """Money per programme, with the cause that it answers and the measure that follows."""
        rows = []
        for place, one in enumerate(made.portfolio.programmes):
            found = self.response.diagnoses.get(one.indicator)
            rows.append(self.row(one.indicator, [
                self.text(one.name(self.language)), self.text(self.name(one.indicator)), self.text(self.measure(found)),
                self.figure(float(made.money[place]), self.won), self.number(float(made.points[place]), signed=True),
                self.figure(float(made.people[place]), self._people)]))  # fmt: skip
        heads = ["programme", "indicator", "measure", "money", "gain", "people"]
        return self.section("money", tables=[self.table("money", heads, rows, numbers=(3, 4, 5), year=self.asked.year)])

    def measure(self, made: Diagnosis | None) -> str:
        """What answers a finding."""
        if made is None:
            return self.say(words.MEASURES["unknown"])
        return self.say(words.RISEN if made.way > 0 else words.MEASURES[made.cause])

    def effects(self, made: Allocation) -> Record:
        """Scores of index and pillars now and expected."""
        stakes, interval = made.stakes, made.interval
        rows = []
        for code in (stakes.root, *(pillar for pillar in stakes.pillars if pillar in stakes.aggregates)):
            place = stakes.place(code)
            ends = [] if interval is None else [float(interval.above_low[place]), float(interval.above_high[place])]
            values = [float(made.before[place]), float(made.after[place]), *ends]
            if self._is_bent(made):
                values.append(float(made.linear[place]))
            rows.append(self.row(code, [self.text(self.name(code)), *map(self.number, values)]))
        heads = ["node", "now", "after", *([] if interval is None else ["low", "high"])]
        heads += ["linear"] if self._is_bent(made) else []
        return self.section("effects", tables=[self.table("effects", heads, rows, numbers=range(1, len(heads)))])

    def _is_bent(self, made: Allocation) -> bool:
        return bool(max(abs(float(gap)) for gap in made.gap) > NOTHING)

    def frontier(self, answer: Answer) -> Record:
        """Scores for other amounts."""
        known = [one for one in answer.frontier if not math.isnan(one.score)]
        is_sure = all(math.isnan(one.low) for one in known)
        rows = [self.row("", [self.figure(one.money, self.won),
                              *map(self.number, [one.score] if is_sure else [one.score, one.low, one.high])])
                for one in known]  # fmt: skip
        heads = ["amount", "score", *([] if is_sure else ["low", "high"])]
        said = frontier_chart(self.response, answer).finding[self.language]
        found = self.table("frontier", heads, rows, numbers=range(len(heads)))
        return self.section("frontier", texts=[said], tables=[found])

    def limits(self, made: Allocation) -> Record:
        """What holds the plan back, and what loosening it would bring."""
        rows = []
        for one in made.prices:
            limit = one.limit
            if limit not in made.binding and not one.price:
                continue
            told = self.say(words.LIMITS[limit.kind], name=self._limited(made, limit.code))
            unit = words.UNITS["people" if made.objective == "most_people" else "points"]
            gain = self.figure(one.price * 1e9, lambda value, unit=unit: self._per_billion(value, unit))
            cells = [
                self.text(told),
                self.figure(limit.amount, self.won),
                gain,
                self.text(self.say(words.HOW[one.how])),
            ]
            rows.append(self.row("", cells))
        return self.section("limits", tables=[self.table("limits", ["limit", "amount", "price", "how"], rows,
                                                         numbers=(1, 2))])  # fmt: skip

    def _per_billion(self, value: float, unit: Pair) -> str:
        shown = f"{abs(value):,.3g}" if abs(value) < 1000 else f"{abs(value):,.0f}"
        sign = "" if float(shown.replace(",", "")) == 0 else "−" if value < 0 else "+"
        return self.say(unit, number=f"{sign}{shown}")

    def _limited(self, made: Allocation, code: str) -> str:
        named: Mapping[str, Any] = {one.programme: one for one in made.portfolio.programmes}
        marks: Mapping[str, Any] = {one.earmark: one for one in made.portfolio.earmarks}
        found = named.get(code) or marks.get(code)
        return "" if found is None else str(found.name(self.language))

    def not_done(self, made: Allocation) -> Record:
        """What the plan leaves as it is."""
        scored = [code for code in made.not_raised if not math.isnan(self._now(code))]
        below = [code for code in self.index.framework.indicators if self._expected(made, code) < self.asked.target]
        told = {
            "unspent": self.won(made.unspent) if made.unspent >= 1 else "",
            "without_money": ", ".join(one.name(self.language) for one in made.without_money),
            "not_raised": self.names(scored),
            "without_effect": self.names(made.without_effect),
            "below": self.names(below),
        }
        items = [self.say(words.NOT_DONE[key], names=text, money=text, target=self.score(self.asked.target))
                 for key, text in told.items() if text]  # fmt: skip
        return self.section("not_done", items=items)

    def assumptions(self, made: Allocation) -> Record:
        """What has to be true for the plan to do what it says."""
        keys = ["today", "new", "curves", "weights", "target"]
        keys += ["draws"] if made.interval is not None else []
        keys += ["people"] if made.reached else []
        keys += ["linear"] if self._is_bent(made) else []
        gap = self.signed(float(made.gap[made.stakes.place(made.stakes.root)]), 2)
        draws = "" if made.interval is None else f"{made.interval.draws:,}"
        told = {"last": self.period(self.asked.last), "gap": gap, "draws": draws}
        return self.section("assumptions", items=[self.say(words.ASSUMED[key], **told) for key in keys])

    def checks(self, made: Allocation) -> Record:
        """Which value of which indicator will tell whether it worked."""
        rows, interval = [], made.interval
        for code in dict.fromkeys(one.indicator for one in self._funded(made)):
            place = made.stakes.indicators.index(code)
            values = [self._now(code), self._expected(made, code)]
            values += [] if interval is None else [float(interval.low[place]), float(interval.high[place])]
            rows.append(self.row(code, [self.text(self.name(code)), *map(self.number, values)]))
        heads = ["indicator", "now", "after", *([] if interval is None else ["low", "high"])]
        found = self.table("checks", heads, rows, numbers=range(1, len(heads)), year=self.asked.year)
        return self.section("checks", texts=[] if interval is None else [self.say(words.CHECKED)], tables=[found])

    def _funded(self, made: Allocation) -> list[Programme]:
        return [one for one, money in zip(made.portfolio.programmes, made.money, strict=True) if money > 0]

    def _now(self, code: str) -> float:
        return self.response.result.score(code, self.asked.last, self.asked.unit)

    def _expected(self, made: Allocation, code: str) -> float:
        return self._now(code) + float(made.gains[made.stakes.indicators.index(code)])

    def sources(self) -> list[Record]:
        """The sources of the city's own words and of the programmes."""
        keys = [one.source for code in self.index.framework.tree for one in self.response.said(code)]
        given = self.response.portfolio
        if given is not None:
            keys += [one.source for rows in (given.programmes, given.curves, given.earmarks) for one in rows]
        known = [self.index.sources[key] for key in dict.fromkeys(keys) if key in self.index.sources]
        return [{"publisher": one.publisher_in(self.language), "title": one.title_in(self.language), "url": one.url}
                for one in known]  # fmt: skip

    def source(self, key: str) -> str:
        found = self.index.sources.get(key)
        return key if found is None else found.publisher_in(self.language)

    def section(self, code: str, *, texts: Sequence[str] = (), tables: Sequence[Record] = (),
                items: Sequence[str] = ()) -> Record:  # fmt: skip
        title = self.say(words.SECTIONS[code])
        return {"code": code, "title": title, "texts": list(texts), "tables": list(tables), "remarks": list(items)}

    def table(self, code: str, heads: Sequence[str], rows: Sequence[Record], *, numbers: Sequence[int] = (),
              **fields: object) -> Record:  # fmt: skip
        """A table; ``numbers`` are its columns of numbers."""
        ends = {"first": self.period(self.asked.first), "last": self.period(self.asked.last)}
        named = [{"code": head, "name": ends.get(head) or self.say(words.HEADS[head]), "is_number": place in numbers}
                 for place, head in enumerate(heads)]  # fmt: skip
        empty = self.say(words.EMPTY[code]) if code in words.EMPTY else ""
        caption = self.say(words.CAPTIONS[code], **fields)
        told = [{**row, "cells": [{**cell, "head": head["name"]}
                                  for cell, head in zip(row["cells"], named, strict=True)]}
                for row in rows]  # fmt: skip
        return {"code": code, "caption": caption, "heads": named, "rows": told, "empty": empty}

    def row(self, node: str, cells: Sequence[Record]) -> Record:
        return {"node": node, "cells": list(cells)}

    def text(self, text: str) -> Record:
        return {"text": text, "value": text, "is_number": False}

    def number(self, value: float, *, signed: bool = False, more: int = 0) -> Record:
        text = self.signed(value, more) if signed else self.score(value, more)
        return {"text": text, "value": None if math.isnan(value) else value, "is_number": True}

    def figure(self, value: float | None, written: Any) -> Record:
        return {"text": "–" if value is None else written(value), "value": value, "is_number": True}

    def _people(self, count: float) -> str:
        return self.say(words.UNITS["people"], number=f"{count:,.0f}")
