import shutil

import pytest
from django.db import connections
from wagtail.models import Locale, Page, Revision, Site

from donghaeng.base.errors import InputError, OutputError
from donghaeng.web.archive.models import (
    EventPage,
    HomePage,
    ListPage,
    NewsPage,
    Origin,
    PolicyPage,
    PublishedEntry,
    SourceRow,
    Swap,
    Term,
)
from donghaeng.web.archive.sync.decide import Decision
from donghaeng.web.core.faults import clear_faults

pytestmark = pytest.mark.slow

NEWS = "news/index-rose.en.md"


def news(language="en"):
    return NewsPage.objects.get(slug="index-rose", locale__language_code=language)


def edit(page, **values):
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def counts(loaded):
    return {str(decision): number for decision, number in loaded.counts.items()}


@pytest.mark.usefixtures("site")
def test_a_load_from_nothing_makes_the_tree_of_both_languages():
    assert {page.locale.language_code for page in HomePage.objects.all()} == {"ko", "en"}
    assert {page.title for page in HomePage.objects.all()} == {"강변시", "Riverton"}
    assert ListPage.objects.filter(locale__language_code="en").count() == 7
    assert Site.objects.get().root_page.specific.locale.language_code == "ko"
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"ko", "en"}


@pytest.mark.usefixtures("site")
def test_an_entry_is_two_pages_with_one_translation_key():
    english, korean = news("en"), news("ko")
    assert english.translation_key == korean.translation_key
    assert english.slug == korean.slug == "index-rose"
    assert (english.url, korean.url) == ("/en/news/index-rose/", "/ko/news/index-rose/")
    assert english.title == "The index rose"
    assert korean.writer == "편집부"


@pytest.mark.usefixtures("site")
def test_a_page_holds_what_the_file_says():
    page = news()
    assert (page.date_text, page.updated, page.year) == ("2024-06-19", "2024-07-01", 2024)
    assert page.source_keys == ["press-1"]
    assert page.related_paths == ["policies/night-bus"]
    assert [block.block_type for block in page.body] == ["text", "quote", "table", "video", "text"]
    assert page.live_revision.content["title"] == "The index rose"


@pytest.mark.usefixtures("site")
def test_a_policy_is_divided_into_its_parts():
    page = PolicyPage.objects.get(locale__language_code="ko")
    assert [part["code"] for part in page.parts] == ["background", "results"]
    assert page.parts[0]["text"][0].value == "막차가 없었다."
    assert (page.years, page.cities, page.year) == ([2013, 2016], ["몽골 울란바토르"], 2013)


@pytest.mark.usefixtures("site")
def test_a_row_becomes_a_page_in_each_language():
    page = EventPage.objects.get(slug="forum", locale__language_code="ko")
    assert (page.title, page.place, page.starts, page.kind) == ("포럼", "회관", "2024-10-07", "forum")
    assert page.date.isoformat() == "2024-10-07"


@pytest.mark.usefixtures("site")
def test_fields_and_sources_come_from_the_folder():
    assert Term.objects.get(group="field", code="energy").names == {"ko": "에너지", "en": "Energy"}
    assert SourceRow.objects.get(pk="press-1").title == 'A "quoted" title'


def test_a_second_load_changes_nothing(site):
    before = Revision.objects.count()
    assert counts(site.load()) == {"same": Origin.objects.count()}
    assert Revision.objects.count() == before


def test_only_the_file_changed_updates_the_page(site):
    site.change(NEWS, "The index rose", "The index rose again")
    assert site.load().counts[Decision.UPDATE] == 1
    page = news()
    assert page.title == "The index rose again"
    assert page.revisions.count() == 2
    assert PublishedEntry.objects.get(page=page).title == "the index rose again"


def test_only_the_page_changed_keeps_the_page(site):
    edit(news(), title="By an editor")
    loaded = site.load()
    assert (loaded.counts[Decision.KEEP], loaded.conflicts) == (1, ())
    assert news().title == "By an editor"


def test_both_changed_keeps_the_page_and_lists_it_each_time(site):
    edit(news(), title="By an editor")
    site.change(NEWS, "The index rose", "By a file")
    for _ in range(2):
        assert site.load().conflicts == (("news/index-rose", "en"),)
        assert news().title == "By an editor"


def test_a_conflict_is_resolved_for_the_file(site):
    edit(news(), title="By an editor")
    site.change(NEWS, "The index rose", "By a file")
    assert site.load("file").conflicts == ()
    assert news().title == "By a file"
    assert counts(site.load()) == {"same": Origin.objects.count()}


def test_a_conflict_is_resolved_for_the_site(site):
    edit(news(), title="By an editor")
    site.change(NEWS, "The index rose", "By a file")
    assert site.load("site").conflicts == ()
    assert news().title == "By an editor"
    assert site.load().counts[Decision.KEEP] == 1


def test_a_draft_is_not_overwritten(site):
    page = news()
    page.title = "A draft"
    page.save_revision()
    site.change(NEWS, "The index rose", "By a file")
    assert site.load().conflicts == (("news/index-rose", "en"),)
    assert news().get_latest_revision_as_object().title == "A draft"


def test_a_file_that_is_gone_unpublishes_its_page_and_a_file_that_returns_publishes_it(site):
    text = (site.archive / NEWS).read_text(encoding="utf-8")
    (site.archive / NEWS).unlink()
    assert site.load().counts[Decision.UNPUBLISH] == 1
    assert not news().live
    assert not PublishedEntry.objects.filter(path="news/index-rose", language="en").exists()
    assert counts(site.load())["same"] == Origin.objects.count()
    (site.archive / NEWS).write_text(text, encoding="utf-8")
    site.load()
    assert news().live


