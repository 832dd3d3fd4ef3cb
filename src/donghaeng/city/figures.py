"""Figures of the indices as calculations take them: scores with their bounds, raw values, what they were made of."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from donghaeng.base.bilingual import in_language
from donghaeng.base.rounding import half_step
from donghaeng.base.units import UnitOfMeasure, Units
from donghaeng.city.record import stages
from donghaeng.city.report import IndexReport
from donghaeng.city.seen import Release
from donghaeng.city.trace import Stage
from donghaeng.claims import Derived, Given, Known, Missing, Reader, nothing

LANGUAGES = ("en", "ko")
_BUILT_IN = Units()
NO_SCORE = {"en": "{name}, {period}: no score", "ko": "{name}, {period}: 점수 없음"}
NO_VALUE = {"en": "{name}, {period}: no value", "ko": "{name}, {period}: 값 없음"}
MEASURES = {"change_from_base": "%", "given": "point"}
"""What a value of data.csv is measured in that is none of its node's own, by its status."""
ROW = {"en": "{name}, {period}: row of data.csv", "ko": "{name}, {period}: data.csv의 행"}


@dataclass(frozen=True)
class _Place:
    """A node of an index at a unit and a period."""

    code: str
    report: IndexReport
    node: str
    unit: str
    period: str

    def words(self, said: Mapping[str, str]) -> dict[str, str]:
        return {language: text.format(name=self.name(language), period=self.period) for language, text in said.items()}

    def name(self, language: str) -> str:
        """What it is called; with its unit where there are several."""
        name = self.report.index.framework[self.node].name(language)
        has_units = len(self.report.result.units) > 1
        return f"{name}, {self.report.index.unit_name(self.unit, language)}" if has_units else name

    @property
    def names(self) -> dict[str, str]:
        return self.words(dict.fromkeys(LANGUAGES, "{name}, {period}"))

    @property
    def target(self) -> str:
        own = (self.code, self.period, self.node, self.unit if len(self.report.result.units) > 1 else "")
        return "/".join(filter(None, own))

    @property
    def at(self) -> tuple[int, int, int]:
        result = self.report.result
        return (result.units.index(self.unit), result.periods.index(self.period),
                result.framework.position[self.node])  # fmt: skip

    @property
    def later(self) -> str:
        """The last period of the index, if it is later: of its data, or of what was printed."""
        printed = (row.period for row in self.report.index.published if row.node == self.node)
        return max((period for period in (*self.report.result.periods, *printed) if period > self.period), default="")


def figure_reader(indices: Mapping[str, IndexReport], units: Units) -> Reader:
    """Find computed scores: ``going-together/2024/housing``, with a unit after it where there are several."""

    def read(target: str) -> Given | Missing:
        place = _placed(indices, f"figure:{target}", target)
        if isinstance(place, Missing):
            return place
        low, high = (float(scores[place.at]) for scores in place.report.bounds)
        score = float(place.report.result.computed.scores[place.at])
        if math.isnan(score):
            return Missing(f"figure:{target}", place.words(NO_SCORE))
        derived = derived_score(place.report, place.code, place.node, place.unit, place.period)
        caveats = ("inferred",) if place.report.index.method.inferred else ()
        return Given(Known(score, low, high, units.unit("point")), derived, place.later, caveats)

    return read


def raw_reader(indices: Mapping[str, IndexReport], units: Units) -> Reader:
    """Find values as data.csv has them: ``going-together/2023/vulnerable_housing_improvement``."""

    def read(target: str) -> Given | Missing:
        place = _placed(indices, f"raw:{target}", target)
        if isinstance(place, Missing):
            return place
        rows = place.report.released.at(place.unit, place.period, place.node)
        if not rows or math.isnan(rows[0].value):
            return Missing(f"raw:{target}", place.words(NO_VALUE))
        own, value = place.report.index.framework[place.node].unit_measure, rows[0].value
        measure = MEASURES.get(rows[0].status, own)
        unit = measure_code(measure)
        reach = 0.0 if units.is_count(unit) else half_step(_decimals(value))
        known = Known(value, value - reach, value + reach, units.unit(unit))
        return Given(known, _row(place, rows[0], measure), place.later)

    return read


