"""What every test may lean on: Hypothesis profiles, the facts beside the checkout, and an account of skips.

A test says what it cannot do without: ``@pytest.mark.needs("java")``, or by taking the fixture ``shared``.
Where that is missing the test is skipped, and the last line of the run says so. With ``CI=true`` a skip is a
failure, whatever its reason: the machine that decides has everything (``.ci/run`` installs it).
"""

import gc
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("DONGHAENG_SHARED", ROOT.parent / "shared"))
ON_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def _is_installed(*programs: str) -> bool:
    return any(shutil.which(program) for program in programs)


def _has_postgresql() -> bool:
    return _is_installed("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


NEEDS: dict[str, Callable[[], bool]] = {
    "shared": (SHARED / "facts").is_dir,
    "chromium": lambda: _is_installed("chromium", "chromium-browser", "google-chrome"),
    "duckdb": lambda: find_spec("duckdb") is not None,
    "postgresql": _has_postgresql,
    "java": lambda: _is_installed("java"),
    "r": lambda: _is_installed("Rscript"),
}
WANTED = "for want of "
LAST_LINE = pytest.StashKey[str]()

settings.register_profile("default", deadline=None, derandomize=ON_CI, max_examples=25)
settings.register_profile("slow", deadline=None, derandomize=ON_CI, max_examples=100)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of facts beside the checkout; ``DONGHAENG_SHARED`` names another."""
    return SHARED


def needs_of(item: pytest.Item) -> list[str]:
    """Return the names of all that a test needs, once each."""
    return list(dict.fromkeys(name for mark in item.iter_markers("needs") for name in mark.args))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the fixture ``shared`` speak for itself, and refuse a need that is not in the table."""
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.needs("shared"))
        if unknown := sorted(set(needs_of(item)) - set(NEEDS)):
            message = f"{item.nodeid} needs {unknown}; expected names out of {sorted(NEEDS)}"
            raise pytest.UsageError(message)


def pytest_collection_finish() -> None:
    """Spare the garbage collector what stays for good: the packages that were imported, and the tests."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test that lacks what it needs; fail it on CI."""
    for name in needs_of(item):
        if not NEEDS[name]():
            refuse = pytest.fail if ON_CI else pytest.skip
            refuse(WANTED + name)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the last line, and on CI turn a run with any skip into a failed one."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:
        return
    reasons = [_reason(report) for report in reporter.stats.get("skipped", [])]
    session.config.stash[LAST_LINE] = account(reasons)
    if ON_CI and reasons:
        session.config.stash[LAST_LINE] += "; with CI=true a skip is a failure"
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config: pytest.Config) -> None:
    """Print the last line after everything else."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and LAST_LINE in config.stash:
        reporter.write_line(config.stash[LAST_LINE])


def account(reasons: Iterable[str]) -> str:
    """Return one line that counts the skipped tests by what they wanted.

    Examples
    --------
    >>> account(["for want of r", "for want of shared", "for want of shared", "Windows only"])
    'skipped for want of: shared (2 tests), r (1 test); for another reason: 1 test'
    >>> account([])
    'skipped for want of: nothing'
    """
    counts = Counter(reason.removeprefix(WANTED) if WANTED in reason else "" for reason in reasons)
    others = counts.pop("", 0)
    missing = ", ".join(f"{name} ({_tests(count)})" for name, count in counts.most_common())
    line = f"skipped for want of: {missing or 'nothing'}"
    return f"{line}; for another reason: {_tests(others)}" if others else line


def _tests(count: int) -> str:
    return f"{count} test" if count == 1 else f"{count} tests"


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Return why a test was skipped; pytest keeps it as (file, line, 'Skipped: why')."""
    why = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return why.removeprefix("Skipped: ")
