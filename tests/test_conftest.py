"""The account of skips, tried on small suites of its own."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]

PASSING = "def test_passes(): pass"
TAKES_SHARED = """
    import pytest

    @pytest.fixture(scope="module")
    def index_facts(shared):
        return shared / "facts"

    def test_direct(shared): assert (shared / "facts").is_dir()
    def test_through_another(index_facts): assert index_facts.is_dir()
"""
SKIPPED_DOCTEST = '''
    """
    >>> 1 + 1  # doctest: +SKIP
    3
    """
'''


@pytest.fixture
def suite(pytester, monkeypatch):
    """Return a runner of a suite that has our settings and conftest, and no CI, tools or facts."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("DONGHAENG_SHARED", str(pytester.path / "nothing here"))
    monkeypatch.setenv("PATH", "")
    monkeypatch.delitem(sys.modules, "tests.conftest", raising=False)  # the suite brings its copy
    pytester.mkdir("src")
    pytester.mkdir("tests")
    for name in ("pyproject.toml", "tests/conftest.py"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines(keepends=True)
        text = "".join(line for line in lines if not line.startswith("DJANGO_SETTINGS_MODULE"))
        (pytester.path / name).write_text(text, encoding="utf-8")

    def run(**files):
        pytester.makepyfile(**{f"tests/{name}": source for name, source in files.items()})
        return pytester.runpytest_inprocess("-p", "no:django")  # it is set up once in a process

    ours = settings.get_profile("default")
    yield run
    settings.register_profile("default", ours)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def last_line(result):
    return result.outlines[-1]


def test_a_run_without_skips_says_so(suite):
    assert last_line(suite(test_it=PASSING)) == "skipped for want of: nothing"


def test_tests_that_take_shared_are_skipped_where_there_is_none(suite):
    result = suite(test_it=TAKES_SHARED)
    assert (result.ret, last_line(result)) == (0, "skipped for want of: shared (2 tests)")


def test_tests_that_take_shared_run_where_it_is(suite, pytester, monkeypatch):
    monkeypatch.setenv("DONGHAENG_SHARED", str(pytester.mkdir("elsewhere")))
    (pytester.path / "elsewhere" / "facts").mkdir()
    assert last_line(suite(test_it=TAKES_SHARED)) == "skipped for want of: nothing"


@pytest.mark.parametrize("name", ["chromium", "java", "r"])
def test_a_program_that_is_missing_is_named(suite, name):
    result = suite(test_it=f"import pytest\n@pytest.mark.needs({name!r})\ndef test_it(): pass")
    assert last_line(result) == f"skipped for want of: {name} (1 test)"


def test_a_need_that_nobody_knows_is_refused(suite):
    result = suite(test_it="import pytest\n@pytest.mark.needs('jva')\ndef test_it(): pass")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "needs ['jva']; expected names out of ['chromium', 'duckdb', 'java'," in result.stderr.str()


def test_other_skips_are_counted_apart(suite):
    result = suite(test_it="import pytest\ndef test_it(): pytest.skip('not today')")
    assert last_line(result) == "skipped for want of: nothing; for another reason: 1 test"


def test_a_missing_need_fails_on_ci(suite, monkeypatch):
    monkeypatch.setenv("CI", "true")
    result = suite(test_it=TAKES_SHARED)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert result.parseoutcomes()["errors"] == 2


@pytest.mark.parametrize(
    "source",
    [
        "import pytest\ndef test_it(): pytest.skip('not today')",
        "import pytest\npytest.importorskip('no_such_module')",
        "import pytest\n@pytest.mark.skipif(True, reason='never')\ndef test_it(): pass",
        SKIPPED_DOCTEST,
    ],
    ids=["in the test", "while importing", "by a mark", "a doctest"],
)
def test_any_skip_fails_on_ci(suite, monkeypatch, source):
    monkeypatch.setenv("CI", "true")
    result = suite(test_it=source, test_other=PASSING)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert last_line(result).endswith("with CI=true a skip is a failure")


def test_a_failing_run_still_ends_with_the_account(suite):
    result = suite(test_it="def test_it(): assert False")
    assert (result.ret, last_line(result)) == (1, "skipped for want of: nothing")
