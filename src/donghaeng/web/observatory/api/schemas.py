"""What the interface answers with: every field with its meaning and its unit.

Answers are made from what `load` wrote and not checked again at run time; the tests hold them to this.
"""

from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, ConfigDict, Field

Status = Literal[
    "computed", "given", "change from base", "treated", "filled", "a child is missing", "screened out", "left out",
    "unknown", "no denominator", "no base value", "no value",
]  # fmt: skip
Kind = Literal["index", "pillar", "aggregate", "indicator"]


class Answer(BaseModel):
    """What all answers share: no field that is not declared."""

    model_config = ConfigDict(extra="forbid")


class Wrong(Answer):
    """One thing that is wrong with a request."""

    where: str = Field(description="The parameter, or the part of the request.")
    found: str = Field(description="What was found there.")
    expected: str = Field(description="What would be right.")


class Refusal(Answer):
    """Why a request is not answered: everything that is wrong with it."""

    detail: list[Wrong]


class Paged(Answer):
    """A page of a list."""

    total: int = Field(description="Entries of the whole list, as filtered.", ge=0)
    page: int = Field(description="The number of this page, from 1.", ge=1)
    page_size: int = Field(description="Entries of a page, at most.", ge=1, le=1000)
    next: str | None = Field(description="The address of the next page.")
    previous: str | None = Field(description="The address of the page before.")


class IndexEntry(Answer):
    """An index, in the list of all."""

    code: str = Field(description="Its name in addresses.")
    root: str = Field(description="The code of its root node, whose score is the index.")
    name_en: str
    name_ko: str
    title_en: str = Field(description="Name and base.")
    title_ko: str
    periods: list[str] = Field(description="In order.")
    nodes: int = Field(description="How many nodes the tree has.")
    units: int = Field(description="How many units are scored.")
    url: str = Field(description="The address of the index in this interface.")
    page_en: str = Field(description="The address of its page for readers.")
    page_ko: str


class Indices(Paged):
    """Every index."""

    items: list[IndexEntry]


class File(Answer):
    """A file of open data."""

    name: str
    url: str
    bytes: int = Field(description="How large it is. [bytes]", ge=0)
    holds_en: str = Field(description="What it holds.")
    holds_ko: str


class Index(IndexEntry):
    """An index: what it is, how it is cited, and where its parts are."""

    base_period: str | None = Field(description="The period whose scores are 100 by construction.")
    base_unit: str | None = Field(description="The unit that others are measured by.")
    compare_periods: bool = Field(
        description="Whether scores of different periods may be compared. If not, no change is given; a note says why."
    )
    decimals: int = Field(description="Places to show a score with; the numbers here have them all.")
    notes_en: list[str]
    notes_ko: list[str]
    citation_en: str
    citation_ko: str
    bibtex_en: str
    bibtex_ko: str
    licence_en: str = Field(description="The terms of use; they travel with the data.")
    licence_ko: str
    attribution_en: str = Field(description="What has to stand beside the figures; empty where nothing has to.")
    attribution_ko: str
    nodes_url: str
    units_url: str
    periods_url: str
    scores_url: str
    steps_url: str = Field(description="A template: {node}, {unit} and {period} are to be filled in.")
    printed_url: str
    charts_url: str
    sources_url: str
    files: list[File] = Field(description="The open data, to take away whole.")


class Chosen(Answer):
    """A method that was chosen for a node."""

    step_en: str
    step_ko: str
    method: str = Field(description="Its name in method.toml.")
    method_en: str
    method_ko: str
    options: str = Field(description="With their numbers; empty without any.")


class Node(Answer):
    """A node of the tree: the index, a pillar, an aggregate or an indicator."""

    code: str
    name_en: str
    name_ko: str
    kind: Kind
    level: int = Field(description="0 for the index, 1 for a pillar.", ge=0)
    parent: str | None = Field(description="The node just above; null for the index.")
    children: list[str] = Field(description="The nodes just below, in order.")
    direction: Literal[1, -1] | None = Field(
        description="Of an indicator: 1 where a higher value is better, -1 where a lower one is."
    )
    unit_measure: str | None = Field(description="What the values of an indicator are measured in.")
    note_en: str
    note_ko: str
    methods: list[Chosen]
    source: str | None = Field(description="The key of the source that says so.")
    page_en: str
    page_ko: str


class Nodes(Paged):
    """The tree of an index, the root first, each node before what lies below it."""

    items: list[Node]


class Unit(Answer):
    """A unit: what is scored."""

    code: str
    name_en: str
    name_ko: str
    is_base: bool = Field(description="Whether others are measured by it.")
    page_en: str
    page_ko: str


class Units(Paged):
    """The units of an index."""

    items: list[Unit]


class Period(Answer):
    """A period that is scored."""

    period: str
    is_base: bool = Field(description="Whether its scores are 100 by construction.")


class Periods(Paged):
    """The periods of an index, in order."""

    items: list[Period]


class Source(Answer):
    """Where a figure is from."""

    key: str
    publisher: str
    title: str
    url: str = Field(description="Empty where it has none.")
    published: str = Field(description="YYYY, YYYY-MM or YYYY-MM-DD; empty where it is not known.")
    licence: str
    attribution_en: str
    attribution_ko: str


class Sources(Paged):
    """The sources of an index."""

    items: list[Source]


class Printed(Answer):
    """A score as somebody has printed it, beside ours."""

    text: str = Field(description="The number with the decimals it was printed with. [points]")
    published_on: str
    source: str = Field(description="The key of the source.")
    is_second_hand: bool = Field(description="Whether the source only cites it.")
    verdict: str
    verdict_en: str
    verdict_ko: str
    why_en: str
    why_ko: str


