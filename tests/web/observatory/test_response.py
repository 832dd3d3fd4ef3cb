"""The page of a response, and its files. What is computed is tested in tests/city and in sync/test_response.py."""

import io
import re
import zipfile
from html.parser import HTMLParser

import openpyxl
import pytest

from donghaeng.web.observatory import figures

pytestmark = pytest.mark.usefixtures("observatory")

PAGE = "/{}/index/going-together/response/"
FILE = "/data/going-together/response.{}.{}"
STATEMENT = {
    "en": "An illustration with invented numbers. It shows how a response is worked out, and says nothing about Seoul.",
    "ko": "지어낸 수치로 만든 예시입니다. 대응 방안을 계산하는 과정을 보여 줄 뿐, 서울시의 실제 상황과는 무관합니다.",
}
MARK = {"en": "Illustration: invented numbers", "ko": "예시: 지어낸 수치"}
INVENTED = ("지어낸", "invented", "illustration", "households_in_crisis", "crisis_support", "38160000000", "96.44")
"""Marks, codes and values that stand in the what-if alone."""


@pytest.fixture(params=["ko", "en"])
def language(request):
    return request.param


@pytest.fixture
def opened(client):
    """Open the page for some money and return its text."""

    def html(language, money=None):
        response = client.get(PAGE.format(language), {} if money is None else {"money": money})
        assert response.status_code == 200
        return response.content.decode()

    return html


def parts(html):
    """Return the page before what money would do, and that."""
    before, after = html.split('<section class="what-if"')
    return before, after.split('<section class="sources"')[0]


def alerts(html):
    return re.findall(r'<p class="problem" role="alert">([^<]*)</p>', html)


def captions(html):
    return re.findall(r"<table[^>]*>\s*<caption>(.*?)</caption>", html, re.DOTALL)


# The page


def test_the_page_opens_and_has_the_real_index_before_the_illustration(opened, language):
    real, invented = parts(opened(language))
    assert {"en": "the index rose from 111.0 to 130.6", "ko": "2023년 111.0점에서 2024년 130.6점"}[language] in real
    assert {"en": "from 104.1 to 96.4", "ko": "2023년 104.1점에서 2024년 96.4점"}[language] in invented
    assert "104.1" not in real


def test_the_illustration_is_marked_at_its_head_and_at_every_table_and_the_index_at_none(opened, language):
    real, invented = parts(opened(language))
    assert invented.count(f'<p class="illustration">{STATEMENT[language]}</p>') == 1
    plans = [one for one in captions(invented) if "<span" in one]
    assert len(plans) == invented.count('<table class="scores-table stacked plan-table">')
    assert all(one.startswith(f'<span class="invented">{MARK[language]}</span>') for one in plans)
    assert STATEMENT[language] in invented.split('<figure class="chart"')[1].split("</figure>")[0]
    assert not any(text in real for text in (STATEMENT[language], MARK[language], "plan-table invented"))


def test_every_heading_and_id_stands_once(opened, language):
    html = opened(language)
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert {*re.findall(r'aria-labelledby="([^"]*)"', html)} <= {*ids}
    assert len(re.findall("<h1", html)) == 1


def test_rows_of_the_index_lead_to_their_pages(opened, language):
    real, _ = parts(opened(language))
    assert f'<th scope="row"><a href="/{language}/index/going-together/housing/">' in real


def test_the_index_and_its_pages_lead_to_the_response(client, language):
    assert PAGE.format(language) in client.get(f"/{language}/index/going-together/").content.decode()


# The amount of money


@pytest.mark.parametrize("money", ["100", "100.0", " 100 "])
def test_an_amount_that_was_worked_out_is_shown(opened, money):
    html = opened("en", money)
    assert alerts(html) == []
    assert "With 100 billion won of new money in 2025" in html
    assert 'name="money" value="100" min="15" max="148"' in html


def test_without_an_amount_one_is_shown_that_the_programmes_can_use(opened):
    assert alerts(opened("en")) == []
    assert 'name="money" value="105" min="15" max="148"' in opened("en")  # two thirds of 15, 20, ..., 145, 148


@pytest.mark.parametrize(
    ("money", "shown", "english"),
    [
        ("102", "100", "Not every amount is worked out; what follows is for 100 billion won."),
        ("10", "15", "Floors and earmarks need 15 billion won at least."),
        ("-5", "15", "Floors and earmarks need 15 billion won at least."),
        ("1,000", "148", "The programmes cannot use more than 148 billion won."),
        ("much", "105", "That is no amount of money."),
        ("nan", "105", "That is no amount of money."),
        ("1e999", "105", "That is no amount of money."),
    ],
)
def test_another_amount_says_what_is_shown_instead(opened, money, shown, english):
    assert alerts(opened("en", money)) == [english]
    (told,) = alerts(opened("ko", money))
    assert not re.search("[A-Za-z]", told)
    for language in ("en", "ko"):
        assert f'name="money" value="{shown}"' in opened(language, money)


