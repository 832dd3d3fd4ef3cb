import json

from donghaeng.publish import about_index, citation, table_files

TITLE = {"en": "Housing", "ko": "주거"}


def test_a_table_of_an_index_carries_its_sources_terms_and_citation(reports, seoul):
    about = about_index(reports["districts"], seoul, title=TITLE, finding={"ko": "상승"})
    assert (about.title, about.finding) == (TITLE, {"ko": "상승"})
    assert about.source == {"en": "Statistics Korea (KOSIS, SGIS)", "ko": "통계청(KOSIS, SGIS)"}
    assert about.licence["ko"] == "공공누리 제1유형 https://www.kogl.or.kr/info/license.do"
    assert about.attribution["ko"] == "통계청, KOSIS; 공공누리 제1유형"
    assert about.citation["en"] == citation(reports["districts"], seoul, "en")


def test_where_sources_ask_for_nothing_nothing_is_said(reports, seoul):
    about = about_index(reports["going-together"], seoul, title=TITLE, finding={})
    assert about.attribution == {}


def test_it_is_said_in_the_files(reports, nobody):
    about = about_index(reports["human-development"], nobody, title=TITLE, finding={})
    read = json.loads(table_files([("a", "A", "가")], [(1,)], about)["json"])
    assert read["licence"]["en"] == "The figures stay under the terms of their sources. UNDP: CC BY 3.0 IGO."
    assert read["citation"]["ko"].startswith("UNDP(2024).")
