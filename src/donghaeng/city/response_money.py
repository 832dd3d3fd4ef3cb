"""The part of a plan that hangs on money: who gets it, what it does, what holds it back, how one will know."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from donghaeng.budget import Allocation, Programme, ShadowPrice
from donghaeng.city import response_words as words
from donghaeng.city.response import Answer
from donghaeng.city.response_telling import Record, Telling
from donghaeng.city.response_told import frontier_chart
from donghaeng.city.response_words import Pair

NOTHING = 5e-4
"""Points below this are not told. [points]"""


@dataclass(frozen=True)
class Money(Telling):
    """What an amount of money would do, told in a language."""

    answer: Answer

    def sections(self) -> list[Record]:
        """All sections, in their order."""
        made = self.answer.allocation
        return [self.money(made), self.effects(made), self.frontier(), self.limits(made), self.not_done(made),
                self.assumptions(made), self.checks(made)]  # fmt: skip

    def money(self, made: Allocation) -> Record:
        """Money per programme, with the cause that it answers and the measure that follows."""
        rows = []
        for place, one in enumerate(made.portfolio.programmes):
            rows.append(self.row(one.indicator, [
                self.text(one.name(self.language)), self.text(self.name(one.indicator)),
                self.text(self.measure(one.indicator)),
                self.figure(float(made.money[place]), self.won), self.number(float(made.points[place]), signed=True),
                self.figure(float(made.people[place]), self.people)]))  # fmt: skip
        heads = ["programme", "indicator", "measure", "money", "gain", "people"]
        return self.section("money", tables=[self.table("money", heads, rows, numbers=(3, 4, 5), year=self.asked.year)])

    def measure(self, indicator: str) -> str:
        """What answers the state of an indicator, by why it has fallen from the base."""
        if not self.response.is_below(indicator):
            return self.say(words.HOLDS)
        made = self.response.standing.get(indicator)
        return self.say(words.MEASURES["unknown" if made is None else made.cause])

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

    def frontier(self) -> Record:
        """Scores for other amounts."""
        known = [one for one in self.answer.frontier if not math.isnan(one.score)]
        is_sure = all(math.isnan(one.low) for one in known)
        rows = [self.row("", [self.figure(one.money, self.won),
                              *map(self.number, [one.score] if is_sure else [one.score, one.low, one.high])])
                for one in known]  # fmt: skip
        heads = ["amount", "score", *([] if is_sure else ["low", "high"])]
        said = frontier_chart(self.response, self.answer).finding[self.language]
        found = self.table("frontier", heads, rows, numbers=range(len(heads)))
        return self.section("frontier", texts=[said], tables=[found])

    def limits(self, made: Allocation) -> Record:
        """What holds the plan back, and what loosening it would bring."""
        code = "regret" if made.objective == "least_regret" else "limits"
        told = [one for one in made.prices if one.limit in made.binding or one.price]
        rows = [self.row("", self._limit(made, one)) for one in told]
        found = self.table(code, ["limit", "amount", "price", "how"], rows, numbers=(1, 2))
        return self.section("limits", tables=[found])

    def _limit(self, made: Allocation, one: ShadowPrice) -> list[Record]:
        unit = words.UNITS[{"most_people": "people", "least_regret": "regret"}.get(made.objective, "points")]
        name = self.say(words.LIMITS[one.limit.kind], name=self._limited(made, one.limit.code))
        gain = self.figure(one.price * 1e9, lambda value: self._per_billion(value, unit))
        return [self.text(name), self.figure(one.limit.amount, self.won), gain, self.text(self.say(words.HOW[one.how]))]

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
        """What the plan leaves as it is, and where money and causes do not go together."""
        scored = [code for code in made.not_raised if not math.isnan(self._now(code))]
        below = [code for code in self.index.framework.indicators if self._expected(made, code) < self.asked.target]
        told = {
            "unspent": self.won(made.unspent) if made.unspent >= 1 else "",
            "unanswered": self._programmes(made, ("demand", "funding"), is_funded=False),
            "beside": self._programmes(made, ("efficiency", "unknown", "data"), is_funded=True),
            "without_money": ", ".join(one.name(self.language) for one in made.without_money),
            "not_raised": self.names(scored),
            "without_effect": self.names(made.without_effect),
            "below": self.names(below),
        }
        items = [self.say(words.NOT_DONE[key], names=text, money=text, target=self.score(self.asked.target))
                 for key, text in told.items() if text]  # fmt: skip
        return self.section("not_done", items=items)

    def _programmes(self, made: Allocation, causes: tuple[str, ...], *, is_funded: bool) -> str:
        """The programmes with or without money whose indicator is below the target for one of some causes."""
        asked = {code for code, found in self.response.standing.items()
                 if found.cause in causes and self.response.is_below(code)}  # fmt: skip
        pairs = zip(made.portfolio.programmes, made.money, strict=True)
        return ", ".join(one.name(self.language) for one, money in pairs
                         if (money > 0) == is_funded and one.indicator in asked)  # fmt: skip

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
