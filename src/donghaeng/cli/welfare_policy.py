"""`donghaeng welfare policy`: what a policy says, what is wrong or doubtful in it, and what another changes of it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.padding import Padding

from donghaeng.cli import welfare_policy_diff, welfare_policy_show
from donghaeng.cli.screen import console
from donghaeng.cli.welfare_city import Language, chosen, law

if TYPE_CHECKING:  # the command imports it when it runs, so that --help answers at once
    from donghaeng.welfare import Policy, View
    from donghaeng.welfare.number_on_day import OnDay

app = typer.Typer(help="The policies of a city: show, check and compare them.", no_args_is_help=True)
app.command("show")(welfare_policy_show.show)
app.command("diff")(welfare_policy_diff.diff)

SAID = {
    "no faults": ("No faults. Policies: {codes}", "오류 없음. 정책: {codes}"),
    "certain": ("Every number is known and verified on {day}.", "{day} 기준 미상이거나 미확인인 수치 없음."),
    "doubts": ("Numbers to know of on {day}:", "{day} 기준 유의할 수치:"),
    "unknown": ("unknown, refused where a family needs it", "미상, 필요한 가구가 있으면 산출 거부"),
    "ended": ("ended, refused where a family needs it", "종료, 필요한 가구가 있으면 산출 거부"),
    "unverified": ("unverified", "미확인"),
    "closed": ("for household sizes {keys} only", "가구원 수 {keys}의 값만 있음"),
}  # fmt: skip
"""English and Korean."""


@app.callback()
def policies() -> None:
    """The policies of a city: show, check and compare them."""


@app.command()
def check(
    code: Annotated[str, typer.Argument(help="A file of welfare/policies; without it all.")] = "",
    *,
    year: Annotated[int | None, typer.Option(min=1, max=9999, help="Whose law; without it today's.")] = None,
    month: Annotated[int, typer.Option(min=1, max=12, help="As it stood on the first of this month.")] = 1,
    city: Annotated[Path, typer.Option(help="The folder of a city.")] = Path("cities/seoul"),
    lang: Annotated[Language, typer.Option(help="Language.")] = "en",
) -> None:
    """Read the policies; print every fault at once, else which numbers are unknown or unverified on a day.

    Example: donghaeng welfare policy check safety-income --year 2024
    """
    from donghaeng.city import City

    opened = City(city)
    found = [chosen(opened, code, "CODE")] if code else list(opened.policies.values())
    view = law(opened, year, month)
    screen = console()
    screen.print(_said("no faults", lang, codes=", ".join(policy.code for policy in found)))
    doubts = _doubts(found, view, lang)
    screen.print(_said("doubts" if doubts else "certain", lang, day=view.day))
    for doubt, places in doubts.items():
        screen.print(Padding(f"{doubt} ({', '.join(places)})", (0, 0, 0, 2), expand=False))


def _doubts(policies: "Sequence[Policy]", view: "View", lang: Language) -> dict[str, list[str]]:
    """What to know of numbers, by path, each with the programmes that use it."""
    from donghaeng.welfare.number_on_day import every_on_day

    found: dict[str, list[str]] = {}
    for programme in (programme for policy in policies for programme in policy.programmes):
        for number in every_on_day(programme, view).values():
            for doubt in _doubts_of(number, lang):
                found.setdefault(doubt, [])
                found[doubt] += [] if programme.code in found[doubt] else [programme.code]
    return found


def _doubts_of(number: "OnDay", lang: Language) -> Iterator[str]:
    for path, status in number.missing.items():
        yield f"{path}: {_said(status, lang)}"
    for one in number.laws:
        if one.status == "unverified":
            yield f"{one.path}: {_said('unverified', lang)}"
    if number.is_closed:
        paths = ", ".join(one.path for one in number.laws if one.by)
        yield f"{paths}: {_said('closed', lang, keys=', '.join(number.figures))}"


def _said(key: str, lang: Language, **values: object) -> str:
    return SAID[key][lang == "ko"].format(**values)
