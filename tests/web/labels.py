"""The labels of a page: what is neither content nor marked as another language's, a name or a code."""

import gettext
import re
from html.parser import HTMLParser
from pathlib import Path

CATALOGUE = Path(__file__).parents[2] / "src/donghaeng/web/locale/ko/LC_MESSAGES/django.mo"
HANGUL = re.compile(r"[가-힣]")
WORD = re.compile(r"[A-Za-z]{2,}")
CONTENT = {"prose", "teaser", "standfirst", "byline", "facts", "sources"}
"""Classes of what an editor or a source says in its own words; labels inside are looked at as dt."""
TITLES = {"h1", "title", "script", "textarea"}
LABELS = {"dt", "summary", "button", "label"}
VOID = {"meta", "link", "input", "br", "img", "hr", "source", "wbr"}
SPOKEN = {"aria-label", "placeholder", "alt", "title"}


class Reader(HTMLParser):
    """Collects the labels of a page: texts outside content, and what is spoken in attributes."""

    def __init__(self, language, page=""):
        super().__init__()
        self.language, self.open, self.labels, self.links = language, [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "a" and (address := found.get("href", "")).startswith(f"/{self.language}/"):
            self.links.append(address.split("#")[0])
        marked = found.get("lang", self.language) != self.language or found.get("translate") == "no" or tag == "code"
        content = bool(CONTENT & set((found.get("class") or "").split())) or tag in TITLES
        if not (marked or self.is_marked):
            self.labels += [found[name] for name in SPOKEN & set(found) if found[name] and found[name] != "…"]
        if tag not in VOID:
            self.open.append((tag, content, marked))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tags = {tag for tag, _content, _marked in self.open}
        is_content = any(content for _tag, content, _marked in self.open) and not tags & LABELS
        if data.strip() and not is_content and not self.is_marked and "script" not in tags:
            self.labels.append(" ".join(data.split()))

    @property
    def is_marked(self):
        """Whether this stands where another language is spoken, or where nothing is to be translated."""
        return any(marked for _tag, _content, marked in self.open)

    @property
    def foreign(self):
        """The labels in the other language."""
        if self.language == "en":
            return [label for label in self.labels if HANGUL.search(label)]
        with CATALOGUE.open("rb") as file:
            korean = gettext.GNUTranslations(file).gettext
        return [label for label in self.labels
                if WORD.search(label) and (korean(label) != label or not HANGUL.search(label))]  # fmt: skip
