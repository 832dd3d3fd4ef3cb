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
TYPED = re.compile(
    "".join(rf"(?:(?P<p{place}>[0-9]{{1,18}}(?:\.[0-9]{{1,4}})?){word})?" for place, (word, _) in enumerate(MYRIADS))
)


def typed_won(text: str) -> float | None:
    """The whole won that somebody typed, or None if it is no such amount. [KRW]

    Commas, spaces and the word for won do not matter; units of 만, 억 and 조 count.

    Examples
    --------
    >>> typed_won("1,000,000"), typed_won("100만원"), typed_won("3억 2,600만 원"), typed_won("1.5만"), typed_won("0")
    (1000000.0, 1000000.0, 326000000.0, 15000.0, 0.0)
    >>> typed_won("-1"), typed_won("much"), typed_won(""), typed_won("0.5")
    (None, None, None, None)
    """
    plain = re.sub(r"[\s,]|원$|won$|^₩", "", unicodedata.normalize("NFKC", text).strip().lower())
    found = TYPED.fullmatch(plain)
    if not plain or found is None:
        return None
    parts = (float(found[f"p{place}"] or 0) * size for place, (_, size) in enumerate(MYRIADS))
    amount = round(sum(parts), 6)
    return amount if amount.is_integer() else None
