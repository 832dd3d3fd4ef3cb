"""The rows and the front matter of an archive, for checks and for JSON Schema."""

import datetime as dt
from collections.abc import Collection
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from donghaeng.archive import LANGUAGES, SUMMARY
from donghaeng.files.models import BELOW, DAY, LINE, PARTIAL_DATE, PATH, SLUG, WEB, WORDS, Row
from donghaeng.files.table import NUMBER

TRANSLATED = "translated"
"""Marks a text that has a column for each language."""


def _written(value: object) -> object:
    """A date of TOML as it was written; a year may be a number."""
    if type(value) is dt.date:
        return value.isoformat()
    if type(value) is int:
        return str(value)
    if not isinstance(value, str):
        raise ValueError("a day such as 2024-06-19")  # noqa: TRY004 - pydantic makes a fault of it
    return value


def _of_calendar(value: str) -> str:
    """Refuse the thirty-first of a short month."""
    try:
        dt.date.fromisoformat(value + "2000-01-01"[len(value) :])
    except ValueError:
        raise ValueError("a day of the calendar") from None
    return value


def _plain(value: object) -> object:
    """Refuse what Python would read as a number and a spreadsheet would not."""
    if isinstance(value, str) and not NUMBER.fullmatch(value):
        raise ValueError("a number, such as 12")
    return value


def _short(value: str) -> str:
    if len(value) > SUMMARY:
        raise ValueError(f"at most {SUMMARY} characters; these are {len(value)}")
    return value


Slug = Annotated[str, Field(pattern=SLUG)]
Entry = Annotated[str, Field(pattern=PATH)]
Line = Annotated[str, Field(pattern=LINE)]
Title = Annotated[str, Field(min_length=1, pattern=LINE)]
Summary = Annotated[str, Field(pattern=LINE), AfterValidator(_short)]
Words = Annotated[str, Field(pattern=WORDS)]
Web = Annotated[str, Field(pattern=WEB)]
Day = Annotated[str, BeforeValidator(_written), Field(pattern=DAY), AfterValidator(_of_calendar)]
Date = Annotated[str, BeforeValidator(_written), Field(pattern=PARTIAL_DATE), AfterValidator(_of_calendar)]
Minutes = Annotated[float, BeforeValidator(_plain), Field(gt=0, allow_inf_nan=False)]
Year = Annotated[int, Field(strict=True, ge=1, le=9999)]


class FieldRow(Row):
    """A row of fields.csv: a field of policy."""

    code: Slug = Field(description="What entries call it.")
    name: Annotated[Title, TRANSLATED] = Field(description="Its name")


class EntryRow(Row):
    """A row of the archive: what all kinds have in common."""

    slug: Slug = Field(description="Its name in addresses, the same in all languages.")
    title: Annotated[Line, TRANSLATED] = Field("", description="Title; empty if it does not exist")
    summary: Annotated[Summary, TRANSLATED] = Field("", description="One or two sentences")
    source: str = Field("", description="Keys of sources.csv, parted by spaces.")


class VideoRow(EntryRow):
    """A row of videos.csv."""

    date: Date = Field(description="Day of publication, as exact as known.")
    field: str = Field("", description="Code of fields.csv.")
    address: Web = Field(description="Where it is shown.")
    minutes: Minutes | None = Field(None, description="How long it is. [minutes]")
    publisher: Annotated[Line, TRANSLATED] = Field("", description="Whose it is")


class EventRow(EntryRow):
    """A row of events.csv."""

    kind: Literal["event", "forum"] = Field(description="event or forum.")
    starts: Date = Field(description="First day, as exact as known.")
    ends: Date | Literal[""] = Field("", description="Last day; empty if it is the first.")
    place: Annotated[Line, TRANSLATED] = Field("", description="Where it is")
    field: str = Field("", description="Code of fields.csv.")
    district: str = Field("", description="Code of a unit of the city's indices.")
    address: Web | Literal[""] = Field("", description="Its page.")


class OrganisationRow(EntryRow):
    """A row of organisations.csv."""

    kind: Literal["partner", "network", "member"] = Field(description="partner, network, or member of one.")
    country: Line = Field("", description="Its country.")
    city: Annotated[Line, TRANSLATED] = Field("", description="Its city")
    network: str = Field("", description="Slugs of the networks it belongs to, parted by spaces.")
    since: Date | Literal[""] = Field("", description="Since when, as exact as known.")
    address: Web | Literal[""] = Field("", description="Its page.")


class ProgrammeRow(EntryRow):
    """A row of programmes.csv."""

    institute: Annotated[Line, TRANSLATED] = Field("", description="Who teaches")
    centre: Annotated[Line, TRANSLATED] = Field("", description="Centre of the institute")
    place: Annotated[Line, TRANSLATED] = Field("", description="Where it is")
    starts: Date | Literal[""] = Field("", description="First day, as exact as known.")
    ends: Date | Literal[""] = Field("", description="Last day; empty if it is the first.")
    field: str = Field("", description="Code of fields.csv.")
    address: Web | Literal[""] = Field("", description="Its page.")


