"""How a score was made, in words: a heading and lines for every step, in English and Korean."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Self

from donghaeng.base.bilingual import in_language
from donghaeng.base.units import with_unit
from donghaeng.charts.names import period_name
from donghaeng.city.names import STATUSES, STEPS
from donghaeng.city.report import IndexReport
from donghaeng.city.seen import Release
from donghaeng.city.trace import Stage, Trace
from donghaeng.index import Node, Series

NAMED = 5
"""Names in a line; the others are counted."""

NUMBERS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "base": ("base value", "기준연도 값"),
    "worst": ("worst", "최저"),
    "best": ("best", "최고"),
    "lowest": ("lowest", "최솟값"),
    "highest": ("highest", "최댓값"),
    "mean": ("mean", "평균"),
    "sd": ("standard deviation", "표준편차"),
    "ahead": ("ahead of", "앞선 값의 수"),
    "others": ("compared with", "비교한 값의 수"),
})  # fmt: skip
SAID: Mapping[str, tuple[str, str]] = MappingProxyType({
    "change": ("{change} % from the base period", "기준연도 대비 {change}%"),
    "none": ("none", "없음"),
    "given": ("{score}, given as published", "{score}, 공표값 사용"),
    "counted": ("Indicators it stands for: {count}.", "반영 지표는 {count}개입니다."),
    "not entered": ("What is under it does not enter.", "하위 항목은 계산에 쓰이지 않았습니다."),
    "stands in": ("A published change, which stands in for the value.", "공표된 변화율을 값 대신 썼습니다."),
    "left out": ("Left out of the index in this period.", "이 기간에는 지수에서 제외되었습니다."),
    "unknown": ("Looked for and not found.", "찾아보았으나 확인하지 못한 값입니다."),
    "no value": ("There is no value in data.csv.", "자료에 값이 없습니다."),
    "source": ("Source: {source}", "출처: {source}"),
    "released": ("{source}, released {day}", "{source}, {day} 공표"),
    "note": ("Note: {note}", "비고: {note}"),
    "earlier": ("Earlier: {rows}", "이전 공표: {rows}"),
    "divisor": ("Divided by: {name}, {value}", "분모: {name}, {value}"),
    "no denominator": ("There is no value to divide by: a gap.", "나눌 값이 없어 결측입니다."),
    "open": ("A gap, and it stays one.", "결측으로 남겼습니다."),
    "carried": ("A gap, filled with the value of {labels}.", "결측이어서 {labels} 값으로 대체했습니다."),
    "interpolated": ("A gap, filled on a straight line from {labels}.",
                     "결측이어서 {labels} 사이를 직선으로 이어 대체했습니다."),
    "grouped": ("A gap, filled from other units: {labels}",
                "결측이어서 다른 평가 단위의 값으로 대체했습니다: {labels}"),
    "from siblings": ("A gap, filled from indicators beside it: {labels}",
                      "결측이어서 같은 영역의 지표로 대체했습니다: {labels}"),
    "known": ("Indicators with a value: {known} of {indicators} ({share}); not zero: {nonzero} of {known} ({rest}).",
              "지표 {indicators}개 중 {known}개({share})에 값이 있고, 그중 {nonzero}개({rest})는 0이 아닙니다."),
    "stays": ("Enough to be scored.", "점수를 산출합니다."),
    "screened out": ("Not scored.", "점수를 산출하지 않습니다."),
    "shape": ("Skewness {skewness}, excess kurtosis {kurtosis}.", "왜도 {skewness}, 초과첨도 {kurtosis}"),
    "not treated": ("Nothing is altered.", "값을 조정하지 않았습니다."),
    "not this": ("Other values are altered ({how}), this one is not.",
                 "다른 값만 조정했고({how}) 이 값은 그대로입니다."),
    "altered": ("{before} → {after} ({how}).", "{before} → {after}({how})"),
    "then": ("Then skewness {skewness}, excess kurtosis {kurtosis}.", "조정 후 왜도 {skewness}, 초과첨도 {kurtosis}"),
    "no base value": ("There is no value to compare it with.", "비교할 기준값이 없습니다."),
    "missing": ("No score, for want of: {names}", "점수 없음. 결측: {names}"),
    "without": ("Made without: {names}", "다음 값 없이 산출했습니다: {names}"),
    "why": ("{name} ({why})", "{name}({why})"),
    "linked": ("Linked in {labels}, when the indicators under it changed.",
               "하위 지표가 바뀐 기간에 연쇄했습니다: {labels}"),
    "unlinked": ("Scores stand here as they are before they are linked.", "하위 점수는 연쇄하기 전 값입니다."),
})  # fmt: skip
"""In English and Korean."""
WINSORISED = ("winsorised", "윈저화")


class Credit(str):
    """A line that names a source; ``release`` is the row of data it is the source of, for who can make a link."""

    __slots__ = ("release",)
    release: Release

    @classmethod
    def of(cls, text: str, release: Release) -> Self:
        """The line with its row of data."""
        line = cls(text)
        line.release = release
        return line


@dataclass(frozen=True)
class Told:
    """One step in words: a heading, and the lines under it; one that names a source is a ``Credit``."""

    heading: str
    lines: tuple[str, ...]


def told(report: IndexReport, made: Trace, stage: Stage, language: str) -> Told:
    """Tell one step of a trace in ``ko`` or ``en``; scores with one decimal more than they are shown with."""
    words = _Words(report, made, stage, language)
    return Told(_heading(words), tuple(LINES[stage.step](words)))


@dataclass(frozen=True)
class _Words:
    """A step of a trace in one language."""

    report: IndexReport
    made: Trace
    stage: Stage
    language: str

    def of(self, pair: tuple[str, str]) -> str:
        return pair[self.language == "ko"]

    def say(self, key: str, **words: object) -> str:
        return self.of(SAID[key]).format(**words)

    def name(self, code: str) -> str:
        return self.report.index.framework[code].name(self.language)

    def unit(self, code: str) -> str:
        return self.report.index.unit_name(code, self.language)

    def period(self, label: str) -> str:
        """A period as the language names it."""
        return period_name(label, self.language)

    def divisor(self, code: str) -> Node | Series:
        """What values are divided by."""
        framework = self.report.index.framework
        return next((one for one in framework.series if one.code == code), None) or framework[code]

    def score(self, score: float) -> str:
        return f"{score:,.{self.report.decimals + 1}f}"

    def value(self, number: float, measure: str = "") -> str:
        """A value in six digits, or as many as stand before its point."""
        text = f"{number:,.0f}" if abs(number) >= 1e6 else f"{number:,.6g}"
        return with_unit(text, measure)

    def some(self, names: Sequence[str]) -> str:
        """The first names, and how many more there are."""
        return ", ".join([*names[:NAMED], *([f"… +{len(names) - NAMED:,}"] if len(names) > NAMED else [])])

    def measure(self) -> str:
        """The unit of what the step leaves."""
        stage, result = self.stage, self.report.result
        node = result.framework[stage.node]
        own = {result.unit_measure(node.code): result.unit_measure(node.code, self.language),
               node.unit_measure: node.measure(self.language)}  # fmt: skip
        return own.get(stage.unit_measure, stage.unit_measure)

    def publisher(self, key: str) -> str:
        """Who published a figure; the key where the folder says no more."""
        source = self.report.index.sources.get(key)
        return key if source is None else source.publisher_in(self.language)

    def source(self, release: Release) -> str:
        """Who published a figure, where and when."""
        source, text = self.report.index.sources.get(release.source), self.publisher(release.source)
        if source is not None:
            text = f"{text}, {source.title_in(self.language)} ({source.key})"
        return self.say("released", source=text, day=release.published_on) if release.published_on else text

    def formula(self, show: Callable[[float], str]) -> Iterator[str]:
        """The formula with its result; the method's name where there is none."""
        stage = self.stage
        text = stage.formula.written(show) if stage.formula.text else stage.method
        yield f"{text} = {with_unit(show(stage.after), self.measure())}"


