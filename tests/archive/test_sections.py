import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.archive.blocks import QuoteBlock, TextBlock
from donghaeng.archive.sections import SECTIONS, headings, read_sections, section_faults, write_sections

KOREAN = "짧게.\n\n## 배경\n\n왜.\n\n## 추진 과정\n\n> 어떻게.\n\n## 성과\n\n### 하나\n\n잘."


def faults(markdown, language="en"):
    return [str(fault) for fault in section_faults(markdown, language, first_line=10)]


def test_a_policy_is_divided_by_the_headings_of_its_language():
    opening, sections = read_sections(KOREAN, "ko")
    assert opening == (TextBlock("짧게."),)
    assert sections == {
        "background": (TextBlock("왜."),),
        "process": (QuoteBlock("어떻게."),),
        "results": (TextBlock("### 하나\n\n잘."),),
    }


def test_a_policy_is_written_as_it_was_read():
    opening, sections = read_sections(KOREAN, "ko")
    assert write_sections(opening, sections, "ko") == KOREAN


def test_the_same_sections_have_other_headings_in_another_language():
    text = write_sections(*read_sections(KOREAN, "ko"), "en")
    assert [line for line in text.split("\n") if line.startswith("## ")] == [
        "## Background",
        "## Process",
        "## Results",
    ]


def test_a_language_without_headings_of_its_own_uses_the_english_ones():
    assert headings("fr") == headings("en")
    assert len(headings("ko")) == len(headings("en")) == len(SECTIONS)


def test_a_section_without_blocks_has_no_heading():
    assert write_sections((), {"results": (TextBlock("Well."),), "lessons": ()}, "en") == "## Results\n\nWell."


@pytest.mark.parametrize("markdown", ["", "One.", "## Background\n\na\n\n## Lessons\n\nb", "- ## Results\n\na"])
def test_a_body_that_is_divided_as_it_should_be_has_no_fault(markdown):
    assert faults(markdown) == []


ORDER = "## Background, ## Process, ## Difficulties, ## Results, ## Lessons"


@pytest.mark.parametrize(("markdown", "fault"), [
    ("## Result\n\na", f"line 10, heading: found '## Result'; expected one of {ORDER}; smaller headings are ###"),
    ("## 성과\n\na", f"line 10, heading: found '## 성과'; expected one of {ORDER}; smaller headings are ###"),
    ("## Results\n\na\n\n## Process\n\nb",
     f"line 14, heading: found '## Process' after '## Results'; expected the order {ORDER}"),
    ("## Results\n\na\n\n## Results\n\nb", "line 14, heading: found '## Results' again; expected each heading once"),
    ("## Results", "line 10, heading: found nothing below '## Results'; expected a text, or no heading"),
])  # fmt: skip
def test_headings_that_are_wrong_are_found(markdown, fault):
    assert faults(markdown) == [fault]


def test_every_wrong_heading_is_found():
    assert len(faults("## A\n\n## Lessons\n\na\n\n## Results\n\nb\n\n## Process\n\nc")) == 3


TEXTS = st.lists(st.sampled_from(["가나", "one two", "### three"]), min_size=1, max_size=3).map("\n\n".join)


@given(st.dictionaries(st.sampled_from(SECTIONS), TEXTS), st.one_of(st.just(""), TEXTS), st.sampled_from(["en", "ko"]))
def test_any_sections_written_and_read_are_the_same(texts, above, language):
    sections = {name: (TextBlock(texts[name]),) for name in SECTIONS if name in texts}
    opening = (TextBlock(above),) if above else ()
    assert read_sections(write_sections(opening, sections, language), language) == (opening, sections)
