"""What is handed out: the wheel alone, in an empty environment, makes a city and serves it."""

import re
import socket
import subprocess
import sys
import time
import venv
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def donghaeng(tmp_path_factory):
    """Install the built wheel with ``[web]`` and the locked versions; return the command."""
    folder = tmp_path_factory.mktemp("wheel")
    line = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(line, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv")
    locked = re.sub(r" \\\n\s+--hash=\S+", "", (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"))
    (folder / "locked.txt").write_text(locked, encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "venv"), "--disable-pip-version-check"]
    words = ["install", "-qq", "--no-compile", "--constraint", str(folder / "locked.txt"), f"{wheel}[web]"]
    subprocess.run([*pip, *words], check=True)
    return folder / "venv" / "bin" / "donghaeng"


@pytest.fixture(scope="module")
def address(donghaeng, tmp_path_factory):
    """Make a city and serve it, from a folder that knows nothing of the source; return where."""
    folder = tmp_path_factory.mktemp("elsewhere")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    subprocess.run([donghaeng, "new", "x"], cwd=folder, check=True, capture_output=True)
    with (folder / "log").open("w") as log:
        server = subprocess.Popen([donghaeng, "serve", "x", "--port", str(port)], cwd=folder, stdout=log, stderr=log)
    for _ in range(1800):
        try:
            with urlopen(f"http://127.0.0.1:{port}/health/", timeout=10):
                break
        except (URLError, ConnectionError):
            assert server.poll() is None, (folder / "log").read_text(encoding="utf-8")
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(timeout=30)


def got(address):
    with urlopen(address, timeout=30) as response:  # noqa: S310 - our own address
        return response.read().decode()


@pytest.mark.parametrize(("path", "words"), [("/ko/", "본문으로"), ("/en/", "Skip to the content")])
def test_a_page_opens_in_both_languages_with_its_own_labels(address, path, words):
    page = got(address + path)
    assert f'<html lang="{path.strip("/")}">' in page
    assert words in page


def test_style_sheets_and_fonts_are_in_the_wheel(address):
    sheets = re.findall(r'<link rel="stylesheet" href="(/static/[^"]+)"', got(f"{address}/ko/"))
    assert len(sheets) >= 2
    (fonts,) = [sheet for sheet in sheets if "fonts" in sheet]
    font = re.search(r'url\("?([^")]+\.woff2)', got(address + fonts)).group(1)
    with urlopen(urljoin(address + fonts, font), timeout=30) as response:  # noqa: S310 - our own address
        assert response.read(4) == b"wOF2"


def test_the_editor_opens(address):
    assert "<form" in got(f"{address}/admin/login/")
