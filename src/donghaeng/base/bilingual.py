"""A remark in two languages: English, a stroke, Korean."""


def in_language(note: str, language: str) -> str:
    """The part of a note in a language, where it has two, parted by " / ".

    Examples
    --------
    >>> in_language("counted in May / 5월 조사", "ko"), in_language("counted in May", "ko")
    ('5월 조사', 'counted in May')
    """
    parts = note.split(" / ")
    return parts[-1 if language == "ko" else 0].strip()
