"""The rows of budget.csv, curves.csv and earmarks.csv, for checks and for JSON Schema."""

from typing import Literal

from pydantic import Field

from donghaeng.files.models import Number, Row, Text


class ProgrammeRow(Row):
    """A row of budget.csv: what new money can be given to."""

    programme: Text = Field(description="Its name in curves.csv.")
    name_en: Text = Field(description="Name in English.")
    name_ko: Text = Field(description="Name in Korean.")
    indicator: Text = Field(description="Code in framework.csv of the indicator that it raises.")
    floor: Number = Field(0, description="The least new money it may get, KRW; empty is 0.")
    ceiling: Number | None = Field(None, description="The most, KRW; empty is the end of its curve.")
    earmark: str = Field("", description="Code in earmarks.csv, if it is under one.")
    unit_cost: Number | None = Field(None, description="KRW, if money comes in whole units of this much.")
    error: Number = Field(0, description="Standard deviation of its efficiency as a share of it, 0 to 1.")
    shape: Literal["", "concave", "any"] = Field(
        "", description="concave (or empty): each won gives no more than the one before; any: it may."
    )
    source: Text = Field(description="Key in sources.csv of what the programme and its curve come from.")


class CurveRow(Row):
    """A row of curves.csv: what a programme gives for some new money."""

    programme: Text = Field(description="Code of budget.csv.")
    money: Number = Field(description="New money of the year on top of today's budget, KRW, above 0.")
    points: Number = Field(description="By which the indicator's score rises.")
    people: Number = Field(0, description="People reached.")
    source: str = Field("", description="Key in sources.csv; empty is that of the programme.")


class EarmarkRow(Row):
    """A row of earmarks.csv: what programmes get together."""

    earmark: Text = Field(description="Its name in budget.csv.")
    name_en: Text = Field(description="Name in English.")
    name_ko: Text = Field(description="Name in Korean.")
    least: Number = Field(0, description="The least, KRW; empty is 0.")
    most: Number | None = Field(None, description="The most, KRW; empty is no limit.")
    source: Text = Field(description="Key in sources.csv of what earmarks it.")


BUDGET_TABLES: dict[str, type[Row]] = {
    "budget.csv": ProgrammeRow,
    "curves.csv": CurveRow,
    "earmarks.csv": EarmarkRow,
}
