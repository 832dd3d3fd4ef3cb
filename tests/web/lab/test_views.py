"""The page of the lab: its steps, its answers, and that nothing of what was typed stays anywhere."""

import hashlib
import logging
import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

ADDRESS = "/ko/lab/safety-income/"
ODD = {"size": "3", "income": "1,234,567", "assets": "76,543,210"}
"""Numbers that stand nowhere else."""


def main(response):
    """Return the text of the page without its tags."""
    text = response.content.decode()
    return re.sub(r"<[^>]+>|\s+", " ", text[text.index("<main") : text.index("</main>")])


def hidden(response):
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', response.content.decode()))


@pytest.mark.usefixtures("lab")
def test_the_first_page_asks_and_says_that_the_pilot_is_over(client):
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert "2022년 7월 1일부터 2025년 6월 30일까지 지급했습니다" in main(response)
    assert "새 참여 가구를 받지 않습니다" in main(response)
    assert "no-store" not in response.headers.get("Cache-Control", "")


@pytest.mark.usefixtures("lab")
@pytest.mark.parametrize(("method", "status"), [("head", 200), ("put", 405), ("delete", 405), ("patch", 405)])
def test_other_methods_are_answered_as_they_should(client, method, status):
    response = getattr(client, method)(ADDRESS)
    assert response.status_code == status


@pytest.mark.parametrize(("income", "paid"), [("0", "947,089원"), ("500,000", "697,089원"), ("50만", "697,089원")])
def test_one_person_of_2024_gets_what_was_published(ask, income, paid):
    assert f"2024년 기준 월 {paid}" in main(ask(income=income))


def test_assets_above_the_limit_are_the_reason(ask):
    said = main(ask(assets="326,000,001"))
    assert "2024년 기준 지급액 없음" in said
    assert "재산 326,000,001원이 기준 326,000,000원을 넘습니다" in said


def test_who_could_not_enter_is_told_so_first(ask):
    said = main(ask(year="2022", income="1,000,000"))
    assert "2022년에는 참여할 수 없는 가구" in said


def test_a_step_keeps_what_was_answered_before_and_what_was_typed_after(ask):
    second = ask("2", income="500,000", rent="300,000")
    assert hidden(second) == {"year": "2024", "size": "1", "income": "500,000", "assets": "0"}
    assert 'value="300,000"' in second.content.decode()
    first = ask("1", income="whatever", rent="300,000")
    assert (first.status_code, hidden(first)) == (200, {"rent": "300,000"})
    assert 'value="whatever"' in first.content.decode()


def test_who_lives_alone_is_asked_no_kind_of_family_twice(ask):
    assert '<option value="single" selected>' in ask("2").content.decode()
    assert '<option value="single" selected>' not in ask("2", size="2").content.decode()


@pytest.mark.parametrize("to", ["2", "answer", "", "9", "<b>", "١"])
def test_a_wrong_answer_is_sent_back_with_what_was_typed_and_words_that_help(ask, to):
    response = ask(to, income="-5")
    text = response.content.decode()
    assert response.status_code == 400
    assert '<a href="#id_income">' in text
    assert 'value="-5"' in text
    assert 'aria-describedby="id_income_helptext id_income_error"' in text
    assert 'aria-invalid="true"' in text


def test_a_wrong_answer_of_the_second_step_is_said_there(ask):
    response = ask(earnings="100", earner_type="single")
    assert response.status_code == 400
    assert '<a href="#id_earnings">' in response.content.decode()
    assert hidden(response)["assets"] == "0"


@pytest.mark.usefixtures("lab")
def test_an_answer_without_what_was_asked_first_leads_back_to_it(client):
    response = client.post(ADDRESS, {"to": "answer"})
    assert (response.status_code, response.content.decode().count('<a href="#id_')) == (400, 4)


@pytest.mark.parametrize("year", ["2023", "2024", "2025"])
def test_what_is_not_known_of_a_year_is_said_with_a_way_on(ask, year):
    response = ask(year=year, size="6", rent="300,000")
    assert response.status_code == 200
    assert f"{year}년 기준으로는 전부 계산할 수 없습니다" in main(response)
    assert "주거급여(임차) 빼고 계산하기" in main(response)
    way = hidden(response) | {"without": "housing"}
    after = ask(**way)
    assert "선택하신 대로 주거급여(임차) 없이 계산했습니다" in main(after)


def test_a_year_in_which_all_is_known_is_offered(ask):
    response = ask(year="2023", size="6", rent="300,000")
    assert re.findall(r'name="year" value="(\d+)" formaction', response.content.decode()) == ["2022"]


def test_what_was_left_out_is_left_out_in_the_other_language_too(ask):
    response = ask(size="6", rent="300,000", without="housing")
    assert hidden(response)["without"] == "housing"
    assert f'formaction="{ADDRESS.replace("ko", "en")}"' in response.content.decode()


