"""The docs keep up: every command, option and method is described, and the README's Python runs."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

ROOT = Path(__file__).parents[2]
READMES = sorted(ROOT.glob("README*.md"))
PYTHON_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def pages(folder):
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs" / folder).rglob("*.md"))]


def commands(command, path):
    """Return (path of words, command) of every command at or below this one that does something itself."""
    children = getattr(command, "commands", {})
    if not children:
        return [(path, command)]
    return [found for name, child in children.items() for found in commands(child, f"{path} {name}")]


def options(command):
    """Return the long names of a command's own options."""
    return [
        name
        for parameter in command.params
        for name in (*parameter.opts, *parameter.secondary_opts)
        if name.startswith("--") and name != "--help"
    ]


def documented_commands():
    from donghaeng.cli.main import app

    return commands(get_command(app), "donghaeng")


def test_every_command_is_documented():
    text = "\n".join(pages("."))
    assert [path for path, _ in documented_commands() if path not in text] == []


def test_every_option_is_documented_on_a_page_that_shows_its_command():
    texts = pages(".")
    missing = [
        f"{path} {option}"
        for path, command in documented_commands()
        for option in options(command)
        if not any(path in text and re.search(re.escape(option) + r"(?![\w-])", text) for text in texts)
    ]
    assert missing == []


def test_every_method_is_documented():
    from donghaeng.index.method import TABLES

    text = "\n".join(pages("methods"))
    names = {f"`{name}`" for table in TABLES.values() for name in table}
    assert [name for name in sorted(names) if name not in text] == []


def test_there_is_a_readme_with_python_in_it():
    assert any(PYTHON_BLOCK.search(path.read_text(encoding="utf-8")) for path in READMES)


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_python_of_a_readme_runs(readme, monkeypatch):
    monkeypatch.chdir(ROOT)
    blocks = PYTHON_BLOCK.findall(readme.read_text(encoding="utf-8"))
    exec(compile("\n".join(blocks), readme.name, "exec"), {"__name__": "readme"})  # noqa: S102 (our own text)
