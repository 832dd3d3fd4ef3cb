import subprocess
import sys

import pytest

import donghaeng


def modules_after(statement):
    code = f"import sys; {statement}; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


def test_importing_donghaeng_imports_no_frames_and_no_arrays():
    heavy = {"polars", "numpy", "pandas", "pyarrow", "narwhals", "pydantic", "typer"}
    assert modules_after("import donghaeng; donghaeng.__version__") & heavy == set()


def test_the_first_use_of_a_name_imports_its_home():
    assert {"donghaeng.index", "numpy"} <= modules_after("import donghaeng; donghaeng.Index")


@pytest.mark.parametrize(
    ("name", "home"), [("read_index", "donghaeng.files"), ("Index", "donghaeng.index"), ("Result", "donghaeng.index")]
)
def test_a_name_at_the_top_is_the_one_in_its_home(name, home):
    assert getattr(donghaeng, name).__module__.startswith(home)


def test_every_public_name_can_be_had():
    assert all(getattr(donghaeng, name) for name in donghaeng.__all__)


def test_a_name_that_is_not_there_is_refused():
    with pytest.raises(AttributeError, match="module 'donghaeng' has no attribute 'read_indices'"):
        donghaeng.read_indices  # noqa: B018 - reading it is the act
