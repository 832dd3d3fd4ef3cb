import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghaeng.archive.render import render, render_line


def resolve(link):
    return None if link.scheme == "claim" else f"/en/{link.scheme}/{link.target}"


def html(markdown):
    return render(markdown, resolve).rstrip("\n")


def test_paragraphs_headings_and_lists_become_html():
    assert html("## A\n\n*b* **c**\n\n- d") == (
        "<h2>A</h2>\n<p><em>b</em> <strong>c</strong></p>\n<ul>\n<li>d</li>\n</ul>"
    )


@pytest.mark.parametrize(("markdown", "inside"), [
    ("[111.0](figure:a/2023)", '<a href="/en/figure/a/2023" class="figure">111.0</a>'),
    ("[a](page:news/b)", '<a href="/en/page/news/b" class="page">a</a>'),
    ("[a](video:b)", '<a href="/en/video/b" class="video">a</a>'),
    ("[1 t](claim:saving)", "1 t"),
    ("[a](https://b.kr?c=1&d=2)", '<a href="https://b.kr?c=1&amp;d=2" rel="noopener">a</a>'),
    ("[a](https://가.kr/나)", '<a href="https://xn--o39a.kr/%EB%82%98" rel="noopener">a</a>'),
    ("[a](mailto:b@c.kr)", '<a href="mailto:b@c.kr" rel="noopener">a</a>'),
])  # fmt: skip
def test_links_lead_where_they_should(markdown, inside):
    assert html(markdown) == f"<p>{inside}</p>"


@pytest.mark.parametrize("address", [
    "javascript:alert(1)", "JAVASCRIPT:alert(1)", "&#106;avascript:alert(1)", "vbscript:x", "data:text/html;base64,x",
    "file:///etc/passwd", "//evil.kr", "/admin", "figure:a", "<java script:alert(1)>", "\\javascript:x",
])  # fmt: skip
def test_of_a_link_that_is_not_safe_the_words_stay(address):
    assert "href" not in html(f"[words]({address})")
    assert "words" in html(f"[words]({address})")


@pytest.mark.parametrize(
    "markdown", ["<script>alert(1)</script>", "a <b onclick=x>c</b>", "<!-- d -->", "<img src=x onerror=y>"]
)
def test_html_is_shown_as_it_is_written(markdown):
    found = html(markdown)
    assert "&lt;" in found
    assert re.findall(r"<(?!/?p>)", found) == []


def test_an_image_becomes_its_description():
    assert html('a ![b *c*](javascript:x "d")') == "<p>a b c</p>"


def test_a_table_names_its_columns_and_has_no_style():
    found = html("| a | b |\n| --- | ---: |\n| c | [1](figure:x/2023) |")
    assert '<th scope="col">a</th>\n<th scope="col" class="right">b</th>' in found
    assert '<td class="right"><a href="/en/figure/x/2023" class="figure">1</a></td>' in found
    assert "style" not in found


def test_a_line_has_no_paragraph():
    assert render_line("a **b** [c](page:news/d)", resolve) == (
        'a <strong>b</strong> <a href="/en/page/news/d" class="page">c</a>'
    )


def test_what_resolve_gives_cannot_break_out_of_its_place():
    assert render("[a](page:news/b)", lambda _: '"><script>') == (
        '<p><a href="&quot;&gt;&lt;script&gt;" class="page">a</a></p>\n'
    )


PIECES = st.sampled_from([
    "[", "](", ")", "![", "javascript:", "https://a.kr", "&#x6A;", "<script>", "<a href=x>", "</", ">", "<", '"', "'",
    "\\", "`", "```", "\n", "\n\n", "|", "| --- |", "page:a/b", "figure:a/b", "onclick=", " ", "x", "가", "\x00",
    "&quot;", "//",
])  # fmt: skip
TAG = re.compile(
    r"</?(p|h[1-6]|ul|ol|li|strong|em|code|pre|blockquote|table|thead|tbody|tr|th|td|br|hr|a)"
    r'( (class|rel|scope|start)="[^"<>]*"| href="(https?:|mailto:|tel:|/en/)[^"<>]*")*( /)?>', re.IGNORECASE
)  # fmt: skip


@given(st.one_of(st.lists(PIECES, max_size=20).map("".join), st.text()))
def test_whatever_is_written_no_other_tag_and_no_other_address_comes_out(markdown):
    assert [tag for tag in re.findall(r"<[^>]*>?", html(markdown)) if not TAG.fullmatch(tag)] == []
