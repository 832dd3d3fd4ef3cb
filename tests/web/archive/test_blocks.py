import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from donghaeng.web.archive.blocks import BodyBlock, MarkdownBlock, TableBlock
from donghaeng.web.archive.models import NewsPage


def test_markdown_becomes_safe_html():
    html = MarkdownBlock().render("A **bold** <b>word</b> & [site](https://example.org)")
    assert html == (
        "<p>A <strong>bold</strong> &lt;b&gt;word&lt;/b&gt; &amp; "
        '<a href="https://example.org" rel="noopener">site</a></p>\n'
    )


@pytest.mark.parametrize("text", ["<b>x</b>", "# Title", "[x](javascript:alert(1))", "![x](y.png) z"])
def test_what_a_file_may_not_hold_the_editor_may_not_either(text):
    with pytest.raises(ValidationError):
        MarkdownBlock().clean(text)


def test_a_table_stands_in_a_box_that_moves():
    html = TableBlock().render("| a | b |\n| --- | ---: |\n| 1 | 2 |")
    assert html.startswith('<div class="table" tabindex="0"')
    assert '<td class="right">2</td>' in html


def test_what_is_no_table_is_refused():
    with translation.override("en"), pytest.raises(ValidationError, match="no table"):
        TableBlock().clean("| a | b |")


def test_a_text_has_five_kinds_of_blocks():
    assert list(BodyBlock().child_blocks) == ["text", "image", "video", "quote", "table"]


def test_links_of_a_page_lead_where_they_should(site, client):
    html = client.get("/en/news/index-rose/").content.decode()
    assert '<a href="/en/index/going-together/#f-2023" class="figure">111.0</a>' in html
    assert '<a href="/en/policies/night-bus/" class="page">the bus</a>' in html
    assert "518,000 t" in html
    assert "claim:" not in html
    assert NewsPage.objects.count() == 3
    assert site.archive.is_dir()
