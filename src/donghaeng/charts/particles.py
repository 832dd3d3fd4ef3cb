"""Korean particles, chosen by the sound a word or number ends in: 지수는, 점수가, 130.6으로."""

import re

FORMS = {
    "은": ("은", "는"),
    "이": ("이", "가"),
    "을": ("을", "를"),
    "과": ("과", "와"),
    "으로": ("으로", "로"),
}
"""Each particle by its form after a final consonant, with both of its forms."""

DIGITS = dict(zip("0123456789", ("ㅇ", "ㄹ", "", "ㅁ", "", "", "ㄱ", "ㄹ", "ㄹ", ""), strict=True))
"""The final consonant of 영 일 이 삼 사 오 육 칠 팔 구; a number that ends in 0 is read 영, 십, 백, 천 or 만."""

LETTERS = {**dict.fromkeys("ABCDEFGHIJKOPQSTUVWXYZ", ""), "L": "ㄹ", "M": "ㅁ", "N": "ㄴ", "R": "ㄹ"}
"""The final consonant of a letter's Korean name: 에이 비 씨 … 엘 엠 엔 … 알."""

SILENT = re.compile(r"\([^()]*\)$|[^\w%]+$")
"""What is not read at the end of a word: a parenthesis, quotation marks, an ellipsis."""


def with_particle(word: str, particle: str) -> str:
    """A word or number with its particle.

    Parameters
    ----------
    word : Korean, a number, or an abbreviation in capitals; a parenthesis at its end is passed over.
    particle : the form after a final consonant, one of ``FORMS``.

    Returns
    -------
    The two joined; both forms, as in ``Seoul은(는)``, where a word's sound cannot be known.

    Examples
    --------
    >>> with_particle("약자동행지수", "은"), with_particle("주거", "이"), with_particle("130.6", "으로")
    ('약자동행지수는', '주거가', '130.6으로')
    >>> with_particle("서울", "으로"), with_particle("111.1", "으로"), with_particle("지원(2023)", "을")
    ('서울로', '111.1로', '지원(2023)을')
    """
    closed, opened = FORMS[particle]
    final = _final(word)
    if final is None:
        return f"{word}{closed}({opened})" if particle != "으로" else f"{word}(으)로"
    takes_open = not final or (particle == "으로" and final == "ㄹ")
    return word + (opened if takes_open else closed)


def _final(word: str) -> str | None:
    """The final consonant of what is read last: empty if there is none, None if it cannot be known."""
    read = word
    while (shorter := SILENT.sub("", read)) != read:
        read = shorter
    if not read:
        return None
    last = read[-1]
    if "가" <= last <= "힣":
        return "ㄹ" if (ord(last) - ord("가")) % 28 == 8 else "x" * bool((ord(last) - ord("가")) % 28)
    if last == "%":
        return ""
    is_spelt = len(read) == 1 or not read[-2].islower()
    return DIGITS.get(last, LETTERS.get(last) if is_spelt else None)
