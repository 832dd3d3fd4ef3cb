"""Donghaeng: an executable policy archive for a city."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from donghaeng.files import read_index
    from donghaeng.index import Index, Result

__version__ = "0.1.0"
__all__ = ["Index", "Result", "__version__", "read_index"]

_HOMES = {"read_index": "donghaeng.files", "Index": "donghaeng.index", "Result": "donghaeng.index"}


def __getattr__(name: str) -> Any:
    """Import on first use (PEP 562), so that ``import donghaeng`` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
