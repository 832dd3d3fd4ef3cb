"""A migrated database, and a small city loaded once: each test that asks for one gets a copy of its own."""

import fcntl
import hashlib
import importlib.util
import shutil
from dataclasses import dataclass
from pathlib import Path

import django
import pytest
import wagtail
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections

from donghaeng.city import City
from donghaeng.web.core import generation

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "build" / "migrated"
SOURCES = """\
key,publisher,title,url,published,accessed,licence,attribution
press-1,Press,"A ""quoted"" title",https://example.org/1,2024-06-19,2026-11-01,cited,
press-2,Press,Another,,2023,,cited,
"""
FILES = {
    "city.toml": 'name_en = "Riverton"\nname_ko = "강변시"\ncurrency = "KRW"\ntime_zone = "Asia/Seoul"\n',
    "archive/sources.csv": SOURCES,
    "archive/fields.csv": "code,name_en,name_ko\nwelfare,Welfare,복지\nenergy,Energy,에너지\n",
    "archive/news/index-rose.en.md": """\
+++
title = "The index rose"
summary = "From 100 to 111.0 in a year."
date = 2024-06-19
updated = 2024-07-01
writer = "Editors"
field = "welfare"
kind = "announcement"
sources = ["press-1"]
related = ["policies/night-bus"]
+++

The index stands at [111.0](figure:going-together/2023), see [the bus](page:policies/night-bus).

> It is a start.
> — Kim

| Year | Score |
| --- | ---: |
| 2022 | 100 |

[A film](video:film)

Some [518,000 t](claim:saving) more, and [a site](https://example.org).
""",
    "archive/news/index-rose.ko.md": """\
+++
title = "지수가 올랐다"
summary = "1년 만에 100에서 111.0으로."
date = 2024-06-19
updated = 2024-07-01
writer = "편집부"
field = "welfare"
kind = "announcement"
sources = ["press-1"]
related = ["policies/night-bus"]
+++

지수는 [111.0](figure:going-together/2023)이다. 온실가스를 줄였다.
""",
    "archive/news/only-korean.ko.md": """\
+++
title = "한국어로만"
summary = "번역이 아직 없다."
date = 2023-01-02
writer = "편집부"
field = "energy"
kind = "explainer"
sources = ["press-2"]
+++

본문.
""",
    "archive/policies/night-bus.en.md": """\
+++
title = "Night bus"
summary = "Buses that run at night."
date = "2013"
department = "City Bus Division"
contact = "02-120"
field = "energy"
years = [2013, 2016]
cities = ["Ulaanbaatar, Mongolia"]
sources = ["press-1", "press-2"]
+++

In short.

## Background

Nobody came home.

## Results

They do now.
""",
    "archive/policies/night-bus.ko.md": """\
+++
title = "올빼미버스"
summary = "밤에 다니는 버스."
date = "2013"
department = "버스정책과"
contact = "02-120"
field = "energy"
years = [2013, 2016]
cities = ["몽골 울란바토르"]
sources = ["press-1", "press-2"]
+++

## 배경

막차가 없었다.

## 성과

이제 있다.
""",
    "archive/pages/about.en.md": '+++\ntitle = "About"\nsummary = "What this is."\ndate = 2024-01-01\n+++\n\nText.\n',
    "archive/pages/about.ko.md": '+++\ntitle = "소개"\nsummary = "무엇인가."\ndate = 2024-01-01\n+++\n\n본문.\n',
    "archive/videos.csv": "slug,title_en,title_ko,summary_en,summary_ko,date,"
    "field,address,minutes,publisher_en,publisher_ko,source\n"
    "film,A film,영상,Short.,짧은 영상.,2024-05,welfare,https://youtu.be/abcdefghijk,3.5,City,강변시,press-1\n",
    "archive/events.csv": "slug,kind,title_en,title_ko,summary_en,summary_ko,starts,"
    "ends,place_en,place_ko,field,district,address,source\n"
    "forum,forum,Forum,포럼,One day.,하루.,2024-10-07,2024-10-08,Hall,회관,welfare,,https://example.org/f,press-1\n"
    "fair,event,Fair,박람회,,,2099-01-01,,,,energy,,,\n",
    "archive/organisations.csv": "slug,kind,title_en,title_ko,summary_en,summary_ko,"
    "country,city_en,city_ko,network,since,address,source\n"
    "gisn,network,Network of cities,도시 네트워크,,,,,,,2023,,press-1\n"
    "ulaanbaatar,member,Ulaanbaatar,울란바토르,,,Mongolia,Ulaanbaatar,울란바토르,gisn,2023,,press-1\n",
    "archive/programmes.csv": "slug,title_en,title_ko,summary_en,summary_ko,institute_en,institute_ko,centre_en,"
    "centre_ko,place_en,place_ko,starts,ends,field,address,source\n"
    "course,Course,과정,,,Institute,연구원,,,Room,강의실,2024-03,2024-04,welfare,,press-1\n",
    "archive/shared.csv": "slug,kind,title_en,title_ko,summary_en,summary_ko,place_en,place_ko,hours_en,"
    "hours_ko,price_en,price_ko,rules_en,rules_ko,field,district,address,source\n"
    "library,space,Reading room,열람실,,,Hall,회관,9-18,9-18,free,무료,Quiet.,조용히.,welfare,,,press-1\n",
}


