"""Where the links of a text lead, looked up once for a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from donghaeng.archive import Link, Target, links
from donghaeng.web.ledger.shown import claim_target
from donghaeng.web.observatory.figures import address_of

if TYPE_CHECKING:
    from donghaeng.web.archive.teasers import Teaser


@dataclass(frozen=True)
class Links:
    """The pages that a page names, by path and language, and the language it is written in."""

    language: str
    pages: "Mapping[tuple[str, str], Teaser]" = field(default_factory=dict)

    def page(self, path: str) -> "Teaser | None":
        """The published page of a path in the same language."""
        return self.pages.get((path, self.language))

    def target(self, link: Link) -> Target | str | None:
        """What a link leads to, or None where that is nowhere."""
        if link.scheme == "figure":
            return address_of(link.parts, self.language)
        if link.scheme == "claim":
            return claim_target(link.target, self.language)
        return self._page_address(path_of(link))

    def _page_address(self, path: str) -> str | None:
        """The page in the same language, else in another that has it."""
        others = (page for (other, _language), page in self.pages.items() if other == path)
        page = self.page(path) or next(others, None)
        return None if page is None else page.url


@lru_cache(maxsize=2048)
def links_in(markdown: str) -> tuple[Link, ...]:
    """The links of a text that the archive resolves itself, each once."""
    return tuple(dict.fromkeys(link for link, _line in links(markdown)))


def path_of(link: Link) -> str:
    """The path of the entry that a link leads to; empty for a figure or a claim."""
    return {"page": link.target, "video": f"videos/{link.target}"}.get(link.scheme, "")
