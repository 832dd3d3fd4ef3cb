"""Pieces of a page that follow from what they are given alone: a teaser, a filter, a table of scores."""

from collections.abc import Hashable
from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

MOST = 4096
"""Pieces that a worker keeps. A teaser has half a kilobyte."""


@register.simple_tag
def piece(name: str, item: Hashable, **more: Hashable) -> SafeString:
    """Render ``pieces/<name>.html`` with a frozen record; the same record in the same language only once.

    An edit begins a new generation, in which every page is rendered anew: nearly all of its pieces are as they were.
    """
    render = _render.__wrapped__ if settings.DEBUG else _render
    return render(name, item, tuple(more.items()), get_language())


@lru_cache(maxsize=MOST)
def _render(name: str, item: Hashable, more: tuple[tuple[str, Hashable], ...], _language: str | None) -> SafeString:
    return render_to_string(f"pieces/{name}.html", {"item": item, **dict(more)})
