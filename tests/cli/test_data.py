import pytest

from donghaeng.base.errors import InputError, OutputError


def test_a_city_is_written_with_a_catalogue_and_every_file_is_named(run, seoul, tmp_path):
    printed = run("data", seoul, "--out", tmp_path / "data", "--zip")
    assert "37 files" in " ".join(printed.split())
    assert "\n  catalog.jsonld" in printed
    assert "\n  districts/: README.md, scores.csv," in printed
    assert (tmp_path / "data" / "going-together" / "package.zip").is_file()


def test_without_the_option_nothing_is_zipped(run, human_development, tmp_path):
    printed = run("data", human_development, "--out", tmp_path / "data")
    assert "18 files" in " ".join(printed.split())
    assert "package.zip" not in printed


def test_one_index_of_a_city_may_be_chosen(run, seoul, tmp_path):
    run("data", seoul, "--out", tmp_path / "data", "--index", "districts")
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == ["catalog.jsonld", "districts"]


def test_the_address_stands_in_the_catalogue(run, seoul, tmp_path):
    run("data", seoul, "--out", tmp_path / "data", "--index", "districts", "--address", "https://example.kr/data")
    text = (tmp_path / "data" / "catalog.jsonld").read_text(encoding="utf-8")
    assert '"@id": "https://example.kr/data/districts/scores.csv"' in text


def test_an_index_that_is_not_there_is_refused(run, seoul, tmp_path):
    with pytest.raises(InputError, match="expected one of districts, going-together"):
        run("data", seoul, "--out", tmp_path / "data", "--index", "rents")


def test_a_folder_of_somebody_else_is_not_replaced(run, seoul, tmp_path):
    (tmp_path / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="files that are not ours"):
        run("data", seoul, "--out", tmp_path)


def test_a_folder_has_to_be_named(usage, seoul):
    status, printed = usage("data", seoul)
    assert status == 2
    assert "--out" in printed


def test_nothing_is_wider_than_80_columns(run, seoul, tmp_path, widest):
    assert widest(run("data", seoul, "--out", tmp_path / "d", "--zip")) <= 80
