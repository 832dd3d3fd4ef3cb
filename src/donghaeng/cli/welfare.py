"""`donghaeng welfare`: what a family gets under policies, step by step, and what that stands on."""

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from donghaeng.cli import welfare_apply, welfare_incentives, welfare_policy
from donghaeng.cli.screen import console, show_table, table
from donghaeng.cli.welfare_city import Language, chosen, law, naming_the_month
from donghaeng.cli.welfare_doubts import print_doubts
from donghaeng.cli.welfare_household import (
    Also,
    Assessed,
    Assets,
    EarnerType,
    Earnings,
    Income,
    Month,
    Policies,
    Rent,
    Size,
    Year,
    household,
    print_assumed,
)

if TYPE_CHECKING:  # the command imports it when it runs, so that --help answers at once
    from donghaeng.welfare import Policy
    from donghaeng.welfare.explained import Explained, Sum
    from donghaeng.welfare.kind_steps import Source

app = typer.Typer(help="What families get under a policy.", no_args_is_help=True)
app.add_typer(welfare_policy.app, name="policy")
app.command("apply")(welfare_apply.apply_policy)
app.command("incentives")(welfare_incentives.incentives)

SAID = {
    "heading": ("{policy}, {day} [KRW/month]", "{policy}, {day} [원/월]"),
    "income": ("Income", "소득"),
    "net_income": ("Net income", "순소득"),
    "note": ("Note: {note}", "참고: {note}"),
    "compared": ("Net income [KRW/month]", "순소득 [원/월]"),
}  # fmt: skip
"""English and Korean."""


@app.callback()
def families() -> None:
    """What families get under a policy."""


@app.command()
def family(
    *,
    size: Size,
    income: Income,
    assets: Assets,
    year: Year,
    month: Month = 1,
    policy: Policies = None,
    assessed_income: Assessed = None,
    earnings: Earnings = 0.0,
    earner_type: EarnerType = "",
    rent: Rent = 0.0,
    also: Also = None,
    city: Annotated[Path, typer.Option(help="The folder of a city.")] = Path("cities/seoul"),
    lang: Annotated[Language, typer.Option(help="Language.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, in both languages.")] = False,
) -> None:
    """Say what one family gets, step by step: each with its numbers, their day and source.

    Who is not named is not there. Example: donghaeng welfare family --size 1 --income 500000 --assets 100e6 --year 2024
    """
    from donghaeng.city import City
    from donghaeng.welfare.explained import explain

    opened = City(city)
    policies = [chosen(opened, code, "--policy") for code in policy or ["safety-income"]]
    view = law(opened, year, month)
    on_day = [one.on(view) for one in policies]
    said = {"size": size, "income": income, "assets": assets, "earnings": earnings, "rent": rent}
    columns = household(on_day, said, also, assessed_income, earner_type)
    with naming_the_month(view):
        sums = [explain(columns, one) for one in on_day]
    if as_json:
        typer.echo(_json(policies, sums, view.day))
        return
    screen = console()
    for one, found in zip(policies, sums, strict=True):
        _print_sum(screen, found, one, view.day, lang)
    if len(sums) > 1:
        _print_compared(screen, policies, sums, lang)
    print_assumed(screen, on_day, assessed_income, lang)


def _json(policies: "Sequence[Policy]", sums: "Sequence[Sum]", day: dt.date) -> str:
    """The sums as a list, each with its policy and day."""
    from donghaeng.welfare.sum_record import record

    content = [{"policy": policy.code, "day": day.isoformat(), **record(found)}
               for policy, found in zip(policies, sums, strict=True)]  # fmt: skip
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)


def _print_sum(screen: Console, found: "Sum", policy: "Policy", day: dt.date, lang: Language) -> None:
    """Print the steps of every programme, and below them who says their numbers."""
    from donghaeng.welfare.step_words import source_name

    made = table([("", "wide"), ("", "right"), ("", "left")])
    made.show_header = False
    made.add_row(_said("income", lang), _amount(found.income))
    for part in found.parts:
        sign = -1 if part.programme.is_levy and part.amount else 1
        made.add_row(Text(part.programme.names[lang], style="bold"), _amount(sign * part.amount))
        for row in _steps(part, found.sources, lang):
            made.add_row(*row)
    made.add_row(Text(_said("net_income", lang), style="bold"), _amount(found.net_income))
    show_table(screen, _said("heading", lang, policy=policy.names[lang], day=day), made)
    notes = table([("", "right"), ("", "wide")])
    notes.show_header = False
    for place, source in enumerate(found.sources, 1):
        notes.add_row(f"[{place}]", source_name(source, lang))
    screen.print()
    screen.print(notes)
    print_doubts(screen, found.unverified, lang)
    if policy.note:
        screen.print(_said("note", lang, note=policy.note[lang]))
    screen.print()


def _steps(part: "Explained", sources: "Sequence[Source]", lang: Language) -> "list[tuple[Padding, str, str]]":
    """The steps of a programme as rows; the marks are those of its sources."""
    from donghaeng.welfare.step_words import line, outcome

    return [
        (Padding(line(step, lang), (0, 0, 0, 2)), outcome(step, lang),
         "".join(f"[{sources.index(source) + 1}]" for source in step.sources))
        for step in part.steps
    ]  # fmt: skip


def _print_compared(screen: Console, policies: "Sequence[Policy]", sums: "Sequence[Sum]", lang: Language) -> None:
    """Print net incomes side by side, each with what it differs by from the first."""
    made = table([("", "wide"), ("", "right"), ("", "right")])
    made.show_header = False
    for policy, found in zip(policies, sums, strict=True):
        more = found.net_income - sums[0].net_income
        made.add_row(policy.names[lang], _amount(found.net_income), f"{more:+,.0f}" if found is not sums[0] else "")
    show_table(screen, _said("compared", lang), made)


def _amount(amount: float) -> str:
    return f"{amount:,.0f}"


def _said(key: str, lang: Language, **values: object) -> str:
    return SAID[key][lang == "ko"].format(**values)
