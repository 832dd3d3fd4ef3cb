import pytest
from django.http import Http404
from django.utils.translation import override

from donghaeng.web.observatory.lost import OFFERED, NotThereError, Way, nearest, page, spoken

HOMES, CARE, SAFE = Way("주거", "/h/", "housing"), Way("돌봄", "/c/", "care"), Way("안전", "/s/", "safety")


@pytest.mark.parametrize("asked", ["saftey", "SAFETY", "안전함"])
def test_what_is_alike_comes_first_and_the_rest_in_order(asked):
    assert nearest(asked, [HOMES, CARE, SAFE]) == [SAFE, HOMES, CARE]


def test_not_everything_is_offered_and_nothing_twice():
    many = [Way(f"unit {number}", f"/{number}/", f"unit-{number}") for number in range(100)]
    found = nearest("unit-70", many)
    assert found[0].code == "unit-70"
    assert len(set(found)) == len(found) == OFFERED


def test_a_name_without_end_is_compared_as_far_as_it_matters():
    assert nearest("x" * 100_000, [HOMES]) == [HOMES]


def test_a_language_that_the_city_does_not_have_is_not_spoken():
    with override("xx"):
        assert spoken() == "ko"
        assert NotThereError("no", "a", (), HOMES).language == "ko"


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_page_speaks_the_language_in_which_it_was_asked_for(rf, language):
    with override(language):
        lost = NotThereError("nothing", "saftey", [HOMES, SAFE], CARE)
    response = page(rf.get("/"), lost)
    html = response.content.decode()
    assert (response.status_code, response.headers["Content-Language"]) == (404, language)
    assert f'<html lang="{language}">' in html
    assert html.index('href="/s/"') < html.index('href="/h/"') < html.index('href="/c/"')


@pytest.mark.usefixtures("site")
def test_what_offers_nothing_has_the_page_of_the_site(rf):
    response = page(rf.get("/nowhere/"), Http404())
    assert response.status_code == 404
    assert "offered" not in response.content.decode()
