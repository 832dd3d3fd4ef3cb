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


@pytest.mark.parametrize("path", ["index/nothing/", "index/going-together/nothing/", "index/going-together/?period=1"])
def test_what_is_not_there_is_404(client, path):
    assert client.get(f"/en/{path}").status_code == 404


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
