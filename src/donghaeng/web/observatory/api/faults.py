"""What the interface refuses, always in one shape: where, what was found, what would be right."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from django.http import HttpRequest, JsonResponse

from donghaeng.base.errors import DonghaengError, Fault

OFFERED = 20
"""Names offered in the place of one that is not there; a list of its own has them all."""
LONGEST = 200
"""Of a name somebody asks for. [characters]"""
ON_ERRORS = {"Cache-Control": "no-store", "Content-Language": "en"}
REPEATED = 80
"""Of what is found wrong, as it is said again. [characters]"""


class RefusedError(DonghaengError):
    """A request that cannot be answered; ``status`` is that of HTTP."""

    def __init__(self, status: int, faults: Iterable[Fault]) -> None:
        self.status = status
        super().__init__("the request cannot be answered", faults)


def error(status: int, faults: Iterable[Fault], headers: Mapping[str, str] | None = None) -> JsonResponse:
    """An answer that says what is wrong.

    Examples
    --------
    >>> error(404, [Fault("period", "1999", "2022 or 2023")]).content.decode()
    '{"detail": [{"where": "period", "found": "1999", "expected": "2022 or 2023"}]}'
    """
    detail = [{"where": fault.where, "found": fault.found, "expected": fault.expected} for fault in faults]
    return JsonResponse({"detail": detail}, status=status, headers={**ON_ERRORS, **(headers or {})})


def unknown(where: str, name: str, names: Sequence[str]) -> Fault:
    """A name that is not there, with those that are: the likeliest, or the first.

    Examples
    --------
    >>> str(unknown("node", "hosing", ["housing", "safety", "care"]))
    "node: found 'hosing'; expected one of 'housing'"
    """
    offered = get_close_matches(name, names, n=5) or list(names[:OFFERED])
    more = f", … ({len(names):,} in all)" if len(names) > OFFERED else ""
    return Fault(where, said(name), f"one of {', '.join(map(repr, offered))}{more}" if names else "nothing: none yet")


def said(found: str) -> str:
    """What was found, as it is said again: not the whole of something very long."""
    return repr(found if len(found) <= REPEATED else f"{found[:REPEATED]}…")


def refused(_request: HttpRequest, caught: Any) -> JsonResponse:
    """Answer for what we refuse ourselves."""
    return error(caught.status, caught.faults)


def not_valid(request: HttpRequest, caught: Any) -> JsonResponse:
    """Answer for parameters that are not what they are declared to be."""
    return error(422, [_not_valid(request, one) for one in caught.errors])


def _not_valid(request: HttpRequest, one: Mapping[str, Any]) -> Fault:
    kind, name, *_item = one["loc"]
    values = request.GET.getlist(str(name)) if kind == "query" else [_in_path(request, str(name))]
    return Fault(str(name), ", ".join(map(said, values)), _expected(str(one["msg"])))


def _in_path(request: HttpRequest, name: str) -> str:
    return str(request.resolver_match.kwargs.get(name, "")) if request.resolver_match else ""


def _expected(message: str) -> str:
    """What pydantic says would be right, as the end of our own sentence.

    Examples
    --------
    >>> _expected("Input should be less than or equal to 1000")
    'less than or equal to 1000'
    """
    for start in ("Input should be ", "Value error, ", "String should have ", "List should have "):
        message = message.removeprefix(start)
    return message
