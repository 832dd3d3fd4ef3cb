"""`donghaeng welfare incentives`: what a household keeps of what it earns, exactly."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer
from rich.console import Console

from donghaeng.cli.screen import console, show_table, table, whole
from donghaeng.cli.welfare_city import Language, chosen, law, naming_the_month
from donghaeng.cli.welfare_doubts import print_doubts
from donghaeng.cli.welfare_household import (
    Also,
    Assessed,
    Assets,
    EarnerType,
    Earnings,
    Month,
    Policies,
    Rent,
    Size,
    Year,
    household,
    print_assumed,
    shares,
)

if TYPE_CHECKING:  # the command imports them when it runs, so that --help answers at once
    import polars as pl

    from donghaeng.welfare import Policy, PolicyOnDay, Schedule, View

SAID = {
    "title": ("{policy}, {day} [KRW/month]", "{policy}, {day} [원/월]"),
    "falls": ("A won more leaves less: {where}", "더 벌면 순소득이 줄어드는 구간: {where}"),
    "no falls": ("Nowhere does a won more leave less.", "더 벌어서 순소득이 줄어드는 구간 없음."),
    "participation": ("Of {earnings} earned, {share:.1%} does not reach net income.",
                      "근로소득 {earnings}원 중 순소득으로 남지 않는 비율(참여세율): {share:.1%}"),
    "unrounded": ("Rounding left out: {names}", "단수 처리 제외: {names}"),
    "picture": ("Net income over earnings", "근로소득에 따른 순소득"),
    "written": ("Written: {path}", "저장: {path}"),
}  # fmt: skip
"""English and Korean."""
COLUMNS = (
    ("Earnings", "Net income", "METR", "What changes there"),
    ("근로소득", "순소득", "한계세율", "시작점의 변화"),
)
"""English and Korean."""
Place: TypeAlias = tuple[float, float]
"""What a household earns, and its income besides. [KRW/month]"""


def incentives(
    *,
    size: Size,
    assets: Assets,
    year: Year,
    income: Annotated[float | None, typer.Option(help="Income a month, in won; without it the earnings.")] = None,
    month: Month = 1,
    policy: Policies = None,
    assessed_income: Assessed = None,
    earnings: Earnings = 0.0,
    earner_type: EarnerType = "",
    rent: Rent = 0.0,
    also: Also = None,
    up_to: Annotated[float, typer.Option(help="Earnings a month up to which to look.")] = 6e6,
    moves: Annotated[
        list[str] | None, typer.Option(help="What of a won earned a column takes up, as assessed_income=0.7.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Write a picture (.svg) or the stretches (.csv).")] = None,
    city: Annotated[Path, typer.Option(help="The folder of a city.")] = Path("cities/seoul"),
    lang: Annotated[Language, typer.Option(help="Language.")] = "en",
) -> None:
    """Say what a household keeps of each won it earns: marginal rates, with every kink and cliff where the law puts it.

    Example: donghaeng welfare incentives --size 1 --assets 0 --year 2024 --policy current --policy safety-income
    """
    from donghaeng.city import City
    from donghaeng.welfare import schedule

    of_both = earnings if income is None else income
    opened = City(city)
    policies = [chosen(opened, code, "--policy") for code in policy or ["current", "safety-income"]]
    view = law(opened, year, month)
    on_day = {one.code: one.on(view) for one in policies}
    said = {"size": size, "income": of_both, "assets": assets, "earnings": earnings, "rent": rent}
    family = household([*on_day.values()], said, also, assessed_income, earner_type, may_earn=True)
    with naming_the_month(view):
        found = {code: schedule(family, one, up_to, _moving(moves, view)) for code, one in on_day.items()}
    _print_all(on_day, found, family, lang)
    print_assumed(console(), [*on_day.values()], assessed_income, lang)
    if out is not None:
        _write(out, policies, found, lang, (earnings, of_both - earnings))
        console().print(_said("written", lang, path=out), soft_wrap=True)


def _moving(moves: list[str] | None, view: "View") -> dict[str, float]:
    """How much of a won earned each column takes up: an assessed income what the law counts of earnings. [1]"""
    from donghaeng.city.household import disregard
    from donghaeng.welfare.incentives import MOVING

    by_law = dict.fromkeys(MOVING, 1.0) | {"assessed_income": 1.0 - disregard(view)}
    return by_law | shares("--moves", moves or [], "assessed_income=0.7")


def _print_all(
    policies: "Mapping[str, PolicyOnDay]", found: "Mapping[str, Schedule]", family: Mapping[str, object], lang: Language
) -> None:
    """Print the policies one after another; what is left of all earnings, if there are any."""
    from donghaeng.welfare.doubts import doubts

    screen, earnings = console(), float(str(family["earnings"]))
    for code, one in policies.items():
        title = _said("title", lang, policy=one.policy.names[lang], day=one.view.day)
        _print_schedule(screen, title, one.policy, found[code], lang)
        if earnings > 0:
            share = found[code].participation_rate(earnings)
            screen.print(_said("participation", lang, earnings=whole(earnings), share=share))
        print_doubts(screen, doubts(one, found[code].paying, family), lang)
        screen.print()


def _print_schedule(screen: Console, title: str, policy: "Policy", found: "Schedule", lang: Language) -> None:
    """Print the stretches, what changes between them, and where a won more leaves less."""
    made = table([(heading, "wide" if place == 3 else "right") for place, heading in enumerate(_columns(lang))])
    for stretch in found.stretches:
        changes = _changes(policy, found, stretch.start, lang)
        made.add_row(_range(stretch.start, stretch.end), _range(stretch.net_start, stretch.net_end),
                     f"{stretch.rate:.1%}".replace("-", "−"), changes)  # fmt: skip
    show_table(screen, title, made)
    where = ", ".join(_range(*fall) if fall[0] < fall[1] else whole(fall[0]) for fall in found.falls)
    screen.print(_said("falls", lang, where=where) if where else _said("no falls", lang))
    if found.unrounded:
        screen.print(_said("unrounded", lang, names=_names(policy, found.unrounded, lang)))


def _columns(lang: Language) -> tuple[str, ...]:
    return COLUMNS[lang == "ko"]


def _changes(policy: "Policy", found: "Schedule", start: float, lang: Language) -> str:
    """The programmes that bend or jump where a stretch begins, a jump with its size."""
    kinks = [_names(policy, kink.programmes, lang) for kink in found.kinks if kink.earnings == start]
    cliffs = [f"{_names(policy, cliff.programmes, lang)} {whole(cliff.after - cliff.before, '+')}"
              for cliff in found.cliffs if cliff.earnings == start]  # fmt: skip
    return "; ".join(cliffs or kinks)


def _names(policy: "Policy", codes: Sequence[str], lang: Language) -> str:
    return ", ".join(programme.names[lang] for programme in policy.programmes if programme.code in codes)


def _range(start: float, end: float) -> str:
    return f"{whole(start)}–{whole(end)}"


def _write(
    path: Path, policies: "Sequence[Policy]", found: "Mapping[str, Schedule]", lang: Language, household: Place
) -> None:
    """Write the picture, or the stretches as a table, by the name of the file."""
    from donghaeng.files.write_picture import write_picture
    from donghaeng.files.write_table import write_table

    if path.suffix.lower() != ".svg":
        write_table(path, _stretches(found))
        return
    from donghaeng.charts import ScheduleLine, schedule_picture

    lines = [ScheduleLine(policy.names[lang], found[policy.code].points) for policy in policies]
    about = {"language": lang, "width": "wide", "title": _said("picture", lang),
             "finding": ", ".join(line.name for line in lines)}  # fmt: skip
    write_picture(path, schedule_picture(lines, about, at=household[0], besides=household[1]))


def _stretches(found: "Mapping[str, Schedule]") -> "pl.DataFrame":
    """The stretches of all policies, a row each. [KRW/month, 1]"""
    import polars as pl

    return pl.DataFrame([
        {"policy": code, "earnings_from": one.start, "earnings_to": one.end, "net_income_from": one.net_start,
         "net_income_to": one.net_end, "marginal_effective_tax_rate": one.rate}
        for code, schedule in found.items() for one in schedule.stretches
    ])  # fmt: skip


def _said(key: str, lang: Language, **values: object) -> str:
    return SAID[key][lang == "ko"].format(**values)
