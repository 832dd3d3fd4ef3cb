"""What the pages show is true: their Python runs, their commands print what stands below, their pictures are current.

A page is followed from top to bottom, in a folder of its own that holds `cities` and `examples`. A block of text or
TOML under a line like "`cities/x/city.toml`:" is written to that file; "Add to `...`:" appends it. A block of Python
runs, with ``>>>`` as a doctest. In a block of the console each line `$ donghaeng ...` runs and prints what follows it;
`...` stands for anything.
"""

import contextlib
import doctest
import importlib.util
import inspect
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(
    r"(?:^(?P<add>Add to )?`(?P<file>[\w./-]+)`:\n\n)?^```(?P<kind>python|console|text|toml)\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
COMMAND = re.compile(r"^\$ (?P<line>[^\n]*)\n(?P<output>(?:(?!\$ )[^\n]*\n)*)", re.MULTILINE)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def written(block):
    """Write or append a block to its file, if it names one."""
    if block["file"]:
        path = Path(block["file"])
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a" if block["add"] else "w", encoding="utf-8") as file:
            file.write(block["text"])


def wrong_in_python(text, namespace, name):
    """Run Python; return what a doctest found wrong."""
    if ">>>" not in text:
        exec(compile(text, name, "exec"), namespace)  # noqa: S102 (our own text)
        return []
    test = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    test.globs = namespace
    found = []
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=found.append, clear_globs=False)
    return ["".join(found)] if found else []


def printed(line, capsys, monkeypatch):
    """Return what a command prints, on a screen of 80 columns."""
    from donghaeng.cli.main import run

    monkeypatch.setattr(sys, "argv", shlex.split(line))
    capsys.readouterr()
    with contextlib.suppress(SystemExit):
        run()
    return "".join(capsys.readouterr())


def wrong_in_console(text, capsys, monkeypatch):
    """Run the commands of ours; return those that print something else, or fail without showing it."""
    wrong = []
    for command in COMMAND.finditer(text):
        if not command["line"].startswith("donghaeng "):
            continue
        got, want = printed(command["line"], capsys, monkeypatch), command["output"]
        is_right = is_shown(want, got) if want.strip() else not got.startswith(("error:", "Usage:"))
        if not is_right:
            wrong.append(f"$ {command['line']}\nshown:\n{want}printed:\n{got}")
    return wrong


def is_shown(want, got):
    """Tell whether an output is what a page shows, lines and columns alike."""
    want, got = ("\n".join(line.rstrip() for line in text.strip("\n").split("\n")) + "\n" for text in (want, got))
    return doctest.OutputChecker().check_output(want, got, doctest.ELLIPSIS)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_page_tells_the_truth(page, tmp_path, monkeypatch, capsys):
    for folder in ("cities", "examples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    namespace, wrong = {"__name__": "page"}, []
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        if block["kind"] == "python":
            wrong += wrong_in_python(block["text"], namespace, page.name)
        elif block["kind"] == "console":
            wrong += wrong_in_console(block["text"], capsys, monkeypatch)
        else:
            written(block)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("want", "is_right"),
    [
        ("score  81.0\n", True),
        ("...81.0\n", True),
        ("score  81.1\n", False),
        ("score 81.0\n", False),
        ("81.0\n", False),
    ],
)
def test_the_check_of_outputs_sees_a_difference(want, is_right):
    assert is_shown(want, "score  81.0  \n") == is_right


def test_a_command_that_fails_unannounced_is_seen(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert wrong_in_console("$ donghaeng index check nowhere\n", capsys, monkeypatch)


def test_python_that_prints_something_else_is_seen():
    assert wrong_in_python(">>> 1 + 1\n3\n", {}, "page")


def public_names():
    """Return every name that one reaches from `donghaeng`: what it exports, and what its two objects can do."""
    import donghaeng

    members = [
        f"{thing.__name__}.{name}"
        for thing in (donghaeng.Index, donghaeng.Result)
        for name, member in inspect.getmembers(thing)
        if not name.startswith("_") and (callable(member) or hasattr(member, "__get__"))
    ]
    return [*(name for name in donghaeng.__all__ if not name.startswith("_")), *members]


def test_every_public_name_is_in_the_reference():
    text = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    assert [name for name in public_names() if f"`{name}" not in text] == []


def test_every_term_of_the_style_has_korean_english_and_a_meaning():
    rows = re.findall(
        r"^\| (?!---|code)(.+) \|$", (ROOT / "docs" / "terms.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert rows
    assert [
        row for row in rows if len(row.split(" | ")) != 3 or not all(part.strip() for part in row.split(" | "))
    ] == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_picture_is_what_the_command_prints(language):
    spec = importlib.util.spec_from_file_location("make_picture", ROOT / "docs" / "make_picture.py")
    assert spec
    assert spec.loader
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    drawn = maker.PICTURES[language].read_text(encoding="utf-8")
    assert re.findall(r">([^<]+)</text>", drawn) == re.findall(r">([^<]+)</text>", maker.picture(language))


@pytest.mark.parametrize("picture", sorted((ROOT / "docs").rglob("*.svg")), ids=lambda path: path.name)
def test_a_picture_loads_nothing(picture):
    text = picture.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|@font-face|@import|url\(|<script|href=", text)