def state_of_migrations():
    """Return a name for the migrations as they are: ours by their text, the others by their version."""
    told = hashlib.sha256(f"{django.__version__} {wagtail.__version__}".encode())
    for app in apps.get_app_configs():
        if app.name.startswith("donghaeng."):
            for file in sorted(Path(app.path).glob("migrations/*.py")):
                told.update(file.read_bytes())
    return told.hexdigest()[:16]


def migrate_into(file):
    """Migrate an empty database and keep it under its name, in the place of older ones."""
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    connections["default"].settings_dict["NAME"] = str(part)
    call_command("migrate", interactive=False, verbosity=0)
    connections["default"].cursor().execute("PRAGMA journal_mode=DELETE")
    connections["default"].close()
    for other in file.parent.glob("*.sqlite3"):
        other.unlink()
    part.replace(file)


@pytest.fixture(scope="session")
def migrated(django_db_blocker):
    """Return a migrated, empty database: a file to copy, never to write to. One worker makes it, the others wait."""
    KEPT.mkdir(parents=True, exist_ok=True)
    file = KEPT / f"{state_of_migrations()}.sqlite3"
    with (KEPT / "lock").open("w") as lock, django_db_blocker.unblock():
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.is_file():
            migrate_into(file)
    return file


@pytest.fixture(scope="session")
def django_db_setup(migrated, tmp_path_factory, django_db_blocker):
    """Give the suite its own copy, in place of pytest-django's migrating one."""
    copy = tmp_path_factory.mktemp("database") / "db.sqlite3"
    shutil.copyfile(migrated, copy)
    with django_db_blocker.unblock():
        connections["default"].close()
        connections["default"].settings_dict["NAME"] = str(copy)
        connections["default"].ensure_connection()
    yield
    with django_db_blocker.unblock():
        connections["default"].close()


def make_folder(path):
    """Write the small city into a folder, with the index of Seoul."""
    for name, text in FILES.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8", newline="")
    for name in ("claims.toml", "facts.csv"):
        shutil.copyfile(Path(__file__).parent / "riverton" / name, path / name)
    shutil.copytree(ROOT / "cities/seoul/indices/going-together", path / "indices/going-together")
    shutil.copyfile(ROOT / "cities/seoul/sources.csv", path / "sources.csv")
    return path


@dataclass(frozen=True)
class Loaded:
    """The site of the small city: what a test may change."""

    folder: Path
    results: Path

    @property
    def archive(self):
        return self.folder / "archive"

    def load(self, take=""):
        from donghaeng.web.archive.sync.load import load

        return load(City(self.folder), self.results, take=take)

    def export(self, out=None):
        from donghaeng.web.archive.sync.export import Export
        from donghaeng.web.archive.sync.folder import read_folder
        from donghaeng.web.archive.sync.state import read_site

        export = Export(read_folder(City(self.folder)), read_site())
        return export.into_folder() if out is None else export.into(out)

    def change(self, name, old, new):
        """Change a text of the archive."""
        text = (self.archive / name).read_text(encoding="utf-8")
        assert old in text
        (self.archive / name).write_text(text.replace(old, new), encoding="utf-8", newline="")


