"""What no request may be: too long to be meant, or with a character that a database refuses."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

LONGEST = 4096
"""Of a path or of a query string. [bytes]"""


class RequestLimits:
    """Answer 414 to an address that is too long, 400 to one with NUL in it; both before anything is computed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse, or pass on."""
        query = request.META.get("QUERY_STRING", "")
        if max(len(query), len(request.META.get("PATH_INFO", ""))) > LONGEST:
            return _plain("The address is too long.", status=414)
        if "\0" in request.path or "%00" in query or "\0" in query:
            return _plain("The address holds a character that means nothing.", status=400)
        return self.get_response(request)


def _plain(text: str, *, status: int) -> HttpResponse:
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
