"""The finding of charts that set several things beside each other: sisters in the tree, units, two periods."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from donghaeng.charts.findings import BaseText, direction, number
from donghaeng.charts.names import LANGUAGES, Texts, period_name
from donghaeng.charts.particles import with_particle

EMPTY: Texts = {"en": "", "ko": ""}
SHOWN = 3
"""So many names a sentence lists; of more it gives the first, and how many others."""

Kind = tuple[Texts, Texts]
"""What one of the things is called, and many."""


@dataclass(frozen=True)
class Item:
    """One of the things compared: its names and its number, None for a gap. [points]"""

    names: Texts
    value: float | None


@dataclass(frozen=True)
class _Group:
    """The items that share an extreme, and the number as shown."""

    items: Sequence[Item]
    shown: str

    @property
    def names(self) -> Texts:
        return listed(self.items)


def of_parts(
    whole: Texts, period: str, items: Sequence[Item], kind: Kind, *, decimals: int = 1, base: BaseText | None = None
) -> Texts:
    """Which part of a whole is highest in a period, which lowest, how many stand above the base, which are missing.

    Parameters
    ----------
    whole : the unit whose parts they are; empty texts where there is only one.
    items : in any order. [points]
    kind : what one of them, and many, are called.
    """
    when = _names_of(period)
    inside = {"en": f" in {whole['en']}" if whole["en"] else "", "ko": f"{whole['ko']} " if whole["ko"] else ""}
    known = _known(items)
    if len(known) < 2 or _is_level(known, decimals):
        first = _parts_level(known, when, inside, kind, decimals)
    else:
        high, low = _extremes(known, decimals)
        were = "was" if len(high.items) == 1 else "were"
        first = {
            "en": f"Of the {len(known)} {kind[1]['en']}{inside['en']} in {when['en']}, {high.names['en']} {were} "
            f"highest ({high.shown}) and {low.names['en']} lowest ({low.shown}).",
            "ko": f"{when['ko']} {inside['ko']}{_ko_extremes(len(known), kind, high, low)}",
        }
    return _joined(first, _sides(known, base, kind, decimals), _missing(items, kind))


def of_ranking(
    what: Texts, period: str, items: Sequence[Item], kind: Kind, *, decimals: int = 1, base: BaseText | None = None
) -> Texts:
    """Which unit is highest in a period, which lowest, how many stand above the base, which are missing.

    Parameters
    ----------
    what : what is scored, as it stands in a sentence: ``score for Housing``, ``주거 점수``.
    items : the units, without the reference unit. [points]
    kind : what one of them, and many, are called.
    """
    when, known = _names_of(period), _known(items)
    topic = f"{when['ko']} {with_particle(what['ko'], '은')}"
    if len(known) < 2 or _is_level(known, decimals):
        first = _ranking_level(known, what, when, kind, decimals)
    else:
        high, low = _extremes(known, decimals)
        first = {
            "en": f"Of the {len(known)} {kind[1]['en']}, {high.names['en']} had the highest {what['en']} in "
            f"{when['en']} ({high.shown}) and {low.names['en']} the lowest ({low.shown}).",
            "ko": f"{topic} {_ko_extremes(len(known), kind, high, low)}",
        }
    return _joined(first, _sides(known, base, kind, decimals), _missing(items, kind))


def of_movement(
    whole: Texts, before: str, after: str, items: Sequence[Item], kind: Kind, *, decimals: int = 1
) -> Texts:
    """How many rose and fell between two periods, and which moved most; ``items`` are changes. [points]"""
    first, last, known = _names_of(before), _names_of(after), _known(items)
    span = {"en": f"Between {first['en']} and {last['en']}", "ko": f"{first['ko']}에서 {last['ko']} 사이"}
    inside = {"en": f" in {whole['en']}" if whole["en"] else "", "ko": f" {whole['ko']}" if whole["ko"] else ""}
    if not known:
        none = with_particle(kind[1]["ko"], "이")
        return {"en": f"{span['en']}, no change can be computed{inside['en']}.",
                "ko": f"{span['ko']}{inside['ko']}에 변동을 산출할 수 있는 {none} 없습니다."}  # fmt: skip
    by_sign = {sign: [item for item in known if direction(0, _value(item), decimals) == sign] for sign in (1, -1, 0)}
    counts = {sign: len(own) for sign, own in by_sign.items() if own}
    return _joined(
        _counted(span, inside, counts, kind), _most(by_sign, decimals), _missing(items, kind, is_change=True)
    )


def listed(group: Sequence[Item]) -> Texts:
    """The names of a few; of many, the first and how many others."""
    if len(group) <= SHOWN:
        return {"en": _and([item.names["en"] for item in group]), "ko": ", ".join(item.names["ko"] for item in group)}
    first = group[0].names
    return {"en": f"{first['en']} and {len(group) - 1} others", "ko": f"{first['ko']} 등 {len(group)}개"}


def _names_of(period: str) -> dict[str, str]:
    return {language: period_name(period, language) for language in LANGUAGES}


def _known(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.value is not None]


def _value(item: Item) -> float:
    return item.value or 0.0


def _joined(*parts: Texts) -> Texts:
    return {language: " ".join(part[language] for part in parts if part[language]) for language in LANGUAGES}


def _rounded(items: Sequence[Item], decimals: int) -> list[float]:
    return [float(f"{_value(item):.{decimals}f}") for item in items]


def _is_level(known: Sequence[Item], decimals: int) -> bool:
    return len(set(_rounded(known, decimals))) == 1


def _extremes(known: Sequence[Item], decimals: int) -> tuple[_Group, _Group]:
    """The highest and the lowest, as shown: what rounds alike is alike."""
    values = _rounded(known, decimals)
    high, low = ([item for item, value in zip(known, values, strict=True) if value == extreme]
                 for extreme in (max(values), min(values)))  # fmt: skip
    return _Group(high, number(_value(high[0]), decimals)), _Group(low, number(_value(low[0]), decimals))


def _ko_extremes(count: int, kind: Kind, high: _Group, low: _Group) -> str:
    return (f"{count}개 {kind[1]['ko']} 가운데 {with_particle(high.names['ko'], '이')} "
            f"{with_particle(high.shown, '으로')} 가장 높고 {with_particle(low.names['ko'], '이')} "
            f"{with_particle(low.shown, '으로')} 가장 낮습니다.")  # fmt: skip


def _parts_level(known: Sequence[Item], when: Texts, inside: Texts, kind: Kind, decimals: int) -> Texts:
    """No part has a score, one has, or all have the same."""
    if not known:
        return {"en": f"For {when['en']} there is no score{inside['en']}.",
                "ko": f"{when['ko']}에는 {inside['ko']}점수가 없습니다."}  # fmt: skip
    shown = number(_value(known[0]), decimals)
    if len(known) == 1:
        topic = with_particle(f"{known[0].names['ko']} 점수", "은")
        return {"en": f"In {when['en']} the score for {known[0].names['en']}{inside['en']} was {shown}.",
                "ko": f"{when['ko']} {inside['ko']}{topic} {shown}입니다."}  # fmt: skip
    return {"en": f"In {when['en']} {_all(len(known), kind)}{inside['en']} scored {shown}.",
            "ko": f"{when['ko']} {inside['ko']}{len(known)}개 {kind[1]['ko']} 점수는 모두 "
                  f"{shown}입니다."}  # fmt: skip


def _ranking_level(known: Sequence[Item], what: Texts, when: Texts, kind: Kind, decimals: int) -> Texts:
    """No unit has a score, one has, or all have the same."""
    if not known:
        return {"en": f"For {when['en']} no {kind[0]['en']} has a {what['en']}.",
                "ko": f"{when['ko']}에는 {with_particle(what['ko'], '이')} 없습니다."}  # fmt: skip
    shown = number(_value(known[0]), decimals)
    if len(known) == 1:
        only = known[0].names
        return {"en": f"In {when['en']} {only['en']} alone had a {what['en']} ({shown}).",
                "ko": f"{when['ko']} {with_particle(what['ko'], '이')} 있는 {with_particle(kind[1]['ko'], '은')} "
                      f"{only['ko']}뿐이며 점수는 {shown}입니다."}  # fmt: skip
    return {"en": f"In {when['en']} {_all(len(known), kind)} had the same {what['en']} ({shown}).",
            "ko": f"{when['ko']} {with_particle(what['ko'], '은')} {len(known)}개 {kind[1]['ko']} 모두 "
                  f"{with_particle(shown, '으로')} 같습니다."}  # fmt: skip


def _sides(known: Sequence[Item], base: BaseText | None, kind: Kind, decimals: int) -> Texts:
    """How many lie above, below and on the base, rounded as shown."""
    if base is None or not known:
        return EMPTY
    signs = [direction(base.value, _value(item), decimals) for item in known]
    counts = {sign: signs.count(sign) for sign in (1, -1, 0) if sign in signs}
    en, ko = f"the base ({base.texts['en']})", f"기준({base.texts['ko']})"
    words = {1: ("above", "높은", "높습니다"), -1: ("below", "낮은", "낮습니다"), 0: ("at", "기준과 같은", "같습니다")}
    if len(counts) == 1:
        at, _, end = words[next(iter(counts))]
        than = "과" if 0 in counts else "보다"
        who = {1: "That is", 2: "Both are"}.get(len(known), "All are")
        return {"en": f"{who} {at} {en}.", "ko": f"{'모두 ' if len(known) > 1 else ''}{ko}{than} {end}."}
    sides = _and([f"{count} {words[sign][0]}" for sign, count in counts.items()])
    first = next(iter(counts.values()))
    verb = "is" if first == 1 else "are"
    named = with_particle(kind[1]["ko"], "은")
    each = ", ".join(f"{words[sign][1]} {named} {count}개" for sign, count in counts.items())
    return {"en": f"{sides.replace(' ', f' {verb} ', 1)} {en}.", "ko": f"{ko}보다 {each}입니다."}


def _missing(items: Sequence[Item], kind: Kind, *, is_change: bool = False) -> Texts:
    """The gaps; nothing where all are gaps, which the first sentence has said."""
    gaps = [item for item in items if item.value is None]
    if not gaps or len(gaps) == len(items):
        return EMPTY
    named = listed(gaps)
    en, ko = (
        ("no change can be computed", "변동을 산출할 수 없습니다")
        if is_change
        else ("there is no score", "점수가 없습니다")
    )
    others = named["en"].replace(" others", f" other {kind[1]['en']}") if len(gaps) > SHOWN else named["en"]
    return {"en": f"For {others} {en}.", "ko": f"{with_particle(named['ko'], '은')} {ko}."}


WORDS: Mapping[int, tuple[str, str, str]] = {
    1: ("rose", "오르고", "올랐습니다"),
    -1: ("fell", "내리고", "내렸습니다"),
    0: ("stood still", "그대로이고", "그대로입니다"),
}


def _counted(span: Texts, inside: Texts, counts: Mapping[int, int], kind: Kind) -> Texts:
    """How many rose, fell and stood still."""
    total = sum(counts.values())
    if len(counts) == 1:
        en, _, ended = WORDS[next(iter(counts))]
        many = with_particle(f"{total}개 {kind[1]['ko']}", "이")
        return {"en": f"{span['en']}, {_all(total, kind)}{inside['en']} {en}.",
                "ko": f"{span['ko']}{inside['ko']} {many} {'모두 ' if total > 1 else ''}{ended}."}  # fmt: skip
    (first, count), *rest = counts.items()
    clauses = [f"{count} of the {total} {kind[1]['en']}{inside['en']} {WORDS[first][0]}",
               *(f"{number} {WORDS[sign][0]}" for sign, number in rest)]  # fmt: skip
    signs = list(counts)
    joined = [f"{counts[sign]}개가 {WORDS[sign][1]}" for sign in signs[:-1]]
    ended = f"{counts[signs[-1]]}개가 {WORDS[signs[-1]][2]}"
    among = f"{span['ko']}{inside['ko']} {total}개 {kind[1]['ko']} 가운데"
    return {"en": f"{span['en']}, {_and(clauses)}.", "ko": f"{among} {', '.join([*joined, ended])}."}


def _most(by_sign: Mapping[int, Sequence[Item]], decimals: int) -> Texts:
    """What rose most and what fell most; where only one did, that it did."""
    words = {1: ("rose", "올랐", "올라 상승 폭이 가장 컸", "+"), -1: ("fell", "내렸", "내려 하락 폭이 가장 컸", "−")}
    en, ko = [], []
    for sign, (verb, did, did_most, mark) in words.items():
        if not by_sign[sign]:
            continue
        group = _extremes(by_sign[sign], decimals)[0 if sign > 0 else 1]
        is_one = len(by_sign[sign]) == 1
        size = group.shown.lstrip("−")
        en.append(f"{group.names['en']} {verb}{'' if is_one else ' most'} ({mark}{size} points)")
        ko.append(f"{with_particle(group.names['ko'], '이')} {size}점 {did if is_one else did_most}")
    if not en:
        return EMPTY
    return {"en": f"{'; '.join(en)}.", "ko": f"{'고, '.join(ko)}습니다."}


def _all(count: int, kind: Kind) -> str:
    if count == 1:
        return f"the one {kind[0]['en']}"
    return f"both {kind[1]['en']}" if count == 2 else f"all {count} {kind[1]['en']}"


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
