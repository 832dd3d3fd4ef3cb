from dataclasses import replace
from pathlib import Path

import pytest

from donghaeng.archive import ArticleText, News, TextBlock
from donghaeng.base.errors import OutputError
from donghaeng.files import fingerprint, read_archive, text_of, write_archive

EN, KO = "news/night-bus-opens.en.md", "news/night-bus-opens.ko.md"


@pytest.fixture
def archive(read_small_archive):
    return read_small_archive()


@pytest.fixture
def news(archive):
    return archive.entries["news/night-bus-opens"]


def renamed(entry, title, language="en"):
    return replace(entry, texts=entry.texts | {language: replace(entry.texts[language], title=title)})


def contents(folder):
    """Give every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def faults(folder, *entries):
    with pytest.raises(OutputError) as error:
        write_archive(folder, entries)
    return [str(fault) for fault in error.value.faults]


def test_an_entry_that_nobody_edited_has_its_fingerprint(archive):
    assert all(
        fingerprint(entry, language) == origin.fingerprint
        for entry in archive.entries.values()
        for language, origin in entry.origins.items()
    )


def test_an_edit_changes_the_fingerprint_of_its_language_alone(archive, news):
    for entry in (news, archive.entries["videos/opening"]):
        edited = renamed(entry, "Other")
        assert fingerprint(edited, "en") != fingerprint(entry, "en")
        assert fingerprint(edited, "ko") == fingerprint(entry, "ko")


def test_an_entry_taken_back_is_as_it_was(news):
    edited = renamed(news, "Other")
    assert text_of(edited, "en") != news.origins["en"].text
    assert text_of(renamed(edited, "The night bus opens"), "en") == news.origins["en"].text


def test_an_archive_that_nobody_edited_is_the_same_in_another_folder(archive, write_archive_folder, tmp_path):
    original = contents(write_archive_folder())
    names = write_archive(tmp_path / "copy", archive.entries.values(), tables=archive.tables)
    assert contents(tmp_path / "copy") == {name: original[name] for name in names}
    assert set(original) - set(names) == {"fields.csv", "sources.csv"}  # they are no entries


def test_nothing_is_written_where_nothing_changed(archive, tmp_path):
    write_archive(tmp_path / "copy", archive.entries.values())
    assert write_archive(tmp_path / "copy", archive.entries.values()) == []


def test_loose_tables_keep_their_bytes_in_another_folder(read_small_archive, archive_file, tmp_path):
    loose = archive_file("videos.csv").encode("cp949")
    archive = read_small_archive({"videos.csv": loose})
    write_archive(tmp_path / "copy", archive.entries.values(), tables=archive.tables)
    assert (tmp_path / "copy" / "videos.csv").read_bytes() == loose


def test_only_what_was_edited_is_written(archive, write_archive_folder, news):
    folder = write_archive_folder()
    before = contents(folder)
    changed = write_archive(folder, [renamed(news, "It opens"), *list(archive.entries.values())[1:]])
    assert changed == [EN]
    assert contents(folder) == before | {EN: before[EN].replace(b"The night bus opens", b"It opens")}


def test_what_was_written_is_read_again(write_archive_folder):
    folder = write_archive_folder()
    new = News(
        slug="new",
        date="2025-01-02",
        texts={"ko": ArticleText(title="새 글", summary="짧게.", body=(TextBlock("글."),))},
    )
    assert write_archive(folder, [new]) == ["news/new.ko.md"]
    assert read_archive(folder).entries["news/new"].texts == new.texts


def test_a_language_taken_away_and_an_entry_gone_leave_the_folder(write_archive_folder, news):
    folder = write_archive_folder()
    english = replace(news, texts={"en": news.texts["en"]})
    changed = write_archive(folder, [english], gone=["policies/night-bus", "events/forum", "videos/none", "pages/none"])
    assert changed == [KO, "policies/night-bus.en.md", "events.csv"]
    assert [name for name in (KO, "policies/night-bus.en.md") if (folder / name).exists()] == []
    assert "forum" not in (folder / "events.csv").read_text(encoding="utf-8").split("\n", 1)[1]


def test_what_could_not_be_read_again_is_not_written(archive, write_archive_folder, news):
    folder = write_archive_folder()
    before = contents(folder)
    found = faults(
        folder,
        renamed(news, "Two\nlines"),
        replace(news, slug="../../etc/cron"),
        replace(news, texts={"en": replace(news.texts["en"], body=(TextBlock("<script>"),))}),
        replace(news, texts={"fr": news.texts["en"]}),
        replace(archive.entries["events/forum"], starts="soon"),
    )
    assert [one.split("; expected")[0] for one in found] == [
        f"{EN}, line 2, title: found 'Two\\nlines'",
        "news, slug: found '../../etc/cron'",
        f"{EN}, line 12, html: found '<script>'",
        "news/night-bus-opens, language: found 'fr'",
        "events.csv, forum, starts: found 'soon'",
    ]
    assert contents(folder) == before


@pytest.mark.parametrize("name", ["../../secret", "news/../../secret", "nowhere/x", "news/X"])
def test_nothing_outside_the_archive_is_taken_away(write_archive_folder, tmp_path, name):
    (tmp_path / "secret.en.md").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="gone: found"):
        write_archive(write_archive_folder(), [], gone=[name])
    assert (tmp_path / "secret.en.md").exists()


@pytest.mark.parametrize("act", ["write_bytes", "replace"])
def test_a_full_disk_leaves_the_folder_as_it_was(write_archive_folder, news, monkeypatch, act):
    folder = write_archive_folder()
    before = contents(folder)
    monkeypatch.setattr(Path, act, refuse)
    assert faults(folder, renamed(news, "Other")) == [
        "path: found No space left on device; expected a folder that may be written, and room in it"
    ]
    assert contents(folder) == before


def refuse(*_):
    raise OSError(28, "No space left on device")
