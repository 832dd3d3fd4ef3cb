import datetime as dt

from donghaeng.publish import Facts, Licence, Publisher


def test_name_and_summary_stand_in_both_languages(reports, seoul):
    facts = Facts(reports["districts"], seoul)
    assert facts.name == {"en": "Living Conditions of Seoul's Districts (Seoul 2015 = 100)",
                          "ko": "자치구 생활여건지수 (서울특별시 2015 = 100)"}  # fmt: skip
    assert "Units: 26; nodes: 11; periods: 2010 to 2020. Our own design, not the city's." in facts.summary["en"]
    assert (
        "평가 단위 26개, 항목 11개, 기간 2010~2020. 시의 공식 지수가 아니라 이 아카이브가 설계한 지수입니다."
        in facts.summary["ko"]
    )


def test_one_period_is_told_once(write_index, nobody):
    data = "unit,period,node,value,source\na,2022-Q1,homes,1,plan\na,2022-Q1,rent,1,plan\n"
    facts = Facts(write_index({"data.csv": data}), nobody)
    assert "기간 2022-Q1." in facts.summary["ko"]
    assert facts.span == ("2022-01-01", "2022-03-31")
    assert facts.releases == ("2021", "2021")  # rows without a day: what their source says


def test_releases_are_those_of_data_and_of_printed_scores(reports, write_index, seoul):
    assert Facts(reports["going-together"], seoul).releases == ("2024-06-19", "2025-08-11")
    assert Facts(write_index(), seoul).releases == ("2022-05-01", "2022-11-01")
    assert Facts(write_index(as_of=dt.date(2022, 9, 1), name="then"), seoul).releases == ("2022-05-01", "2022-08-01")


def test_an_index_that_nobody_dated_has_no_release(reports, seoul):
    assert Facts(reports["districts"], seoul).releases == ("", "")


def test_without_a_licence_of_the_city_figures_stay_under_the_terms_of_their_sources(write_index, nobody):
    facts = Facts(write_index(), nobody)
    assert facts.terms["en"].endswith("terms of their sources. 서울연구원: terms not stated. Survey: CC0.")
    assert facts.terms["ko"] == "수치의 이용 조건은 출처별 조건에 따름. 서울연구원: 이용 조건 미표시. Survey: CC0."


def test_the_licence_of_the_city_holds_for_all_figures(write_index):
    facts = Facts(write_index(), Publisher(licence=Licence("Free use", "자유 이용", "https://example.kr/l")))
    assert facts.terms == {"en": "Free use https://example.kr/l", "ko": "자유 이용 https://example.kr/l"}


def test_an_attribution_in_korean_only_is_told_in_both_languages(write_index, nobody):
    assert Facts(write_index(), nobody).attribution == {"en": "통계청 자료 이용", "ko": "통계청 자료 이용"}


def test_without_a_city_the_publishers_of_the_data_answer_for_them(reports, nobody):
    assert Facts(reports["human-development"], nobody).author("en") == "UNDP"


def test_the_author_is_who_designed_the_index_and_the_publisher_who_hands_it_out(reports, seoul):
    own, others = Facts(reports["going-together"], seoul), Facts(reports["districts"], seoul)
    assert (own.author("en"), own.author("ko")) == ("Seoul", "서울특별시")
    assert (others.author("en"), others.author("ko")) == ("Donghaeng", "동행")
    assert (others.publisher_name("en"), others.publisher_name("ko")) == ("Seoul", "서울특별시")
    assert Facts(reports["human-development"], seoul).author("ko") == "UNDP"


def test_an_index_without_a_release_is_of_the_year_of_its_last_period(reports, seoul):
    assert (Facts(reports["going-together"], seoul).year, Facts(reports["districts"], seoul).year) == ("2025", "2020")


def test_the_pillars_are_the_keywords(reports, seoul):
    assert Facts(reports["human-development"], seoul).keywords["ko"] == (
        "건강하고 오래 사는 삶",
        "지식",
        "적정한 생활수준",
    )
