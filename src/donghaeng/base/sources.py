"""Sources: where a number comes from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """One row of ``sources.csv``; dates are ISO 8601, as exact as they are known, or empty.

    ``publisher_ko``, ``title_ko`` : the same in Korean, where it has been said.
    """

    key: str
    publisher: str
    title: str
    url: str = ""
    published: str = ""
    accessed: str = ""
    licence: str = ""
    attribution: str = ""
    publisher_ko: str = ""
    title_ko: str = ""

    def publisher_in(self, language: str) -> str:
        """Who publishes it, in ``ko`` or ``en``; as it stands where there is no Korean."""
        return (language == "ko" and self.publisher_ko) or self.publisher

    def title_in(self, language: str) -> str:
        """What it is called, in ``ko`` or ``en``; as it stands where there is no Korean."""
        return (language == "ko" and self.title_ko) or self.title
