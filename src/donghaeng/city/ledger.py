"""The ledger of a city checked: claims.toml and every published score, each with its verdict."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from donghaeng.base.bilingual import in_language
from donghaeng.base.errors import Fault, InputError
from donghaeng.base.sources import Source
from donghaeng.base.units import Units
from donghaeng.city.figures import LANGUAGES, derived_score, figure_reader, measures, raw_reader
from donghaeng.city.report import IndexReport
from donghaeng.city.summary import title
from donghaeng.claims import (
    Claim,
    Derived,
    Judgement,
    Known,
    Law,
    Printed,
    ScoreCheck,
    Verdict,
    benefit_reader,
    check_claims,
    fact_reader,
    law_reader,
)
from donghaeng.claims.claim import Words
from donghaeng.files import LedgerFiles


@dataclass(frozen=True)
class CheckedLedger:
    """Every announced figure of a city, computed again: those of claims.toml, then the published scores of the indices.

    ``law`` reads the numbers of the law and the policies, once a claim asks for one.

    Raises
    ------
    InputError
        With every claim that cannot be checked, once judgements are asked for.
    """

    files: LedgerFiles
    indices: Mapping[str, IndexReport]
    law: Callable[[], Law] = Law

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """A judgement per claim."""
        for code, report in self.indices.items():
            _build(code, report)
        return (*self._of_file, *self._of_indices())

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the claims; nothing is computed for them."""
        scores = (name for report in self.indices.values() for name in report.claim_ids.values())
        return (*(claim.id for claim in self.files.ledger.claims), *scores)

    @cached_property
    def by_id(self) -> Mapping[str, Judgement]:
        """The same, by the id of the claim."""
        return {judged.claim.id: judged for judged in self.judgements}

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many claims have each verdict."""
        found = Counter(judged.verdict for judged in self.judgements)
        return {verdict: found[verdict] for verdict in Verdict}

    @cached_property
    def units(self) -> Units:
        """The units of the ledger, and those that values of the indices are measured in."""
        own = self.files.ledger.units.own
        return Units({**own, **measures(self.indices.values(), Units(own))})

    @cached_property
    def subjects(self) -> Mapping[str, Words]:
        """The subjects by key; an index is one."""
        indices = {code: {language: title(report, language) for language in LANGUAGES}
                   for code, report in self.indices.items() if report.checks}  # fmt: skip
        return {**self.files.ledger.subjects, **indices}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by key."""
        indices = {key: source for report in self.indices.values() for key, source in report.index.sources.items()}
        return {**indices, **(self.files.sources or {})}

    def who(self, claim: Claim) -> Words:
        """Who announced a figure: as claims.toml says, or who published it."""
        source = self.sources.get(claim.printed.source)
        named = {language: claim.printed.source if source is None else source.publisher_in(language)
                 for language in LANGUAGES}  # fmt: skip
        return self.files.ledger.who.get(claim.who) or named

    @cached_property
    def _of_file(self) -> tuple[Judgement, ...]:
        readers = {
            "fact": fact_reader(self.files.facts, self.units),
            "figure": figure_reader(self.indices, self.units),
            "raw": raw_reader(self.indices, self.units),
            "law": law_reader(self.law, self.units),
            "benefit": benefit_reader(self.law, self.units),
        }
        try:
            return check_claims(replace(self.files.ledger, units=self.units), readers)
        except InputError as error:
            raise error.in_file("claims.toml") from None

    def _of_indices(self) -> Iterator[Judgement]:
        """The published scores as claims, each by its figure and source."""
        taken = {judged.claim.id for judged in self._of_file}
        for code, report in self.indices.items():
            for check in report.checks:
                name = report.claim_ids[check.published]
                if name in taken:
                    fault = Fault(
                        f"{name}: id", f"the id of a published score of {code}", "another", file="claims.toml"
                    )
                    raise InputError("two claims of one id", [fault])
                yield self._of_score(name, code, report, check)

    def _of_score(self, name: str, code: str, report: IndexReport, check: ScoreCheck) -> Judgement:
        row, result, point = check.published, report.result, self.units.unit("point")
        unit = row.unit or result.units[0]
        printed = Printed(row.value, row.decimals, row.published_on, row.source)
        said = {language: f"{_name(report, row.node, unit, language)}, {row.period}: {printed.text}"
                for language in LANGUAGES}  # fmt: skip
        note = {language: in_language(row.note, language) for language in LANGUAGES} if row.note else {}
        claim = Claim(name, code, said, printed, "point", "", note=note, is_second_hand=row.status == "second_hand")
        is_built = row.period in result.periods and unit in result.units
        parts = (derived_score(report, code, row.node, unit, row.period),) if is_built else ()
        derived = Derived(f"claim:{name}", said, printed.text, "point", source=row.source, note=note,
                          verdict=check.verdict, is_second_hand=claim.is_second_hand, parts=parts)  # fmt: skip
        computed = None
        if not math.isnan(check.computed):
            at = (result.units.index(unit), result.periods.index(row.period), result.framework.position[row.node])
            low, high = (float(scores[at]) for scores in report.bounds)
            computed = Known(check.computed, low, high, point)
        return Judgement(claim, check.verdict, check.reasons, derived, computed)


def _build(code: str, report: IndexReport) -> None:
    """Build an index first: its faults are its own, and not those of a claim that takes a score."""
    try:
        report.check()
    except InputError as error:
        raise error.in_file(f"indices/{code}/data.csv") from None


def _name(report: IndexReport, node: str, unit: str, language: str) -> str:
    name = report.index.framework[node].name(language)
    return f"{name}, {report.index.unit_name(unit, language)}" if len(report.result.units) > 1 else name