class PrintedScore(Printed):
    """A score as somebody has printed it, with its place in the index."""

    unit: str = Field(description="The code of the unit.")
    unit_name_en: str
    unit_name_ko: str
    period: str
    node: str = Field(description="The code of the node.")
    node_name_en: str
    node_name_ko: str
    score: float | None = Field(description="Ours, at full precision; null where there are no data. [points]")
    is_beyond: bool = Field(description="Whether it is of a period of which there are no data to compute it from.")


class PrintedScores(Paged):
    """Every score that somebody has printed, those beyond the data among them."""

    items: list[PrintedScore]
    sources: list[Source] = Field(description="The sources that this page names by their keys.")


class Release(Answer):
    """A row of data behind a value."""

    value: float | None = Field(description="[the unit_measure of the node]")
    status: str
    source: str = Field(description="The key of the source.")
    published_on: str
    note_en: str
    note_ko: str


class Score(Answer):
    """One score: of a node, for a unit, in a period."""

    unit: str = Field(description=_("The code of the unit: what is scored."))
    unit_name_en: str
    unit_name_ko: str
    period: str = Field(description=_("The period."))
    node: str = Field(description=_("The code of the node."))
    node_name_en: str
    node_name_ko: str
    value: float | None = Field(description=_("The value of an indicator as it was observed. [unit_measure]"))
    unit_measure: str | None = Field(description=_("What the value is measured in."))
    score: float | None = Field(description=_("The score at full precision; null is a gap, never zero. [points]"))
    rank: int | None = Field(description=_("Among the units, 1 is the best; null where there is nothing to compare."))
    weight: float | None = Field(description=_("The share in the score of the parent. [0-1]"))
    status: Status = Field(description=_("Why the score is what it is, or why there is none."))
    status_en: str
    status_ko: str
    previous_period: str | None = Field(description=_("The last period before this one that has a score."))
    change: float | None = Field(
        description=_("From the score of the previous period, where periods may be compared. [points]")
    )
    verdict: str | None = Field(description=_("What came of the scores that were printed; null where none was."))
    verdict_en: str | None
    verdict_ko: str | None
    printed: list[Printed] = Field(description=_("The scores that others have printed, each beside ours."))
    releases: list[Release] = Field(description=_("The rows of data behind the value, the one that is used first."))


class Scores(Paged):
    """Scores: node by node, unit by unit, period by period."""

    items: list[Score]
    sources: list[Source] = Field(description="The sources that this page names by their keys.")


class Part(Answer):
    """What a node below gives to a score."""

    node: str
    node_name_en: str
    node_name_ko: str
    share: float | None = Field(description="Its weight here. [0-1]")
    score: float | None = Field(description="[points]")
    points: float | None = Field(description="Of the score above; null where the mean cannot be split. [points]")
    why_en: str = Field(description="Why it has no score of its own making; empty where it has.")
    why_ko: str


class Step(Answer):
    """One step on the way from data to score."""

    step: str
    step_en: str
    step_ko: str
    method_en: str
    method_ko: str
    options: str
    is_given: bool = Field(description="Whether a published score stands in the place of a computed one.")
    heading_en: str
    heading_ko: str
    lines_en: list[str] = Field(description="The arithmetic, with its numbers.")
    lines_ko: list[str]
    parts: list[Part]


class Steps(Answer):
    """How one score was made of what lies just below its node."""

    score: Score
    steps: list[Step] = Field(description="Empty where an index is too large to keep them.")
    sources: list[Source]


class Side(Answer):
    """One of the two scores that are compared."""

    unit: str
    period: str
    score: float | None = Field(description="[points]")


class Contribution(Answer):
    """What a node below contributes."""

    node: str
    node_name_en: str
    node_name_ko: str
    level: int = Field(description="Steps down from the node explained, from 1. [steps]")
    first: float | None = Field(description="Its score on the first side. [points]")
    last: float | None = Field(description="Its score on the last side. [points]")
    points: float | None = Field(description="Null where it is not known: below a given score. [points]")
    share: float | None = Field(description="Of the change; may be below 0 or above 1. [1]")


class Beside(Answer):
    """What moves a score beside the scores below it."""

    step: str = Field(description="`left`, `entered`, `counting`, `weights` or `linking`.")
    step_en: str
    step_ko: str
    points: float = Field(description="[points]")


class Why(Answer):
    """Why a score moved, or why two units differ: contributions of level 1 and what stands beside make the change."""

    node: str
    node_name_en: str
    node_name_ko: str
    first: Side
    last: Side
    change: float | None = Field(description="Null where its parts are not known. [points]")
    contributions: list[Contribution]
    beside: list[Beside]
    sentence_en: str
    sentence_ko: str
    unknown: str | None = Field(description="Why the parts are not known: `given` as published, nothing in common "
                                "(`apart`), …; null where they are, and for an indicator.")  # fmt: skip


class Chart(Answer):
    """A chart with what can be taken away of it."""

    code: str
    title_en: str
    title_ko: str
    finding_en: str = Field(description="What it shows, in a sentence made from its numbers.")
    finding_ko: str
    node: str
    unit: str | None = Field(description="Null for a chart of all units.")
    period: str | None = Field(description="Null for a chart of all periods.")
    attribution_en: str
    attribution_ko: str
    csv_url: str
    xlsx_url: str
    json_url: str
    svg_url_en: str
    svg_url_ko: str
    png_url_en: str
    png_url_ko: str
    embed_url_en: str
    embed_url_ko: str


class Charts(Paged):
    """The charts of an index."""

    items: list[Chart]
