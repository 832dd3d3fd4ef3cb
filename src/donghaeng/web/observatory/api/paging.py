"""Pages of a list: which entries, and where the pages beside are. The panel of an index is regular, so that is all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from donghaeng.base.errors import Fault
from donghaeng.web.observatory.api.faults import RefusedError

MOST = 1000
"""Entries of a page, at most."""
USUAL = 100
LAST = 1_000_000
"""The highest number of a page that can be asked for."""


@dataclass(frozen=True)
class Asked:
    """The page that is asked for, and the address of its list with all filters."""

    page: int
    page_size: int
    address: str
    filters: Sequence[tuple[str, str]] = ()

    def places(self, total: int) -> range:
        """The places of the entries of this page in a list of so many.

        Raises
        ------
        RefusedError
            If the list has fewer pages: 404.
        """
        pages = max(1, -(-total // self.page_size))
        if self.page > pages:
            raise RefusedError(404, [Fault("page", str(self.page), f"1 to {pages}")])
        first = (self.page - 1) * self.page_size
        return range(first, min(first + self.page_size, total))

    def around(self, total: int) -> dict[str, Any]:
        """What is said of a page beside its entries."""
        return {
            "total": total,
            "page": self.page,
            "page_size": self.page_size,
            "next": self._url(self.page + 1) if self.page * self.page_size < total else None,
            "previous": self._url(self.page - 1) if self.page > 1 else None,
        }

    def of(self, entries: Sequence[Any]) -> dict[str, Any]:
        """A page of a list that is there as a whole."""
        places = self.places(len(entries))
        return {**self.around(len(entries)), "items": list(entries[places.start : places.stop])}

    def _url(self, page: int) -> str:
        query = [*self.filters, ("page", str(page)), ("page_size", str(self.page_size))]
        return f"{self.address}?{urlencode(query)}"


def cell(place: int, shape: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The names at a place in a regular panel whose last axis runs fastest.

    Examples
    --------
    >>> cell(4, {"node": ["a", "b"], "period": ["2022", "2023", "2024"]})
    ('b', '2023')
    """
    left, names = place, list[str]()
    for axis in reversed(list(shape.values())):
        left, at = divmod(left, len(axis))
        names.append(axis[at])
    return tuple(reversed(names))
