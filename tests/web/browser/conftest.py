"""Real sites, loaded from a city's folder and served by our own command, and a real browser that never leaves the host.

There are two: Seoul, and Morrowhaven of tests/cities, which is invented and differs in all that is a setting. Workers
share one loaded site of each; each has its own browser, and only while a module runs: Playwright holds an event loop,
under which Django refuses to touch its database.
"""

import fcntl
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[3]
MORROWHAVEN = ROOT / "tests" / "cities" / "morrowhaven"
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--font-render-hinting=none",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules of axe that hang on colours: the dark changes nothing else."""
SIZES = ((360, "light"), (360, "dark"), (1280, "light"))
VIDEO = (
    "a-test,A test,시험 영상,A row for the test of videos.,영상 시험용 항목입니다.,2026-11-22,digital,"
    "https://www.youtube.com/watch?v=AAAAAAAAAAA,3,Nobody,없음,kogl-general\n"
)
"""The archive has no video whose address is known, so the test brings one."""
PATIENCE = 120
"""How long the first answer of the site may take, with everything to set up. [seconds]"""


def donghaeng(*words):
    """Return our own command, for a process of its own."""
    return [sys.executable, "-m", "donghaeng", *words]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address, server):
    """Wait until the site answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(address, timeout=10):  # noqa: S310 - our own address
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"{address} does not answer")


@contextmanager
def alone(file):
    """Let one process at a time do what follows."""
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def loaded(shared, folder, migrated, more=""):
    """Return a copy of a city, with more videos, and what its site keeps; who comes first loads it for all."""
    city, var = shared / folder.name, shared / f"var-{folder.name}"
    with alone(shared / f"{folder.name}.lock"):
        if not city.is_dir():
            part = shared / f"part-{folder.name}"
            shutil.copytree(folder, part / folder.name)
            with (part / folder.name / "archive" / "videos.csv").open("a", encoding="utf-8") as file:
                file.write(more)
            start_from(migrated, var / folder.name)
            run("load", part / folder.name, "--var", var)
            (part / folder.name).rename(city)
    return city, var


def start_from(migrated, place):
    """Put an empty database where a site will look for its own: to migrate takes longer than to load."""
    place.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(migrated, place / "db.sqlite3")


def run(*words):
    """Run a command of ours and return what it prints."""
    done = subprocess.run(donghaeng(*map(str, words)), cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


@contextmanager
def served(city, var, language="ko"):
    """Serve a city that is loaded; one server after the other gets ready, since they keep things in one place."""
    with alone(city.with_name(f"{city.name}.server")):
        port = free_port()
        words = ("serve", str(city), "--var", str(var), "--port", str(port), "--workers", "1")
        server = subprocess.Popen(donghaeng(*words), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(f"http://127.0.0.1:{port}/{language}/", server)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def seoul(shared_by_workers, migrated):
    """Return the address of the site of Seoul."""
    with served(*loaded(shared_by_workers, ROOT / "cities" / "seoul", migrated, VIDEO)) as address:
        yield address


@pytest.fixture(scope="session")
def second_city(shared_by_workers, migrated):
    """Return the folder of the invented city, loaded, and what its site keeps; to copy, never to write to."""
    return loaded(shared_by_workers, MORROWHAVEN, migrated)


@pytest.fixture(scope="session")
def morrowhaven(second_city):
    """Return the address of the site of the invented city."""
    with served(*second_city) as address:
        yield address


@pytest.fixture
def fresh(second_city, migrated, tmp_path):
    """Return a site of the invented city that is loaded for the first time, for one test to write in.

    Its address, the one-time password, the folder, and a function that runs one of our commands on it. Its charts
    are drawn already.
    """
    city, var = tmp_path / MORROWHAVEN.name, tmp_path / "var"
    shutil.copytree(MORROWHAVEN, city)
    start_from(migrated, var / city.name)
    shutil.copytree(second_city[1] / city.name / "results", var / city.name / "results")

    def told(*words):
        return run(*words, city, "--var", var)

    password = re.search(r"one-time password: (\S+)", told("load")).group(1)
    with served(city, var, "en") as address:
        yield address, password, city, told


@pytest.fixture(scope="session")
def site(seoul):
    """Return the address of the site that `visit` goes to; a module about another city says so."""
    return seoul


@pytest.fixture(scope="module")
def browser():
    """Return Chromium, the system's own."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """A page that was opened, and what came of it."""

    page: object
    status: int
    complaints: list = field(default_factory=list)
    strangers: list = field(default_factory=list)
    sizes: dict = field(default_factory=dict)

    @property
    def violations(self):
        """What axe finds against WCAG 2.2 AA, with the elements."""
        return self.violations_of(RULES)

    def violations_of(self, rules):
        """What axe finds against some of its rules; the script is put in once."""
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(Axe().axe_script)
        found = self.page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", rules)[
            "violations"
        ]
        return [f"{one['id']}: {node['html'][:150]}" for one in found for node in one["nodes"]]

    @property
    def width(self):
        """How wide the document is. [CSS pixels]"""
        return self.page.evaluate("document.documentElement.scrollWidth")

    def assert_sound(self, status=200):
        """Nothing breaks on a phone and on a desk, light and dark, and nothing is fetched elsewhere."""
        assert self.status == status
        for width, scheme in SIZES:
            self.page.set_viewport_size({"width": width, "height": 800})
            self.page.emulate_media(color_scheme=scheme)
            found = self.violations_of(COLOURS if scheme == "dark" else RULES)
            assert (found, self.width) == ([], width), f"{self.page.url} at {width} px, {scheme}"
        assert self.strangers == []
        assert [said for said in self.complaints if str(status) not in said] == []

    def weight(self, *kinds):
        """How many bytes of these kinds came over the wire, once nothing is on its way any more."""
        self.page.wait_for_load_state("networkidle")
        return sum(size for (kind, _url), size in self.sizes.items() if kind in kinds)


@pytest.fixture
def visit(browser, site):
    """Return a function that opens an address of the site: ``visit("/ko/", width=360)``."""
    contexts = []

    def opened(path, *, width=1280, scheme="light", language="ko", **more):
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            locale=language,
            reduced_motion="reduce",
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        seen = Visit(page, 0)

        def at_home(route):
            if route.request.url.startswith((site, "data:")):
                route.continue_()
            else:
                seen.strangers.append(route.request.url)
                route.abort()

        def finished(request):
            size = request.sizes()
            seen.sizes[request.resource_type, request.url] = size["responseBodySize"]

        context.route("**/*", at_home)
        page.on(
            "console", lambda said: seen.complaints.append(said.text) if said.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.on("requestfinished", finished)
        seen.status = page.goto(f"{site}{path}").status
        page.evaluate("document.fonts.ready.then(() => null)")
        return seen

    yield opened
    for context in contexts:
        context.close()
