import pytest

pytestmark = pytest.mark.usefixtures("observatory")

PATHS = [
    "index/",
    "index/going-together/",
    "index/going-together/?period=2023",
    "index/going-together/housing/",
    "index/going-together/youth_housing_supply/",
    "index/districts/",
    "index/districts/doctors/?period=2015&unit=guro-gu",
    "index/districts/units/guro-gu/",
    "index/districts/units/",
    "index/districts/units/?a=guro-gu&b=jung-gu",
    "data/",
]


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_opens_in_both_languages_and_names_its_translation(client, language, path):
    response = client.get(f"/{language}/{path}")
    html = response.content.decode()
    assert response.status_code == 200
    other = "en" if language == "ko" else "ko"
    assert f'hreflang="{other}" href="http://testserver/{other}/{path.replace("&", "&amp;")}"' in html


OFFERS = [
    ("/{}/index/district/", "/{}/index/districts/"),
    ("/{}/index/going-together/hosing/", "/{}/index/going-together/housing/"),
    ("/{}/index/going-together/?period=2032", "/{}/index/going-together/?period=2023"),
    ("/{}/index/districts/units/guro/", "/{}/index/districts/units/guro-gu/"),
    ("/{}/index/districts/units/?a=guro", "/{}/index/districts/units/guro-gu/"),
    ("/data/going-together/score.csv", "/data/going-together/scores.csv"),
    ("/data/going-togther/scores.csv", "/data/going-together/package.zip"),
    ("/data/districts/charts/care-map-2021.csv", "/embed/{}/districts/care-map-2020/"),
    ("/embed/{}/going-together/hosing/", "/embed/{}/going-together/housing/"),
    ("/embed/xx/going-together/housing/", "/embed/{}/going-together/housing/"),
]


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize(("path", "offered"), OFFERS)
def test_what_is_not_there_is_404_and_offers_what_there_is(client, language, path, offered):
    response = client.get(path.format(language), headers={"accept-language": language})
    html = response.content.decode()
    assert (response.status_code, response.headers["Content-Language"]) == (404, language)
    assert f'<html lang="{language}">' in html
    assert f'<li><a href="{offered.format(language)}">' in html


def test_a_name_of_200_letters_is_not_there_either(client):
    assert client.get(f"/ko/index/{'가' * 200}/").status_code == 404


@pytest.mark.parametrize(("asked", "found"), [("/api/", "data/api"), ("/api/v1/", "data/api"), ("/data/", "data")])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_an_address_without_language_leads_to_the_page_of_the_reader(client, asked, found, language):
    response = client.get(asked, headers={"accept-language": language})
    assert (response.status_code, response.url) == (302, f"/{language}/{found}/")
    assert response.headers["Vary"] == "Accept-Language"
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize(
    ("language", "said", "place"), [("ko", "기간이 다른 점수끼리는 비교하지 않습니다.", "25개 자치구 중 1위"),
                                    ("en", "Scores of different periods are not compared.", "1st of 25 districts")],
)  # fmt: skip
def test_nothing_rises_or_falls_where_periods_are_not_compared(client, language, said, place):
    html = client.get(f"/{language}/index/districts/units/jongno-gu/").content.decode()
    assert said in html
    assert place in html
    assert not [sign for sign in ("▲", "▼", 'class="up"', 'class="down"') if sign in html]
    for path in ("", "doctors/", "?period=2015"):
        page = client.get(f"/{language}/index/districts/{path}").content.decode()
        assert not [word for word in ("▲", "▼", ">Change<", ">증감<") if word in page]


def test_a_download_says_its_form_and_size_and_the_page_of_data_what_it_holds(client):
    html = client.get("/ko/data/").content.decode()
    entry = html.partition('/data/going-together/scores.csv"')[2].partition("</div>")[0]
    assert "CSV, " in entry
    assert "KB" in entry
    assert "점수" in entry.partition("<dd>")[2]
    chart = client.get("/en/index/going-together/").content.decode().partition("going_together.xlsx")[2]
    assert "KB" in chart.partition("</li>")[0]


def test_a_figure_stands_in_its_row(client):
    html = client.get("/en/index/going-together/").content.decode()
    row = html.partition('id="f-2023"')[2].partition("</tr>")[0]
    assert "111.0" in row
    korean = client.get("/ko/index/districts/doctors/?period=2020").content.decode()
    assert "구로구" in korean.partition('id="f-guro-gu"')[2].partition("</tr>")[0]


def test_an_embedded_chart_may_be_framed_and_nothing_else_may(client):
    response = client.get("/embed/ko/going-together/housing/")
    assert response.status_code == 200
    assert "frame-ancestors *" in response.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in response.headers
    assert 'lang="ko"' in response.content.decode()
    page = client.get("/ko/index/going-together/")
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "DENY"


def test_no_style_and_no_script_stands_in_a_page(client):
    html = client.get("/en/index/districts/").content.decode()
    assert " style=" not in html
    assert "<style" not in html
    assert "onclick" not in html


def test_a_citation_ends_with_the_address_of_the_page(client, settings):
    settings.DONGHAENG_ADDRESS = ""
    html = client.get("/ko/index/districts/").content.decode()
    cited = html.partition('<p class="citation">')[2].partition("</p>")[0]
    assert cited.startswith("동행(2020). 「자치구 생활여건지수")
    assert cited.endswith(" http://testserver/ko/index/districts/")
    assert "url = {http://testserver/ko/index/districts/},\n}" in html


def test_an_embedded_chart_prints_whose_data_it_shows(client):
    html = client.get("/embed/ko/districts/unit-guro-gu-2020/").content.decode()
    assert "출처: 통계청, KOSIS; 공공누리 제1유형" in html.partition("<figcaption")[2]


def test_a_table_of_changes_prints_signs_as_its_chart_does(client):
    html = client.get("/ko/index/going-together/?period=2024").content.decode()
    rows = html.partition('id="chart-going_together-movement-2023-2024"')[2].partition("</table>")[0]
    assert ">−4.8<" in rows  # housing, printed as 125.1 and 120.3
    assert ">+" in rows
    assert ">-" not in rows
