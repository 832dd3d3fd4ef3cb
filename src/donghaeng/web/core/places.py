"""The upper part of the tree: a front page per language and what stands just below; read once a generation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from donghaeng.web.core.generation import remembered

FRONT, BELOW = 2, 3
"""How deep front pages stand, and the lists and pages below them."""


@dataclass(frozen=True)
class Place:
    """A published page of the upper part: what menus, crumbs and the language switcher say of it."""

    title: str
    slug: str
    language: str
    url: str
    url_path: str
    translation_key: Any
    is_front: bool
    is_in_menus: bool


@dataclass(frozen=True)
class Places:
    """The upper part of the tree, by path and by what says the same in another language."""

    by_path: Mapping[str, Place]
    by_key: Mapping[tuple[Any, str], Place]

    def front(self, language: str) -> Place | None:
        """The front page of a language."""
        return next((one for one in self.by_path.values() if one.is_front and one.language == language), None)

    def below(self, language: str) -> list[Place]:
        """What stands below the front page of a language, in the order of the editors."""
        return [one for one in self.by_path.values() if not one.is_front and one.language == language]

    def above(self, url_path: str) -> Iterator[Place]:
        """What stands above a path, the front page first."""
        steps = url_path.strip("/").split("/")
        paths = ("/" + "/".join(steps[:depth]) + "/" for depth in range(1, len(steps)))
        return (self.by_path[path] for path in paths if path in self.by_path)

    def address(self, url_path: str) -> str:
        """The address of a page, as Wagtail would say it; empty where its front page is not published."""
        front = self.by_path.get(f"/{url_path.split('/', 2)[1]}/")
        return "" if front is None else front.url + url_path[len(front.url_path) :]


def places() -> Places:
    """The upper part of the tree as it is published."""
    return remembered("places", _read)


def _read() -> Places:
    found: dict[str, Place] = {}
    for page in Page.objects.live().filter(depth__in=(FRONT, BELOW)).select_related("locale").order_by("path"):
        is_front = page.depth == FRONT
        url = page.url if is_front else Places(found, {}).address(page.url_path)
        if url:  # a page that is at no site has none
            found[page.url_path] = _place(page, url, is_front=is_front)
    return Places(found, {(one.translation_key, one.language): one for one in found.values()})


def _place(page: Page, url: str, *, is_front: bool) -> Place:
    return Place(
        title=page.title,
        slug=page.slug,
        language=page.locale.language_code,
        url=url,
        url_path=page.url_path,
        translation_key=page.translation_key,
        is_front=is_front,
        is_in_menus=page.show_in_menus,
    )
