from donghaeng.web.archive.countries import KOREAN, country_name


def test_a_country_is_named_in_the_language_of_the_page():
    assert country_name("Mongolia", "ko") == "몽골"
    assert country_name("Mongolia", "en") == "Mongolia"


def test_a_country_we_do_not_know_stays_as_it_is_written():
    assert country_name("Atlantis", "ko") == "Atlantis"


def test_the_names_are_in_order():
    assert list(KOREAN) == sorted(KOREAN)
