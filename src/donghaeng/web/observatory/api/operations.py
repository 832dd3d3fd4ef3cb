"""The operations of the interface: what is asked, found, answered."""

from collections.abc import Callable
from functools import partial, wraps
from hashlib import blake2b
from inspect import signature
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI, Path, Query
from ninja.errors import ValidationError
from pydantic import BaseModel, BeforeValidator, Field

from donghaeng.base.errors import Fault
from donghaeng.change import Place
from donghaeng.web.observatory import figures
from donghaeng.web.observatory.api import answers, asking, schemas
from donghaeng.web.observatory.api.faults import LONGEST, RefusedError, not_valid, refused, said
from donghaeng.web.observatory.api.paging import LAST, MOST, USUAL, Asked
from donghaeng.web.observatory.figures import Sheet
from donghaeng.web.observatory.files import OPEN

API = NinjaAPI(
    title="Donghaeng: indices of the city",
    version="1",
    urls_namespace="api",
    openapi_url=None,  # document.py serves it
    docs_url=None,  # Swagger comes from elsewhere: our own page stands at /en/data/api/
)
API.add_exception_handler(RefusedError, refused)
API.add_exception_handler(ValidationError, not_valid)


def plain_number(found: object) -> object:
    """Refuse what only looks like a whole number: `1.0`, `1_000`, ` 1`.

    Raises
    ------
    ValueError
        With what would be right.
    """
    if isinstance(found, str) and not (found.isascii() and found.isdigit() and len(found) <= len(str(LAST))):
        raise ValueError(f"a whole number from 1 to {LAST}, in digits")
    return found


Number = BeforeValidator(plain_number)
Name = Annotated[str, Field(min_length=1, max_length=LONGEST, pattern="^[^\\x00]+$")]
OfIndex = Annotated[Name, Path(description=_("The code of an index."))]
OfNode = Annotated[Name, Path(description=_("The code of a node of the index."))]
OfUnit = Annotated[Name, Path(description=_("The code of a unit of the index."))]
OfPeriod = Annotated[Name, Path(description=_("A period of the index."))]
Since = Annotated[Name, Path(description=_("The period a change begins with."))]
Versus = Annotated[Name, Path(description=_("The code of the unit to compare with."))]
AtPage = Annotated[int, Number, Query(1, ge=1, le=LAST, description=_("Which page, from 1."))]
PageSize = Annotated[int, Number, Query(USUAL, ge=1, le=MOST, description=_("Entries of a page: 1 to 1,000."))]
Nodes = Annotated[list[Name], Query(description=_("Only these nodes, by code; may be repeated."))]
Units = Annotated[list[Name], Query(description=_("Only these units, by code; may be repeated."))]
Periods = Annotated[list[Name], Query(description=_("Only these periods; may be repeated."))]
Statuses = Annotated[
    list[schemas.Status], Query(description=_("Only scores with one of these statuses; may be repeated."))
]
WRONG = frozenset({400, 404, 414, 422, 429, 500})
View = Callable[..., Sheet]


def operation(path: str, schema: type[BaseModel], summary: str) -> Callable[[View], View]:
    """Serve a view at a path: check the names of parameters, ask for the version, answer in JSON."""

    def serve(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, **given: Any) -> HttpResponse:
            refuse_unknown(request, taken)
            headers = {**OPEN, "ETag": version(request), "Content-Language": "en, ko"}
            if headers["ETag"] in request.headers.get("If-None-Match", ""):
                return HttpResponseNotModified(headers=headers)
            return HttpResponse(written(view(request, **given)), content_type="application/json", headers=headers)

        taken = parameters(path, view)
        responses: dict[Any, Any] = {200: schema, 304: None, WRONG: schemas.Refusal}
        API.get(path, response=responses, summary=summary, operation_id=view.__name__, url_name=view.__name__)(answer)
        return view

    return serve


def written(answer: Sheet) -> str:
    """An answer as JSON; entries that are written already stand in it as they are."""
    entries = answer.get("items")
    if not (entries and isinstance(entries[0], answers.Written)):
        return answers.dumps(answer)
    around = answers.dumps({**answer, "items": []})
    return around.replace('"items":[]', f'"items":[{",".join(entry.text for entry in entries)}]', 1)


