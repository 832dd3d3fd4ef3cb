"""Narrowing a list: filters that are plain links, each with what is found behind it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _

Codes = Mapping[str, str]
Named = Callable[[str, Sequence[str]], list[tuple[str, str]]]
"""Gives the codes of a filter with their names, in the order in which they are offered."""


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
class Narrowing:
    """The filters of a list.

    ``groups`` : how many entries have which codes.
    ``asked`` : the codes asked for, by filter.
    ``labels`` : the filters in their order, each with its name.
    ``address`` : that of the list.
    ``named`` : gives the options of a filter.
    """

    groups: Sequence[tuple[Codes, int]]
    asked: Codes
    labels: Mapping[str, str | Promise]
    address: str
    named: Named

    def count(self) -> int:
        """How many entries match."""
        return sum(count for codes, count in self.groups if self.matches(codes))

    def matches(self, codes: Codes) -> bool:
        """Whether an entry with these codes is asked for."""
        return all(codes[name] == value for name, value in self.asked.items())

    def filters(self) -> list[Filter]:
        """The filters that part the entries, each with links to its values."""
        found = ((name, self._options(name)) for name in self.labels)
        return [
            Filter(name, str(self.labels[name]), tuple(options))
            for name, options in found
            if len(options) > 2 or name in self.asked
        ]

    def url(self, asked: Codes, page: int = 1) -> str:
        """The address of the list, narrowed; always in the same order, so that it is cached once."""
        query = {name: asked[name] for name in self.labels if asked.get(name)}
        numbered = {**query, "page": str(page)} if page > 1 else query
        return f"{self.address}?{urlencode(numbered)}" if numbered else self.address

    def _options(self, name: str) -> list[Option]:
        """All, then each value that some entry has, with what is found if it is chosen."""
        others = {key: value for key, value in self.asked.items() if key != name}
        counts = Counter[str]()
        for codes, count in self.groups:
            if all(codes[key] == value for key, value in others.items()):
                counts[codes[name]] += count
        chosen = self.asked.get(name, "")
        options = [Option(_("All"), self.url(others), sum(counts.values()), is_active=not chosen)]
        named = self.named(name, [code for code in counts if code])
        return options + [
            Option(label, self.url({**others, name: code}), counts[code], is_active=code == chosen)
            for code, label in named
        ]
