import pytest

from donghaeng.web.archive.models import HomePage, ListPage

pytestmark = pytest.mark.usefixtures("site")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_front_page_and_lists_open(client, language):
    assert client.get(f"/{language}/").status_code == 200
    for section in ("news", "policies", "videos", "events", "programmes", "organisations", "shared"):
        assert client.get(f"/{language}/{section}/").status_code == 200


@pytest.mark.parametrize(
    "path", ["/en/nothing/", "/en/news/nothing/", "/en/news/index-rose/more/", "/ko/policies/index-rose/"]
)
def test_what_is_not_there_is_404(client, path):
    assert client.get(path).status_code == 404


def test_entries_stand_only_in_lists():
    assert ListPage.allowed_subpage_models() != []
    assert {model.__name__ for model in HomePage.allowed_subpage_models()} == {"ListPage", "StandardPage"}
