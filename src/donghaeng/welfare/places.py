"""What the places of numbers in a programme, and the columns of families, are called."""

from collections.abc import Mapping

PLACES = {
    "line": "기준선", "rate": "비율", "amount": "금액", "reduction": "감액률", "maximum": "최대액",
    "phase_in_end": "점증 구간의 끝", "plateau_end": "평탄 구간의 끝", "ceiling": "상한", "floor": "하한",
    "free_line": "자기부담 기준선", "own_share": "자기부담률", "deduction": "정액 공제", "disregard": "공제율",
    "condition": "조건", "at_most": "이하", "below": "미만", "at_least": "이상", "above": "초과",
    "reduction.level": "감액 기준", "reduction.share": "감액 후 비율",
    "rounding.to": "단수 처리 단위", "take_up": "수급률",
}  # fmt: skip
"""Where a number stands, in Korean; in English as the file of the policy calls it."""
COLUMNS: Mapping[str, tuple[str, str, str]] = {
    "size": ("Persons", "가구원 수", ""), "income": ("Income", "소득", "KRW/month"),
    "assessed_income": ("Assessed income", "소득인정액", "KRW/month"), "assets": ("Assets", "재산", "KRW"),
    "earnings": ("Earnings", "근로소득", "KRW/month"), "age": ("Age", "나이", ""),
    "rent": ("Rent", "임차료", "KRW/month"), "earner_type": ("Earners", "가구 유형", ""),
    "children_of_allowance_age": ("Children of the age for the allowance", "아동수당 연령 아동 수", ""),
    "single_pensioners": ("Pensioners without a pensioner as spouse", "단독 수급자 수", ""),
    "couple_pensioners": ("Pensioners whose spouse is one", "부부 수급자 수", ""),
    "pension_assessed_income": ("Assessed income for the pension", "기초연금 소득인정액", "KRW/month"),
    "income_at_entry": ("Income at entry", "참여 시점 소득", "KRW/month"),
}  # fmt: skip
"""The usual columns of families: English, Korean, and what money in them is measured in."""


def place_in(place: str, language: str) -> str:
    """A place in words.

    Examples
    --------
    >>> place_in("condition 1, at_most", "ko"), place_in("own_share", "en")
    ('조건 1, 이하', 'own share')
    """
    if language == "ko":
        return ", ".join(" ".join(PLACES.get(word, word) for word in part.split()) for part in place.split(", "))
    return place.replace("_", " ").replace(".", " ")
