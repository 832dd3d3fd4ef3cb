"""Views that are no pages: search, and what machines ask for."""

from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from donghaeng.web.archive import search
from donghaeng.web.archive.listing import ON_A_PAGE, page_numbers


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
        rows = paginator.page(request.GET.get("page", "1"))
    except InvalidPage:
        raise Http404(_("There is no such page of the list.")) from None
    rows.object_list = search.pages_of(rows.object_list, language)
    pages = page_numbers(rows, lambda number: f"?{urlencode({'q': question, 'page': str(number)})}")
    context = {"q": question, "results": rows, "count": paginator.count, "pages": list(pages)}
    return render(request, "archive/search.html", context)
