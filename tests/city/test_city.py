import datetime as dt
import json
import shutil

import pytest

from donghaeng.base.errors import InputError
from donghaeng.city import City, city_schemas, make_city, write_schemas


@pytest.fixture
def city(tmp_path, human_development):
    """Make a city that holds one index, its sources with the city's."""
    make_city(tmp_path / "busan", name_en="Busan", name_ko="부산광역시")
    folder = tmp_path / "busan" / "indices" / "human-development"
    human_development.rename(folder)
    (folder / "sources.csv").replace(tmp_path / "busan" / "sources.csv")
    return City(tmp_path / "busan")


INDEX_FILES = {
    "budget.csv": "programme,name_en,name_ko,indicator,source\n"
    "clinics,Clinics,보건소,life_expectancy,undp-hdr-2023-24\n",
    "curves.csv": "programme,money,points\nclinics,100,1\n",
}
WHAT_IF_FILES = {
    "whatif.toml": '[statement]\nen = "Invented."\nko = "지어낸 수치입니다."\n',
    "illustration.csv": """\
unit,period,node,value,status,source
KOR,2022,life_expectancy,70,illustration,made-up
KOR,2022,expected_schooling,12,illustration,made-up
KOR,2022,mean_schooling,10,illustration,made-up
KOR,2022,gni_per_capita,30000,illustration,made-up
""",
    "series.csv": "code,name_en,name_ko,unit_measure,source\npatients,Patients,환자,persons,made-up\n",
    "drivers.csv": "indicator,form,source\nnobody,outcome,made-up\n",
    "budget.csv": INDEX_FILES["budget.csv"].replace("undp-hdr-2023-24", "made-up"),
    "sources.csv": "key,publisher,title\nmade-up,Nobody,Invented\n",
}


def replace_in(path, old, new):
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def faults_of(city):
    with pytest.raises(InputError) as error:
        city.check()
    return [str(fault) for fault in error.value.faults]


def test_a_new_city_passes_its_check(tmp_path):
    make_city(tmp_path / "busan", name_en="Busan", name_ko="부산광역시")
    city = City(tmp_path / "busan")
    assert city.check() is None
    assert (city.settings.time_zone, city.settings.currency, list(city.indices)) == ("Asia/Seoul", "KRW", [])


def test_a_city_with_an_index_passes_its_check(city):
    assert city.check() is None
    assert list(city.indices) == ["human-development"]


def test_each_index_is_read_once(city):
    assert city.indices["human-development"].result is city.indices["human-development"].result


def test_faults_of_the_city_and_its_indices_come_together(city):
    replace_in(city.path / "city.toml", "KRW", "won")
    replace_in(
        city.path / "indices" / "human-development" / "data.csv", "BRA,1990,life_expectancy,65.985", "BRA,1990,x,-"
    )
    assert faults_of(city) == [
        "city.toml, currency: found 'won'; expected a code such as KRW",
        "indices/human-development/data.csv, row 2, value: found '-'; expected a number; leave it empty for a gap",
        "indices/human-development/data.csv, row 2, node: found 'x'; expected a code of framework.csv or series.csv",
    ]


def test_a_fault_of_the_citys_sources_is_said_once_and_in_its_place(city):
    replace_in(city.path / "sources.csv", "undp-hdr-2023-24,UNDP", "undp-hdr-2023-24,")
    assert faults_of(city) == ["sources.csv, row 2, publisher: found nothing; expected a value"]


def test_a_fault_of_an_indexs_own_sources_is_placed_with_it(city):
    folder = city.path / "indices" / "human-development"
    text = (city.path / "sources.csv").read_text(encoding="utf-8")
    (folder / "sources.csv").write_text(text.replace("undp-hdr-2023-24,UNDP", "undp-hdr-2023-24,"), encoding="utf-8")
    assert faults_of(city) == [
        "indices/human-development/sources.csv, row 2, publisher: found nothing; expected a value"
    ]


def test_a_fault_of_arithmetic_is_a_fault_of_the_check(city):
    replace_in(city.path / "indices" / "human-development" / "method.toml", "best = 85", "best = 20")
    found = faults_of(city)
    assert found
    assert all(fault.startswith("indices/human-development/data.csv, ") for fault in found)


RATE = """\
[aid.rate]
name_en = "Rate"
name_ko = "비율"
unit_measure = "1"
history = [{ since = 2024-01-01, value = 0.5, source = "undp-hdr-2023-24" }]
"""


def write_rate(city, text):
    (city.path / "welfare" / "parameters").mkdir(parents=True)
    (city.path / "welfare" / "parameters" / "aid.toml").write_text(text, encoding="utf-8")


def test_a_city_has_the_numbers_of_its_law_where_it_says_them(city):
    assert city.parameters is None
    write_rate(city, RATE)
    assert City(city.path).parameters.at(dt.date(2025, 1, 1))["aid.rate"].number == 0.5