@pytest.mark.parametrize("without", ["safety_income", "no_such", "<script>", "," * 500])
def test_what_nobody_may_leave_out_is_not_left_out(ask, without):
    response = ask(without=without)
    assert "947,089원" in main(response)
    assert "<script>" not in response.content.decode()


def test_what_is_typed_is_shown_as_text(ask):
    attack = '"><script>alert(1)</script>'
    for name in ("income", "year", "earner_type", "rent", "to"):
        text = ask(**{"to": "2", name: attack}).content.decode()
        assert "<script>alert" not in text


@pytest.mark.parametrize("value", ["1" + "0" * 30, "-0", "\0", "０", "٣", "1e5", "0x10", " "])
def test_no_input_breaks_the_page(ask, value):
    for name in ("size", "income", "assets", "rent", "earnings", "assessed_income"):
        assert ask(**{name: value}).status_code in {200, 400}


def test_too_much_is_not_read(ask):
    assert ask(rent="1" * 9000).status_code == 413


@pytest.mark.usefixtures("lab")
@pytest.mark.parametrize("length", [{}, {"CONTENT_LENGTH": ""}, {"CONTENT_LENGTH": "x"}])
def test_what_does_not_say_its_length_is_not_read(client, length):
    response = client.generic("POST", ADDRESS, **length)
    assert (response.status_code, response.headers["Cache-Control"]) == (411, "no-store")


def test_who_would_have_less_is_told_why(ask):
    said = main(ask(income="1,800,000", single_pensioners="1"))
    assert "현행 복지제도보다 월 287,721원 적었을 것" in said
    assert "안심소득과 함께 받을 수 없어 받지 못하는 급여: 기초연금(단독) 334,810원" in said


def test_less_than_a_won_is_no_payment(ask):
    said = main(ask(income="1,894,178"))
    assert "2024년 기준 지급액 없음" in said
    assert "지급액이 1원에 못 미칩니다" in said


def test_a_phase_for_some_alone_is_named_with_its_condition(ask):
    assert "안심소득 3단계: 3단계는 가족돌봄청년과 위기가구가 대상" in main(ask())


def test_nothing_of_an_answer_is_kept_by_a_browser(ask):
    for to in ("1", "2", "answer"):
        response = ask(to, **ODD)
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Referrer-Policy"] == "same-origin"
        assert "ETag" not in response.headers


@pytest.mark.usefixtures("warm")
def test_no_answer_gets_into_the_cache_of_pages(ask, settings):
    ask(**ODD)
    kept = [file.read_bytes() for file in Path(settings.PAGE_CACHE_FOLDER).rglob("*") if file.is_file()]
    assert not any(b"1,234,567" in content for content in kept)


def state():
    """Return a hash of every row of the database."""
    told = hashlib.sha256()
    for line in connection.connection.iterdump():
        told.update(line.encode())
    return told.hexdigest()


def test_no_cookie_no_session_no_row(ask, client):
    client.get("/ko/")
    before = state()
    responses = [ask(to, **ODD) for to in ("1", "2", "answer")]
    assert [dict(response.cookies) for response in responses] == [{}, {}, {}]
    assert not client.cookies
    assert state() == before
    assert all("Cookie" not in response.headers.get("Vary", "") for response in responses)


def test_nothing_is_logged_of_what_was_typed(ask, caplog, capfd):
    with caplog.at_level(logging.DEBUG):
        ask("2", **ODD)
        ask(**ODD)
        ask(**{**ODD, "income": "-1,234,567"})
        ask(**ODD, children_of_allowance_age="1")
    told = caplog.text + "".join(capfd.readouterr())
    assert not re.search("1,?234,?567|76,?543,?210", told)


def test_even_an_error_of_ours_tells_no_number(lab, client, caplog, monkeypatch):
    def broken(*_args):
        raise RuntimeError("broken")

    monkeypatch.setattr(type(lab), "answer", broken)
    client.raise_request_exception = False
    response = client.post(ADDRESS, {"year": "2024", **ODD, "to": "answer"})
    assert response.status_code == 500
    assert "broken" in caplog.text
    assert not re.search("1,?234,?567|76,?543,?210", caplog.text + response.content.decode())


@pytest.mark.usefixtures("lab")
def test_a_form_of_nobody_elses_cookie_is_taken():
    """Where a token is demanded elsewhere, none is here: nothing is changed, and nothing read that a cookie opens."""
    response = Client(enforce_csrf_checks=True).post(
        ADDRESS, {"year": "2024", "size": "1", "income": "0", "assets": "0", "to": "answer"}
    )
    assert "947,089원" in main(response)


@pytest.mark.usefixtures("lab")
def test_what_stands_in_the_address_is_not_read(client):
    assert 'value="1234567"' not in client.get(f"{ADDRESS}?income=1234567&size=3").content.decode()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_an_answer_speaks_one_language(ask, language):
    said = main(
        ask(language=language, size="4", income="2000000", earnings="1500000", earner_type="two_earner", rent="400000")
    )
    hangul = re.findall("[가-힣]+", said)
    assert (len(hangul) > 200) if language == "ko" else (hangul == ["한국어"])