def test_the_amount_and_its_ends_are_said_in_words(opened):
    assert "With 50 billion won of new money in 2025" in opened("en", "50")
    assert "2025년 추가 예산 500억 원으로" in opened("ko", "50")
    assert alerts(opened("ko", "10")) == ["사업별 하한액과 지정 예산에 최소 150억 원이 필요합니다."]


def test_an_amount_with_markup_is_no_amount(opened):
    html = opened("en", "<script>alert(1)</script>")
    assert "<script>alert" not in html
    assert alerts(html) == ["That is no amount of money."]


# Files


FORMS = pytest.mark.parametrize(
    ("form", "kind"),
    [("html", "text/html; charset=utf-8"),
     ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")],
)  # fmt: skip


@FORMS
def test_a_plan_is_taken_away_as_a_file(client, language, form, kind):
    response = client.get(FILE.format(language, form))
    assert (response.status_code, response.headers["Content-Type"]) == (200, kind)
    name = f"going-together-response.{language}.{form}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'


@FORMS
def test_the_name_of_a_file_says_that_it_is_an_illustration(client, language, form, kind):
    response = client.get(FILE.format(language, form), {"money": "50"})
    assert (response.status_code, response.headers["Content-Type"]) == (200, kind)
    name = f"going-together-response-illustration.{language}.{form}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_the_page_offers_the_files_of_the_index_and_of_the_amount_that_is_shown(opened, client, language):
    html = opened(language, "50")
    for form in ("html", "xlsx"):
        for address in (FILE.format(language, form), f"{FILE.format(language, form)}?money=50"):
            assert f'href="{address}"' in html
            assert client.get(address).status_code == 200


def test_both_files_of_an_amount_are_marked_at_every_table_and_row(client, language):
    page = client.get(FILE.format(language, "html"), {"money": "50"}).content.decode()
    assert STATEMENT[language] in page
    assert page.count("<svg") == 1
    assert all(MARK[language] in caption for caption in captions(page))
    book = openpyxl.load_workbook(io.BytesIO(client.get(FILE.format(language, "xlsx"), {"money": "50"}).content))
    for sheet in book:
        head, *rows = sheet.iter_rows(values_only=True)
        assert head[-1] == MARK[language]
        assert {row[-1] for row in rows} == {STATEMENT[language]}


def test_the_files_of_the_index_hold_nothing_of_the_illustration(client, language):
    page = client.get(FILE.format(language, "html")).content.decode().partition("</style>")[2]
    assert not any(mark in page for mark in INVENTED)
    book = openpyxl.load_workbook(io.BytesIO(client.get(FILE.format(language, "xlsx")).content))
    cells = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert not any(mark in cell for mark in INVENTED for cell in cells)


# What is not there


def test_an_index_without_a_response_is_404_and_offers_the_index(client, language):
    response = client.get(f"/{language}/index/districts/response/")
    assert response.status_code == 404
    assert f'<a href="/{language}/index/districts/">' in response.content.decode()


@pytest.mark.parametrize("path", ["districts/response.en.html", "nothing/response.en.html",
                                  "going-together/response.xx.html", "going-together/response.en.pdf"])  # fmt: skip
def test_a_file_that_is_not_there_is_404(client, path):
    assert client.get(f"/data/{path}").status_code == 404


# Nothing invented in what is handed out of the index


def test_no_invented_number_is_in_the_open_data():
    folder = figures.current().index("going-together").path / "data"
    package = zipfile.ZipFile(folder / "package.zip")
    contents = {name: package.read(name) for name in package.namelist()}
    contents |= {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix != ".zip"}
    assert "scores.csv" in contents
    assert not [
        (name, mark) for name, content in contents.items() for mark in INVENTED[:-1] if mark.encode() in content
    ]


@pytest.mark.parametrize("part", ["", "/nodes", "/units", "/periods", "/scores", "/printed", "/charts", "/sources"])
def test_no_invented_number_is_in_the_interface(client, part):
    response = client.get(f"/api/v1/indices/going-together{part}", {"page_size": 100} if part else {})
    assert response.status_code == 200
    assert not [mark for mark in INVENTED[:-1] if mark in response.content.decode()]


# The statement is drawn in the picture itself: tests/charts/test_frontier_chart.py
@pytest.mark.parametrize(("spoken", "word"), [("en", "Illustration: "), ("ko", "예시: ")])
def test_where_the_chart_of_the_illustration_is_embedded_its_title_says_what_it_is(client, spoken, word):
    html = client.get(f"/embed/{spoken}/going-together/frontier/").content.decode()
    assert f'<h1 class="chart-title">{word}' in html


class Balanced(HTMLParser):
    """Whether every table, section and list of a page closes."""

    WATCHED = ("section", "table", "tbody", "thead", "tr", "ul", "ol", "figure", "details", "form", "main")

    def __init__(self, text):
        super().__init__()
        self.open = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - the parser gives them
        if tag in self.WATCHED:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.WATCHED:
            assert self.open.pop() == tag


def test_the_page_is_whole(opened, language):
    assert Balanced(opened(language, "100")).open == []
