"""A plan as files, of Seoul's index and of its what-if: the numbers of one are real, those of the other invented."""

import io
import sys
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest

from donghaeng.base.errors import NotInstalledError
from donghaeng.charts import draw
from donghaeng.city.response import response_of
from donghaeng.city.response_plan import plan
from donghaeng.city.response_told import frontier_chart
from donghaeng.city.response_words import LANGUAGES
from donghaeng.publish import response_files, response_page, response_workbook

GOING_TOGETHER = Path(__file__).parents[2] / "cities" / "seoul" / "indices" / "going-together"
VOID = {"meta", "link", "br", "img"}
WON = ("money", "extra", "amount")
"""Columns of money, whose heads say in a workbook that they are in won."""
MARK = {"en": "Illustration: invented numbers", "ko": "예시: 지어낸 수치"}


class Page(HTMLParser):
    """What is looked at in a page: whether tags close, and what stands in some of them."""

    def __init__(self, content):
        super().__init__()
        self.open, self.met, self.texts, self.language = [], [], {}, ""
        self.feed(content.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.met.append(tag)
        if tag == "html":
            self.language = dict(attrs)["lang"]
        if tag not in VOID:
            self.open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, (tag, self.getpos())

    def handle_data(self, data):
        for tag in set(self.open):
            self.texts[tag][-1] += data


@pytest.fixture(scope="module")
def plans():
    made = {"seoul": response_of(GOING_TOGETHER), "illustrated": response_of(GOING_TOGETHER / "whatif")}
    answers = {"seoul": None, "illustrated": made["illustrated"].answer(100e9, draws=50, steps=5)}
    return {(name, language): plan(made[name], answers[name], language) for name in made for language in LANGUAGES}


@pytest.fixture(params=["seoul", "illustrated"])
def name(request):
    return request.param


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def told(plans, name, language):
    return plans[name, language]


@pytest.fixture
def sheets(told):
    """Return the rows of each sheet of the workbook, its head first."""
    book = openpyxl.load_workbook(io.BytesIO(response_workbook(told)))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def tables(told):
    return [table for section in told["sections"] for table in section["tables"] if table["rows"]]


def test_there_is_a_page_and_a_workbook_in_each_language(plans):
    made = response_files({language: plans["seoul", language] for language in LANGUAGES}, {})
    assert list(made) == ["response.en.html", "response.en.xlsx", "response.ko.html", "response.ko.xlsx"]
    assert made["response.ko.html"] == response_page(plans["seoul", "ko"])


def test_a_page_is_whole(told, language):
    page = Page(response_page(told))
    assert page.open == []
    assert page.language == language
    assert page.texts["h1"] == page.texts["title"] == [told["title"]]
    assert len(page.texts["caption"]) == len(page.texts["table"]) == len(tables(told))
    assert [text.strip() for text in page.texts["h2"]] == [
        *(section["title"] for section in told["sections"]), told["sources"]["title"],
    ]  # fmt: skip


def test_a_page_loads_and_runs_nothing(told):
    content = response_page(told).decode()
    assert not {"script", "link", "img", "iframe"} & {*Page(content.encode()).met}
    assert "@import" not in content
    assert "url(" not in content


def test_every_text_of_the_plan_stands_in_the_page(told):
    seen = Page(response_page(told)).texts["main"][0]
    assert told["summary"] in seen
    for section in told["sections"]:
        assert all(text in seen for text in (*section["texts"], *section["remarks"]))
    assert all(cell["text"] in seen for table in tables(told) for row in table["rows"] for cell in row["cells"])


def test_names_with_markup_are_shown_as_they_are(plans):
    told = {**plans["illustrated", "en"], "title": 'Homes <script>alert("1")</script> & "more"'}
    page = Page(response_page(told))
    assert page.texts["h1"] == [told["title"]]
    assert "script" not in page.met


def test_every_table_of_a_what_if_says_that_it_is_invented_and_none_of_an_index_does(told, name, language):
    page = Page(response_page(told))
    is_marked = [caption.startswith(MARK[language]) for caption in page.texts["caption"]]
    assert set(is_marked) == {name == "illustrated"}
    assert (page.texts["p"][0] == told["statement"]) == (name == "illustrated")
    assert (MARK[language] in page.texts["main"][0]) == (name == "illustrated")


def test_the_drawing_stands_at_its_section_and_says_what_it_shows(plans, language):
    made = response_of(GOING_TOGETHER / "whatif")
    chart = frontier_chart(made, made.answer(100e9, draws=0, steps=5))
    page = response_page(plans["illustrated", language], draw.svg(chart.spec(language, "wide"))).decode()
    _, after = page.split('<h2 id="frontier">')
    assert '<figure role="img" aria-label="' in after.split("<h2")[0]
    assert "<svg" in after.split("<h2")[0]
    assert f'<figcaption><span class="mark">{MARK[language]}</span></figcaption></figure>' in after.split("<h2")[0]
    assert "<figure" not in response_page(plans["illustrated", language]).decode()


def test_a_workbook_says_first_what_was_said_and_then_holds_every_table(sheets, told, language):
    first, *others = sheets
    assert (first, *sheets[first][0][:2]) == {"en": ("Plan", "Section", "Text"), "ko": ("계획", "구분", "내용")}[
        language
    ]
    assert [told["title"], told["summary"]] == sheets[first][1][:2]
    said = {row[1] for row in sheets[first]}
    assert all(text in said for section in told["sections"] for text in (*section["texts"], *section["remarks"]))
    assert len(others) == len(tables(told))
    for sheet, table in zip(others, tables(told), strict=True):
        named = [head["name"] + " (KRW)" * (head["code"] in WON) for head in table["heads"]]
        assert sheets[sheet][0][: len(named)] == named
        assert len(sheets[sheet]) == len(table["rows"]) + 1


def test_columns_of_money_say_that_they_are_in_won(plans):
    book = openpyxl.load_workbook(io.BytesIO(response_workbook(plans["illustrated", "en"])))
    heads = {sheet.title: [cell.value for cell in sheet[1]][:-1] for sheet in book}
    assert heads["Where new money would go"] == [
        "Programme", "Indicator", "Measure", "New money (KRW)", "Points gained", "People reached",
    ]  # fmt: skip
    assert heads["What it is expected to do"] == ["Node", "Now", "Expected", "Lower end", "Upper end"]


def test_every_row_of_every_sheet_of_a_what_if_says_so_and_none_of_an_index_does(sheets, told, name, language):
    for rows in sheets.values():
        assert (rows[0][-1] == MARK[language]) == (name == "illustrated")
        assert {row[-1] == told["statement"] for row in rows[1:]} == {name == "illustrated"}


def test_numbers_are_numbers_in_full_precision(sheets, told):
    _, *others = sheets.values()
    for rows, table in zip(others, tables(told), strict=True):
        for found, row in zip(rows[1:], table["rows"], strict=True):
            for value, cell in zip(found, row["cells"], strict=False):
                assert value == (
                    cell["value"] if isinstance(cell["value"], str | None) else pytest.approx(cell["value"], rel=1e-12)
                )
                assert not (cell["is_number"] and isinstance(value, str))


def test_titles_of_more_than_31_letters_or_with_signs_excel_refuses_become_names_of_sheets(plans):
    told = plans["seoul", "en"]
    long = [{**section, "title": "What: [is] asked / for? " + "x" * 40} for section in told["sections"][1:2]]
    book = openpyxl.load_workbook(io.BytesIO(response_workbook({**told, "sections": long})))
    assert book.sheetnames[1].startswith("What   is  asked   for")
    assert len(book.sheetnames[1]) <= 31


def test_without_the_library_that_fills_a_page_it_says_what_to_install(plans, monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(NotInstalledError, match="a plan cannot be written as a page") as error:
        response_page(plans["seoul", "en"])
    assert str(error.value.faults[0]) == "jinja2: found not installed; expected pip install 'donghaeng[publish]'"
