"""What no file of the project may say: a path of somebody's machine, the address of a package registry."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MADE_HERE = re.compile(r"(?:^|/)(?:\.(?!ci/)\w+|build|dist|var|__pycache__|[^/]+\.egg-info)/")
MACHINE_PATH = re.compile(r"(?:^|[^A-Za-z0-9._~-])/(?:work|tmp|root|farm)/[a-z.]", re.MULTILINE)
REGISTRY = re.compile(
    r"\b(?:pypi|pythonhosted|npmjs|yarnpkg)\.(?:org|com)\b"
    r"|\b(?:deb|ftp|security|snapshot)(?:\.\w\w)?\.debian\.org\b"
)
ADDRESS_IN_LOCK = re.compile(r"://|^\s*(?:-i|-f|--\S*index\S*|--find-links)\b|^\S+ @ ", re.MULTILINE)


def tracked_files():
    """Return the files git knows or would add; without git, all that was not plainly made here."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0")
        found = [ROOT / name for name in names if name]
    else:
        found = [path for path in ROOT.rglob("*") if not MADE_HERE.search(path.relative_to(ROOT).as_posix())]
    return [path for path in found if path.is_file()]


def texts():
    """Return (name, text) of every tracked file; bytes that are no text are left out."""
    files = tracked_files()
    return [(path.relative_to(ROOT), path.read_bytes().decode(errors="ignore")) for path in files]


def lines_with(pattern):
    return [f"{name}: {match.group().strip()}" for name, text in texts() for match in pattern.finditer(text)]


def test_no_file_names_a_path_of_a_machine():
    assert lines_with(MACHINE_PATH) == []


def test_no_file_names_a_package_registry():
    assert lines_with(REGISTRY) == []


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_a_lock_names_no_address(lock):
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    assert ADDRESS_IN_LOCK.findall(text) == []


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_a_lock_pins_every_package_by_hash(lock):
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8").replace("\\\n", "")
    loose = [line for line in text.splitlines() if not re.search(r"^\S+==\S+ .*--hash=sha256:", line)]
    assert loose == []


@pytest.mark.parametrize("text", ["see /{}/notes", "{{/{}/x}}", "/{}/.cache"])
@pytest.mark.parametrize("folder", ["work", "tmp", "root", "farm"])
def test_the_rule_sees_a_path_of_a_machine(text, folder):
    assert MACHINE_PATH.search(text.format(folder))


@pytest.mark.parametrize("text", ["https://example.kr/work/x", "home/work/x", "./tmp/x", "a/farm/b"])
def test_the_rule_leaves_other_paths_alone(text):
    assert not MACHINE_PATH.search(text)


@pytest.mark.parametrize("host", ["pypi", "files.pythonhosted", "registry.npmjs", "deb.debian"])
def test_the_rule_sees_a_registry(host):
    assert REGISTRY.search(f"https://{host}.org/x")
