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


class ChoiceSettings(_Settings):
    """A number that the policy sets itself."""

    value: Figure = Field(description="The number: a choice of who writes the policy, which no law says.")
    unit_measure: Literal["KRW/month", "KRW/year", "KRW", "year", "1"] = Field(description="Its unit; 1 for a share.")


class ShareOfSettings(_Settings):
    """A share of a number of the law."""

    share: Text = Field(description="Path of the share, such as livelihood.share.")
    of: Text = Field(description="Path of what it is a share of, such as standard_median_income.amount.")
    to: str = Field("", description="Path of the step to which it is rounded, nearest; empty: not rounded.")
    gazetted: str = Field("", description="Path of the line as gazetted, which holds where it is known.")


NUMBER_KINDS = PATH, CHOICE, SHARE_OF = "Path", "Choice", "ShareOf"
"""Of a policy: capitals, since no setting of a file has any."""


def _number_kind(said: object) -> str | None:
    if isinstance(said, str):
        return PATH
    keys = said if isinstance(said, Mapping) else getattr(said, "model_fields_set", ())
    return next((kind for kind, own in KEYS_OF_NUMBERS.items() if not own.isdisjoint(keys)), None)


KEYS_OF_NUMBERS = {
    SHARE_OF: frozenset(ShareOfSettings.model_fields),
    CHOICE: frozenset(ChoiceSettings.model_fields),
}
PolicyNumber = Annotated[
    Annotated[Text, Tag(PATH)] | Annotated[ChoiceSettings, Tag(CHOICE)] | Annotated[ShareOfSettings, Tag(SHARE_OF)],
    Discriminator(
        _number_kind,
        custom_error_type="number_kind",
        custom_error_message="a path of the law, such as 'safety_income.share', "
        "{ value = …, unit_measure = '1' } for a choice, or { share = path, of = path }",
    ),
]


class ConditionSettings(_Settings):
    """What a column has to be."""

    column: Text = Field(description="Column of the families.")
    at_most: PolicyNumber | None = Field(None, description="It is this or less.")
    below: PolicyNumber | None = Field(None, description="It is less than this.")
    at_least: PolicyNumber | None = Field(None, description="It is this or more.")
    above: PolicyNumber | None = Field(None, description="It is more than this.")


class ReductionSettings(_Settings):
    """Where only a share is paid."""

    column: Text = Field(description="Column of the families.")
    level: PolicyNumber = Field(description="From which on only the share is paid.")
    share: PolicyNumber = Field(description="The share that is paid, 0 to 1.")


class RoundingSettings(_Settings):
    """How an amount is rounded."""

    to: PolicyNumber = Field(description="The step: a path, or a number in KRW.")
    how: Literal["nearest", "up", "down"] = Field(description="Which way.")


class ProgrammeSettings(_Settings):
    """A table [[programme]]; in a reform only what it changes of the programme of that code."""

    code: Text = Field(description="Name of its column in the result.")
    name_en: str = Field("", description="Name in English.")
    name_ko: str = Field("", description="Name in Korean.")
    kind: str = Field("", description="Which rule: top_up, means_tested, flat, trapezoid, rent, ...")
    unit: str = Field("", description="Whom it is reckoned for: person, family or household.")
    period: str = Field("", description="month or year.")
    numbers: dict[str, PolicyNumber] = Field(default={}, description="What its kind asks for, by name.")
    columns: dict[str, str] = Field(default={}, description="Columns of the families by what they are to it.")
    conditions: list[ConditionSettings] = Field(default=[], description="What has to be so for it to be paid.")
    reduction: ReductionSettings | None = Field(None, description="Where only a share is paid.")
    replaces: list[str] = Field(default=[], description="Codes of those that pay nothing while it pays.")
    counts: list[str] = Field(default=[], description="Codes of those whose amounts count as its income.")
    rounding: RoundingSettings | None = Field(None, description="How it is rounded; none: not at all.")
    take_up: PolicyNumber | None = Field(None, description="Share of the eligible who claim, by take_up_draw.")
    is_levy: bool = Field(default=False, description="true: it takes instead of giving.")
    note: Bilingual | None = Field(None, description="What a reader should know.")


class PolicyFile(_Settings):
    """A file of welfare/policies: a policy, which is called as the file is."""

    name_en: Text = Field(description="Name in English.")
    name_ko: Text = Field(description="Name in Korean.")
    extends: str = Field("", description="Policy of which this one is a change.")
    without: list[str] = Field(default=[], description="Codes of that policy's programmes that this one has not.")
    note: Bilingual | None = Field(None, description="What a reader should know.")
    programme: list[ProgrammeSettings] = Field(default=[], description="Its programmes in order, or the changed ones.")
