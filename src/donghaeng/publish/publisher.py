"""Who publishes the figures, where, and under which terms."""

from dataclasses import dataclass
from urllib.parse import quote

LANGUAGES = ("en", "ko")
"""Every text of a package is given in both, where both are known."""


@dataclass(frozen=True)
class Licence:
    """Terms of use in both languages, with their address if they have one."""

    en: str
    ko: str
    address: str = ""

    def text(self, language: str) -> str:
        """The terms in ``ko`` or ``en``."""
        return self.ko if language == "ko" else self.en


@dataclass(frozen=True)
class Publisher:
    """Who publishes the figures and where.

    Parameters
    ----------
    name_en, name_ko : the city; empty for an index that stands alone, whose sources are then named instead.
    data : address below which each index has a folder of files, such as ``https://example.kr/data/``; may be a path,
        or empty: then all addresses are relative.
    page : address of the page of an index, with ``{code}`` and ``{language}`` in it; empty if there is none.
    licence : terms of all figures together; None where each figure stays under the terms of its source.
    """

    name_en: str = ""
    name_ko: str = ""
    data: str = ""
    page: str = ""
    licence: Licence | None = None

    def name(self, language: str) -> str:
        """The name in ``ko`` or ``en``."""
        return self.name_ko if language == "ko" else self.name_en

    @property
    def base(self) -> str:
        """``data`` with a slash at its end; empty if there is none."""
        return f"{self.data.rstrip('/')}/" if self.data else ""

    def file(self, code: str, name: str) -> str:
        """The address of a file of an index."""
        return f"{self.folder(code)}{name}"

    def folder(self, code: str) -> str:
        """The address of the folder of an index: where nothing is known, that of the file which names it."""
        return f"{self.base}{quote(code)}/" if self.data else ""

    def page_of(self, code: str, language: str) -> str:
        """The address of the page of an index in a language; its folder of data where it has no page."""
        return self.page.format(code=quote(code), language=language) if self.page else self.folder(code)
