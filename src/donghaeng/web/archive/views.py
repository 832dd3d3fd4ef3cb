"""Where a request meets a page, and the search."""

from typing import Any

from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from donghaeng.web.archive import lookups, search
from donghaeng.web.archive.listing import ON_A_PAGE, page_numbers


def page(request: HttpRequest, path: str) -> HttpResponse:
    """A page found with one query, where Wagtail asks for each step of the path; what it is not, Wagtail looks for."""
    found = lookups.page_at(path.split("/")[:-1], get_language() or settings.LANGUAGE_CODE)
    if found is not None:
        request._wagtail_route_for_request = RouteResult(found)  # type: ignore[attr-defined] # noqa: SLF001 - Wagtail reads it
    response: HttpResponse = serve(request, path)
    return response


def search_view(request: HttpRequest) -> HttpResponse:
    """What the archive says about some words.

    Raises
    ------
    Http404
        If there is no such page of the results.
    """
    language = get_language() or settings.LANGUAGE_CODE
    question = request.GET.get("q", "").replace("\0", " ").strip()[: search.LONGEST]
    paginator = Paginator(search.find(question, language), ON_A_PAGE)
    try:
        rows: Any = paginator.page(request.GET.get("page", "1"))
    except InvalidPage:
        raise Http404(_("There is no such page of the list.")) from None
    rows.object_list = search.teasers_of(rows.object_list, language)
    pages = page_numbers(rows, lambda number: f"?{urlencode({'q': question, 'page': str(number)})}")
    context = {"q": question, "results": rows, "count": paginator.count, "pages": list(pages)}
    return render(request, "archive/search.html", context)
