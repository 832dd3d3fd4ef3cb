"""A diagnosis in one sentence, in English or Korean, that says no more than the figures do."""

from collections.abc import Iterable, Mapping

from donghaeng.change.diagnosis import Diagnosis
from donghaeng.change.sentence import Language
from donghaeng.change.shares import Cause, Part, Share

CAUSE_NAMES: Mapping[Cause, tuple[str, str]] = {
    "demand": ("demand-driven", "수요 증가"),
    "funding": ("under-funded", "예산 부족"),
    "efficiency": ("efficiency", "효율 저하"),
    "mixed": ("mixed", "혼합"),
    "data": ("data or method", "자료·방법 변경"),
    "unknown": ("not known", "알 수 없음"),
    "none": ("no change", "변동 없음"),
}
"""Of a fall, in English and Korean."""
RISE_NAMES: Mapping[Cause, tuple[str, str]] = {
    "demand": ("demand-driven", "수요 감소"),
    "funding": ("better funded", "예산 증가"),
    "efficiency": ("efficiency", "효율 개선"),
}
"""Of a rise, where it is called otherwise."""
MOVED: Mapping[tuple[Part, int], tuple[str, str]] = {
    ("demand", -1): ("growing need", "수요 증가"),
    ("demand", 1): ("falling need", "수요 감소"),
    ("funding", -1): ("a smaller budget in real terms", "실질 예산 감소"),
    ("funding", 1): ("a larger budget in real terms", "실질 예산 증가"),
    ("efficiency", -1): ("less output for the same real money", "실질 예산당 산출 감소"),
    ("efficiency", 1): ("more output for the same real money", "실질 예산당 산출 증가"),
    ("data", -1): ("changes of data or method", "자료·방법 변경"),
    ("data", 1): ("changes of data or method", "자료·방법 변경"),
    ("unknown", -1): ("what is not known", "알 수 없는 요인"),
    ("unknown", 1): ("what is not known", "알 수 없는 요인"),
}  # fmt: skip
"""What lowered something (-1) or raised it (1)."""
NOMINAL: Mapping[tuple[Part, int], tuple[str, str]] = {
    ("funding", -1): ("a smaller budget (prices not taken out)", "예산 감소(물가 미반영)"),
    ("funding", 1): ("a larger budget (prices not taken out)", "예산 증가(물가 미반영)"),
    ("efficiency", -1): ("less output for the same money (prices not taken out)", "예산당 산출 감소(물가 미반영)"),
    ("efficiency", 1): ("more output for the same money (prices not taken out)", "예산당 산출 증가(물가 미반영)"),
}
"""The same where no price level is known."""
ROLE_NAMES: Mapping[str, tuple[str, str]] = {
    "value": ("the indicator's own value", "지표 값"),
    "need": ("need", "수요"),
    "budget": ("budget", "예산"),
    "price_level": ("price level", "물가 수준"),
    "output": ("output", "산출"),
    "form": ("what it is made of", "지표의 구성"),
}
LEADS = {
    ("en", -1): "{name}: of what lowered it, {told} {makes} up {share}",
    ("en", 1): "{name}: of what raised it, {told} {makes} up {share}",
    ("ko", -1): "{name}의 하락 요인 가운데 {told}의 비중이 {share}",
    ("ko", 1): "{name}의 상승 요인 가운데 {told}의 비중이 {share}",
}
MIXED = {
    ("en", -1): "{name}: nothing lowered it alone, but {told}",
    ("en", 1): "{name}: nothing raised it alone, but {told}",
    ("ko", -1): "{name}의 하락 요인은 여러 가지이며, 비중은 {told}",
    ("ko", 1): "{name}의 상승 요인은 여러 가지이며, 비중은 {told}",
}
UNKNOWN = {
    ("en", -1): "{name}: why it fell is not known",
    ("en", 0): "{name}: why it moved is not known",
    ("en", 1): "{name}: why it rose is not known",
    ("ko", -1): "{name}의 하락 요인은 알 수 없습니다",
    ("ko", 0): "{name}의 변동 요인은 알 수 없습니다",
    ("ko", 1): "{name}의 상승 요인은 알 수 없습니다",
}
LACKING = {
    "en": ("; not in the data: {roles}", "; not in the data for {count} of the indicators below: {roles}",
           "; an outcome is not split"),
    "ko": (". 자료에 없는 항목: {roles}", ". 하위 지표 {count}개에서 자료에 없는 항목: {roles}",
           ". 성과 지표는 요인별로 나누지 않습니다"),
}  # fmt: skip
ZERO = {"en": "; the split stops where {roles} is zero", "ko": ". {roles} 값이 0이어서 더 나눌 수 없습니다"}
STAYED = {"en": "{name}: it did not move, or by too little to have a cause.",
          "ko": "{name}: 변동이 없거나 폭이 작아 요인을 가릴 수 없습니다."}  # fmt: skip
