"""What links and keys of an archive may name, and what is wrong with one that names something else."""

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from donghaeng.archive.links import Link

Wrong = tuple[str, str]
"""What was found, and what would be right."""
SHOWN = 8
"""Names that a fault lists; of more it tells the nearest."""


@dataclass(frozen=True)
class Figures:
    """What figures an index has: its periods, the codes of its nodes and of its units."""

    periods: Collection[str]
    nodes: Collection[str]
    units: Collection[str]


@dataclass(frozen=True)
class Targets:
    """All that may be named. None stands for what is not known here and not checked.

    ``indices`` are figures by the folder of their index, None for an index that cannot be read; ``units`` are the
    districts; ``entries`` the paths of the archive; ``claims`` the ids of all that was announced.
    """

    entries: Collection[str] = ()
    fields: Collection[str] = ()
    sources: Collection[str] | None = None
    units: Collection[str] | None = None
    indices: Mapping[str, Figures | None] | None = None
    networks: Collection[str] = field(default=())
    claims: Collection[str] | None = None

    def wrong(self, link: Link) -> Wrong | None:
        """What is wrong with the target of a link; None if there is something to see.

        Examples
        --------
        >>> Targets(entries=["policies/night-bus"]).wrong(Link("page", "policies/nightbus"))
        ("no 'policies/nightbus'", 'an entry of the archive: policies/night-bus')
        """
        match link.scheme:
            case "figure":
                return self._wrong_figure(*link.parts)
            case "claim":
                return None if self.claims is None else missing(link.target, self.claims, "the id of a claim")
            case "page":
                return missing(link.target, self.entries, "an entry of the archive")
            case "video":
                videos = [path.removeprefix("videos/") for path in self.entries if path.startswith("videos/")]
                return missing(link.target, videos, "a slug of videos.csv")
            case _:
                return None

    def _wrong_figure(self, index: str, period: str, node: str = "", unit: str = "") -> Wrong | None:
        if self.indices is None:
            return None
        figures = self.indices.get(index)
        if figures is None:
            return None if index in self.indices else missing(index, self.indices, "an index of the city")
        parts = (
            (period, figures.periods, "a period"),
            (node, figures.nodes, "a node"),
            (unit, figures.units, "a unit"),
        )
        faults = (missing(name, known, f"{what} of {index}") for name, known, what in parts if name)
        return next((fault for fault in faults if fault), None)


def missing(name: str, known: Collection[str], what: str) -> Wrong | None:
    """What is wrong with a name, if it is not among the known: the nearest of them, or the first few."""
    if name in known:
        return None
    near = difflib.get_close_matches(name, known, n=3) or (sorted(known) if len(known) <= SHOWN else ())
    return f"no {name!r}", f"{what}: {', '.join(near)}" if near else what
