import pytest

from donghaeng.base.errors import Fault, InputError
from donghaeng.web.core import failed_load


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    """Let the site keep its things in a folder of the test."""
    settings.DONGHAENG_VAR = tmp_path
    return tmp_path


def test_an_error_is_kept_until_a_load_succeeds():
    assert failed_load.last() is None
    failed_load.note(InputError("2 faults", [Fault("value", "'x'", "a number", 3, "data.csv")]))
    assert "data.csv, row 3, value: found 'x'; expected a number" in failed_load.last().error
    failed_load.forget()
    assert failed_load.last() is None


def test_a_file_that_is_broken_tells_nothing(var):
    (var / "load-failed.json").write_text("{", encoding="utf-8")
    assert failed_load.last() is None
