import pytest

from donghaeng.files.folder_state import folder_state


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "indices").mkdir()
    (tmp_path / "archive").mkdir()
    (tmp_path / "indices/data.csv").write_text("unit\n", encoding="utf-8")
    (tmp_path / "archive/news.md").write_text("news\n", encoding="utf-8")
    return tmp_path


def test_a_changed_a_moved_and_a_new_file_are_another_state(folder):
    states = [folder_state(folder)]
    (folder / "indices/data.csv").write_text("unit,\n", encoding="utf-8")
    states.append(folder_state(folder))
    (folder / "indices/data.csv").rename(folder / "indices/other.csv")
    states.append(folder_state(folder))
    (folder / "indices/empty.csv").touch()
    states.append(folder_state(folder))
    assert len(set(states)) == 4


def test_what_is_left_out_and_hidden_files_change_nothing(folder):
    before = folder_state(folder, without=["archive"])
    (folder / "archive/news.md").write_text("other news\n", encoding="utf-8")
    (folder / ".DS_Store").touch()
    assert folder_state(folder, without=["archive"]) == before
