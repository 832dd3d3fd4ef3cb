import io
import time

import pytest
from rich.cells import cell_len
from rich.console import Console

from donghaeng.base.errors import Fault, FileError
from donghaeng.cli import screen


class Terminal(io.StringIO):
    def isatty(self):
        return True


def take_stderr(monkeypatch, written):
    """Put a file in the place of stderr; in the test itself, since pytest puts its own there before each."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", written)
    return written


# Progress


def test_a_bar_is_shown_for_work_that_lasts(monkeypatch):
    terminal = take_stderr(monkeypatch, Terminal())
    monkeypatch.setattr(screen, "PATIENCE", 0.0)
    with screen.progress() as told:
        told("writing csv", 0.5)
        time.sleep(0.3)
    assert "writing csv" in terminal.getvalue()


def test_no_bar_is_shown_for_work_that_is_soon_done(monkeypatch):
    terminal = take_stderr(monkeypatch, Terminal())
    with screen.progress() as told:
        told("writing csv", 0.5)
    assert terminal.getvalue() == ""


def test_patience_lasts_a_second():
    assert screen.PATIENCE == 1.0


def test_no_bar_and_no_empty_line_are_written_into_a_file(monkeypatch):
    written = take_stderr(monkeypatch, io.StringIO())
    monkeypatch.setattr(screen, "PATIENCE", 0.0)
    with screen.progress() as told:
        told("writing csv", 0.5)
        time.sleep(0.2)
    assert written.getvalue() == ""


def interrupt_a_long_work():
    with screen.progress():
        time.sleep(0.2)
        raise KeyboardInterrupt


def test_the_bar_goes_when_the_work_fails(monkeypatch):
    terminal = take_stderr(monkeypatch, Terminal())
    monkeypatch.setattr(screen, "PATIENCE", 0.0)
    with pytest.raises(KeyboardInterrupt):
        interrupt_a_long_work()
    assert terminal.getvalue().endswith(("\x1b[2K", "\x1b[?25h"))  # line wiped, cursor back


# Consoles and tables


@pytest.mark.parametrize(("terminal_width", "width"), [("200", 80), ("80", 80), ("60", 60)])
def test_nothing_is_wider_than_80_columns_or_the_terminal(monkeypatch, terminal_width, width):
    monkeypatch.setenv("COLUMNS", terminal_width)
    assert screen.console().width == width


def test_what_looks_like_markup_is_printed_as_it_is(capsys):
    made = screen.table([("Share [KRW]", "left")])
    made.add_row("rent [/relative] :house: [red]")
    screen.show_table(screen.console(), "[bold]", made)
    printed = capsys.readouterr().out
    assert "[bold]" in printed
    assert "rent [/relative] :house: [red]" in printed


def test_a_table_with_a_wide_column_fills_the_width_and_breaks_korean_words(capsys):
    made = screen.table([("지표", "wide"), ("점수", "right")])
    made.add_row("주거취약계층의 주거환경 개선 규모 " * 4, "139.1")
    screen.console().print(made)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(cell_len, lines)) <= 80
    assert "점수" in lines[0]


# Errors and numbers


def test_an_error_is_printed_on_stderr_as_wide_as_it_is(capsys):
    fault = Fault("source", repr("x" * 100), "a key of sources.csv [plan]", 3, "data.csv")
    screen.show_error(FileError("cannot be read", [fault]))
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"error: cannot be read\n  - {fault}\n"


@pytest.mark.parametrize(("value", "decimals", "shown"), [
    (110.957, 1, "111.0"), (1234.5, 2, "1,234.50"), (float("nan"), 1, "–")
])  # fmt: skip
def test_a_score_is_shown_with_its_decimals_and_a_gap_as_a_dash(value, decimals, shown):
    assert screen.number(value, decimals) == shown


@pytest.mark.parametrize(("value", "shown"), [
    (26_150_000.0, "26,150,000"), (999_999.4, "999,999"), (2694.0, "2,694"), (19.3, "19.3"), (float("nan"), "")
])  # fmt: skip
def test_a_value_is_shown_in_six_digits_or_whole_and_a_gap_as_nothing(value, shown):
    assert screen.value(value) == shown


@pytest.mark.parametrize(("number", "sign", "shown"), [
    (5.5, "", "6"), (6.5, "", "7"), (-6.5, "", "−7"),
    (-0.4, "", "0"), (-47_500, "+", "−47,500"), (1000.0, "+", "+1,000"),
])  # fmt: skip
def test_a_half_goes_away_from_zero_and_a_minus_is_one(number, sign, shown):
    assert screen.whole(number, sign) == shown


def test_the_console_of_errors_is_stderr():
    assert screen.console(stderr=True).stderr
    assert isinstance(screen.console(), Console)
