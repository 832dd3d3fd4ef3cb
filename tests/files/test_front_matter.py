import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.base.errors import FileError
from donghaeng.files.front_matter import join, split


def fault(text):
    with pytest.raises(FileError) as error:
        split(text)
    (one,) = error.value.faults
    return str(one)


def test_a_file_is_taken_apart_and_lines_are_counted():
    matter = split('+++\n# a remark\ntitle = "A"\n\nsources = [\n  "b",\n]\n+++\n\n\nText.\n\nMore.\n')
    assert matter.settings == {"title": "A", "sources": ["b"]}
    assert (matter.body, matter.body_line) == ("Text.\n\nMore.\n", 11)
    assert (matter.where("title"), matter.where("sources"), matter.where("date")) == (
        "line 3, title", "line 5, sources", "date"
    )  # fmt: skip


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_lines_may_end_as_on_any_system(end):
    assert split(end.join(["\ufeff+++", 'title = "A"', "+++ ", "", "Text."])).settings == {"title": "A"}


def test_a_text_may_be_empty():
    assert (split("+++\n+++").body, split("+++\n+++\n\n\n").body) == ("", "")


@pytest.mark.parametrize(("text", "expected"), [
    ("", "line 1, front matter: found ''; expected +++, then keys as TOML, then +++"),
    ("Text.", "line 1, front matter: found 'Text.'; expected +++, then keys as TOML, then +++"),
    ("\n+++\n+++", "line 1, front matter: found ''; expected +++, then keys as TOML, then +++"),
    ("---\ntitle: A\n---", "line 1, front matter: found '---'; expected +++, then keys as TOML, then +++"),
    ("+++\ntitle = 1", "line 1, front matter: found no second line +++; expected +++ below the last key"),
    ("+++\n\ntitle: A\n+++", "front matter: found Expected '=' after a key in a key/value pair (at line 3, column 6)"),
    ("+++\na = 1\na = 2\n+++", "front matter: found Cannot overwrite a value (at "),
])  # fmt: skip
def test_front_matter_that_is_none_is_refused(text, expected):
    assert fault(text).startswith(expected)


@pytest.mark.parametrize(
    "value", ["[" * 10_000, "9" * 5_000, "0000-00-00", '"\\ud800"'], ids=["lists", "long", "day", "half"]
)
def test_front_matter_that_cannot_be_is_refused(value):
    assert fault(f"+++\na = {value}\n+++").startswith("front matter: found ")


def test_keys_are_written_in_our_order_and_empty_ones_left_out():
    settings = {"sources": ("a", "b"), "years": (2013,), "district": "", "date": "2024-06", "title": 'The "A" \\ 가'}
    assert join(settings, "Text.") == (
        '+++\ntitle = "The \\"A\\" \\\\ 가"\ndate = "2024-06"\nyears = [2013]\nsources = ["a", "b"]\n+++\n\nText.\n'
    )


def test_a_table_is_written_in_its_line():
    assert 'attachments = [{ title = "A", file = "files/a.pdf" }]' in join(
        {"attachments": [{"title": "A", "file": "files/a.pdf"}]}, ""
    )


LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)


@given(
    st.fixed_dictionaries(
        {"title": LINES},
        optional={
            "summary": LINES,
            "sources": st.lists(LINES, min_size=1),
            "years": st.lists(st.integers(1, 9999), min_size=1),
            "attachments": st.lists(st.fixed_dictionaries({"title": LINES, "file": LINES}), min_size=1),
        },
    )
)
def test_whatever_is_written_is_read_again(settings):
    assert split(join(settings, "Text.")).settings == settings