def test_faults_of_the_law_come_with_the_others(city):
    write_rate(city, RATE.replace("0.5", "50"))
    replace_in(city.path / "city.toml", "KRW", "won")
    assert faults_of(city) == [
        "city.toml, currency: found 'won'; expected a code such as KRW",
        "welfare/parameters/aid.toml, aid.rate: history 1, value: found 50; expected a share from 0 to 1: 0.5 for 50 %",
    ]


POLICY = """\
name_en = "Current"
name_ko = "현행"

[[programme]]
code = "aid"
name_en = "Aid"
name_ko = "지원"
kind = "top_up"
unit = "household"
period = "month"
numbers.line = { value = 100, unit_measure = "KRW/month" }
numbers.rate = "aid.rate"
"""


def write_policy(city, text):
    write_rate(city, RATE)
    (city.path / "welfare" / "policies").mkdir(parents=True)
    (city.path / "welfare" / "policies" / "current.toml").write_text(text, encoding="utf-8")


def test_a_city_has_its_policies_by_code(city):
    assert city.policies == {}
    write_policy(city, POLICY)
    assert City(city.path).policies["current"].programmes[0].code == "aid"


def test_faults_of_policies_come_with_the_others(city):
    write_policy(city, POLICY.replace("aid.rate", "aid.rat"))
    assert faults_of(city) == [
        "welfare/policies/current.toml, aid: numbers.rate: found 'aid.rat'; expected one of aid.rate"
    ]


def test_a_folder_that_lacks_its_framework_is_not_passed_over(city):
    (city.path / "indices" / "human-development" / "framework.csv").unlink()
    assert faults_of(city) == [
        "indices/human-development/framework.csv, file: found no such file; expected a file of every index folder"
    ]


def test_faults_of_programmes_and_of_a_what_if_are_told_with_their_place(city):
    index = city.path / "indices" / "human-development"
    above = INDEX_FILES["budget.csv"].replace("life_expectancy", "happiness")
    for folder, files in ((index, INDEX_FILES | {"budget.csv": above}), (index / "whatif", WHAT_IF_FILES)):
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    place = "indices/human-development"
    above, below, lacking = faults_of(city)
    assert [above, lacking] == [
        f"{place}/budget.csv, row 2, indicator: found 'happiness'; expected an indicator of framework.csv",
        f"{place}/whatif/curves.csv, file: found no such file; expected a file beside budget.csv",
    ]
    assert below.startswith(f"{place}/whatif/drivers.csv, row 2, indicator: found 'nobody'; expected the code of an ")


def test_faults_of_the_numbers_of_a_what_if_are_told_with_their_place(city):
    folder = city.path / "indices" / "human-development" / "whatif"
    folder.mkdir()
    unmarked = WHAT_IF_FILES["illustration.csv"].replace("70,illustration", "70,")
    for name, text in (WHAT_IF_FILES | {"illustration.csv": unmarked}).items():
        (folder / name).write_text(text, encoding="utf-8")
    (fault,) = faults_of(city)
    assert fault == (
        "indices/human-development/whatif/illustration.csv, row 2, status: found nothing; expected illustration: "
        "invented numbers say so"
    )


@pytest.mark.parametrize(("count", "headline"), [(1, "1 fault"), (2, "2 faults")])
def test_the_headline_counts_the_faults(city, count, headline):
    replace_in(city.path / "city.toml", "KRW", "won")
    replace_in(city.path / "city.toml", "Busan", "Busan" if count == 1 else "")
    with pytest.raises(InputError, match=f"busan: {headline}\n"):
        city.check()


# The archive

INDEX = "indices/human-development"
NEWS = "archive/news/archive-opens.en.md"


def test_a_new_city_has_an_archive_in_both_languages(city):
    assert [(entry.path, entry.languages) for entry in city.archive.entries.values()][:2] == [
        ("news/archive-opens", ("ko", "en")), ("pages/about", ("ko", "en"))
    ]  # fmt: skip


def test_the_first_news_of_a_new_city_is_of_the_day_it_was_made(tmp_path):
    make_city(tmp_path / "busan", name_en="Busan", name_ko="부산광역시", day=dt.date(2026, 3, 1))
    assert City(tmp_path / "busan").archive.entries["news/archive-opens"].date == "2026-03-01"


def test_a_city_without_an_archive_has_an_empty_one(city):
    shutil.rmtree(city.path / "archive")
    assert city.check() is None
    assert (city.archive.entries, city.archive.languages) == ({}, ("ko", "en"))


def test_the_archive_may_name_figures_and_units_of_the_indices(city):
    replace_in(city.path / NEWS, "is open", "is [open](figure:human-development/1990/life_expectancy/BRA)")
    replace_in(city.path / NEWS, "+++\n\n", 'district = "BRA"\n+++\n\n')
    replace_in(city.path / NEWS.replace(".en.", ".ko."), "+++\n\n", 'district = "BRA"\n+++\n\n')
    assert city.check() is None
    assert city.units["BRA"].name_en == "Brazil"


