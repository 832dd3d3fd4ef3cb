"""A small city, English first, served by the real command with two workers."""

import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection

import pytest

from donghaeng.base.errors import OutputError
from donghaeng.web.serving import collect_static, refuse_taken

NEWS = "archive/news/archive-opens.en.md"
PATIENCE = 120
"""How long the first answer may take, with everything to set up and other tests beside it. [seconds]"""


def command(*words):
    return [sys.executable, "-m", "donghaeng", *map(str, words)]


def run(*words):
    """Run a command and give its status and all that it printed, on one line: where it breaks depends on the folder."""
    done = subprocess.run(command(*words), capture_output=True, text=True, check=False, encoding="utf-8")
    return done.returncode, " ".join((done.stdout + done.stderr).split())


class Site:
    """A city that is being served, and how to ask it."""

    def __init__(self, folder, migrated):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.city, self.var, self.log = folder / "springfield", folder / "var", folder / "log"
        run("new", self.city, "--name-en", "Springfield", "--name-ko", "스프링필드", "--currency", "USD")
        settings = self.city / "city.toml"
        settings.write_text(settings.read_text(encoding="utf-8") + 'languages = ["en", "ko"]\n', encoding="utf-8")
        (self.var / "springfield").mkdir(parents=True)
        self.database = self.var / "springfield" / "db.sqlite3"
        shutil.copyfile(migrated, self.database)
        self.server = None

    def start(self):
        with self.log.open("w") as log:
            line = command("serve", self.city, "--var", self.var, "--port", self.port, "--log-requests")
            self.server = subprocess.Popen(line, stdout=log, stderr=subprocess.STDOUT)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.server.poll() is None:
            try:
                return self.get("/health/")
            except ConnectionError:
                time.sleep(0.1)
        raise AssertionError(self.log.read_text(encoding="utf-8"))

    def get(self, path, **headers):
        """Ask once, on a connection of its own, so that any worker may answer."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            response.text = response.read().decode()
            return response

    def stop(self):
        self.server.terminate()
        self.server.wait(timeout=30)


@pytest.fixture(scope="module")
def site(tmp_path_factory, migrated):
    made = Site(tmp_path_factory.mktemp("served"), migrated)
    made.start()
    yield made
    made.stop()


slow = pytest.mark.slow


@slow
def test_a_city_that_was_never_loaded_is_loaded_and_its_first_language_comes_first(site):
    assert site.get("/").headers["Location"] == "/en/"
    assert site.get("/", **{"Accept-Language": "ko"}).headers["Location"] == "/ko/"
    assert "Springfield" in site.get("/en/").text
    assert "스프링필드" in site.get("/ko/").text


@slow
def test_the_administrator_and_the_password_are_shown_once(site):
    assert len(re.findall(r"one-time password: \S{16}", site.log.read_text(encoding="utf-8"))) == 1


@slow
@pytest.mark.parametrize(
    "path", ["/en/", "/ko/", "/en/news/", "/en/news/archive-opens/", "/ko/search/?q=a", "/sitemap.xml"]
)
def test_a_public_page_sets_no_cookie(site, path):
    response = site.get(path)
    assert (response.status, response.headers["Set-Cookie"]) == (200, None)
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")


@slow
def test_a_reader_who_has_a_page_is_told_so_by_any_worker(site):
    etag = site.get("/en/").headers["ETag"]
    assert {site.get("/en/", **{"If-None-Match": etag}).status for _ in range(20)} == {304}


@slow
def test_static_files_are_named_by_their_content_and_may_be_kept_for_ever(site):
    (style,) = re.findall(r'href="(/static/donghaeng/css/site\.[0-9a-f]+\.css)"', site.get("/en/").text)
    assert "immutable" in site.get(style).headers["Cache-Control"]


@slow
def test_an_edit_shows_everywhere_within_two_seconds(site):
    site.get("/en/news/archive-opens/"), site.get("/en/")
    file = site.city / NEWS
    file.write_text(
        re.sub('title = ".*"', 'title = "Edited just now"', file.read_text(encoding="utf-8")), encoding="utf-8"
    )
    assert run("load", site.city, "--var", site.var)[0] == 0
    time.sleep(2)
    for path in ("/en/news/archive-opens/", "/en/news/", "/en/feeds/news.atom"):
        assert all("Edited just now" in site.get(path).text for _ in range(10))


@slow
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/en/nowhere/", 404),
        ("/en/news/?page=9999", 404),
        ("/xx/", 404),
        ("/en/search/?q=%00", 400),
        ("/en/search/?q=%22%27%3B--", 200),
        ("/en/search/?q=" + "x" * 10_000, 414),
    ],
)
def test_bad_input_has_its_status(site, path, status):
    assert site.get(path).status == status


@slow
def test_the_log_says_what_was_asked_and_not_what_for(site):
    site.get("/en/search/?q=my-secret-illness")
    log = site.log.read_text(encoding="utf-8")
    assert '"GET /en/search/" 200' in log
    assert "my-secret-illness" not in log
    assert "127.0.0.1 -" not in log


@slow
def test_a_foreign_name_of_the_host_is_refused(site):
    assert site.get("/en/", Host="evil.example").status == 400


@slow
def test_a_backup_of_the_running_site_comes_back(site, tmp_path):
    file = tmp_path / "site.zip"
    assert run("backup", site.city, file, "--var", site.var)[0] == 0
    with closing(sqlite3.connect(site.database)) as connection:
        connection.execute("UPDATE wagtailcore_page SET title = 'Spoilt'")
        connection.commit()
    status, told = run("restore", site.city, file, "--var", site.var)
    assert (status, "as of the backup" in told) == (0, True)
    with closing(sqlite3.connect(site.database)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM wagtailcore_page WHERE title = 'Spoilt'").fetchone() == (0,)


@slow
def test_a_database_of_a_newer_version_is_refused_with_a_remedy(site, tmp_path):
    shutil.copytree(site.var, tmp_path / "var")
    with closing(sqlite3.connect(tmp_path / "var" / "springfield" / "db.sqlite3")) as connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('donghaeng_core', '9999_later', '2030-01-01')"
        )
        connection.commit()
    status, told = run("serve", site.city, "--var", tmp_path / "var")
    assert status == 2
    assert "9999_later; expected a newer donghaeng, or a backup made by this version" in told


@slow
def test_a_database_that_is_none_is_refused_with_a_remedy(site, tmp_path):
    (tmp_path / "springfield").mkdir()
    (tmp_path / "springfield" / "db.sqlite3").write_bytes(b"no database" * 1000)
    status, told = run("serve", site.city, "--var", tmp_path)
    assert status == 2
    assert "donghaeng restore CITY FILE" in told
    assert "Traceback" not in told


def test_a_port_that_is_taken_is_refused_with_another():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(OutputError, match=f"--port {port + 1}"):
            refuse_taken("127.0.0.1", port)


def test_static_files_are_collected_once(settings, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("a {}", encoding="utf-8")
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [source], tmp_path / "static"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    assert collect_static()
    assert not collect_static()
    (source / "a.css").write_text("a { color: red }", encoding="utf-8")
    assert collect_static()
