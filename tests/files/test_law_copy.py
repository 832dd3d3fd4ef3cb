from donghaeng.files import copy_law, read_parameters, read_policies

SHARE = """\
[livelihood.share]
name_en = "Share"
name_ko = "비율"
unit_measure = "1"
history = [{ since = 2024-01-01, value = 0.32, source = "notice" }]
"""
FILES = {
    "city.toml": "",
    "sources.csv": "key,publisher,title\nnotice,Ministry,Notice\n",
    "welfare/parameters/livelihood.toml": SHARE,
    "welfare/policies/none.toml": 'name_en = "None"\nname_ko = "없음"\n',
    "welfare/.DS_Store": "",
}


def test_a_copy_of_the_law_reads_as_the_original_does(write_files, tmp_path):
    city = write_files(FILES)
    copy_law(city, tmp_path / "law")
    parameters = read_parameters(tmp_path / "law")
    assert parameters == read_parameters(city)
    assert read_policies(tmp_path / "law", parameters) == read_policies(city, parameters)


def test_nothing_else_is_copied(write_files, tmp_path):
    copy_law(write_files(FILES), tmp_path / "law")
    names = {path.relative_to(tmp_path / "law").as_posix() for path in (tmp_path / "law").rglob("*") if path.is_file()}
    assert names == {"sources.csv", "welfare/parameters/livelihood.toml", "welfare/policies/none.toml"}
