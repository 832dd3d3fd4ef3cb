"""A sum, its steps and the numbers of the law in it, in one language, ready for a template."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from django.conf import settings
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from donghaeng.base.sources import Source
from donghaeng.city import City
from donghaeng.city.lab_answer import Answer
from donghaeng.web.observatory.figures import said
from donghaeng.web.observatory.shown import source_shown
from donghaeng.web.observatory.sync.sheets import source_sheet
from donghaeng.welfare import Choice, Resolved, Status
from donghaeng.welfare.explained import Explained, Sum
from donghaeng.welfare.kind_steps import Source as Said
from donghaeng.welfare.kind_steps import Step
from donghaeng.welfare.step_words import Language, formula, label, money, outcome, sentence, source_name

Shown: TypeAlias = dict[str, Any]
Law: TypeAlias = Mapping[tuple[str, object], Said]
"""The numbers of an answer, each once, in the order in which the page marks them."""


@dataclass(frozen=True)
class Number:
    """A number of the law as a page tells it; ``sources`` : title, publisher and address of each."""

    name: str
    text: str = ""
    since: dt.date | None = None
    sources: tuple[tuple[str, str, str], ...] = ()
    is_unverified: bool = False
    is_extended: bool = False


def here() -> str:
    """The language of the page."""
    return get_language() or settings.LANGUAGE_CODE


def won(amount: float) -> str:
    """An amount, as the language writes it."""
    return _won(here()) % {"amount": f"{amount + 0.0:,.0f}".replace("-", "−")}


@lru_cache(maxsize=16)
def _won(_language: str) -> str:
    return _("%(amount)s won")


def reach(start: float, end: float) -> str:
    """A range of amounts, or one that has no length."""
    return won(start) if start == end else _("%(start)s – %(end)s") % {"start": won(start), "end": won(end)}


def share(number: float) -> str:
    """A share in percent, with the digits it has."""
    return f"{number:.4%}".removesuffix("%").rstrip("0").rstrip(".") + "%"


def numbers(found: Answer) -> Law:
    """Every number of the law in an answer."""
    return {_key(one): one for one in _every(found)}


def _every(found: Answer) -> Iterator[Said]:
    yield from found.line.values
    yield from found.rate.values
    yield from found.safety.sources
    yield from found.current.sources
    for test in (*found.tests, *(test for phase in found.phases for test in phase.tests)):
        yield from test.bound.values


def sum_told(told: Sum, names: Mapping[str, str], law: Law) -> Shown:
    """A sum: what is paid with the steps that make it, and what is not with the reason."""
    places = {key: place for place, key in enumerate(law, 1)}
    return {
        "name": said(names, here()),
        "income": won(told.income),
        "parts": [_part(part, places) for part in told.parts if part.amount],
        "nothing": [_nothing(part, places) for part in told.parts if not part.amount],
        "net_income": won(told.net_income),
    }


def number_told(city: City, one: Said) -> Number:
    """A number of the law: what it is, since when, and who says so."""
    if isinstance(one, Choice):
        return Number(source_name(one, _words()))
    sources = [source_told(city, key) for key in one.sources]
    return Number(
        _named(city, one), _measured(one), one.since,
        tuple((source["title"], source.get("publisher", ""), source.get("url", "")) for source in sources),
        is_unverified=one.status is Status.UNVERIFIED, is_extended=one.is_extended,
    )  # fmt: skip


def _named(city: City, one: Resolved) -> str:
    """Its name, after that of the programme that it is of, where it does not hold it."""
    name = said(one.names, here())
    users = [said(user.names, here()) for user in (city.lab.users(one.path) if city.lab else ())]
    stems = {STEM.split(user)[0] for user in users}
    if len(stems) != 1 or stems.pop().lower() in name.lower():
        return name
    return f"{users[0] if len(users) == 1 else STEM.split(users[0])[0]} · {name}"


STEM = re.compile(r"[(,]| for ")
"""Where the name of a programme goes on to tell which of several it is."""


def source_told(city: City, key: str) -> Shown:
    """A source, by title, publisher and address."""
    return _source(key, city.sources.get(key), here())


@lru_cache(maxsize=512)
def _source(key: str, source: Source | None, language: str) -> Shown:
    return source_shown(key, None if source is None else source_sheet(source), language)


def _part(part: Explained, places: Mapping[tuple[str, object], int]) -> Shown:
    sign, amount = ("−" if part.programme.is_levy else "+"), won(part.amount)
    steps = [_step(step, places) for step in part.steps]
    return {"name": said(part.programme.names, here()), "sign": sign, "amount": amount, "steps": steps}


def _nothing(part: Explained, places: Mapping[tuple[str, object], int]) -> Shown:
    return {"text": sentence(part.programme.names, 0.0, part.reasons, _words()),
            "marks": _marks(part.reasons, places)}  # fmt: skip


def _step(step: Step, places: Mapping[tuple[str, object], int]) -> Shown:
    """A step; one that is only so says no more than its label."""
    language = _words()
    is_word = isinstance(step.result, bool)
    is_told = not is_word or not step.result or step.key in TESTS
    operation = formula(step)
    sign = ", " if is_word else " → " if any(mark in operation for mark in COMPARISONS) else " = "
    return {"label": label(step, language), "formula": operation, "marks": _marks([step], places),
            "outcome": outcome(step, language) if is_told else "", "sign": sign}  # fmt: skip


COMPARISONS = "<≤≥>"
"""What comes of these is no sum."""


TESTS = frozenset({"at_most", "below", "at_least", "above", "take_up"})
"""Steps whose outcome is a word."""


def _marks(steps: Iterable[Step], places: Mapping[tuple[str, object], int]) -> SafeString:
    """Links to the numbers of the law in steps."""
    found = [places[key] for step in steps for key in map(_key, step.sources) if key in places]
    return format_html_join("", ' <a class="law-mark" href="#law-{}">[{}]</a>', ((place, place) for place in found))


def _key(one: Said) -> tuple[str, object]:
    return (one.path, one.since) if isinstance(one, Resolved) else (one.unit_measure, one.value)


def _measured(one: Resolved) -> str:
    """A number with its unit; nothing of a schedule."""
    value = one.rows[0].value
    if not isinstance(value, int | float):
        return ""
    if one.unit_measure == "1":
        return share(value)
    if not one.unit_measure.startswith("KRW"):
        return money(value)
    return {"KRW/month": _("%s a month"), "KRW/year": _("%s a year")}.get(one.unit_measure, "%s") % won(value)


def _words() -> Language:
    """In which of its two languages a step is said."""
    return "ko" if here().startswith("ko") else "en"