def test_a_page_that_an_editor_deleted_stays_deleted(site):
    news().delete()
    assert site.load().counts[Decision.KEEP] == 1
    assert not NewsPage.objects.filter(slug="index-rose", locale__language_code="en").exists()


def test_a_page_that_an_editor_made_stays(site):
    parent = ListPage.objects.get(kind="news", locale__language_code="en")
    parent.add_child(instance=NewsPage(title="Own", slug="own", date_text="2024-01-01", summary="Own."))
    assert "create" not in counts(site.load())
    assert NewsPage.objects.get(slug="own").live


def test_an_old_revision_published_again_is_an_edit(site):
    first = news().live_revision
    site.change(NEWS, "The index rose", "By a file")
    site.load()
    first.publish()
    assert news().title == "The index rose"
    assert site.load().counts[Decision.KEEP] == 1


def test_the_results_of_the_indices_are_put_down_whole(site):
    name = Swap.objects.get().results
    assert (site.results / name / "indices.json").is_file()
    assert {path.name for path in site.results.iterdir()} == {name, "drawings"}


@pytest.mark.parametrize(
    ("name", "old", "new", "found"),
    [
        (NEWS, "date = 2024-06-19\n", "", "date"),
        (NEWS, "The index stands", "<script>alert(1)</script> stands", "<script>"),
        (NEWS, "figure:going-together/2023", "figure:going-together/1923", "1923"),
        (NEWS, "page:policies/night-bus", "page:policies/day-bus", "day-bus"),
        (NEWS, "> It is", "![a bus](images/bus.jpg)\n\n> It is", "images/bus.jpg"),
        ("events.csv", "fair,event", "forum,event", "forum"),
        ("events.csv", "2024-10-08", "2024-10-01", "2024-10-01"),
    ],
)
def test_a_fault_in_the_folder_leaves_the_site_as_it_was(site, name, old, new, found):
    site.change("news/index-rose.ko.md", "온실가스를", "탄소를")
    site.change(name, old, new)
    with pytest.raises(InputError) as raised:
        site.load()
    assert found in str(raised.value)
    assert "온실가스를" in str(news("ko").body)


def test_an_index_that_fails_leaves_its_last_results_and_the_editor_is_told(site, editor):
    before = editor.get("/en/index/going-together/").content
    data = site.folder / "indices/going-together/data.csv"
    text = data.read_text(encoding="utf-8")
    data.write_text(text.replace(",127.8,", ",many,", 1), encoding="utf-8")
    with pytest.raises(InputError):
        site.load()
    assert editor.get("/en/index/going-together/").content == before
    assert "found &#x27;many&#x27;" in editor.get("/admin/").content.decode()
    data.write_text(text, encoding="utf-8")
    site.load()
    assert "many" not in editor.get("/admin/").content.decode()


def test_a_table_in_cp949_is_read(site):
    text = (site.archive / "events.csv").read_text(encoding="utf-8").replace("포럼", "국제포럼")
    (site.archive / "events.csv").write_bytes(text.encode("cp949"))
    site.load()
    assert EventPage.objects.get(slug="forum", locale__language_code="ko").title == "국제포럼"


def test_an_unknown_language_is_refused(site):
    shutil.copyfile(site.archive / NEWS, site.archive / "news/index-rose.fr.md")
    with pytest.raises(InputError, match=r"city\.toml"):
        site.load()


def test_a_standard_page_may_not_take_an_address_of_the_site(site):
    shutil.copyfile(site.archive / "pages/about.en.md", site.archive / "pages/search.en.md")
    with pytest.raises(InputError, match="the site's own"):
        site.load()


def test_a_fault_halfway_leaves_nothing_written(empty, monkeypatch):
    from donghaeng.web.archive.sync.write import Writer

    done = []

    def failing(writer, key, decision, act=Writer.do):
        done.append(key)
        if len(done) > 5:
            raise RuntimeError("power cut")
        act(writer, key, decision)

    monkeypatch.setattr(Writer, "do", failing)
    with pytest.raises(RuntimeError, match="power cut"):
        empty.load()
    assert not NewsPage.objects.exists()
    assert not HomePage.objects.exists()
    monkeypatch.undo()
    assert counts(empty.load()) == {"create": Origin.objects.count()}


def test_a_full_disk_leaves_the_old_state(site):
    site.change(NEWS, "Some", "Some more\n\n" + "words " * 20_000)
    cursor = connections["default"].cursor()
    cursor.execute("PRAGMA page_count")
    pages = cursor.fetchone()[0]
    cursor.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(OutputError, match="room on the disk"), clear_faults(site.folder):
        site.load()
    cursor.execute("PRAGMA max_page_count = 1000000")
    assert "words words" not in str(news().body)
    assert site.load().counts[Decision.UPDATE] == 1


def test_a_locked_database_says_so(site):
    import sqlite3

    file = connections["default"].settings_dict["NAME"]
    connections["default"].close()
    options = connections["default"].settings_dict["OPTIONS"]
    before = options["timeout"]
    options["timeout"] = 0.1
    other = sqlite3.connect(file)
    try:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OutputError, match="stop the other command"), clear_faults(site.folder):
            site.load()
    finally:
        other.close()
        options["timeout"] = before
        connections["default"].close()


def test_progress_is_told(site):
    from donghaeng.city import City
    from donghaeng.web.archive.sync.load import load

    steps = []
    load(City(site.folder), site.results, progress=lambda step, share: steps.append((step, share)))
    assert {"reading the folder", "writing pages"} <= {step for step, _ in steps}
    assert all(0 <= share <= 1 for _, share in steps)
