"""Drawing: specifications to SVG, PNG and compiled Vega, without a browser.

The engine of vl-convert takes a second to start and 300 MB: `load` draws, the web process never does.
"""

import json
import multiprocessing
import re
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from typing import Any, TypeVar

from donghaeng.base.errors import DataError, Fault, NotInstalledError
from donghaeng.base.progress import Progress, silent
from donghaeng.charts import fonts, look
from donghaeng.charts.chart import Spec
from donghaeng.charts.svg import polished

A = TypeVar("A")
B = TypeVar("B")

UNMEASURED = "unmeasured"
"""A font that is nowhere: Vega measures every text, at 2 ms in Pretendard, and our layout does not need it."""
FEW = 80
"""Fewer are drawn sooner in one process: each further one starts an engine of its own, 2 s of CPU."""


def svg(spec: Spec) -> str:
    """Draw a chart's specification.

    Raises
    ------
    DataError
        If the specification is not one of ``Chart.spec``.
    """
    about = spec.get("usermeta", {}).get("donghaeng")
    if about is None:
        raise DataError("not a chart's specification", [Fault("usermeta", "nothing", "what Chart.spec gives")])
    unmeasured = {**spec, "config": {**spec["config"], "font": UNMEASURED}}
    return polished(str(_engine().vegalite_to_svg(unmeasured)), about)


def png(drawn: str, *, scale: float = 1.5) -> bytes:
    """Make pixels of an SVG of ours, on the ground of a light page.

    Parameters
    ----------
    drawn : what ``svg`` returns.
    scale : pixels per px of the drawing. Packing them is what takes time: a map at 2 takes three times as long as at 1.

    Vega clips each layer to the size of the drawing, which costs a picture of that size and changes nothing: what it
    draws ends there. So clips are left out.
    """
    unclipped = re.sub(r' clip-path="[^"]*"', "", drawn)
    ground = f'<rect width="100%" height="100%" fill="{look.SURFACE}"/>'
    box = re.search(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"', drawn)
    sized = unclipped if box is None else unclipped.replace("<svg ", f'<svg width="{box[1]}" height="{box[2]}" ', 1)
    return bytes(_with_fonts().svg_to_png(sized.replace("</desc>", f"</desc>{ground}", 1), scale=scale))


def vega(spec: Spec) -> dict[str, Any]:
    """Compile to Vega, which a browser draws without the compiler.

    ``usermeta`` says of each colour by which property a page's sheet names it: a page in the dark puts in its own.
    """
    compiled = _engine().vegalite_to_vega(spec)
    made = dict(compiled) if not isinstance(compiled, str) else dict(json.loads(compiled))
    text = json.dumps(made)
    used = {colour: role for colour, role in look.ROLES.items() if f'"{colour}"' in text}
    return {**made, "usermeta": {**made.get("usermeta", {}), "colours": used}}


def svg_of_all(specs: Sequence[Spec], *, workers: int = 2, progress: Progress = silent) -> list[str]:
    """Draw many, in order.

    Parameters
    ----------
    specs : what ``Chart.spec`` gives.
    workers : processes; few specifications are drawn in this one.
    progress : told the share done. [0-1]
    """
    return _of_all(svg, specs, workers, progress)


def png_of_all(drawings: Sequence[str], *, workers: int = 2, progress: Progress = silent) -> list[bytes]:
    """Make pixels of many, in order.

    Parameters
    ----------
    drawings : what ``svg`` returns.
    workers : processes; of few, pixels are made in this one.
    progress : told the share done. [0-1]
    """
    return _of_all(png, drawings, workers, progress)


def _of_all(act: Callable[[A], B], things: Sequence[A], workers: int, progress: Progress) -> list[B]:
    if len(things) < FEW or workers < 2:
        return _told(map(act, things), len(things), progress)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        return _told(pool.map(act, things, chunksize=4), len(things), progress)


def _told(made: Iterable[B], total: int, progress: Progress) -> list[B]:
    done: list[B] = []
    for one in made:
        done.append(one)
        progress("charts", len(done) / total)
    return done


def _engine() -> Any:
    try:
        import vl_convert
    except ModuleNotFoundError as error:
        raise NotInstalledError(
            "nothing here can draw", [Fault("vl-convert-python", "not installed", "pip install 'donghaeng[charts]'")]
        ) from error
    return vl_convert


@cache
def _with_fonts() -> Any:
    """The engine with our fonts, registered once in a process."""
    engine = _engine()
    engine.register_font_directory(str(fonts.folder()))
    return engine
