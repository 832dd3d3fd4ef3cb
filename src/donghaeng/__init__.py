"""Donghaeng: an executable policy archive for a city."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from donghaeng.claims import Verdict, check_scores
    from donghaeng.files import read_index
    from donghaeng.index import Index, Result

__version__ = "0.1.0"
__all__ = ["Index", "Result", "Verdict", "__version__", "check_scores", "read_index"]

_HOMES = {
    "Index": "donghaeng.index",
    "Result": "donghaeng.index",
    "Verdict": "donghaeng.claims",
    "check_scores": "donghaeng.claims",
    "read_index": "donghaeng.files",
}


def __getattr__(name: str) -> Any:
    """Import on first use (PEP 562), so that ``import donghaeng`` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
