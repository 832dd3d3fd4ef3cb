"""The finding of charts that set several things beside each other: sisters in the tree, units, two periods."""

from collections.abc import Sequence
from dataclasses import dataclass

from donghaeng.charts.findings import BaseText, direction, number
from donghaeng.charts.names import Texts, period_name
from donghaeng.charts.particles import with_particle

EMPTY: Texts = {"en": "", "ko": ""}
SHOWN = 3
"""So many names a sentence lists; more are counted."""


@dataclass(frozen=True)
class Item:
    """One of the things compared: its names and its number, None for a gap. [points]"""

    names: Texts
    value: float | None


def of_parts(
    whole: Texts, period: str, items: Sequence[Item], kind: tuple[Texts, Texts], *, decimals: int = 1,
    base: BaseText | None = None,
) -> Texts:  # fmt: skip
    """Which of several scores of one period is highest, which lowest, how many stand above the base, which are missing.

    Parameters
    ----------
    whole : where the scores belong, put before the sentence: a unit's name; empty texts where there is only one.
    items : in any order. [points]
    kind : what one of them, and many, are called.
    """
    known = [item for item in items if item.value is not None]
    when = {language: period_name(period, language) for language in ("en", "ko")}
    inside = {"en": f" in {whole['en']}" if whole["en"] else "", "ko": f"{whole['ko']} " if whole["ko"] else ""}
    if not known:
        return {"en": f"For {when['en']} there is no score{inside['en']}.",
                "ko": f"{when['ko']} {inside['ko']}점수가 없다."}  # fmt: skip
    parts = (
        _extremes(known, when, inside, kind, decimals=decimals),
        _sides(known, base, decimals),
        _missing(items, kind),
    )
    return _joined(parts)


def of_movement(
    whole: Texts, before: str, after: str, items: Sequence[Item], kind: tuple[Texts, Texts], *, decimals: int = 1
) -> Texts:
    """How many rose and fell between two periods, and which moved most; ``items`` are changes. [points]"""
    known = [item for item in items if item.value is not None]
    first, last = ({language: period_name(period, language) for language in ("en", "ko")} for period in (before, after))
    span = {"en": f"Between {first['en']} and {last['en']}", "ko": f"{first['ko']}에서 {last['ko']} 사이"}
    inside = {"en": f" in {whole['en']}" if whole["en"] else "", "ko": f" {whole['ko']}" if whole["ko"] else ""}
    if not known:
        return {"en": f"{span['en']} no change can be computed{inside['en']}.",
                "ko": f"{span['ko']}{inside['ko']} 변동을 산출할 수 있는 {with_particle(kind[1]['ko'], '이')} 없다."}  # fmt: skip
    signs = [direction(0, item.value or 0.0, decimals) for item in known]
    counts = {sign: signs.count(sign) for sign in (1, -1, 0)}
    parts = (
        _counted(span, inside, len(known), counts, kind),
        _most(known, counts, decimals),
        _missing(items, kind, is_change=True),
    )
    return _joined(parts)


def _joined(parts: Sequence[Texts]) -> Texts:
    return {language: " ".join(part[language] for part in parts if part[language]) for language in ("en", "ko")}


def _extremes(known: Sequence[Item], when: Texts, inside: Texts, kind: tuple[Texts, Texts], *, decimals: int) -> Texts:
    shown = {id(item): number(item.value or 0.0, decimals) for item in known}
    values = [float(f"{item.value:.{decimals}f}") for item in known]
    if len(known) == 1:
        only = known[0]
        topic = with_particle(only.names["ko"], "은")
        return {"en": f"In {when['en']}{inside['en']} {only.names['en']} scored {shown[id(only)]}.",
                "ko": f"{when['ko']} {inside['ko']}{topic} {with_particle(shown[id(only)], '이다')}."}  # fmt: skip
    if max(values) == min(values):
        all_of = f"{len(known)}개 {kind[1]['ko']}"
        return {"en": f"In {when['en']}{inside['en']} all {len(known)} {kind[1]['en']} scored {shown[id(known[0])]}.",
                "ko": f"{when['ko']} {inside['ko']}{with_particle(all_of, '이')} 모두 "
                      f"{with_particle(shown[id(known[0])], '이다')}."}  # fmt: skip
    top = [item for item, value in zip(known, values, strict=True) if value == max(values)]
    low = [item for item, value in zip(known, values, strict=True) if value == min(values)]
    high_text, low_text = shown[id(top[0])], shown[id(low[0])]
    highest, lowest = (_listed(group, kind) for group in (top, low))
    en = (f"Of the {len(known)} {kind[1]['en']}{inside['en']} in {when['en']}, {highest['en']} {_was(top)} highest "
          f"({high_text}) and {lowest['en']} lowest ({low_text}).")  # fmt: skip
    ko = (f"{when['ko']} {inside['ko']}{len(known)}개 {kind[1]['ko']} 가운데 {with_particle(highest['ko'], '이')} "
          f"{with_particle(high_text, '으로')} 가장 높고 {with_particle(lowest['ko'], '이')} "
          f"{with_particle(low_text, '으로')} 가장 낮다.")  # fmt: skip
    return {"en": en, "ko": ko}