class SharedRow(EntryRow):
    """A row of shared.csv."""

    kind: Literal["space", "time", "talent", "goods", "information"] = Field(description="What is shared.")
    place: Annotated[Line, TRANSLATED] = Field("", description="Where it is")
    hours: Annotated[Words, TRANSLATED] = Field("", description="When it is open")
    price: Annotated[Words, TRANSLATED] = Field("", description="What it costs")
    rules: Annotated[Words, TRANSLATED] = Field("", description="Who may use it, and how")
    field: str = Field("", description="Code of fields.csv.")
    district: str = Field("", description="Code of a unit of the city's indices.")
    address: Web | Literal[""] = Field("", description="Its page.")


class Attached(BaseModel):
    """A file to take away."""

    model_config = ConfigDict(extra="forbid")

    title: Title = Field(description="What it is.")
    file: Annotated[str, Field(pattern=BELOW)] = Field(description="Its name below the archive: files/plan.pdf.")


class ArticleMatter(BaseModel):
    """The front matter of an article."""

    model_config = ConfigDict(extra="forbid")

    title: Title = Field(description="Title.")
    summary: Annotated[Summary, Field(min_length=1)] = Field(description="One or two sentences.")
    date: Date = Field(description="Day of publication; 2024-06 and 2024, in quotes, if no more is known.")
    updated: Date | Literal[""] = Field("", description="Day of the last change.")
    writer: Line = Field("", description="Who wrote it.")
    department: Line = Field("", description="The department of the city that answers for it.")
    field: str = Field("", description="Code of fields.csv.")
    district: str = Field("", description="Code of a unit of the city's indices.")
    sources: tuple[str, ...] = Field((), description="Keys of sources.csv.")
    related: tuple[Entry, ...] = Field((), description="Other entries.")
    attachments: tuple[Attached, ...] = Field((), description="Files to take away: title and file.")


class NewsMatter(ArticleMatter):
    """The front matter of a news item."""

    date: Day = Field(description="Day of publication.")
    kind: Literal["announcement", "explainer", "international", "review"] | Literal[""] = Field(
        "", description="announcement, explainer, international or review."
    )


class PolicyMatter(ArticleMatter):
    """The front matter of a policy."""

    contact: Line = Field("", description="Department and public telephone number.")
    years: Annotated[tuple[Year, ...], Field(max_length=2)] = Field((), description="First and last year.")
    cities: tuple[Title, ...] = Field((), description="Cities that took it over.")


ROWS: dict[str, type[EntryRow]] = {
    "videos": VideoRow,
    "events": EventRow,
    "organisations": OrganisationRow,
    "programmes": ProgrammeRow,
    "shared": SharedRow,
}
"""The rows of the archive's tables, their texts still without a language."""
MATTERS: dict[str, type[ArticleMatter]] = {"news": NewsMatter, "policies": PolicyMatter, "pages": ArticleMatter}
"""The front matter by folder."""


@cache
def in_languages(model: type[Row], languages: tuple[str, ...]) -> type[Row]:
    """Give a model a column per language for each of its texts, in the order of the file."""
    fields: dict[str, Any] = {}
    for name in _in_order(model):
        info = model.model_fields[name]
        for column, words in columns_of(name, info, languages).items():
            fields[column] = (info.annotation, _described(info, words))
    return create_model(model.__name__, __base__=Row, __doc__=model.__doc__, **fields)


def columns_of(name: str, info: FieldInfo, languages: Collection[str]) -> dict[str, str]:
    """The columns of a field, with what is added to its description."""
    if TRANSLATED not in info.metadata:
        return {name: ""}
    return {column(name, language): f" in {language}." for language in sorted(languages)}


def column(name: str, language: str) -> str:
    """The column of a text in a language.

    Examples
    --------
    >>> column("title", "ko"), column("title", "zh-hans")
    ('title_ko', 'title_zh_hans')
    """
    return f"{name}_{language.replace('-', '_')}"


def _in_order(model: type[Row]) -> list[str]:
    """The fields in the order of the file: slug and kind first, source last; a note stands behind all."""
    rank = {"slug": 0, "code": 0, "kind": 1, "source": 9}
    return sorted((name for name in model.model_fields if name != "note"), key=lambda name: rank.get(name, 2))


def _described(info: FieldInfo, words: str) -> FieldInfo:
    made = FieldInfo.merge_field_infos(info, description=f"{info.description}{words}")
    made.metadata = [one for one in info.metadata if one != TRANSLATED]
    return made


ARCHIVE_TABLES: dict[str, type[Row]] = {
    f"{name}.csv": in_languages(model, LANGUAGES) for name, model in {"fields": FieldRow, **ROWS}.items()
}
"""The tables of an archive in our two languages."""
