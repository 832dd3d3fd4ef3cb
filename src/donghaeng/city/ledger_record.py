"""A judgement as plain values, for JSON, tables and pages; and how its figure came about, as lines to print."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from donghaeng.base.units import Units
from donghaeng.city.figures import LANGUAGES
from donghaeng.city.ledger import CheckedLedger
from donghaeng.claims import Derived, Judgement
from donghaeng.claims.compare import shown_beside

Record = dict[str, Any]
WORDS = {
    "source": ("source", "출처"),
    "second_hand": ("second-hand", "2차 인용"),
    "unverified": ("unverified", "미확인"),
    "missing": ("missing", "없음"),
    "as_of": ("as of {time}", "{time} 기준"),
    "stale": ("a later figure is there: {time}", "더 새로운 수치가 있음: {time}"),
}
"""English and Korean."""


def record(ledger: CheckedLedger, judged: Judgement) -> Record:
    """Everything of one claim: what was said, the verdict, and the tree of how its figure came about."""
    claim, computed = judged.claim, judged.computed
    return {
        "id": claim.id,
        "subject": claim.subject,
        "said": dict(claim.said),
        "value": claim.printed.value,
        "decimals": claim.printed.decimals,
        "text": claim.text,
        "unit": claim.unit,
        "figure": _figure(claim.text, claim.unit, ledger.units),
        "who": dict(ledger.who(claim)),
        "when": claim.printed.when,
        "year": claim.year,
        "source": claim.printed.source,
        "also": [
            {"figure": _figure(other.text, claim.unit, ledger.units), "when": other.when, "source": other.source}
            for other in claim.also
        ],
        "verdict": str(judged.verdict),
        "verdict_code": judged.verdict.code,
        "verdicts": _both(judged.verdict.name_in),
        "why": _both(judged.why),
        "argued_by": _argued(judged),
        "computed": None if computed is None else computed.value,
        "computed_figure": {} if computed is None else _figure(computed_text(judged), claim.unit, ledger.units),
        "low": None if computed is None else computed.low,
        "high": None if computed is None else computed.high,
        "calculation": "" if claim.calculation is None else claim.calculation.name,
        "stale": judged.stale,
        "is_second_hand": claim.is_second_hand,
        "is_own": claim.is_own,
        "note": dict(claim.note),
        "derivation": tree(judged.derived, ledger.units),
    }


def tree(derived: Derived, units: Units) -> Record:
    """How a figure came about, as plain values."""
    return {
        "target": derived.target,
        "role": derived.role,
        "names": dict(derived.names),
        "text": derived.text,
        "unit": derived.unit,
        "figure": _figure(derived.text, derived.unit, units) if derived.text else {},
        "formula": signs(derived.formula),
        "numbers": with_numbers(derived),
        "as_of": derived.as_of,
        "source": derived.source,
        "note": dict(derived.note),
        "verdict": None if derived.verdict is None else str(derived.verdict),
        "is_second_hand": derived.is_second_hand,
        "is_missing": derived.is_missing,
        "is_unverified": derived.is_unverified,
        "parts": [tree(part, units) for part in derived.parts],
    }


def row(ledger: CheckedLedger, judged: Judgement) -> dict[str, object]:
    """A claim as a row of a table: its texts side by side, without its tree."""
    found = record(ledger, judged)
    told = ("id", "subject", "value", "decimals", "unit", "when", "source", "verdict", "computed", "low", "high",
            "calculation", "stale", "is_second_hand", "is_own")  # fmt: skip
    texts = {f"{name}_{language}": found[name][language] for name in ("said", "who", "why") for language in LANGUAGES}
    return {**{name: found[name] for name in told}, **texts}


def derivation_lines(ledger: CheckedLedger, judged: Judgement, language: str) -> Iterator[str]:
    """How the figure of a claim came about, a line for each part, those of a part indented under it."""
    yield from _lines(ledger, judged.derived, language, 0)


def _lines(ledger: CheckedLedger, derived: Derived, language: str, depth: int) -> Iterator[str]:
    figure = _figure(derived.text, derived.unit, ledger.units)[language] if derived.text else ""
    told = [_word("as_of", language, time=derived.as_of)] if derived.as_of else []
    if derived.is_missing:
        told.append(_word("missing", language))
    if derived.is_second_hand:
        told.append(_word("second_hand", language))
    if derived.is_unverified:
        told.append(_word("unverified", language))
    if derived.verdict is not None and depth:
        told.append(derived.verdict.name_in(language))
    role = f"{derived.role} = " if derived.role else ""
    name = derived.names.get(language) or derived.names["en"]
    about = f" ({', '.join(told)})" if told else ""
    indent = "  " * depth
    yield f"{indent}{role}{figure}: {name}{about}" if figure else f"{indent}{role}{name}{about}"
    if derived.formula:
        numbers = with_numbers(derived)
        yield f"{indent}  = {signs(derived.formula)}{f' = {numbers}' if numbers else ''}"
    if derived.source:
        source = ledger.sources.get(derived.source)
        said = (derived.source if source is None else
                f"{source.publisher_in(language)}, {source.title_in(language)} ({source.key})")  # fmt: skip
        yield f"{indent}  {_word('source', language)}: {said}"
    for part in derived.parts:
        yield from _lines(ledger, part, language, depth + 1)


def with_numbers(derived: Derived) -> str:
    """The formula of a figure with the numbers of its parts; empty where it has them already."""
    texts = {part.role: part.text or "?" for part in derived.parts if part.role}
    if not texts:
        return ""
    return signs(re.sub(r"[A-Za-z_]\w*", lambda found: texts.get(found[0], found[0]), derived.formula))


def signs(formula: str) -> str:
    """A formula as a reader writes it."""
    return formula.replace("*", "×").replace(" - ", " − ")


def computed_text(judged: Judgement) -> str:
    """What was computed, with up to two decimals more than were printed; a dash where nothing was."""
    return "–" if judged.computed is None else shown_beside(judged.computed.value, judged.claim.printed)


def _figure(text: str, unit: str, units: Units) -> dict[str, str]:
    """A number with its unit, in each language as it is written there."""
    return _both(lambda language: units.figure(text, unit, language))


def _word(key: str, language: str, **words: str) -> str:
    return WORDS[key][language == "ko"].format(**words)


def _both(text: Callable[[str], str]) -> dict[str, str]:
    return {language: text(language) for language in LANGUAGES}


def _argued(judged: Judgement) -> str:
    argued = judged.claim.cannot_be_computed or judged.claim.not_comparable
    return "" if argued is None else argued.source