def _heading(words: _Words) -> str:
    stage, step = words.stage, words.of(STEPS[words.stage.step])
    if stage.why == "given":
        return f"{words.name(stage.node)}: {words.say('given', score=f'{stage.after:g}')}"
    if stage.step == "value":
        text = words.say("none") if math.isnan(stage.after) else words.value(stage.after, words.measure())
        if stage.why == "change from base":
            text = words.say("change", change=f"{stage.after:+g}")
        return f"{step.capitalize()}: {text}"
    options = option_words(stage.options)
    chosen = f"{stage.method} ({options})" if options else stage.method
    is_above = stage.step in ("weights", "aggregate", "link")
    return f"{words.name(stage.node)}, {step}: {chosen}" if is_above else f"{step.capitalize()}: {chosen}"


def option_words(options: Mapping[str, Any]) -> str:
    """The options that are set, as method.toml writes them."""
    set_to = {name: value for name, value in options.items() if value not in (None, "", ())}
    return ", ".join(f"{name} = {_option(value)}" for name, value in set_to.items())


def _option(value: Any) -> str:
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_option, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _value(words: _Words) -> Iterator[str]:
    stage = words.stage
    if stage.why:
        yield words.say("stands in" if stage.why == "change from base" else
                        "not entered" if stage.why == "given" else stage.why)  # fmt: skip
    if not stage.releases:
        return
    used, *earlier = stage.releases
    if not math.isnan(used.indicators):
        yield words.say("counted", count=f"{used.indicators:g}")
    yield from _sources(words, used)
    if earlier:
        rows = (f"{words.value(one.value)} ({', '.join(filter(None, (one.published_on, words.publisher(one.source))))})"
                for one in earlier)  # fmt: skip
        yield words.say("earlier", rows="; ".join(rows))


