"""Results in one language, ready for a template: names and addresses beside the numbers, nothing computed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.html import format_html

from donghaeng.base.units import with_unit
from donghaeng.web.core.foreign import marked
from donghaeng.web.observatory.addresses import anchor, page_url, unit_url, verdict_badge, with_state
from donghaeng.web.observatory.figures import IndexResults, Sheet, said


@dataclass(frozen=True)
class Shown:
    """An index in one language, seen at a unit and a period."""

    found: IndexResults
    language: str
    unit: str
    period: str

    @property
    def sheet(self) -> Sheet:
        """What was kept of the index."""
        return self.found.sheet

    @property
    def has_units(self) -> bool:
        """Whether there is more than one unit to compare."""
        return len(self.sheet["units"]) > 1

    def said(self, names: Mapping[str, str]) -> str:
        """A text in the language of the page."""
        return said(names, self.language)

    @cached_property
    def index(self) -> Sheet:
        """The index as a template names it."""
        sheet = self.sheet
        return {
            "code": sheet["code"],
            "root": sheet["root"],
            "name": self.said(sheet["names"]),
            "notes": [self.said(note) for note in sheet["notes"]],
            "base_period": sheet["base_period"],
            "base_unit": self.unit_name(sheet["base_unit"]) if sheet["base_unit"] else "",
            "compare_periods": sheet["compare_periods"],
            "decimals": sheet["decimals"],
            "url": self.url(sheet["root"]),
            "has_units": self.has_units,
            "unit": self.unit_name(self.unit),
            "kind": self.said(self.sheet["kinds"]["one"]),
            "kinds": self.said(self.sheet["kinds"]["many"]),
        }

    @cached_property
    def _nodes(self) -> dict[str, Sheet]:
        """The nodes that a page has named so far: the same few are named in every table."""
        return {}

    def node(self, code: str) -> Sheet:
        """A node with its name and address."""
        if code not in self._nodes:
            node = self.sheet["tree"][code]
            measure = marked(self.said(node["measures"]), self.language)
            self._nodes[code] = {**node, "name": self.said(node["names"]), "note": self.said(node["note"]),
                                 "url": self.url(code), "measure": measure}  # fmt: skip
        return self._nodes[code]

    def _with_measure(self, number: str, node: Sheet) -> str:
        """A value with its unit of measure, which is marked where it has no Korean."""
        joined = with_unit(number, self.said(node["measures"]))
        return format_html("{}{}", joined.removesuffix(self.said(node["measures"])), node["measure"])

    def unit_name(self, unit: str) -> str:
        """The name of a unit."""
        return self.said(self.sheet["unit_names"][unit])

    def url(self, node: str, **state: str) -> str:
        """The page of a node, in a state."""
        return with_state(page_url(self.language, self.sheet["code"], node, root=self.sheet["root"]), state)

    def row(self, row: Sheet, node: str) -> Sheet:
        """A score with its words, its name and its address."""
        own = self.node(node)
        prints = [{**one, "verdict_name": self.said(one["verdict_name"]), "why": self.said(one["why"]),
                   "source": self.source(one["source"])} for one in row["printed"]]  # fmt: skip
        return {
            **row,
            "node": own,
            "value_said": self._with_measure(row["value_text"], own),
            "unit_name": self.unit_name(row["unit"]),
            "unit_url": unit_url(self.language, self.sheet["code"], row["unit"]),
            "why": self.said(row["why"]),
            "verdict": verdict_badge(self.language, row["verdict"]),
            "printed": prints,
            "print_texts": list(dict.fromkeys(one["text"] for one in prints)),
            "releases": [self._release(one) for one in row["releases"]],
            "anchor": anchor(row["unit"] if self.has_units else row["period"]),
        }

    def at(self, node: str) -> Sheet:
        """The score of a node here: at this unit and period."""
        return self.row(self.found.row(node, self.unit, self.period), node)

    def history(self, node: str) -> list[Sheet]:
        """The scores of a node over time, of this unit."""
        return [self.row(row, node) for row in self.found.of_unit(node, self.unit)]

    def beyond(self, node: str) -> list[Sheet]:
        """What was printed of a node for periods of which there are no data; the index shows it in a row of its own."""
        rows = [self.row(row, node) for row in self.sheet["beyond"][node] if row["unit"] == self.unit]
        return [{**row, "is_beyond": node == self.sheet["root"]} for row in rows]

    def children(self, node: str) -> list[Sheet]:
        """The scores of what lies just below a node, here."""
        return [self.at(child) for child in self.sheet["tree"][node]["children"]]

    def ranking(self, node: str) -> list[Sheet]:
        """The scores of all units in this period, the best first; gaps last, and the reference unit where it stands."""
        rows = [self.row(row, node) for row in self.found.of_period(node, self.period)]
        return sorted(rows, key=lambda row: (row["score"] is None, -(row["score"] or 0)))

    def ranked(self, node: str) -> int:
        """How many units have a rank in this period."""
        return sum(row["rank"] is not None for row in self.found.of_period(node, self.period))

    def periods(self, node: str, **state: str) -> list[Sheet]:
        """The periods in which a node has a score, with the address of each."""
        scored = {row["period"] for row in self.found.rows(node) if row["score"] is not None}
        return [
            {"period": period, "url": self.url(node, period=period, **state), "is_active": period == self.period}
            for period in self.sheet["periods"]
            if period in scored
        ]

    def source(self, key: str) -> Sheet:
        """A source by title, publisher, address and day."""
        return source_shown(key, self.sheet["sources"].get(key), self.language)

    def sources(self, rows: Iterable[Sheet]) -> list[Sheet]:
        """The sources behind some scores, each once: of the values, and of the prints."""
        keys = [one["source"]["key"] for row in rows for one in (*row["releases"], *row["printed"])]
        return [self.source(key) for key in dict.fromkeys(keys) if key]

    def steps(self, node: str) -> list[Sheet]:
        """How the score here was made, from the raw value up to the index."""
        above, code = [], node
        while code:
            above.append(code)
            code = self.sheet["tree"][code]["parent"]
        return [step for code in above for step in self._own_steps(code, set(above))]

    def _own_steps(self, node: str, followed: set[str]) -> Iterator[Sheet]:
        for step in self.found.steps(node, self.unit, self.period):
            parts = [
                {**part, "name": self.node(part["node"])["name"], "url": self.url(part["node"], **self.state),
                 "why": self.said(part["why"]), "is_followed": part["node"] in followed}
                for part in step["parts"]
            ]  # fmt: skip
            yield {
                **step,
                **self._heading(step, node),
                "lines": self._lines(step),
                "parts": parts,
                "has_points": any(part["points"] is not None for part in parts),
                "node": self.node(node),
            }

    def _lines(self, step: Sheet) -> list[Sheet]:
        """What is said of a step; where that is a source, the source itself, to be linked."""
        said_of = step["lines"].get(self.language, step["lines"]["en"])
        credits_at = {int(place): one for place, one in step["credits"].items()}
        return [
            {**credits_at[place], "source": self.source(credits_at[place]["source"])}
            if place in credits_at else {"text": text}
            for place, text in enumerate(said_of)
        ]  # fmt: skip

    def _heading(self, step: Sheet, node: str) -> Sheet:
        """A value says what it is; a step, what it does and by which method."""
        if step["step"] == "value":
            return {"heading": self.said(step["headings"]), "chosen": "", "options": ""}
        return {"heading": self.said(step["names"]).capitalize(), "chosen": self.said(step["method"]),
                "options": self.said(step["options_said"]), "about": self.node(node)["name"]}  # fmt: skip

    @property
    def state(self) -> dict[str, str]:
        """The state of this view, for addresses."""
        return {"period": self.period, **({"unit": self.unit} if self.has_units else {})}

    def _release(self, one: Sheet) -> Sheet:
        return {**one, "note": self.said(one["note"]), "source": self.source(one["source"])}

    def methods(self, node: str) -> list[dict[str, Any]]:
        """What was chosen for a node, step by step."""
        return [
            {
                "step": self.said(one["step"]),
                "method": self.said(one["method"]),
                "options": self.said(one["options_said"]),
            }
            for one in self.sheet["tree"][node]["methods"]
        ]


def source_shown(key: str, source: Sheet | None, language: str) -> Sheet:
    """A source by title, publisher, address and day; by its key where nothing is known of it."""
    if source is None:
        return {"key": key, "title": format_html("<code>{}</code>", key)}
    own = {name: marked((language == "ko" and source[f"{name}_ko"]) or source[name], language)
           for name in ("title", "publisher")}  # fmt: skip
    return {**source, **own, "said": said(source["attribution"], language)}
