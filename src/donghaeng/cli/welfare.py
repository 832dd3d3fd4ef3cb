"""`donghaeng welfare`: what a family gets under a policy, and what that stands on."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from donghaeng.base.errors import Fault, InputError

if TYPE_CHECKING:  # the command imports it when it runs, so that --help answers at once
    from donghaeng.welfare import Policy, Resolved
    from donghaeng.welfare.explained import Explained, Sum

app = typer.Typer(help="What families get under a policy.", no_args_is_help=True)

SAID = {
    "heading": ("{policy}, {day} [KRW/month]", "{policy}, {day} [원/월]"),
    "income": ("Income", "소득"),
    "net_income": ("Net income", "순소득"),
    "nothing": ("Pays nothing: {names}", "지급 없음: {names}"),
    "choice": ("a choice of the policy, no law", "정책이 정한 값(법령 아님)"),
    "since": ("since {day}", "{day}부터"),
    "unverified": ("unverified", "미확인"),
    "note": ("Note: {note}", "참고: {note}"),
}
"""English and Korean."""


@app.callback()
def families() -> None:
    """What families get under a policy."""


@app.command()
def family(
    *,
    size: Annotated[int, typer.Option(help="How many persons it has.")],
    income: Annotated[float, typer.Option(help="Income a month, in won.")],
    assets: Annotated[float, typer.Option(help="Assets, in won: 100e6.")],
    year: Annotated[int, typer.Option(min=1, max=9999, help="Whose law.")],
    month: Annotated[int, typer.Option(min=1, max=12, help="As it stood on the first of this month.")] = 1,
    policy: Annotated[str, typer.Option(help="A file of welfare/policies.")] = "safety-income",
    assessed_income: Annotated[float | None, typer.Option(help="As assessed; without it the income.")] = None,
    earnings: Annotated[float, typer.Option(help="Of the income, a month.")] = 0.0,
    earner_type: Annotated[str, typer.Option(help="single, one_earner or two_earner.")] = "single",
    rent: Annotated[float, typer.Option(help="Rent a month.")] = 0.0,
    also: Annotated[list[str] | None, typer.Option(help="Another column, as age=30; again for more.")] = None,
    city: Annotated[Path, typer.Option(help="The folder of a city.")] = Path("cities/seoul"),
    lang: Annotated[Literal["en", "ko"], typer.Option(help="Language.")] = "en",
) -> None:
    """Say what one family gets, each sum with its numbers, their day and source. Who is not named is not there.

    Example: donghaeng welfare family --size 1 --income 500000 --assets 100e6 --year 2024
    """
    from donghaeng.city import City
    from donghaeng.welfare.explained import explain

    assessed = income if assessed_income is None else assessed_income
    columns = {
        "id": 1, "size": size, "income": income, "assessed_income": assessed, "pension_assessed_income": assessed,
        "assets": assets, "earnings": earnings, "earner_type": earner_type, "rent": rent,
        "children_of_allowance_age": 0, "single_pensioners": 0, "couple_pensioners": 0,
    }  # fmt: skip
    opened = City(city)
    chosen, parameters = opened.policies.get(policy), opened.parameters
    if chosen is None or parameters is None:
        expected = f"one of {', '.join(opened.policies) or 'none: there are no files welfare/policies/*.toml'}"
        raise InputError(f"{city} has no policy {policy!r}", [Fault("--policy", repr(policy), expected)])
    day = dt.date(year, month, 1)
    found = explain(columns | dict(map(_column, also or [])), chosen.on(parameters.at(day)))
    for line in _lines(found, chosen, day, lang):
        typer.echo(line)


def _column(said: str) -> tuple[str, float]:
    name, _, value = said.partition("=")
    try:
        return name.strip(), float(value)
    except ValueError:
        raise InputError("a column is no number", [Fault("--also", repr(said), "name=number, as age=30")]) from None


def _lines(found: "Sum", policy: "Policy", day: dt.date, lang: str) -> Iterator[str]:
    yield _said("heading", lang, policy=policy.names[lang], day=day)
    yield _amount(_said("income", lang), found.income)
    for part in found.parts:
        sign = -1 if part.programme.is_levy else 1
        yield _amount(part.programme.names[lang], sign * part.amount)
        yield from _stands_on(part, lang)
    yield _amount(_said("net_income", lang), found.net_income)
    if found.nothing:
        yield _said("nothing", lang, names=", ".join(programme.names[lang] for programme in found.nothing))
    if policy.note:
        yield _said("note", lang, note=policy.note[lang])


def _stands_on(part: "Explained", lang: str) -> Iterator[str]:
    """The numbers of a programme, and below each the values of the law in it."""
    from donghaeng.welfare.places import place_in

    for place, figure in part.figures.items():
        yield f"  {place_in(place, lang)}: {figure.number:,.10g}" + (
            "" if figure.values else f", {_said('choice', lang)}"
        )
        yield from (f"    {_value(value, lang)}" for value in figure.values)
    yield from (f"  > {bracket.above:,.10g}: {bracket.rate:g}" for bracket in part.brackets)


def _value(value: "Resolved", lang: str) -> str:
    doubt = [_said("unverified", lang)] if value.status == "unverified" else []
    said = [value.path, _said("since", lang, day=value.since), *value.sources, *doubt]
    return f"{value.names[lang]} {value.number:,.10g} [{value.unit_measure}] ({', '.join(said)})"


def _amount(name: str, amount: float) -> str:
    return f"{amount:>14,.0f}  {name}"


def _said(key: str, lang: str, **values: object) -> str:
    return SAID[key][lang == "ko"].format(**values)
