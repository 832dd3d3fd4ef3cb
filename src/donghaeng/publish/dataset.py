"""An index as a ``Dataset`` of schema.org, for the page that shows it: what search engines for data read."""

from typing import Any

from donghaeng.city import IndexReport
from donghaeng.publish.facts import Facts
from donghaeng.publish.publisher import Publisher

MEDIA = {"package.zip": "application/zip", "scores.csv": "text/csv", "sdmx.csv": "application/vnd.sdmx.data+csv"}
"""The files that are named, with their media type."""
MOST = 5000
"""Letters that search engines take of a description."""


def dataset(report: IndexReport, publisher: Publisher, language: str) -> dict[str, Any]:
    """Describe an index as JSON-LD in ``ko`` or ``en``; what is not known is left out."""
    facts = Facts(report, publisher)
    first, last = facts.releases
    own = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": facts.name[language],
        "alternateName": facts.name["ko" if language == "en" else "en"],
        "description": facts.summary[language][:MOST],
        "identifier": facts.code,
        "url": facts.address(language),
        "creator": _organisation(facts.author(language)),
        "publisher": _organisation(publisher.name(language)),
        "license": _licence(publisher, language),
        "usageInfo": facts.terms[language] if publisher.licence is None else None,
        "creditText": facts.attribution[language],
        "datePublished": first,
        "dateModified": last,
        "version": last,
        "inLanguage": ["ko", "en"],
        "isAccessibleForFree": True,
        "keywords": list(facts.keywords[language]),
        "temporalCoverage": "/".join(facts.span),
        "spatialCoverage": {"@type": "Place", "name": publisher.name(language)} if publisher.name(language) else None,
        "variableMeasured": _variables(report, language),
        "isBasedOn": [source.url for source in facts.sources if source.url],
        "distribution": [_download(facts, name, media) for name, media in MEDIA.items()],
    }
    return {name: value for name, value in own.items() if value not in (None, "", [])}


def _organisation(name: str) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _licence(publisher: Publisher, language: str) -> Any:
    licence = publisher.licence
    if licence is None:
        return None
    return licence.address or {"@type": "CreativeWork", "name": licence.text(language)}


def _variables(report: IndexReport, language: str) -> list[dict[str, str]]:
    """Every node, with the unit of its values where it has values."""
    named = ((node.code, node.name(language), node.unit_measure) for node in report.index.framework.nodes)
    return [{"@type": "PropertyValue", "propertyID": code, "name": name, **({"unitText": unit} if unit else {})}
            for code, name, unit in named]  # fmt: skip


def _download(facts: Facts, name: str, media: str) -> dict[str, str]:
    address = facts.publisher.file(facts.code, name)
    return {"@type": "DataDownload", "name": name, "encodingFormat": media, "contentUrl": address}
