"""What is said of a table that shows a part of an index."""

from donghaeng.city import IndexReport
from donghaeng.publish.citation import citation
from donghaeng.publish.facts import Facts
from donghaeng.publish.publisher import LANGUAGES, Publisher
from donghaeng.publish.table_files import About, Words


def about_index(report: IndexReport, publisher: Publisher, *, title: Words, finding: Words) -> About:
    """Give a table of an index its sources, terms, attribution and citation, in both languages.

    Parameters
    ----------
    report, publisher : the index, and who publishes it.
    title, finding : of the table, by language.
    """
    facts = Facts(report, publisher)
    named = report.index.sources_used or facts.sources
    return About(
        title=title,
        finding=finding,
        source={
            language: "; ".join(dict.fromkeys(source.publisher_in(language) for source in named))
            for language in LANGUAGES
        },
        licence=facts.terms,
        attribution={language: text for language, text in facts.attribution.items() if text},
        citation={language: citation(report, publisher, language) for language in LANGUAGES},
    )
