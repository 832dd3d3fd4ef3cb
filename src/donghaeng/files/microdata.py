"""Columns of a file of microdata, whichever program wrote it: CSV, Parquet, Excel, Stata, SPSS or SAS."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import polars as pl

from donghaeng.base.errors import Fault, FileError, NotInstalledError, raise_if
from donghaeng.files.read_workbook import read_sheets, sheet_names
from donghaeng.files.table import QUOTES, split_faults
from donghaeng.files.text import decode, read_bytes

READSTAT = {".dta": "read_dta", ".sav": "read_sav", ".zsav": "read_sav", ".por": "read_por",
            ".sas7bdat": "read_sas7bdat", ".xpt": "read_xport"}  # fmt: skip
"""What pyreadstat reads, and by which of its functions."""
SAS = (".sas7bdat", ".xpt")
SINGLE = 2.0**24
"""Below this a float of 32 bits holds every whole number."""
ENCODED = tuple(suffix for suffix in READSTAT if suffix != ".por")
"""Of which of them it can be told how their text is encoded."""
WORKBOOKS = (".xlsx", ".xlsm")
NEAR = 3
"""Names suggested for one that is not there."""


@dataclass(frozen=True)
class Microdata:
    """Some columns of a file.

    ``rows`` : what a person calls each row: as a spreadsheet counts for CSV and Excel, else the record from 1 on.
    ``is_text`` : whether numbers stand as text, as in CSV. ``exact`` : of columns that were kept in fewer than
    64 bits, below which size a whole number is what it was. ``labels`` : value labels by column and code.
    """

    file: str
    frame: pl.DataFrame
    rows: pl.Series
    is_text: bool = False
    exact: Mapping[str, float] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def where(self, mask: pl.Series) -> "Microdata":
        """The rows for which something is so."""
        return self if mask.all() else replace(self, frame=self.frame.filter(mask), rows=self.rows.filter(mask))


Load = Callable[[list[str]], Microdata]
Opened = tuple[list[str], Load]
"""The names of all columns, and how some are loaded."""


def read_microdata(path: Path, wanted: Sequence[str], *, sheet: str = "", encoding: str = "") -> Microdata:
    """Read columns of a file; blanks around a text are dropped, and an empty text is a gap.

    Codes are read, not their labels; what Stata, SPSS or SAS hold as missing is a gap.

    Raises
    ------
    FileError
        If the file cannot be read, has not these columns, or has others that differ from them by case only.
    NotInstalledError
        If pyreadstat is needed and not installed.
    """
    names, load = _opened(path, sheet, encoding)
    raise_if(list(_name_faults(names, wanted, path.name)), FileError, f"{path} cannot be read as the map says")
    data = load(list(wanted))
    texts = [name for name, kind in data.frame.schema.items() if kind in (pl.String, pl.Categorical, pl.Enum)]
    plain = pl.col(texts).cast(pl.String).str.strip_chars().replace("", None)
    return replace(data, frame=data.frame.with_columns(plain) if texts else data.frame)


def _opened(path: Path, sheet: str, encoding: str) -> Opened:
    suffix = path.suffix.lower()
    kinds = {"sheet": (sheet, WORKBOOKS), "encoding": (encoding, ENCODED)}
    faults = [Fault(name, repr(said), f"nothing: it is for {', '.join(kind)}", file=path.name)
              for name, (said, kind) in kinds.items() if said and suffix not in kind]  # fmt: skip
    if suffix not in {*PLAIN, *WORKBOOKS, *READSTAT}:
        expected = f"a name that ends in one of {', '.join([*PLAIN, *WORKBOOKS, *READSTAT])}"
        faults = [Fault("file", repr(path.name), expected, file=path.name)]
    raise_if(faults, FileError, f"{path} cannot be read as the map says")
    if suffix in WORKBOOKS:
        return _excel(path, sheet)
    return PLAIN[suffix](path) if suffix in PLAIN else _readstat(path, encoding)


def _name_faults(names: Sequence[str], wanted: Sequence[str], file: str) -> Iterator[Fault]:
    """Columns that are not there, and those that something else is called like."""
    if not names:
        yield Fault(
            "columns", "none", "a first row with the names of the columns, and a row for each record", file=file
        )
        return
    counts = Counter(name.lower() for name in names)
    lowered = {name.lower(): name for name in names}
    for name in wanted:
        if name not in names:
            near = [lowered[found] for found in get_close_matches(name.lower(), lowered, NEAR)]
            some = ", ".join(near) if near else f"a column of the file, such as {', '.join(names[:NEAR])}"
            yield Fault(f"column {name!r}", "no such column", some, file=file)
        elif counts[name.lower()] > 1:
            twins = [other for other in names if other.lower() == name.lower()]
            expected = "names that are told apart by more than case: rename one in the file"
            yield Fault(f"column {name!r}", ", ".join(twins), expected, file=file)


def _numbers(count: int, first: int) -> pl.Series:
    return pl.int_range(first, first + count, dtype=pl.Int64, eager=True)


def _csv(path: Path) -> Opened:
    content = decode(read_bytes(path), path.name)
    names = [name.strip() for name in next(csv.reader(io.StringIO(content)), [])]

    def load(wanted: list[str]) -> Microdata:
        try:  # all columns: only so a row with too many fields is seen, such as 1,000 without quotes
            frame = pl.read_csv(content.encode(), infer_schema=False)
        except pl.exceptions.ComputeError as error:
            said = str(error).partition("\n")[0]
            faults = list(split_faults(content, len(names))) or [
                Fault("rows", said, f"commas between columns, {QUOTES}")
            ]
            raise FileError(f"{path} has rows that cannot be split", faults).in_file(path.name) from None
        found = frame.select(pl.nth(names.index(name)).alias(name) for name in wanted)
        return Microdata(path.name, found, _numbers(len(found), 2), is_text=True)

    return names, load


def _parquet(path: Path) -> Opened:
    _refuse_absent(path)
    try:
        lazy = pl.scan_parquet(path)
        schema = lazy.collect_schema()
    except (pl.exceptions.PolarsError, OSError) as error:
        said = str(error).partition("\n")[0]
        raise FileError(f"{path} cannot be read", [Fault("file", said, "a Parquet file", file=path.name)]) from None

    def load(wanted: list[str]) -> Microdata:
        frame = lazy.select(wanted).collect()
        exact = {name: SINGLE for name in wanted if schema[name] == pl.Float32}
        return Microdata(path.name, frame, _numbers(len(frame), 1), exact=exact)

    return schema.names(), load


def _refuse_absent(path: Path) -> None:
    """Refuse a file that is not there, in our words."""
    if not path.is_file():
        raise FileError(f"{path} is missing", [Fault("file", "no such file", "a file", file=path.name)])


def _excel(path: Path, sheet: str) -> Opened:
    sheets = sheet_names(path)
    if (sheet and sheet not in sheets) or (not sheet and len(sheets) > 1):
        asked = repr(sheet) if sheet else f"{len(sheets)} sheets"
        fault = Fault("sheet", asked, f"sheet = one of {', '.join(sheets)}", file=path.name)
        raise FileError(f"{path} cannot be read as the map says", [fault])
    name = sheet or sheets[0]
    found = read_sheets(path, [name])[name]
    names = list(found.rows[0]) if found.rows else []

    def load(wanted: list[str]) -> Microdata:
        places = [names.index(column) for column in wanted]
        spoilt = [replace(fault, file=path.name) for fault in found.faults(columns=[place + 1 for place in places])]
        raise_if(spoilt, FileError, f"{path} has cells without a value")
        columns = {column: [row[place] for row in found.rows[1:]] for column, place in zip(wanted, places, strict=True)}
        frame = pl.DataFrame(columns, schema=dict.fromkeys(wanted, pl.String))
        return Microdata(path.name, frame, _numbers(len(frame), 2), is_text=True)

    return names, load


PLAIN: Mapping[str, Callable[[Path], Opened]] = {".csv": _csv, ".parquet": _parquet}


def _readstat(path: Path, encoding: str) -> Opened:
    """What pyreadstat reads."""
    _refuse_absent(path)
    names = _read_by_readstat(path, encoding, metadataonly=True)[1].column_names

    def load(wanted: list[str]) -> Microdata:
        frame, about = _read_by_readstat(path, encoding, usecols=wanted)
        labels = {column: {code_text(code): label for code, label in said.items()}
                  for column, said in about.variable_value_labels.items()}  # fmt: skip
        exact = _exact(about, is_sas=path.suffix.lower() in SAS)
        return Microdata(path.name, frame.select(wanted), _numbers(len(frame), 1), exact=exact, labels=labels)

    return names, load


def _exact(about: Any, *, is_sas: bool) -> dict[str, float]:
    """Below which size whole numbers are what they were: Stata's `float` has 32 bits, and SAS cuts numbers to bytes."""
    kinds, widths = about.readstat_variable_types, about.variable_storage_width
    cut = {
        name: 2.0 ** (8 * widths[name] - 11) for name, kind in kinds.items() if kind == "double" and widths[name] < 8
    }
    return {name: SINGLE for name, kind in kinds.items() if kind == "float"} | (cut if is_sas else {})


