import pytest

from donghaeng.web.lab import law

ADDRESS = "/ko/lab/safety-income/"


def test_the_law_is_read_once(lab):  # noqa: ARG001 - the lab has to be there first
    assert law.current() is law.current()
    assert law.address("en") == "/en/lab/safety-income/"


@pytest.mark.usefixtures("site")
def test_a_city_without_a_law_has_no_such_page_and_no_link_to_it(client):
    assert (law.folder(), law.current(), law.address("ko")) == (None, None, "")
    assert client.get(ADDRESS).status_code == 404
    assert client.post(ADDRESS, {"size": "1"}).status_code == 404
    assert ADDRESS not in client.get("/ko/").content.decode()
    assert ADDRESS not in client.get("/sitemap.xml").content.decode()


@pytest.mark.usefixtures("lab")
def test_the_menu_and_the_map_of_the_site_lead_to_the_page(client):
    assert f'href="{ADDRESS}"' in client.get("/ko/").content.decode()
    assert client.get("/sitemap.xml").content.decode().count(f"<loc>http://testserver{ADDRESS}</loc>") == 1
    assert f'<a href="{ADDRESS}" aria-current="page">' in client.get(ADDRESS).content.decode()
