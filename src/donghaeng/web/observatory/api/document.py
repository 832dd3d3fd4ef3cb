"""The OpenAPI document of the interface, with names of this city as examples, and the page that shows it to readers."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from donghaeng.web.observatory import figures
from donghaeng.web.observatory.api.answers import ROOT
from donghaeng.web.observatory.api.operations import API, refuse_unknown, version
from donghaeng.web.observatory.files import OPEN

ANSWERS: Mapping[int, str] = {
    200: gettext_noop("What was asked for."),
    304: gettext_noop("Nothing has changed since the version named in If-None-Match."),
    400: gettext_noop("The address holds a character that means nothing, or the host is not ours."),
    404: gettext_noop("There is no such index, node, unit, period or page; the answer offers what there is."),
    414: gettext_noop("The address is longer than 4,096 bytes."),
    422: gettext_noop("A parameter is out of range, given twice, or unknown; the answer says what is allowed."),
    429: gettext_noop("Too many requests; Retry-After says when to ask again."),
    500: gettext_noop("The fault is ours."),
}
TAG = {"ETag": {"description": "The version of the answer.", "required": True, "schema": {"type": "string"}}}
AFTER = {"Retry-After": {"description": "[s]", "required": True, "schema": {"type": "integer"}}}
HEADERS: Mapping[int, Mapping[str, Any]] = {200: TAG, 304: TAG, 429: AFTER}
DESCRIPTION = """\
Read only. Numbers have full precision; a gap is null, never zero, and its status says why. Names stand in English and
Korean side by side (`name_en`, `name_ko`). Lists come in pages; `next` and `previous` are addresses. A parameter that
is not listed is refused. Answers are JSON whatever is accepted, carry an ETag, and may be read from any page. HEAD and
OPTIONS are answered wherever GET is; any other method is answered with 405."""


@API.get("/openapi.json", include_in_schema=False, url_name="openapi")
def openapi(request: HttpRequest) -> HttpResponse:
    """Hand out the document."""
    refuse_unknown(request, {})
    headers = {**OPEN, "ETag": version(request), "Content-Language": "en"}
    if headers["ETag"] in request.headers.get("If-None-Match", ""):
        return HttpResponseNotModified(headers=headers)
    return JsonResponse(document(figures.current().path), headers=headers)


@lru_cache(maxsize=2)
def document(results: Path | None) -> dict[str, Any]:
    """The document, for results that have been loaded: its examples are names of theirs."""
    made: dict[str, Any] = {**API.get_openapi_schema(path_prefix=f"{ROOT}/")}
    made["info"] = {**made["info"], "description": DESCRIPTION, "license": {"name": "as each index says: licence_en"}}
    made["servers"] = [{"url": "/"}]
    examples = _examples(figures.Results(results))
    for path in made["paths"].values():
        for one in path.values():
            _complete(one, examples)
    return made


def _complete(operation: dict[str, Any], examples: Mapping[str, str]) -> None:
    """Say what each answer means and what its headers are, and give an example of each name."""
    for status, answer in operation["responses"].items():
        answer["description"] = ANSWERS[int(status)]
        if int(status) in HEADERS:
            answer["headers"] = HEADERS[int(status)]
    for parameter in operation["parameters"]:
        if parameter["in"] == "path" and parameter["name"] in examples:
            parameter["example"] = examples[parameter["name"]]


def _examples(results: figures.Results) -> dict[str, str]:
    """A name of each kind: of the first index, and its latest score."""
    summary = next(iter(results.summaries.values()), None)
    if summary is None:
        return {}
    units, periods = summary["units"], summary["periods"]
    return {"index": summary["code"], "node": summary["root"], "unit": units[-1], "versus": units[0],
            "period": periods[-1], "since": periods[0]}  # fmt: skip


def page(site: str) -> dict[str, Any]:
    """What the page for readers shows, in the language that is active."""
    made = document(figures.current().path)
    fields = made["components"]["schemas"]["Score"]["properties"]
    return {
        "operations": [_shown(path, one["get"], site) for path, one in made["paths"].items()],
        "answers": [{"status": status, "meaning": _(meaning)} for status, meaning in ANSWERS.items()],
        "fields": [{"name": name, "meaning": _(field["description"])} for name, field in _described(fields)],
    }


def _described(fields: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name, field) for name, field in fields.items() if "description" in field)


def _shown(path: str, operation: Mapping[str, Any], site: str) -> dict[str, Any]:
    examples = {one["name"]: one["example"] for one in operation["parameters"] if "example" in one}
    return {
        "name": operation["operationId"],
        "path": path,
        "summary": _(operation["summary"]),
        "example": site + path.format(**examples) if len(examples) == path.count("{") else "",
        "parameters": [{"name": one["name"], "meaning": _(one["description"])} for one in operation["parameters"]],
    }
