import pytest

from donghaeng.web.archive.models import Swap
from donghaeng.web.observatory.panel import index_now

pytestmark = pytest.mark.usefixtures("observatory")


def test_the_index_of_the_city_is_the_one_without_districts():
    now = index_now("ko")
    assert (now["period"], round(now["score"], 1), now["previous_period"]) == ("2024", 130.6, "2023")
    assert round(now["change"], 1) == 19.6
    assert (now["verdict"]["name"], now["url"]) == ("확인", "/ko/index/going-together/#f-2024")


def test_the_panel_shows_the_path_of_the_index(client):
    assert index_now("en")["chart"]["code"] == "going_together"
    assert '<div class="panel-chart"><svg ' in client.get("/en/").content.decode()


def test_before_the_first_load_the_front_page_stands_without_it(client):
    Swap.objects.update(results="")
    assert index_now("en") is None
    assert client.get("/ko/").context["index_now"] is None