IMPLIED = {"en": "Coverage implied by {name}", "ko": "{name}에서 도출한 충족률"}
OPEN = {"en": "; within the errors of the figures the cause may be another one",
        "ko": ". 수치의 오차를 고려하면 다른 요인일 수 있습니다"}  # fmt: skip


def cause_name(made: Diagnosis, language: Language) -> str:
    """The cause in a word or two: a rise has other names than a fall."""
    names = {**CAUSE_NAMES, **(RISE_NAMES if made.way > 0 else {})}
    return names[made.cause][language == "ko"]


def cause_sentence(made: Diagnosis, name: str, *, language: Language) -> str:
    """Say a diagnosis.

    Parameters
    ----------
    name : of the node.

    Examples
    --------
    >>> cause_sentence(Diagnosis("care", "none", 0.0), "Care", language="en")
    'Care: it did not move, or by too little to have a cause.'
    """
    if made.cause == "none":
        return STAYED[language].format(name=name)
    if made.cause == "unknown":
        return UNKNOWN[language, made.way].format(name=name) + _why(made, language) + _end(language, is_open=True)
    if made.cause == "mixed":
        told = [part for part in made.shares if made.shares[part].value > 0]
        told.sort(key=lambda part: -made.shares[part].value)
        listed = ", ".join(f"{_part(made, part, language)} {_share(made.shares[part], language)}" for part in told)
        lead = MIXED[language, made.way].format(name=name, told=listed)
    else:
        told_part = made.cause
        lead = LEADS[language, made.way].format(
            name=name, told=_part(made, told_part, language), share=_share(made.shares[told_part], language),
            makes="make" if told_part == "data" else "makes",
        )  # fmt: skip
    is_open = not made.holds
    if not is_open:
        return lead + _end(language)
    return lead + ("입니다" if language == "ko" else "") + OPEN[language] + _end(language, is_open=True)


def grounds(made: Diagnosis, name: str, *, language: Language) -> str:
    """A diagnosis in a sentence, and of a volume whose need is known another on the coverage that it implies."""
    told = cause_sentence(made, name, language=language)
    if made.implied is None:
        return told
    implied = cause_sentence(made.implied, IMPLIED[language].format(name=name), language=language)
    return f"{told} {implied}"


def roles_named(roles: Iterable[str], language: Language) -> str:
    """Roles in words, in one order."""
    own = set(roles)
    return ", ".join(names[language == "ko"] for role, names in ROLE_NAMES.items() if role in own)


def _why(made: Diagnosis, language: Language) -> str:
    split = made.split
    if split is not None and split.form == "outcome" and not split.missing:
        return LACKING[language][2]
    if split is not None and split.zeros:
        return ZERO[language].format(roles=roles_named(split.zeros, language))
    lacking = {role for own in made.missing.values() for role in own}
    roles = roles_named(lacking - ({"price_level"} if "budget" in lacking else set()), language)
    if not roles:
        return ""
    is_own = list(made.missing) == [made.node]
    return LACKING[language][not is_own].format(roles=roles, count=len(made.missing))


def _part(made: Diagnosis, part: Part, language: Language) -> str:
    words = {**MOVED, **(NOMINAL if made.is_nominal else {})}
    return words[part, made.way][language == "ko"]


def _share(share: Share, language: Language) -> str:
    told = f"{share.value:.0%}"
    if f"{share.low:.0%}" == f"{share.high:.0%}":
        return told
    between = f"{share.low:.0%}~{share.high:.0%}" if language == "ko" else f"{share.low:.0%} to {share.high:.0%}"
    return f"{told}(오차를 고려하면 {between})" if language == "ko" else f"{told} ({between} within the errors)"


def _end(language: Language, *, is_open: bool = False) -> str:
    """A full stop; in Korean a sentence that ends with a number needs its verb."""
    return "." if is_open or language == "en" else "입니다."
