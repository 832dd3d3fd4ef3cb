"""Progress of long work, told to a callback: the core prints nothing."""

from collections.abc import Callable

Progress = Callable[[str, float], None]
"""Told which step is under way and what share of the whole is done. [0-1]"""


def silent(_step: str, _share: float) -> None:
    """Tell nobody."""
