import pytest

from donghaeng.charts.particles import FORMS, with_particle


@pytest.mark.parametrize(
    ("word", "particle", "joined"),
    [
        ("지수", "은", "지수는"),
        ("안전", "은", "안전은"),
        ("주거", "이", "주거가"),
        ("사회통합", "이", "사회통합이"),
        ("의료·건강", "을", "의료·건강을"),
        ("대상자 수", "을", "대상자 수를"),
        ("2023년", "과", "2023년과"),
        ("주거", "과", "주거와"),
        ("서울", "으로", "서울로"),
        ("안전", "으로", "안전으로"),
        ("교육·문화", "으로", "교육·문화로"),
    ],
)
def test_a_word_takes_the_form_of_its_last_sound(word, particle, joined):
    assert with_particle(word, particle) == joined


@pytest.mark.parametrize(
    ("number", "joined"),
    [
        ("130.0", "130.0으로"),  # 영
        ("111.1", "111.1로"),  # 일: ㄹ
        ("111.2", "111.2로"),  # 이
        ("111.3", "111.3으로"),  # 삼
        ("111.4", "111.4로"),  # 사
        ("156.5", "156.5로"),  # 오
        ("130.6", "130.6으로"),  # 육
        ("130.7", "130.7로"),  # 칠: ㄹ
        ("127.8", "127.8로"),  # 팔: ㄹ
        ("148.9", "148.9로"),  # 구
        ("10", "10으로"),  # 십
        ("100", "100으로"),  # 백
    ],
)
def test_a_number_takes_the_form_of_its_last_digit(number, joined):
    assert with_particle(number, "으로") == joined


@pytest.mark.parametrize(
    ("word", "joined"),
    [
        ("2023년(111.2)", "2023년(111.2)과"),
        ("안심소득(서울디딤돌소득)", "안심소득(서울디딤돌소득)과"),
        ("다문화 구성원의 사회소…", "다문화 구성원의 사회소…와"),
        ("‘주거’", "‘주거’와"),
        ("50%", "50%와"),
    ],
)
def test_what_is_not_read_is_passed_over(word, joined):
    assert with_particle(word, "과") == joined


@pytest.mark.parametrize(("word", "joined"), [("CCTV", "CCTV는"), ("GM", "GM은"), ("A", "A는")])
def test_an_abbreviation_is_spelt(word, joined):
    assert with_particle(word, "은") == joined


@pytest.mark.parametrize(
    ("particle", "joined"), [("은", "Seoul은(는)"), ("으로", "Seoul(으)로"), ("이", "Seoul이(가)")]
)
def test_a_word_of_unknown_sound_takes_both_forms(particle, joined):
    assert with_particle("Seoul", particle) == joined


def test_nothing_takes_both_forms():
    assert with_particle("", "은") == "은(는)"


def test_every_particle_has_two_forms():
    assert all(closed == key and opened for key, (closed, opened) in FORMS.items())
