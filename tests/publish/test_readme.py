from markdown_it import MarkdownIt

from donghaeng.publish import holds, index_files


def text_of(files):
    return files["README.md"].decode()


def test_both_languages_have_the_same_parts(files):
    english, korean = text_of(files).split("\n---\n")
    assert english.count("\n## ") == korean.count("\n## ")
    assert [english.count(sign) for sign in ("\n### ", "\n| `")] == [korean.count(sign) for sign in ("\n### ", "\n| `")]


def test_no_part_is_in_the_other_language(packages):
    english, _ = text_of(packages["human-development"]).split("\n---\n")
    assert not any("가" <= letter <= "힣" for letter in english)


def test_every_file_and_every_status_is_explained(files):
    text = text_of(files)
    explained = [f"| `{name}` |" for name in files if name not in ("README.md", "package.zip")]
    assert [line for line in explained if text.count(line) != 2] == []
    assert text.count("| `no base value` |") == 2


def test_every_file_says_what_it_holds_in_both_languages(files):
    assert [name for name in files if set(holds(name)) != {"en", "ko"} or not all(holds(name).values())] == []
    assert holds("nothing.csv") == {}


def test_base_release_licence_attribution_and_citation_are_there(packages):
    text = text_of(packages["districts"])
    assert "- 기준연도: 2015\n- 기준 단위(순위 제외): 서울특별시\n" in text
    assert "수치를 이용할 때 다음 문구를 표시: 통계청, KOSIS; 공공누리 제1유형" in text
    assert "KOGL type 1 https://www.kogl.or.kr/info/license.do" in text
    assert "- 기준: 2025-08-11 공표분\n" in text_of(packages["going-together"])
    assert "@misc{going-together-2025," in text_of(packages["going-together"])


def test_hostile_names_stay_text(write_index, nobody):
    printed = "unit,name_en,name_ko\n종로,a|b,<script>\n"
    text = text_of(index_files(write_index({"units.csv": printed}), nobody))
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert "<b>" not in html
    assert "<script>" not in html
    assert 'href="https://example.kr/%EA%B3%84%ED%9A%8D?a=%3C1%3E">서울연구원, 기본계획 [안] (2021)</a>' in html
    assert "생활|지수" in html
