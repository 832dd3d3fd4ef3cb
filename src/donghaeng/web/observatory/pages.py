"""What each page of the observatory shows, in the state its address asks for."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from donghaeng.web.observatory import figures
from donghaeng.web.observatory.addresses import unit_url
from donghaeng.web.observatory.figures import IndexResults, Sheet
from donghaeng.web.observatory.shown import Shown

Context = dict[str, Any]


def indices(language: str) -> Context:
    """Every index of the city, with its score now where it has one."""
    shown = [_opened(code, language, {}) for code in figures.current().summaries]
    return {"indices": [{**one.index, "now": one.sheet["now"], "at": one.at(one.sheet["root"])} for one in shown]}


def index(code: str, language: str, asked: Mapping[str, str]) -> Context:
    """The index: its score, its path, its pillars, what rose and fell, published beside computed."""
    shown = _opened(code, language, asked)
    root = shown.sheet["root"]
    context = {**_common(shown, root), "is_index": True}
    pillars = context["children"]
    moved = [row for row in pillars if row["change"]]
    context["risen"] = sorted((row for row in moved if row["change"] > 0), key=lambda row: -row["change"])
    context["fallen"] = sorted((row for row in moved if row["change"] < 0), key=lambda row: row["change"])
    context["checked"] = _checked(shown, [root, *shown.sheet["tree"][root]["children"]])
    context["sources"] = shown.sources([*context["history"], *pillars])
    return context


def node(code: str, name: str, language: str, asked: Mapping[str, str]) -> Context:
    """A pillar or an indicator: value, score, method, weight, source, gaps, releases, neighbours, steps.

    Raises
    ------
    Http404
        If there is no such index or node.
    """
    shown = _opened(code, language, asked, node=name)
    context = _common(shown, name)
    own = shown.sheet["tree"][name]
    siblings = shown.sheet["tree"][own["parent"]]["children"] if own["parent"] else []
    context |= {
        "crumbs": [shown.node(above) for above in _above(shown.sheet, name)],
        "siblings": [shown.at(sibling) for sibling in siblings],
        "gaps": [row for row in context["history"] if row["score"] is None],
        "checked": _checked(shown, [name]),
        "sources": shown.sources(context["history"]) or [shown.source(own["source"])],
    }
    return context


def unit(code: str, name: str, language: str, asked: Mapping[str, str]) -> Context:
    """One unit of an index: every node of the tree, in one period.

    Raises
    ------
    Http404
        If there is no such index or unit.
    """
    shown = _opened(code, language, {**asked, "unit": name})
    if shown.unit != name or not shown.has_units:
        raise Http404(_("There is no such district."))
    context = _common(shown, shown.sheet["root"])
    tree = [shown.at(one) for one in shown.sheet["tree"]]
    return {**context, "tree": tree, "sources": shown.sources(tree), "compare_with": _others(shown, name)}


def compare(code: str, language: str, asked: Mapping[str, str]) -> Context:
    """Two units side by side, or the choice of two.

    Raises
    ------
    Http404
        If there is no such index, or a unit it does not have is asked for.
    """
    shown = _opened(code, language, asked)
    units = shown.sheet["units"]
    chosen = [asked.get("a", ""), asked.get("b", "")]
    if not shown.has_units or any(name and name not in units for name in chosen):
        raise Http404(_("There is no such district."))
    pair = [Shown(shown.found, language, name, shown.period) for name in chosen if name]
    rows = [[one.at(code) for one in pair] for code in shown.sheet["tree"]] if len(pair) == 2 else []
    choices = [{"code": name, "name": shown.unit_name(name)} for name in units]
    return {
        "index": shown.index,
        "period": shown.period,
        "pair": [{"code": one.unit, "name": one.unit_name(one.unit)} for one in pair] if rows else [],
        "rows": rows,
        "choices": choices,
        "a": chosen[0],
        "b": chosen[1],
        "sources": shown.sources([row for both in rows for row in both]),
    }


def _opened(code: str, language: str, asked: Mapping[str, str], node: str = "") -> Shown:
    """An index in the state asked for; what is not asked for is the city as a whole, and the last period with a score.

    Raises
    ------
    Http404
        If there is no such index, node, unit or period.
    """
    found = figures.current().index(code)
    if found is None:
        raise Http404(_("There is no such index."))
    sheet = found.sheet
    if node and node not in sheet["tree"]:
        raise Http404(_("This index has no such node."))
    unit = asked.get("unit") or sheet["base_unit"] or sheet["units"][0]
    period = asked.get("period") or _last(found, node or sheet["root"], unit)
    if unit not in sheet["units"] or period not in sheet["periods"]:
        raise Http404(_("This index has no such figure."))
    return Shown(found, language, unit, period)


def _last(found: IndexResults, node: str, unit: str) -> str:
    """The last period in which a node has a score; the last of all where it never has."""
    scored = [row["period"] for row in found.of_unit(node, unit) if row["score"] is not None]
    periods: Sequence[str] = scored or found.sheet["periods"]
    return periods[-1]


def _common(shown: Shown, node: str) -> Context:
    """What the page of any node shows."""
    return {
        "index": shown.index,
        "node": shown.node(node),
        "now": shown.at(node),
        "period": shown.period,
        "unit": {"code": shown.unit, "name": shown.unit_name(shown.unit)},
        "history": shown.history(node),
        "children": shown.children(node),
        "ranking": shown.ranking(node) if shown.has_units else [],
        "periods": shown.periods(node, **({"unit": shown.unit} if shown.has_units else {})),
        "steps": shown.steps(node),
        "methods": shown.methods(node),
    }


def _above(sheet: Sheet, node: str) -> list[str]:
    """The nodes above a node, the index first."""
    above: list[str] = []
    parent = sheet["tree"][node]["parent"]
    while parent:
        above.insert(0, parent)
        parent = sheet["tree"][parent]["parent"]
    return above


def _checked(shown: Shown, nodes: Sequence[str]) -> list[Sheet]:
    """The scores that were printed, each beside what was computed."""
    return [row for node in nodes for row in shown.history(node) if row["printed"]]


def _others(shown: Shown, name: str) -> list[Sheet]:
    return [
        {"code": other, "name": shown.unit_name(other), "url": unit_url(shown.language, shown.sheet["code"], other)}
        for other in shown.sheet["units"]
        if other != name
    ]