def derived_score(report: IndexReport, code: str, node: str, unit: str, period: str) -> Derived:
    """How a score came about, down to the rows of data."""
    place = _Place(code, report, node, unit, period)
    made = stages(report, node, unit, period)
    score = float(report.result.computed.scores[place.at])
    formula = next((_formula(report, stage) for stage in reversed(made) if stage.formula.text), "")
    parts = [*_parts(place, made), *(part for stage in made for part in _rows(place, stage))]
    text = "" if math.isnan(score) else f"{score:,.{report.decimals + 2}f}"
    return Derived(f"figure:{place.target}", place.names, text, "point", formula, parts=tuple(parts))


def measures(reports: Iterable[IndexReport], units: Units) -> dict[str, UnitOfMeasure]:
    """What values of indices are measured in that is no unit yet, as units that convert to nothing else."""
    nodes = (node for report in reports for node in report.index.framework.nodes if node.unit_measure)
    fresh = {measure_code(node.unit_measure): node for node in nodes}
    return {code: UnitOfMeasure(f"[{code}]", node.measure("en"), node.measure("ko"))
            for code, node in fresh.items() if code not in units}  # fmt: skip


def measure_code(measure: str) -> str:
    """The code of a unit that an indicator is measured in: itself, or a name made of its words.

    Examples
    --------
    >>> measure_code("doctors per 1000 residents"), measure_code("KRW/month"), measure_code("2017 PPP USD")
    ('doctors_per_1000_residents', 'KRW/month', 'in_2017_PPP_USD')
    """
    if " " not in measure and measure in _BUILT_IN:
        return measure
    spelt = re.sub("[^\x00-\x7f가-힣]", lambda sign: f" u{ord(sign[0]):x} ", measure)
    words = re.sub("[^0-9A-Za-z가-힣]+", "_", spelt).strip("_")
    return words if words.isidentifier() else f"in_{words}"


def _placed(indices: Mapping[str, IndexReport], target: str, path: str) -> _Place | Missing:
    """The node, unit and period of a target, or what of them is not there."""
    code, *rest = path.split("/")
    if code not in indices:
        return nothing(target, code, indices)
    report = indices[code]
    result = report.result
    period, node, unit = [*rest, "", "", ""][:3]
    node, unit = node or result.framework.root, unit or result.units[0]
    parts: tuple[tuple[str, Sequence[str]], ...] = (
        (period, result.periods),
        (node, result.framework.order),
        (unit, result.units),
    )
    missing = next((nothing(target, name, known) for name, known in parts if name not in known), None)
    return missing or _Place(code, report, node, unit, period)


def _parts(place: _Place, made: Sequence[Stage]) -> Iterator[Derived]:
    """The scores that a score was made of."""
    for stage in made:
        if stage.step == "aggregate":
            for part in stage.parts:
                if not math.isnan(part.share):
                    yield derived_score(place.report, place.code, part.node, place.unit, place.period)


def _rows(place: _Place, stage: Stage) -> Iterator[Derived]:
    """The rows of data that a step took: its own, and those of the base."""
    if stage.step == "value" and stage.releases:
        yield _row(place, stage.releases[0], stage.unit_measure)
    if stage.step == "normalise" and stage.releases and stage.releases[0].period != place.period:
        measure = place.report.result.unit_measure(place.node)
        yield _row(place, stage.releases[0], measure)


def _row(place: _Place, row: Release, measure: str) -> Derived:
    at = _Place(place.code, place.report, place.node, row.unit or place.unit, row.period or place.period)
    note = {language: in_language(row.note, language) for language in LANGUAGES} if row.note else {}
    text = "" if math.isnan(row.value) else f"{row.value:,.{max(_decimals(row.value), 0)}f}"
    return Derived(
        f"raw:{at.target}",
        at.words(ROW),
        text,
        measure_code(MEASURES.get(row.status, measure)),
        source=row.source,
        note=note,
    )


def _formula(report: IndexReport, stage: Stage) -> str:
    return stage.formula.written(lambda score: f"{score:,.{report.decimals + 1}f}")


def _decimals(value: float) -> int:
    """The decimals that a number is written with."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
