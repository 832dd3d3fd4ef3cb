import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, streamfield

from donghaeng.web.archive.forms import ListFormField
from donghaeng.web.archive.models import ListPage, NewsPage, PolicyPage

pytestmark = pytest.mark.slow


def news_form(**values):
    """Return what the editor's form of a news item sends."""
    return nested_form_data({
        "title": "New hall", "slug": "new-hall", "summary": "It opens.", "date_text": "2026-11-01",
        "updated": "", "writer": "", "department": "", "kind": "announcement", "field": "welfare", "district": "",
        "source_keys": "press-1 press-2", "related_paths": "policies/night-bus", "search_description": "",
        "body": streamfield([("text", "The hall **opens**, see [111.0](figure:going-together/2023).")]),
        "attachments": streamfield([]), "action-publish": "1",
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}, **values,
    })  # fmt: skip


def add_news(editor, **values):
    parent = ListPage.objects.get(kind="news", locale__language_code="en")
    return editor.post(f"/admin/pages/add/donghaeng_archive/newspage/{parent.pk}/", news_form(**values))


def test_a_news_item_is_published_in_two_languages_and_comes_back_as_two_files(site, editor, client):
    assert add_news(editor).status_code == 302
    english = NewsPage.objects.get(slug="new-hall")
    korean = english.copy_for_translation(Locale.objects.get(language_code="ko"))
    sent = news_form(title="새 회관", summary="문을 연다.", body=streamfield([("text", "문을 연다.")]))
    assert editor.post(f"/admin/pages/{korean.pk}/edit/", sent).status_code == 302
    assert client.get("/en/news/new-hall/").status_code == client.get("/ko/news/new-hall/").status_code == 200
    assert "New hall" in client.get("/en/news/").content.decode()
    assert "새 회관" in client.get("/ko/feeds/news.atom").content.decode()
    assert sorted(site.export().changed) == ["news/new-hall.en.md", "news/new-hall.ko.md"]
    assert (site.archive / "news/new-hall.ko.md").read_text(encoding="utf-8") == (
        '+++\ntitle = "새 회관"\nsummary = "문을 연다."\ndate = 2026-11-01\nfield = "welfare"\n'
        'kind = "announcement"\nsources = ["press-1", "press-2"]\nrelated = ["policies/night-bus"]\n+++\n\n문을 연다.\n'
    )
    assert site.load().conflicts == ()


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"date_text": ""}, "required"),
        ({"date_text": "2026-11"}, "2024-06-19"),
        ({"date_text": "yesterday"}, "yesterday"),
        ({"summary": "x" * 201}, "201"),
        ({"slug": "새-회관"}, "slug"),
        ({"title": "새 회관 2026", "slug": ""}, "new-hall"),
        ({"source_keys": "nobody"}, "nobody"),
        ({"related_paths": "news/nothing"}, "news/nothing"),
        ({"field": "nothing"}, "nothing"),
        ({"body": streamfield([("text", "<script>alert(1)</script>")])}, "script"),
        ({"body": streamfield([("text", "[x](figure:going-together/1923)")])}, "1923"),
        ({"body": streamfield([("text", "[x](claim:saved)")])}, "claim:saved"),
        ({"body": streamfield([("text", "[x](page:policies/nothing)")])}, "policies/nothing"),
        ({"body": streamfield([("text", "[x](javascript:alert)")])}, "javascript"),
        ({"body": streamfield([("table", "no table")])}, "table"),
    ],
)
@pytest.mark.usefixtures("site")
def test_what_could_not_be_loaded_again_is_refused(editor, values, found):
    response = add_news(editor, **values)
    assert response.status_code == 200
    assert not NewsPage.objects.filter(title="New hall").exists()
    errors = response.context["form"].errors.as_json() + response.content.decode()
    assert found in errors


def test_codes_are_chosen_by_name(site, editor):
    parent = ListPage.objects.get(kind="news", locale__language_code="ko")
    form = editor.get(f"/admin/pages/add/donghaeng_archive/newspage/{parent.pk}/").context["form"]
    assert ("welfare", "복지") in form.fields["field"].choices
    assert "announcement" in dict(form.fields["kind"].choices)
    assert site.archive.is_dir()


@pytest.mark.usefixtures("site")
def test_a_slug_that_cannot_be_made_is_asked_for_once(editor):
    (said,) = add_news(editor, title="새 회관", slug="").context["form"].errors["slug"]
    assert "new-hall" in said


@pytest.mark.usefixtures("site")
def test_an_empty_slug_is_made_from_an_english_title(editor):
    assert add_news(editor, slug="").status_code == 302
    assert NewsPage.objects.get(title="New hall").slug == "new-hall"


@pytest.mark.usefixtures("site")
def test_a_title_that_is_typed_leaves_the_slug_beside_it_alone(editor):
    page = PolicyPage.objects.get(locale__language_code="ko")
    html = editor.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "w-sync#" not in html
    assert html.count('name="slug"') == 1
    assert html.index('name="title"') < html.index('name="slug"') < html.index('name="summary"')


@pytest.mark.usefixtures("site")
def test_an_edit_form_shows_lists_as_lines(editor):
    page = PolicyPage.objects.get(locale__language_code="en")
    html = editor.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "2013 2016" in html
    assert "Ulaanbaatar, Mongolia" in html


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (ListFormField(required=False), " a  b ", ["a", "b"]),
        (ListFormField(required=False, numbers=True), "2013 2016", [2013, 2016]),
        (ListFormField(required=False, separator="\n"), "Hanoi, Vietnam\r\n\r\n Seoul ", ["Hanoi, Vietnam", "Seoul"]),
        (ListFormField(required=False), "", []),
    ],
)  # fmt: skip
def test_a_list_is_typed_as_text(field, text, value):
    assert field.clean(text) == value


def test_a_year_is_a_number():
    with translation.override("en"), pytest.raises(ValidationError, match="numbers"):
        ListFormField(numbers=True).clean("soon")
