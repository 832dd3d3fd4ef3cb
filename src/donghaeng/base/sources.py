"""Sources: where a number comes from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """One row of ``sources.csv``; dates are ISO 8601, as exact as they are known, or empty."""

    key: str
    publisher: str
    title: str
    url: str = ""
    published: str = ""
    accessed: str = ""
    licence: str = ""
    attribution: str = ""
