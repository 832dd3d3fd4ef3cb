"""An index as the site keeps it: plain values for JSON, every text in both languages, nothing left to compute."""

import math
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from donghaeng.base.bilingual import in_language
from donghaeng.base.sources import Source
from donghaeng.city import IndexReport, notes, remarks, score_lines, title
from donghaeng.city.names import METHODS, STATUSES, STEPS, named
from donghaeng.city.options import options_in
from donghaeng.city.record import Cell, beyond, cells, stages
from donghaeng.city.seen import Release
from donghaeng.city.trace import Part, Stage, Trace
from donghaeng.city.trace_words import Credit, option_words, told
from donghaeng.claims import ScoreCheck
from donghaeng.index import Node, Series
from donghaeng.index.method import TABLES

LANGUAGES = ("en", "ko")
Sheet = dict[str, Any]


def summary(code: str, report: IndexReport) -> Sheet:
    """What lists, links and the front page ask of an index."""
    index, result = report.index, report.result
    root = index.framework.root
    return {
        "code": code,
        "root": root,
        "names": both(index.framework[root].name),
        "titles": both(lambda language: title(report, language)),
        "periods": list(result.periods),
        "printed_periods": sorted({row.period for row in index.published} - set(result.periods)),
        "nodes": list(index.framework.tree),
        "units": list(result.units),
        "note": _note(index.framework[root]),
        "now": _now(report) if len(result.units) == 1 else None,
    }


def sheet(code: str, report: IndexReport) -> Sheet:
    """What the pages of an index share: its tree, units, method and sources."""
    index = report.index
    pairs = zip(notes(report, "en"), notes(report, "ko"), strict=True)
    return {
        **summary(code, report),
        "notes": [{"en": english, "ko": korean} for english, korean in pairs],
        "base_period": index.method.base_period,
        "base_unit": index.method.base_unit,
        "compare_periods": index.method.compare_periods,
        "decimals": report.decimals,
        "unit_names": {unit: both(partial(index.unit_name, unit))
                       for unit in report.result.units},
        "tree": {code: _node(report, place, code) for place, code in enumerate(index.framework.tree)},
        "sources": {key: source_sheet(source) for key, source in index.sources.items()},
        "beyond": {node: [_row(report, cell) for cell in beyond(report, node)] for node in index.framework.tree},
        "printed": [_printed(report, check) for check in report.checks],
        "remarks": {language: _remarks(report, language) for language in LANGUAGES},
    }  # fmt: skip


def rows(report: IndexReport, node: str) -> list[Sheet]:
    """Every score of a node, unit by unit, period by period."""
    return [_row(report, cell) for cell in cells(report, node)]


def steps(report: IndexReport, node: str) -> Sheet:
    """How every score of a node was made of what lies just below, in words, by unit and period."""
    result = report.result
    return {
        unit: {period: _steps(report, node, unit, period) for period in result.periods}
        for unit in result.units
    }  # fmt: skip


def both(text: Callable[[str], object]) -> dict[str, str]:
    """A text in both languages."""
    return {language: str(text(language)) for language in LANGUAGES}


def number(value: float) -> float | None:
    """A number for JSON, which has no NaN."""
    return None if math.isnan(value) else value


def written(value: float) -> str:
    """A value as a reader sees it: six digits, or as many as stand before its point; empty where there is none."""
    if math.isnan(value):
        return ""
    return f"{value:,.0f}" if abs(value) >= 1e6 else f"{value:,.6g}"


def percent(share: float) -> str:
    """A share as a reader sees it; empty where there is none."""
    return "" if math.isnan(share) else f"{share:.1%}"


def _now(report: IndexReport) -> Sheet | None:
    """The latest score, the one before, and how it was checked."""
    scored = [cell for cell in cells(report, report.index.framework.root) if not math.isnan(cell.score)]
    if not scored:
        return None
    last = scored[-1]
    before = next((cell.score for cell in scored if cell.period == last.before), math.nan)
    return {
        "period": last.period,
        "score": last.score,
        "previous": number(before),
        "previous_period": last.before or None,
        "change": number(last.change),
        "fall": number(-last.change),
        "decimals": report.decimals,
        "verdict": _verdict(report, last),
        "compare_periods": report.index.method.compare_periods,
        "base_period": report.index.method.base_period,
    }


def _remarks(report: IndexReport, language: str) -> list[str]:
    """Why printed scores have the verdicts they have, each reason once."""
    lines = [line for unit in report.result.units for line in score_lines(report, unit) if line.checks]
    return remarks(report, lines, language)


def _node(report: IndexReport, place: int, code: str) -> Sheet:
    framework = report.index.framework
    node, level = framework[code], framework.levels[code]
    kind = "index" if level == 0 else "indicator" if not framework.children[code] else "pillar"
    return {
        "code": code,
        "place": place,
        "names": both(node.name),
        "parent": node.parent,
        "children": list(framework.children[code]),
        "level": level,
        "kind": "aggregate" if kind == "pillar" and level > 1 else kind,
        "unit_measure": report.result.unit_measure(code) if kind == "indicator" else "",
        "measures": both(partial(report.result.unit_measure, code)) if kind == "indicator" else {},
        "direction": node.direction,
        "source": node.source,
        "note": _note(node),
        "methods": list(_methods(report, code)),
    }


