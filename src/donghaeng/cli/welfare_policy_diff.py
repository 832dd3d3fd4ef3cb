"""`donghaeng welfare policy diff`: what one policy changes of another, with the numbers of both on a day."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.padding import Padding

from donghaeng.cli.screen import console
from donghaeng.cli.welfare_city import Language, chosen, law

if TYPE_CHECKING:  # the command imports it when it runs, so that --help answers at once
    from donghaeng.welfare import Number, View
    from donghaeng.welfare.policy_diff import Change, Part

SAID = {
    "heading": ("{old} → {new}, {day} [KRW/month]", "{old} → {new}, {day} [원/월]"),
    "same": ("The two say the same.", "두 정책의 내용이 같음."),
    "added": ("added", "추가"),
    "removed": ("left out", "삭제"),
    "choice": ("a choice of the policy", "정책이 정한 값"),
    "gazetted": ("{share}; {gazetted} where known", "{share}, 고시액이 있으면 {gazetted}"),
    "nothing": ("nothing", "없음"),
    "no value": ("–", "–"),
}  # fmt: skip
"""English and Korean."""


def diff(
    old: Annotated[str, typer.Argument(help="A file of welfare/policies.")],
    new: Annotated[str, typer.Argument(help="The one that is compared with it.")],
    *,
    year: Annotated[int | None, typer.Option(min=1, max=9999, help="Whose law; without it today's.")] = None,
    month: Annotated[int, typer.Option(min=1, max=12, help="As it stood on the first of this month.")] = 1,
    city: Annotated[Path, typer.Option(help="The folder of a city.")] = Path("cities/seoul"),
    lang: Annotated[Language, typer.Option(help="Language.")] = "en",
) -> None:
    """Say what one policy changes of another: programmes, numbers with both values, conditions, what replaces what.

    Example: donghaeng welfare policy diff current safety-income --year 2024
    """
    from donghaeng.city import City
    from donghaeng.welfare.policy_diff import policy_diff

    opened = City(city)
    before, after = chosen(opened, old, "OLD"), chosen(opened, new, "NEW")
    view = law(opened, year, month)
    changes = policy_diff(before, after)
    screen = console()
    screen.print(said("heading", lang, old=before.names[lang], new=after.names[lang], day=view.day))
    print_lines(screen, in_words(changes, view, lang))
    if not changes:
        screen.print(said("same", lang))


def in_words(changes: "Iterable[Change]", view: "View", lang: Language) -> Iterator[str]:
    """Changes as lines, under the name of their programme; of a number also what it is on the day."""
    from donghaeng.welfare.policy_diff import PROGRAMME

    for programme, own in groupby(changes, lambda change: change.programme):
        name, told = f"{programme.names[lang]} ({programme.code})", list(own)
        if is_whole := told[0].what == PROGRAMME:
            name += f": {said('removed' if told[0].before else 'added', lang)}"
        yield name
        for change in told[is_whole:]:
            sides = (change.after or change.before,) if is_whole else (change.before, change.after)
            yield f"  {change.what}: {' → '.join(_part(part, lang) for part in sides)}"
            yield from (f"    {line}" for line in _values(sides, view, lang))


def print_lines(screen: Console, lines: Iterable[str]) -> None:
    """Print lines, each of which keeps its indent where it is broken."""
    for line in lines:
        indent = len(line) - len(line.lstrip())
        screen.print(Padding(line.lstrip(), (0, 0, 0, indent), expand=False))


def in_paths(number: "Number", lang: Language) -> str:
    """Where a number comes from: its paths, or that it is a choice."""
    from donghaeng.welfare.programme import Choice, Law

    if isinstance(number, Law):
        return number.path
    if isinstance(number, Choice):
        return said("choice", lang)
    share = f"{number.share} × {number.of}"
    return said("gazetted", lang, share=share, gazetted=number.gazetted) if number.gazetted else share


def said(key: str, lang: Language, **values: object) -> str:
    """What is said of a change."""
    return SAID[key][lang == "ko"].format(**values)


def _part(part: "Part | None", lang: Language) -> str:
    if part is None:
        return said("nothing", lang)
    if isinstance(part, str):
        return part
    return ", ".join(part) if isinstance(part, tuple) else in_paths(part, lang)


def _values(sides: "Sequence[Part | None]", view: "View", lang: Language) -> Iterator[str]:
    """What a number is on the day on each side, for each key that it is told apart by, where they differ."""
    from donghaeng.welfare.step_words import column_name, money

    found = [_by_key(part, view) for part in sides]
    for by, key in dict.fromkeys(place for numbers in found for place in numbers):
        values = [numbers.get((by, key)) for numbers in found]
        if len(values) == 1 or len(set(values)) > 1:
            told = (said("no value", lang) if value is None else money(value) for value in values)
            yield (f"{column_name(by, lang)} {key}: " if key else "") + " → ".join(told)


def _by_key(part: "Part | None", view: "View") -> dict[tuple[str, str], float]:
    from donghaeng.welfare.number_on_day import on_day
    from donghaeng.welfare.programme import Choice, Law, ShareOf

    if not isinstance(part, Law | Choice | ShareOf):
        return {}
    found = on_day(part, view)
    return {(found.by, key): float(figure.number) for key, figure in found.figures.items()}
