"""The map of the site for search engines; it names a translation only where there is one."""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page, Site

from donghaeng.web.lab import law
from donghaeng.web.ledger import kept as ledger
from donghaeng.web.observatory.addresses import claim_url, page_url, response_url
from donghaeng.web.observatory.figures import current


def sitemap(request: HttpRequest) -> HttpResponse:
    """All published pages."""
    site = Site.find_for_request(request)
    pages = _pages(site) if site is not None else []
    root = request.build_absolute_uri("/").rstrip("/")
    of_key: dict[Any, list[dict[str, str]]] = defaultdict(list)
    for page in pages:
        entry = {"code": page.locale.language_code, "url": f"{root}{page.get_url(request)}"}
        of_key[page.translation_key].append(entry)
    rows = [
        {
            "url": f"{root}{page.get_url(request)}",
            "changed": page.last_published_at,
            "others": others if len(others := of_key[page.translation_key]) > 1 else [],
        }
        for page in pages
    ]
    computed = (*_figures(root), *_claims(root), *_lab(root))
    rows += [{"url": others[0]["url"], "changed": None, "others": others} for others in computed]
    return render(request, "archive/sitemap.xml", {"rows": rows}, content_type="application/xml")


def robots(request: HttpRequest) -> HttpResponse:
    """What machines may read: everything but the editor's part."""
    where = request.build_absolute_uri("/sitemap.xml")
    return HttpResponse(
        f"User-agent: *\nDisallow: /admin/\nSitemap: {where}\n", content_type="text/plain; charset=utf-8"
    )


def _figures(root: str) -> list[list[dict[str, str]]]:
    """The pages of the indices and of what answers them, each in every language."""
    languages = [code for code, _name in settings.LANGUAGES]
    summaries = current().summaries.items()
    ways = [{code: page_url(code, index, node, root=found["root"]) for code in languages}
            for index, found in summaries for node in found["nodes"]]  # fmt: skip
    ways += [{code: response_url(code, index) for code in languages} for index, found in summaries
             if found["has_response"]]  # fmt: skip
    return [
        [{"code": code, "url": f"{root}{way[code]}"} for code in ordered]
        for way in ways
        for ordered in _each_first(languages)
    ]


def _claims(root: str) -> list[list[dict[str, str]]]:
    """The pages of the claims, each in every language."""
    languages = [code for code, _name in settings.LANGUAGES]
    return [
        [{"code": code, "url": f"{root}{claim_url(code, claim)}"} for code in ordered]
        for claim in ledger.current().claims
        for ordered in _each_first(languages)
    ]


def _lab(root: str) -> list[list[dict[str, str]]]:
    """The page of the lab in every language, where the city has one."""
    ways = {code: law.address(code) for code, _name in settings.LANGUAGES}
    return [
        [{"code": code, "url": f"{root}{ways[code]}"} for code in ordered]
        for ordered in _each_first([code for code, way in ways.items() if way])
    ]


def _each_first(languages: list[str]) -> list[list[str]]:
    """The languages, once with each of them in front: every page names all its translations."""
    return [[code, *(other for other in languages if other != code)] for code in languages]


def _pages(site: Site) -> list[Page]:
    """The published pages below the front pages of all languages."""
    homes = Page.objects.filter(translation_key=site.root_page.translation_key).live()
    paths = [home.path for home in homes]
    pages = Page.objects.live().public().filter(depth__gt=1).select_related("locale").order_by("path")
    return [page for page in pages if any(page.path.startswith(path) for path in paths)]
