"""The words of an index in both languages: what a score is, what a step does, by which method."""

from collections.abc import Mapping
from types import MappingProxyType

Pair = tuple[str, str]
"""English and Korean."""

STATUSES: Mapping[str, Pair] = MappingProxyType({
    "computed": ("computed", "산출"),
    "given": ("given as published", "공표값 사용"),
    "change from base": ("from a published change", "기준연도 대비 변화율로 산출"),
    "treated": ("outlier treated", "이상값 조정"),
    "filled": ("gap filled", "대체값"),
    "a child is missing": ("a child is missing", "하위 값 결측"),
    "screened out": ("screened out", "자료 부족으로 제외"),
    "left out": ("left out", "제외"),
    "unknown": ("unknown", "미상"),
    "no denominator": ("no denominator", "분모 값 없음"),
    "no base value": ("no base value", "기준연도 값 없음"),
    "no value": ("no value", "값 없음"),
})  # fmt: skip
"""What a score may be, as `donghaeng.index` says it in ``STATUS``."""
STEPS: Mapping[str, Pair] = MappingProxyType({
    "value": ("value", "값"),
    "denominate": ("denominate", "분모 적용"),
    "gaps": ("gaps", "결측 처리"),
    "screen": ("screen", "평가 단위 선별"),
    "treat": ("treat", "이상값 처리"),
    "normalise": ("normalise", "정규화"),
    "weights": ("weights", "가중치 방식"),
    "aggregate": ("aggregate", "집계"),
    "link": ("link", "연쇄"),
})  # fmt: skip
METHODS: Mapping[str, Pair] = MappingProxyType({
    "none": ("nothing", "적용 안 함"),
    "per": ("divided by a series", "보조 계열로 나눔"),
    "keep": ("kept as gaps", "결측 유지"),
    "carry_forward": ("the last value before", "직전 값"),
    "interpolate": ("straight line between neighbours", "선형 보간"),
    "group_mean": ("mean of the group", "집단 평균"),
    "group_median": ("median of the group", "집단 중앙값"),
    "pillar_mean": ("mean of the pillar", "영역 평균"),
    "pillar_median": ("median of the pillar", "영역 중앙값"),
    "available": ("by the share of values there are", "가용률 기준"),
    "winsorise": ("winsorised", "윈저화"),
    "winsorise_then_log": ("winsorised, else logarithm", "윈저화 후 로그 변환"),
    "log_of_range": ("logarithm of the range", "범위의 로그 변환"),
    "log_of_distance": ("logarithm of the distance", "거리의 로그 변환"),
    "log_of_tail": ("logarithm of the tail", "꼬리의 로그 변환"),
    "box_cox": ("Box-Cox", "박스-콕스 변환"),
    "ratio_to_base": ("ratio to the base", "기준연도 대비 비율"),
    "goalposts": ("between goalposts", "최저·최고 기준값 사이의 위치"),
    "min_max": ("between lowest and highest", "최솟값·최댓값 사이의 위치"),
    "z_score": ("standard score", "표준점수"),
    "rank": ("rank", "순위"),
    "percentile_rank": ("percentile rank", "백분위 순위"),
    "borda": ("Borda points", "보르다 점수"),
    "scaled": ("shifted and scaled", "이동·척도 변환"),
    "distance_to_unit": ("distance to a unit", "기준 단위와의 거리"),
    "distance_to_maximum": ("distance to the maximum", "최댓값과의 거리"),
    "distance_to_target": ("distance to a target", "목표와의 거리"),
    "fraction_of_maximum": ("fraction of the maximum", "최댓값 대비 비율"),
    "around_reference": ("around a reference", "기준 단위를 중심으로 한 위치"),
    "given": ("as the framework gives them", "지표 체계에 주어진 값"),
    "equal": ("equal", "동일 가중"),
    "counted": ("by the number of indicators counted", "반영 지표 수에 비례"),
    "principal_component": ("first principal component", "제1주성분"),
    "entropy": ("entropy", "엔트로피"),
    "critic": ("CRITIC", "CRITIC"),
    "arithmetic": ("arithmetic mean", "산술평균"),
    "geometric": ("geometric mean", "기하평균"),
    "harmonic": ("harmonic mean", "조화평균"),
    "power": ("power mean", "멱평균"),
    "median": ("weighted median", "가중 중앙값"),
    "minimum": ("minimum", "최솟값"),
    "mazziotta_pareto": ("Mazziotta-Pareto", "마치오타-파레토"),
    "copeland": ("Copeland", "코플랜드"),
    "benefit_of_doubt": ("benefit of the doubt", "유리한 가중(BoD)"),
    "overlap": ("linked on what both periods have", "공통 항목으로 연쇄"),
})  # fmt: skip
"""Every method by its name in method.toml."""


def named(pairs: Mapping[str, Pair], key: str, language: str) -> str:
    """The word for a key in ``ko`` or ``en``; the key itself where it has none."""
    return pairs[key][language == "ko"] if key in pairs else key
