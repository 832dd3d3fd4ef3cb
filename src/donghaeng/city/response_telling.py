"""How a response is told in one language: names, numbers and tables, the pieces that every section is made of."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from donghaeng.base.money import in_won
from donghaeng.charts.findings import number
from donghaeng.charts.names import period_name
from donghaeng.city import response_words as words
from donghaeng.city.response import Question, Response
from donghaeng.city.response_words import Language, Pair, say
from donghaeng.index import Index

Record = dict[str, Any]
MONEY = ("money", "extra", "amount")
"""The columns that hold won."""


@dataclass(frozen=True)
class Telling:
    """A response, told in a language."""

    response: Response
    language: Language

    @property
    def index(self) -> Index:
        """The index."""
        return self.response.index

    @property
    def asked(self) -> Question:
        """What was asked for."""
        return self.response.asked

    def say(self, pair: Pair, **fields: object) -> str:
        """A sentence in the language."""
        return say(pair, self.language, **fields)

    def name(self, node: str) -> str:
        """The name of a node."""
        return self.index.framework[node].name(self.language)

    def period(self, period: str) -> str:
        """A period in words."""
        return period_name(period, self.language)

    def score(self, value: float, more: int = 0) -> str:
        """A score as it is printed; a dash for a gap."""
        return "–" if math.isnan(value) else number(value, self.response.decimals + more)

    def signed(self, value: float, more: int = 0) -> str:
        """A number of points with its sign."""
        shown = self.score(value, more)
        return f"+{shown}" if value > 0 and any(digit in shown for digit in "123456789") else shown

    def won(self, amount: float) -> str:
        """An amount of won in words."""
        return in_won(amount, self.language)

    def names(self, codes: Sequence[str]) -> str:
        """The names of some nodes."""
        return ", ".join(self.name(code) for code in codes)

    @property
    def mark(self) -> str:
        """That the numbers are invented, in a word; empty where they are not."""
        return self.say(words.MARK) if self.response.statement else ""

    def section(self, code: str, *, texts: Sequence[str] = (), tables: Sequence[Record] = (),
                items: Sequence[str] = ()) -> Record:  # fmt: skip
        """A section of the plan."""
        title = self.say(words.SECTIONS[code])
        return {"code": code, "title": title, "texts": list(texts), "tables": list(tables), "remarks": list(items)}

    def table(self, code: str, heads: Sequence[str], rows: Sequence[Record], *, numbers: Sequence[int] = (),
              **fields: object) -> Record:  # fmt: skip
        """A table; ``numbers`` are its columns of numbers."""
        ends = {"first": self.period(self.asked.first), "last": self.period(self.asked.last)}
        named = [{"code": head, "name": ends.get(head) or self.say(words.HEADS[head]), "is_number": place in numbers,
                  "unit": "KRW" if head in MONEY else ""}
                 for place, head in enumerate(heads)]  # fmt: skip
        empty = self.say(words.EMPTY[code]) if code in words.EMPTY else ""
        caption = self.say(words.CAPTIONS[code], **fields)
        told = [{**row, "cells": [{**cell, "head": head["name"]}
                                  for cell, head in zip(row["cells"], named, strict=True)]}
                for row in rows]  # fmt: skip
        return {"code": code, "caption": caption, "heads": named, "rows": told, "empty": empty, "mark": self.mark}

    def row(self, node: str, cells: Sequence[Record]) -> Record:
        """A row of a table; ``node`` is that it is about, or empty."""
        return {"node": node, "cells": list(cells)}

    def text(self, text: str) -> Record:
        """A cell of text."""
        return {"text": text, "value": text, "is_number": False}

    def number(self, value: float, *, signed: bool = False, more: int = 0) -> Record:
        """A cell with a score or points."""
        text = self.signed(value, more) if signed else self.score(value, more)
        return {"text": text, "value": None if math.isnan(value) else value, "is_number": True}

    def figure(self, value: float | None, written: Any) -> Record:
        """A cell with a number that is written otherwise; a dash where there is none."""
        return {"text": "–" if value is None else written(value), "value": value, "is_number": True}

    def people(self, count: float) -> str:
        """A number of people in words."""
        return self.say(words.UNITS["people"], number=f"{count:,.0f}")

    def source(self, key: str) -> str:
        """The publisher of a source."""
        found = self.index.sources.get(key)
        return key if found is None else found.publisher_in(self.language)