def _sources(words: _Words, used: Release) -> Iterator[str]:
    if used.source:
        yield Credit.of(words.say("source", source=words.source(used)), used)
        source = words.report.index.sources.get(used.source)
        if source is not None and source.attribution:
            yield in_language(source.attribution, words.language)
    if used.note:
        yield words.say("note", note=in_language(used.note, words.language))


def _denominate(words: _Words) -> Iterator[str]:
    stage, (by,) = words.stage, words.stage.among
    if stage.why == "no denominator":
        yield words.say("no denominator")
        return
    divisor = words.divisor(by)
    value = words.value(stage.formula.numbers["divisor"], divisor.measure(words.language))
    yield words.say("divisor", name=divisor.name(words.language), value=value)
    yield from _sources(words, stage.releases[0])
    yield from words.formula(words.value)


def _gaps(words: _Words) -> Iterator[str]:
    stage = words.stage
    if math.isnan(stage.after):
        yield words.say("open")
        return
    if stage.method.startswith("group"):
        yield words.say("grouped", labels=words.some([words.unit(unit) for unit in stage.among]))
    elif stage.method.startswith("pillar"):
        yield words.say("from siblings", labels=words.some([words.name(node) for node in stage.among]))
    else:
        yield words.say(
            "carried" if len(stage.among) == 1 else "interpolated", labels="–".join(map(words.period, stage.among))
        )
    yield from words.formula(words.value)


def _screen(words: _Words) -> Iterator[str]:
    numbers = words.stage.formula.numbers
    known, indicators, nonzero = (int(numbers[name]) for name in ("known", "indicators", "nonzero"))
    rest = nonzero / max(known, 1)
    yield words.say("known", known=known, indicators=indicators, nonzero=nonzero, share=f"{known / indicators:.1%}",
                    rest=f"{rest:.1%}")  # fmt: skip
    yield words.say(words.stage.why or "stays")


def _treat(words: _Words) -> Iterator[str]:
    stage = words.stage
    numbers = {name: "–" if math.isnan(number) else f"{number:.2f}" for name, number in stage.formula.numbers.items()}
    shapes = [{name: numbers[f"{name}_{when}"] for name in ("skewness", "kurtosis")} for when in ("before", "after")]
    yield words.say("shape", **shapes[0])
    if stage.why == "not treated":
        yield words.say("not treated")
        return
    how = words.of(WINSORISED) if stage.why == WINSORISED[0] else stage.why
    values = {"before": words.value(stage.before), "after": words.value(stage.after, words.measure())}
    yield words.say("not this" if stage.before == stage.after else "altered", how=how, **values)
    yield words.say("then", **shapes[1])


def _normalise(words: _Words) -> Iterator[str]:
    stage = words.stage
    if math.isnan(stage.after):
        yield words.say("no base value")
        return
    numbers = [f"{words.of(NUMBERS[name])} {words.value(number)}" for name, number in stage.formula.numbers.items()
               if name in NUMBERS and stage.options.get(name) != number]  # fmt: skip
    if numbers:
        yield ", ".join(numbers) + _base(words)
    yield from words.formula(words.score)


def _base(words: _Words) -> str:
    """Which unit and period a base value is of, and who published it."""
    if not words.stage.among:
        return ""
    unit, period = words.stage.among
    named = [] if unit == words.made.unit else [words.unit(unit)]
    sources = [words.publisher(one.source) for one in words.stage.releases[:1] if one.source]
    return f" ({', '.join([*named, words.period(period), *sources])})"


def _aggregate(words: _Words) -> Iterator[str]:
    stage = words.stage
    absent = [part for part in stage.parts if math.isnan(part.score)]
    if math.isnan(stage.after):
        absent = [part for part in absent if part.weight > 0] or absent
    names = [words.say("why", name=words.name(part.node), why=words.of(STATUSES[part.why])) for part in absent]
    if names:
        yield words.say("missing" if math.isnan(stage.after) else "without", names=words.some(names))
    if any(part.factor != 1 for part in stage.parts):
        yield words.say("unlinked")
    if not math.isnan(stage.after):
        yield from words.formula(words.score)


def _link(words: _Words) -> Iterator[str]:
    yield words.say("linked", labels=", ".join(map(words.period, words.stage.among)))
    yield from words.formula(words.score)


LINES: Mapping[str, Callable[[_Words], Iterator[str]]] = MappingProxyType({
    "value": _value,
    "denominate": _denominate,
    "gaps": _gaps,
    "screen": _screen,
    "treat": _treat,
    "normalise": _normalise,
    "weights": lambda _: iter(()),
    "aggregate": _aggregate,
    "link": _link,
})  # fmt: skip
