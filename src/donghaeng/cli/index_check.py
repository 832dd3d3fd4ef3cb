"""`donghaeng index check`: read and build an index; with --verbose, what a statistician looks at in it."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console, RenderableType
from rich.padding import Padding

from donghaeng.cli.screen import console, count, number, show_table, table
from donghaeng.cli.words import WORDS

if TYPE_CHECKING:  # the command imports it when it runs, so that --help answers at once
    from donghaeng.base.arrays import BoolArray, FloatArray, IntArray
    from donghaeng.city import IndexReport
    from donghaeng.index.statistics import Pair, Statistics

FEW = 0.65
"""Indicators and units of which a smaller share is known are named. [0-1]"""
HIGH, LOW = 0.9, -0.4
"""Correlations of siblings beyond which they are named. [1]"""
ENOUGH = 10
"""Cells that a correlation rests on before it is remarked upon."""
NAMED = 5
"""Names in a remark; the others are counted."""

Row = list[RenderableType]
COLUMNS = {
    "values": ("Indicator", "Values", "Lowest", "Mean", "Median", "Highest", "SD"),
    "shapes": ("Indicator", "Known", "Zeros", "Unique", "Same", "Skew", "Kurtosis", "Outliers"),
    "nodes": ("Node", "Known", "Cells", "Pearson", "Spearman", "Index", "Alpha"),
}
SAID = {
    "no faults": ("{name}: no faults.", "{name}: 오류 없음."),
    "counts": ("{indicators} in {aggregates}, {units}, {periods}, {rows}.",
               "{indicators}, {aggregates}, {units}, {periods}, {rows}."),
    "missing": ("  {scores} missing: {why}", "  결측 {scores}: {why}"),
    "altered": ("  {cells} altered: {how}", "  변경 {cells}: {how}"),
    "alone": ("No statistics: there is no unit beside the reference unit.", "기준 단위뿐이므로 통계 없음."),
    "over": ("Over {units} × {periods}.", "{units} × {periods} 기준."),
    "without": ("Over {units} × {periods}, without the reference unit {name}.",
                "{units} × {periods} 기준, 기준 단위 {name} 제외."),
    "values": ("Values of indicators", "지표의 값"),
    "shapes": ("Data and distribution of indicators", "지표의 자료와 분포"),
    "nodes": ("Correlation of scores with their parent and with the index", "상위 항목 및 지수와의 점수 상관"),
    "hidden": ("Not listed: {indicators} without a value, {nodes} without a score.",
               "표에서 제외: 값이 없는 {indicators}, 점수가 없는 {nodes}."),
    "–": ("–: says nothing. Fewer than 4 values (distribution) or 3 cells (correlation), all equal, or an only child.",
          "–: 의미 없음. 값 4개 미만(분포), 관측 3개 미만(상관), 모두 같은 값, 또는 유일한 하위 항목."),
    "nothing": ("Nothing stands out.", "특이 사항 없음."),
    "constant": ("All values equal, so it tells nothing apart", "모든 값이 같아 아무것도 구별하지 못함"),
    "available": ("Few data, under {few:.0%} of the cells", "자료 부족, 관측의 {few:.0%} 미만"),
    "of units": ("Units with few data, under {few:.0%}", "자료가 부족한 평가 단위, {few:.0%} 미만"),
    "nonzero": ("Mostly zeros", "대부분 0"),
    "unique": ("Few different values, so that many tie", "서로 다른 값이 적어 동점이 많음"),
    "skewed": ("Skewed by outliers; treat them, or say why not",
               "이상값으로 인해 분포가 치우침. 처리하거나 두는 이유를 밝힐 것"),
    "against": ("Goes against its parent; check its direction and its place",
                "상위 항목과 반대로 움직임. 방향과 위치를 확인할 것"),
    "alike": ("Siblings that say the same, correlation above {high}",
              "같은 상위 항목에 속하면서 같은 것을 말하는 항목, 상관 {high} 초과"),
    "opposed": ("Siblings that cancel out, correlation below {low}",
                "같은 상위 항목 안에서 서로 상쇄하는 항목, 상관 {low} 미만"),
    "hasty": ("Correlation over fewer than {enough} cells, which says little", "관측 {enough}개 미만의 상관은 참고용"),
}  # fmt: skip
"""English and Korean."""


@dataclass(frozen=True)
class _Findings:
    """What is printed. Arrays follow ``framework.indicators`` or ``framework.order``; the root, last, has no parent."""

    units: dict[str, float]
    statistics: "Statistics"
    flags: "dict[str, BoolArray]"
    available: "FloatArray"
    scored: "IntArray"
    cells: "IntArray"
    pearson: "FloatArray"
    spearman: "FloatArray"
    with_root: "FloatArray"
    alphas: dict[str, float]
    siblings: "dict[Pair, float]"

    @property
    def against(self) -> "BoolArray":
        """Nodes that fall while their parent rises, over enough cells to say so."""
        return (self.pearson < 0) & (self.cells >= ENOUGH)

    @property
    def hasty(self) -> "BoolArray":
        """Nodes whose correlation rests on few cells."""
        return (abs(self.pearson) <= 1) & (self.cells < ENOUGH)  # NaN is not


def check(
    path: Annotated[Path, typer.Argument(help="The folder of an index: framework.csv, data.csv, method.toml.")],
    *,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Also statistics of indicators and correlations of nodes.")
    ] = False,
    lang: Annotated[Literal["en", "ko"], typer.Option("--lang", help="Language of names and remarks.")] = "en",
) -> None:
    """Read an index and build it; print every fault of every file at once, with its row and a remedy.

    Example: donghaeng index check cities/seoul/indices/districts --verbose
    """
    from donghaeng.city import IndexReport

    report = IndexReport(path)
    report.check()
    screen = console()
    for line in _summary(report, lang):
        screen.print(line)
    if verbose:
        _print_findings(screen, report, lang)


def _say(what: str, lang: str, **words: object) -> str:
    return SAID[what][lang == "ko"].format(**words)


def _amount(number: int, what: str, lang: str) -> str:
    return count(number, what) if lang == "en" else f"{WORDS['ko'][what]} {number:,}개"


def _summary(report: "IndexReport", lang: str) -> Iterator[str]:
    framework, result = report.index.framework, report.result
    yield _say("no faults", lang, name=framework[framework.root].name(lang))
    numbers = {
        "indicator": len(framework.indicators),
        "aggregate": len(framework.aggregates),
        "unit": len(result.units),
        "period": len(result.periods),
        "row": result.provenance["rows"],
    }
    yield _say("counts", lang, **{f"{what}s": _amount(number, what, lang) for what, number in numbers.items()})
    for why, missing in report.gap_counts.items():
        yield _say("missing", lang, scores=_amount(missing, "score", lang), why=WORDS[lang][why])
    for how, cells in report.altered_counts.items():
        yield _say("altered", lang, cells=_amount(cells, "cell", lang), how=how)


def _print_findings(screen: Console, report: "IndexReport", lang: str) -> None:
    result, base = report.result, report.index.method.base_unit
    units = [unit for unit in result.units if unit != base]
    if not units:
        screen.print(_say("alone", lang))
        return
    found = _find(report, units)
    taken = {"units": _amount(len(units), "unit", lang), "periods": _amount(len(result.periods), "period", lang)}
    name = "" if base is None else report.index.unit_name(base, lang)
    screen.print(_say("without" if name else "over", lang, **taken, name=name))
    rows = {"values": _values(report, found, lang), "shapes": _shapes(report, found, lang),
            "nodes": _nodes(report, found, lang)}  # fmt: skip
    for what, own in rows.items():
        if not own:
            continue
        screen.print()
        head, *others = (WORDS[lang][word] for word in COLUMNS[what])
        made = table([(head, "wide"), *((other, "right") for other in others)])
        for row in own:
            made.add_row(*row)
        show_table(screen, _say(what, lang), made)
    for line in _footnotes(report, rows, lang):
        screen.print(Padding(line, (1, 0, 0, 0)))
    for remark in list(_remarks(report, found, lang)) or [_say("nothing", lang)]:
        screen.print(Padding(remark, (1, 0, 0, 2)))


def _find(report: "IndexReport", units: Sequence[str]) -> _Findings:
    import numpy as np

    from donghaeng.index import statistics as of

    framework, result = report.index.framework, report.result
    own = [result.units.index(unit) for unit in units]
    known, values, scores = (result.steps[step].values[own] for step in ("denominated", "treated", "score"))
    statistics = of.describe(values, is_known=~np.isnan(known))
    available = of.available_under(~np.isnan(known), framework).mean(axis=1)
    parents, siblings = of.parent_pairs(framework), of.sibling_pairs(framework)
    has_siblings = np.array([len(framework.children[parent]) > 1 for _, parent in parents])
    pearson, cells = of.correlate(scores, framework, parents)
    spearman, _ = of.correlate(scores, framework, parents, method="spearman")
    among, shared = of.correlate(scores, framework, siblings)
    return _Findings(
        units=dict(zip(units, available[:, -1].tolist(), strict=True)),
        statistics=statistics,
        flags=of.flagged(statistics, t_avail=FEW),
        available=available.mean(axis=0),
        scored=(~np.isnan(scores)).sum(axis=(0, 1)),
        cells=cells,
        pearson=np.where(has_siblings, pearson, np.nan),  # an only child is its parent
        spearman=np.where(has_siblings, spearman, np.nan),
        with_root=of.correlate(scores, framework, [(code, framework.root) for code, _ in parents])[0],
        alphas={
            code: of.cronbach_alpha(scores[..., [framework.position[child] for child in framework.children[code]]])
            for code in framework.aggregates
        },
        siblings={pair: float(own) for pair, own, n in zip(siblings, among, shared, strict=True) if n >= ENOUGH},
    )


def _values(report: "IndexReport", found: _Findings, lang: str) -> list[Row]:
    of = found.statistics
    return [
        [report.index.framework[code].name(lang), str(of.count[at]),
         *(_short(float(numbers[at])) for numbers in (of.lowest, of.mean, of.median, of.highest, of.sd))]
        for at, code in enumerate(report.index.framework.indicators) if of.count[at]
    ]  # fmt: skip


def _shapes(report: "IndexReport", found: _Findings, lang: str) -> list[Row]:
    of, flags = found.statistics, found.flags
    return [
        [report.index.framework[code].name(lang),
         _marked(f"{of.available[at]:.0%}", flags["available"][at]),
         _marked(f"{1 - of.nonzero[at]:.0%}", flags["nonzero"][at]),
         _marked(f"{of.unique[at]:.0%}", flags["unique"][at]),
         _marked(f"{of.same[at]:.0%}", flags["constant"][at]),
         *(_marked(number(float(shape[at]), 2), flags["skewed"][at]) for shape in (of.skewness, of.kurtosis)),
         number(float(of.outliers[at]), 0)]
        for at, code in enumerate(report.index.framework.indicators) if of.count[at]
    ]  # fmt: skip


def _nodes(report: "IndexReport", found: _Findings, lang: str) -> list[Row]:
    framework = report.index.framework
    rows: list[Row] = []
    for code in framework.tree:
        at = framework.position[code]
        if not found.scored[at]:
            continue
        name = Padding(framework[code].name(lang), (0, 0, 0, 2 * framework.levels[code]))
        correlations = [""] * 4 if code == framework.root else [
            str(found.cells[at]),
            _marked(number(float(found.pearson[at]), 2), found.against[at]),
            *(number(float(own[at]), 2) for own in (found.spearman, found.with_root)),
        ]  # fmt: skip
        alpha = number(found.alphas[code], 2) if len(framework.children[code]) > 1 else ""
        rows.append([name, f"{found.available[at]:.0%}", *correlations, alpha])
    return rows


def _marked(text: str, is_flagged: object) -> str:
    return f"*{text}" if is_flagged else text


def _short(number: float) -> str:
    """Four digits, or as many as stand before the point."""
    if math.isnan(number):
        return "–"
    return f"{number:,.0f}" if abs(number) >= 1000 else f"{number:.4g}"


def _footnotes(report: "IndexReport", rows: Mapping[str, list[Row]], lang: str) -> Iterator[str]:
    framework = report.index.framework
    indicators, nodes = len(framework.indicators) - len(rows["values"]), len(framework.order) - len(rows["nodes"])
    if indicators or nodes:
        amounts = {"indicators": _amount(indicators, "indicator", lang), "nodes": _amount(nodes, "node", lang)}
        yield _say("hidden", lang, **amounts)
    if any("–" in row for own in rows.values() for row in own):
        yield _say("–", lang)


def _remarks(report: "IndexReport", found: _Findings, lang: str) -> Iterator[str]:
    """What to look at, in words: each kind once, with the names it holds for and their numbers."""
    framework, of, flags = report.index.framework, found.statistics, found.flags

    def name(code: str) -> str:
        return framework[code].name(lang)

    def indicators(is_named: "BoolArray", number: "FloatArray", shown: str = " ({:.0%})") -> list[str]:
        return [name(code) + shown.format(number[at])
                for at, code in enumerate(framework.indicators) if is_named[at]]  # fmt: skip

    def nodes(is_named: "BoolArray", shown: str) -> list[str]:
        return [name(code) + shown.format(found.pearson[at], found.cells[at])
                for at, code in enumerate(framework.order[:-1]) if is_named[at]]  # fmt: skip

    pairs = [(f"{name(one)} – {name(other)} ({own:.2f})", own) for (one, other), own in found.siblings.items()]
    named = {
        "constant": indicators(flags["constant"], of.mean, " ({:g})"),
        "available": indicators(flags["available"] & (of.count > 0), of.available),
        "of units": [f"{report.index.unit_name(unit, lang)} ({share:.0%})"
                     for unit, share in found.units.items() if share < FEW],
        "nonzero": indicators(flags["nonzero"], 1 - of.nonzero),
        "unique": indicators(flags["unique"] & ~flags["constant"], of.unique),
        "skewed": indicators(flags["skewed"], of.skewness, " ({:.2f})"),
        "against": nodes(found.against, " ({:.2f})"),
        "alike": [text for text, own in pairs if own > HIGH],
        "opposed": [text for text, own in pairs if own < LOW],
        "hasty": nodes(found.hasty, " ({1})"),
    }  # fmt: skip
    for what, names in named.items():
        if names:
            more = f" … +{len(names) - NAMED:,}" if len(names) > NAMED else ""
            said = _say(what, lang, few=FEW, high=HIGH, low=LOW, enough=ENOUGH)
            yield f"{said}: {', '.join(names[:NAMED])}{more}"
