"""What goes into a calculation, and how a figure came about: a tree from it down to rows and sources."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from donghaeng.claims.claim import Words
from donghaeng.claims.formula import Known
from donghaeng.claims.verdict import Verdict


@dataclass(frozen=True)
class Derived:
    """A figure of a derivation: what it is, how large, by which formula, of which parts, from which source.

    ``text`` is the number as a reader sees it; ``target`` where it is found, as a calculation names it; ``role`` its
    name in the formula of the figure above; ``is_missing`` an input that is not there; ``is_unverified`` a number of
    the law that has no source, or one that something speaks against.
    """

    target: str
    names: Words
    text: str = ""
    unit: str = ""
    formula: str = ""
    source: str = ""
    note: Words = field(default_factory=dict)
    verdict: Verdict | None = None
    as_of: str = ""
    is_second_hand: bool = False
    role: str = ""
    is_missing: bool = False
    is_unverified: bool = False
    parts: tuple["Derived", ...] = ()


@dataclass(frozen=True)
class Given:
    """An input that is there.

    ``later`` is the time of a later figure of the same kind, or empty; ``caveats`` are keys of reasons that whatever it
    confirms is told with.
    """

    known: Known
    derived: Derived
    later: str = ""
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True)
class Missing:
    """An input that is not there, and what is missing."""

    target: str
    why: Words


Reader = Callable[[str], Given | Missing]
"""Finds an input by what follows the colon of its target."""
Readers = Mapping[str, Reader]
"""By what stands before the colon."""
