import pytest

from donghaeng.publish import Publisher, bibtex, citation


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Seoul (2025). Going Together with the Socially Neglected Index (2022 = 100) [Data set]. "
                "Version of 2025-08-11. https://example.kr/en/index/going-together/"
            ),
        ),
        (
            "ko",
            (
                "서울특별시(2025). 「약자동행지수 (2022 = 100)」[데이터세트]. 2025-08-11 공표분. "
                "https://example.kr/ko/index/going-together/"
            ),
        ),
    ],
)
def test_an_index_is_cited_with_its_last_release_and_address(reports, seoul, language, text):
    assert citation(reports["going-together"], seoul, language) == text


def test_an_index_that_the_city_did_not_design_is_cited_by_who_did_and_by_its_last_period(reports):
    city = Publisher("Seoul", "서울특별시")
    assert citation(reports["districts"], city, "en") == (
        "Donghaeng (2020). Living Conditions of Seoul's Districts (Seoul 2015 = 100) [Data set]."
    )
    assert citation(reports["districts"], city, "ko") == (
        "동행(2020). 「자치구 생활여건지수 (서울특별시 2015 = 100)」[데이터세트]."
    )
    assert "author = {{동행}}" in bibtex(reports["districts"], city, "ko")


def test_an_index_without_a_city_is_cited_by_the_publishers_of_its_data(reports, nobody):
    assert citation(reports["human-development"], nobody, "ko") == (
        "UNDP(2024). 「인간개발지수」[데이터세트]. 2024-03-13 공표분."
    )


def test_bibtex_has_the_same_facts(reports, seoul):
    assert bibtex(reports["going-together"], seoul, "ko") == (
        "@misc{going-together-2025,\n"
        "  author = {{서울특별시}},\n"
        "  title = {{약자동행지수 (2022 = 100)}},\n"
        "  year = {2025},\n"
        "  version = {2025-08-11},\n"
        "  url = {https://example.kr/ko/index/going-together/},\n"
        "}\n"
    )


def test_tex_takes_nothing_of_a_name_for_a_command(write_index):
    sources = 'key,publisher,title,published\nplan,"R&D {50%} #1 $x_y ~^\\",Plan,2021\nsurvey,Survey,Survey,\n'
    report = write_index({"sources.csv": sources}, name="나_지수")
    entry = bibtex(report, Publisher(), "en")
    assert r"author = {{R\&D \{50\%\} \#1 \$x\_y \textasciitilde{}\textasciicircum{}\textbackslash{}}}" in entry
    assert entry.startswith("@misc{index-2022,")
