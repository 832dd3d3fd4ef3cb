"""How commands print: tables of 80 columns, errors, progress after a second."""

import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from donghaeng.base.errors import DonghaengError
from donghaeng.base.progress import silent

WIDTH = 80
PATIENCE = 1.0
"""After how long a progress bar appears. [s]"""


def console(*, stderr: bool = False) -> Console:
    """A console that never prints more than 80 columns, and fewer where the terminal is narrower."""
    made = _plain(stderr=stderr)
    return made if made.width <= WIDTH else _plain(stderr=stderr, width=WIDTH)


def _plain(*, stderr: bool, width: int | None = None) -> Console:
    """A console that prints what it is given: a name in brackets is no markup, ``:house:`` no picture."""
    return Console(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)


def table(columns: list[tuple[str, str]]) -> Table:
    """An empty table; a column is its heading and its side.

    ``left``, ``narrow`` (at most 16 letters), ``right`` (never broken), ``wide`` (what the others leave).
    """
    is_wide = any(side == "wide" for _, side in columns)
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=is_wide)
    for heading, side in columns:
        made.add_column(
            heading,
            justify="right" if side == "right" else "left",
            no_wrap=side == "right",
            overflow="fold",
            ratio=1 if side == "wide" else None,
            max_width=16 if side == "narrow" else None,
        )
    return made


def whole(number: float, sign: str = "") -> str:
    """A number without decimals, a half away from zero, with a true minus; ``sign`` : ``+`` for changes.

    Examples
    --------
    >>> whole(5.5), whole(6.5), whole(-47_500, "+"), whole(-0.2)
    ('6', '7', '−47,500', '0')
    """
    rounded = int(math.copysign(math.floor(abs(number) + 0.5), number))
    return f"{rounded:{sign},d}".replace("-", "−")


def show_table(screen: Console, title: str, made: Table) -> None:
    """Print a table under its title, which may be wider."""
    screen.print(Text(title, style="bold"))
    screen.print(made)


def show_error(error: DonghaengError) -> None:
    """Print an error to stderr: in plain words, as wide as it is, so that it can be searched and copied."""
    text = Text("error: ", style="bold red") + Text(str(error), style="default")
    Console(stderr=True, highlight=False, soft_wrap=True).print(text)


@contextmanager
def progress() -> Iterator[Callable[[str, float], None]]:
    """A progress bar on stderr that appears only on a terminal, when the work lasts over a second."""
    screen = Console(stderr=True)
    if not screen.is_terminal:  # Rich would leave an empty line in a file
        yield silent
        return
    bar = Progress(
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(),
        console=screen, transient=True,
    )  # fmt: skip
    task = bar.add_task("starting", total=1.0)
    timer = threading.Timer(PATIENCE, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield lambda step, share: bar.update(task, description=step, completed=share)
    finally:
        timer.cancel()
        timer.join()
        if bar.live.is_started:
            bar.stop()


def number(value: float, decimals: int = 1) -> str:
    """A number for people; a gap is a dash."""
    return "–" if math.isnan(value) else f"{value:,.{decimals}f}"


def value(number: float) -> str:
    """A value in six digits, or as many as stand before its point; a gap is empty."""
    if math.isnan(number):
        return ""
    return f"{number:,.0f}" if abs(number) >= 1e6 else f"{number:,.6g}"


def count(number: int, what: str) -> str:
    """A number of things.

    Examples
    --------
    >>> count(1, "unit"), count(2000, "row")
    ('1 unit', '2,000 rows')
    """
    return f"{number:,} {what}{'' if number == 1 else 's'}"
