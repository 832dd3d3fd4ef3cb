"""How long a ledger takes: 1,000 announced figures over 600 facts, read and computed again, without an index.

`make bench` prints the table; `make bench ARGS=--write` also writes it into docs/benchmarks.md.
"""

import tempfile
from pathlib import Path

from bench_index import Case, Clock, Marks, report

MARKS = Marks("<!-- claims -->", "<!-- /claims -->")
CLAIMS, SERIES = 1000, 300
TABLES = """\
[subjects.heat]
en = "Heat"
ko = "열"
[who.city]
en = "City"
ko = "시"
"""
CALCULATIONS = (
    '{{ name = "ratio", of = "fact:s{a}/2023", to = "fact:s{b}/2023" }}',
    '{{ name = "change", from = "fact:s{a}/2022", to = "fact:s{a}/2023" }}',
    '{{ name = "arithmetic", formula = "a / (a + b)", a = "fact:s{a}/2023", b = "fact:s{b}/2023" }}',
    '{{ name = "arithmetic", formula = "a / b * 1.5", a = "fact:s{a}/2023", b = "fact:s{b}/2022" }}',
    '{{ name = "product", of = ["claim:c{before}", "fact:none"] }}',
)
"""One in five takes the claim before it and a fact that was never published; one names an input twice."""


def folder(path: Path) -> Path:
    """A city that has announced 1,000 figures and has no index."""
    lines = ["series,as_of,value,unit,name_en,name_ko,source", "none,,,MW,Unknown,모름,survey"]
    lines += [f"s{place},{year},{100 + place * 7 % 90}.{place % 10},MW,Series {place},계열 {place},survey"
              for place in range(SERIES) for year in (2022, 2023)]  # fmt: skip
    claims = [claim(place) for place in range(CLAIMS)]
    files = {
        "city.toml": 'name_en = "City"\nname_ko = "시"\ncurrency = "KRW"\ntime_zone = "Asia/Seoul"\n',
        "sources.csv": "key,publisher,title\nsurvey,Survey,Survey\n",
        "facts.csv": "\n".join(lines) + "\n",
        "claims.toml": TABLES + "".join(claims),
    }
    for name, text in files.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def claim(place: int) -> str:
    """A claim of one of five kinds."""
    way = CALCULATIONS[place % len(CALCULATIONS)]
    made = way.format(a=place % SERIES, b=(place + 11) % SERIES, before=max(place - 1, 0))
    return (f'[[claim]]\nid = "c{place}"\nsubject = "heat"\nsaid = {{ en = "Claim {place}", ko = "주장 {place}" }}\n'
            f'value = {place % 90}.{place % 10}\nunit = "%"\nwho = "city"\nwhen = "2023-11-21"\nsource = "survey"\n'
            f"latest = true\ncalculation = {made}\n")  # fmt: skip


def check() -> dict[str, float]:
    """A folder to a verdict for each claim."""
    from donghaeng.city import City

    with tempfile.TemporaryDirectory() as path:
        city = City(folder(Path(path)))
        city.settings  # noqa: B018 - read before
        clock = Clock()
        assert len(city.ledger.judgements) == CLAIMS
        return clock.told()


def records() -> dict[str, float]:
    """The same, and each claim as plain values with its whole derivation, as JSON has it."""
    import json

    from donghaeng.city import City
    from donghaeng.city.ledger_record import record

    with tempfile.TemporaryDirectory() as path:
        ledger = City(folder(Path(path))).ledger
        assert len(ledger.judgements) == CLAIMS
        clock = Clock()
        json.dumps([record(ledger, judged) for judged in ledger.judgements])
        return clock.told()


CASES: dict[str, Case] = {
    "1,000 claims over 600 facts, read and judged": (check, "cpu", 2.0),
    "their records with derivations, as JSON": (records, "cpu", None),
}

if __name__ == "__main__":
    report(Path(__file__), CASES, MARKS)
