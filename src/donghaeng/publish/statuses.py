"""What the status of a score says, in both languages, and its code in SDMX."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Status:
    """One row of ``status.csv``; ``sdmx`` is a code of the code list CL_OBS_STATUS of SDMX."""

    status: str
    name_ko: str
    sdmx: str
    meaning_en: str
    meaning_ko: str


STATUSES = (
    Status("computed", "산출", "A", "computed by the method", "산정 방법에 따라 산출한 점수"),
    Status("given", "공표값 사용", "A",
           "taken as published, not computed", "산출하지 않고 공표값을 그대로 사용"),
    Status("change from base", "기준연도 대비 변화율", "A",
           "made of a published change from the base period", "공표된 기준연도 대비 변화율로 산출"),
    Status("treated", "이상값 조정", "E",
           "made of an outlier that the method brings in", "산정 방법에 따라 조정한 이상값으로 산출"),
    Status("filled", "대체값", "I",
           "made of a gap that the method fills", "산정 방법에 따라 대체한 결측값으로 산출"),
    Status("a child is missing", "하위 값 결측", "O",
           "missing: a score below it is", "결측: 하위 항목의 점수가 없음"),
    Status("screened out", "자료 부족으로 제외", "O",
           "missing: too little is known of the unit", "결측: 평가 단위의 자료가 부족함"),
    Status("left out", "제외", "O",
           "missing: not counted in this period", "결측: 해당 기간의 지수에서 제외됨"),
    Status("unknown", "미상", "L",
           "missing: looked for and not found", "결측: 찾았으나 확인하지 못함"),
    Status("no denominator", "분모 값 없음", "O",
           "missing: a value, but nothing to divide it by", "결측: 값은 있으나 나눌 분모가 없음"),
    Status("no base value", "기준연도 값 없음", "O",
           "missing: a value, but none in the base period", "결측: 값은 있으나 비교할 기준연도 값이 없음"),
    Status("no value", "값 없음", "O", "missing: no value in data.csv", "결측: data.csv에 값이 없음"),
)  # fmt: skip
"""Every status of ``donghaeng.index.result.STATUS``, in that order."""
SDMX_NAMES = {
    "A": ("Normal value", "정상값"),
    "E": ("Estimated value", "추정값"),
    "I": ("Imputed value", "대체값"),
    "L": ("Missing value; data exist but were not collected", "결측값(자료는 있으나 수집되지 않음)"),
    "O": ("Missing value", "결측값"),
}
"""The codes of CL_OBS_STATUS that are used, in English and Korean."""
