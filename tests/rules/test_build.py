"""What is handed out: the wheel holds the package alone, and CI can start."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Return the names inside a wheel built from this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return ZipFile(built).namelist()


def test_the_wheel_holds_the_package_and_its_metadata_alone(wheel):
    roots = {name.split("/")[0] for name in wheel}
    assert {root for root in roots if not root.endswith(".dist-info")} == {"donghaeng"}
    assert len(roots) == 2


def test_the_wheel_holds_every_module(wheel):
    source = ROOT / "src"
    modules = {path.relative_to(source).as_posix() for path in (source / "donghaeng").rglob("*.py")}
    assert modules - set(wheel) == set()


def test_the_wheel_holds_the_mark_of_types_and_the_licence(wheel):
    assert "donghaeng/py.typed" in wheel
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in wheel)


@pytest.mark.parametrize("script", ["run", "bare"])
def test_the_scripts_of_ci_can_be_started(script):
    assert os.access(ROOT / ".ci" / script, os.X_OK)
