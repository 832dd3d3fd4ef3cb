"""All drawings of a chart in one language: two widths for pages, one that stands alone, its pixels, and Vega."""

import hashlib
import json
import multiprocessing
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from donghaeng.base.progress import Progress, silent
from donghaeng.charts import draw
from donghaeng.charts.chart import Chart, Spec

NAMES = ("wide.svg", "narrow.svg", "alone.svg", "alone.png", "wide.vega.json", "narrow.vega.json")
FEW = 12
"""So many are drawn sooner in one process: each further one starts an engine of its own."""


@dataclass(frozen=True)
class Bundle:
    """The specifications of a chart in one language, and the name of what is drawn of them."""

    specs: Mapping[str, Spec]

    @property
    def name(self) -> str:
        """A hash of the specifications, of the code that draws them, and of the engine."""
        told = hashlib.sha256(json.dumps(self.specs, sort_keys=True, ensure_ascii=False).encode())
        told.update(_code().encode())
        return told.hexdigest()[:20]


def bundle(chart: Chart, language: str) -> Bundle:
    """The specifications of a chart in a language."""
    return Bundle({
        "wide": chart.spec(language, "wide"),
        "narrow": chart.spec(language, "narrow"),
        "alone": chart.spec(language, "wide", is_titled=True),
    })  # fmt: skip


def drawn(one: Bundle) -> dict[str, bytes]:
    """Every file of a bundle, by the names in ``NAMES``."""
    texts = {f"{name}.svg": draw.svg(spec) for name, spec in one.specs.items()}
    vega = {f"{name}.vega.json": _compiled(one.specs[name]) for name in ("wide", "narrow")}
    files = {name: text.encode() for name, text in {**texts, **vega}.items()}
    return {**files, "alone.png": draw.png(texts["alone.svg"])}


def _compiled(spec: Spec) -> str:
    return json.dumps(draw.vega(spec), ensure_ascii=False, separators=(",", ":"))


def drawn_all(
    bundles: Sequence[Bundle], *, workers: int = 2, progress: Progress = silent
) -> Iterator[tuple[Bundle, dict[str, bytes]]]:
    """Draw many, in order, each handed on as it is done.

    Parameters
    ----------
    workers : processes; few bundles are drawn in this one.
    progress : told the share done. [0-1]
    """
    if len(bundles) < FEW or workers < 2:
        yield from _told(bundles, map(drawn, bundles), progress)
        return
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from _told(bundles, pool.map(drawn, bundles, chunksize=2), progress)


def _told(
    bundles: Sequence[Bundle], files: Iterator[dict[str, bytes]], progress: Progress
) -> Iterator[tuple[Bundle, dict[str, bytes]]]:
    for place, pair in enumerate(zip(bundles, files, strict=True), start=1):
        yield pair
        progress("drawing charts", place / len(bundles))


@cache
def _code() -> str:
    """What drawings depend on beside their specification: our code and the engine."""
    told = hashlib.sha256(version("vl-convert-python").encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        told.update(file.read_bytes())
    return told.hexdigest()
