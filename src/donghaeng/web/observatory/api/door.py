"""What every request to the interface meets first and every answer passes last."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from donghaeng.base.errors import Fault
from donghaeng.web.core.policy import HEADER, policy
from donghaeng.web.observatory.api import rate
from donghaeng.web.observatory.api.faults import error, said

ROOT = "/api/"
METHODS = "GET, HEAD, OPTIONS"
ON_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    "X-Content-Type-Options": "nosniff",
    HEADER: policy({"default-src": "'none'", "frame-ancestors": "'none'"}),
}
ON_OPTIONS = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}
EXPECTED = {
    400: "an address without NUL, on a host of this site",
    404: "an address that /api/v1/openapi.json names",
    414: "an address of at most 4,096 bytes",
    500: "an answer: the fault is ours, please report it",
}


class Door:
    """Let reading in, count who comes, and put every answer, even one that went wrong elsewhere, in the same shape."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        if not request.path_info.startswith(ROOT):
            return self.get_response(request)
        response = self._answer(request)
        for name, value in ON_ALL.items():
            response.headers[name] = value
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=ON_OPTIONS)
        if request.method not in {"GET", "HEAD"}:
            return error(405, [Fault("method", said(str(request.method)), METHODS)], {"Allow": METHODS})
        if seconds := rate.wait(request):
            fault = Fault("requests", "too many in this minute", f"the next one in {seconds} s")
            return error(429, [fault], {"Retry-After": str(seconds)})
        return self._read(request)

    def _read(self, request: HttpRequest) -> HttpResponse:
        """The answer to GET; to HEAD the same without its content."""
        is_head, request.method = request.method == "HEAD", "GET"
        response = worded(self.get_response(request))
        if is_head:
            length = str(len(response.content))
            response.content = b""
            response.headers["Content-Length"] = length
        return response


def worded(response: HttpResponse) -> HttpResponse:
    """The response; one that went wrong before it reached the interface is said again in our shape."""
    status = response.status_code
    if status < 400 or response.headers.get("Content-Type") == "application/json":
        return response
    return error(status, [Fault("address", HTTPStatus(status).phrase, EXPECTED.get(status, "another request"))])
