"""The rows and settings of our files, for checks and for JSON Schema."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from donghaeng.archive import KEBAB
from donghaeng.files.table import NUMBER

MONTH_AND_DAY = "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
PARTIAL_DATE = f"^[0-9]{{4}}(-(0[1-9]|1[0-2])|-{MONTH_AND_DAY})?$"
DAY = f"^[0-9]{{4}}-{MONTH_AND_DAY}$"
CURRENCY = r"^[A-Z]{3}$"
LANGUAGE = r"^[a-z]{2,3}(-[a-z]{2,4})?$"
COLOUR = r"^#[0-9a-f]{6}$"
SLUG = f"^{KEBAB}$"
PATH = f"^[a-z]+/{KEBAB}$"
LINE = r"^[^\x00-\x1f\x7f]*$"
WORDS = r"^[^\x00-\x08\x0b-\x1f\x7f]*$"
WEB = r"^https?://[^\s]+$"
PLAIN_NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"
BELOW = r"^[a-z]+(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$"
PATTERNS = {
    PARTIAL_DATE: "2024, 2024-06 or 2024-06-19",
    DAY: "a day such as 2024-06-19",
    CURRENCY: "a code such as KRW",
    LANGUAGE: "a code such as ko",
    COLOUR: "a colour such as #0b6e4f",
    SLUG: "small letters of ASCII, digits and hyphens, such as night-bus",
    PATH: "a folder or table and a slug, such as policies/night-bus",
    LINE: "one line of text",
    WORDS: "a text without control characters",
    WEB: "an address that begins with https://",
    PLAIN_NUMBER: "a number as printed, without separators, such as 26.4 or 518000",
    BELOW: "a file below the archive, such as files/plan.pdf",
}
"""What a pattern asks for, in words."""


def _plain(value: object) -> object:
    """Refuse what Python would read as a number and a spreadsheet would not."""
    if isinstance(value, str) and not NUMBER.fullmatch(value):
        raise ValueError("a number, such as 1234.5")
    return value


def _is_direction(value: object) -> object:
    return {"1": 1, "+1": 1, "-1": -1}.get(value, value) if isinstance(value, str) else value


Number = Annotated[float, BeforeValidator(_plain), Field(allow_inf_nan=False)]
PartialDate = Annotated[str, Field(pattern=PARTIAL_DATE)]
Day = Annotated[str, Field(pattern=DAY)]
Text = Annotated[str, Field(min_length=1)]
Language = Annotated[str, Field(pattern=LANGUAGE)]
Colour = Annotated[str, Field(pattern=COLOUR)]


class Row(BaseModel):
    """A row or a table of settings: nothing beside what is named."""

    model_config = ConfigDict(extra="forbid")

    note: str = Field("", description="A remark for the reader; may be English / Korean.")


class FrameworkRow(Row):
    """A row of framework.csv: a node of the tree, the root first."""

    code: Text = Field(description="The node's name in every file.")
    name_en: Text = Field(description="Name in English.")
    name_ko: Text = Field(description="Name in Korean.")
    parent: str = Field("", description="Code of the node above; empty for the index itself.")
    unit_measure: str = Field("", description="Unit of an indicator's values: %, persons, KRW/month.")
    direction: Annotated[Literal[1, -1] | None, BeforeValidator(_is_direction)] = Field(
        None, description="1 higher is better, -1 lower is better; empty for an aggregate."
    )
    weight: Number | None = Field(None, description="Weight among its siblings, above 0; only proportions matter.")
    source: Text = Field(description="Key in sources.csv of what defines the node.")
    unit_measure_ko: str = Field("", description="The unit of measure in Korean, where it is a word: 명, 가구.")


class SeriesRow(Row):
    """A row of series.csv: what is observed and not scored, such as a population to divide by."""

    code: Text = Field(description="Its name in data.csv and method.toml.")
    name_en: Text = Field(description="Name in English.")
    name_ko: Text = Field(description="Name in Korean.")
    unit_measure: Text = Field(description="Unit of its values: persons, households, km2.")
    source: Text = Field(description="Key in sources.csv of what defines it.")
    unit_measure_ko: str = Field("", description="The unit of measure in Korean, where it is a word: 명, 가구.")


class DataRow(Row):
    """A row of data.csv: one value of one node for one unit and period."""

    unit: Text = Field(description="The thing scored: a district, a city, a group of households.")
    period: Text = Field(description="2022, 2022-Q3 or 2022-03.")
    node: Text = Field(description="Code of framework.csv or series.csv.")
    value: Number | None = Field(None, description="In the node's unit of measure; empty for a gap.")
    status: Literal["", "observed", "given", "change_from_base", "left_out", "unknown"] = Field(
        "", description="What kind of value it is; empty is observed."
    )
    source: Text = Field(description="Key in sources.csv.")
    published_on: Day | None = Field(None, description="Day of the release; releases stand side by side.")
    indicators: Number | None = Field(None, description="Of a given score: how many indicators it stands for.")
    decimals: int | None = Field(None, description="Of a given score: decimals printed; empty is exact.")


class IllustrationRow(DataRow):
    """A row of illustration.csv: an invented value of a what-if, marked as such."""

    status: Literal["illustration"] = Field(description="That the value is invented.")  # type: ignore[assignment]


class PublishedRow(Row):
    """A row of published.csv: a score as it was printed."""

    unit: str = Field("", description="Unit; may be left out where there is only one.")
    node: Text = Field(description="Code of framework.csv.")
    period: Text = Field(description="2022, 2022-Q3 or 2022-03.")
    value: Number = Field(description="As printed.")
    decimals: Annotated[int, Field(ge=0), BeforeValidator(_plain)] = Field(description="Decimals printed.")
    published_on: PartialDate = Field(description="Day of publication.")
    source: Text = Field(description="Key in sources.csv.")
    status: Literal["", "second_hand"] = Field("", description="second_hand: the source itself was not read.")


class UnitRow(Row):
    """A row of units.csv: a thing scored."""

    unit: Text = Field(description="Its code in data.csv.")
    name_en: Text = Field(description="Name in English.")
    name_ko: Text = Field(description="Name in Korean.")
    group: str = Field("", description="Group of units, for gaps filled from a group.")
    boundary: str = Field("", description="Id of its feature in boundaries.geojson.")


class DriverRow(Row):
    """A row of drivers.csv: the form of an indicator, and the series it is made of."""

    indicator: Text = Field(description="Code of an indicator of framework.csv.")
    form: Literal["coverage", "volume", "outcome"] = Field(
        description="coverage: scale × output / need. volume: scale × output. outcome: neither."
    )
    output: str = Field("", description="Code of series.csv: what was delivered; of a volume, empty is itself.")
    need: str = Field("", description="Code of series.csv: how many need it; empty where not published.")
    budget: str = Field("", description="Code of series.csv: what was spent; empty where not published.")
    price_level: str = Field("", description="Code of series.csv: the price level of the budget.")
    scale: Number = Field(1.0, description="100 for per cent.")
    decimals: Annotated[int, Field(ge=0), BeforeValidator(_plain)] | None = Field(
        None, description="Decimals the indicator is printed with; empty is exact."
    )
    need_error: Number = Field(0.0, description="How far figures of need may lie off, as a share of them. 0-1")
    budget_error: Number = Field(0.0, description="The same of the budget. 0-1")
    output_error: Number = Field(0.0, description="The same of the output. 0-1")
    source: Text = Field(description="Key in sources.csv of what says so.")


class StatedRow(Row):
    """A row of explanations.csv: what the city gave as a cause or a response, in our own words."""

    node: Text = Field(description="Code of framework.csv.")
    period: Text = Field(description="The period whose score it explains: 2022, 2022-Q3 or 2022-03.")
    kind: Literal["cause", "response"] = Field(description="What moved the score, or what the city does about it.")
    text_en: Text = Field(description="In English.")
    text_ko: Text = Field(description="In Korean.")
    source: Text = Field(description="Key in sources.csv.")


class SourceRow(Row):
    """A row of sources.csv: where numbers come from."""

    key: Text = Field(description="What other files call it.")
    publisher: Text = Field(description="Who publishes it.")
    title: Text = Field(description="What it is called, or what it is.")
    url: str = Field("", description="Address.")
    published: PartialDate | Literal[""] = Field("", description="Day, month or year of publication.")
    accessed: PartialDate | Literal[""] = Field("", description="When it was read.")
    licence: str = Field("", description="Terms of use.")
    attribution: str = Field("", description="What to print under every figure; English / Korean.")
    publisher_ko: str = Field("", description="Who publishes it, in Korean.")
    title_ko: str = Field("", description="What it is called, in Korean.")


class Bilingual(BaseModel):
    """A text in both languages."""

    model_config = ConfigDict(extra="forbid")

    en: Text
    ko: Text


class WhatIfSettings(BaseModel):
    """whatif.toml."""

    model_config = ConfigDict(extra="forbid")

    statement: Bilingual = Field(description="That the numbers are invented, as it stands beside each of them.")
    unit_measure: dict[str, str | Bilingual] = Field(
        {}, description="Units of the invented values of indicators whose unit is not known, by code."
    )


class UnitKind(BaseModel):
    """What kind of thing the units of the indices are, one and many: a district, districts; 자치구."""

    model_config = ConfigDict(extra="forbid")

    one: Bilingual
    many: Bilingual


class Licence(Bilingual):
    """Under which terms a city's own texts may be used."""

    address: Annotated[str, Field(pattern=WEB)] | None = Field(None, description="Where its terms stand.")


