"""An answer of the lab in one language, ready for a template."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from donghaeng.base.money import in_full
from donghaeng.charts import ScheduleLine, schedule_picture
from donghaeng.city import City
from donghaeng.city.household import Household
from donghaeng.city.lab import CURRENT, SAFETY, Lab
from donghaeng.city.lab_answer import MORE, Answer, Missing, OfYear, Phase, Tested
from donghaeng.web.archive.lookups import page_at
from donghaeng.web.core.generation import remembered
from donghaeng.web.core.places import places
from donghaeng.web.lab.form import STEPS, Questions
from donghaeng.web.lab.sums import here, number_told, numbers, reach, share, source_told, sum_told, won
from donghaeng.web.observatory.figures import said
from donghaeng.welfare.explained import Explained
from donghaeng.welfare.incentives import Schedule

Shown = dict[str, Any]


def page(city: City) -> Shown:
    """What every page of the lab says: what is worked out, when it was paid, where to turn today."""
    language, lab = here(), _lab(city)
    ended = lab.ended
    return {
        "article": remembered(("lab article", language), lambda: _article(language)),
        "policy": said(lab.policies[SAFETY].names, language),
        "programme": said(lab.programme.names, language),
        "current": said(lab.policies[CURRENT].names, language),
        "held": lab.held,
        "ended": ended,
        "ended_source": source_told(city, ended.source) if ended and ended.source else None,
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
    language = here()
    policies = [_lab(city).policies[code] for code in (SAFETY, CURRENT)]
    law = numbers(found)
    sums = [
        sum_told(one, policy.names, law) for one, policy in zip((found.safety, found.current), policies, strict=True)
    ]
    return {
        "year": found.year,
        "day": found.day.isoformat(),
        "told": list(_told(form)),
        "paid": won(found.paid) if found.is_paid else "",
        "line": won(found.line.number),
        "share": share(found.line.values[0].number),
        "whole": said(found.line.values[1].names, language),
        "rate": share(found.rate.number),
        "income": won(found.household.income),
        "is_below": found.is_below,
        "tests": [_test(one) for one in found.tests],
        "is_barred": not all(one.is_met for one in found.tests),
        "entries": [_entry(one) for one in found.phases],
        "open": [_phase(one) for one in found.open],
        "difference": won(abs(found.difference)),
        "is_more": won(found.safety.net_income) != won(found.current.net_income) and found.difference > 0,
        "is_less": won(found.safety.net_income) != won(found.current.net_income) and found.difference < 0,
        "given_up": [_amount(one) for one in found.given_up],
        "sums": sums,
        "left_out": [said(one.names, language) for one in found.without],
        "without": ",".join(one.code for one in found.without),
        "years": [_year(one) for one in found.years],
        "chart": _chart(found, [one["name"] for one in sums]),
        "notes": list(_notes(_lab(city), found)),
        "numbers": [number_told(city, one) for one in law.values()],
        "unasked": [said(one.names, language) for one in found.unasked],
        "doubted": [said(one.names, language) for one in found.doubted],
        **_taken(found.household),
    }  # fmt: skip


def _taken(household: Household) -> Shown:
    """As what a household is taken where it did not say."""
    return {
        "earnings": won(household.earnings) if household.earnings else "",
        "is_taken_alone": household.size == 1 and not household.earner_type,
        "is_assessed": household.assessed_income is not None,
        "is_partly": household.is_partly,
        "counted": share(1.0 - household.uncounted),
        "uncounted": share(household.uncounted),
    }


def _lab(city: City) -> Lab:
    if city.lab is None:
        raise LookupError("a page of the lab is shown for a city that has none")
    return city.lab


def _entry(one: Phase) -> Shown:
    """A phase, and what it asked of who wanted to enter."""
    tests = [_test(test) for test in one.tests]
    return {**_phase(one), "since": one.held.since, "last": one.held.last, "tests": tests, "is_met": one.is_met}


def _phase(one: Phase) -> Shown:
    """The name of a phase, and for whom it was besides."""
    return {"name": said(one.policy.names, here()), "note": said(one.policy.note, here())}


def _amount(one: Explained) -> str:
    return f"{said(one.programme.names, here())} {won(one.amount)}"


def _test(one: Tested) -> Shown:
    return {
        "column": one.column,
        "test": one.test,
        "found": won(one.found),
        "bound": won(one.bound.number),
        "is_met": one.is_met,
    }


def _missing(one: Missing) -> Shown:
    language = here()
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
    words = in_full(amount, here())
    return won(amount) if words == won(amount) else f"{won(amount)} ({words})"


def _year(one: OfYear) -> Shown:
    amounts = {name: None if value is None else won(value)
               for name, value in (("paid", one.paid), ("safety", one.safety), ("current", one.current))}  # fmt: skip
    return {**amounts, "year": one.year, "day": one.day.isoformat(), "is_over": one.is_over,
            "missing": [_missing(other)["name"] for other in one.missing]}  # fmt: skip


def _chart(found: Answer, names: Sequence[str]) -> Shown:
    """The picture in two widths, and a table for each policy."""
    language, earnings = here(), found.household.earnings
    lines = [
        ScheduleLine(name, found.schedules[code].points) for name, code in zip(names, (SAFETY, CURRENT), strict=True)
    ]
    about = {"language": language, "title": _("Net income over earnings"), "finding": _finding(found, names)}
    drawn = {width: _drawn(lines, {**about, "width": width}, found) for width in ("wide", "narrow")}
    tables = [
        {"name": name, **_table(found.schedules[code], earnings)}
        for name, code in zip(names, (SAFETY, CURRENT), strict=True)
    ]
    return {**about, **drawn, "tables": tables, "end": won(found.schedules[SAFETY].up_to),
            "unrounded": _unrounded(found)}  # fmt: skip


def _unrounded(found: Answer) -> list[str]:
    """The programmes whose rounding the schedules leave out."""
    codes = {code for told in found.schedules.values() for code in told.unrounded}
    return [said(part.programme.names, here()) for part in found.safety.parts if part.programme.code in codes]


def _drawn(lines: Sequence[ScheduleLine], about: Mapping[str, str], found: Answer) -> SafeString:
    picture = schedule_picture(lines, about, at=found.household.earnings, besides=found.besides)
    return mark_safe(picture)  # noqa: S308 - drawn by us


def _finding(found: Answer, names: Sequence[str]) -> str:
    """What is left of a little more, which is always so."""
    gains = {name: f"{found.gains[code]:+,.0f}".replace("-", "−") for name, code in
             (("kept", SAFETY), ("left", CURRENT))}  # fmt: skip
    told = _("With %(more)s more earned, net income changes by %(kept)s won under %(one)s and %(left)s won under "
             "%(other)s.")  # fmt: skip
    return told % {"more": won(MORE), "one": names[0], "other": names[1], **gains}


def _table(told: Schedule, earnings: float) -> Shown:
    """Straight stretches, and between them the places where net income jumps."""
    ahead = told.ahead(earnings)
    stretches = [
        {"start": one.start, "is_jump": False, "from": won(one.start), "to": won(one.end), "before": won(one.net_start),
         "after": won(one.net_end), "rate": f"{one.rate:.1%}".replace("-", "−"), "is_falling": one.rate > 1,
         "is_here": one == ahead}
        for one in told.stretches
    ]  # fmt: skip
    jumps = [{"start": one.earnings, "is_jump": True, "from": won(one.earnings), "before": won(one.before),
              "after": won(one.after), "is_falling": one.is_fall, "is_here": one == ahead}
             for one in told.cliffs]  # fmt: skip
    rows = sorted([*stretches, *jumps], key=lambda row: (row["start"], not row["is_jump"]))
    return {"rows": rows, "falls": [reach(*ends) for ends in told.falls]}


def _notes(lab: Lab, found: Answer) -> list[str]:
    """What is not reckoned, as the files of the policies say."""
    paid = [part.programme.note for told in (found.safety, found.current) for part in told.parts if part.amount]
    notes = [lab.policies[SAFETY].note, found.programme.note, lab.policies[CURRENT].note, *paid]
    return list(dict.fromkeys(said(note, here()) for note in notes if note))
