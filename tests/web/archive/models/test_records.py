import pytest
from django.db import IntegrityError

from donghaeng.web.archive.models import (
    ErrorReport,
    Origin,
    PublishedEntry,
    SourceRow,
    StoredFile,
    StoredTable,
    Swap,
    Term,
)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (Term(group="field", code="welfare"), "field welfare"),
        (SourceRow(key="press-1"), "press-1"),
        (Origin(path="news/a", language="ko"), "news/a (ko)"),
        (PublishedEntry(path="news/a", language="ko"), "news/a (ko)"),
        (StoredFile(path="images/a.png"), "images/a.png"),
        (StoredTable(name="events.csv"), "events.csv"),
        (Swap(results="0a"), "0a"),
        (ErrorReport(message="x" * 80), "x" * 60),
    ],
)
def test_a_row_is_told_by_what_it_is_known_by(row, text):
    assert str(row) == text


@pytest.mark.usefixtures("site")
def test_an_entry_has_one_origin_in_a_language():
    with pytest.raises(IntegrityError):
        Origin.objects.create(path="news/index-rose", language="en", text="", text_hash="", page_hash="")