@pytest.mark.parametrize(("target", "found"), [
    ("x/1990", "no 'x'"), ("human-development/2040", "no '2040'"), ("human-development/1990/x", "no 'x'"),
    ("human-development/1990/health/XXX", "no 'XXX'"),
])  # fmt: skip
def test_a_figure_that_is_not_there_is_a_fault_of_the_check(city, target, found):
    replace_in(city.path / NEWS, "is open", f"is [open](figure:{target})")
    (fault,) = faults_of(city)
    assert fault.startswith(f"{NEWS}, line 7, figure:{target}: found {found}; expected ")


CLAIMS = """\
[subjects.bus]
en = "Buses"
ko = "버스"
[who.busan]
en = "Busan"
ko = "부산광역시"
[[claim]]
id = "bus-saving"
subject = "bus"
said = { en = "1,000 t less", ko = "1,000톤 감축" }
value = 1000
unit = "tCO2"
who = "busan"
when = "2024"
source = "undp-hdr-2023-24"
cannot_be_computed = { en = "No method was published.", ko = "방법이 공개되지 않음.", source = "undp-hdr-2023-24" }
"""


@pytest.mark.parametrize("claim", ["bus-saving", "human-development-2022-kor-undp-hdr-2023-24"])
def test_the_archive_may_name_claims_of_the_file_and_published_scores(city, claim):
    (city.path / "claims.toml").write_text(CLAIMS, encoding="utf-8")
    replace_in(city.path / NEWS, "is open", f"is [open](claim:{claim})")
    assert city.check() is None


def test_a_claim_that_is_not_there_is_a_fault_of_the_check(city):
    (city.path / "claims.toml").write_text(CLAIMS, encoding="utf-8")
    replace_in(city.path / NEWS, "is open", "is [open](claim:bus-savings)")
    (fault,) = faults_of(city)
    assert fault.startswith(
        f"{NEWS}, line 7, claim:bus-savings: found no 'bus-savings'; expected the id of a claim: bus"
    )


def test_without_a_ledger_no_claim_is_there(city):
    replace_in(city.path / NEWS, "is open", "is [open](claim:bus-saving)")
    (fault,) = faults_of(city)
    assert fault.startswith(f"{NEWS}, line 7, claim:bus-saving: found no 'bus-saving'; expected the id of a claim")


def test_of_a_ledger_with_faults_only_these_are_told(city):
    (city.path / "claims.toml").write_text(CLAIMS.replace('unit = "tCO2"', 'unit = "tons"'), encoding="utf-8")
    replace_in(city.path / NEWS, "is open", "is [open](claim:any)")
    (fault,) = faults_of(city)
    assert fault.startswith("claims.toml, bus-saving: unit: found 'tons'; expected ")


def test_faults_of_settings_index_and_archive_come_together(city):
    replace_in(city.path / "city.toml", "KRW", "won")
    replace_in(city.path / INDEX / "data.csv", "BRA,1990,life_expectancy,65.985", "BRA,1990,life_expectancy,-")
    replace_in(city.path / NEWS, "is open", "is <b>open</b>")
    assert [fault.split(": found")[0] for fault in faults_of(city)] == [
        "city.toml, currency", f"{INDEX}/data.csv, row 2, value", f"{NEWS}, line 7, html"
    ]  # fmt: skip


def test_what_names_an_index_that_cannot_be_read_is_not_checked(city):
    replace_in(city.path / INDEX / "data.csv", "BRA,1990,life_expectancy,65.985", "BRA,1990,life_expectancy,-")
    replace_in(city.path / NEWS, "is open", "is [open](figure:human-development/1990/life_expectancy)")
    assert len(faults_of(city)) == 1


def test_a_fault_of_the_citys_sources_is_said_once_for_the_archive_too(city):
    replace_in(city.path / "sources.csv", "undp-hdr-2023-24,UNDP", "undp-hdr-2023-24,")
    (city.path / "archive" / "sources.csv").write_text("key,publisher,title\nplan,,Plan\n", encoding="utf-8")
    assert faults_of(city) == [
        "sources.csv, row 2, publisher: found nothing; expected a value",
        "archive/sources.csv, row 2, publisher: found nothing; expected a value",
    ]


def test_languages_of_the_archive_stand_in_the_settings(city):
    with (city.path / "city.toml").open("a", encoding="utf-8") as file:
        file.write('languages = ["en"]\n')
    assert [fault.split(": found")[0] for fault in faults_of(city)][:3] == [
        "archive/fields.csv, header",
        "archive/news/archive-opens.ko.md, language",
        "archive/pages/about.ko.md, language",
    ]  # fmt: skip


def test_pictures_of_the_archive_are_given_away(city):
    (city.path / "archive" / "images").mkdir()
    (city.path / "archive" / "images" / "a.jpg").write_bytes(b"\xff\xd8\xff")
    assert city.archive_file("images/a.jpg") == b"\xff\xd8\xff"
    with pytest.raises(InputError, match="cannot be given away"):
        city.archive_file("../city.toml")


def test_schemas_are_written_a_file_each(tmp_path):
    schemas = city_schemas()
    assert len(write_schemas(tmp_path, schemas)) == len(schemas)
    schema = json.loads((tmp_path / "data.csv.schema.json").read_text(encoding="utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
