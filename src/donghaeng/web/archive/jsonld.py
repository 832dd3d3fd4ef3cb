"""Pages for machines, in the words of schema.org; safe inside a script element."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings

from donghaeng.web.archive import lookups
from donghaeng.web.core.jsonld import for_script

if TYPE_CHECKING:
    from donghaeng.web.archive.models import EntryPage, ListPage

Data = dict[str, Any]


def entry_jsonld(page: "EntryPage") -> str:
    """An entry and the way to it."""
    return _written([_full(OWN.get(page.section().code, _article)(page), page), _crumbs(page)])


def list_jsonld(page: "ListPage") -> str:
    """The way to a list."""
    return _written([_crumbs(page)])


def _article(page: "EntryPage") -> Data:
    return {"@type": "Article", **_published(page)}


def _news(page: "EntryPage") -> Data:
    return {"@type": "NewsArticle", **_published(page)}


def _standard(_page: "EntryPage") -> Data:
    return {"@type": "WebPage"}


def _published(page: Any) -> Data:
    author = {"@type": "Organization", "name": page.writer} if page.writer else None
    changed = page.updated or page.date_text
    sources = [source.url for source in page.sources if source.url]
    return {
        "headline": page.title,
        "datePublished": page.date_text,
        "dateModified": changed,
        "author": author,
        "publisher": {"@type": "Organization", "name": settings.WAGTAIL_SITE_NAME},
        "citation": sources,
        "isAccessibleForFree": True,
    }


def _event(page: Any) -> Data:
    return {"@type": "Event", **_span(page), "location": _place(page.place), "sameAs": page.address}


def _programme(page: Any) -> Data:
    organiser = {"@type": "Organization", "name": page.institute} if page.institute else None
    kind = "EducationEvent" if page.starts else "WebPage"
    return {
        "@type": kind,
        **_span(page),
        "location": _place(page.place),
        "organizer": organiser,
        "sameAs": page.address,
    }


def _span(page: Any) -> Data:
    return {"startDate": page.starts, "endDate": page.ends}


def _organisation(page: Any) -> Data:
    address = {"@type": "PostalAddress", "addressLocality": page.city, "addressCountry": page.country}
    return {"@type": "Organization", "sameAs": page.address, "address": address, "foundingDate": page.since}


def _video(page: Any) -> Data:
    minutes = f"PT{page.minutes * 60:.0f}S" if page.minutes else ""
    return {
        "@type": "VideoObject",
        "uploadDate": page.date_text,
        "contentUrl": page.address,
        "embedUrl": page.embed,
        "duration": minutes,
        "publisher": {"@type": "Organization", "name": page.publisher} if page.publisher else None,
    }


def _shared(page: Any) -> Data:
    if page.kind != "space":
        return {"@type": "Service", "sameAs": page.address, "areaServed": page.place}
    return {"@type": "Place", "address": page.place, "sameAs": page.address}


OWN: Mapping[str, Callable[["EntryPage"], Data]] = {
    "news": _news,
    "pages": _standard,
    "events": _event,
    "programmes": _programme,
    "organisations": _organisation,
    "videos": _video,
    "shared": _shared,
}
"""What each section is, in the words of schema.org; else an article."""


def _place(name: str) -> Data | None:
    return {"@type": "Place", "name": name, "address": name} if name else None


def _full(own: Data, page: "EntryPage") -> Data:
    """What every entry says: its name, summary, language and address."""
    address = f"{page.seen_at}{page.url}"
    general = {"@id": address, "url": address, "name": page.title, "description": page.summary}
    return {**own, **general, "inLanguage": lookups.language_of(page)}


def _crumbs(page: Any) -> Data:
    steps = [
        {"@type": "ListItem", "position": place, "name": crumb["title"], "item": f"{page.seen_at}{crumb['url']}"}
        for place, crumb in enumerate(page.breadcrumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _written(things: list[Data]) -> str:
    """JSON-LD without empty values and without a sign that could end its element."""
    kept = [{key: value for key, value in thing.items() if value not in ("", None, [])} for thing in things]
    graph = {"@context": "https://schema.org", "@graph": kept}
    return for_script(graph)
