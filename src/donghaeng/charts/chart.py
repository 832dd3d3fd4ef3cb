"""One chart: what it is called, what it says, the table beside it, and how it is drawn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from donghaeng.base.errors import DataError, Fault, NotInstalledError
from donghaeng.charts.look import WIDTHS
from donghaeng.charts.names import LANGUAGES, Texts
from donghaeng.charts.table import Table

Spec = dict[str, Any]
"""A Vega-Lite specification with its data inside."""

Draw = Callable[[str, int], Spec]
"""Makes the specification for a language and a width in pixels, without title and sources."""


@dataclass(frozen=True)
class Chart:
    """A title and a finding per language, a table, and a Vega-Lite specification per language and width.

    ``attribution`` is what the sources ask to be printed under it, per language; empty where they ask nothing.
    ``credit`` is the whole line under a drawing that stands alone, data and boundaries; where there is one, a drawing
    for a page has none, since the page prints it.
    """

    code: str
    title: Texts
    finding: Texts
    table: Table
    draw: Draw = field(repr=False, compare=False)
    attribution: Texts = field(default_factory=dict)
    credit: Texts = field(default_factory=dict)

    def spec(self, language: str = "en", width: str = "wide", *, is_titled: bool = False) -> Spec:
        """The specification.

        Parameters
        ----------
        language : ``en`` or ``ko``.
        width : ``narrow`` or ``wide``.
        is_titled : whether title and finding stand in the picture, for a file that stands alone; a page has its own.

        Returns
        -------
        Vega-Lite with inline data; ``usermeta`` holds code, language, width, title and finding.

        Raises
        ------
        DataError
            If there is no such language or width.
        """
        from donghaeng.charts.frame import finished

        asked: Mapping[str, tuple[str, tuple[str, ...]]] = {
            "language": (language, LANGUAGES),
            "width": (width, tuple(WIDTHS)),
        }
        faults = [Fault(name, repr(given), f"one of {', '.join(known)}")
                  for name, (given, known) in asked.items() if given not in known]  # fmt: skip
        if faults:
            raise DataError("there is no such drawing", faults)
        about = {"code": self.code, "language": language, "width": width, "title": self.title[language],
                 "finding": self.finding[language]}  # fmt: skip
        foot = self.attribution.get(language, "")
        if self.credit:
            foot = self.credit.get(language, "") if is_titled else ""
        return finished(self.draw(language, WIDTHS[width]), about, foot, is_titled=is_titled)

    def altair(self, language: str = "en", width: str = "wide") -> Any:
        """The chart as an Altair chart, to change it further.

        Raises
        ------
        NotInstalledError
            If Altair is not installed.
        """
        try:
            import altair as alt
        except ModuleNotFoundError as error:
            raise NotInstalledError(
                "there is no Altair here", [Fault("altair", "not installed", "pip install 'donghaeng[charts]'")]
            ) from error
        return alt.Chart.from_dict(self.spec(language, width, is_titled=True))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """What a notebook shows: the chart, and its finding where it cannot draw."""
        del include, exclude
        return {
            "application/vnd.vegalite.v6+json": self.spec(is_titled=True),
            "text/plain": self.finding["en"],
        }
