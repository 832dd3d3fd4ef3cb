"""dcat.jsonld and catalog.jsonld: an index as a data set of DCAT-AP, and a city's catalogue of them."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from donghaeng.files import json_bytes
from donghaeng.publish.facts import Facts
from donghaeng.publish.publisher import LANGUAGES, Publisher

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
EUROPE = "http://publications.europa.eu/resource/authority/"
SPOKEN = [{"@id": f"{EUROPE}language/ENG"}, {"@id": f"{EUROPE}language/KOR"}]
FORMATS = {
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
    "jsonld": ("JSON_LD", "application/ld+json"),
    "md": ("TXT", "text/markdown"),
    "toml": ("TXT", "application/toml"),
    "xml": ("XML", "application/xml"),
    "zip": ("ZIP", "application/zip"),
}
"""The name of a format among those of the European Union, and its media type, by ending."""
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/")
"""How an address begins that is not relative to where it stands."""
DAYS = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
CATALOGUE = {
    "title": {"en": "Open data: indices", "ko": "공공데이터: 지수"},
    "of": {"en": "Open data of {city}: indices", "ko": "{city} 공공데이터: 지수"},
    "about": {
        "en": "The composite indices of the city: scores, data, method and sources of each.",
        "ko": "시의 종합지수별 점수와 원자료, 산정 방법, 출처.",
    },
}


def dcat(facts: Facts, files: Mapping[str, bytes], *, with_zip: bool) -> dict[str, Any]:
    """Describe an index as a data set whose distributions are ``files``, and ``package.zip`` if there is one."""
    parts = [_distribution(facts, name, content) for name, content in files.items()]
    if with_zip:
        parts.insert(0, _distribution(facts, "package.zip", None))
    return {"@context": CONTEXT, "@graph": [_dataset(facts, parts)]}


def catalogue(packages: Mapping[str, Mapping[str, bytes]], publisher: Publisher) -> bytes:
    """Make the catalogue of a city out of the packages of its indices by code, as ``index_files`` gives them.

    It stands above the folders of the indices: what is relative to one of them is made relative to the catalogue.
    """
    sets = [
        _below(node, f"{quote(code)}/")
        for code, files in packages.items()
        for node in json.loads(files["dcat.jsonld"])["@graph"]
    ]
    of_city = {language: CATALOGUE["of"][language].format(city=publisher.name(language)) for language in LANGUAGES}
    own = {
        "@id": f"{publisher.base}catalog.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": _tagged(of_city if publisher.name_en else CATALOGUE["title"]),
        "dct:description": _tagged(CATALOGUE["about"]),
        "dct:publisher": _agent({"en": publisher.name_en, "ko": publisher.name_ko}),
        "dct:language": SPOKEN,
        "dct:license": _licence(publisher),
        "dcat:dataset": [{"@id": node["@id"]} for node in sets],
    }
    return json_bytes({"@context": CONTEXT, "@graph": [_filled(own), *sets]})


def _dataset(facts: Facts, parts: list[dict[str, Any]]) -> dict[str, Any]:
    publisher, (first, last), (begins, ends) = facts.publisher, facts.releases, facts.span
    city = {"en": publisher.name_en, "ko": publisher.name_ko}
    return _filled({
        "@id": f"{publisher.folder(facts.code)}#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": facts.code,
        "dct:title": _tagged(facts.name),
        "dct:description": _tagged(facts.summary),
        "dcat:keyword": [{"@value": word, "@language": language} for language, words in facts.keywords.items()
                         for word in words],
        "dct:creator": _agent({language: facts.author(language) for language in LANGUAGES}),
        "dct:publisher": _agent({language: facts.publisher_name(language) for language in LANGUAGES}),
        "dct:issued": _day(first),
        "dct:modified": _day(last),
        "owl:versionInfo": last,
        "dct:language": SPOKEN,
        "dct:license": _licence(publisher),
        "dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": _tagged(facts.terms)},
        "dct:temporal": {"@type": "dct:PeriodOfTime", "dcat:startDate": _day(begins), "dcat:endDate": _day(ends)},
        "dct:spatial": {"@type": "dct:Location", "skos:prefLabel": _tagged(city)} if any(city.values()) else None,
        "dcat:landingPage": _pages(facts),
        "dct:source": [_source(source.url, source.publisher, source.title) for source in facts.sources],
        "dct:provenance": _attribution(facts),
        "dcat:distribution": parts,
    })  # fmt: skip


def _distribution(facts: Facts, name: str, content: bytes | None) -> dict[str, Any]:
    """One file; of the package itself, which holds this description, the size cannot be told."""
    form, media = FORMATS[name.rpartition(".")[2]]
    address = {"@id": facts.publisher.file(facts.code, name)}
    own = {
        "@id": f"{address['@id']}#file",
        "@type": "dcat:Distribution",
        "dct:title": {"@value": name, "@language": "en"},
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dct:format": {"@id": f"{EUROPE}file-type/{form}"},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
        "dct:license": _licence(facts.publisher),
    }
    if content is not None:
        digest = {"@value": hashlib.sha256(content).hexdigest(), "@type": "xsd:hexBinary"}
        own["dcat:byteSize"] = {"@value": str(len(content)), "@type": "xsd:nonNegativeInteger"}
        own["spdx:checksum"] = {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": digest,
        }
    return _filled(own)


def _pages(facts: Facts) -> list[dict[str, Any]]:
    pages = dict.fromkeys(facts.address(language) for language in ("ko", "en"))
    return [{"@id": page, "@type": "foaf:Document"} for page in pages if page]


def _source(url: str, publisher: str, title: str) -> dict[str, Any]:
    """A source by its address where that is one, with what it is called."""
    known = {"@id": url} if re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", url) else {}
    return {**known, "@type": "rdfs:Resource", "dct:title": f"{publisher}: {title}"}


def _attribution(facts: Facts) -> dict[str, Any] | None:
    """What sources ask to be printed."""
    if not any(facts.attribution.values()):
        return None
    return {"@type": "dct:ProvenanceStatement", "rdfs:label": _tagged(facts.attribution)}


def _licence(publisher: Publisher) -> dict[str, Any] | None:
    licence = publisher.licence
    if licence is None:
        return None
    known = {"@id": licence.address} if licence.address else {}
    return {**known, "@type": "dct:LicenseDocument", "dct:title": _tagged({"en": licence.en, "ko": licence.ko})}


def _agent(names: Mapping[str, str]) -> dict[str, Any] | None:
    return {"@type": "foaf:Agent", "foaf:name": _tagged(names)} if any(names.values()) else None


def _tagged(words: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@value": text, "@language": language} for language, text in words.items() if text]


def _day(day: str) -> dict[str, str] | None:
    """A day, a month or a year, as exact as it is known."""
    return {"@value": day, "@type": DAYS[len(day)]} if day else None


def _below(part: Any, folder: str) -> Any:
    """A part of a description whose relative addresses are told from above its folder."""
    if isinstance(part, list):
        return [_below(one, folder) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        name: f"{folder}{value}" if name == "@id" and not ABSOLUTE.match(value) else _below(value, folder)
        for name, value in part.items()
    }


def _filled(node: Mapping[str, Any]) -> dict[str, Any]:
    """A node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
