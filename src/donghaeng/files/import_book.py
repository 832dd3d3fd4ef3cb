"""A workbook as the folder of an index: COINr's two tables, a COIN Tool, or our own sheets."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from donghaeng.base.errors import Fault, FileError, InputError, OutputError, raise_if
from donghaeng.base.periods import EXPECTED, is_period
from donghaeng.files.draft import DEFAULT_METHOD, Draft, Place, Table, listed, method_with
from donghaeng.files.import_coin_tool import read_coin_tool
from donghaeng.files.import_coinr import read_coinr
from donghaeng.files.method_text import setting_line, toml_text
from donghaeng.files.models import TABLES
from donghaeng.files.read_workbook import Sheet, read_sheets, sheet_names
from donghaeng.files.write_result import replaced
from donghaeng.index import Index

OWN = tuple(name.removesuffix(".csv") for name in TABLES)
NO_README = "A workbook holds no README.md: take over what that of the first folder said."


@dataclass(frozen=True)
class Kind:
    """A kind of workbook: the sheets it is known by, those it may have besides, and how it is read."""

    name: str
    needed: tuple[str, ...]
    read: Callable[..., Draft]
    optional: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Imported:
    """What an import made: the index, of which kind of workbook, in which files, and what its README.md notes."""

    index: Index
    kind: str
    files: tuple[str, ...]
    notes: tuple[str, ...]


def import_book(book: Path, out: Path, *, group: str = "", period: str = "") -> Imported:
    """Make the folder of an index of a workbook, whole or not at all.

    Parameters
    ----------
    book : .xlsx or .xlsm, with sheets iData and iMeta (COINr), Database and Framework (COIN Tool), or framework and
        data (our own, such as result.xlsx).
    out : the folder to make.
    group : the column of iData that groups the units; without it, the first of Type Group.
    period : the period of all values, where the workbook does not say.

    Raises
    ------
    InputError
        With every fault of the workbook, by sheet, row and column.
    OutputError
        If there is something at ``out`` already, or it cannot be written.
    """
    _refuse_occupied(out)
    kind, names = _recognised(book, sheet_names(book))
    options = {name: text for name, text in (("group", group), ("period", period)) if text}
    raise_if(list(_option_faults(options, kind)), InputError, f"{book} cannot be read so")
    sheets = read_sheets(book, names.values())
    draft = kind.read(book, {needed: sheets[name] for needed, name in names.items()}, **options)
    with replaced(out) as folder:
        index = draft.write(book, folder)
        files = tuple(sorted(path.name for path in folder.iterdir()))
    return Imported(index, kind.name, files, tuple(draft.notes))


def read_own(_: Path, sheets: Mapping[str, Sheet]) -> Draft:
    """Read sheets that are named as our files are and have their columns."""
    tables = {f"{name}.csv": _table(sheets[name]) for name in OWN if name in sheets}
    faults = [fault for sheet in sheets.values() for fault in sheet.faults()]
    if "method" not in sheets:
        default = "Method: the workbook has none; `method.toml` holds our defaults: min-max 0-100, the given weights."
        return Draft(tables, method_with(DEFAULT_METHOD), (default, NO_README), faults)
    text, found = _method(sheets["method"])
    tables["method.toml"] = Table((), "method")  # for its faults
    return Draft(tables, text, (NO_README,), [*faults, *found])


KINDS = (
    Kind("COINr", ("iData", "iMeta"), read_coinr, options=("group", "period")),
    Kind("COIN Tool", ("Database", "Framework"), read_coin_tool, options=("period",)),
    Kind("Donghaeng", ("framework", "data"), read_own, optional=("method", *OWN)),
)


def _recognised(book: Path, names: list[str]) -> tuple[Kind, dict[str, str]]:
    """The kind of a workbook, and its sheets by the names that the kind has for them."""
    actual = {name.strip().casefold(): name for name in names}
    found = [kind for kind in KINDS if all(needed.casefold() in actual for needed in kind.needed)]
    if len(found) != 1:
        known = "; or ".join(f"{' and '.join(kind.needed)} ({kind.name})" for kind in KINDS)
        fault = Fault("sheets", listed(names, 30) or "none", f"of one kind: {known}", file=book.name)
        raise FileError(f"{book} is no workbook that we know", [fault])
    wanted = dict.fromkeys((*found[0].needed, *found[0].optional))
    return found[0], {name: actual[name.casefold()] for name in wanted if name.casefold() in actual}


def _option_faults(options: Mapping[str, str], kind: Kind) -> Iterator[Fault]:
    for name, text in options.items():
        if name not in kind.options:
            yield Fault(f"--{name}", repr(text), f"nothing: a workbook of {kind.name} has no use for it")
    if "period" in options and not is_period(options["period"]):
        yield Fault("--period", repr(options["period"]), EXPECTED)


def _refuse_occupied(out: Path) -> None:
    try:
        is_free = not out.exists() or (out.is_dir() and not any(out.iterdir()))
    except OSError as error:
        fault = Fault(str(out), error.strerror or str(error), "a folder that may be written: --out DIR")
        raise OutputError(f"{out} cannot be written", [fault]) from None
    if not is_free:
        raise OutputError(f"{out} is there already", [Fault(str(out), "something there", "a free name: --out DIR")])


def _table(sheet: Sheet) -> Table:
    """A sheet as a file, row by row, empty ones too: so each row has its number in both."""
    table = Table(sheet.rows[0] if sheet.rows else (), sheet.name)
    for number, row in enumerate(sheet.rows[1:], start=2):
        table.add(row, Place(sheet.name, number))
    return table


def _method(sheet: Sheet) -> tuple[str, list[Fault]]:
    """A sheet of settings and values as TOML."""
    columns = [sheet.columns.get(name, 0) for name in ("setting", "value")]
    if not all(columns):
        return "", [Fault("columns", listed(sheet.columns) or "none", "setting, value", 1, sheet.name)]
    lines: dict[str, str] = {}
    faults: list[Fault] = []
    for number in range(2, len(sheet.rows) + 1):
        setting, value = (sheet.text(number, column) for column in columns)
        try:
            if setting in lines:
                faults.append(Fault("setting", f"{setting!r} again", "each once", number, sheet.name))
            elif setting or value:
                lines[setting] = setting_line(setting, value)
        except ValueError:
            faults.append(Fault("setting", repr(setting), "a name such as normalise.method", number, sheet.name))
    text = "".join(f"{line}\n" for line in lines.values())
    with suppress(ValueError):  # if it is no TOML as a whole, the folder's reader says why
        return toml_text(tomllib.loads(text)), faults
    return text, faults
