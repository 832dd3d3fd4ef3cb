"""An answer of the lab in one language, ready for a template."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from donghaeng.base.money import in_won
from donghaeng.base.sources import Source
from donghaeng.charts import ScheduleLine, schedule_picture
from donghaeng.city import City
from donghaeng.city.lab import CURRENT, SAFETY, Answer, Lab, Missing, OfYear, Phase, Tested
from donghaeng.web.archive.lookups import page_at
from donghaeng.web.core.generation import remembered
from donghaeng.web.core.places import places
from donghaeng.web.lab.form import STEPS, Questions
from donghaeng.web.observatory.figures import said
from donghaeng.web.observatory.shown import source_shown
from donghaeng.web.observatory.sync.sheets import source_sheet
from donghaeng.welfare import Resolved, Status
from donghaeng.welfare.explained import Explained, Sum
from donghaeng.welfare.incentives import Schedule

Shown = dict[str, Any]
EXACT = 12
"""Digits of an amount in words: as many as there are in any that is taken."""


def page(city: City) -> Shown:
    """What every page of the lab says: what is worked out, when it was paid, where to turn today."""
    language, lab = _language(), _lab(city)
    ended = lab.ended
    return {
        "article": remembered(("lab article", language), lambda: _article(language)),
        "policy": said(lab.policies[SAFETY].names, language),
        "programme": said(lab.programme.names, language),
        "current": said(lab.policies[CURRENT].names, language),
        "held": lab.held,
        "ended": ended,
        "ended_source": _source(city, ended.source) if ended and ended.source else None,
    }


def _article(language: str) -> str:
    """The address of the article on the policy; empty where the archive has none in the language."""
    found = page_at(["policies", SAFETY], language)
    return "" if found is None else places().address(found.url_path)


def ways(missing: Sequence[Missing], years: Sequence[int], without: Iterable[str]) -> Shown:
    """What is not known, and how to go on: another year, or without the programmes."""
    left = [code for code in without if code] + [one.programme.code for one in missing]
    told = [_missing(one) for one in missing]
    return {
        "missing": told,
        "missing_names": ", ".join(one["name"] for one in told),
        "years": years,
        "without": ",".join(left),
    }


def answer(city: City, found: Answer, form: Questions) -> Shown:
    """Everything that the page of an answer shows."""
    language = _language()
    sums = [_sum(city, found, code, one) for code, one in ((SAFETY, found.safety), (CURRENT, found.current))]
    return {
        "year": found.year,
        "day": found.day,
        "told": list(_told(form)),
        "paid": won(found.paid) if found.paid else "",
        "line": won(found.line.number),
        "share": _measured(found.line.values[0].number, "1"),
        "whole": said(found.line.values[1].names, language),
        "rate": _measured(found.rate.number, "1"),
        "income": won(found.household.income),
        "is_below": found.is_below,
        "tests": [_test(one) for one in found.tests],
        "is_barred": not all(one.is_met for one in found.tests),
        "entries": [_entry(one) for one in found.phases],
        "open": [said(one.policy.names, language) for one in found.open],
        "difference": won(abs(found.difference)),
        "is_more": won(found.safety.net_income) != won(found.current.net_income) and found.difference > 0,
        "is_less": won(found.safety.net_income) != won(found.current.net_income) and found.difference < 0,
        "sums": sums,
        "left_out": [said(one.names, language) for one in found.without],
        "without": ",".join(one.code for one in found.without),
        "years": [_year(one) for one in found.years],
        "chart": _chart(found, [one["name"] for one in sums]),
        "notes": list(_notes(_lab(city), found)),
        "sources": _sources(city, found),
        "earnings": won(found.household.earnings) if found.household.earnings else "",
        "is_assessed": found.household.assessed_income is not None,
        "is_partly": found.household.assessed < found.household.earnings,
    }  # fmt: skip


def won(amount: float) -> str:
    """An amount, as the language writes it."""
    return _("%(amount)s won") % {"amount": f"{amount + 0.0:,.0f}".replace("-", "−")}


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _lab(city: City) -> Lab:
    if city.lab is None:
        raise LookupError("a page of the lab is shown for a city that has none")
    return city.lab


def _entry(one: Phase) -> Shown:
    """A phase, and what it asked of who wanted to enter."""
    language, tests = _language(), [_test(test) for test in one.tests]
    names = {"name": said(one.policy.names, language), "note": said(one.policy.note, language)}
    return {**names, "since": one.held.since, "last": one.held.last, "tests": tests, "is_met": one.is_met}


def _test(one: Tested) -> Shown:
    return {
        "column": one.column,
        "test": one.test,
        "found": won(one.found),
        "bound": won(one.bound.number),
        "is_met": one.is_met,
    }


def _missing(one: Missing) -> Shown:
    language = _language()
    return {
        "name": said(one.programme.names, language),
        "code": one.programme.code,
        "numbers": [said(names, language) for names in one.names],
    }


def _told(form: Questions) -> Iterator[Shown]:
    """What was answered, in words, with the step in which it can be changed."""
    choices = dict(form.fields["earner_type"].choices) if "earner_type" in form.fields else {}  # type: ignore[attr-defined]
    for step, names in STEPS.items():
        for name in names:
            value = form.cleaned_data.get(name)
            if (
                value in (None, "")
                or (step > 1 and not value)
                or (name == "earner_type" and not form.cleaned_data["earnings"])
            ):
                continue
            is_money = hasattr(form.fields[name].widget, "is_money")
            text = _in_words(value) if is_money else str(choices.get(value, value))
            yield {"name": form.fields[name].label, "text": text, "step": step}


def _in_words(amount: float) -> str:
    """An amount in digits, and in the units that people say."""
    words = in_won(amount, _language(), digits=EXACT)
    return won(amount) if words == won(amount) else f"{won(amount)} ({words})"


def _sum(city: City, found: Answer, code: str, one: Sum) -> Shown:
    language = _language()
    policy = _lab(city).policies[code]
    return {
        "code": code,
        "name": said(policy.names, language),
        "income": won(one.income),
        "parts": [_part(city, part) for part in one.parts],
        "nothing": [said(programme.names, language) for programme in one.nothing],
        "net_income": won(one.net_income),
        "is_paid": bool(found.paid) and code == SAFETY,
    }


def _part(city: City, part: Explained) -> Shown:
    """A programme in a sum. Only this and ``lab/pieces/part.html`` know what a sum is explained by."""
    values = dict.fromkeys(value for figure in part.figures.values() for value in map(_Key, figure.values))
    return {
        "name": said(part.programme.names, _language()),
        "amount": won(-part.amount if part.programme.is_levy else part.amount),
        "values": [_value(city, one.value) for one in values],
    }


class _Key:
    """A value of the law, told apart by its path."""

    def __init__(self, value: Resolved) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.value.path == self.value.path

    def __hash__(self) -> int:
        return hash(self.value.path)


def _value(city: City, value: Resolved) -> Shown:
    return {
        "name": said(value.names, _language()),
        "text": _measured(value.number, value.unit_measure),
        "since": value.since,
        "sources": [_source(city, key) for key in value.sources],
        "is_unverified": value.status is Status.UNVERIFIED,
        "is_extended": value.is_extended,
    }


def _measured(number: float, unit: str) -> str:
    if unit == "1":
        return f"{number:.4%}".removesuffix("%").rstrip("0").rstrip(".") + "%"
    return {"KRW/month": _("%s a month"), "KRW/year": _("%s a year")}.get(unit, "%s") % won(number)


def _year(one: OfYear) -> Shown:
    amounts = {name: None if value is None else won(value)
               for name, value in (("paid", one.paid), ("safety", one.safety), ("current", one.current))}  # fmt: skip
    return {**amounts, "year": one.year, "day": one.day, "is_over": one.is_over,
            "missing": [_missing(other)["name"] for other in one.missing]}  # fmt: skip


def _chart(found: Answer, names: Sequence[str]) -> Shown:
    """The picture in two widths, and a table for each policy."""
    language, earnings = _language(), found.household.earnings
    lines = [
        ScheduleLine(name, found.schedules[code].points) for name, code in zip(names, (SAFETY, CURRENT), strict=True)
    ]
    about = {"language": language, "title": _("Net income over earnings"), "finding": _finding(found, names)}
    drawn = {width: _drawn(lines, {**about, "width": width}, found) for width in ("wide", "narrow")}
    tables = [
        {"name": name, **_table(found.schedules[code], earnings)}
        for name, code in zip(names, (SAFETY, CURRENT), strict=True)
    ]
    return {**about, **drawn, "tables": tables, "end": won(found.schedules[SAFETY].up_to)}


def _drawn(lines: Sequence[ScheduleLine], about: Mapping[str, str], found: Answer) -> SafeString:
    picture = schedule_picture(lines, about, at=found.household.earnings, besides=found.besides)
    return mark_safe(picture)  # noqa: S308 - drawn by us


def _finding(found: Answer, names: Sequence[str]) -> str:
    """What is left of the next won, which is always so."""
    told = {
        "one": names[0],
        "other": names[1],
        "kept": f"{found.kept[SAFETY]:.0%}",
        "left": f"{found.kept[CURRENT]:.0%}",
    }
    return _("Of one more won earned, %(kept)s reaches net income under %(one)s, %(left)s under %(other)s.") % told


def _table(told: Schedule, earnings: float) -> Shown:
    """Straight stretches, and between them the places where net income jumps."""
    stretches = [
        {"start": one.start, "is_jump": False, "from": won(one.start), "to": won(one.end), "before": won(one.net_start),
         "after": won(one.net_end), "rate": f"{one.rate:.1%}".replace("-", "−"), "is_falling": one.rate > 1,
         "is_here": one.start <= earnings < one.end}
        for one in told.stretches
    ]  # fmt: skip
    jumps = [{"start": one.earnings, "is_jump": True, "from": won(one.earnings), "before": won(one.before),
              "after": won(one.after), "is_falling": one.is_fall} for one in told.cliffs]  # fmt: skip
    rows = sorted([*stretches, *jumps], key=lambda row: (row["start"], not row["is_jump"]))
    falls = [row["from"] for row in rows if row["is_falling"]]
    return {"rows": rows, "falls": falls}


def _notes(lab: Lab, found: Answer) -> list[str]:
    """What is not reckoned, as the files of the policies say."""
    paid = [part.programme.note for told in (found.safety, found.current) for part in told.parts]
    notes = [lab.policies[SAFETY].note, found.programme.note, lab.policies[CURRENT].note, *paid]
    return list(dict.fromkeys(said(note, _language()) for note in notes if note))


def _sources(city: City, found: Answer) -> list[Shown]:
    """Every source that a number of the answer has, once."""
    figures = [
        figure for told in (found.safety, found.current) for part in told.parts for figure in part.figures.values()
    ]
    figures += [
        found.line,
        *(test.bound for phase in found.phases for test in phase.tests),
        *(test.bound for test in found.tests),
    ]
    keys = dict.fromkeys(key for figure in figures for value in figure.values for key in value.sources)
    return [_source(city, key) for key in keys]


def _source(city: City, key: str) -> Shown:
    return _source_shown(key, city.sources.get(key), _language())


@lru_cache(maxsize=512)
def _source_shown(key: str, source: Source | None, language: str) -> Shown:
    return source_shown(key, None if source is None else source_sheet(source), language)
