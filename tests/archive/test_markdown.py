import pytest

from donghaeng.archive.links import Link
from donghaeng.archive.markdown import (
    PARSER,
    Address,
    addresses,
    images,
    links,
    plain,
    plain_lines,
    text_faults,
    top_level,
)


def faults(markdown, first_line=1):
    return [str(fault) for fault in text_faults(markdown, first_line=first_line)]


def test_a_text_of_all_that_is_allowed_has_no_fault():
    text = """\
A *paragraph* with a **word**, a [link](https://www.seoul.go.kr) and <https://www.seoul.go.kr>, 1 < 2 & `code`.

## Heading

### Smaller

- one
- two

1. first

> What was said.
> — Kim

| a | b |
| --- | ---: |
| [1.0](figure:x/2023) | 2 |

![A bus](images/bus.jpg "City")

[The bus](video:night-bus)
"""
    assert faults(text) == []


@pytest.mark.parametrize(("markdown", "fault"), [
    ("a\n\n<script>\nalert(1)\n</script>", "line 3, html: found '<script>'; expected Markdown without HTML; for the"),
    ("a\nb <b>c</b>", "line 2, html: found '<b>'; expected Markdown without HTML"),
    ("<!-- a remark -->", "line 1, html: found '<!-- a remark -->'"),
    ("a<br>b", "line 1, html: found '<br>'"),
    ("# Title", "line 1, heading: found '# Title'; expected a heading with ## or ###; the title, in the front matter"),
    ("a\n\n#### Small", "line 3, heading: found '#### Small'; expected a heading with ## or ###"),
    ("Title\n=====", "line 1, heading: found 'Title'; expected a heading with ## or ###"),
    ("Title\n---", "line 1, heading: found 'Title'; expected a heading with ## or ###"),
    ("```\ncode\n```", "line 1, fence: found '```'; expected a text without blocks of code"),
    ("a\n\n    b", "line 3, code: found 'b'; expected a text that does not begin with four spaces"),
    ("a\n\n---", "line 3, hr: found '---'; expected nothing: headings part a text"),
    ("- > a", "line 1, quotation: found '- > a'; expected a quotation that stands by itself"),
    ("> > a", "line 1, quotation: found '> > a'; expected a quotation that stands by itself"),
    ("a ![b](images/b.jpg)", "line 1, image: found 'images/b.jpg'; expected an image alone on its line"),
    ("- ![b](images/b.jpg)", "line 1, image: found 'images/b.jpg'; expected an image alone on its line"),
    ("![ ](images/b.jpg)", "line 1, description: found '![](images/b.jpg)'; expected ![what it shows, for those who"),
    ("a\nb [c](javascript:alert(1))", "line 2, link javascript:alert(1): found 'javascript:alert(1)'; expected https"),
    ("[a](&#106;avascript:x)", "line 1, link javascript:x: found 'javascript:x'; expected https"),
    ("<javascript:x>", "line 1, link javascript:x: found 'javascript:x'; expected https"),
    ("[a](claim:Big)", "line 1, link claim:Big: found 'claim:Big'; expected claim:NAME"),
    ("| a |\n| --- |\n| [b](/c) |", "line 3, link /c: found '/c'; expected https"),
    ("[a][b]\n\n[b]: https://x.kr", "line 3, link: found '[b]: https://x.kr'; expected [text](address)"),
    ("a\nb\x07", r"line 2, text: found 'b\x07'; expected a text without control characters"),
    ("a\x00", r"line 1, text: found 'a\x00'; expected a text without control characters"),
])  # fmt: skip
def test_what_a_text_may_not_hold_is_found_in_its_line(markdown, fault):
    assert faults(markdown)[0].startswith(fault)


def test_every_fault_is_found_at_once_in_the_order_of_the_lines():
    found = faults("# A\n\n<b>x</b>\n\n[c](/d)\n\n- > e", first_line=10)
    assert [fault.split(":")[0] for fault in found] == [
        "line 10, heading", "line 12, html", "line 14, link /d", "line 16, quotation"
    ]  # fmt: skip


def test_a_long_find_is_cut():
    assert max(map(len, faults("# " + "long " * 50))) < 200


@pytest.mark.parametrize("markdown", ["a", "a\r\nb", "a\rb", "", "\n\n"])
def test_lines_end_in_line_feeds(markdown):
    assert "\r" not in plain_lines(markdown)
    assert faults(markdown) == []


def test_links_of_the_archive_are_found_with_their_lines():
    text = "a [b](page:news/c)\nd\n[e](https://x.kr) [f](video:g)\n\n- [h](figure:i/2023)\n\n[j](figure:k)"
    assert links(text) == [
        (Link("page", "news/c"), 1), (Link("video", "g"), 3), (Link("figure", "i/2023"), 5)
    ]  # fmt: skip


def test_addresses_and_images_are_found_with_their_lines():
    text = "[a](b)\n\n> [c](d)\n\n![e](images/f.png)"
    assert addresses(text) == [Address("b", 1), Address("d", 3)]
    assert images(text) == [Address("images/f.png", 5)]


def test_an_address_stays_as_it_is_written():
    assert addresses("[a](figure:구/2023/주거)") == [Address("figure:구/2023/주거", 1)]


def test_the_words_of_a_text_stay_without_its_marks():
    text = (
        "## Heading\n\nOne *two*\nthree [four](page:a/b).\n\n| a | b |\n| --- | --- |\n| c | &amp; |\n\n![A bus](d.png)"
    )
    assert plain(text).split("\n") == ["Heading", "One two three four.", "a", "b", "c", "&", "A bus"]


def test_the_blocks_at_the_top_have_their_lines():
    found = [
        (first, last, tokens[0].type) for first, last, tokens in top_level(PARSER.parse("a\n\n- b\n  - c\n\n---\nd"))
    ]
    assert found == [(0, 1, "paragraph_open"), (2, 5, "bullet_list_open"), (5, 6, "hr"), (6, 7, "paragraph_open")]
