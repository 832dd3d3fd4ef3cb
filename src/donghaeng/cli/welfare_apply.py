"""`donghaeng welfare apply`: a policy applied to the households of an analyst's microdata."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from donghaeng.cli.screen import console, show_table, table
from donghaeng.cli.welfare_city import Language, chosen, law, naming_the_month
from donghaeng.cli.welfare_doubts import print_doubts
from donghaeng.cli.welfare_household import Month, Year

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
    year: Year,
    month: Month = 1,
    policy: Annotated[str, typer.Option(help="A file of welfare/policies.")] = "safety-income",
    city: Annotated[Path, typer.Option(help="The folder of a city.")] = Path("cities/seoul"),
    out: Annotated[Path | None, typer.Option(help="A .parquet, .csv or .xlsx file: a row for each household.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file of --out.")] = False,
    lang: Annotated[Language, typer.Option(help="Language.")] = "en",
) -> None:
    """Say who of the households in a file gets what under a policy, and what it sums to in a year of such months.

    Example: donghaeng welfare apply households.toml --policy current --year 2024 --out families.parquet
    """
    from donghaeng.city import City
    from donghaeng.files import households_of
    from donghaeng.files.write_table import refuse_kind, refuse_to_replace, write_table
    from donghaeng.welfare import apply
    from donghaeng.welfare.doubts import doubts_of

    if out is not None:
        refuse_kind(out)
        if not force:
            refuse_to_replace(out)
    opened = City(city)
    on_day = chosen(opened, policy, "--policy").on(law(opened, year, month))
    households = households_of(microdata)
    with naming_the_month(on_day.view):
        found = apply(households.frame, on_day)
    if out is not None:
        write_table(out, found)
    _print(found, households, on_day, lang)
    print_doubts(console(), doubts_of(found, on_day), lang)
    if out is not None:
        console().print(f"\n{out}", soft_wrap=True)


def _print(found: "pl.DataFrame", households: "Households", on_day: "PolicyOnDay", lang: str) -> None:
    is_weighted = WEIGHT in found.columns
    heading = _said(
        "heading", lang, policy=on_day.policy.names[lang], day=on_day.view.day, households=f"{len(found):,}"
    )
    if is_weighted:
        heading += _said("weighted", lang, weighted=f"{found[WEIGHT].sum():,.0f}")
    heads = ["Programme", "Households", *(["Weighted"] if is_weighted else []), "KRW/year"]
    made = table([(_said(head, lang), "right" if place else "wide") for place, head in enumerate(heads)])
    for row in _rows(found, on_day.policy, lang, is_weighted=is_weighted):
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
