"""`donghaeng welfare policy show`: a policy in words, with its numbers on a day and who says them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from donghaeng.cli.screen import console, table
from donghaeng.cli.welfare_city import Language, chosen, law
from donghaeng.cli.welfare_policy_diff import in_words, print_lines

if TYPE_CHECKING:  # the command imports it when it runs, so that --help answers at once
    from donghaeng.city import City
    from donghaeng.welfare import Policy, PolicyOnDay, Programme
    from donghaeng.welfare.kind_steps import Source
    from donghaeng.welfare.number_on_day import OnDay

SAID = {
    "heading": ("{policy}, {day} [KRW/month]", "{policy}, {day} [원/월]"),
    "extends": ("A change of {policy}:", "{policy}에서 바꾼 내용:"),
    "unchanged": ("nothing", "없음"),
    "programme": ("{place}. {name} ({code})", "{place}. {name} ({code})"),
    "is": ("{kind}; {unit}, {period}", "{kind}, {unit}, {period}"),
    "levy": ("taken, not paid: ", "징수: "),
    "missing": ("{status} on this day ({path})", "이 날 {status} ({path})"),
    "unknown": ("unknown", "미상"), "ended": ("ended", "종료"),
    "bracket": ("Bracket above {above}: {rate}", "{above} 초과 구간: {rate}"),
    "at_most": ("{column} at most", "{column} 이하"), "below": ("{column} below", "{column} 미만"),
    "at_least": ("{column} at least", "{column} 이상"), "above": ("{column} above", "{column} 초과"),
    "condition": ("Condition, {test}", "요건, {test}"),
    "reduced": ("Reduced from the level on, by {column}", "감액 기준 이상이면 감액({column})"),
    "nearest": ("Rounded to the nearest step", "단수 처리: 반올림"),
    "up": ("Rounded up to full steps", "단수 처리: 올림"),
    "down": ("Rounded down to full steps", "단수 처리: 버림"),
    "replaces": ("Paid instead of {names}", "중복 수급 불가, 이 급여만 지급: {names}"),
    "replaced": ("Not paid to whom this is paid: {names}", "중복 수급 불가, 다음 급여가 지급되면 미지급: {names}"),
    "counts": ("Counts as income: {names}", "소득에 더하는 급여: {names}"),
    "note": ("Note: {note}", "참고: {note}"),
    "asks": ("Asks of each family: {columns}", "가구별로 필요한 항목: {columns}"),
}  # fmt: skip
"""English and Korean."""
KINDS = {
    "top_up": ("A share of what is short of a line", "부족분의 일정 비율"),
    "means_tested": ("All that is short of a line", "선정기준까지 부족분 전액"),
    "flat": ("A flat amount", "정액"),
    "trapezoid": ("A credit that rises, stays and falls with earnings", "점증·평탄·점감 장려금"),
    "brackets": ("A rate for each bracket", "구간별 세율"),
    "rate_with_ceiling": ("A rate on pay between a floor and a ceiling", "상·하한이 있는 정률"),
    "rent": ("Rent up to a ceiling, less an own part", "상한 내 임차료 − 자기부담분"),
}
UNITS = {
    "person": ("for a person", "개인 단위"), "family": ("for a family", "가족 단위"),
    "household": ("for a household", "가구 단위"),
    "month": ("reckoned by the month", "월 단위"), "year": ("reckoned by the year", "연 단위"),
}  # fmt: skip


def show(
    code: Annotated[str, typer.Argument(help="A file of welfare/policies.")],
    *,
    year: Annotated[int | None, typer.Option(min=1, max=9999, help="Whose law; without it today's.")] = None,
    month: Annotated[int, typer.Option(min=1, max=12, help="As it stood on the first of this month.")] = 1,
    city: Annotated[Path, typer.Option(help="The folder of a city.")] = Path("cities/seoul"),
    lang: Annotated[Language, typer.Option(help="Language.")] = "en",
) -> None:
    """Say what a policy is: its programmes, their numbers on a day with their sources, conditions, what it asks for.

    Example: donghaeng welfare policy show safety-income --year 2024
    """
    from donghaeng.city import City

    opened = City(city)
    policy = chosen(opened, code, "CODE").on(law(opened, year, month))
    screen = console()
    _print_head(screen, opened, policy, lang)
    sources: list[Source] = []
    for place, programme in enumerate(policy.policy.programmes, 1):
        screen.print()
        name = programme.names[lang]
        screen.print(Text(_said("programme", lang, place=place, name=name, code=programme.code), style="bold"))
        for line in _Shown(programme, policy, lang, sources).lines():
            screen.print(Padding(line, (0, 0, 0, 3), expand=False))
    _print_foot(screen, policy, sources, lang)


def _print_head(screen: Console, city: "City", policy: "PolicyOnDay", lang: Language) -> None:
    """Print its name, what it changes of another, and its note."""
    from donghaeng.welfare.policy_diff import PROGRAMME, policy_diff

    own: Policy = policy.policy
    screen.print(Text(_said("heading", lang, policy=own.names[lang], day=policy.view.day), style="bold"))
    if own.extends:
        base = city.policies[own.extends]
        screen.print(_said("extends", lang, policy=f"{base.names[lang]} ({base.code})"))
        known = {programme.code for programme in base.programmes}  # what is added stands whole below
        told = [one for one in policy_diff(base, own) if one.what == PROGRAMME or one.programme.code in known]
        lines = list(in_words(told, policy.view, lang)) or [_said("unchanged", lang)]
        print_lines(screen, (f"  {line}" for line in lines))
    if own.note:
        screen.print(_said("note", lang, note=own.note[lang]))


def _print_foot(screen: Console, policy: "PolicyOnDay", sources: "list[Source]", lang: Language) -> None:
    """Print what it asks of a family, and who says its numbers."""
    from donghaeng.welfare.needs import needs
    from donghaeng.welfare.step_words import column_name, source_name

    asked = needs(policy)
    columns = [f"{column_name(name, lang)} ({name})" for name in (*asked.numbers, *asked.keys)]
    screen.print()
    screen.print(_said("asks", lang, columns=", ".join(columns)))
    notes = table([("", "right"), ("", "wide")])
    notes.show_header = False
    for place, source in enumerate(sources, 1):
        notes.add_row(f"[{place}]", source_name(source, lang))
    screen.print()
    screen.print(notes)


@dataclass(frozen=True)
class _Shown:
    """A programme as it is shown; ``sources`` : those of the programmes before, to which its own are added."""

    programme: "Programme"
    policy: "PolicyOnDay"
    lang: Language
    sources: "list[Source]"

    def lines(self) -> "Iterator[str | Table]":
        """What it is, its numbers, and what stands around them."""
        from donghaeng.welfare.number_on_day import every_on_day
        from donghaeng.welfare.step_words import column_name

        own, lang = self.programme, self.lang
        words = {"kind": KINDS[own.kind], "unit": UNITS[own.unit], "period": UNITS[own.period]}
        told = _said("is", lang, **{name: pair[lang == "ko"] for name, pair in words.items()})
        yield (_said("levy", lang) if own.is_levy else "") + told
        numbers = every_on_day(own, self.policy.view)
        again = {place: first for place, first in _firsts(numbers).items() if place != first}
        once = {place: number for place, number in numbers.items() if place not in again}
        yield from self._single(once)
        yield from self._tables(once)
        for place, first in again.items():
            yield f"{self._title(place)}: {self._title(first)}"
        if own.reduction:
            yield _said("reduced", lang, column=column_name(own.reduction.column, lang))
        if own.rounding:
            yield _said(own.rounding.how, lang)
        between = {"replaces": own.replaces, "replaced": self.policy.replacers(own.code), "counts": own.counts}
        for key, codes in between.items():
            if codes:
                yield _said(key, lang, names=", ".join(self.policy.by_code[code].names[lang] for code in codes))
        if own.note:
            yield _said("note", lang, note=own.note[lang])

    def _single(self, numbers: "Mapping[str, OnDay]") -> Iterator[str]:
        """Numbers that are one for all, schedules, and what there is no figure of."""
        from donghaeng.welfare.step_words import money

        for place, number in numbers.items():
            for path, status in number.missing.items():
                told = _said("missing", self.lang, status=_said(status, self.lang), path=path)
                yield f"{self._title(place)}: {told}"
            if "" in number.figures:
                value = money(number.figures[""].number)
                yield f"{self._title(place)}: {value} {self._marks(number)}"
            if number.brackets:
                yield f"{self._title(place)} {self._marks(number)}"
            for one in number.brackets:
                yield "  " + _said("bracket", self.lang, above=money(one.above), rate=money(one.rate))

    def _tables(self, numbers: "Mapping[str, OnDay]") -> Iterator[Table]:
        """Numbers that are told apart by something, a column each, a row for each key."""
        from donghaeng.welfare.step_words import column_name, money

        for by in dict.fromkeys(number.by for number in numbers.values() if number.by and number.figures):
            own = {place: number for place, number in numbers.items() if number.by == by and number.figures}
            heads = [f"{self._title(place)} {self._marks(number)}" for place, number in own.items()]
            made = table([(column_name(by, self.lang), "left"), *((head, "right") for head in heads)])
            for column in made.columns:
                column.no_wrap = False
            for key in dict.fromkeys(key for number in own.values() for key in number.figures):
                found = [number.figures.get(key) for number in own.values()]
                made.add_row(key, *("–" if one is None else money(one.number) for one in found))
            yield made

    def _title(self, place: str) -> str:
        """Where a number stands, in words."""
        from donghaeng.welfare.step_words import column_name, place_name

        if place.startswith("condition "):
            condition = self.programme.conditions[int(place.removeprefix("condition ").partition(",")[0]) - 1]
            test = _said(condition.test, self.lang, column=column_name(condition.column, self.lang))
            return _said("condition", self.lang, test=test)
        return place_name(place.rpartition(".")[2], self.lang)

    def _marks(self, number: "OnDay") -> str:
        """The marks of those who say a number."""
        from donghaeng.welfare.programme import Choice

        own: list[Source] = [number.number] if isinstance(number.number, Choice) else list(number.laws)
        self.sources.extend(source for source in own if source not in self.sources)
        return "".join(f"[{self.sources.index(source) + 1}]" for source in own)


def _firsts(numbers: "Mapping[str, OnDay]") -> dict[str, str]:
    """By place the first place that has the same number."""
    places = list(numbers)
    return {place: next(other for other in places if numbers[other] == numbers[place]) for place in places}


def _said(key: str, lang: Language, **values: object) -> str:
    return SAID[key][lang == "ko"].format(**values)
