import pytest

from donghaeng.base.money import in_won


@pytest.mark.parametrize(
    ("amount", "english", "korean"),
    [
        (0, "0 won", "0원"),
        (9_999, "9,999 won", "9,999원"),
        (10_000, "10,000 won", "1만 원"),
        (1e8, "100 million won", "1억 원"),
        (2.5e9, "2.5 billion won", "25억 원"),
        (14.7655e12, "14.77 trillion won", "14.77조 원"),
        (999_999_999_999, "1,000 billion won", "10,000억 원"),
        (-3e9, "−3 billion won", "−30억 원"),
        (1_234_567e9, "1,235 trillion won", "1,235조 원"),
    ],
)
def test_an_amount_is_said_as_each_language_counts(amount, english, korean):
    assert (in_won(amount, "en"), in_won(amount, "ko")) == (english, korean)
