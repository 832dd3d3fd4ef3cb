"""Why a score moved, or why two units differ, as a page shows it: what `load` kept of the pair that is asked for."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from donghaeng.change import Explanation, Line, Place
from donghaeng.change.sentence import Language
from donghaeng.change.words import digits, in_a_sentence, step_line, typeset
from donghaeng.charts.names import period_name
from donghaeng.web.observatory.chart_shown import chart_of_change
from donghaeng.web.observatory.figures import IndexResults, Sheet
from donghaeng.web.observatory.response import response_way
from donghaeng.web.observatory.shown import Shown
from donghaeng.web.observatory.ways import no_side

Asked = Mapping[str, str]
OPEN_LEVELS = 2
"""So many levels below a node are open; more of them are there to be opened."""
HALF = 50.0
"""The longest bar. [in a drawing 100 wide]"""
STATE = ("period", "unit", "from", "to", "versus")
"""What an address says of what is seen."""


def explanations(view: Shown, node: str, asked: Asked, page: str = "", *, is_of_unit: bool = False) -> list[Sheet]:
    """Two periods explained, two units, or both: whatever the index compares.

    Parameters
    ----------
    asked : what the address asks for: ``from`` and ``to``, ``unit`` and ``versus``.
    page : the address of the page without it; that of the node where none is given.
    is_of_unit : whether the page is that of the unit seen, which is then not to be chosen.

    Raises
    ------
    NotThereError
        If it asks for a period or a unit that the index does not have.
    """
    state = {name: asked[name] for name in STATE if asked.get(name) and not (is_of_unit and name == "unit")}
    own = view.unit if is_of_unit else ""
    place = page or view.url(node)
    made = [_of_periods(view, node, state, place)] if view.sheet["compare_periods"] else []
    made += [_of_units(view, node, state, place, own)] if view.has_units else []
    return [one.sheet() for one in made]


def _of_periods(view: Shown, node: str, asked: Asked, page: str) -> "Seen":
    """From one period to another: the one seen and the last before it, where none are asked for."""
    every = {period: period_name(period, view.language) for period in view.sheet["periods"]}
    for name in ("from", "to"):
        if asked.get(name, "") not in ("", *every):
            raise no_side(view, page, asked, name, every)
    scored = [row["period"] for row in view.found.of_unit(node, view.unit) if row["score"] is not None]
    last = asked.get("to") or (view.period if view.period in scored[1:] else "".join(scored[-1:]))
    earlier = [period for period in scored if last and [*every].index(period) < [*every].index(last)]
    first = asked.get("from") or "".join(earlier[-1:])
    first, last = sorted((first, last), key=["", *every].index)
    places = Place(view.unit, first), Place(view.unit, last)
    return Seen(view, node, "periods", places, {one: every[one] for one in scored}, asked)


def _of_units(view: Shown, node: str, asked: Asked, page: str, own: str) -> "Seen":
    """One unit against another: where none are asked for, against the base unit, or the best; ``own`` is the page's."""
    every = {unit: view.unit_name(unit) for unit in view.sheet["units"]}
    if asked.get("versus", "") not in ("", *every):
        raise no_side(view, page, asked, "versus", every)
    scored = [row["unit"] for row in view.ranking(node) if row["score"] is not None]
    base = view.sheet["base_unit"]
    order = [base, *scored] if base in scored else scored  # whom to compare with: the base unit, then the best
    wanted = own or asked.get("unit", "")
    versus = asked.get("versus") or next((one for one in order if one != wanted), "")
    unit = wanted or next((one for one in scored if one != versus), "")
    places = Place(versus, view.period), Place(unit, view.period)
    choices = {one: every[one] for one in every if one in scored}
    return Seen(view, node, "units", places, choices, asked, is_of_unit=bool(own))


def between(found: IndexResults, language: str, node: str, places: tuple[Place, Place]) -> "Seen":
    """A node between any two places: of one unit, or in one period."""
    view = Shown(found, language, *places[1])
    if places[0].unit == places[1].unit:
        choices = {period: period_name(period, language) for period in view.sheet["periods"]}
        return Seen(view, node, "periods", places, choices, {})
    return Seen(view, node, "units", places, {unit: view.unit_name(unit) for unit in view.sheet["units"]}, {})


