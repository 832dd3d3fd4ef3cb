import pytest

from donghaeng.base.bilingual import in_language


@pytest.mark.parametrize(
    ("note", "english", "korean"),
    [
        ("one / 하나", "one", "하나"),
        ("one", "one", "one"),
        ("1/2 of it / 그 절반", "1/2 of it", "그 절반"),
        ("", "", ""),
    ],
)
def test_a_note_is_parted_at_its_stroke(note, english, korean):
    assert (in_language(note, "en"), in_language(note, "ko")) == (english, korean)
