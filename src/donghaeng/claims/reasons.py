"""Why a verdict is what it is, in English and Korean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

REASONS = {
    "no_data": ("no data for this period", "이 기간의 자료 없음"),
    "gap": ("its parts are not all there", "하위 값 일부 없음"),
    "given": (
        "taken as published, since not all of its indicators are published",
        "하위 지표 일부 비공개로 공표값 그대로 사용",
    ),
    "argued": ("{why}", "{why}"),
    "missing": ("missing: {what}", "없는 자료: {what}"),
    "undefined": ("a division by what may be zero", "0일 수 있는 값으로 나눔"),
    "also_printed": ("also printed: {others}", "다른 공표값: {others}"),
    "rounds": ("{computed} rounds to it", "계산값 {computed}, 반올림 시 공표값과 일치"),
    "cut": ("{computed} is cut off to it", "계산값 {computed}, 끝수를 버리면 공표값과 일치"),
    "may_round": (
        "{computed}, but parts that round to the printed ones give {low} to {high}",
        "계산값 {computed}. 하위 값의 반올림을 감안하면 {low}~{high}",
    ),
    "off": ("{computed}, off by {off}", "계산값 {computed}, 차이 {off}"),
    "inferred": (
        "the method was inferred from the published scores, so this says that they agree, not that they were made so",
        "산출 방법을 공표값에서 추정했으므로, 수치가 서로 맞는다는 뜻이며 방법까지 확인된 것은 아님",
    ),
    "unverified": (
        "it stands on a number of the law that is unverified",
        "근거가 된 법령 수치 가운데 확인되지 않은 것이 있음",
    ),
    "needed": ("it would be right if {name} were {needed}", "{name} 값이 {needed}이면 일치"),
}
"""In English and Korean."""


def joined(texts: Sequence[str]) -> str:
    """Reasons in one text; what ends a sentence is followed by none.

    Examples
    --------
    >>> joined(["No factor is published.", "also printed: 24"]), joined(["also printed: 24", "25 rounds to it"])
    ('No factor is published. also printed: 24', 'also printed: 24; 25 rounds to it')
    """
    return "".join(text if last else f"{text}{' ' if text.endswith('.') else '; '}"
                   for text, last in zip(texts, [*[False] * (len(texts) - 1), True], strict=True))  # fmt: skip


@dataclass(frozen=True)
class Reason:
    """One reason, with its numbers, the same in both languages, and its words in each."""

    key: str
    numbers: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """The reason in ``ko`` or ``en``."""
        own = {name: said.get(language) or said["en"] for name, said in self.words.items()}
        return REASONS[self.key][language == "ko"].format(**self.numbers, **own)
