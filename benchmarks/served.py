"""The site of a city, loaded below build/ and served, for the programs here that look at it from outside."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "build" / "served"
PATIENCE = 120
"""How long the first answer may take. [seconds]"""


@contextmanager
def served(city: Path) -> Iterator[str]:
    """Load the city and serve it on a free port; give the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    donghaeng = [sys.executable, "-m", "donghaeng"]
    subprocess.run([*donghaeng, "load", str(city), "--var", str(VAR)], check=True, stdout=subprocess.DEVNULL)
    words = ["serve", str(city), "--var", str(VAR), "--port", str(port), "--workers", "1"]
    server = subprocess.Popen([*donghaeng, *words], stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/health/", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(address, timeout=10):  # noqa: S310 - our own address
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise SystemExit(f"{address} does not answer")
