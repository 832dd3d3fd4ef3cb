"""In which language a request is answered: the path says; where it says nothing, the browser does. No cookie."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import get_language_from_path, get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header


class LanguageByPath:
    """Activate the language of the path, else the first the browser asks for that the city has."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in that language, and say so."""
        of_path = get_language_from_path(request.path_info)
        language = of_path or asked_for(request.headers.get("Accept-Language", ""))
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def asked_for(accept: str) -> str:
    """The language of an ``Accept-Language`` header that the city has; its first without one."""
    for code, _quality in parse_accept_lang_header(accept):
        if code == "*":
            break
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def to_language(request: HttpRequest) -> HttpResponse:
    """Send a reader of ``/`` to the front page in their language."""
    return HttpResponseRedirect(f"/{request.LANGUAGE_CODE}/", headers={"Vary": "Accept-Language"})
