"""Charts of a result, drawn by whoever says so in the entry points: the core knows nothing of drawing."""

from importlib.metadata import entry_points
from typing import Any

from donghaeng.base.errors import Fault, NotInstalledError

GROUP = "donghaeng.plots"
"""The group of entry points; each names what makes charts of a result."""


def plots_of(result: Any) -> Any:
    """What draws a result.

    Raises
    ------
    NotInstalledError
        If nothing that draws is installed.
    """
    found = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    if not found:
        raise NotInstalledError(
            "nothing here draws charts",
            [Fault(f"entry points of {GROUP}", "none", "pip install 'donghaeng[charts]'")],
        )
    return found[0].load()(result)
