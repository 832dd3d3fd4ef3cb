"""What the commands of welfare say of numbers that nobody sure says, in one place."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console

from donghaeng.cli.welfare_city import Language

if TYPE_CHECKING:  # the commands import it when they run, so that --help answers at once
    from donghaeng.welfare import Resolved

SAID = {"en": "This result stands on unverified numbers: {paths}", "ko": "이 결과는 미확인 수치에 근거함: {paths}"}


def print_doubts(screen: Console, unverified: "Iterable[Resolved]", lang: Language) -> None:
    """Name the unverified numbers below a result, if there are any."""
    if paths := ", ".join(value.path for value in unverified):
        screen.print(SAID[lang].format(paths=paths))
