import pytest

from donghaeng.web.core.city_look import look

CITY = """name_en = "Springfield"
name_ko = "스프링필드"
currency = "USD"
time_zone = "America/Chicago"
logo = "logo.svg"

[attribution]
en = "Boundaries: nobody"
ko = "경계: 없음"

[licence]
en = "KOGL type 1"
ko = "공공누리 제1유형"
address = "https://www.kogl.or.kr/info/license.do"

[colours]
accent = "#0b6e4f"
"""


@pytest.fixture
def city(settings, tmp_path):
    """Let the site be of a small city with a logo and a colour."""
    columns = "key,publisher,title,url,published,accessed,licence,attribution\n"
    (tmp_path / "sources.csv").write_text(columns, encoding="utf-8")
    (tmp_path / "city.toml").write_text(CITY, encoding="utf-8")
    (tmp_path / "logo.svg").write_text("<svg/>", encoding="utf-8")
    settings.DONGHAENG_CITY = tmp_path
    look.cache_clear()
    yield tmp_path
    look.cache_clear()


@pytest.mark.usefixtures("city")
def test_a_city_has_its_name_in_the_language_of_the_page():
    assert (look("ko").name, look("en").name, look("fr").name) == ("스프링필드", "Springfield", "Springfield")
    assert (look("ko").attribution, look("en").attribution) == ("경계: 없음", "Boundaries: nobody")


def test_its_districts_are_called_what_it_calls_them(city):
    assert (look("ko").unit, look("en").unit) == ("", "")
    units = '[units]\none = { en = "ward", ko = "구" }\nmany = { en = "wards", ko = "구" }\n'
    (city / "city.toml").write_text(f"{CITY}\n{units}", encoding="utf-8")
    look.cache_clear()
    assert (look("ko").unit, look("en").unit) == ("구", "ward")


@pytest.mark.django_db
@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(("language", "text"), [("ko", "공공누리 제1유형"), ("en", "KOGL type 1")])
def test_its_licence_is_at_the_foot_of_every_page(client, language, text):
    foot = client.get(f"/{language}/search/").content.decode().partition("<footer")[2]
    assert f'<a href="https://www.kogl.or.kr/info/license.do" rel="license">{text}</a>' in foot


@pytest.mark.django_db
def test_a_licence_without_an_address_is_no_link(city, client):
    file = city / "city.toml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("address")), encoding="utf-8")
    foot = client.get("/en/search/").content.decode().partition("<footer")[2]
    assert '<p class="licence">KOGL type 1 ' in foot


@pytest.mark.usefixtures("city")
def test_its_colours_are_a_style_sheet(client):
    response = client.get("/city.css")
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "--accent-light: #0b6e4f;" in response.content.decode()
    assert "--accent-dark" not in response.content.decode()


@pytest.mark.usefixtures("city")
def test_its_logo_is_handed_out(client):
    response = client.get(look("en").logo)
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert b"".join(response.streaming_content) == b"<svg/>"


@pytest.mark.django_db
def test_a_city_without_a_logo_has_none(city, client):
    file = city / "city.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('logo = "logo.svg"', ""), encoding="utf-8")
    assert look("en").logo == ""
    assert client.get("/city-logo").status_code == 404
