import pytest

from donghaeng.publish import Licence, Publisher


@pytest.mark.parametrize(
    ("data", "address"),
    [
        ("https://example.kr/data/", "https://example.kr/data/living/scores.csv"),
        ("https://example.kr/data", "https://example.kr/data/living/scores.csv"),
        ("/data/", "/data/living/scores.csv"),
        ("", "scores.csv"),
    ],
)
def test_the_address_of_a_file_follows_from_that_of_the_data(data, address):
    assert Publisher(data=data).file("living", "scores.csv") == address


def test_a_page_stands_in_the_language_asked_for():
    publisher = Publisher(page="https://example.kr/{language}/index/{code}/")
    assert publisher.page_of("living", "ko") == "https://example.kr/ko/index/living/"


def test_a_korean_code_is_written_as_addresses_have_it():
    publisher = Publisher(data="https://example.kr/data", page="https://example.kr/{language}/{code}/")
    assert publisher.file("생활 1", "a.csv") == "https://example.kr/data/%EC%83%9D%ED%99%9C%201/a.csv"
    assert publisher.page_of("생활", "ko") == "https://example.kr/ko/%EC%83%9D%ED%99%9C/"


def test_without_a_page_the_folder_of_the_data_is_where_to_look():
    assert Publisher(data="/data/").page_of("living", "ko") == "/data/living/"
    assert Publisher().page_of("living", "ko") == ""


@pytest.mark.parametrize(("language", "text"), [("en", "Free use"), ("ko", "자유 이용")])
def test_a_licence_is_told_in_the_language_asked_for(language, text):
    assert Licence("Free use", "자유 이용").text(language) == text
    assert Publisher("Free use", "자유 이용").name(language) == text
