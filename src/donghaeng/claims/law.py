"""Numbers of the law, and what programmes pay by them, as inputs of calculations."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from donghaeng.base.errors import EndedError, Fault, InputError, UnknownValueError, raise_if
from donghaeng.base.units import Units
from donghaeng.claims.asked import Asked, read_asked, read_day
from donghaeng.claims.claim import Words
from donghaeng.claims.formula import Known
from donghaeng.claims.given import Derived, Given, Missing, Reader
from donghaeng.welfare import HOUSEHOLD_SIZE, Parameters, Policy, PolicyOnDay, Resolved, Status
from donghaeng.welfare.explained import Explained, explain_programme
from donghaeng.welfare.families import ID
from donghaeng.welfare.figure import parted
from donghaeng.welfare.kind_steps import Step
from donghaeng.welfare.needs import needs
from donghaeng.welfare.step_words import Language, column_name, formula, label, line, outcome

LANGUAGES: tuple[Language, ...] = ("en", "ko")
COLUMN_UNITS = {"assets": "KRW", **dict.fromkeys(("income", "assessed_income", "pension_assessed_income",
                                                  "income_at_entry", "earnings", "rent"), "KRW/month")}  # fmt: skip
"""What the usual columns of families are measured in, where it is money."""
UNKNOWN = {"en": "{name} ({place}), {day}: not known", "ko": "{name}({place}), {day}: 확인되지 않음"}
ENDED = {"en": "{name} ({place}), {day}: had ended", "ko": "{name}({place}), {day}: 종료됨"}
CELL = {"en": "{name} ({cell})", "ko": "{name}({cell})"}
HOUSEHOLD = {"en": "{name}, household of {cell}", "ko": "{name}, {cell}인 가구"}


@dataclass(frozen=True)
class Law:
    """The numbers of the law of a city, and its policies by code; empty where it has none."""

    parameters: Parameters = field(default_factory=lambda: Parameters(()))
    policies: Mapping[str, Policy] = field(default_factory=dict)


def law_reader(law: Callable[[], Law], units: Units) -> Reader:
    """Find numbers of the law by path, cell and day: ``standard_median_income.amount.1/2024-01-01``."""

    def read(target: str) -> Given | Missing:
        path, _, said = target.rpartition("/")
        day, parameters = read_day(said), law().parameters
        if not parameters.every:
            fault = Fault("", repr(f"law:{target}"), "numbers of the law: there are no files welfare/parameters/*.toml")
            raise InputError("no numbers of the law", [fault])
        parameter, cell = parted(path)
        try:
            found = parameters.at(day)[parameter]
            found = found.of(cell) if cell else found
            number = found.number
        except (UnknownValueError, EndedError) as error:
            return _not_there(f"law:{target}", error, parameters, day)
        derived = _of_law(found, parameters, day)
        later = max((row.since for row in parameters[parameter].history
                     if row.since > day and row.value is not None), default=None)  # fmt: skip
        known = Known(number, number, number, units.unit(derived.unit))
        return Given(known, derived, "" if later is None else str(later), _caveats([derived]))

    return read


def benefit_reader(law: Callable[[], Law], units: Units) -> Reader:
    """Find what a programme pays a month: ``safety-income/safety_income/2024-01-01/size=1&income=0&assets=0``."""

    def read(target: str) -> Given | Missing:
        asked, own = read_asked(target), law()
        policy = _policy(asked, own)
        family = {ID: 1, **asked.family}
        try:
            explained = explain_programme(family, policy, asked.programme)
        except (UnknownValueError, EndedError) as error:
            return _not_there(f"benefit:{target}", error, own.parameters, asked.day)
        steps = tuple(_of_step(step, own.parameters, asked.day) for step in explained.steps)
        derived = Derived(
            f"benefit:{target}",
            _names(explained, policy),
            _text(explained.amount),
            "KRW/month",
            note=explained.programme.note,
            as_of=str(asked.day),
            parts=(*_of_family(asked), *steps),
        )
        known = Known(explained.amount, explained.amount, explained.amount, units.unit("KRW/month"))
        return Given(known, derived, caveats=_caveats(steps))

    return read


def _policy(asked: Asked, law: Law) -> PolicyOnDay:
    """The policy on the day; refused where it or the programme is not there, or a column is none that it looks at."""
    if asked.policy not in law.policies:
        expected = f"one of {', '.join(law.policies) or 'none: there are no files welfare/policies/*.toml'}"
        raise InputError("no such policy", [Fault("policy", repr(asked.policy), expected)])
    policy = law.policies[asked.policy]
    codes = [programme.code for programme in policy.programmes]
    if asked.programme not in codes:
        fault = Fault("programme", repr(asked.programme), f"one of {asked.policy}: {', '.join(codes)}")
        raise InputError("no such programme", [fault])
    found = policy.on(law.parameters.at(asked.day))
    own = needs(found.only(asked.programme))
    looked_at = [*own.numbers, *own.keys]
    raise_if([Fault(f"family.{name}", "a column that nothing looks at", f"of {', '.join(looked_at)}")
              for name in asked.family if name not in looked_at]
             + [Fault(f"family.{name}", "nothing", f"a value: {asked.programme} looks at {', '.join(looked_at)}")
                for name in looked_at if name not in asked.family],
             InputError, "the family is not as the programme needs it")  # fmt: skip
    return found


def _names(explained: Explained, policy: PolicyOnDay) -> Words:
    """The programme, and the policy where its name does not hold that of the programme."""
    own, whole = explained.programme.names, policy.policy.names
    return {language: own[language] if own[language] in whole[language]
            else CELL[language].format(name=own[language], cell=whole[language]) for language in LANGUAGES}  # fmt: skip


def _of_family(asked: Asked) -> Iterator[Derived]:
    """What is known of the family."""
    for column, value in asked.family.items():
        names: Words = {language: _capital(column_name(column, language)) for language in LANGUAGES}
        yield Derived("", names, value if isinstance(value, str) else _text(value), COLUMN_UNITS.get(column, ""))


def _of_step(step: Step, parameters: Parameters, day: dt.date) -> Derived:
    """A step of the sum, with the numbers of the law in it; of a test a word; of a number taken, the number."""
    values = tuple(_of_law(source, parameters, day) for source in step.sources if isinstance(source, Resolved))
    if isinstance(step.result, bool):
        words: Words = {language: f"{line(step, language)}: {outcome(step, language)}" for language in LANGUAGES}
        return Derived("", words, parts=values)
    if len(values) == 1 and not formula(step):
        return values[0]
    names: Words = {language: label(step, language) for language in LANGUAGES}
    return Derived("", names, outcome(step, "en"), formula=formula(step), parts=values)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _of_law(found: Resolved, parameters: Parameters, day: dt.date) -> Derived:
    parameter, cell = parted(found.path)
    said = HOUSEHOLD if parameters[parameter].by == HOUSEHOLD_SIZE else CELL
    names = {language: said[language].format(name=name, cell=cell) if cell else name
             for language, name in found.names.items()}  # fmt: skip
    unit = "" if found.unit_measure == "1" else found.unit_measure
    note = found.notes[0] if found.notes else {}
    is_unverified = found.status is Status.UNVERIFIED
    return Derived(f"law:{found.path}/{day}", names, _text(found.number), unit, source="".join(found.sources[:1]),
                   note=note, as_of=str(found.since), is_unverified=is_unverified)  # fmt: skip


def _caveats(parts: Iterable[Derived]) -> tuple[str, ...]:
    every = [one for part in parts for one in (part, *part.parts)]
    return ("unverified",) if any(one.is_unverified for one in every) else ()


def _not_there(target: str, error: UnknownValueError | EndedError, parameters: Parameters, day: dt.date) -> Missing:
    """What is not known on the day, or had ended by then."""
    place = error.faults[0].where
    parameter, _ = parted(place.partition(",")[0])
    said = ENDED if isinstance(error, EndedError) else UNKNOWN
    return Missing(target, {language: text.format(name=parameters[parameter].names[language], place=place, day=day)
                            for language, text in said.items()})  # fmt: skip


def _text(number: float) -> str:
    """A number as a reader sees it.

    Examples
    --------
    >>> _text(1894178.25), _text(0.5), _text(326000000)
    ('1,894,178.25', '0.5', '326,000,000')
    """
    return f"{number:,.12g}"
