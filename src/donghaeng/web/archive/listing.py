"""Lists: narrowed by field, year, kind and district through plain links, twenty entries to a page."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghaeng.web.archive import lookups
from donghaeng.web.archive.entry_models import model_of
from donghaeng.web.archive.teasers import Teaser, teasers
from donghaeng.web.core.city_look import look
from donghaeng.web.core.generation import remembered

if TYPE_CHECKING:
    from donghaeng.web.archive.models import EntryPage, ListPage

ON_A_PAGE = 20
SHOWN_AROUND = 2
LABELS: Mapping[str, str | Promise] = {
    "field": gettext_lazy("Field"),
    "year": gettext_lazy("Year"),
    "kind": gettext_lazy("Kind"),
    "district": gettext_lazy("District"),
}


def context(page: "ListPage", request: HttpRequest) -> dict[str, Any]:
    """What the template of a list shows.

    Raises
    ------
    Http404
        If there is no such page of the list, or no entry has one of the codes asked for.
    """
    asked = {name: value for name in page.section.filters if (value := request.GET.get(name, ""))}
    listing = Listing(page, asked)
    entries = listing.entries(request.GET.get("page", "1"))
    return {
        "entries": entries,
        "count": listing.count,
        "filters": listing.filters,
        "query": asked,
        "pages": list(listing.page_links(entries)),
    }


@dataclass(frozen=True)
class Option:
    """A value that a filter offers, and how many entries are found with it."""

    label: str
    url: str
    count: int
    is_active: bool


@dataclass(frozen=True)
class Filter:
    """What a list can be narrowed by; the first option is all."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Listing:
    """The entries of a list, narrowed by what was asked for."""

    page: "ListPage"
    asked: Mapping[str, str]

    @cached_property
    def language(self) -> str:
        """The language of the list."""
        return lookups.language_of(self.page)

    @cached_property
    def groups(self) -> list[tuple[dict[str, str], int]]:
        """How many entries have which codes: all that the filters of all pages of the list need."""
        return remembered(("groups", self.page.pk), self._groups)

    def _groups(self) -> list[tuple[dict[str, str], int]]:
        names = self.page.section.filters
        rows = self._published().order_by().values(*names).annotate(count=Count("pk"))
        return [({name: str(row[name] or "") for name in names}, row["count"]) for row in rows]

    @cached_property
    def count(self) -> int:
        """How many entries match."""
        return self._count(self.asked)

    @cached_property
    def filters(self) -> list[Filter]:
        """The filters that part the entries, each with links to its values."""
        found = ((name, self._options(name)) for name in self.page.section.filters)
        return [
            Filter(name, self._label(name), tuple(options))
            for name, options in found
            if len(options) > 2 or name in self.asked
        ]

    def _label(self, name: str) -> str:
        """What a filter is called; that of the districts as the city calls its units."""
        of_city = look(self.language).unit if name == "district" else ""
        return capfirst(of_city) or str(LABELS[name])

    def entries(self, number: str) -> "Page[Teaser]":
        """One page of the entries that match, as teasers."""
        if self.asked and not self.count:
            raise Http404(_("No entry matches."))
        paginator = Counted(self._published().filter(**self.asked).order_by(*self.page.section.order), ON_A_PAGE)
        paginator.count = self.count
        try:
            found: Any = paginator.page(number)
        except InvalidPage:
            raise Http404(_("There is no such page of the list.")) from None
        found.object_list = teasers(found.object_list, self.language)
        shown: Page[Teaser] = found
        return shown

    def page_links(self, entries: "Page[Teaser]") -> Iterator[dict[str, Any]]:
        """Links to the first, the last and the neighbouring pages."""
        return page_numbers(entries, lambda number: self._url(self.asked, page=number))

    def _published(self) -> "QuerySet[EntryPage]":
        found: QuerySet[EntryPage] = model_of(self.page.kind).objects.child_of(self.page).live()
        return found

    def _options(self, name: str) -> list[Option]:
        """All, then each value that some entry has, with what is found if it is chosen."""
        others = {key: value for key, value in self.asked.items() if key != name}
        counts = Counter[str]()
        for codes, count in self.groups:
            if all(codes[key] == value for key, value in others.items()):
                counts[codes[name]] += count
        chosen = self.asked.get(name, "")
        options = [Option(_("All"), self._url(others), sum(counts.values()), is_active=not chosen)]
        named = self._named(name, [code for code in counts if code])
        return options + [
            Option(label, self._url({**others, name: code}), counts[code], is_active=code == chosen)
            for code, label in named
        ]

    def _named(self, name: str, codes: list[str]) -> list[tuple[str, str]]:
        """Codes with their names, in the order of the folder; years, the latest first."""
        if name == "year":
            return [(code, code) for code in sorted(codes, reverse=True)]
        if name == "kind":
            return [(code, str(label)) for code, label in self.page.section.kinds.items() if code in codes]
        return [(code, label) for (group, code), label in self.terms.items() if group == name and code in codes]

    @cached_property
    def terms(self) -> Mapping[tuple[str, str], str]:
        """The names of fields and districts."""
        return lookups.term_names(self.language)

    def _count(self, asked: Mapping[str, str]) -> int:
        return sum(n for codes, n in self.groups if all(codes[key] == value for key, value in asked.items()))

    def _url(self, asked: Mapping[str, str], page: int = 1) -> str:
        """The address of the list, narrowed; always in the same order, so that it is cached once."""
        query = {name: asked[name] for name in self.page.section.filters if asked.get(name)}
        numbered = {**query, "page": str(page)} if page > 1 else query
        return f"{self._address}?{urlencode(numbered)}" if numbered else self._address

    @cached_property
    def _address(self) -> str:
        return str(self.page.url)


def page_numbers(entries: "Page[Any]", address: Callable[[int], str]) -> Iterator[dict[str, Any]]:
    """The numbers of pages to show, each with its address; a gap has none."""
    pages = entries.paginator.get_elided_page_range(entries.number, on_each_side=SHOWN_AROUND, on_ends=1)
    for number in pages:
        is_page = isinstance(number, int)
        yield {"number": number, "url": address(int(number)) if is_page else ""}


class Counted(Paginator):  # type: ignore[type-arg]
    """A paginator that was told how many there are."""

    count = 0
