"""Won in words, as each language counts them: in billions, or in 억; and read from what people type."""

import re
import unicodedata

STEPS = {
    "en": ((1e12, "trillion won"), (1e9, "billion won"), (1e6, "million won"), (0.0, "won")),
    "ko": ((1e12, "조 원"), (1e8, "억 원"), (1e4, "만 원"), (0.0, "원")),
}
"""From which amount on an amount is said in which unit. [KRW]"""


def in_won(amount: float, language: str, *, digits: int = 4) -> str:
    """An amount of won in the largest unit that leaves a number of at least one.

    Parameters
    ----------
    amount : [KRW]
    digits : significant digits at most; digits before the point are never cut.

    Examples
    --------
    >>> in_won(100e9, "en"), in_won(100e9, "ko"), in_won(13_312_500_000, "ko"), in_won(947_089, "ko")
    ('100 billion won', '1,000억 원', '133.1억 원', '94.71만 원')
    >>> in_won(-2.5e9, "en"), in_won(0, "ko"), in_won(1.2e12, "ko")
    ('−2.5 billion won', '0원', '1.2조 원')
    """
    size = abs(amount)
    step, word = next((step, word) for step, word in STEPS[language] if size >= step)
    number = size / (step or 1)
    decimals = max(0, digits - len(f"{number:.0f}"))
    text = f"{number:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    sign = "−" if amount < 0 and text != "0" else ""
    return f"{sign}{text}{'' if language == 'ko' else ' '}{word}"


MYRIADS = (("조", 1e12), ("억", 1e8), ("만", 1e4), ("", 1.0))
SMALL = {"천": 1e3, "백": 1e2, "": 1.0}
NUMBER = r"[0-9]{1,18}(?:\.[0-9]{1,4})?"
GROUP = rf"(?=[0-9])(?:{NUMBER}천)?(?:{NUMBER}백)?(?:{NUMBER})?"
TYPED = re.compile("".join(rf"(?:(?P<p{place}>{GROUP}){word})?" for place, (word, _) in enumerate(MYRIADS)))
EXACT = 12
"""Digits enough for any amount up to a trillion."""


def in_full(amount: float, language: str) -> str:
    """An amount of whole won to the last one, in the units that people say.

    Examples
    --------
    >>> in_full(326_000_001, "ko"), in_full(1_894_178, "ko"), in_full(500_000, "ko"), in_full(0, "ko")
    ('3억 2,600만 1원', '189만 4,178원', '50만 원', '0원')
    >>> in_full(326_000_001, "en")
    '326.000001 million won'
    """
    if language != "ko" or amount < 1:
        return in_won(amount, language, digits=EXACT)
    rest, parts = int(amount), []
    for word, size in MYRIADS:
        number, rest = divmod(rest, int(size))
        parts += [f"{number:,}{word}"] if number else []
    return " ".join(parts) + ("원" if int(amount) % 10_000 else " 원")


def typed_won(text: str) -> float | None:
    """The whole won that somebody typed, or None if it is no such amount. [KRW]

    Commas, spaces and the word for won do not matter; units of 백, 천, 만, 억 and 조 count. After 억 or 조 a last 천 or
    백 is none of won, as people speak: 1억 5천 is not read, 1억 5천만 is.

    Examples
    --------
    >>> typed_won("1,000,000"), typed_won("100만원"), typed_won("3억 2,600만 원"), typed_won("1.5만"), typed_won("0")
    (1000000.0, 1000000.0, 326000000.0, 15000.0, 0.0)
    >>> typed_won("1억 5천만"), typed_won("5백만"), typed_won("1만 5천")
    (150000000.0, 5000000.0, 15000.0)
    >>> typed_won("-1"), typed_won("much"), typed_won(""), typed_won("0.5"), typed_won("1억 5천")
    (None, None, None, None, None)
    """
    plain = re.sub(r"[\s,]|원$|won$|^₩", "", unicodedata.normalize("NFKC", text).strip().lower())
    found = TYPED.fullmatch(plain)
    if not plain or found is None or re.search("[조억][^만]*[천백][0-9]*$", plain):
        return None
    parts = (_group(found[f"p{place}"] or "") * size for place, (_, size) in enumerate(MYRIADS))
    amount = round(sum(parts), 6)
    return amount if amount.is_integer() else None


def _group(text: str) -> float:
    """The number before a unit: 3천5백, 3,500."""
    return sum(float(number) * SMALL[word] for number, word in re.findall(rf"({NUMBER})([천백]?)", text))