class Colours(BaseModel):
    """The colours of a city's site; what is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    accent: Colour | None = Field(None, description="Of links and marks on a light ground.")
    accent_dark: Colour | None = Field(None, description="The same on a dark ground.")
    paper: Colour | None = Field(None, description="The light ground.")
    paper_dark: Colour | None = Field(None, description="The dark ground.")


class CitySettings(BaseModel):
    """city.toml."""

    model_config = ConfigDict(extra="forbid")

    name_en: Text = Field(description="Name in English.")
    name_ko: Text = Field(description="Name in Korean.")
    currency: Annotated[str, Field(pattern=CURRENCY)] = Field(description="ISO 4217 code.")
    time_zone: Text = Field(description="IANA name, such as Asia/Seoul.")
    boundaries: str | None = Field(None, description="GeoJSON file of the units' boundaries.")
    attribution: Bilingual | None = Field(None, description="What to print under a map of the boundaries.")
    units: UnitKind | None = Field(None, description="What the units of the indices are called, one and many.")
    licence: Licence | None = Field(None, description="Terms of the city's own texts, for the foot of every page.")
    languages: list[Language] = Field(
        ["ko", "en"],
        min_length=1,
        description="Languages of the site by ISO 639-1 code, the first of them the default.",
    )
    colours: Colours = Field(Colours(), description="Colours of the site.")
    logo: str | None = Field(None, description="SVG or PNG file of the logo.")


TABLES: dict[str, type[Row]] = {
    "framework.csv": FrameworkRow,
    "series.csv": SeriesRow,
    "data.csv": DataRow,
    "illustration.csv": IllustrationRow,
    "published.csv": PublishedRow,
    "units.csv": UnitRow,
    "drivers.csv": DriverRow,
    "explanations.csv": StatedRow,
    "sources.csv": SourceRow,
}


def columns(model: type[Row]) -> tuple[list[str], list[str]]:
    """The columns that have to be there, and those that may."""
    must = {
        "data.csv": ["unit", "period", "node", "value", "source"],
        "framework.csv": [
            "code",
            "name_en",
            "name_ko",
            "parent",
            "unit_measure",
            "direction",
            "weight",
            "source",
        ],
    }
    name = next((name for name, table in TABLES.items() if table is model), "")
    required = must.get(name) or [field for field, info in model.model_fields.items() if info.is_required()]
    return required, [field for field in model.model_fields if field not in required]
