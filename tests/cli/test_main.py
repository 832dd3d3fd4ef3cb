import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import donghaeng
from donghaeng.cli import main

SOURCE = Path(donghaeng.__file__).parents[1]
COMMANDS = [(), ("index",), ("index", "build"), ("index", "check"), ("index", "show"), ("index", "revisions"), ("new",),
            ("check",), ("schema",)]  # fmt: skip


def start(*arguments, program=("-m", "donghaeng"), **options):
    """Start the command as a user does."""
    return subprocess.Popen(
        [sys.executable, *program, *map(str, arguments)], text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options,
        env=os.environ | {"PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def ended(*arguments):
    with start(*arguments) as process:
        out, err = process.communicate(timeout=30)
    return process.returncode, out, err


def test_a_command_that_goes_well_exits_with_0(human_development):
    assert ended("index", "check", human_development)[0] == 0


def test_an_error_exits_with_2_and_prints_what_to_do_without_a_traceback(tmp_path):
    assert ended("index", "build", tmp_path / "nowhere") == (2, "", (
        f"error: {tmp_path / 'nowhere'} is not a folder\n"
        "  - path: found no such folder; expected the folder of an index\n"
    ))  # fmt: skip


@pytest.mark.parametrize(
    "arguments", [["--colour"], ["index", "build"], ["index", "bild"], ["index", "show", "x", "--lang", "fr"]]
)
def test_a_wrong_call_exits_with_2_and_says_how(usage, arguments):
    status, printed = usage(*arguments)
    assert status == 2
    assert "--help" in printed


WAITING = """
import sys, time
import donghaeng.city.report as report
from donghaeng.cli.main import run
def read_index(path):
    print("reading", flush=True)
    time.sleep(20)
report.read_index = read_index
run()
"""


def test_an_interruption_exits_with_130_and_without_a_traceback(human_development, tmp_path):
    out = tmp_path / "build" / "x"
    with start("index", "build", human_development, "--out", out, program=("-c", WAITING)) as process:
        process.stdout.readline()
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert not out.exists()


def test_an_interruption_that_reaches_us_exits_with_130(monkeypatch):
    def interrupted(**_):
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "app", interrupted)
    with pytest.raises(SystemExit, match="130"):
        main.run()


def test_the_version_is_printed(run):
    assert run("--version") == f"{donghaeng.__version__}\n"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_says_what_a_command_does_in_80_columns(run, widest, command):
    printed = run(*command, "--help")
    assert "Usage:" in printed
    assert widest(printed) <= 80


@pytest.mark.parametrize("command", [command for command in COMMANDS if command not in ((), ("index",))], ids=" ".join)
def test_help_of_a_command_gives_an_example(run, command):
    assert f"xample: donghaeng {' '.join(command)} " in run(*command, "--help")


def test_without_a_command_the_help_is_shown(usage):
    status, printed = usage()
    assert status == 2
    assert "Start with: donghaeng index build" in printed


def test_help_answers_without_loading_what_computes():
    program = "import sys; import donghaeng.cli.main; print(sorted({'polars', 'numpy', 'openpyxl'} & set(sys.modules)))"
    with start(program=("-c", program)) as process:
        out, _ = process.communicate(timeout=30)
    assert out == "['numpy']\n"
