"""`donghaeng claims`: every announced figure computed again."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from rich.padding import Padding

from donghaeng.base.errors import Fault, InputError
from donghaeng.cli.screen import console, progress, show_table, table

if TYPE_CHECKING:  # the commands import it when they run, so that --help answers at once
    from donghaeng.city import CheckedLedger
    from donghaeng.claims import Judgement

app = typer.Typer(help="Check what a city has announced: every figure computed again.", no_args_is_help=True)

SAID = {
    "Claim": ("Claim", "공표 수치"),
    "Printed": ("Printed", "공표값"),
    "Computed": ("Computed", "계산값"),
    "Verdict": ("Verdict", "판정"),
    "stale": ("stale", "최신 아님"),
    "later": ("It says that it is the latest; there is one of {time}.", "최신이라고 했으나 {time} 수치가 있음."),
    "total": ("{count} claims: {verdicts}.", "공표 수치 {count}건: {verdicts}."),
    "none": ("Nothing was announced: no claims.toml, and no published.csv of an index.",
             "공표한 수치 없음: claims.toml과 지수의 published.csv가 없음."),
    "who": ("{who}, {when}", "{who}, {when}"),
    "next": ("How one came about: donghaeng claims show {path} ID --lang {lang}",
             "산출 과정 보기: donghaeng claims show {path} ID --lang {lang}"),
}  # fmt: skip
"""English and Korean."""
PathArgument = Annotated[Path, typer.Argument(help="The folder of a city, such as cities/seoul.")]
Language = Annotated[Literal["en", "ko"], typer.Option("--lang", help="Language of names and reasons.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, with the whole derivation of each.")]


@app.command()
def check(
    path: PathArgument,
    *,
    lang: Language = "en",
    as_json: AsJson = False,
    verdict: Annotated[
        list[str] | None, typer.Option("--verdict", help="Only claims of this verdict; give it again for more.")
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option("--fail-on", help="Exit with 1 if a claim has this verdict, or is stale; again for more."),
    ] = None,
) -> None:
    """Compute every announced figure again and print the ledger.

    Example: donghaeng claims check cities/seoul --fail-on differs
    """
    wanted, failing = _verdicts(verdict or [], "--verdict"), _verdicts(fail_on or [], "--fail-on")
    ledger = _ledger(path)
    shown = [judged for judged in ledger.judgements if not wanted or _is_among(judged, wanted)]
    if as_json:
        typer.echo(_json([_record(ledger, judged) for judged in shown]))
    else:
        _print(ledger, shown, lang, path)
    if any(_is_among(judged, failing) for judged in ledger.judgements):
        raise typer.Exit(1)


@app.command()
def show(
    path: PathArgument,
    claim: Annotated[str, typer.Argument(help="The id of a claim.")],
    *,
    lang: Language = "en",
    as_json: AsJson = False,
) -> None:
    """Print one claim: its verdict, why, and how its figure came about, down to rows and sources.

    Example: donghaeng claims show cities/seoul geothermal-share-2023
    """
    from donghaeng.archive import missing
    from donghaeng.city.ledger_record import derivation_lines

    ledger = _ledger(path)
    judged = ledger.by_id.get(claim)
    if judged is None:
        found, expected = missing(claim, ledger.by_id, "the id of a claim") or ("", "")
        raise InputError("no such claim", [Fault("claim", found, expected)])
    if as_json:
        typer.echo(_json(_record(ledger, judged)))
        return
    screen, made = console(), judged.claim
    screen.print(made.said[lang], style="bold")
    screen.print(_say("who", lang, who=ledger.who(made)[lang], when=made.printed.when))
    screen.print(f"\n{judged.verdict.name_in(lang)}: {judged.why(lang)}")
    if judged.stale:
        screen.print(_say("later", lang, time=judged.stale))
    if made.note:
        screen.print(made.note[lang])
    screen.print()
    for line in derivation_lines(ledger, judged, lang):
        indent = len(line) - len(line.lstrip())
        screen.print(Padding(line.lstrip(), (0, 0, 0, indent)))


def _ledger(path: Path) -> "CheckedLedger":
    from donghaeng.city import City

    city = City(path)
    city.settings  # noqa: B018 - read for its faults: whether this is a city at all
    with progress() as told:
        told("computing", 0.0)
        city.ledger.judgements  # noqa: B018 - computed while progress is shown
    return city.ledger


def _record(ledger: "CheckedLedger", judged: "Judgement") -> dict[str, Any]:
    from donghaeng.city.ledger_record import record

    return record(ledger, judged)


def _print(ledger: "CheckedLedger", shown: list["Judgement"], lang: str, path: Path) -> None:
    screen = console()
    if not ledger.judgements:
        screen.print(_say("none", lang))
        return
    for subject, judged in groupby(shown, key=lambda one: one.claim.subject):
        columns = [(_say("Claim", lang), "wide"), (_say("Printed", lang), "right"),
                   (_say("Computed", lang), "right"), (_say("Verdict", lang), "left")]  # fmt: skip
        made = table(columns)
        for one in judged:
            made.add_row(*_cells(ledger, one, lang))
        show_table(screen, ledger.subjects[subject][lang], made)
        screen.print()
    verdicts = ", ".join(f"{verdict.name_in(lang)} {count}" for verdict, count in ledger.counts.items() if count)
    screen.print(_say("total", lang, count=f"{len(ledger.judgements):,}", verdicts=verdicts))
    screen.print(_say("next", lang, path=path, lang=lang))


def _cells(ledger: "CheckedLedger", judged: "Judgement", lang: str) -> Iterator[str]:
    from donghaeng.city.ledger_record import computed_text

    claim = judged.claim
    yield claim.id
    yield ledger.units.figure(claim.text, claim.unit, lang)
    yield computed_text(judged)
    stale = f", {_say('stale', lang)}" if judged.stale else ""
    yield f"{judged.verdict.name_in(lang)}{stale}"


def _verdicts(names: list[str], option: str) -> set[str]:
    """The verdicts named, in English or as an address has them; ``stale`` is one to ask for."""
    from donghaeng.claims import Verdict

    known = {name: verdict.code for verdict in Verdict for name in (verdict.value, verdict.code)} | {"stale": "stale"}
    wrong = [Fault(option, repr(name), f"one of {', '.join(dict.fromkeys(known.values()))}")
             for name in names if name not in known]  # fmt: skip
    if wrong:
        raise InputError("no such verdict", wrong)
    return {known[name] for name in names}


def _is_among(judged: "Judgement", codes: set[str]) -> bool:
    return judged.verdict.code in codes or ("stale" in codes and bool(judged.stale))


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)


def _say(key: str, language: str, **words: object) -> str:
    return SAID[key][language == "ko"].format(**words)
