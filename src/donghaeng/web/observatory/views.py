"""The pages of the observatory: a figure's page answers in the state its address asks for."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_exempt

from donghaeng.web.core.policy import HEADER, PUBLIC, policy
from donghaeng.web.observatory import pages
from donghaeng.web.observatory.api import document


def indices(request: HttpRequest) -> HttpResponse:
    """Every index of the city."""
    return render(request, "observatory/indices.html", pages.indices(_language()))


def index(request: HttpRequest, index: str) -> HttpResponse:
    """An index."""
    return render(request, "observatory/index.html", pages.index(index, _language(), request.GET.dict()))


def node(request: HttpRequest, index: str, node: str) -> HttpResponse:
    """A pillar or an indicator of an index."""
    return render(request, "observatory/node.html", pages.node(index, node, _language(), request.GET.dict()))


def unit(request: HttpRequest, index: str, unit: str) -> HttpResponse:
    """A unit of an index: a district."""
    return render(request, "observatory/unit.html", pages.unit(index, unit, _language(), request.GET.dict()))


def response(request: HttpRequest, index: str) -> HttpResponse:
    """The response to an index: causes, what is not published, what money would do."""
    return render(request, "observatory/response.html", pages.response(index, _language(), request.GET.dict()))


def response_file(request: HttpRequest, index: str, language: str, form: str) -> HttpResponse:
    """The response to an index as a file to take away."""
    with translation.override(language if language in dict(settings.LANGUAGES) else _language()):
        content, kind, name = pages.response_file(index, language, request.GET.dict(), form)
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def compare(request: HttpRequest, index: str) -> HttpResponse:
    """Two units of an index side by side."""
    return render(request, "observatory/compare.html", pages.compare(index, _language(), request.GET.dict()))


def data(request: HttpRequest) -> HttpResponse:
    """The open data of the city: what there is, and how to take it."""
    return render(request, "observatory/data.html", pages.data(_language()))


def interface(request: HttpRequest) -> HttpResponse:
    """The interface for programs, for those who write them."""
    return render(request, "observatory/interface.html", document.page(request.build_absolute_uri("/").rstrip("/")))


def to_page(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Send a reader who names no language to the page in theirs."""
    return HttpResponseRedirect(reverse(name), headers={"Vary": "Accept-Language"})


@xframe_options_exempt
def embed(request: HttpRequest, language: str, index: str, chart: str) -> HttpResponse:
    """A chart alone, for a page elsewhere to show in a frame."""
    known = language if language in dict(settings.LANGUAGES) else _language()
    with translation.override(known):
        response = render(request, "observatory/embed.html", pages.embed(index, chart, language))
    response.headers[HEADER] = policy({**PUBLIC, "frame-ancestors": "*"})
    return response


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
