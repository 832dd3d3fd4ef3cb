import itertools

import pytest

from donghaeng.web.archive.sync.decide import Decision, FileState, OriginState, PageState, decide

AGREED = OriginState("text", "says")
FILE, OTHER_FILE = FileState("text", "says"), FileState("text 2", "says 2")
PAGE, OTHER_PAGE = PageState("says", is_live=True), PageState("edited", is_live=True)


@pytest.mark.parametrize(
    ("file", "page", "origin", "take", "decision"),
    [
        (FILE, None, None, "", Decision.CREATE),
        (FILE, PAGE, AGREED, "", Decision.SAME),
        (OTHER_FILE, PAGE, AGREED, "", Decision.UPDATE),
        (FILE, OTHER_PAGE, AGREED, "", Decision.KEEP),
        (OTHER_FILE, OTHER_PAGE, AGREED, "", Decision.CONFLICT),
        (OTHER_FILE, OTHER_PAGE, AGREED, "file", Decision.UPDATE),
        (OTHER_FILE, OTHER_PAGE, AGREED, "site", Decision.SETTLE),
        (OTHER_FILE, PageState("says 2", is_live=True), AGREED, "", Decision.ADOPT),
        (FileState("laid out otherwise", "says"), PAGE, AGREED, "", Decision.ADOPT),
        (None, PAGE, AGREED, "", Decision.UNPUBLISH),
        (None, OTHER_PAGE, AGREED, "", Decision.CONFLICT),
        (None, OTHER_PAGE, AGREED, "file", Decision.UNPUBLISH),
        (None, OTHER_PAGE, AGREED, "site", Decision.KEEP),
        (None, None, AGREED, "", Decision.FORGET),
        (None, PageState("says", is_live=False), OriginState("text", "says", is_gone=True), "", Decision.SAME),
        (None, PAGE, OriginState("text", "says", is_gone=True), "", Decision.KEEP),
        (FILE, PageState("says", is_live=False), OriginState("text", "says", is_gone=True), "", Decision.UPDATE),
        (FILE, None, AGREED, "", Decision.KEEP),
        (OTHER_FILE, None, AGREED, "", Decision.CONFLICT),
        (OTHER_FILE, None, AGREED, "file", Decision.CREATE),
        (FILE, PAGE, None, "", Decision.ADOPT),
        (FILE, OTHER_PAGE, None, "", Decision.CONFLICT),
        (FILE, PageState("says", is_live=True, is_touched=True), AGREED, "", Decision.KEEP),
        (OTHER_FILE, PageState("says", is_live=True, is_touched=True), AGREED, "", Decision.CONFLICT),
        (FILE, PageState("says", is_live=False), AGREED, "", Decision.KEEP),
    ],
)
def test_which_holds(file, page, origin, take, decision):
    assert decide(file, page, origin, take) is decision


def test_nothing_an_editor_did_is_overwritten_unless_asked():
    files = [None, FILE, OTHER_FILE]
    pages = [OTHER_PAGE, PageState("says", is_live=False), PageState("says", is_live=True, is_touched=True)]
    for file, page, take in itertools.product(files, pages, ["", "site"]):
        assert decide(file, page, AGREED, take) not in {Decision.UPDATE, Decision.UNPUBLISH}
