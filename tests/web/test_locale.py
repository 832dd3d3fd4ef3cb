"""Every word of the site is in the catalogue, is translated, and the compiled catalogue is the written one."""

import ast
import gettext
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

WEB = Path(__file__).parents[2] / "src" / "donghaeng" / "web"
FOLDERS = sorted(path.parent for path in WEB.glob("locale/*/LC_MESSAGES/django.po"))
MARKS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
MARKED = re.compile(r"""\b(?:_|gettext|ngettext)\(u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
HOLES = re.compile(r"%\(\w+\)s|\{\w*\}")


def words_of_python():
    """Return what the modules mark for translation."""
    calls = (
        node
        for path in WEB.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS and node.args
    )
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}


def words_of_templates():
    """Return what the templates mark for translation."""
    texts = (templatize(path.read_text(encoding="utf-8")) for path in WEB.rglob("*.html"))
    return {ast.literal_eval(found).replace("%%", "%") for text in texts for found in MARKED.findall(text)}


def catalogue(folder):
    """Return the messages of a language, by their English words."""
    with (folder / "django.po").open("rb") as file:
        return {one.id[0] if one.pluralizable else one.id: one for one in read_po(file) if one.id}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_every_word_of_the_site_is_in_the_catalogue_and_none_besides(folder):
    assert set(catalogue(folder)) == words_of_python() | words_of_templates()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_every_message_is_translated_and_none_is_a_guess(folder):
    messages = catalogue(folder).values()
    assert [one.id for one in messages if one.fuzzy or not (all(one.string) if one.pluralizable else one.string)] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_a_translation_keeps_the_holes_of_its_message(folder):
    texts = {one.id: one.string for one in catalogue(folder).values() if not one.pluralizable}
    assert [word for word, said in texts.items() if sorted(HOLES.findall(word)) != sorted(HOLES.findall(said))] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_the_compiled_catalogue_is_the_written_one(folder):
    with (folder / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    texts = {one.id: one.string for one in catalogue(folder).values() if not one.pluralizable}
    assert {word: compiled.gettext(word) for word in texts} == texts


def test_there_is_a_catalogue():
    assert FOLDERS
