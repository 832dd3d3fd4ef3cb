"""`donghaeng welfare apply`: a policy applied to the households of an analyst's microdata."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from donghaeng.base.errors import Fault, InputError
from donghaeng.cli.screen import console, show_table, table

if TYPE_CHECKING:  # the command imports it when it runs, so that --help answers at once
    import polars as pl

    from donghaeng.files import Households
    from donghaeng.welfare import Policy, PolicyOnDay

SAID = {
    "heading": ("{policy}, {day}; households: {households}", "{policy}, {day}: {households}가구"),
    "weighted": (", weighted: {weighted}", ", 가중 {weighted}가구"),
    "left_out": ("Households left out by `only`: {count}", "`only`에 따라 제외: {count}가구"),
    "assumed": ("Assumed of every household: {assumed}", "모든 가구에 적용한 가정: {assumed}"),
    "Programme": ("Programme", "제도"),
    "Households": ("Households", "가구 수"),
    "Weighted": ("Weighted", "가중 가구 수"),
    "KRW/year": ("KRW/year", "원/년"),
}
"""English and Korean."""
WEIGHT = "weight"
MONTHS = 12


def apply_policy(
    microdata: Annotated[Path, typer.Argument(metavar="MAP", help="The column map, such as households.toml.")],
    *,
    year: Annotated[int, typer.Option(min=1, max=9999, help="Whose law.")],
    month: Annotated[int, typer.Option(min=1, max=12, help="As it stood on the first of this month.")] = 1,
    policy: Annotated[str, typer.Option(help="A file of welfare/policies.")] = "safety-income",
    city: Annotated[Path, typer.Option(help="The folder of a city.")] = Path("cities/seoul"),
    out: Annotated[Path | None, typer.Option(help="A .parquet, .csv or .xlsx file: a row for each household.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file of --out.")] = False,
    lang: Annotated[Literal["en", "ko"], typer.Option(help="Language.")] = "en",
) -> None:
    """Say who of the households in a file gets what under a policy, and what it sums to in a year of such months.

    Example: donghaeng welfare apply households.toml --policy current --year 2024 --out families.parquet
    """
    from donghaeng.files import households_of
    from donghaeng.files.write_table import refuse_kind, refuse_to_replace, write_table
    from donghaeng.welfare import apply

    if out is not None:
        refuse_kind(out)
        if not force:
            refuse_to_replace(out)
    chosen = _policy(city, policy, dt.date(year, month, 1))
    households = households_of(microdata)
    found = apply(households.frame, chosen)
    if out is not None:
        write_table(out, found)
    _print(found, households, chosen, lang)
    if out is not None:
        console().print(f"\n{out}", soft_wrap=True)


def _policy(path: Path, code: str, day: dt.date) -> "PolicyOnDay":
    from donghaeng.city import City

    opened = City(path)
    chosen, parameters = opened.policies.get(code), opened.parameters
    if chosen is None or parameters is None:
        expected = f"one of {', '.join(opened.policies) or 'none: there are no files welfare/policies/*.toml'}"
        raise InputError(f"{path} has no policy {code!r}", [Fault("--policy", repr(code), expected)])
    return chosen.on(parameters.at(day))


def _print(found: "pl.DataFrame", households: "Households", chosen: "PolicyOnDay", lang: str) -> None:
    is_weighted = WEIGHT in found.columns
    heading = _said(
        "heading", lang, policy=chosen.policy.names[lang], day=chosen.view.day, households=f"{len(found):,}"
    )
    if is_weighted:
        heading += _said("weighted", lang, weighted=f"{found[WEIGHT].sum():,.0f}")
    heads = ["Programme", "Households", *(["Weighted"] if is_weighted else []), "KRW/year"]
    made = table([(_said(head, lang), "right" if place else "wide") for place, head in enumerate(heads)])
    for row in _rows(found, chosen.policy, lang, is_weighted=is_weighted):
        made.add_row(*row)
    screen = console()
    show_table(screen, heading, made)
    if households.assumed:
        assumed = ", ".join(
            f"{name} = {value if isinstance(value, str) else format(value, ',.10g')}"
            for name, value in households.assumed.items()
        )
        screen.print(_said("assumed", lang, assumed=assumed))
    if households.left_out:
        screen.print(_said("left_out", lang, count=f"{households.left_out:,}"))


def _rows(found: "pl.DataFrame", policy: "Policy", lang: str, *, is_weighted: bool) -> Iterator[list[str]]:
    """A row for each programme: how many households it reaches, and its sum; a levy is below zero."""
    for programme in policy.programmes:
        amount = found[programme.code]
        reached = amount > 0
        weighted = amount * found[WEIGHT] if is_weighted else amount
        year = MONTHS * float(weighted.sum()) * (-1 if programme.is_levy else 1)
        counts = [f"{reached.sum():,}"]
        counts += [f"{found.filter(reached)[WEIGHT].sum():,.0f}"] if is_weighted else []
        yield [programme.names[lang], *counts, f"{year:,.0f}"]


def _said(key: str, lang: str, **values: object) -> str:
    return SAID[key][lang == "ko"].format(**values)