def _sides(known: Sequence[Item], base: BaseText | None, decimals: int) -> Texts:
    """How many lie above, below and on the base, rounded as shown."""
    if base is None:
        return EMPTY
    signs = [direction(base.value, item.value or 0.0, decimals) for item in known]
    above, below, on = signs.count(1), signs.count(-1), signs.count(0)
    if max(above, below, on) == len(known):
        place = {"en": "above" if above else "below" if below else "at",
                 "ko": "을 웃돈다" if above else "을 밑돈다" if below else "과 같다"}  # fmt: skip
        if len(known) == 1:
            return {"en": f"That is {place['en']} the base ({base.texts['en']}).",
                    "ko": f"기준({base.texts['ko']}){place['ko']}."}  # fmt: skip
        return {"en": f"All are {place['en']} the base ({base.texts['en']}).",
                "ko": f"모두 기준({base.texts['ko']}){place['ko']}."}  # fmt: skip
    en = [f"{count} {word}" for count, word in ((above, "above"), (below, "below"), (on, "at")) if count]
    ko = [(f"{above}개는 웃돌고", f"{above}개는 웃돈다"), (f"{below}개는 밑돌며", f"{below}개는 밑돈다"),
          (f"{on}개는 같고", f"{on}개는 같다")]  # fmt: skip
    said = [words for words, count in zip(ko, (above, below, on), strict=True) if count]
    clauses = [first for first, _ in said[:-1]] + [said[-1][1]]
    verb = "is" if int(en[0].split()[0]) == 1 else "are"
    return {"en": f"{_and(en).replace(' ', f' {verb} ', 1)} the base ({base.texts['en']}).",
            "ko": f"기준({base.texts['ko']})을 {' '.join(clauses)}." if not on else
                  f"기준({base.texts['ko']})에 견주어 {' '.join(clauses)}."}  # fmt: skip


def _missing(items: Sequence[Item], kind: tuple[Texts, Texts], *, is_change: bool = False) -> Texts:
    gaps = [item for item in items if item.value is None]
    if not gaps:
        return EMPTY
    what = {
        "en": "change can be computed" if is_change else "score",
        "ko": "변동을 산출할 수" if is_change else "점수가",
    }
    named = _listed(gaps, kind)
    en = f"For {named['en']} there is no score." if not is_change else f"For {named['en']} no change can be computed."
    ko = f"{with_particle(named['ko'], '은')} {what['ko']} 없다."
    return {"en": en, "ko": ko}


def _counted(span: Texts, inside: Texts, total: int, counts: dict[int, int], kind: tuple[Texts, Texts]) -> Texts:
    """How many rose, fell and stood."""
    of = f" of the {total} {kind[1]['en']}{inside['en']}"
    words = (
        (1, "rose", "오르고", "올랐다"),
        (-1, "fell", "내리고", "내렸다"),
        (0, "stood still", "그대로이고", "그대로다"),
    )
    said = [(counts[sign], en, joined, ended) for sign, en, joined, ended in words if counts[sign]]
    if len(said) == 1:
        _, en, _, ended = said[0]
        all_en = f"all {total} {kind[1]['en']}{inside['en']} {en}" if total > 1 else f"the one {kind[0]['en']} {en}"
        all_ko = (
            f"{total}개 {with_particle(kind[1]['ko'], '이')} 모두 {ended}"
            if total > 1
            else f"1개 {kind[0]['ko']} {ended}"
        )
        return {"en": f"{span['en']} {all_en}.", "ko": f"{span['ko']}{inside['ko']} {all_ko}."}
    first, *rest = [f"{count} {en}" for count, en, _, _ in said]
    clauses = [f"{count}개가 {joined}" for count, _, joined, _ in said[:-1]] + [f"{said[-1][0]}개가 {said[-1][3]}"]
    head = f"{first.split()[0]}{of} {first.split(' ', 1)[1]}"
    return {"en": f"{span['en']} {_and([head, *rest])}.",
            "ko": f"{span['ko']}{inside['ko']} {total}개 {kind[1]['ko']} 가운데 {' '.join(clauses)}."}  # fmt: skip


def _most(known: Sequence[Item], counts: dict[int, int], decimals: int) -> Texts:
    """What rose most and what fell most."""
    said: list[Texts] = []
    for sign, en, ko, width in ((1, "rose most", "올라", "상승 폭"), (-1, "fell most", "내려", "하락 폭")):
        if not counts[sign]:
            continue
        sizes = [float(f"{sign * (item.value or 0.0):.{decimals}f}") for item in known]
        most = [item for item, size in zip(known, sizes, strict=True) if size == max(sizes)]
        named = _listed(most, None)
        size = number(max(sizes), decimals)
        mark = "+" if sign > 0 else "−"
        said.append({
            "en": f"{named['en']} {en} ({mark}{size} points)",
            "ko": f"{with_particle(named['ko'], '이')} {size}점 {ko} {width}이 가장 컸",
        })  # fmt: skip
    if not said or sum(counts.values()) == 1:
        return said[0] | {"en": f"{known[0].names['en']}: {_signed(known[0].value, decimals)} points.",
                          "ko": f"{known[0].names['ko']}: {_signed(known[0].value, decimals)}점."} if said else EMPTY  # fmt: skip
    return {"en": "; ".join(part["en"] for part in said) + ".",
            "ko": "고 ".join(part["ko"] for part in said) + "다."}  # fmt: skip


def _signed(value: float | None, decimals: int) -> str:
    shown = number(value or 0.0, decimals)
    return shown if shown.startswith("−") else f"+{shown}"


def _listed(group: Sequence[Item], kind: tuple[Texts, Texts] | None) -> Texts:
    """The names of a few; of many, the first and how many more."""
    if len(group) <= SHOWN:
        return {"en": _and([item.names["en"] for item in group]), "ko": ", ".join(item.names["ko"] for item in group)}
    first, others = group[0].names, len(group) - 1
    word = kind[1]["en"] if kind else "others"
    return {"en": f"{first['en']} and {others} other {word}" if kind else f"{first['en']} and {others} others",
            "ko": f"{first['ko']} 등 {len(group)}개"}  # fmt: skip


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _was(group: Sequence[Item]) -> str:
    return "was" if len(group) == 1 else "were"
