"""datapackage.json: a package of tables as Frictionless Data Package v1 describes it."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from donghaeng.base.bilingual import in_language
from donghaeng.base.sources import Source
from donghaeng.publish.columns import TABLES, Column, Table
from donghaeng.publish.facts import Facts
from donghaeng.publish.publisher import LANGUAGES


def datapackage(facts: Facts, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Describe the tables among ``files``: columns, keys, sizes, sources and terms.

    Text in Korean stands beside the English one under the same name with ``@ko``.
    """
    tables = {table: files[f"{table.name}.csv"] for table in TABLES}
    has_series = bool(facts.report.index.framework.series)
    described = {
        "profile": "tabular-data-package",
        "name": _name(facts.code),
        "id": facts.publisher.file(facts.code, "datapackage.json") if facts.publisher.data else "",
        **_both("title", facts.name),
        **_both("description", facts.summary),
        "languages": ["en", "ko"],
        "homepage": facts.address("en"),
        "version": facts.releases[1],
        "keywords": [word for words in facts.keywords.values() for word in words],
        "licenses": _licences(facts),
        **_both("rights", facts.terms),
        "contributors": [
            {**_both("title", {language: name(language) for language in LANGUAGES}), "role": role}
            for role, name in (("author", facts.author), ("publisher", facts.publisher_name))
        ],
        "sources": [_source(source) for source in facts.sources],
        "resources": [_resource(table, content, has_series=has_series) for table, content in tables.items()],
    }
    return {name: value for name, value in described.items() if value not in ("", [])}


def _both(name: str, words: Mapping[str, str]) -> dict[str, str]:
    return {name: words["en"], f"{name}@ko": words["ko"]}


def _name(code: str) -> str:
    """A name as the standard has it: small letters, digits and a few signs."""
    return re.sub(r"[^-a-z0-9._]+", "-", code.lower()).strip("-") or "index"


def _licences(facts: Facts) -> list[dict[str, str]]:
    licence = facts.publisher.licence
    if licence is None:
        return []
    named = {"path": licence.address} if licence.address else {"name": "other"}
    return [{**named, "title": licence.en, "title@ko": licence.ko}]


def _source(source: Source) -> dict[str, str]:
    own = {
        "title": f"{source.publisher}: {source.title}",
        "path": source.url,
        "key": source.key,
        "licence": in_language(source.licence, "en"),
        "licence@ko": in_language(source.licence, "ko"),
        "attribution": source.attribution,
    }
    return {name: value for name, value in own.items() if value}


def _resource(table: Table, content: bytes, *, has_series: bool) -> dict[str, Any]:
    """A table: ``encoding`` says nothing of the byte order mark, since no name of an encoding does for all readers."""
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title_en,
        "title@ko": table.title_ko,
        "mediatype": "text/csv",
        "format": "csv",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": _schema(table, has_series=has_series),
    }


def _schema(table: Table, *, has_series: bool) -> dict[str, Any]:
    keys = list(_foreign_keys(table, has_series=has_series))
    return {
        "fields": [_field(column) for column in table.columns],
        **({"primaryKey": list(table.keys)} if table.keys else {}),
        **({"foreignKeys": keys} if keys else {}),
        "missingValues": [""],
    }


def _foreign_keys(table: Table, *, has_series: bool) -> Iterator[dict[str, Any]]:
    """The keys of other tables; a node of data.csv may be a series, where there are any."""
    for column, other, key in table.refers:
        if not (has_series and (table.name, column) == ("data", "node")):
            resource = "" if other == table.name else other
            yield {"fields": [column], "reference": {"resource": resource, "fields": [key]}}


def _field(column: Column) -> dict[str, Any]:
    about = {"description": column.about_en, "description@ko": column.about_ko} if column.about_en else {}
    return {
        "name": column.name,
        "type": column.kind,
        "title": column.title_en,
        "title@ko": column.title_ko,
        **about,
        **({"constraints": {"required": True}} if column.is_required else {}),
    }
