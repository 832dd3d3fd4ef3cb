"""Commands, run inside the test; and the folders they are tried on."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from donghaeng.cli.main import app

ROOT = Path(__file__).parents[2]
SEOUL = ROOT / "cities" / "seoul"
FOLDERS = {
    "going-together": SEOUL / "indices" / "going-together",
    "districts": SEOUL / "indices" / "districts",
    "human-development": ROOT / "examples" / "human-development",
}


@pytest.fixture
def run():
    """Run a command that goes well and give what it printed."""

    def printed(*arguments):
        result = CliRunner().invoke(app, list(map(str, arguments)), catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    return printed


@pytest.fixture
def usage():
    """Run a command that is called wrongly and give its status and what it printed."""

    def printed(*arguments):
        result = CliRunner().invoke(app, list(map(str, arguments)))
        return result.exit_code, result.output

    return printed


@pytest.fixture(params=FOLDERS)
def folder(request):
    """Give each folder of figures in turn."""
    return FOLDERS[request.param]


@pytest.fixture
def going_together():
    return FOLDERS["going-together"]


@pytest.fixture
def districts():
    return FOLDERS["districts"]


@pytest.fixture
def human_development():
    return FOLDERS["human-development"]


@pytest.fixture
def seoul():
    return SEOUL


@pytest.fixture
def widest():
    """Give the columns that the widest line takes; a Korean syllable takes two."""
    return lambda text: max(cell_len(line.rstrip()) for line in text.splitlines())


@pytest.fixture(autouse=True)
def _terminal_of_80_columns(monkeypatch):
    """Keep the tests from the width of whoever runs them."""
    monkeypatch.setenv("COLUMNS", "80")
