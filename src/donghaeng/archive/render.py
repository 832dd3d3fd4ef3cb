"""A text as HTML that is safe to show: no HTML of the author's, no script, no style."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from donghaeng.archive.links import Link, read_link
from donghaeng.archive.markdown import PARSER, plain_lines, words
from donghaeng.base.errors import InputError


@dataclass(frozen=True)
class Target:
    """What a link leads to: its address, and perhaps a mark beside its words, by code and in a word."""

    address: str
    mark: str = ""
    word: str = ""


Resolve = Callable[[Link], Target | str | None]
"""Gives what a link of the archive leads to, or None if there is nothing to show."""


def render(markdown: str, resolve: Resolve) -> str:
    r"""Render a text as HTML.

    A link that ``resolve`` knows carries its scheme as class (``figure``, ``claim``, ``page``, ``video``), one that
    leads elsewhere ``rel="noopener"``; of any other link the words stay. One with a mark has it
    after its words, as a ``span`` for the style and a word for a voice. A cell of a table carries its side as class.
    Images become their description: a page shows them as blocks of their own.

    Examples
    --------
    >>> render("At [111.0](figure:going-together/2023) **now**.", lambda link: f"/en/{link.target}")
    '<p>At <a href="/en/going-together/2023" class="figure">111.0</a> <strong>now</strong>.</p>\n'
    """
    return _html(PARSER.parse(plain_lines(markdown)), resolve)


def render_line(markdown: str, resolve: Resolve) -> str:
    """Render a text without paragraphs, such as the cell of a table."""
    return _html(PARSER.parseInline(plain_lines(markdown)), resolve)


def _html(tokens: Sequence[Token], resolve: Resolve) -> str:
    for token in tokens:
        if token.children:
            token.children = list(_safe(token.children, resolve))
        if token.type in ("th_open", "td_open"):
            token.attrs = _cell(token)
    html: str = PARSER.renderer.render(tokens, PARSER.options, {})
    return html


def _safe(children: Sequence[Token], resolve: Resolve) -> Iterator[Token]:
    """The tokens of a line with the links that lead somewhere and without images."""
    is_open, mark = False, ""
    for child in children:
        if child.type == "image":
            yield Token("text", "", 0, content=words(child.children or []))
        elif child.type == "link_open":
            attributes, mark = _attributes(str(child.attrs["href"]), resolve)
            is_open = bool(attributes)
            child.attrs = attributes
            if is_open:
                yield child
        elif child.type != "link_close" or is_open:
            if child.type == "link_close" and mark:
                yield Token("html_inline", "", 0, content=mark)
            yield child


def _attributes(address: str, resolve: Resolve) -> tuple[dict[str, str | int | float], str]:
    """The attributes of a link, none where it leads nowhere; and the HTML of its mark."""
    try:
        link = read_link(address)
    except InputError:
        return {}, ""
    if link is None:
        return {"href": normalizeLink(address), "rel": "noopener"}, ""
    found = resolve(link)
    if found is None:
        return {}, ""
    target = Target(found) if isinstance(found, str) else found
    word = escapeHtml(target.word)
    mark = f'<span class="mark badge-{target.mark}" title="{word}"><span class="unseen"> ({word})</span></span>'
    return {"href": target.address, "class": link.scheme}, mark if target.mark else ""


def _cell(token: Token) -> dict[str, str | int | float]:
    """A strict policy of content bars styles: the side of a cell becomes a class."""
    side = str(token.attrs.get("style", "")).removeprefix("text-align:")
    attributes: dict[str, str | int | float] = {"scope": "col"} if token.type == "th_open" else {}
    return attributes | ({"class": side} if side else {})
