"""A household as the options of the commands of welfare name it."""

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer
from rich.console import Console

from donghaeng.base.errors import Fault, InputError, raise_if
from donghaeng.cli.welfare_city import Language

if TYPE_CHECKING:  # the commands import it when they run, so that --help answers at once
    from donghaeng.welfare import PolicyOnDay

Size: TypeAlias = Annotated[int, typer.Option(help="How many persons it has.")]
Income: TypeAlias = Annotated[float, typer.Option(help="Income a month, in won.")]
Assets: TypeAlias = Annotated[float, typer.Option(help="Assets, in won: 100e6.")]
Year: TypeAlias = Annotated[int, typer.Option(min=1, max=9999, help="Whose law.")]
Month: TypeAlias = Annotated[int, typer.Option(min=1, max=12, help="As it stood on the first of this month.")]
Policies: TypeAlias = Annotated[
    list[str] | None, typer.Option("--policy", help="A file of welfare/policies; again to compare.")
]
Assessed: TypeAlias = Annotated[
    float | None,
    typer.Option(
        help="As assessed, without the basic pension; without it the income less what is not counted of earnings."
    ),
]
Earnings: TypeAlias = Annotated[float, typer.Option(help="Of the income, a month.")]
EarnerType: TypeAlias = Annotated[str, typer.Option(help="single, one_earner or two_earner; a person alone is single.")]
Rent: TypeAlias = Annotated[float, typer.Option(help="Rent a month.")]
Also: TypeAlias = Annotated[list[str] | None, typer.Option(help="Another column, as age=30; again for more.")]

OPTIONS = {name: f"--{name.replace('_', '-')}" for name in
           ("size", "income", "assets", "assessed_income", "earnings", "earner_type", "rent")}  # fmt: skip
"""Columns that have an option of their own."""
EARNER_TYPE = "earner_type"
ASSESSED = ("assessed_income", "pension_assessed_income")
PERSONS = ("children_of_allowance_age", "single_pensioners", "couple_pensioners")
ASSUMED = {
    "en": "Assumed: assessed income = income less {share:.0%} of earnings, for the pension the income; "
          "what is not named counts as none.",
    "ko": "가정: 소득인정액 = 소득 − 근로소득의 {share:.0%}, 기초연금 소득인정액 = 소득. "
          "지정하지 않은 항목은 없는 것으로 봄.",
}  # fmt: skip


def household(
    policies: "Sequence[PolicyOnDay]",
    said: Mapping[str, float],
    also: list[str] | None,
    assessed_income: float | None,
    earner_type: str,
    *,
    may_earn: bool = False,
) -> dict[str, object]:
    """A household as a row of families; who is not named is not there.

    ``said`` : its size, income, assets, earnings and rent. ``may_earn`` : whether it is also looked at with earnings
    that it has not. Without a type a person alone is ``single``; others need none until one of them earns.

    Raises
    ------
    InputError
        With everything that is wrong: one of ``also`` is no column with a number, or none that the policies look at;
        earnings above the income; more children and pensioners than persons; nobody says who earns.
    """
    from donghaeng.city.household import Household
    from donghaeng.welfare.needs import needs

    named = shares("--also", also or [], "age=30")
    asked = [needs(policy) for policy in policies]
    kind = earner_type or ("single" if said["size"] == 1 else "")
    faults = list(_column_faults(named, {name for one in asked for name in one.numbers}))
    faults += _part_faults(named, said)
    if not kind and (may_earn or said["earnings"] > 0) and any(EARNER_TYPE in one.keys for one in asked):
        types = "one_earner or two_earner; single only without spouse, child or parent to support"
        faults.append(Fault("--earner-type", f"nothing, of {said['size']} persons", types))
    raise_if(faults, InputError, "the options do not make a household that the policies can be applied to")
    told = Household(int(said["size"]), said["income"], said["assets"], said["earnings"],
                     assessed_income=assessed_income)  # fmt: skip
    columns = told.under(policies[0].view).columns
    incomes = {name: columns[name] for name in ASSESSED}
    types_of = {EARNER_TYPE: kind} if kind else {}
    return {"id": 1, **said, **types_of, **incomes, **dict.fromkeys(PERSONS, 0), **named}


def print_assumed(
    screen: Console, policies: "Sequence[PolicyOnDay]", assessed_income: float | None, lang: Language
) -> None:
    """Say what was taken for granted where a policy looks at an assessed income that nobody named."""
    from donghaeng.city.household import disregard
    from donghaeng.welfare.needs import needs

    if assessed_income is None and any(set(ASSESSED) & set(needs(policy).numbers) for policy in policies):
        screen.print(ASSUMED[lang].format(share=disregard(policies[0].view)))


def shares(option: str, said: list[str], example: str) -> dict[str, float]:
    """Columns with a number each, as ``name=number``.

    Raises
    ------
    InputError
        If one is not, or stands twice.
    """
    found = [_column(option, one, example) for one in said]
    names = [name for name, _ in found]
    twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    raise_if(
        [Fault(option, f"{name!r} again", "each column once") for name in twice], InputError, "a column stands twice"
    )
    return dict(found)


def _column_faults(named: Collection[str], looked_at: Collection[str]) -> Iterator[Fault]:
    """Columns of ``--also`` that no policy looks at, or that have an option of their own."""
    others = sorted(set(looked_at) - OPTIONS.keys())
    for name in named:
        if name in OPTIONS:
            yield Fault("--also", repr(name), f"the option {OPTIONS[name]}")
        elif name not in others:
            near = difflib.get_close_matches(name, others, cutoff=0.4) or others or ["nothing: they look at no other"]
            yield Fault("--also", repr(name), f"a column that the policies look at: {', '.join(near)}")


def _part_faults(named: Mapping[str, float], said: Mapping[str, float]) -> Iterator[Fault]:
    """Earnings above the income, and more children and pensioners than persons."""
    if said["earnings"] > said["income"]:
        yield Fault("--earnings", f"{said['earnings']:,.10g}", f"at most the --income, {said['income']:,.10g}")
    persons = {name: named[name] for name in PERSONS if name in named}
    if sum(persons.values()) > said["size"]:
        found = " and ".join(f"{name}={count:g}" for name, count in persons.items())
        yield Fault("--also", found, f"no more persons than --size {said['size']}")


def _column(option: str, said: str, example: str) -> tuple[str, float]:
    name, _, value = said.partition("=")
    try:
        return name.strip(), float(value)
    except ValueError:
        fault = Fault(option, repr(said), f"name=number, as {example}")
        raise InputError("a column is no number", [fault]) from None
