"""The options of a method in words: what is set, to what."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from donghaeng.city.names import METHODS, Pair

OPTIONS: Mapping[str, Pair] = MappingProxyType({
    "around": ("bounds around its share", "비중 대비 범위"),
    "base": ("base", "기준값"),
    "best": ("best", "최고 기준값"),
    "by": ("by", "분모"),
    "cap": ("at most", "상한"),
    "drop": ("dropped", "제외"),
    "ends": ("at the ends", "양 끝 결측"),
    "exponent": ("exponent", "지수(멱)"),
    "floor": ("at least", "하한"),
    "keep": ("kept", "유지"),
    "limit": ("limit", "한도"),
    "log": ("logarithm", "로그 변환"),
    "lower": ("lower end", "하단"),
    "lower_is_better": ("where lower is better", "낮을수록 좋은 지표"),
    "lower_share": ("least share", "최소 비중"),
    "mean": ("mean", "평균"),
    "min_nonzero": ("least share not zero", "0이 아닌 값의 최소 비율"),
    "min_share": ("least share known", "최소 가용률"),
    "missing": ("where there is nothing to divide by", "분모가 없을 때"),
    "negative": ("weights below zero", "음의 가중치"),
    "over": ("over", "비교 범위"),
    "penalty": ("penalty", "감점 방향"),
    "power": ("power", "멱"),
    "range": ("range", "점수 범위"),
    "scale": ("scale", "척도"),
    "sd": ("standard deviation", "표준편차"),
    "share_of": ("shares in", "비중 기준"),
    "shift": ("shifted above zero", "0보다 크게 이동"),
    "target": ("target", "목표값"),
    "test": ("skewness and kurtosis up to", "왜도·첨도 한계"),
    "unit": ("unit", "기준 단위"),
    "unit_measure": ("unit of measure", "측정 단위"),
    "upper": ("upper end", "상단"),
    "upper_share": ("greatest share", "최대 비중"),
    "width": ("width", "점수 폭"),
    "worst": ("worst", "최저 기준값"),
})  # fmt: skip
"""Every option by its name in method.toml."""
VALUES: Mapping[str, Pair] = MappingProxyType({
    "above": ("above the mean", "평균보다 위"),
    "all": ("all periods", "전체 기간"),
    "base": ("the base period", "기준연도"),
    "below": ("below the mean", "평균보다 아래"),
    "each": ("each period", "기간별"),
    "first": ("the first value", "첫 값"),
    "gap": ("a gap", "결측"),
    "half": ("half of the units", "평가 단위의 절반"),
    "linear": ("linear", "선형"),
    "log": ("logarithmic", "로그"),
    "nearest": ("the nearest value", "가장 가까운 값"),
    "negated": ("sign reversed", "부호 반전"),
    "none": ("none", "없음"),
    "open": ("left open", "결측 유지"),
    "period": ("the base period", "기준연도"),
    "reciprocal": ("reciprocal", "역수"),
    "reflection": ("reflected", "반사"),
    "refuse": ("refused", "허용 안 함"),
    "score": ("the score", "점수"),
    "weights": ("the weights", "가중치"),
    "zero": ("set to zero", "0으로 처리"),
})  # fmt: skip
"""Every value that is a word."""


def options_in(options: Mapping[str, Any], language: str, *, direction: int | None, name: Callable[[str], str]) -> str:
    """The options that are set and bear on a node, in ``ko`` or ``en``.

    Parameters
    ----------
    direction : of the node: where higher is better, nothing is said of the contrary.
    name : what a code of a node, series or unit is called.
    """
    is_idle = {"lower_is_better"} if direction != -1 else set()
    set_to = {option: value for option, value in options.items()
              if value not in (None, "", ()) and value is not False and option not in is_idle}  # fmt: skip
    at = language == "ko"
    return ", ".join(
        OPTIONS[option][at] if value is True else f"{OPTIONS[option][at]}: {_value(value, at=at, name=name)}"
        for option, value in set_to.items()
    )


def _value(value: Any, *, at: bool, name: Callable[[str], str]) -> str:
    if isinstance(value, tuple | list):
        return "–".join(_value(one, at=at, name=name) for one in value)
    if isinstance(value, int | float):
        return f"{value:g}"
    return VALUES[value][at] if value in VALUES else METHODS[value][at] if value in METHODS else name(value)
