"""Steps in words, English and Korean: one place for the command, a page and a sentence."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from donghaeng.welfare.families import DRAW
from donghaeng.welfare.kind_steps import Source, Step, Term
from donghaeng.welfare.parameter import Status
from donghaeng.welfare.programme import Choice

Language = Literal["en", "ko"]

COLUMNS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "size": ("household size", "가구원 수"),
    "household_size": ("household size", "가구원 수"),
    "household_type": ("household type", "가구 유형"),
    "income": ("income", "소득"),
    "assessed_income": ("assessed income", "소득인정액"),
    "pension_assessed_income": ("assessed income for the pension", "기초연금 소득인정액"),
    "income_at_entry": ("income at entry", "참여 시 소득"),
    "assets": ("assets", "재산"),
    "earnings": ("earnings", "근로소득"),
    "earner_type": ("earner type", "가구 유형"),
    "pay": ("pay", "보수"),
    "rent": ("rent", "임차료"),
    "age": ("age", "나이"),
    "children_of_allowance_age": ("children of allowance age", "아동수당 대상 아동"),
    "single_pensioners": ("pensioners without a pensioner as spouse", "기초연금 대상자(단독)"),
    "couple_pensioners": ("pensioners with a pensioner as spouse", "기초연금 대상자(부부)"),
    DRAW: ("take-up draw", "신청 난수"),
})  # fmt: skip
"""Columns of the families; another is called by its own name."""
PLACES: Mapping[str, tuple[str, str]] = MappingProxyType({
    "line": ("Line", "선정기준"), "rate": ("Rate", "지급 비율"), "amount": ("Amount", "급여액"),
    "reduction": ("Reduction", "감액률"), "maximum": ("Maximum", "최대액"),
    "phase_in_end": ("End of the rise", "점증 구간의 끝"), "plateau_end": ("End of the plateau", "평탄 구간의 끝"),
    "ceiling": ("Ceiling", "상한"), "floor": ("Floor", "하한"),
    "free_line": ("Line without an own part", "자기부담 기준선"),
    "own_share": ("Own share", "자기부담률"), "deduction": ("Deduction", "정액 공제"),
    "disregard": ("Disregard", "정률 공제율"),
    "brackets": ("Brackets", "과세표준 구간"), "bound": ("Bound of the condition", "요건 기준"),
    "level": ("Level of reduction", "감액 기준"), "share": ("Share that is paid", "감액 후 지급 비율"),
    "to": ("Step of rounding", "단수 처리 단위"), "take_up": ("Take-up", "수급률"),
})  # fmt: skip
"""Where a number stands in a programme."""
STEPS: Mapping[str, tuple[str, str, str]] = MappingProxyType({
    "without": ("No {column}", "{column} 없음", ""),
    "at_most": ("Condition on {column}", "{column} 요건", "{column} {sign} {bound}"),
    "below": ("Condition on {column}", "{column} 요건", "{column} {sign} {bound}"),
    "at_least": ("Condition on {column}", "{column} 요건", "{column} {sign} {bound}"),
    "above": ("Condition on {column}", "{column} 요건", "{column} {sign} {bound}"),
    "share_of": ("{place}", "{place}", "{share} × {whole}"),
    "rounded_share": ("{place}, to the nearest {to} won", "{place}, {to}원 단위 반올림", "{amount}"),
    "gazetted": ("{place}, as gazetted", "{place}(고시)", ""),
    "twelfth": ("{place}, a month's", "{place}, 월 환산", "{year} ÷ 12"),
    "with_benefits": ("{income} with {names}", "{income} + {names}", ""),
    "shortfall": ("Line less {income}", "부족분(선정기준 − {income})", "{line} − {income}"),
    "no_shortfall": ("{income} not below the line", "{income} 선정기준 이상", "{income} ≥ {line}"),
    "share": ("Share that is paid", "지급 비율 적용", "{amount} × {rate}"),
    "no_earnings": ("No {earnings} count, within the deduction", "산입 {earnings} 없음(정액 공제 이내)",
                    "{earnings} ≤ {deduction}"),
    "counted_earnings": ("Of the {earnings} count", "공제 후 {earnings}",
                         "({earnings} − {deduction}) × (1 − {disregard})"),
    "counted_income": ("Income that counts", "소득인정액", "{income} − {earnings} + {counted}"),
    "amount": ("Amount", "급여액", ""),
    "less_reduction": ("Less the reduction", "감액 적용", "{amount} × (1 − {reduction})"),
    "each": ("For each of the {per}", "{per} 수 적용", "{amount} × {per}"),
    "rising": ("{earnings} on the rise", "{earnings} 점증 구간", "{earnings} < {phase_in_end}"),
    "rising_amount": ("Part of the maximum", "점증 구간 급여액", "{maximum} × {earnings} ÷ {phase_in_end}"),
    "plateau": ("{earnings} on the plateau, so the maximum", "{earnings} 평탄 구간, 최대액 적용",
                "{phase_in_end} ≤ {earnings} ≤ {plateau_end}"),
    "falling": ("{earnings} on the fall", "{earnings} 점감 구간", "{plateau_end} < {earnings} < {ceiling}"),
    "left": ("Left to the ceiling", "상한까지 남은 폭", "{ceiling} − {earnings}"),
    "stretch": ("Length of the fall", "점감 구간의 폭", "{ceiling} − {plateau_end}"),
    "falling_amount": ("Part of the maximum", "점감 구간 급여액", "{maximum} × {left} ÷ {stretch}"),
    "above_ceiling": ("{earnings} not below the ceiling", "{earnings} 상한 이상", "{earnings} ≥ {ceiling}"),
    "bracket": ("Bracket above {above}", "{above} 초과 구간", "({upto} − {above}) × {rate}"),
    "sum": ("Sum of the brackets", "구간 합계", ""),
    "pay_floor": ("Below the floor, which counts", "하한 미만, 하한 적용", "{pay} < {floor}"),
    "pay_ceiling": ("Above the ceiling, which counts", "상한 초과, 상한 적용", "{pay} > {ceiling}"),
    "rent_above": ("{rent} above the ceiling, which counts", "{rent} 기준임대료 초과, 기준임대료 적용",
                   "{rent} > {ceiling}"),
    "rent_within": ("{rent} within the ceiling", "{rent} 기준임대료 이내", "{rent} ≤ {ceiling}"),
    "no_own_part": ("No own part, {income} within the line", "자기부담 없음({income} 기준선 이하)",
                    "{income} ≤ {free_line}"),
    "own_part": ("Own part, of {income} above the line", "자기부담분({income} 초과분)",
                 "({income} − {free_line}) × {own_share}"),
    "rent_less_own": ("Less the own part", "자기부담분 차감", "{rent} − {own}"),
    "own_part_covers": ("Own part covers the rent", "자기부담분이 임차료 이상", "{rent} ≤ {own}"),
    "cut": ("Reduced, {column} not below the level", "감액({column} 감액 기준 이상)", "{column} ≥ {level}"),
    "not_cut": ("Not reduced, {column} below the level", "감액 없음({column} 감액 기준 미만)", "{column} < {level}"),
    "rate": ("Rate applied", "요율 적용", "{amount} × {rate}"),
    "year": ("A year's", "연액", "{amount} × 12"),
    "rounded_nearest": ("To the nearest {to} won", "{to}원 단위 반올림", "{amount}"),
    "rounded_up": ("Up to full {to} won", "{to}원 단위 올림", "{amount}"),
    "rounded_down": ("Down to full {to} won", "{to}원 단위 버림", "{amount}"),
    "month": ("A month's", "월액", "{amount} ÷ 12"),
    "take_up": ("Taken up, if the draw is below the take-up", "수급률 적용(난수가 수급률 미만)",
                "{draw} {sign} {rate}"),
    "replaced": ("Not together with {names}, which pays {paid}", "{names} {paid}원 지급으로 중복 수급 불가", ""),
})  # fmt: skip
"""By key: what a step does, in English and Korean, and its operation, which needs no words."""
SUMS = frozenset({"sum", "with_benefits"})
"""Steps that add up all their terms."""
COMPUTED: Mapping[str, tuple[str, str]] = MappingProxyType({"income": ("income that counts", "소득인정액")})
"""What no column holds, but a step before made."""
UNITS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "1": ("", ""), "KRW": (" KRW", "원"), "KRW/month": (" KRW/month", "원/월"), "KRW/year": (" KRW/year", "원/년"),
    "year": (" years", "세"),
})  # fmt: skip
SIGNS = {"at_most": "≤>", "below": "<≥", "at_least": "≥<", "above": "><", "take_up": "<≥"}
"""Of tests, where they hold and where they do not."""
SAID: Mapping[str, tuple[str, str]] = MappingProxyType({
    "met": ("met", "충족"), "unmet": ("not met", "미충족"), "so": ("yes", "해당"),
    "taken_up": ("yes", "적용"), "taken_up_not": ("no", "미적용"),
    "choice": ("{number}: a choice of the policy, no law", "{number}: 정책이 정한 값(법령 아님)"),
    "law": ("{name} {number} ({said})", "{name} {number} ({said})"),
    "schedule": ("{name} ({said})", "{name} ({said})"),
    "since": ("since {day}", "{day}부터"),
    "extended": ("by the rule for larger households", "가구원 추가 규칙 적용"),
    "unverified": ("unverified", "미확인"),
    "pays": ("{names}: {amount} won a month", "{names}: 월 {amount}원"),
    "pays_not": ("{names}: nothing. {why}", "{names}: 지급 없음. {why}"),
})  # fmt: skip


def label(step: Step, lang: Language) -> str:
    """What a step does.

    Examples
    --------
    >>> met = Step("at_most", {"column": Term(1e8, "assets"), "bound": Term(326e6)}, result=True)
    >>> label(met, "en"), label(met, "ko")
    ('Condition on assets', '재산 요건')
    """
    words = {name: _word(name, term, lang) for name, term in step.terms.items()}
    words |= {"names": step.names.get(lang, ""), "place": place_name(step.place, lang)}
    text = STEPS[step.key][lang == "ko"].format_map(words)
    return text[:1].upper() + text[1:]


def line(step: Step, lang: Language) -> str:
    """What it does, and with which numbers."""
    return ": ".join(filter(None, (label(step, lang), formula(step))))


def formula(step: Step) -> str:
    """Its operation, with its numbers; empty where there is none.

    Examples
    --------
    >>> formula(Step("at_most", {"column": Term(400e6, "assets"), "bound": Term(326e6)}, result=False))
    '400,000,000 > 326,000,000'
    """
    if step.key in SUMS:
        return " + ".join(map(_operand, step.terms.values()))
    sign = SIGNS[step.key][step.result is False] if step.key in SIGNS else ""
    numbers = {name: _operand(term) for name, term in step.terms.items()}
    return STEPS[step.key][2].format_map(numbers | {"sign": sign})


def outcome(step: Step, lang: Language) -> str:
    """What comes out of it: a number, or whether a test is passed.

    Examples
    --------
    >>> outcome(Step("take_up", {}, result=False), "ko"), outcome(Step("month", {}, 1333333 / 3), "en")
    ('미적용', '444,444.333')
    """
    if not isinstance(step.result, bool):
        return money(step.result)
    if step.key == "take_up":
        return said("taken_up" if step.result else "taken_up_not", lang)
    is_condition = step.key in SIGNS
    return said(("met" if step.result else "unmet") if is_condition else "so", lang)


def sentence(names: Mapping[str, str], amount: float, reasons: tuple[Step, ...], lang: Language) -> str:
    """What a programme comes to, or why it is nothing.

    Examples
    --------
    >>> none = Step("without", {"column": Term(0, "rent")}, 0.0)
    >>> sentence({"en": "Housing benefit"}, 0.0, (none,), "en")
    'Housing benefit: nothing. No rent'
    """
    if not reasons:
        return said("pays", lang, names=names[lang], amount=f"{amount:,.0f}")
    return said("pays_not", lang, names=names[lang], why="; ".join(_why(step, lang) for step in reasons))


def source_name(source: Source, lang: Language) -> str:
    """Who says a number: its name and value, its path, its day, its sources, and what speaks against it."""
    if isinstance(source, Choice):
        return said("choice", lang, number=_measured(source.value, source.unit_measure, lang))
    doubts = {"extended": source.is_extended, "unverified": source.status is Status.UNVERIFIED}
    doubt = [said(key, lang) for key, is_so in doubts.items() if is_so]
    told = ", ".join([source.path, said("since", lang, day=source.since), *source.sources, *doubt])
    value = source.rows[0].value
    if isinstance(value, int | float):
        number = _measured(value, source.unit_measure, lang)
        return said("law", lang, name=source.names[lang], number=number, said=told)
    return said("schedule", lang, name=source.names[lang], said=told)


def column_name(column: str, lang: Language) -> str:
    """A column of the families in words.

    Examples
    --------
    >>> column_name("assessed_income", "ko"), column_name("shoe_size", "en")
    ('소득인정액', 'shoe size')
    """
    return COLUMNS[column][lang == "ko"] if column in COLUMNS else column.replace("_", " ")


def place_name(place: str, lang: Language) -> str:
    """Where a number stands in a programme, in words; another place is called by its own name."""
    return PLACES[place][lang == "ko"] if place in PLACES else place.replace("_", " ")


def money(number: float) -> str:
    """A number as it is reckoned with: thousands, and decimals where it has them; six below ten, else three.

    Examples
    --------
    >>> money(326e6), money(1394178.25), money(0.009), money(1e6 / 3), money(-1e-9), money(-0.5)
    ('326,000,000', '1,394,178.25', '0.009', '333,333.333', '0', '−0.5')
    """
    decimals = 6 if abs(number) < 10 else 3
    text = f"{round(number, decimals) + 0.0:,.{decimals}f}"  # 0.0 more makes no zero negative
    return text.rstrip("0").rstrip(".").replace("-", "−")


def said(key: str, lang: Language, **words: object) -> str:
    """What is said around steps."""
    return SAID[key][lang == "ko"].format_map(words)


def _operand(term: Term) -> str:
    """A number in an operation; one below zero in brackets."""
    return money(term.number) if term.number >= 0 else f"({money(term.number)})"


def _why(step: Step, lang: Language) -> str:
    """A step that makes an amount nothing, in one clause."""
    operation = formula(step)
    unmet = f", {outcome(step, lang)}" if step.result is False else ""
    return f"{label(step, lang)} ({operation}){unmet}" if operation else label(step, lang)


def _word(name: str, term: Term, lang: Language) -> str:
    """A term of a label: what the column is called, or the number."""
    if term.column:
        return column_name(term.column, lang)
    return COMPUTED[name][lang == "ko"] if name in COMPUTED else money(term.number)


def _measured(number: float, unit: str, lang: Language) -> str:
    return money(number) + UNITS[unit][lang == "ko"]
