"""README.md of a package: what it holds and how to read it, in English and in Korean."""

import re
from collections.abc import Iterator, Mapping

from donghaeng.base.bilingual import in_language
from donghaeng.base.sources import Source
from donghaeng.publish.citation import bibtex, citation
from donghaeng.publish.columns import TABLES, Table
from donghaeng.publish.facts import Facts
from donghaeng.publish.statuses import SDMX_NAMES, STATUSES

WORDS: Mapping[str, tuple[str, str]] = {
    "version": ("Version: last release of {day}", "기준: {day} 공표분"),
    "periods": ("Periods", "기간"),
    "base": ("Base year", "기준연도"),
    "base unit": ("Reference unit (not ranked)", "기준 단위(순위 제외)"),
    "address": ("Address", "주소"),
    "files": ("Files", "파일"),
    "file": ("file", "파일"),
    "holds": ("holds", "내용"),
    "columns": ("Columns", "변수 설명"),
    "column": ("column", "변수"),
    "name": ("name", "이름"),
    "meaning": ("meaning", "설명"),
    "status": ("Status codes", "상태 코드"),
    "code": ("code", "코드"),
    "licence": ("Licence", "이용 조건"),
    "attribution": ("Attribution", "출처 표시"),
    "print": ("Print with the figures: {text}", "수치를 이용할 때 다음 문구를 표시: {text}"),
    "sources": ("Sources", "출처"),
    "source": ("source", "출처"),
    "terms": ("terms", "이용 조건"),
    "cite": ("How to cite", "인용 방법"),
    "not stated": ("not stated", "미표시"),
}
ENCODING = (
    (
        "CSV files are UTF-8 with a byte order mark, so that a Korean Excel opens them; `sdmx.csv` has none. An empty "
        "field is a gap, never a zero. Numbers are written in full: round when you print. Text that a spreadsheet "
        "would run as a formula (it begins with `=`, `+`, `-` or `@` and is no number) has an apostrophe before it, "
        "which is no part of it."
    ),
    (
        "CSV 파일은 한글 엑셀에서 바로 열리도록 BOM이 있는 UTF-8로 저장함(`sdmx.csv`는 BOM 없음). 빈칸은 결측이며 0이 "
        "아님. 수치는 반올림하지 않은 값이므로 표시할 때 반올림할 것. `=`, `+`, `-`, `@`로 시작하는 문자열은 "
        "스프레드시트에서 수식으로 실행되지 않도록 앞에 작은따옴표(')를 붙였으며, 이는 내용이 아님."
    ),
)
OTHERS: Mapping[str, tuple[str, str]] = {
    "method.toml": ("the method: every step with its numbers", "산정 방법: 단계별 설정"),
    "provenance.json": ("version of the program and SHA-256 of every file read", "프로그램 버전, 입력 파일별 SHA-256"),
    "sdmx.csv": ("values and scores as SDMX-CSV 2.0", "값과 점수(SDMX-CSV 2.0)"),
    "structure.xml": ("what the columns of sdmx.csv are, as SDMX-ML 3.0", "sdmx.csv의 구조(SDMX-ML 3.0)"),
    "datapackage.json": ("description as a Frictionless data package", "Frictionless 데이터 패키지 명세"),
    "csv-metadata.json": ("description as CSV on the Web", "CSVW(CSV on the Web) 명세"),
    "dcat.jsonld": ("description for data catalogues: DCAT-AP", "데이터 카탈로그용 명세(DCAT-AP)"),
}

WHOLE: Mapping[str, tuple[str, str]] = {
    "package.zip": (
        "everything in one file: all tables, the method, README.md",
        "모든 표, 산정 방법, README.md를 한 파일로 묶음",
    ),
    "README.md": ("what the files and their columns are", "파일과 변수 설명"),
}


def holds(name: str) -> dict[str, str]:
    """What a file of the open data holds, by language; empty for a file that is none of it."""
    both = {**{f"{table.name}.csv": (table.title_en, table.title_ko) for table in TABLES}, **OTHERS, **WHOLE}.get(name)
    return {} if both is None else dict(zip(("en", "ko"), both, strict=True))


