"""A family's sum as plain values, for JSON: every step with its numbers in full, and its words in both languages."""

from typing import Any

from donghaeng.welfare.explained import Explained, Sum
from donghaeng.welfare.kind_steps import Source, Step
from donghaeng.welfare.programme import Choice
from donghaeng.welfare.step_words import Language, line, sentence, source_name

Record = dict[str, Any]
LANGUAGES: tuple[Language, ...] = ("en", "ko")


def record(found: Sum) -> Record:
    """Everything of a sum. [KRW/month]; a step names who says its numbers by their place in ``sources``, from 0 on."""
    sources = list(found.sources)
    return {
        "income": found.income,
        "net_income": found.net_income,
        "programmes": [_programme(part, sources) for part in found.parts],
        "sources": [_source(source) for source in sources],
        "unverified": [source.path for source in found.unverified],
    }


def _programme(part: Explained, sources: list[Source]) -> Record:
    programme = part.programme
    return {
        "code": programme.code,
        "is_levy": programme.is_levy,
        "amount": part.amount,
        "says": {lang: sentence(programme.names, part.amount, part.reasons, lang) for lang in LANGUAGES},
        "steps": [_step(step, sources) for step in part.steps],
    }


def _step(step: Step, sources: list[Source]) -> Record:
    return {
        "key": step.key,
        "terms": {name: term.number for name, term in step.terms.items()},
        "result": step.result,
        "sources": [sources.index(source) for source in step.sources],
        "says": {lang: line(step, lang) for lang in LANGUAGES},
    }


def _source(source: Source) -> Record:
    said = {lang: source_name(source, lang) for lang in LANGUAGES}
    if isinstance(source, Choice):
        return {"path": None, "since": None, "sources": [], "status": "choice", "says": said}
    since = source.since.isoformat()
    return {
        "path": source.path,
        "since": since,
        "sources": list(source.sources),
        "status": str(source.status),
        "says": said,
    }
