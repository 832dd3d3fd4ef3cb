"""A column map: which columns of an analyst's microdata are what the rules look at; for checks and for JSON Schema."""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from donghaeng.files.models import Text

Code = int | float | str
TESTS = ("at_most", "below", "at_least", "above")
WEIGHT = "weight"
VERBS = ("count", "sum", "max", "min", "one")


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid")


class WhereSettings(_Settings):
    """What a column has to be; of several tests all have to be met."""

    column: Text = Field(description="Column of the file.")
    at_most: float | None = Field(None, description="It is this or less.")
    below: float | None = Field(None, description="It is less than this.")
    at_least: float | None = Field(None, description="It is this or more.")
    above: float | None = Field(None, description="It is more than this.")
    one_of: list[Code] = Field([], description="It is one of these codes.")

    @model_validator(mode="after")
    def _has_a_test(self) -> Self:
        if not self.one_of and all(getattr(self, test) is None for test in TESTS):
            raise ValueError(f"at least one of {', '.join(TESTS)}, one_of")
        return self


class _Amount(_Settings):
    """How what stands in a column becomes a number."""

    unit: Literal["", "KRW/month", "KRW/year"] = Field(
        "", description="KRW/year: divided by twelve, since all money of the rules is a month's; empty: as it stands."
    )
    times: Annotated[float, Field(gt=0, allow_inf_nan=False)] = Field(
        1.0, description="What one of the file is: 10000 where it holds 10,000 won."
    )
    missing: list[Code] = Field([], description="Codes that mean that nothing is known, beside those of the file.")
    zero: list[int | float] = Field([], description="Codes that mean that there is none: 0.")
    may_be_missing: bool = Field(
        default=False, description="true: a gap stays a gap, and a rule that needs the value refuses it."
    )


class ColumnSettings(_Amount):
    """A column of the households."""

    column: Text = Field(description="Column of the file.")
    values: dict[str, str | float] = Field({}, description="What each code, or value label, stands for; all of them.")
    words: bool = Field(default=False, description="true: it holds words, such as single, and no amounts.")

    @property
    def is_words(self) -> bool:
        """Whether it holds words."""
        return self.words or any(isinstance(value, str) for value in self.values.values())

    @model_validator(mode="after")
    def _is_of_one_kind(self) -> Self:
        kinds = {isinstance(value, str) for value in self.values.values()}
        if len(kinds) > 1 or (self.words and False in kinds):
            raise ValueError("values that are all words, or all numbers")
        if self.is_words and (self.unit or self.zero or self.times != 1):
            raise ValueError("words without unit, times or zero, which are for amounts")
        return self


def _named(value: object) -> object:
    return {"column": value} if isinstance(value, str) else value


def _listed(value: object) -> object:
    return [value] if isinstance(value, dict) else value


Column = Annotated[ColumnSettings, BeforeValidator(_named, json_schema_input_type=str | ColumnSettings)]
Where = Annotated[
    list[WhereSettings], BeforeValidator(_listed, json_schema_input_type=WhereSettings | list[WhereSettings])
]


class PersonColumnSettings(_Amount):
    """A column of the households that is made of their persons."""

    count: Literal[True] | None = Field(None, description="true: how many persons.")
    sum: Text | None = Field(None, description="Column that is summed; of no person at all 0.")
    max: Text | None = Field(None, description="Column whose largest value is taken.")
    min: Text | None = Field(None, description="Column whose least value is taken.")
    one: Text | None = Field(None, description="Column that is taken of the one person of whom `where` is so.")
    where: Where = Field([], description="Which persons; a table, or a list of them that all have to be met.")

    @property
    def verb(self) -> str:
        """How it is made."""
        return next(verb for verb in VERBS if getattr(self, verb) is not None)

    @property
    def column(self) -> str:
        """Of which column it is made; empty for a count."""
        return "" if self.count else str(getattr(self, self.verb))

    @model_validator(mode="after")
    def _has_one_verb(self) -> Self:
        if [getattr(self, verb) is None for verb in VERBS].count(False) != 1:
            raise ValueError(f"one of {', '.join(VERBS)}")
        if self.count and (self.unit or self.zero or self.missing or self.times != 1):
            raise ValueError("a count without unit, times, zero or missing, which are for amounts")
        return self


class _File(_Settings):
    file: Text = Field(description="The file, from the folder of this map: .csv, .parquet, .xlsx, .dta, .sav, ...")
    sheet: str = Field("", description="Sheet of a workbook; not needed where there is one alone.")
    encoding: str = Field("", description="Of an old Stata, SPSS or SAS file whose Korean is garbled: CP949.")
    missing: list[Code] = Field([], description="Codes that mean in every column that nothing is known.")


class HouseholdsSettings(_File):
    """The table [households]: a file with a row for each household."""

    id: Text = Field(description="Column that tells households apart.")
    columns: dict[Text, Column] = Field({}, description="What the rules look at, by its name there.")
    assumed: dict[Text, float | Text] = Field(
        {}, description="What the file does not say and is taken to be so of every household; told with the results."
    )
    only: Where = Field([], description="Which households; the others are left out, and counted.")


class PersonsSettings(_File):
    """The table [persons]: a file with a row for each person."""

    household: Text = Field(description="Column with the id of the person's household.")
    columns: dict[Text, PersonColumnSettings] = Field(description="Columns of the households, made of their persons.")


class HouseholdsFile(_Settings):
    """A column map, beside the microdata: which columns are what the rules look at."""

    households: HouseholdsSettings = Field(description="The households.")
    persons: PersonsSettings | None = Field(None, description="Their persons, if they have a file of their own.")

    @model_validator(mode="after")
    def _tells_columns_apart(self) -> Self:
        own = self.households
        names = ["id", *own.columns, *own.assumed, *(self.persons.columns if self.persons else ())]
        lowered = [name.lower() for name in names]
        doubled = [name for name in names if lowered.count(name.lower()) > 1]
        if doubled:
            raise ValueError(f"columns that are told apart by more than case, and no second id: {', '.join(doubled)}")
        weight = own.columns.get(WEIGHT)
        elsewhere = [*own.assumed, *(self.persons.columns if self.persons else ())]
        if (weight and (weight.may_be_missing or weight.is_words)) or WEIGHT in elsewhere:
            raise ValueError("a weight that is a number of the households' own file, and is nowhere missing")
        return self

    def wanted(self) -> tuple[list[str], list[str]]:
        """The columns that are read of the file of households, and of that of persons."""
        own = self.households
        households = [own.id, *(said.column for said in own.columns.values()), *(where.column for where in own.only)]
        made: dict[str, Any] = self.persons.columns if self.persons else {}
        persons = [self.persons.household] if self.persons else []
        for said in made.values():
            persons += [said.column] * bool(said.column) + [where.column for where in said.where]
        return list(dict.fromkeys(households)), list(dict.fromkeys(persons))
