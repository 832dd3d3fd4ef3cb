"""The words of tables, in both languages."""

KOREAN = {
    "Overall": "종합",
    "Period": "기간",
    "Score": "점수",
    "Published": "공표",
    "Verdict": "판정",
    "Node": "항목",
    "Weight": "가중치",
    "Value": "값",
    "Measure": "측정 단위",
    "Rank": "순위",
    "Change": "증감",
    "given": "공표값 사용",
    "a child is missing": "하위 값 결측",
    "left out": "제외",
    "unknown": "미상",
    "no base value": "기준연도 값 없음",
    "no value": "값 없음",
    "change from base": "기준연도 대비 변화율",
    "filled": "대체값",
}
WORDS = {"en": {word: word for word in KOREAN}, "ko": KOREAN}
"""Every word in ``en`` and ``ko``."""
NO_SCORE = {"en": "No score could be computed: gaps.csv says why.", "ko": "산출된 점수가 없음. 이유는 gaps.csv 참조"}
