"""What a screen shows of an index: lines to print, nothing left to compute."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import narwhals as nw
import numpy as np

from donghaeng.base.bilingual import in_language
from donghaeng.charts.names import period_name
from donghaeng.city.report import IndexReport
from donghaeng.claims import ScoreCheck, Verdict
from donghaeng.index import Result


@dataclass(frozen=True)
class Line:
    """One score of one unit beside what was printed. ``score`` is NaN for a gap. [points]"""

    node: str
    period: str
    score: float
    is_given: bool
    printed: tuple[str, ...]
    verdict: Verdict | None
    checks: tuple[ScoreCheck, ...]


@dataclass(frozen=True)
class Place:
    """One unit in a league: its scores per period [points], rank and change since the first of them. [points]

    ``change`` is NaN where periods are not to be compared.
    """

    unit: str
    scores: tuple[float, ...]
    rank: int | None
    change: float


@dataclass(frozen=True)
class NodeLine:
    """One node of the tree for one unit and period. ``weight`` is the share in its parent. [0-1]"""

    node: str
    level: int
    weight: float
    value: float
    score: float
    rank: int | None
    why: str


def score_lines(report: IndexReport, unit: str) -> Iterator[Line]:
    """The index and its pillars in every period that has a score or a printed one, for one unit."""
    result, framework = report.result, report.index.framework
    for code in (framework.root, *framework.children[framework.root]):
        checks = [check for check in report.checks
                  if check.published.node == code and check.published.unit in ("", unit)]  # fmt: skip
        periods = {check.published.period for check in checks if code == framework.root} | set(result.periods)
        for period in sorted(periods):
            own = tuple(check for check in checks if check.published.period == period)
            is_built = period in result.periods
            score = result.score(code, period, unit) if is_built else math.nan
            if not math.isnan(score) or own:
                given = is_built and result.is_given(code, period, unit)
                yield Line(code, period, score, given, _printed(own), gravest(own), own)


def league(report: IndexReport, *, node: str = "") -> list[Place]:
    """The units by their score in the last period, the best first; the reference unit stands where it would."""
    result = report.result
    code = node or report.index.framework.root
    scores, ranks = result.panel(code), result.steps["rank"].values[..., result.framework.position[code]]
    shown = ~np.isnan(scores).all(axis=0)
    places = [
        Place(
            unit,
            tuple(map(float, row[shown])),
            _whole(rank[shown][-1]),
            float(row[shown][-1] - row[shown][0]) if result.method.compare_periods else math.nan,
        )
        for unit, row, rank in zip(result.units, scores, ranks, strict=True)
        if shown.any()
    ]
    return sorted(places, key=lambda place: -np.nan_to_num(place.scores[-1], nan=-np.inf))


def league_periods(result: Result, node: str = "") -> tuple[str, ...]:
    """The periods in which any unit has a score."""
    scores = result.panel(node or result.framework.root)
    return tuple(period for place, period in enumerate(result.periods) if not np.isnan(scores[:, place]).all())


def node_lines(report: IndexReport, unit: str, period: str) -> Iterator[NodeLine]:
    """Every node of the tree with its numbers, each parent followed by what is under it."""
    result = report.result
    place = (result.units.index(unit), result.periods.index(period))
    steps = {name: np.broadcast_to(panel.values, (*result.computed.scores.shape[:2], panel.values.shape[2]))[place]
             for name, panel in result.steps.items()}  # fmt: skip
    for code in result.framework.tree:
        at = result.framework.position[code]
        value = float(steps["value"][at]) if at < len(steps["value"]) else math.nan
        why = result.why(code, period, unit)
        yield NodeLine(code, result.framework.levels[code], float(steps["weight"][at]), value,
                       float(steps["score"][at]), _whole(steps["rank"][at]), why)  # fmt: skip


@dataclass(frozen=True)
class RevisionLine:
    """One release of a figure that had been published before. [unit_measure, or points where given]"""

    unit: str
    period: str
    node: str
    published_on: str
    value: float
    previous: float
    change: float


def revision_lines(report: IndexReport) -> Iterator[RevisionLine]:
    """Every release after the first, figure by figure."""
    rows = nw.from_native(report.index.revisions(), eager_only=True)
    for row in rows.iter_rows(named=True):
        day = row["published_on"]
        values = (math.nan if row[name] is None else row[name] for name in ("value", "previous", "change"))
        yield RevisionLine(row["unit"], row["period"], row["node"], "" if day is None else str(day), *values)


def remarks(report: IndexReport, lines: Sequence[Line], language: str) -> list[str]:
    """What has to be said below the lines: each reason once, what was printed twice or is second-hand, and why."""
    framework = report.index.framework
    reasons: dict[str, list[str]] = {}
    said = []
    for line in lines:
        name = f"{framework[line.node].name(language)} {period_name(line.period, language)}"
        second_hand = [check.published for check in line.checks if check.published.status == "second_hand"]
        for check in line.checks:
            if check.verdict is not Verdict.CONFIRMED and len(line.printed) < 2:
                reasons.setdefault(f"{check.verdict.name_in(language)}: {check.why(language)}", []).append(name)
        if len(line.printed) > 1 and not math.isnan(line.score):
            note = in_language(report.note(line.node, line.period), language)
            why = f": {note}" if note else "."
            words = {"name": name, "printed": ", ".join(line.printed), "used": f"{line.score:g}", "why": why}
            said.append(TWICE[language == "ko"].format(**words))
        said += [f"* {name}: {in_language(row.note, language)}" for row in second_hand]
    return [f"{reason} ({_some(names, language)})" for reason, names in reasons.items()] + said


def notes(report: IndexReport, language: str) -> list[str]:
    """What the index says of itself, and what its sources ask to be printed under every figure."""
    index = report.index
    asked = [in_language(source.attribution, language) for source in index.sources_used if source.attribution]
    label = "출처" if language == "ko" else "Source"
    own = in_language(index.framework[index.framework.root].note, language)
    return [*([own] if own else []), *_linked(report, language), *(f"{label}: {text}" for text in dict.fromkeys(asked))]


def _linked(report: IndexReport, language: str) -> list[str]:
    """Since when the index itself is linked, so that nobody takes its scores for plain means."""
    result, links = report.result, report.result.computed.links
    if links is None:
        return []
    at_root = links[..., result.framework.position[result.framework.root] - len(result.framework.indicators)]
    periods = [period for place, period in enumerate(result.periods) if (at_root[:, place] != 1).any()]
    if not periods:
        return []
    named = ", ".join(periods)
    return [f"Linked, because indicators entered or left: {named}. Factors: links.csv" if language == "en" else
            f"지표 구성이 바뀌어 연쇄 연결한 기간: {named}. 연결 계수는 links.csv에 있습니다."]  # fmt: skip


def title(report: IndexReport, language: str) -> str:
    """The name of an index, and what its scores are relative to, if to a base."""
    index, method = report.index, report.index.method
    name = index.framework[index.framework.root].name(language)
    kinds = {choice.method for choice in method.choices("normalise", index.framework).values()}
    if kinds != {"ratio_to_base"}:
        return name
    base = "" if method.base_unit is None else index.unit_name(method.base_unit, language) + " "
    return f"{name} ({base}{method.base_period} = 100)"


GRAVITY = (
    Verdict.CANNOT_BE_COMPUTED,
    Verdict.NOT_COMPARABLE,
    Verdict.CONFLICT,
    Verdict.DIFFERS,
    Verdict.CONSISTENT,
    Verdict.CONFIRMED,
)
TWICE = (
    "{name} was printed as {printed}. {used} is used{why}",
    "{name}: 공표값이 둘입니다({printed}). 여기서는 {used} 값을 씁니다{why}",
)
"""English and Korean."""


def _some(names: Sequence[str], language: str) -> str:
    """The names, if there are few; else how many."""
    unique = list(dict.fromkeys(names))
    if len(unique) <= 3:
        return ", ".join(unique)
    return f"{len(unique)} figures" if language == "en" else f"{len(unique)}건"


def _printed(checks: tuple[ScoreCheck, ...]) -> tuple[str, ...]:
    """Each printed number once, the latest first; a shorter form of the same number is not repeated."""
    latest = sorted(checks, key=lambda check: (check.published.published_on, check.published.decimals), reverse=True)
    shown: dict[float, str] = {}
    for check in latest:
        mark = "*" if check.published.status == "second_hand" else ""
        shown.setdefault(check.published.value, f"{check.published.value:.{check.published.decimals}f}{mark}")
    return tuple(shown.values())


def gravest(checks: tuple[ScoreCheck, ...]) -> Verdict | None:
    """The verdict of a figure that was printed more than once: the one that speaks most against it."""
    return min((check.verdict for check in checks), key=GRAVITY.index, default=None)


def _whole(rank: float) -> int | None:
    return None if math.isnan(rank) else int(rank)
