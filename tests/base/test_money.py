import pytest

from donghaeng.base.money import in_full, in_won, typed_won


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


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0", 0), ("1000000", 1e6), ("1,000,000", 1e6), (" 1 000 000 ", 1e6), ("１００만", 1e6), ("100만원", 1e6),
        ("100만 원", 1e6), ("₩500", 500), ("500 won", 500), ("3억2600만", 326e6), ("3억 2,600만 1원", 326_000_001),
        ("1.5만", 15_000), ("1조", 1e12), ("1억5천만", 150e6), ("1억 5천만 원", 150e6), ("3천만", 30e6), ("5천", 5_000),
        ("5백만", 5e6), ("3천5백만", 35e6), ("3천500만", 35e6), ("1만 5천", 15_000), ("1조 5천억", 1.5e12),
    ],
)  # fmt: skip
def test_won_is_read_as_people_type_it(text, amount):
    assert typed_won(text) == amount


@pytest.mark.parametrize(
    "text", ["", " ", "원", "-1", "−1", "1e9", "nan", "inf", "백만", "1만1억", "0.5", "1.2.3", "<b>", "9" * 30, "٣",
             "천", "만", "5천백", "5백3천", "1억 5천", "1조 3백원", "1억 5천 3"],
)  # fmt: skip
def test_what_is_no_amount_of_won_is_not_read(text):
    assert typed_won(text) is None


@pytest.mark.parametrize(
    ("amount", "english", "korean"),
    [
        (0, "0 won", "0원"),
        (9_999, "9,999 won", "9,999원"),
        (500_000, "500,000 won", "50만 원"),
        (1_894_178, "1.894178 million won", "189만 4,178원"),
        (326_000_001, "326.000001 million won", "3억 2,600만 1원"),
        (1e12, "1 trillion won", "1조 원"),
        (120_000_000, "120 million won", "1억 2,000만 원"),
    ],
)
def test_an_amount_is_said_in_full_as_it_is_spoken(amount, english, korean):
    assert (in_full(amount, "en"), in_full(amount, "ko")) == (english, korean)
