"""Text in another language than its page: marked, so that a browser and a voice read it as what it is."""

import re

from django.utils.html import format_html

HANGUL = re.compile("[가-힣]")
LATIN = re.compile("[A-Za-z]")


def marked(text: str, language: str) -> str:
    """A text for a page in a language: as it stands, or in a ``span`` that names the language it is in.

    Examples
    --------
    >>> marked("국민일보", "ko"), marked("Kukmin Ilbo", "ko"), marked("%", "ko")
    ('국민일보', '<span lang="en">Kukmin Ilbo</span>', '%')
    >>> marked("국민일보", "en"), marked("Kukmin Ilbo", "en")
    ('<span lang="ko">국민일보</span>', 'Kukmin Ilbo')
    """
    own = "ko" if HANGUL.search(text) else "en" if LATIN.search(text) else language
    return text if own == language else format_html('<span lang="{}">{}</span>', own, text)
