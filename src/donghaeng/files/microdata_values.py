"""What stands in a column of microdata as ids, amounts or words; every fault with its row."""

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from donghaeng.base.errors import Fault
from donghaeng.files.households_models import TESTS, WEIGHT, Code, ColumnSettings, PersonColumnSettings, WhereSettings
from donghaeng.files.microdata import Microdata, code_text
from donghaeng.files.table import GROUPED

FEW = 5
"""Rows shown of each kind of fault."""
POINT_ZERO = r"^(-?[0-9]+)\.0+$"
MONTHS = {"": 1.0, "KRW/month": 1.0, "KRW/year": 12.0}
WIDE = 2.0**53
"""Below this a float of 64 bits does."""
COMPARED: Mapping[str, Callable[[pl.Series, float], pl.Series]] = {
    "at_most": operator.le, "below": operator.lt, "at_least": operator.ge, "above": operator.gt,
}  # fmt: skip
GAP = (
    "a value; in the map: zero = [code] if a code means none, may_be_missing = true if no rule needs it, "
    "only = { ... } to look at other households alone"
)


@dataclass(frozen=True)
class Reader:
    """Columns of some rows of a file, and the faults found in them.

    ``ids`` : of each row's household, as text, and how they are ``called``. ``missing`` : codes that mean in every
    column that nothing is known. What is wrong is mended after it was noted, so that it is not noted twice.
    """

    data: Microdata
    missing: Sequence[Code]
    ids: pl.Series | None = None
    called: str = "id"
    faults: list[Fault] = field(default_factory=list)

    def id(self, column: str) -> pl.Series:
        """Ids as text; the number 17 is ``17`` whichever type it was kept as."""
        raw = self.data.frame[column]
        self._refuse_narrow(raw, "an id of 64 bits (Stata: long or double, SAS: length 8), or text")
        ids = self._without(self._texts(column), self.missing)
        self._add(ids.is_null(), column, None, "an id in each row")
        return ids

    def amounts(self, said: ColumnSettings, name: str) -> pl.Series:
        """A column of the households as numbers. [its unit: KRW/month, KRW, 1]"""
        if said.values:
            amounts = self._mapped(said.column, said.values, said.missing, pl.Float64)
        else:
            amounts = self._numbers(said.column, said.missing, is_weight=name == WEIGHT)
        amounts = self.scaled(amounts, said)
        if name == WEIGHT:
            self._add((amounts < 0).fill_null(value=False), said.column, amounts, "a weight of 0 or more")
        return amounts if said.may_be_missing else self.without_gaps(amounts, said.column)

    def words(self, said: ColumnSettings) -> pl.Series:
        """A column of the households as words."""
        if said.values:
            words = self._mapped(said.column, said.values, said.missing, pl.String)
        else:
            words = self._without(self._texts(said.column), [*self.missing, *said.missing])
        return words if said.may_be_missing else self.without_gaps(words, said.column)

    def of_persons(self, said: PersonColumnSettings, mask: pl.Series) -> pl.Series:
        """A column of persons as numbers; gaps count where the mask holds."""
        amounts = self.scaled(self._numbers(said.column, said.missing, within=mask), said)
        return amounts if said.may_be_missing else self.without_gaps(amounts, said.column, mask)

    def mask(self, tests: Sequence[WhereSettings]) -> pl.Series:
        """For which rows all tests hold; what cannot be told for a gap is a fault."""
        mask = pl.repeat(value=True, n=len(self.data.rows), dtype=pl.Boolean, eager=True)
        for said in tests:
            if said.one_of:
                texts = self._without(self._texts(said.column), self.missing)
                self.without_gaps(texts, said.column, mask)
                mask &= texts.is_in([code_text(code) for code in said.one_of]).fill_null(value=False)
            bounds = {test: bound for test in TESTS if (bound := getattr(said, test)) is not None}
            if bounds:
                numbers = self.without_gaps(self._numbers(said.column, [], within=mask), said.column, mask)
                for test, bound in bounds.items():
                    mask &= COMPARED[test](numbers, bound).fill_null(value=False)
        return mask

    def scaled(self, amounts: pl.Series, said: ColumnSettings | PersonColumnSettings) -> pl.Series:
        """Amounts in the unit of the rules, codes of none as 0. [KRW/month where a unit is said]"""
        if said.zero:
            codes = list(map(float, said.zero))
            amounts = _mended(amounts, amounts.is_in(codes).fill_null(value=False), 0.0)
        amounts = amounts if said.times == 1 else amounts * said.times
        return amounts if MONTHS[said.unit] == 1 else amounts / MONTHS[said.unit]

    def without_gaps(self, values: pl.Series, column: str, mask: pl.Series | None = None) -> pl.Series:
        """The same values, their gaps noted as faults."""
        gaps = values.is_null() if mask is None else values.is_null() & mask
        self._add(gaps, column, self.data.frame[column], GAP)
        return values

    def _numbers(
        self, column: str, missing: Sequence[Code], *, is_weight: bool = False, within: pl.Series | None = None
    ) -> pl.Series:
        raw = self.data.frame[column]
        codes = [*self.missing, *missing]
        if not self.data.is_text and not raw.dtype.is_numeric() and raw.dtype != pl.Null:
            expected = "numbers: text is not read as an amount (in Stata: destring)"
            self.faults.append(Fault(column, str(raw.dtype), expected, file=self.data.file))
            return pl.zeros(len(raw), eager=True).alias(column)
        if not is_weight:
            self._refuse_narrow(raw, "64 bits, made anew from the source (Stata: double, SAS: length 8)")
        said = self._without(raw, codes) if self.data.is_text else raw.fill_nan(None) if raw.dtype.is_float() else raw
        numbers = self._without_numbers(said.cast(pl.Float64, strict=False), codes)
        wrong = ~said.cast(pl.Float64, strict=False).is_finite().fill_null(value=False) & said.is_not_null()
        self._add(wrong if within is None else wrong & within, column, raw, "a number, such as 325999999")
        return _mended(numbers, wrong, 0.0)

    def _mapped(
        self, column: str, values: Mapping[str, str | float], missing: Sequence[Code], kind: type[pl.DataType]
    ) -> pl.Series:
        """What codes stand for; a key that is no code of the file may be a value label."""
        texts = self._without(self._texts(column), [*self.missing, *missing])
        labels = self.data.labels.get(column, {})
        codes = {*labels, *texts.drop_nulls().unique()}
        said = {code: values[label] for code, label in labels.items() if label in values and label not in codes}
        said |= {code: value for code, value in values.items() if code in codes}
        mapped = texts.replace_strict(said, default=None, return_dtype=kind)
        known = ", ".join(list(values)[:FEW])
        wrong = mapped.is_null() & texts.is_not_null()
        self._add(wrong, column, texts, f"a code of values, such as {known}; or missing = [code] in the map")
        return _mended(mapped, wrong, next(iter(values.values())))

    def _texts(self, column: str) -> pl.Series:
        """Codes as text: whole numbers without a point, also where a program wrote ``1.0`` into a CSV file."""
        raw = self.data.frame[column]
        if self.data.is_text:
            return raw.str.replace(POINT_ZERO, "${1}")
        if not raw.dtype.is_float():
            return raw.cast(pl.Int8 if raw.dtype == pl.Boolean else raw.dtype).cast(pl.String)
        codes = raw.fill_nan(None)
        whole = (codes == codes.floor()) & (codes.abs() < WIDE)
        texts = pl.when(whole).then(codes.cast(pl.Int64, strict=False).cast(pl.String)).otherwise(codes.cast(pl.String))
        return pl.select(texts.alias(column)).to_series()

    def _without(self, texts: pl.Series, codes: Sequence[Code]) -> pl.Series:
        said = [code_text(code) for code in codes]
        return texts.replace(said, [None] * len(said)) if said else texts

    def _without_numbers(self, numbers: pl.Series, codes: Sequence[Code]) -> pl.Series:
        said = [float(code) for code in codes if not isinstance(code, str)]
        return numbers.replace(said, [None] * len(said)) if said else numbers

    def _refuse_narrow(self, raw: pl.Series, expected: str) -> None:
        """Refuse numbers of few bits that may stand for their neighbours: those with a fraction, or too large."""
        if raw.name in self.data.exact:
            values, limit = raw.cast(pl.Float64), self.data.exact[raw.name]
            wrong = (values != values.floor()) | (values.abs() >= limit)
            remedy = f"{expected}: as it was kept, whole numbers below {limit:,.0f} alone are exact"
            self._add(wrong.fill_null(value=False), raw.name, raw, remedy)

    def _add(self, wrong: pl.Series, column: str, found: pl.Series | None, expected: str) -> None:
        """Note the first rows that are wrong, and how many more there are."""
        self.faults.extend(self._row_faults(wrong, column, found, expected))

    def _row_faults(self, wrong: pl.Series, column: str, found: pl.Series | None, expected: str) -> Iterator[Fault]:
        count = int(wrong.sum())
        if not count:
            return
        places = wrong.arg_true().head(FEW).to_list()
        for number, place in enumerate(places, 1):
            value = None if found is None else found[place]
            told = "nothing" if value is None else repr(value)
            more = f" (and {count - FEW:,} rows more)" if number == FEW < count else ""
            known = "" if self.ids is None else f", {self.called} {self.ids[place]}"
            remedy = _remedied(value, expected)
            yield Fault(f"{column}{known}", told + more, remedy, self.data.rows[place], self.data.file)


def _remedied(value: object, expected: str) -> str:
    """What would be right, with the number that a text for people means."""
    is_grouped = isinstance(value, str) and GROUPED.fullmatch(value)
    return f"a number, such as {str(value).replace(',', '')}: take the commas out" if is_grouped else expected


def _mended(values: pl.Series, where: pl.Series, value: str | float) -> pl.Series:
    return values.zip_with(~where, pl.Series([value], dtype=values.dtype)) if where.any() else values
