"""The rows of facts.csv and the settings of claims.toml, for checks and for JSON Schema."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from donghaeng.claims.calculations import NAMES
from donghaeng.files.models import PLAIN_NUMBER, SLUG, Bilingual, PartialDate, Row, Text


def _as_text(value: object) -> object:
    """A day as TOML has it, without quotes, as a text."""
    return str(value) if isinstance(value, dt.date) else value


def _is_number(value: object) -> object:
    if isinstance(value, str | bool):
        raise ValueError("a number, without quotes")  # noqa: TRY004 (pydantic tells a fault by it)
    return value


Slug = Annotated[str, Field(pattern=SLUG)]
When = Annotated[PartialDate, BeforeValidator(_as_text)]
PlainNumber = Annotated[Decimal, BeforeValidator(_is_number), WithJsonSchema({"type": "number"})]


class FactRow(Row):
    """A row of facts.csv: a figure that calculations take."""

    series: Slug = Field(description="What it is a figure of; with as_of, what a calculation calls it.")
    as_of: PartialDate | Literal[""] = Field("", description="Day, month or year that it holds for, if any.")
    value: Annotated[str, Field(pattern=PLAIN_NUMBER)] | Literal[""] = Field(
        "", description="As printed, its decimals too; empty if it was never published."
    )
    unit: str = Field("", description="Its unit; empty for a plain number.")
    decimals: int | None = Field(
        None, description="Decimals that are known, if not those written; -3: to the thousand."
    )
    name_en: Text = Field(description="What it is, in English.")
    name_ko: Text = Field(description="What it is, in Korean.")
    source: Text = Field(description="Key in sources.csv.")
    status: Literal["", "second_hand"] = Field("", description="second_hand: the source itself was not read.")


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid")


class PrintedSettings(_Settings):
    """A number as it was printed."""

    value: PlainNumber = Field(description="As printed; the decimals written are those printed: 111.0 has one.")
    decimals: int | None = Field(
        None, description="Decimals that are known, if fewer: -3 for 518000 is to the thousand."
    )
    rounding: Literal["nearest", "down"] = Field(
        "nearest", description="down: what came after was cut off, so that 820000 stands for 826545."
    )
    when: When | Literal[""] = Field("", description="Day, month or year of the announcement, if it has one.")
    source: Text = Field(description="Key in sources.csv.")


class ArguedSettings(Bilingual):
    """Why a verdict holds that is argued, and the source of the argument."""

    source: Text = Field(description="Key in sources.csv.")


class ClaimSettings(PrintedSettings):
    """A table [[claim]]: a figure that was announced."""

    id: Slug = Field(description="Its name in links and addresses; it never changes.")
    subject: Text = Field(description="A name among [subjects].")
    said: Bilingual = Field(description="What was said, in our words.")
    unit: str = Field("", description="Its unit; empty for a plain number.")
    who: Text = Field(description="A name among [who].")
    when: When = Field(description="Day, month or year of the announcement.")
    latest: bool | str = Field(
        default=False,
        description="Whether it says that it is the latest; or the input whose later figures make it stale.",
    )
    calculation: dict[str, Any] | None = Field(
        None,
        description="The name of a calculation, and its arguments.",
        json_schema_extra={"required": ["name"], "properties": {"name": {"enum": [*NAMES]}}},
    )
    also: list[PrintedSettings] = Field([], description="Other numbers printed for the same figure.")
    cannot_be_computed: ArguedSettings | None = Field(None, description="Which data are missing.")
    not_comparable: ArguedSettings | None = Field(
        None, description="Why it cannot be set beside what it is set beside."
    )
    own: bool = Field(default=False, description="Whether nobody announced it: arithmetic of who keeps the ledger.")
    note: Bilingual | None = Field(None, description="What a reader should know.")


class LedgerSettings(_Settings):
    """claims.toml."""

    units: dict[str, Bilingual] = Field({}, description="Units that count things of the city's own, by code.")
    subjects: dict[str, Bilingual] = Field({}, description="Subjects of claims, by key.")
    who: dict[str, Bilingual] = Field({}, description="Who announces, by key.")
    claim: list[ClaimSettings] = Field([], description="The claims.")


CLAIM_TABLES: dict[str, type[Row]] = {"facts.csv": FactRow}
