"""From the sheets that `load` wrote to what the interface answers: names beside codes, addresses beside both."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isnan
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.urls import reverse

from donghaeng.base.bilingual import in_language
from donghaeng.change import Explanation, Line, Place
from donghaeng.change.words import step_line
from donghaeng.web.observatory.addresses import page_url, unit_url, with_state
from donghaeng.web.observatory.figures import IndexResults, Sheet, read
from donghaeng.web.observatory.why import Seen, between

LANGUAGES = ("en", "ko")
ROOT = "/api/v1"


def entry(summary: Sheet, site: str) -> Sheet:
    """An index in the list of all; ``site`` is the address that addresses begin with."""
    code, root = summary["code"], summary["root"]
    return {
        "code": code,
        "root": root,
        **_both("name", summary["names"]),
        **_both("title", summary["titles"]),
        "periods": summary["periods"],
        "nodes": len(summary["nodes"]),
        "units": len(summary["units"]),
        "url": _address(site, code),
        **{f"page_{language}": site + page_url(language, code) for language in LANGUAGES},
    }


def index(sheet: Sheet, site: str) -> Sheet:
    """An index."""
    code = sheet["code"]
    own = sheet["datasets"]
    terms = {language: _terms(own[language]) for language in LANGUAGES}
    return {
        **entry(sheet, site),
        "base_period": sheet["base_period"] or None,
        "base_unit": sheet["base_unit"] or None,
        "compare_periods": sheet["compare_periods"],
        "decimals": sheet["decimals"],
        **{f"notes_{language}": [note[language] for note in sheet["notes"]] for language in LANGUAGES},
        **_both("citation", sheet["citations"]),
        **_both("bibtex", sheet["bibtex"]),
        **_both("licence", terms),
        **_both("attribution", {language: own[language].get("creditText", "") for language in LANGUAGES}),
        **{f"{part}_url": _address(site, code, part) for part in PARTS},
        "steps_url": f"{_address(site, code)}/scores/{{node}}/{{unit}}/{{period}}/steps",
        "files": [_file(code, one, site) for one in sheet["files"]],
    }


PARTS = ("nodes", "units", "periods", "scores", "printed", "charts", "sources")


def node(sheet: Sheet, code: str, site: str) -> Sheet:
    """A node of the tree."""
    own = sheet["tree"][code]
    return {
        "code": code,
        **_both("name", own["names"]),
        "kind": own["kind"],
        "level": own["level"],
        "parent": own["parent"] or None,
        "children": own["children"],
        "direction": own["direction"] or None,
        "unit_measure": own["unit_measure"] or None,
        **_both("note", own["note"]),
        "methods": [_chosen(one) for one in own["methods"]],
        "source": own["source"] or None,
        **_pages(sheet, code, site),
    }


def unit(sheet: Sheet, code: str, site: str) -> Sheet:
    """A unit; where there is only one, its page is that of the index."""
    pages = {f"page_{language}": site + unit_url(language, sheet["code"], code) for language in LANGUAGES}
    return {
        "code": code,
        **_both("name", sheet["unit_names"][code]),
        "is_base": code == sheet["base_unit"],
        **(pages if len(sheet["units"]) > 1 else _pages(sheet, sheet["root"], site)),
    }


def period(sheet: Sheet, code: str) -> Sheet:
    """A period."""
    return {"period": code, "is_base": code == sheet["base_period"]}


def source(sheet: Sheet, key: str) -> Sheet:
    """A source; only its key where the folder says no more."""
    own = sheet["sources"].get(key, {})
    told = {name: str(own.get(name) or "") for name in ("publisher", "title", "url", "published", "licence")}
    told["licence"] = in_language(told["licence"], "en")
    return {"key": key, **told, **_both("attribution", own.get("attribution", {}))}


def score(sheet: Sheet, node: str, row: Sheet) -> Sheet:
    """One score."""
    own, unit, verdict = sheet["tree"][node], row["unit"], row["verdict"]
    return {
        "unit": unit,
        **_both("unit_name", sheet["unit_names"][unit]),
        "period": row["period"],
        "node": node,
        **_both("node_name", own["names"]),
        "value": row["value"],
        "unit_measure": own["unit_measure"] or None,
        "score": row["score"],
        "rank": row["rank"],
        "weight": row["weight"],
        "status": row["status"],
        **_both("status", row["why"]),
        "previous_period": row["before"],
        "change": row["change"],
        "verdict": verdict.get("code"),
        "verdict_en": verdict.get("en"),
        "verdict_ko": verdict.get("ko"),
        "printed": [_printed(one) for one in row["printed"]],
        "releases": [_release(one) for one in row["releases"]],
    }


def printed(sheet: Sheet, own: Sheet) -> Sheet:
    """A score as somebody has printed it, with its place in the index."""
    return {
        "unit": own["unit"],
        **_both("unit_name", sheet["unit_names"].get(own["unit"], {})),
        "period": own["period"],
        "node": own["node"],
        **_both("node_name", sheet["tree"][own["node"]]["names"]),
        "score": own["score"],
        "is_beyond": own["is_beyond"],
        **_printed(own),
    }


@dataclass(frozen=True)
class Written:
    """One score as JSON, and the keys of the sources that it names."""

    text: str
    sources: tuple[str, ...]


@lru_cache(maxsize=128)
def scores(path: Path, node: str) -> Sequence[Written]:
    """Every score of a node, written once: to write a thousand anew takes longer than all the rest of an answer."""
    found = IndexResults(path, read(path / "index.json"))
    told = [score(found.sheet, node, row) for row in found.rows(node)]
    return [Written(dumps(one), tuple(keys_of(one))) for one in told]


def dumps(answer: Sheet) -> str:
    """An answer as JSON."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def keys_of(score: Sheet) -> list[str]:
    """The keys of the sources that a score names."""
    return [one["source"] for one in (*score["printed"], *score["releases"]) if one["source"]]


