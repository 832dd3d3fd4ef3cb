import pytest

from donghaeng.web.archive.models import ErrorReport, SourceRow, Term

pytestmark = pytest.mark.usefixtures("site")


def test_editors_work_through_the_reports(editor):
    report = ErrorReport.objects.create(message="111.0 is wrong", about="/en/", language="en", sender="x")
    address = f"/admin/snippets/donghaeng_archive/errorreport/edit/{report.pk}/"
    assert "111.0 is wrong" in editor.get(address).content.decode()
    assert editor.post(address, {"status": "done"}).status_code == 302
    report.refresh_from_db()
    assert (report.status, report.message) == ("done", "111.0 is wrong")


def test_words_of_the_folder_are_not_edited_on_the_site(editor):
    for model in (Term, SourceRow):
        assert editor.get(f"/admin/snippets/donghaeng_archive/{model._meta.model_name}/").status_code == 404


@pytest.mark.parametrize("query", ['"', "\u0000", '소득 "', "*"])
def test_the_search_box_of_the_editor_survives_hostile_text(editor, query):
    assert editor.get("/admin/pages/search/", {"q": query}).status_code in {200, 400}
