"""The parameters of welfare rules as they stand in welfare/parameters/*.toml, for checks and for JSON Schema."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, RootModel, Tag

from donghaeng.files.models import Bilingual, Text

Figure = Annotated[float, Field(strict=True, allow_inf_nan=False)]
KINDS = NUMBER, TABLE, BRACKETS = "number", "table", "brackets"


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid")


class BracketSettings(_Settings):
    """A stretch of a schedule."""

    above: Figure = Field(description="Where it begins, in the parameter's unit of measure; the first begins at 0.")
    rate: Figure = Field(description="Share of what lies in it, 0 to 1.")


def _kind(value: object) -> str:
    if isinstance(value, Mapping):
        return TABLE
    return BRACKETS if isinstance(value, list) else NUMBER


Value = Annotated[
    Annotated[Figure, Tag(NUMBER)]
    | Annotated[dict[str, Figure], Tag(TABLE)]
    | Annotated[list[BracketSettings], Tag(BRACKETS)],
    Discriminator(_kind),
]


class DatedSettings(_Settings):
    """A row of a history: what holds from a day on."""

    since: Annotated[dt.date, Field(strict=True)] = Field(description="First day on which it holds, without quotes.")
    value: Value | None = Field(
        None, description="A number, a table by the keys of `by`, or a list of brackets; none if unknown or ended."
    )
    source: str = Field("", description="Key in sources.csv; only an unverified or unknown value may have none.")
    status: Literal["", "unverified", "unknown", "ended"] = Field(
        "", description="What is known of it; empty: sourced."
    )
    beyond: Literal["", "last_step"] = Field(
        "", description="Of larger households: the step between the two largest of the table for each further person."
    )
    note: Bilingual | None = Field(None, description="What a reader should know of this row.")


class ParameterSettings(_Settings):
    """A table [programme.name]: a number of the law."""

    name_en: Text = Field(description="Name in English.")
    name_ko: Text = Field(description="Name in Korean.")
    unit_measure: Text = Field(description="Of its values, or of where brackets begin: KRW/month; 1 for a share.")
    by: str = Field("", description="What its tables are told apart by: household_size, household_type; none: empty.")
    note: Bilingual | None = Field(None, description="What a reader should know.")
    history: list[DatedSettings] = Field(description="What holds from which day on, the oldest first.")


class ParametersFile(RootModel[dict[str, dict[str, ParameterSettings]]]):
    """A file of welfare/parameters: the parameters of one programme, which is called as the file is."""