def readme(facts: Facts) -> str:
    """Write README.md: first in English, then in Korean."""
    return "\n".join([*_part(facts, "en"), "---", "", *_part(facts, "ko")])


def _part(facts: Facts, language: str) -> Iterator[str]:
    place = ("en", "ko").index(language)
    says = {key: words[place] for key, words in WORDS.items()}
    yield from (f"# {_line(facts.name[language])}", "", _line(facts.summary[language]), "")
    yield from (f"- {line}" for line in _bearings(facts, language, says))
    yield from ("", f"## {says['files']}", "", ENCODING[place], "")
    yield from _table([says["file"], says["holds"]], _files(place))
    yield from (f"## {says['columns']}", "")
    for table in TABLES:
        yield from (f"### `{table.name}.csv`", "")
        yield from _table([says["column"], says["name"], says["meaning"]], _columns(table, language))
    yield from (f"## {says['status']}", "")
    yield from _table([says["code"], says["meaning"], "SDMX"], _statuses(place))
    yield from (f"## {says['licence']}", "", _line(facts.terms[language]), "")
    if facts.attribution[language]:
        asked = _line(says["print"].format(text=facts.attribution[language]))
        yield from (f"## {says['attribution']}", "", asked, "")
    yield from (f"## {says['sources']}", "")
    yield from _table([says["source"], says["terms"]],
                      (_source(source, language, says["not stated"]) for source in facts.sources))  # fmt: skip
    cited = (_line(citation(facts.report, facts.publisher, language)), "", "```bibtex")
    yield from (f"## {says['cite']}", "", *cited, bibtex(facts.report, facts.publisher, language) + "```", "")


def _bearings(facts: Facts, language: str, says: Mapping[str, str]) -> Iterator[str]:
    """Version, periods, base and address: each where it is known."""
    method, periods = facts.report.index.method, facts.report.result.periods
    if facts.releases[1]:
        yield says["version"].format(day=facts.releases[1])
    yield f"{says['periods']}: {', '.join(periods)}"
    if method.base_period:
        yield f"{says['base']}: {method.base_period}"
    if method.base_unit:
        yield f"{says['base unit']}: {facts.report.index.unit_name(method.base_unit, language)}"
    if facts.address(language):
        yield f"{says['address']}: {facts.address(language)}"


def _files(place: int) -> Iterator[tuple[str, ...]]:
    for table in TABLES:
        yield f"`{table.name}.csv`", (table.title_en, table.title_ko)[place]
    for name, words in OTHERS.items():
        yield f"`{name}`", words[place]


def _columns(table: Table, language: str) -> Iterator[tuple[str, ...]]:
    for column in table.columns:
        is_korean = language == "ko"
        yield (
            f"`{column.name}`",
            column.title_ko if is_korean else column.title_en,
            column.about_ko if is_korean else column.about_en,
        )


def _statuses(place: int) -> Iterator[tuple[str, ...]]:
    for status in STATUSES:
        meaning = (status.meaning_en, status.meaning_ko)[place]
        yield f"`{status.status}`", meaning, f"`{status.sdmx}` {SDMX_NAMES[status.sdmx][place]}"


def _source(source: Source, language: str, not_stated: str) -> tuple[str, ...]:
    day = f" ({source.published})" if source.published else ""
    name = f"{source.publisher}, {source.title}{day}".replace("[", r"\[").replace("]", r"\]")
    url = source.url.replace("<", "%3C").replace(">", "%3E")
    linked = f"[{name}](<{url}>)" if url else name
    return linked, in_language(source.licence, language) or not_stated


def _table(heads: list[str], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield from (f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}")
    yield from (f"| {' | '.join(map(_cell, row))} |" for row in rows)
    yield ""


def _cell(text: str) -> str:
    """Text that stays in its cell: no bar and no end of line."""
    return _line(text).replace("|", "\\|")


def _line(text: str) -> str:
    """Text on one line, of which nothing is read as HTML; the bracket before the address of a link stays."""
    return re.sub(r"(?<!\]\()<", "&lt;", " ".join(text.split()))