def parameters(path: str, view: View) -> dict[str, bool]:
    """The parameters a view takes of a query, and whether each may be repeated."""
    of_query = {name: one for name, one in signature(view).parameters.items() if f"{{{name}}}" not in path}
    return {name: one.default == [] for name, one in of_query.items() if name != "request"}


def refuse_unknown(request: HttpRequest, taken: dict[str, bool]) -> None:
    """Refuse parameters nobody declared, and those that are given twice where one counts.

    Raises
    ------
    RefusedError
        422: a filter that is misspelt would else give the scores of everything.
    """
    allowed = f"one of {', '.join(taken)}" if taken else "no parameter"
    faults = [Fault("query", said(name), allowed) for name in request.GET if name not in taken]
    twice = [name for name, values in request.GET.lists() if not taken.get(name, True) and len(values) > 1]
    faults += [Fault(name, f"{len(request.GET.getlist(name))} values", "one value") for name in twice]
    if faults:
        raise RefusedError(422, faults)


def version(request: HttpRequest) -> str:
    """The version of an answer: what was computed, and what is asked of it."""
    path = figures.current().path
    told = f"{path.name if path else ''} {request.build_absolute_uri()}"
    return f'"{blake2b(told.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()}"'


def site_of(request: HttpRequest) -> str:
    """The address that addresses in an answer begin with."""
    return request.build_absolute_uri("/").rstrip("/")


def asked(request: HttpRequest, page: int, page_size: int) -> Asked:
    """The page of a list that is asked for."""
    filters = [(name, value) for name, values in request.GET.lists() for value in values]
    kept = [(name, value) for name, value in filters if name not in ("page", "page_size")]
    return Asked(page, page_size, request.build_absolute_uri(request.path), kept)


@operation("/indices", schemas.Indices, _("Every index"))
def list_indices(request: HttpRequest, page: AtPage = 1, page_size: PageSize = USUAL) -> Sheet:
    """Every index of the city, with where to go on."""
    entries = [answers.entry(one, site_of(request)) for one in figures.current().summaries.values()]
    return asked(request, page, page_size).of(entries)


@operation("/indices/{index}", schemas.Index, _("One index"))
def get_index(request: HttpRequest, index: OfIndex) -> Sheet:
    """Names, base, notes, citation, terms, and the addresses of its parts."""
    return answers.index(asking.index(index).sheet, site_of(request))


@operation("/indices/{index}/nodes", schemas.Nodes, _("The tree of an index"))
def list_nodes(request: HttpRequest, index: OfIndex, page: AtPage = 1, page_size: PageSize = USUAL) -> Sheet:
    """Every node, the root first, each before what lies below it."""
    sheet = asking.index(index).sheet
    return _listed(asked(request, page, page_size), sheet["nodes"], partial(answers.node, sheet, site=site_of(request)))


@operation("/indices/{index}/nodes/{node}", schemas.Node, _("One node"))
def get_node(request: HttpRequest, index: OfIndex, node: OfNode) -> Sheet:
    """A node: names, place in the tree, direction, unit of measure, methods, source."""
    found = asking.index(index)
    (code,) = asking.names(found, {"node": [node]})["node"]
    return answers.node(found.sheet, code, site_of(request))


@operation("/indices/{index}/units", schemas.Units, _("The units of an index"))
def list_units(request: HttpRequest, index: OfIndex, page: AtPage = 1, page_size: PageSize = USUAL) -> Sheet:
    """What is scored."""
    sheet = asking.index(index).sheet
    return _listed(asked(request, page, page_size), sheet["units"], partial(answers.unit, sheet, site=site_of(request)))


@operation("/indices/{index}/periods", schemas.Periods, _("The periods of an index"))
def list_periods(request: HttpRequest, index: OfIndex, page: AtPage = 1, page_size: PageSize = USUAL) -> Sheet:
    """When it is scored, in order."""
    sheet = asking.index(index).sheet
    return _listed(asked(request, page, page_size), sheet["periods"], partial(answers.period, sheet))


@operation("/indices/{index}/scores", schemas.Scores, _("The scores of an index"))
def list_scores(  # noqa: PLR0913 - a filter is a parameter
    request: HttpRequest,
    index: OfIndex,
    *,
    node: Nodes = [],  # noqa: B006 - ninja makes it a list of its own
    unit: Units = [],  # noqa: B006
    period: Periods = [],  # noqa: B006
    status: Statuses = [],  # noqa: B006
    page: AtPage = 1,
    page_size: PageSize = USUAL,
) -> Sheet:
    """Scores at full precision, node by node, unit by unit, period by period; a gap is null and says why."""
    found, at = asking.index(index), asked(request, page, page_size)
    chosen = asking.Selection(found, asking.names(found, {"node": node, "unit": unit, "period": period}), status)
    total = chosen.total()
    items = chosen.at(at.places(total))
    sources = answers.sources_of(found.sheet, (key for one in items for key in one.sources))
    return {**at.around(total), "items": items, "sources": sources}


