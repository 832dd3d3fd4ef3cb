from donghaeng.city import City
from donghaeng.web.archive.sync.folder import read_folder


def test_a_folder_says_all_that_its_site_needs(site):
    folder = read_folder(City(site.folder))
    assert folder.names == {"ko": "강변시", "en": "Riverton"}
    assert folder.terms["field"] == {
        "welfare": {"ko": "복지", "en": "Welfare"}, "energy": {"ko": "에너지", "en": "Energy"}
    }  # fmt: skip
    assert ("news/index-rose", "en") in folder.origins
    assert folder.state(("news/index-rose", "fr")) is None
    assert {"fields.csv", "sources.csv", "events.csv"} <= set(folder.tables)
    assert folder.files == []


def test_a_city_without_an_archive_has_an_empty_one(tmp_path):
    (tmp_path / "city.toml").write_text(
        'name_en = "X"\nname_ko = "엑스"\ncurrency = "KRW"\ntime_zone = "Asia/Seoul"\n', encoding="utf-8"
    )
    assert read_folder(City(tmp_path)).origins == {}
