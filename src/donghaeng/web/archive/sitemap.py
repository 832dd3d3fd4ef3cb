"""The map of the site for search engines; it names a translation only where there is one."""

from collections import defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page, Site


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
    return render(request, "archive/sitemap.xml", {"rows": rows}, content_type="application/xml")


def robots(request: HttpRequest) -> HttpResponse:
    """What machines may read: everything but the editor's part."""
    where = request.build_absolute_uri("/sitemap.xml")
    return HttpResponse(
        f"User-agent: *\nDisallow: /admin/\nSitemap: {where}\n", content_type="text/plain; charset=utf-8"
    )


def _pages(site: Site) -> list[Page]:
    """The published pages below the front pages of all languages."""
    homes = Page.objects.filter(translation_key=site.root_page.translation_key).live()
    paths = [home.path for home in homes]
    pages = Page.objects.live().public().filter(depth__gt=1).select_related("locale").order_by("path")
    return [page for page in pages if any(page.path.startswith(path) for path in paths)]
