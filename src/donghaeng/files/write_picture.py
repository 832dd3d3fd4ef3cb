"""A picture as a file."""

from pathlib import Path

from donghaeng.base.errors import Fault, OutputError


def write_picture(path: Path, drawn: str) -> None:
    """Write an SVG.

    Raises
    ------
    OutputError
        If the name does not end in ``.svg``, or the file cannot be written.
    """
    if path.suffix.lower() != ".svg":
        raise OutputError(f"{path} cannot be written", [Fault("name", repr(path.name), "a name that ends in .svg")])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(drawn, encoding="utf-8", newline="\n")
    except OSError as error:
        fault = Fault("path", error.strerror or str(error), "a file that may be written")
        raise OutputError(f"{path} cannot be written", [fault]) from None
