"""The table beside a chart: what it shows, in full precision, with codes and with names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from donghaeng.charts.names import Texts

Cell = str | float | int | None
NAMES = ("unit_name_", "node_name_")
"""How the codes of columns with names begin."""


@dataclass(frozen=True)
class Column:
    """A column: its code, its header per language; ``language`` where it holds names in one language.

    ``is_code`` is a column for machines, which a table on a page leaves out; ``decimals`` how many a page shows.
    """

    code: str
    headers: Texts
    language: str = ""
    is_code: bool = False
    decimals: int | None = None


@dataclass(frozen=True)
class Table:
    """Columns and rows; a gap is None, and the columns ``why_en`` and ``why_ko`` say why."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> Iterator[Mapping[str, Cell]]:
        """Each row by the codes of its columns."""
        codes = [column.code for column in self.columns]
        return (dict(zip(codes, row, strict=True)) for row in self.rows)

    def shown(self, language: str) -> "Table":
        """What a page in one language shows.

        No codes, no names in another language, no column without a word in it, no name that all rows share: the title
        of the chart has it.
        """
        kept = [place for place, column in enumerate(self.columns)
                if not column.is_code and column.language in ("", language)
                and any(row[place] not in (None, "") for row in self.rows) and not self._is_shared(place)]  # fmt: skip
        columns = tuple(self.columns[place] for place in kept)
        return Table(columns, tuple(tuple(row[place] for place in kept) for row in self.rows))

    def _is_shared(self, place: int) -> bool:
        is_name = self.columns[place].code.startswith(NAMES)
        return is_name and len(self.rows) > 1 and len({row[place] for row in self.rows}) == 1
