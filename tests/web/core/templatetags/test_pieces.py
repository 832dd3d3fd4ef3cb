from dataclasses import dataclass

import pytest
from django.utils import translation

from donghaeng.web.core.templatetags import pieces


@dataclass(frozen=True)
class Record:
    """What a test shows."""

    title: str


@pytest.fixture
def rendered(monkeypatch):
    """Return the names of the templates that were rendered."""
    names = []
    monkeypatch.setattr(pieces, "render_to_string", lambda name, _context: names.append(name) or f"<p>{len(names)}</p>")
    pieces._render.cache_clear()
    yield names
    pieces._render.cache_clear()


def test_the_same_record_is_rendered_once(rendered):
    assert pieces.piece("teaser", Record("a")) == pieces.piece("teaser", Record("a"))
    assert rendered == ["pieces/teaser.html"]


def test_another_record_level_or_language_is_another_piece(rendered):
    shown = [
        pieces.piece("teaser", Record("a")),
        pieces.piece("teaser", Record("b")),
        pieces.piece("teaser", Record("a"), level=2),
    ]
    with translation.override("en"):
        shown.append(pieces.piece("teaser", Record("a")))
    assert len({*shown}) == len(rendered) == 4


def test_who_works_on_a_template_sees_it_at_once(rendered, settings):
    settings.DEBUG = True
    pieces.piece("teaser", Record("a"))
    pieces.piece("teaser", Record("a"))
    assert len(rendered) == 2


def test_what_a_record_says_is_escaped():
    pieces._render.cache_clear()
    shown = pieces.piece("filter", Record("x")) + pieces.piece("teaser", Record("<b>"))
    assert "<b>" not in shown
    assert "&lt;b&gt;" in shown
