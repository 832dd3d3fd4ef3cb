import filecmp

import pytest
from wagtail.models import Locale

from donghaeng.base.errors import OutputError
from donghaeng.web.archive.models import EventPage, ListPage, NewsPage, Origin
from donghaeng.web.archive.sync.decide import Decision

pytestmark = pytest.mark.slow


def news(language="en"):
    return NewsPage.objects.get(slug="index-rose", locale__language_code=language)


def edit(page, **values):
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_folder_to_database_to_folder_is_the_same_byte_for_byte(site, tmp_path):
    site.export(tmp_path / "out")
    assert contents(tmp_path / "out") == contents(site.archive)


def test_where_nobody_edited_nothing_is_written(site):
    before = contents(site.archive)
    assert site.export().changed == ()
    assert contents(site.archive) == before


def test_a_layout_of_ones_own_is_kept(site, tmp_path):
    name = "news/only-korean.ko.md"
    site.change(name, 'writer = "편집부"', 'writer    =   "편집부"  # us')
    site.load()
    site.export(tmp_path / "out")
    assert (tmp_path / "out" / name).read_bytes() == (site.archive / name).read_bytes()


def test_an_edited_page_is_written_and_the_others_stay(site):
    before = contents(site.archive)
    edit(news(), title="By an editor")
    assert site.export().changed == ("news/index-rose.en.md",)
    after = contents(site.archive)
    assert after.pop("news/index-rose.en.md") == before.pop("news/index-rose.en.md").replace(
        b'"The index rose"', b'"By an editor"'
    )
    assert after == before
    assert site.load().counts[Decision.ADOPT] == 1
    assert site.load().counts == {Decision.SAME: Origin.objects.count()}


def test_what_is_no_text_is_written_in_all_languages(site):
    edit(news(), field="energy")
    assert sorted(site.export().changed) == ["news/index-rose.en.md", "news/index-rose.ko.md"]
    assert 'field = "energy"' in (site.archive / "news/index-rose.ko.md").read_text(encoding="utf-8")
    assert site.load().conflicts == ()
    assert news("ko").field == "energy"


def test_an_edited_row_is_written_and_the_other_rows_keep_their_bytes(site):
    before = (site.archive / "events.csv").read_text(encoding="utf-8").splitlines()
    edit(EventPage.objects.get(slug="forum", locale__language_code="ko"), place="새 회관, 1층")
    assert site.export().changed == ("events.csv",)
    after = (site.archive / "events.csv").read_text(encoding="utf-8").splitlines()
    assert (after[0], after[2]) == (before[0], before[2])
    assert after[1] == before[1].replace("회관", '"새 회관, 1층"')
    assert site.load().conflicts == ()


def test_a_page_published_in_two_languages_becomes_two_files(site):
    made = NewsPage(title="New hall", slug="new-hall", date_text="2026-11-01", summary="It opens.")
    made.body = [("text", "The hall **opens**.")]
    ListPage.objects.get(kind="news", locale__language_code="en").add_child(instance=made)
    made.save_revision().publish()
    korean = made.copy_for_translation(Locale.objects.get(language_code="ko"))
    edit(korean, title="새 회관", summary="문을 연다.", body=[("text", "회관이 **문을 연다**.")])
    assert sorted(site.export().changed) == ["news/new-hall.en.md", "news/new-hall.ko.md"]
    assert (site.archive / "news/new-hall.en.md").read_text(encoding="utf-8") == (
        '+++\ntitle = "New hall"\nsummary = "It opens."\ndate = 2026-11-01\n+++\n\nThe hall **opens**.\n'
    )
    loaded = site.load()
    assert (loaded.counts[Decision.ADOPT], loaded.conflicts) == (2, ())


def test_what_was_changed_in_both_places_is_left_alone(site):
    edit(news(), title="By an editor")
    site.change("news/index-rose.en.md", "The index rose", "By a file")
    done = site.export()
    assert (done.changed, done.conflicts) == ((), (("news/index-rose", "en"),))
    assert "By a file" in (site.archive / "news/index-rose.en.md").read_text(encoding="utf-8")


def test_a_draft_is_not_exported(site):
    page = news()
    page.title = "A draft"
    page.save_revision()
    assert site.export().changed == ()


def test_a_page_with_another_slug_takes_its_file_along(site):
    for language in ("en", "ko"):
        edit(news(language), slug="index-went-up")
    site.export()
    names = contents(site.archive)
    assert "news/index-went-up.ko.md" in names
    assert "news/index-rose.ko.md" not in names
    loaded = site.load()
    assert loaded.conflicts == ()
    assert NewsPage.objects.filter(slug="index-went-up", live=True).count() == 2


def test_a_folder_that_holds_something_is_not_written_to(site, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="there already"):
        site.export(tmp_path / "out")


def test_the_whole_archive_is_the_same_when_it_is_loaded_again(site, tmp_path):
    site.export(tmp_path / "out")
    comparison = filecmp.dircmp(tmp_path / "out", site.archive)
    assert (comparison.left_only, comparison.right_only) == ([], [])
