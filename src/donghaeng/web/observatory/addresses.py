"""Where a figure stands: the page of its index or node, in the state that shows it, at its row.

Addresses are asked for again and again, and never change while a worker runs.
"""

from collections.abc import Mapping
from functools import lru_cache

from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

from donghaeng.claims import Verdict


@lru_cache(maxsize=8192)
def page_url(language: str, index: str, node: str = "", *, root: str = "") -> str:
    """The page of a node; the index itself is the page of its root."""
    with translation.override(language or None):
        if node in ("", root):
            return reverse("index", args=[index])
        return reverse("index_node", args=[index, node])


@lru_cache(maxsize=8192)
def unit_url(language: str, index: str, unit: str) -> str:
    """The page of a unit of an index."""
    with translation.override(language or None):
        return reverse("index_unit", args=[index, unit])


def response_url(language: str, index: str) -> str:
    """The page of the response to an index."""
    with translation.override(language or None):
        return reverse("index_response", args=[index])


@lru_cache(maxsize=8192)
def claim_url(language: str, claim: str) -> str:
    """The page of a claim: of a published score among others."""
    with translation.override(language or None):
        return reverse("claim", args=[claim])


def verdict_badge(language: str, verdict: Mapping[str, str]) -> Mapping[str, str]:
    """A verdict as a mark that leads to its claim; nothing where nothing was printed."""
    if not verdict:
        return {}
    name = verdict.get(language) or verdict["en"]
    return {"code": Verdict(verdict["code"]).code, "name": name, "url": claim_url(language, verdict["claim"])}


def with_state(address: str, state: Mapping[str, str]) -> str:
    """An address with the state of a view, always in the same order, so that it is cached once."""
    query = {name: value for name, value in sorted(state.items()) if value}
    return f"{address}?{urlencode(query)}" if query else address


def figure_url(parts: tuple[str, ...], language: str, *, root: str = "", has_units: bool = False) -> str:
    """The address of a figure: its page, and the row in it.

    ``parts`` are index, period, and perhaps node and unit.
    """
    index, period, node, unit = (*parts, "", "")[:4]
    address = page_url(language, index, node, root=root)
    if not has_units:
        return f"{address}#{anchor(period)}"
    seen = with_state(address, {"period": period})
    return f"{seen}#{anchor(unit)}" if unit else seen


def anchor(name: str) -> str:
    """The id of a figure's row: its period where there is one unit, else its unit.

    Examples
    --------
    >>> anchor("2023")
    'f-2023'
    """
    return f"f-{name}"
