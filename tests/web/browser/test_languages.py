"""No Korean label on an English page nor the reverse: a crawl of both, over what is not content."""

import gettext
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.request import urlopen

import pytest

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

CATALOGUE = Path(__file__).parents[3] / "src/donghaeng/web/locale/ko/LC_MESSAGES/django.mo"
HANGUL = re.compile(r"[가-힣]")
WORD = re.compile(r"[A-Za-z]{2,}")
SAME = {"RSS", "Atom", "CSV"}
CONTENT = {"prose", "teaser", "standfirst", "byline", "facts", "sources"}
"""Classes of what an editor or a source says in its own words; labels inside are looked at as dt."""
LABELS = {"dt", "summary", "button", "label"}
VOID = {"meta", "link", "input", "br", "img", "hr", "source", "wbr"}
SPOKEN = {"aria-label", "placeholder", "alt", "title"}


class Reader(HTMLParser):
    """Collects the labels of a page: texts outside content, and what is spoken in attributes."""

    def __init__(self, language):
        super().__init__()
        self.language, self.open, self.labels, self.links = language, [], [], []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "a" and (address := found.get("href", "")).startswith(f"/{self.language}/"):
            self.links.append(address.split("#")[0])
        foreign = found.get("lang", self.language) != self.language
        content = bool(CONTENT & set((found.get("class") or "").split())) or tag in {
            "h1",
            "title",
            "script",
            "textarea",
        }
        if not (foreign or self.is_foreign):
            self.labels += [found[name] for name in SPOKEN & set(found) if found[name] and found[name] != "…"]
        if tag not in VOID:
            self.open.append((tag, content, foreign))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tags = {tag for tag, _content, _foreign in self.open}
        is_content = any(content for _tag, content, _foreign in self.open) and not tags & LABELS
        if data.strip() and not is_content and not self.is_foreign and "script" not in tags:
            self.labels.append(" ".join(data.split()))

    @property
    def is_foreign(self):
        return any(foreign for _tag, _content, foreign in self.open)


def read(site, language, path):
    with urlopen(f"{site}{path}") as answer:  # noqa: S310 - our own address
        reader = Reader(language)
        reader.feed(answer.read().decode())
    return reader


def crawl(site, language):
    """Return the labels of every page that a reader can reach, by address; lists are not narrowed."""
    seen, waiting = {}, [f"/{language}/"]
    while waiting:
        path = waiting.pop()
        if path in seen or ("?" in path and "about=" not in path) or "/feeds/" in path:
            continue
        page = read(site, language, path.split("?")[0] if "about=" in path else path)
        seen[path] = page.labels
        waiting += [link for link in page.links if link not in seen and "about=" not in link]
    return seen


@pytest.fixture(scope="module")
def english(site):
    return crawl(site, "en")


@pytest.fixture(scope="module")
def korean(site):
    return crawl(site, "ko")


def test_the_crawl_reaches_the_whole_archive_in_both_languages(english, korean):
    assert min(len(english), len(korean)) > 60


def test_no_english_page_has_a_korean_label(english):
    assert [(path, label) for path, labels in english.items() for label in labels if HANGUL.search(label)] == []


def test_no_korean_page_has_an_english_label(korean):
    with CATALOGUE.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    foreign = [
        (path, label)
        for path, labels in korean.items()
        for label in labels
        if WORD.search(label) and label not in SAME and (catalogue.gettext(label) != label or not HANGUL.search(label))
    ]
    assert foreign == []