@dataclass(frozen=True)
class Seen:
    """One node of an index, seen from one place to another; ``choices`` are the places with a score, with names."""

    view: Shown
    node: str
    kind: Literal["periods", "units"]
    places: tuple[Place, Place]
    choices: Mapping[str, str]
    asked: Asked
    is_of_unit: bool = False

    def sheet(self) -> Sheet:
        """All that the section shows."""
        told: Sheet = {
            "kind": self.kind,
            "fields": self._fields(),
            "hidden": [(name, self.asked[name]) for name in self._beside() if name in self.asked],
            "problem": self.problem,
            "sides": self.names,
            "command": self._command(),
        }
        if self.problem in ("one", "same", "no score"):
            return told
        table = self._table() if self.is_told else {}
        return {**told, "sentence": self.sentence(), "leaf": self._leaf(), "above": list(self._above()),
                "chart": self._chart(), **self._causes(), **table}  # fmt: skip

    @property
    def language(self) -> Language:
        """The language of sentences: that of the page, or English."""
        return "ko" if self.view.language == "ko" else "en"

    @cached_property
    def problem(self) -> str:
        """Why there is no explanation; empty where there is one, and for an indicator."""
        if len(self.choices) < 2:
            return "one"
        if self.places[0] == self.places[1]:
            return "same"
        if None in self.scores(self.node):
            return "no score"
        return self._why(self.node) if self.kept else ""

    @property
    def is_told(self) -> bool:
        """Whether contributions are known."""
        return not self.problem and bool(self.kept)

    @cached_property
    def kept(self) -> Sheet:
        """What is kept of the node; empty for an indicator."""
        return self.view.found.why(self.node)

    @cached_property
    def names(self) -> list[str]:
        """What the two sides are called."""
        return [self.choices.get(self._code(place)) or self._code(place) for place in self.places]

    def scores(self, node: str) -> tuple[float | None, float | None]:
        """The scores of a node on both sides. [points]"""
        first, last = (self.view.found.row(node, *place)["score"] for place in self.places)
        return first, last

    def name(self, node: str) -> str:
        """The name of a node."""
        return self.view.said(self.view.sheet["tree"][node]["names"])

    def entry(self, node: str) -> Sheet:
        """What is kept of this pair for an aggregate; empty where it is not."""
        kept, (first, last) = self.view.found.why(node), self.places
        keys = (
            (first.unit, first.period, last.period) if self.kind == "periods" else (first.period, first.unit, last.unit)
        )
        found: Sheet = kept[self.kind]
        for key in keys:
            found = found.get(key, {})
        return found

    def explanation(self, node: str) -> Explanation:
        """What is known of an aggregate for these two sides."""
        if node not in self._explained:
            self._explained[node] = self._explanation(node)
        return self._explained[node]

    @cached_property
    def _explained(self) -> dict[str, Explanation]:
        """The explanations that table and sentence share."""
        return {}

    def _explanation(self, node: str) -> Explanation:
        entry, kept = self.entry(node), self.view.found.why(node)
        before, after = (_number(score) for score in self.scores(node))
        bare = Explanation(node, self.places, before, after, (), entry.get("steps", {}),
                           tuple(entry.get("left", ())), tuple(entry.get("entered", ())))  # fmt: skip
        tree, lines = self.view.sheet["tree"], []
        for code, kept_points in zip(kept["nodes"], entry["points"], strict=True):
            first, last = self.scores(code)
            points, level = _number(kept_points), tree[code]["level"] - tree[node]["level"]
            if (first, last) != (None, None):
                lines.append(Line(code, level, _number(first), _number(last), points, bare.share(points)))
        return replace(bare, lines=tuple(lines))

    def _why(self, node: str) -> str:
        """Why nothing is known of an aggregate; empty where something is."""
        kept = self.view.found.why(node)
        if self.kind not in kept["kept"]:
            return "not compared"
        if kept["is_compared"]:
            return "compared"
        if None in self.scores(node):
            return "no score"
        entry = self.entry(node)
        return str(entry.get("why", "")) if entry else "large"

    def _fields(self) -> list[Sheet]:
        """The two selects of the form: a unit stands before the one that it is compared with."""
        names = ("from", "to") if self.kind == "periods" else ("versus", "unit")
        fields = [{"name": name, "value": self._code(place), "options": list(self.choices.items())}
                  for name, place in zip(names, self.places, strict=True)]  # fmt: skip
        if self.kind == "units":
            return fields[: 1 if self.is_of_unit else 2][::-1]
        return fields

    def _beside(self) -> Sequence[str]:
        return ("period", "unit") if self.kind == "periods" else ("period",)

    def _code(self, place: Place) -> str:
        return place.period if self.kind == "periods" else place.unit

    def _command(self) -> str:
        first, last = self.places
        said = f"--from {first.period} --to {last.period}" if self.kind == "periods" else (
            f"--versus {first.unit} --period {last.period}")  # fmt: skip
        return f"donghaeng index explain {self.view.sheet['code']} --node {self.node} --unit {last.unit} {said}"

    def sentence(self) -> str:
        """The change in one sentence; where its parts are not known, with as many decimals as the page."""
        before, after = (_number(score) for score in self.scores(self.node))
        made = (
            self.explanation(self.node) if self.is_told else Explanation(self.node, self.places, before, after, (), {})
        )
        page: int = self.view.sheet["decimals"]
        is_shown = round(abs(after - before), page) > 0 or after == before
        decimals = page if not self.is_told and is_shown else digits(made.change)
        return typeset(in_a_sentence(made, self.name, (self.names[0], self.names[1]), self.language, decimals))

    def _leaf(self) -> list[Sheet]:
        """Value and score of an indicator on both sides; nothing for an aggregate."""
        if self.kept:
            return []
        rows = [self.view.row(self.view.found.row(self.node, *place), self.node) for place in self.places]
        return [{"name": name, "value": row["value_said"] if row["value"] is not None else "", "score": row["score"]}
                for name, row in zip(self.names, rows, strict=True)]  # fmt: skip

    def _table(self) -> Sheet:
        made = self.explanation(self.node)
        decimals = digits(made.change)
        longest = max((abs(one) for one in (*made.steps.values(), *(line.contribution for line in made.lines))
                       if not math.isnan(one)), default=0.0)  # fmt: skip
        rows = [self._row(made, line, decimals, longest) for line in made.lines]
        sums = [{"step": step, "name": step_line(made, step, self.name, self.language),
                 **_points(made, points, decimals), "bar": _bar(points, longest)}
                for step, points in made.steps.items()]  # fmt: skip
        return {
            "rows": [row for row in rows if row["level"] <= OPEN_LEVELS],
            "deeper": rows if any(row["level"] > OPEN_LEVELS for row in rows) else [],
            "sums": sums,
            "scores": _points(made, made.scores, decimals),
            "total": {**_points(made, made.change, decimals), **_sides(made.before, made.after, decimals)},
        }

    def _row(self, made: Explanation, line: Line, decimals: int, longest: float) -> Sheet:
        return {"node": self.view.node(line.node), "level": line.level, "bar": _bar(line.contribution, longest),
                **_sides(line.before, line.after, decimals), **_points(made, line.contribution, decimals)}  # fmt: skip

    def _causes(self) -> Sheet:
        """What drove the node and, where it is known, those below it; and what the city said of the time between."""
        found = self.view.found.response
        if not found or self.kind == "units" or self.view.has_units:
            return {}
        first, last = (place.period for place in self.places)
        made, periods = found["pairs"].get(f"{first}|{last}", {}), self.view.sheet["periods"]
        after = periods[periods.index(first) + 1 : periods.index(last) + 1]
        own = [code for code in self.view.sheet["tree"] if self._is_here(code)]
        told = [code for code in own if code in made and (code == self.node or made[code]["cause"] != "unknown")]
        causes = [{"node": self.view.node(code), "cause": self.view.said(made[code]["name"]),
                   "why": self.view.said(made[code]["why"])} for code in told]  # fmt: skip
        said = [{"node": self.view.node(one["node"]), "kind": self.view.said(one["kind"]), "period": one["period"],
                 "text": self.view.said(one["text"]), "source": self.view.source(one["source"])}
                for one in found["said"] if one["period"] in after and one["node"] in own]  # fmt: skip
        return {"causes": causes, "said": said, "response": response_way(self.view)}

    def _is_here(self, code: str) -> bool:
        """Whether a node is the one seen, or below it."""
        tree = self.view.sheet["tree"]
        while code and code != self.node:
            code = tree[code]["parent"]
        return bool(code)

    def _above(self) -> Iterator[Sheet]:
        """What the node contributes to each aggregate above it, the nearest first; where that is not known, why."""
        tree = self.view.sheet["tree"]
        code = tree[self.node]["parent"]
        while code:
            own, why = {"node": self.view.node(code)}, self._why(code)
            if why:
                yield {**own, "problem": why}
            else:
                made = self.explanation(code)
                line = next(line for line in made.lines if line.node == self.node)
                is_known = not math.isnan(line.contribution)
                yield {**own, "problem": "" if is_known else "under given",
                       **_points(made, line.contribution, digits(made.change))}  # fmt: skip
            code = tree[code]["parent"]

    def _chart(self) -> Sheet | None:
        first, last = (place.period for place in self.places)
        if self.kind == "units" or self.view.has_units:
            return None
        return chart_of_change(self.view.found, self.view.language, self.node, first, last)


def _number(value: float | None) -> float:
    return math.nan if value is None else value


def _sides(before: float, after: float, decimals: int) -> Sheet:
    return {"before": _written(before, decimals), "after": _written(after, decimals)}


def _points(made: Explanation, points: float, decimals: int) -> Sheet:
    """A contribution and its share of the change, as they are printed; empty where they are not known."""
    share = made.share(points)
    is_seen = abs(points) >= 0.5 * 10**-decimals
    said = "" if math.isnan(points) else _written(points, decimals, "+") if is_seen else "0"
    return {"points": said, "share": "" if math.isnan(share) else f"{share:.1%}".replace("-", "−")}


def _written(value: float, decimals: int, sign: str = "") -> str:
    return "" if math.isnan(value) else f"{value:{sign},.{decimals}f}".replace("-", "−")


def _bar(points: float, longest: float) -> Sheet | None:
    """A bar from the middle of a drawing 100 wide: to the right where it raised the score."""
    if math.isnan(points) or not longest:
        return None
    width = round(HALF * abs(points) / longest, 1)
    return {"x": HALF if points >= 0 else round(HALF - width, 1), "width": width, "is_up": points >= 0}