def sources_of(sheet: Sheet, keys: Iterable[str]) -> list[Sheet]:
    """The sources that some scores name, each once."""
    return [source(sheet, key) for key in dict.fromkeys(keys)]


def steps(found: IndexResults, node: str, unit: str, period: str) -> Sheet:
    """How one score was made."""
    own = score(found.sheet, node, found.row(node, unit, period))
    return {
        "score": own,
        "steps": [_step(found.sheet, one) for one in found.steps(node, unit, period)],
        "sources": sources_of(found.sheet, keys_of(own)),
    }


def why(found: IndexResults, node: str, places: tuple[Place, Place]) -> Sheet:
    """Why a score moved, or why two units differ."""
    seen = {language: between(found, language, node, places) for language in LANGUAGES}
    one = seen["en"]
    sides = [{"unit": place.unit, "period": place.period, "score": score}
             for place, score in zip(places, one.scores(node), strict=True)]  # fmt: skip
    told = one.explanation(node) if one.is_told else None
    is_said = one.problem not in ("one", "same", "no score")
    return {
        "node": node,
        **_both("node_name", found.sheet["tree"][node]["names"]),
        "first": sides[0],
        "last": sides[1],
        "change": told.change if told else None,
        "contributions": [_contribution(found.sheet, line) for line in told.lines] if told else [],
        "beside": [_beside(seen, told, step) for step in told.steps] if told else [],
        **_both("sentence", {language: own.sentence() for language, own in seen.items()} if is_said else {}),
        "unknown": one.problem or None,
    }


def chart(sheet: Sheet, own: Sheet, site: str) -> Sheet:
    """A chart."""
    index, code = sheet["code"], own["code"]
    tables = {
        f"{form}_url": site + reverse("chart_table", args=[index, code, form]) for form in ("csv", "xlsx", "json")
    }
    pictures = {
        f"{form}_url_{language}": site + reverse("chart_picture", args=[index, code, language, form])
        for form in ("svg", "png")
        for language in LANGUAGES
    }
    embeds = {f"embed_url_{language}": site + reverse("embed", args=[language, index, code]) for language in LANGUAGES}
    return {
        "code": code,
        **_both("title", own["titles"]),
        **_both("finding", own["findings"]),
        **{name: own[name] or None for name in ("node", "unit", "period")},
        **_both("attribution", own["attribution"]),
        **tables,
        **pictures,
        **embeds,
    }


def _contribution(sheet: Sheet, line: Line) -> Sheet:
    numbers = {"first": line.before, "last": line.after, "points": line.contribution, "share": line.share}
    return {"node": line.node, **_both("node_name", sheet["tree"][line.node]["names"]), "level": line.level,
            **{name: None if isnan(number) else number for name, number in numbers.items()}}  # fmt: skip


def _beside(seen: Mapping[str, Seen], told: Explanation, step: str) -> Sheet:
    said = {language: step_line(told, step, own.name, own.language) for language, own in seen.items()}
    return {"step": step, **_both("step", said), "points": told.steps[step]}


def _both(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    """A text in both languages, each a field of its own; empty where there is none."""
    return {f"{name}_en": texts.get("en", ""), f"{name}_ko": texts.get("ko", "")}


def _address(site: str, *parts: str) -> str:
    return site + "/".join([f"{ROOT}/indices", *(quote(part, safe="") for part in parts)])


def _pages(sheet: Sheet, node: str, site: str, **state: str) -> dict[str, str]:
    return {
        f"page_{language}": site + with_state(page_url(language, sheet["code"], node, root=sheet["root"]), state)
        for language in LANGUAGES
    }


def _terms(dataset: Mapping[str, Any]) -> str:
    """The terms of use: of the whole where the city has said them, else those of the sources."""
    licence = dataset.get("license", "")
    return str(licence.get("name", "") if isinstance(licence, dict) else licence) or str(dataset.get("usageInfo", ""))


def _chosen(one: Sheet) -> Sheet:
    return {**_both("step", one["step"]), "method": one["code"], **_both("method", one["method"]),
            "options": one["options"]}  # fmt: skip


def _file(code: str, own: Sheet, site: str) -> Sheet:
    address = site + reverse("package_file", args=[code, own["name"]])
    return {"name": own["name"], "url": address, "bytes": own["bytes"], **_both("holds", own["holds"])}


def _printed(one: Sheet) -> Sheet:
    plain = {name: one[name] for name in ("text", "published_on", "source", "is_second_hand", "verdict")}
    return {**plain, **_both("verdict", one["verdict_name"]), **_both("why", one["why"])}


def _release(one: Sheet) -> Sheet:
    plain = {name: one[name] for name in ("value", "status", "source", "published_on")}
    return {**plain, **_both("note", one["note"])}


def _step(sheet: Sheet, one: Sheet) -> Sheet:
    lines: Mapping[str, Sequence[str]] = one["lines"]
    return {
        "step": one["step"],
        **_both("step", one["names"]),
        **_both("method", one["method"]),
        "options": one["options"],
        "is_given": one["is_given"],
        **_both("heading", one["headings"]),
        **{f"lines_{language}": lines.get(language, []) for language in LANGUAGES},
        "parts": [_part(sheet, part) for part in one["parts"]],
    }


def _part(sheet: Sheet, part: Sheet) -> Sheet:
    names = _both("node_name", sheet["tree"][part["node"]]["names"])
    numbers = {name: part[name] for name in ("share", "score", "points")}
    return {"node": part["node"], **names, **numbers, **_both("why", part["why"])}