def _read_by_readstat(path: Path, encoding: str, **options: Any) -> tuple[pl.DataFrame, Any]:
    try:
        import pyreadstat
    except ImportError as error:
        fault = Fault(path.name, f"pyreadstat is not installed ({error})", 'pip install "donghaeng[welfare]"')
        raise NotInstalledError("Stata, SPSS and SAS files cannot be read", [fault]) from None
    options |= {
        "output_format": "polars",
        "disable_datetime_conversion": True,
        **({"encoding": encoding} if encoding else {}),
    }
    try:
        found: tuple[pl.DataFrame, Any] = getattr(pyreadstat, READSTAT[path.suffix.lower()])(path, **options)
    except (pyreadstat.PyreadstatError, pyreadstat.ReadstatError, UnicodeDecodeError) as error:
        expected = f'a whole {path.suffix} file; encoding = "CP949" in the map where its Korean cannot be read'
        raise FileError(f"{path} cannot be read", [Fault("file", str(error), expected, file=path.name)]) from None
    return found


def code_text(code: object) -> str:
    """A code as text, whichever type it was kept as.

    Examples
    --------
    >>> code_text(1), code_text(1.0), code_text(1.5), code_text("a")
    ('1', '1', '1.5', 'a')
    """
    return str(int(code)) if isinstance(code, float) and code.is_integer() else str(code)