def _note(node: Node) -> dict[str, str]:
    return both(lambda language: in_language(node.note, language)) if node.note else {}


def _methods(report: IndexReport, code: str) -> Iterator[Sheet]:
    """What was chosen for a node, where something was."""
    method, framework = report.index.method, report.index.framework
    for step in TABLES:
        choice = method.choices(step, framework).get(code)
        if choice is not None and choice.method not in ("none", "keep"):
            yield {
                "step": both(partial(named, STEPS, step)),
                "method": both(partial(named, METHODS, choice.method)),
                "code": choice.method,
                "options": option_words(dict(choice.options)),
                "options_said": _options(report, code, dict(choice.options)),
            }


def _options(report: IndexReport, node: str, options: Mapping[str, Any]) -> dict[str, str]:
    """The options that bear on a node, in words."""
    index, direction = report.index, report.index.framework[node].direction

    def name(code: str, language: str) -> str:
        known: tuple[Node | Series, ...] = (*index.framework.nodes, *index.framework.series)
        return next((one.name(language) for one in known if one.code == code), index.unit_name(code, language))

    return {language: options_in(options, language, direction=direction, name=partial(name, language=language))
            for language in LANGUAGES}  # fmt: skip


def source_sheet(source: Source) -> Sheet:
    """A source as pages show it."""
    names = ("key", "publisher", "title", "url", "published", "licence", "publisher_ko", "title_ko")
    own = {name: getattr(source, name) for name in names}
    return {**own, "attribution": both(lambda language: in_language(source.attribution, language))}


def _row(report: IndexReport, cell: Cell) -> Sheet:
    return {
        "unit": cell.unit,
        "period": cell.period,
        "value": number(cell.value),
        "value_text": written(cell.value),
        "score": number(cell.score),
        "rank": cell.rank,
        "weight": number(cell.weight),
        "weight_percent": percent(cell.weight),
        "before": cell.before or None,
        "change": number(cell.change),
        "fall": number(-cell.change),
        "status": cell.why,
        "why": both(partial(named, STATUSES, cell.why)),
        "printed": [_print(report, check) for check in cell.checks],
        "verdict": _verdict(report, cell),
        "releases": [_release(one) for one in cell.releases],
    }


def _print(report: IndexReport, check: ScoreCheck) -> Sheet:
    row = check.published
    return {
        "claim": report.claim_ids[row],
        "text": f"{row.value:.{row.decimals}f}",
        "published_on": row.published_on,
        "source": row.source,
        "is_second_hand": row.status == "second_hand",
        "verdict": str(check.verdict),
        "verdict_name": both(check.verdict.name_in),
        "why": both(check.why),
    }


def _printed(report: IndexReport, check: ScoreCheck) -> Sheet:
    """A printed score and where it belongs, beside what is computed; there are periods of which there are no data."""
    row, result = check.published, report.result
    unit = row.unit or result.units[0]
    is_beyond = row.period not in result.periods
    score = None if is_beyond else number(result.score(row.node, row.period, unit))
    return {"unit": unit, "period": row.period, "node": row.node, "score": score, "is_beyond": is_beyond,
            **_print(report, check)}  # fmt: skip


def _verdict(report: IndexReport, cell: Cell) -> dict[str, str]:
    """The verdict of a score, the gravest where it was printed more than once; empty where it never was."""
    check = next((check for check in cell.checks if check.verdict is cell.verdict), None)
    if check is None:
        return {}
    claim = report.claim_ids[check.published]
    return {"code": str(check.verdict), "claim": claim, **both(check.verdict.name_in)}


def _release(one: Release) -> Sheet:
    return {
        "value": number(one.value),
        "value_text": written(one.value),
        "status": one.status,
        "source": one.source,
        "published_on": one.published_on,
        "note": both(lambda language: in_language(one.note, language)) if one.note else {},
    }


def _steps(report: IndexReport, node: str, unit: str, period: str) -> list[Sheet]:
    made = Trace(node, unit, period, stages(report, node, unit, period))
    return [_step(report, made, stage) for stage in made.stages]


def _step(report: IndexReport, made: Trace, stage: Stage) -> Sheet:
    texts = {language: told(report, made, stage, language) for language in LANGUAGES}
    return {
        "step": stage.step,
        "names": both(partial(named, STEPS, stage.step)),
        "method": both(partial(named, METHODS, stage.method)),
        "options": option_words(stage.options),
        "options_said": _options(report, stage.node, stage.options),
        "is_given": stage.why == "given",
        "headings": {language: text.heading for language, text in texts.items()},
        "lines": {language: list(text.lines) for language, text in texts.items()},
        "credits": {str(place): {"source": line.release.source, "published_on": line.release.published_on}
                    for place, line in enumerate(texts["en"].lines) if isinstance(line, Credit)},
        "parts": [_part(part) for part in stage.parts] if stage.step == "aggregate" else [],
    }  # fmt: skip


def _part(part: Part) -> Sheet:
    return {
        "node": part.node,
        "share": number(part.share),
        "share_percent": percent(part.share),
        "score": number(part.score),
        "points": number(part.points),
        "why": {} if part.why == "computed" else both(partial(named, STATUSES, part.why)),
    }