@operation("/indices/{index}/scores/{node}/{unit}/{period}/steps", schemas.Steps, _("How a score was made"))
def list_steps(
    request: HttpRequest,  # noqa: ARG001 - ninja gives it by this name
    index: OfIndex,
    node: OfNode,
    unit: OfUnit,
    period: OfPeriod,
) -> Sheet:
    """Step by step from what lies just below the node; the parts of an aggregate have steps of their own."""
    found = asking.index(index)
    place = asking.names(found, {"node": [node], "unit": [unit], "period": [period]})
    return answers.steps(found, *(names[0] for names in place.values()))


@operation("/indices/{index}/changes/{node}/{unit}/{since}/{period}", schemas.Why, _("Why a score moved"))
def get_change(
    request: HttpRequest,  # noqa: ARG001 - ninja gives it by this name
    index: OfIndex,
    *,
    node: OfNode,
    unit: OfUnit,
    since: Since,
    period: OfPeriod,
) -> Sheet:
    """What each node below, and what else, contributed to a change from one period to another."""
    found = asking.index(index)
    of_first, of_last = (asking.names(found, {"node": [node], "unit": [unit], "period": [one]})
                         for one in (since, period))  # fmt: skip
    return answers.why(found, of_last["node"][0], (_place(of_first), _place(of_last)))


@operation("/indices/{index}/differences/{node}/{period}/{versus}/{unit}", schemas.Why, _("Why two units differ"))
def get_difference(
    request: HttpRequest,  # noqa: ARG001 - ninja gives it by this name
    index: OfIndex,
    *,
    node: OfNode,
    period: OfPeriod,
    versus: Versus,
    unit: OfUnit,
) -> Sheet:
    """What each node below contributed to the difference of a unit from another."""
    found = asking.index(index)
    of_first, of_last = (asking.names(found, {"node": [node], "unit": [one], "period": [period]})
                         for one in (versus, unit))  # fmt: skip
    return answers.why(found, of_last["node"][0], (_place(of_first), _place(of_last)))


@operation("/indices/{index}/printed", schemas.PrintedScores, _("The scores that were printed"))
def list_printed(request: HttpRequest, index: OfIndex, page: AtPage = 1, page_size: PageSize = USUAL) -> Sheet:
    """Every score that somebody has printed, beside ours, also of periods beyond the data; some at second hand."""
    sheet = asking.index(index).sheet
    listed = _listed(asked(request, page, page_size), sheet["printed"], partial(answers.printed, sheet))
    keys = (one["source"] for one in listed["items"] if one["source"])
    return {**listed, "sources": answers.sources_of(sheet, keys)}


@operation("/indices/{index}/charts", schemas.Charts, _("The charts of an index"))
def list_charts(request: HttpRequest, index: OfIndex, page: AtPage = 1, page_size: PageSize = USUAL) -> Sheet:
    """Each chart: what it shows, and where its table and pictures are."""
    sheet = asking.index(index).sheet
    real = [one for one in sheet["charts"] if not one["is_illustration"]]
    return _listed(asked(request, page, page_size), real, partial(answers.chart, sheet, site=site_of(request)))


@operation("/indices/{index}/sources", schemas.Sources, _("The sources of an index"))
def list_sources(request: HttpRequest, index: OfIndex, page: AtPage = 1, page_size: PageSize = USUAL) -> Sheet:
    """Publisher, title, address, day and terms of every source."""
    sheet = asking.index(index).sheet
    return _listed(asked(request, page, page_size), list(sheet["sources"]), partial(answers.source, sheet))


def _place(names: dict[str, list[str]]) -> Place:
    return Place(names["unit"][0], names["period"][0])


def _listed(at: Asked, keys: list[Any], told: Callable[[Any], Sheet]) -> Sheet:
    """A page of a list, of which only this page is told."""
    listed = at.of(keys)
    return {**listed, "items": [told(key) for key in listed["items"]]}
