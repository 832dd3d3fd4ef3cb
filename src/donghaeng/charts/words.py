"""The words of charts, in both languages."""

from collections.abc import Mapping

from donghaeng.charts.names import Texts

WHY: Mapping[str, Texts] = {
    "a child is missing": {"en": "a part is missing", "ko": "하위 값 결측"},
    "left out": {"en": "left out", "ko": "제외"},
    "unknown": {"en": "unknown", "ko": "미상"},
    "no denominator": {"en": "no denominator", "ko": "분모 값 없음"},
    "no base value": {"en": "no base value", "ko": "기준연도 값 없음"},
    "no value": {"en": "no value", "ko": "값 없음"},
    "screened out": {"en": "screened out", "ko": "자료 부족으로 제외"},
}
"""Why a score is missing, by the status of a result."""

HEADERS: Mapping[str, Texts] = {
    "unit": {"en": "Code of the unit", "ko": "평가 단위 코드"},
    "unit_name_en": {"en": "Unit", "ko": "평가 단위(영어)"},
    "unit_name_ko": {"en": "Unit (Korean)", "ko": "평가 단위"},
    "node": {"en": "Code of the node", "ko": "항목 코드"},
    "node_name_en": {"en": "Node", "ko": "항목(영어)"},
    "node_name_ko": {"en": "Node (Korean)", "ko": "항목"},
    "period": {"en": "Period", "ko": "기간"},
    "score": {"en": "Score", "ko": "점수"},
    "status": {"en": "Status", "ko": "상태"},
    "why_en": {"en": "Why there is no score", "ko": "점수가 없는 이유(영어)"},
    "why_ko": {"en": "Why there is no score (Korean)", "ko": "점수가 없는 이유"},
    "published": {"en": "Published", "ko": "공표"},
    "rank": {"en": "Rank", "ko": "순위"},
    "before": {"en": "Before", "ko": "이전"},
    "after": {"en": "After", "ko": "이후"},
    "change": {"en": "Change", "ko": "증감"},
    "contribution": {"en": "Contribution", "ko": "기여도"},
    "class": {"en": "Class", "ko": "구간"},
}
"""The header of each column a chart's table may have."""

NO_SCORE: Texts = {"en": "no score", "ko": "점수 없음"}
BASE: Texts = {"en": "Base", "ko": "기준"}
PUBLISHED: Texts = {"en": "Published", "ko": "공표값"}
COMPUTED: Texts = {"en": "Computed", "ko": "산출값"}
ROSE: Texts = {"en": "rose", "ko": "상승"}
FELL: Texts = {"en": "fell", "ko": "하락"}
UNCHANGED: Texts = {"en": "unchanged", "ko": "보합"}


def missing(why: str, language: str) -> str:
    """That there is no score, and why.

    Examples
    --------
    >>> missing("no value", "en"), missing("no value", "ko")
    ('no score: no value', '점수 없음(값 없음)')
    """
    reason = WHY[why][language] if why in WHY else ""
    if not reason:
        return NO_SCORE[language]
    return f"{NO_SCORE['ko']}({reason})" if language == "ko" else f"{NO_SCORE['en']}: {reason}"
