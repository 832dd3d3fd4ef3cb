"""What a finding speaks of, and how a chart is titled, in both languages."""

from donghaeng.charts.findings import BaseText
from donghaeng.charts.names import LANGUAGES, Names, Texts, node_name, period_name
from donghaeng.charts.scores import Base
from donghaeng.index import Result


def subject(result: Result, node: str, unit: str, names: Names) -> Texts:
    """The score of a node and unit as it stands in a sentence."""
    framework = result.framework
    en, ko = (node_name(framework, node, language) for language in LANGUAGES)
    is_root, is_only = node == framework.root, len(result.units) == 1
    is_index = is_root and en.endswith("Index")
    if is_only:
        return {"en": f"the {en}" if is_index else f"the score for {en}", "ko": ko if is_root else f"{ko} 점수"}
    whose_en, whose_ko = names.unit(unit, "en"), names.unit(unit, "ko")
    return {"en": f"{whose_en}’s {en}" if is_index else f"{whose_en}’s score for {en}",
            "ko": f"{whose_ko}의 {ko}" if is_root else f"{whose_ko}의 {ko} 점수"}  # fmt: skip


def scored(result: Result, node: str) -> Texts:
    """What a ranking ranks by, as it stands in a sentence."""
    en, ko = (node_name(result.framework, node, language) for language in LANGUAGES)
    is_root = node == result.framework.root
    return {"en": en if is_root and en.endswith("Index") else f"score for {en}", "ko": ko if is_root else f"{ko} 점수"}


def whole(result: Result, unit: str, names: Names) -> Texts:
    """The unit, where there are several; empty texts where there is only one."""
    if len(result.units) == 1:
        return dict.fromkeys(LANGUAGES, "")
    return {language: names.unit(unit, language) for language in LANGUAGES}


def title(result: Result, node: str, what: str, names: Names, *, unit: str = "", by: Texts | None = None) -> Texts:
    """Node, unit and what the chart shows of them.

    Parameters
    ----------
    what : a period, or a span of periods with an en dash.
    unit : named where there are several.
    by : what the chart sets side by side, put behind the node: ``by pillar``, ``영역별 점수``.
    """
    texts = {}
    is_root = node == result.framework.root
    kind = by or {"en": "", "ko": "" if is_root else "점수"}
    for language in LANGUAGES:
        whose = names.unit(unit, language) if unit and len(result.units) > 1 else ""
        named = " ".join(filter(None, [node_name(result.framework, node, language), kind[language]]))
        texts[language] = ", ".join(word for word in (named, whose, span(what, language)) if word)
    return texts


def by_kind(one: Texts) -> Texts:
    """Behind a node: by which kind of thing its scores are shown."""
    return {"en": f"by {one['en']}", "ko": f"{one['ko']}별 점수"}


def change_by_kind(one: Texts) -> Texts:
    """Behind a node: by which kind of thing its changes are shown."""
    return {"en": f"by {one['en']}: change", "ko": f"{one['ko']}별 증감"}


def contribution_by_kind(one: Texts) -> Texts:
    """Behind a node: by which kind of thing its change is parted."""
    return {"en": f"by {one['en']}: contribution", "ko": f"{one['ko']}별 기여도"}


def span(periods: str, language: str) -> str:
    """A period or a span of periods in words.

    Examples
    --------
    >>> span("2022–2024", "ko"), span("2022–2024", "en"), span("2022", "ko")
    ('2022~2024년', '2022–2024', '2022년')
    """
    first, _, last = periods.partition("–")
    if not last or first == last:
        return period_name(first, language)
    if language == "en":
        return f"{period_name(first, 'en')}–{period_name(last, 'en')}"
    is_year = len(first) == 4
    return f"{first if is_year else period_name(first, 'ko')}~{period_name(last, 'ko')}"


def base_text(base: Base | None, names: Names, period: str, result: Result) -> BaseText | None:
    """The base as a finding about a period needs it; its period is the base's own where no reference unit serves all.

    There is none where the base lies in another period, and periods are not to be compared.
    """
    if base is None or (base.period != period and not result.method.compare_periods):
        return None
    texts = {language: base.text(names, language) for language in LANGUAGES}
    return BaseText(texts, base.value, base.period if base.unit is None else "")
