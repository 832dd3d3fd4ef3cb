"""A city as one object: what its folder holds, each thing computed once, on demand."""

from donghaeng.city.city import City, city_schemas, make_city, write_schemas
from donghaeng.city.ledger import CheckedLedger
from donghaeng.city.report import IndexReport
from donghaeng.city.summary import (
    Line,
    NodeLine,
    Place,
    RevisionLine,
    league,
    league_periods,
    node_lines,
    notes,
    remarks,
    revision_lines,
    score_lines,
    title,
)
from donghaeng.files import fingerprint, text_of, write_archive

__all__ = [
    "CheckedLedger",
    "City",
    "IndexReport",
    "Line",
    "NodeLine",
    "Place",
    "RevisionLine",
    "city_schemas",
    "fingerprint",
    "league",
    "league_periods",
    "make_city",
    "node_lines",
    "notes",
    "remarks",
    "revision_lines",
    "score_lines",
    "text_of",
    "title",
    "write_archive",
    "write_schemas",
]
