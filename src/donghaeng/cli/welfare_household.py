"""A household as the options of the commands of welfare name it."""

from typing import Annotated, TypeAlias

import typer

from donghaeng.base.errors import Fault, InputError

Size: TypeAlias = Annotated[int, typer.Option(help="How many persons it has.")]
Income: TypeAlias = Annotated[float, typer.Option(help="Income a month, in won.")]
Assets: TypeAlias = Annotated[float, typer.Option(help="Assets, in won: 100e6.")]
Year: TypeAlias = Annotated[int, typer.Option(min=1, max=9999, help="Whose law.")]
Month: TypeAlias = Annotated[int, typer.Option(min=1, max=12, help="As it stood on the first of this month.")]
Policies: TypeAlias = Annotated[
    list[str] | None, typer.Option("--policy", help="A file of welfare/policies; again to compare.")
]
Assessed: TypeAlias = Annotated[float | None, typer.Option(help="As assessed; without it the income.")]
Earnings: TypeAlias = Annotated[float, typer.Option(help="Of the income, a month.")]
EarnerType: TypeAlias = Annotated[str, typer.Option(help="single, one_earner or two_earner.")]
Rent: TypeAlias = Annotated[float, typer.Option(help="Rent a month.")]
Also: TypeAlias = Annotated[list[str] | None, typer.Option(help="Another column, as age=30; again for more.")]


def household(also: list[str] | None, assessed_income: float | None, **said: object) -> dict[str, object]:
    """A household as a row of families; who is not named is not there.

    ``said`` : its other columns: size, income, assets, earnings, earner_type, rent.

    Raises
    ------
    InputError
        If one of ``also`` is no column with a number.
    """
    assessed = said["income"] if assessed_income is None else assessed_income
    counts = dict.fromkeys(("children_of_allowance_age", "single_pensioners", "couple_pensioners"), 0)
    incomes = {"assessed_income": assessed, "pension_assessed_income": assessed}
    return {"id": 1, **said, **incomes, **counts, **shares("--also", also or [], "age=30")}


def shares(option: str, said: list[str], example: str) -> dict[str, float]:
    """Columns with a number each, as ``name=number``.

    Raises
    ------
    InputError
        If one is not.
    """
    return dict(_column(option, one, example) for one in said)


def _column(option: str, said: str, example: str) -> tuple[str, float]:
    name, _, value = said.partition("=")
    try:
        return name.strip(), float(value)
    except ValueError:
        fault = Fault(option, repr(said), f"name=number, as {example}")
        raise InputError("a column is no number", [fault]) from None