def use(file):
    """Let the connection lead to another file."""
    connections["default"].close()
    connections["default"].settings_dict["NAME"] = str(file)
    cache.clear()
    ContentType.objects.clear_cache()


DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 1 1"><title>Chart</title></svg>'


@pytest.fixture(scope="session")
def quick_drawings():
    """Let charts be drawn in no time: how they look is tested in tests/charts and in the browser."""
    from donghaeng.charts.bundle import NAMES
    from donghaeng.web.observatory.sync import drawings

    def drawn_all(bundles, **_options):
        return ((one, {name: b"{}" if name.endswith("json") else DRAWING for name in NAMES}) for one in bundles)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawings, "drawn_all", drawn_all)
        yield


@pytest.fixture(scope="session")
def shared_by_workers(tmp_path_factory, worker_id):
    """Return a folder that all workers see, and the lock by which one of them makes what is in it."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def loaded_once(migrated, quick_drawings, shared_by_workers, django_db_blocker):  # noqa: ARG001 - before it loads
    """Return a folder with the small city in ``city``, its database and its results; to copy, never to write to."""
    place = shared_by_workers / "loaded"
    with (shared_by_workers / "loaded.lock").open("w") as lock, django_db_blocker.unblock():
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.is_dir():
            load_into(place, migrated)
    return place


def load_into(place, migrated):
    """Make the small city and its site, whole or not at all."""
    part = place.with_name(f"{place.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    shutil.copyfile(migrated, part / "db.sqlite3")
    made = Loaded(make_folder(part / "riverton"), part / "results")
    before = connections["default"].settings_dict["NAME"]
    use(part / "db.sqlite3")
    made.load()
    connections["default"].cursor().execute("PRAGMA journal_mode=DELETE")
    use(before)
    part.rename(place)


@pytest.fixture
def empty(migrated, loaded_once, tmp_path, django_db_blocker, settings):
    """Return the small city with nothing loaded; the results of its index are there, since they never change."""
    shutil.copyfile(migrated, tmp_path / "db.sqlite3")
    _link_results(loaded_once, tmp_path)
    make_folder(tmp_path / "riverton")
    yield from _at(tmp_path, django_db_blocker, settings)


@pytest.fixture
def site(loaded_once, tmp_path, django_db_blocker, settings):
    """Return the small city, loaded: a copy of its own."""
    shutil.copyfile(loaded_once / "db.sqlite3", tmp_path / "db.sqlite3")
    shutil.copytree(loaded_once / "riverton", tmp_path / "riverton")
    _link_results(loaded_once, tmp_path)
    yield from _at(tmp_path, django_db_blocker, settings)


def _link_results(source, place):
    """Lead to the hundreds of files of results: new ones come beside them, none is changed, no link is emptied."""
    for name in ("results", "results/drawings"):
        (place / name).mkdir()
        for one in (source / name).iterdir():
            if one.name != "drawings":
                (place / name / one.name).symlink_to(one)


def _at(place, blocker, settings):
    before = connections["default"].settings_dict["NAME"]
    settings.DONGHAENG_VAR = place
    with blocker.unblock():
        use(place / "db.sqlite3")
        yield Loaded(place / "riverton", place / "results")
        use(before)


@pytest.fixture
def warm(site, settings, tmp_path, monkeypatch):  # noqa: ARG001 - the site has to be there first
    """Let the worker remember what it has read, as it does where pages are kept."""
    settings.PAGE_CACHE_IS_ON, settings.PAGE_CACHE_FOLDER = True, tmp_path / "cache"
    monkeypatch.setattr(generation, "_known", generation._Known())
    monkeypatch.setattr(generation, "_kept", {})


@pytest.fixture(scope="session")
def labels():
    """Return the reader of a page's labels, for a language and the page."""
    spec = importlib.util.spec_from_file_location("labels", Path(__file__).with_name("labels.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Reader


@pytest.fixture
def editor(site, client):  # noqa: ARG001 - the site has to be there first
    """Return a client that is logged in as an administrator."""
    from django.contrib.auth import get_user_model

    client.force_login(get_user_model().objects.create_superuser("editor", "", "secret-of-tests"))
    return client
