"""How to cite an index: as text and as BibTeX. When it was read is left to the reader."""

import re

from donghaeng.city import IndexReport
from donghaeng.publish.facts import Facts
from donghaeng.publish.publisher import Publisher

TEXT = {
    "en": "{author} ({year}). {name} [Data set].{version}{address}",
    "ko": "{author}({year}). 「{name}」[데이터세트].{version}{address}",
}
VERSION = {"en": " Version of {day}.", "ko": " {day} 공표분."}
SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
"""What TeX would take for a command."""


def citation(report: IndexReport, publisher: Publisher, language: str) -> str:
    """Cite an index in ``ko`` or ``en``: who designed it, year, title, version (the day of the last release), address.

    What is not known is left out: a version without releases, an address that is not public yet.
    """
    facts = Facts(report, publisher)
    day, address = facts.releases[1], _public(facts.address(language))
    return TEXT[language].format(
        author=facts.author(language),
        year=facts.year,
        name=facts.name[language],
        version=VERSION[language].format(day=day) if day else "",
        address=f" {address}" if address else "",
    )


def bibtex(report: IndexReport, publisher: Publisher, language: str) -> str:
    """The same as an entry of BibTeX."""
    facts = Facts(report, publisher)
    day, address = facts.releases[1], _public(facts.address(language))
    entries = {
        "author": f"{{{_escaped(facts.author(language))}}}",
        "title": f"{{{_escaped(facts.name[language])}}}",
        "year": facts.year,
        "version": day,
        "url": address,
    }
    key = re.sub(r"[^A-Za-z0-9-]+", "-", facts.code).strip("-") or "index"
    lines = [f"  {name} = {{{value}}}," for name, value in entries.items() if value]
    return "\n".join([f"@misc{{{key}-{facts.year},", *lines, "}"]) + "\n"


def _public(address: str) -> str:
    """An address that a reader elsewhere can follow; empty for one that only holds within a site."""
    return address if "://" in address else ""


def _escaped(text: str) -> str:
    return text.translate(SPECIAL)
