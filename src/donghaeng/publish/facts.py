"""What every description of an index says: name, summary, time, releases, sources and terms, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import narwhals as nw

from donghaeng.base.bilingual import in_language
from donghaeng.base.periods import days
from donghaeng.base.sources import Source
from donghaeng.city import IndexReport, title
from donghaeng.files import sources_named
from donghaeng.publish.publisher import LANGUAGES, Publisher

NOT_STATED = {"en": "terms not stated", "ko": "이용 조건 미표시"}
OF_SOURCES = {
    "en": "The figures stay under the terms of their sources.",
    "ko": "수치의 이용 조건은 출처별 조건에 따름.",
}
TO = {"en": " to ", "ko": "~"}
SUMMARY = {
    "en": "Scores at every node of the index, the data they are made of, the method, and every published score beside "
    "the computed one. Units: {units}; nodes: {nodes}; periods: {periods}.",
    "ko": "지수의 모든 항목별 점수와 그 원자료, 산정 방법, 공표 점수와 계산값의 비교. "
    "평가 단위 {units}개, 항목 {nodes}개, 기간 {periods}.",
}


@dataclass(frozen=True)
class Facts:
    """An index as its descriptions tell of it."""

    report: IndexReport
    publisher: Publisher

    @property
    def code(self) -> str:
        """The name of the folder of the index."""
        return self.report.index.code or self.report.index.framework.root

    @property
    def name(self) -> Mapping[str, str]:
        """What the index is called, and its base where it has one."""
        return {language: title(self.report, language) for language in LANGUAGES}

    @property
    def summary(self) -> Mapping[str, str]:
        """What the package holds, and what the index remarks on itself."""
        framework, result = self.report.index.framework, self.report.result
        ends = dict.fromkeys((result.periods[0], result.periods[-1]))
        counts = {"units": len(result.units), "nodes": len(framework.nodes)}
        note = framework[framework.root].note
        texts = {language: text.format(**counts, periods=TO[language].join(ends)) for language, text in SUMMARY.items()}
        return {language: f"{text} {in_language(note, language)}".strip() for language, text in texts.items()}

    @property
    def keywords(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the pillars."""
        framework = self.report.index.framework
        pillars = framework.children[framework.root]
        return {language: tuple(dict.fromkeys(framework[code].name(language) for code in pillars))
                for language in LANGUAGES}  # fmt: skip

    @property
    def span(self) -> tuple[str, str]:
        """The first day of the first period and the last day of the last."""
        periods = self.report.result.periods
        return days(periods[0])[0], days(periods[-1])[1]

    @cached_property
    def releases(self) -> tuple[str, str]:
        """The days of the first and the last release, as exact as they are known; empty if none is.

        A figure at second hand, whose own source was not read, dates nothing.
        """
        prints = (check.published for check in self.report.checks)
        days = {row.published_on for row in prints if row.status != "second_hand"}
        known = sorted({*self._of_data(), *days} - {""})
        if not known and self.report.as_of is None:
            known = sorted({source.published for source in self.report.index.sources_used} - {""})
        return (known[0], known[-1]) if known else ("", "")

    def _of_data(self) -> set[str]:
        rows = nw.from_native(self.report.index.data, eager_only=True)
        if "published_on" not in rows.columns:
            return set()
        known = {str(day)[:10] for day in rows.get_column("published_on").drop_nulls().unique().to_list()}
        until = self.report.as_of
        return known if until is None else {day for day in known if day <= until.isoformat()}

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every source that anything of the index names."""
        return sources_named(self.report.index)

    @property
    def attribution(self) -> Mapping[str, str]:
        """What the sources ask to be printed with their figures; empty if they ask nothing."""
        return {language: "; ".join(dict.fromkeys(in_language(source.attribution, language)
                                                  for source in self.sources if source.attribution))
                for language in LANGUAGES}  # fmt: skip

    @property
    def terms(self) -> Mapping[str, str]:
        """The licence of the city; without one, the terms of each source."""
        licence = self.publisher.licence
        if licence is not None:
            return {language: " ".join(filter(None, [licence.text(language), licence.address]))
                    for language in LANGUAGES}  # fmt: skip
        return {language: " ".join([OF_SOURCES[language], self._terms_of_sources(language)])
                for language in LANGUAGES}  # fmt: skip

    def _terms_of_sources(self, language: str) -> str:
        """The publishers by what they ask, in the order in which they are first met."""
        by_terms: dict[str, dict[str, None]] = {}
        for source in self.sources:
            terms = in_language(source.licence, language) or NOT_STATED[language]
            by_terms.setdefault(terms, {})[source.publisher_in(language)] = None
        return " ".join(f"{', '.join(publishers)}: {terms}." for terms, publishers in by_terms.items())

    def author(self, language: str) -> str:
        """Who designed the index: the publisher of the source of its root, or the city where that is the same.

        Where the root names no source: the city; without one, the publishers of the data.
        """
        designer = self._designer
        if designer is not None:
            return designer.publisher_in(language)
        named = self.report.index.sources_used or self.sources
        return self.publisher.name(language) or "; ".join(
            dict.fromkeys(source.publisher_in(language) for source in named)
        )

    @property
    def _designer(self) -> Source | None:
        """The source of the root of the framework, if it is another's than the city's."""
        framework = self.report.index.framework
        key = framework[framework.root].source
        found = next((source for source in self.sources if source.key == key), None)
        names = [(self.publisher.name(language), found.publisher_in(language)) for language in LANGUAGES if found]
        return None if any(city == other for city, other in names) else found

    def publisher_name(self, language: str) -> str:
        """Who hands out the figures: the city; without one, the author."""
        return self.publisher.name(language) or self.author(language)

    @property
    def year(self) -> str:
        """The year of the last release; where there is none, of the last period."""
        return (self.releases[1] or self.span[1])[:4]

    def address(self, language: str) -> str:
        """Where a reader finds the index; empty if nowhere yet."""
        return self.publisher.page_of(self.code, language)
