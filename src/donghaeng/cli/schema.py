"""`donghaeng schema`: JSON Schema of every file."""

import json
from pathlib import Path
from typing import Annotated

import typer

from donghaeng.base.errors import Fault, InputError


def schema(
    file: Annotated[str | None, typer.Argument(help="One file, such as data.csv; without it, all of them.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write one .schema.json per file into this folder.")] = None,
) -> None:
    """Print the JSON Schema of a file: its columns or settings, their types and meaning.

    Editors check and complete with it. Example: donghaeng schema method.toml
    """
    from donghaeng.city import city_schemas, write_schemas

    schemas = city_schemas()
    if file is not None and file not in schemas:
        raise InputError("no such file", [Fault("file", repr(file), f"one of {', '.join(schemas)}")])
    chosen = schemas if file is None else {file: schemas[file]}
    if out is not None:
        for name in write_schemas(out, chosen):
            typer.echo(name)
    else:
        typer.echo(json.dumps(chosen if file is None else chosen[file], ensure_ascii=False, indent=2))
