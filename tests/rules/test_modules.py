"""Customs of the source that no linter keeps: sizes, names, a test file per module, units in docstrings.

Docstrings, annotations, the number of arguments, TODO with an issue and `except Exception` are ruff's.
"""

import ast
import functools
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "donghaeng"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.parent.name != "migrations")  # Django writes those
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
ABOVE_THE_CORE = {"cli", "web", "publish", "city", "files", "charts"}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "service", "services"}
LONGEST_FILE = 400
LONGEST_FUNCTION = 40
UNIT = re.compile(r"\[[^\[\]]+\]")


@functools.cache
def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def place(path, node=None):
    where = path.relative_to(ROOT).as_posix()
    return f"{where}:{node.lineno} {node.name}" if node else where


def functions(*packages):
    """Return (file, function) for every function below these packages; of all source without any."""
    return [
        (path, node)
        for path in MODULES
        if not packages or path.relative_to(SOURCE).parts[0] in packages
        for node in ast.walk(parsed(path))
        if isinstance(node, FUNCTIONS)
    ]


def lines_of(function):
    """Return the lines a function has without its docstring: the data sheet is no code."""
    total = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function) is None:
        return total
    sheet = function.body[0]
    return total - (sheet.end_lineno - sheet.lineno + 1)


def sections(docstring):
    """Return the sections of a docstring in numpy's shape, by heading."""
    parts = re.split(r"^(\w[\w ]*)\n-{3,}\n", docstring, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def is_array(annotation):
    return annotation is not None and "FloatArray" in ast.unparse(annotation)


def sections_that_state_a_unit(function):
    """Return the sections in which a function with arrays must state a [unit]."""
    arguments = function.args
    taken = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
    takes = ["Parameters"] if any(is_array(argument.annotation) for argument in taken) else []
    return takes + (["Returns"] if is_array(function.returns) else [])


def missing_units(function):
    """Return the sections of a public function that lack their [unit]."""
    written = sections(ast.get_docstring(function) or "")
    return [name for name in sections_that_state_a_unit(function) if not UNIT.search(written.get(name, ""))]


def test_there_is_source_to_look_at():
    assert MODULES


def test_every_module_has_its_test_file():
    expected = [
        ROOT / "tests" / path.relative_to(SOURCE).parent / f"test_{path.stem.lstrip('_')}.py"
        for path in MODULES
        if not path.stem.startswith("__")
    ]
    assert [place(path) for path in expected if not path.is_file()] == []


def test_no_file_is_long():
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_long():
    long = [place(path, node) for path, node in functions() if lines_of(node) > LONGEST_FUNCTION]
    assert long == []


def test_names_say_what_is_inside():
    empty = [place(path) for path in SOURCE.rglob("*") if path.stem.strip("_") in EMPTY_NAMES]
    assert empty == []


def test_a_package_init_runs_nothing():
    running = [
        f"{place(path)}:{node.lineno}"
        for path in MODULES
        if path.name == "__init__.py" and path.parent != SOURCE
        for node in parsed(path).body
        if not is_quiet(node)
    ]
    assert running == []


def is_quiet(node):
    """Tell whether a statement is a docstring, an import or ``__all__``."""
    if isinstance(node, ast.Assign):
        return [ast.unparse(target) for target in node.targets] == ["__all__"]
    return isinstance(node, ast.Import | ast.ImportFrom) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


def test_arrays_of_the_core_state_their_unit():
    silent = [
        f"{place(path, node)}: no [unit] under {', '.join(missing)}"
        for path, node in functions(*core_packages())
        if not node.name.startswith("_") and (missing := missing_units(node))
    ]
    assert silent == []


def test_every_package_of_the_core_is_under_the_contract():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    forbidden = next(contract for contract in settings["contracts"] if contract["type"] == "forbidden")
    assert sorted(forbidden["source_modules"]) == sorted(f"donghaeng.{name}" for name in core_packages())


def core_packages():
    """Return the packages below ``files``: all that computes and touches nothing."""
    packages = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    return sorted(packages - ABOVE_THE_CORE)


TAKES = "\n\n    Parameters\n    ----------\n    x : raw, any shape."
GIVES = "\n\n    Returns\n    -------\n    The same shape."


@pytest.mark.parametrize(
    ("docstring", "missing"),
    [
        (f"Scale.{TAKES} [%]{GIVES} [points]", []),
        (f"Scale.{TAKES}{GIVES} [points]", ["Parameters"]),
        (f"Scale.{TAKES} [%]{GIVES}", ["Returns"]),
        ("Scale [%] to [points].", ["Parameters", "Returns"]),
    ],
)
def test_the_rule_of_units_sees_a_missing_unit(docstring, missing):
    function = ast.parse(f'def scale(x: FloatArray, *, k: int) -> FloatArray:\n    """{docstring}"""').body[0]
    assert missing_units(function) == missing


def test_the_rule_of_length_leaves_the_docstring_out():
    function = ast.parse('def f():\n    """One.\n\n    Two.\n    """\n    return 1').body[0]
    assert lines_of(function) == 2
