"""Lists: narrowed by field, year, kind and district through plain links, twenty entries to a page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

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
from donghaeng.web.core.narrowing import Narrowing

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
        "filters": listing.narrowing.filters(),
        "query": asked,
        "pages": list(listing.page_links(entries)),
    }


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
    def narrowing(self) -> Narrowing:
        """The filters of the list."""
        labels = {name: self._label(name) for name in self.page.section.filters}
        return Narrowing(self.groups, self.asked, labels, str(self.page.url), self._named)

    @cached_property
    def count(self) -> int:
        """How many entries match."""
        return self.narrowing.count()

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
        return page_numbers(entries, lambda number: self.narrowing.url(self.asked, page=number))

    def _published(self) -> "QuerySet[EntryPage]":
        found: QuerySet[EntryPage] = model_of(self.page.kind).objects.child_of(self.page).live()
        return found

    def _named(self, name: str, codes: Sequence[str]) -> list[tuple[str, str]]:
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


def page_numbers(entries: "Page[Any]", address: Callable[[int], str]) -> Iterator[dict[str, Any]]:
    """The numbers of pages to show, each with its address; a gap has none."""
    pages = entries.paginator.get_elided_page_range(entries.number, on_each_side=SHOWN_AROUND, on_ends=1)
    for number in pages:
        is_page = isinstance(number, int)
        yield {"number": number, "url": address(int(number)) if is_page else ""}


class Counted(Paginator):  # type: ignore[type-arg]
    """A paginator that was told how many there are."""

    count = 0
