"""The command `donghaeng`."""

import sys
from typing import Annotated

import typer

from donghaeng import __version__
from donghaeng.base.errors import DonghaengError
from donghaeng.cli import (
    backup,
    city,
    claims,
    content,
    data,
    index,
    load,
    response,
    schema,
    serve,
    welfare,
)
from donghaeng.cli.screen import show_error

app = typer.Typer(
    name="donghaeng",
    help="Measure, explain and publish what a city does, from one folder of plain files.",
    epilog="Start with: donghaeng index build cities/seoul/indices/going-together",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(index.app, name="index")
app.add_typer(claims.app, name="claims")
app.add_typer(content.app, name="content")
app.add_typer(welfare.app, name="welfare")
app.command("new")(city.new)
app.command("check")(city.check)
app.command("response")(response.response)
app.command("schema")(schema.schema)
app.command("data")(data.data)
app.command("load")(load.load)
app.command("serve")(serve.serve)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command(
    "manage",
    hidden=True,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "allow_interspersed_args": False},
)(serve.manage)


def _version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Measure, explain and publish what a city does, from one folder of plain files."""


def run() -> None:
    """Run a command; an error prints what to do and exits with 2, an interruption with 130."""
    try:
        app(standalone_mode=True)
    except DonghaengError as error:
        show_error(error)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
