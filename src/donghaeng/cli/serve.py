"""`donghaeng serve`, `donghaeng manage`: the site of a city."""

from pathlib import Path
from typing import Annotated

import typer

from donghaeng.cli.screen import console, progress

CityArgument = Annotated[Path, typer.Argument(help="The folder of a city, such as cities/seoul.")]
VarOption = Annotated[
    Path | None, typer.Option(help="Folder for databases, uploads and caches, one folder per city; var without it.")
]
ProductionOption = Annotated[
    bool, typer.Option("--production", help="Settings for a site that others reach; needs its secrets.")
]


def serve(
    city: CityArgument,
    *,
    port: Annotated[int, typer.Option(help="Port.", min=1, max=65535)] = 8000,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    var: VarOption = None,
    workers: Annotated[int, typer.Option(help="Processes that answer.", min=1)] = 2,
    production: ProductionOption = False,
    log_requests: Annotated[
        bool, typer.Option("--log-requests", help="A line per request, without its query.")
    ] = False,
) -> None:
    """Serve the site of a city until ctrl-C; load its folder first if nothing was loaded yet.

    Example: donghaeng serve cities/seoul --port 8000
    """
    from donghaeng.web.start import configure

    place = configure(city, var=var, production=production)
    from donghaeng.web.core.first_password import NAME, make_administrator
    from donghaeng.web.serving import make_ready, refuse_taken, run_server

    refuse_taken(host, port)
    with progress() as report:
        make_ready(place, report)
    screen = console()
    if password := make_administrator():
        screen.print(f"Administrator: {NAME}, one-time password: {password}")
        screen.print("It is shown only now; choose your own at the first login.")
    screen.print(f"http://{host}:{port}/  to edit: http://{host}:{port}/admin/  to stop: ctrl-C")
    run_server(host=host, port=port, workers=workers, log_requests=log_requests)


def manage(
    context: typer.Context, city: CityArgument, var: VarOption = None, production: ProductionOption = False
) -> None:
    """Run a command of Django for the site of a city.

    Example: donghaeng manage cities/seoul check --deploy
    """
    from donghaeng.web.start import configure

    configure(city, var=var, production=production)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["donghaeng manage", *context.args])
