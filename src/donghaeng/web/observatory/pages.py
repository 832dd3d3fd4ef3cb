"""What each page of the observatory shows, in the state its address asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from donghaeng.web.core.jsonld import for_script
from donghaeng.web.observatory import figures
from donghaeng.web.observatory.addresses import unit_url
from donghaeng.web.observatory.chart_shown import charts, shown
from donghaeng.web.observatory.figures import IndexResults, Sheet
from donghaeng.web.observatory.files import chart_of
from donghaeng.web.observatory.lost import NotThereError, Way, spoken
from donghaeng.web.observatory.response import response_seen, response_taken
from donghaeng.web.observatory.shown import Shown
from donghaeng.web.observatory.ways import no_index, no_node, no_period, no_unit
from donghaeng.web.observatory.why import explanations

Context = dict[str, Any]


FORMS = {"jsonld": "JSON-LD"}
"""Forms of files that are not named by the ending in capitals."""


def indices(language: str) -> Context:
    """Every index of the city, with its score now where it has one."""
    view = [_opened(code, language, {}) for code in figures.current().summaries]
    return {"indices": [{**one.index, "now": one.sheet["now"], "at": one.at(one.sheet["root"])} for one in view]}


def index(code: str, language: str, asked: Mapping[str, str]) -> Context:
    """The index: its score, its path, its pillars, published beside computed."""
    view = _opened(code, language, asked)
    root = view.sheet["root"]
    context = _common(view, root)
    context["why"] = explanations(view, root, asked)
    context["checked"] = _checked(view, [root, *view.sheet["tree"][root]["children"]])
    context["remarks"] = view.sheet["remarks"].get(language, view.sheet["remarks"]["en"])
    context["sources"] = view.sources([*context["history"], *context["children"]])
    return context


def node(code: str, name: str, language: str, asked: Mapping[str, str]) -> Context:
    """A pillar or an indicator: value, score, method, weight, source, gaps, releases, neighbours, steps.

    Raises
    ------
    NotThereError
        If there is no such index or node.
    """
    view = _opened(code, language, asked, node=name)
    context = _common(view, name)
    own = view.sheet["tree"][name]
    siblings = view.sheet["tree"][own["parent"]]["children"] if own["parent"] else []
    context["checked"] = _checked(view, [name])
    context |= {
        "why": explanations(view, name, asked),
        "remarks": list(dict.fromkeys(one["why"] for row in context["checked"] for one in row["printed"])),
        "crumbs": [view.node(above) for above in _above(view.sheet, name)],
        "siblings": [view.at(sibling) for sibling in siblings],
        "gaps": [row for row in context["history"] if row["score"] is None],
        "sources": view.sources(context["history"]) or [view.source(own["source"])],
    }
    return context


def unit(code: str, name: str, language: str, asked: Mapping[str, str]) -> Context:
    """One unit of an index: every node of the tree, in one period.

    Raises
    ------
    NotThereError
        If there is no such index or unit.
    """
    _compared(code, language, name)
    view = _opened(code, language, {**asked, "unit": name})
    context = _common(view, view.sheet["root"])
    tree = [view.at(one) for one in view.sheet["tree"]]
    why = explanations(view, view.sheet["root"], asked, unit_url(language, code, name), is_of_unit=True)
    return {**context, "tree": tree, "why": why, "sources": view.sources(tree), "compare_with": _others(view, name)}


def compare(code: str, language: str, asked: Mapping[str, str]) -> Context:
    """Two units side by side, or the choice of two.

    Raises
    ------
    NotThereError
        If there is no such index, or a unit it does not have is asked for.
    """
    view = _opened(code, language, asked)
    units = view.sheet["units"]
    chosen = [asked.get("a", ""), asked.get("b", "")]
    for name in chosen:
        _compared(code, language, name)
    pair = [Shown(view.found, language, name, view.period) for name in chosen if name]
    rows = (
        [[one.at(code) for one in pair] for code in view.sheet["tree"]] if len({one.unit for one in pair}) == 2 else []
    )
    choices = [{"code": name, "name": view.unit_name(name)} for name in units]
    return {
        "index": view.index,
        "period": view.period,
        "pair": [{"code": one.unit, "name": one.unit_name(one.unit)} for one in pair] if rows else [],
        "why": view.url(view.sheet["root"], period=view.period, versus=chosen[0], unit=chosen[1]),
        "rows": rows,
        "ranked": view.ranked(view.sheet["root"]),
        "choices": choices,
        "a": chosen[0],
        "b": chosen[1],
        "sources": view.sources([row for both in rows for row in both]),
    }


def response(code: str, language: str, asked: Mapping[str, str]) -> Context:
    """The response to an index: its plan, and for an amount of money what it would do.

    Raises
    ------
    NotThereError
        If there is no such index, or nothing is said of a response to it.
    """
    view = _opened(code, language, {})
    return {"index": view.index, "crumbs": [view.node(view.sheet["root"])], **response_seen(view, asked)}


def response_file(code: str, language: str, asked: Mapping[str, str], form: str) -> tuple[bytes, str, str]:
    """The same as a file, of which kind it is, and its name.

    Raises
    ------
    NotThereError
        As ``response``; for a language that the site does not have.
    """
    if language not in dict(settings.LANGUAGES):
        raise no_index(code, language)
    return response_taken(_opened(code, language, {}), asked, form)


def data(language: str) -> Context:
    """The open data of every index."""
    codes = figures.current().summaries
    opened = [_opened(code, language, {}) for code in codes]
    return {"indices": [{**one.index, "files": _files(one)} for one in opened]}


def embed(code: str, chart: str, language: str) -> Context:
    """A chart alone.

    Raises
    ------
    NotThereError
        If there is no such index, chart or language.
    """
    opened = _opened(code, language if language in dict(settings.LANGUAGES) else spoken(), {})
    if language not in dict(settings.LANGUAGES):
        ways = [Way(name, reverse("embed", args=[other, code, chart]), other) for other, name in settings.LANGUAGES]
        raise NotThereError(
            _("There is no such chart."), language, ways, Way(opened.index["name"], opened.index["url"])
        )
    found = chart_of(opened.found, chart)
    state = {"period": found["period"], "unit": found["unit"]}
    if found["since"]:
        state = {"from": found["since"], "to": found["period"]}
    return {
        "language": language,
        "chart": shown(opened.found, found, language),
        "index": opened.index,
        "page_url": opened.url(found["node"], **state),
    }


def _files(view: Shown) -> list[Sheet]:
    """The files of an index that a reader is offered: address, form, size, and what each holds."""
    code = view.sheet["code"]
    return [
        {**file, "url": reverse("package_file", args=[code, file["name"]]), "holds": view.said(file["holds"]),
         "form": FORMS.get(form := file["name"].rpartition(".")[2], form.upper())}
        for file in view.sheet["files"]
    ]  # fmt: skip


def _charts(view: Shown, node: str) -> dict[str, list[Sheet]]:
    """The charts of a page: of the node itself, and of what lies just below."""
    here = {"node": node, "unit": view.unit, "period": view.period}
    return {role: list(charts(view.found, view.language, role=role, **here)) for role in ("own", "parts")}


def _opened(code: str, language: str, asked: Mapping[str, str], node: str = "") -> Shown:
    """An index in the state asked for; what is not asked for is the city as a whole, and the last period with a score.

    Raises
    ------
    NotThereError
        If there is no such index, node, unit or period.
    """
    found = figures.current().index(code)
    if found is None:
        raise no_index(code, language)
    sheet = found.sheet
    unit = asked.get("unit") or sheet["base_unit"] or sheet["units"][0]
    view = Shown(found, language, unit, asked.get("period") or sheet["periods"][-1])
    if node and node not in sheet["tree"]:
        raise no_node(view, node)
    if unit not in sheet["units"]:
        raise no_unit(view, unit)
    if view.period not in sheet["periods"]:
        raise no_period(view, node or sheet["root"], {"unit": asked.get("unit", "")})
    return view if asked.get("period") else replace(view, period=_last(found, node or sheet["root"], unit))


def _compared(code: str, language: str, unit: str) -> None:
    """Refuse a unit that an index does not compare with others; an empty one is none.

    Raises
    ------
    NotThereError
        If there is no such index or unit, or only one unit.
    """
    view = _opened(code, language, {})
    if not view.has_units or (unit and unit not in view.sheet["units"]):
        raise no_unit(view, unit)


def _last(found: IndexResults, node: str, unit: str) -> str:
    """The last period in which a node has a score; the last of all where it never has."""
    scored = [row["period"] for row in found.of_unit(node, unit) if row["score"] is not None]
    periods: Sequence[str] = scored or found.sheet["periods"]
    return periods[-1]


def _common(view: Shown, node: str) -> Context:
    """What the page of any node shows."""
    return {
        "index": view.index,
        "node": view.node(node),
        "now": view.at(node),
        "period": view.period,
        "unit": {"code": view.unit, "name": view.unit_name(view.unit)},
        "history": view.history(node),
        "children": view.children(node),
        "ranking": view.ranking(node) if view.has_units else [],
        "periods": view.periods(node, **({"unit": view.unit} if view.has_units else {})),
        "steps": view.steps(node),
        "charts": _charts(view, node),
        "files": _files(view),
        "ranked": view.ranked(node) if view.has_units else 0,
        **_cited(view),
        "jsonld": for_script(view.sheet["datasets"].get(view.language, view.sheet["datasets"]["en"])),
        "methods": view.methods(node),
    }


def _cited(view: Shown) -> Context:
    """How the index is cited; ``cite_at`` is its path where the site has no address: a page puts its host before."""
    text, entry = view.said(view.sheet["citations"]), view.said(view.sheet["bibtex"])
    if settings.DONGHAENG_ADDRESS:
        return {"citation": text, "bibtex": entry, "cite_at": ""}
    return {"citation": text, "bibtex": entry.removesuffix("}\n"), "cite_at": view.index["url"]}


def _above(sheet: Sheet, node: str) -> list[str]:
    """The nodes above a node, the index first."""
    above: list[str] = []
    parent = sheet["tree"][node]["parent"]
    while parent:
        above.insert(0, parent)
        parent = sheet["tree"][parent]["parent"]
    return above


def _checked(view: Shown, nodes: Sequence[str]) -> list[Sheet]:
    """The scores that were printed, each beside what was computed."""
    return [row for node in nodes for row in (*view.history(node), *view.beyond(node)) if row["printed"]]


def _others(view: Shown, name: str) -> list[Sheet]:
    return [
        {"code": other, "name": view.unit_name(other), "url": unit_url(view.language, view.sheet["code"], other)}
        for other in view.sheet["units"]
        if other != name
    ]
