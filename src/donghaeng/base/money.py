"""Won in words, as each language counts them: in billions, or in 억."""

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
