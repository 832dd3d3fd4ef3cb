import pytest

from donghaeng.web.archive import figures
from donghaeng.web.archive.models import Swap

pytestmark = pytest.mark.usefixtures("site")


def test_a_figure_has_its_page_and_row(client):
    html = client.get("/en/figures/going-together/").content.decode()
    row = html.partition('id="f-2023"')[2].partition("</tr>")[0]
    assert "111.0" in row
    assert "confirmed" in row


def test_verdicts_are_said_in_the_language_of_the_page(client):
    html = client.get("/ko/figures/going-together/").content.decode()
    row = html.partition('id="f-2023"')[2].partition("</tr>")[0]
    assert "확인" in row
    assert "confirmed" not in row


def test_an_unknown_index_is_404(client):
    assert client.get("/en/figures/nothing/").status_code == 404


def test_the_front_page_shows_the_index_and_how_it_moved(client):
    now = client.get("/ko/").context["index_now"]
    assert (now["period"], round(now["score"], 1), now["previous_period"]) == ("2024", 130.6, "2023")
    assert (now["change"], now["decimals"]) == (19.6, 1)
    assert now["verdict"] == "확인"
    assert now["url"] == "/ko/figures/going-together/#f-2024"


def test_without_results_the_front_page_still_stands(client):
    Swap.objects.update(results="")
    assert figures.current() == {}
    assert client.get("/ko/").context["index_now"] is None


@pytest.mark.parametrize(
    ("target", "is_there"),
    [
        ("going-together/2023", True),
        ("going-together/2023/housing", True),
        ("going-together/2023/housing/seoul", True),
        ("going-together/1923", False),
        ("nothing/2023", False),
    ],
)
def test_a_target_is_known_or_not(target, is_there):
    assert figures.has_figure(tuple(target.split("/"))) is is_there
