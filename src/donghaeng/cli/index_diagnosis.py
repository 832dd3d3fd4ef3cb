"""What drove a change, below `donghaeng index explain`: a cause for every node, and what the city itself said."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from rich.padding import Padding
from rich.text import Text

from donghaeng.cli.screen import console, show_table, table

if TYPE_CHECKING:  # the command imports it when it runs, so that --help answers at once
    from donghaeng.change import Diagnosis, Place, Stated, ValueSplit
    from donghaeng.city import IndexReport

Language = Literal["en", "ko"]
WORDS = {
    "drove": ("What drove it", "변동 요인"),
    "node": ("Node", "항목"),
    "cause": ("Diagnosis", "진단"),
    "demand": ("Need", "수요"),
    "funding": ("Funding", "예산"),
    "efficiency": ("Efficiency", "효율"),
    "data": ("Data", "자료"),
    "unknown": ("Unknown", "미상"),
    "said": ("What the city said", "시의 설명"),
    "response": ("response", "대응"),
    "factor": ("Factor", "요인"),
    "log": ("Log", "로그"),
    "effect": ("Effect", "효과"),
    "change": ("Change", "변동"),
    "value": ("{name}: {before} in {first}, {after} in {last}", "{name}: {first} {before}, {last} {after}"),
    "zero": ("The split stops where {roles} is zero.", "{roles} 값이 0이어서 더 나눌 수 없습니다."),
    "implied": ("The coverage that it implies: {told}", "이 지표에서 도출한 충족률: {told}"),
}  # fmt: skip
"""In English and Korean."""
CAUSE = ("cause", "원인")
FACTORS = {
    "need": ("Need", "수요"),
    "funding": ("Budget", "예산"),
    "price": ("Prices", "물가"),
    "efficiency": ("Output per real won", "실질 예산당 산출"),
    "nominal_efficiency": ("Output per won, prices not taken out", "예산당 산출(물가 미반영)"),
    "output": ("Output: funding, prices and efficiency", "산출(예산·물가·효율 합계)"),
}
"""What the split of a value names, in English and Korean."""


def print_diagnoses(report: "IndexReport", made: "Sequence[Diagnosis]", node: str, lang: Language) -> None:
    """Print a cause for a node and each node below it, and a sentence on the node itself; nothing without any."""
    from donghaeng.change import PARTS, cause_name

    framework, is_korean, screen = report.index.framework, lang == "ko", console()
    own = [one for one in made if one.node == node or node in framework.above[one.node]]
    if not own:
        return
    parts = [part for part in PARTS if any(part in one.shares and one.shares[part].value for one in own)]
    shown = table([(WORDS["node"][is_korean], "wide"), (WORDS["cause"][is_korean], "left"),
                   *((WORDS[part][is_korean], "right") for part in parts)])  # fmt: skip
    for one in own:
        shares = [f"{one.shares[part].value:.1%}" if part in one.shares and one.shares[part].value else ""
                  for part in parts]  # fmt: skip
        indent = 2 * (framework.levels[one.node] - framework.levels[node])
        shown.add_row(Padding(framework[one.node].name(lang), (0, 0, 0, indent)), cause_name(one, lang), *shares)
    screen.print()
    show_table(screen, WORDS["drove"][is_korean], shown)
    for one in own[:1]:
        screen.print()
        screen.print(Text(_sentence(report, one, lang)))


def print_stated(report: "IndexReport", node: str, between: tuple[str, str], lang: Language) -> None:
    """Print what the city gave as causes and responses of a node and all under it; nothing where it gave none."""
    from donghaeng.base.bilingual import in_language
    from donghaeng.change import stated_of
    from donghaeng.charts.names import period_name

    is_korean, screen = lang == "ko", console()
    said = stated_of(report.stated, report.index.framework, node, between)
    if not said:
        return
    screen.print()
    screen.print(Text(WORDS["said"][is_korean], style="bold"))
    for row in said:
        name = report.index.framework[row.node].name(lang)
        kind = (CAUSE if row.kind == "cause" else WORDS["response"])[is_korean]
        note = f" ({in_language(row.note, lang)})" if row.note else ""
        when = period_name(row.period, lang)
        told = f"{when}, {name}, {kind}: {row.text(lang)}{note} [{row.source}]"
        screen.print(Padding(Text(told), (0, 0, 0, 2)))


def print_value(report: "IndexReport", made: "Diagnosis", places: "tuple[Place, Place]", lang: Language) -> None:
    """Print how the value of an indicator moved, and the factors of it, as far as they are known."""
    from donghaeng.change import roles_named
    from donghaeng.charts.names import period_name

    framework, is_korean, screen = report.index.framework, lang == "ko", console()
    split = _split(made)
    measure = framework[made.node].measure(lang)
    first, last = (period_name(place.period, lang) for place in places)
    heads = [(WORDS["factor"][is_korean], "wide"), (WORDS["log"][is_korean], "right"),
             (WORDS["effect"][is_korean] + (f" ({measure})" if measure else ""), "right")]  # fmt: skip
    shown = table([(head, side) for head, side in heads])
    for factor, log in split.logs.items():
        shown.add_row(FACTORS[factor][is_korean], _log(log), _plain(split.effects[factor], sign="+"))
    total = _log(split.total if split.logs else _ratio(split))
    shown.add_row(WORDS["change"][is_korean], total, _plain(split.after - split.before, sign="+"), style="bold")
    title = WORDS["value"][is_korean].format(name=framework[made.node].name(lang), first=first, last=last,
                                             before=_plain(split.before), after=_plain(split.after))  # fmt: skip
    show_table(screen, title, shown)
    screen.print()
    screen.print(Text(_sentence(report, made, lang)))
    if split.zeros and made.cause != "unknown":
        screen.print(Text(WORDS["zero"][is_korean].format(roles=roles_named(split.zeros, lang))))
    if made.implied is not None:
        told = _sentence(report, made.implied, lang)
        screen.print(Text(WORDS["implied"][is_korean].format(told=told)))


def diagnosis_record(report: "IndexReport", made: "Diagnosis") -> dict[str, Any]:
    """A diagnosis as plain values; what is not known is null."""
    return {
        "node": made.node,
        "cause": made.cause,
        "change": _null(made.change),
        "shares": {part: dict(share._asdict()) for part, share in made.shares.items()},
        "holds": made.holds,
        "points": dict(made.points),
        "missing": {code: list(roles) for code, roles in made.missing.items()},
        "is_nominal": made.is_nominal,
        "split": None if made.split is None else _split_record(made.split),
        "implied": None if made.implied is None else diagnosis_record(report, made.implied),
        "sentence": {"en": _sentence(report, made, "en"), "ko": _sentence(report, made, "ko")},
    }


def stated_record(row: "Stated") -> dict[str, Any]:
    """What the city said, as plain values."""
    return {"node": row.node, "period": row.period, "kind": row.kind, "text": {"en": row.text_en, "ko": row.text_ko},
            "source": row.source}  # fmt: skip


def _split_record(split: "ValueSplit") -> Mapping[str, Any]:
    return {
        "form": split.form or None,
        "from": _null(split.before),
        "to": _null(split.after),
        "logs": dict(split.logs),
        "effects": dict(split.effects),
        "missing": list(split.missing),
        "zeros": list(split.zeros),
    }


def _sentence(report: "IndexReport", made: "Diagnosis", lang: Language) -> str:
    from donghaeng.change import cause_sentence

    return cause_sentence(made, report.index.framework[made.node].name(lang), language=lang)


def _split(made: "Diagnosis") -> "ValueSplit":
    if made.split is None:
        raise ValueError(made.node)
    return made.split


def _ratio(split: "ValueSplit") -> float:
    return math.log(split.after / split.before) if split.before > 0 and split.after > 0 else math.nan


def _log(log: float) -> str:
    return "–" if math.isnan(log) else f"{round(log, 4) + 0:+.4f}"  # no minus before a zero


def _plain(value: float, *, sign: str = "") -> str:
    plain = value + 0  # no minus before a zero
    return f"{plain:{sign},.6g}" if abs(plain) < 1e6 else f"{plain:{sign},.0f}"


def _null(value: float) -> float | None:
    return None if math.isnan(value) else value
