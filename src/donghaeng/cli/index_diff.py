"""`donghaeng index diff`: two versions of an index, which scores move, and which change moved them."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console

from donghaeng.base.errors import Fault, InputError
from donghaeng.cli.screen import console, number, progress, show_table, table

if TYPE_CHECKING:  # the command imports it when it runs, so that --help answers at once
    from donghaeng.base.arrays import BoolArray
    from donghaeng.index.changes import Cell, Change
    from donghaeng.index.diff import Diff, Effect

TOGETHER = "together"
SHOWN_SCORES = 20
SHOWN_CHANGES = 50
NAMED = 3
"""Names in a line; the others are counted."""

SAID = {
    "same": ("No score moves: the two say the same.", "점수 변동 없음: 두 판의 내용이 같음."),
    "moved": ("Scores of {node} that move: {moved} of {both}; of all nodes: {all_moved} of {all}.",
              "{node}의 변동 점수: {both}개 중 {moved}개. 전체 항목: {all}개 중 {all_moved}개."),
    "appeared": ("Scores that appear: {cells}", "새로 생긴 점수: {cells}"),
    "vanished": ("Scores that vanish: {cells}", "사라진 점수: {cells}"),
    "mean": (
        "Parts: what each moves, as the mean over the orders in which they can be exchanged.",
        "요소별 기여도: 요소를 바꾸는 모든 순서에 대한 평균.",
    ),
    "refused": ("With {parts} alone of the new version no index can be built: {why}",
                "새 판의 {parts}만 적용하면 지수를 산출할 수 없음: {why}"),
    "untried": ("{count} changes, not tried one by one: --most {count} does so.",
                "변경 {count}건은 하나씩 적용하지 않음. --most {count}로 적용 가능."),
    "alone": ("Alone: the largest move of {node} if nothing else had changed. + and -: scores that appear or vanish.",
              "단독 효과: 다른 변경이 없을 때 {node}의 최대 변동. +와 -는 새로 생기거나 사라진 점수의 수."),
    "impossible": ("–: cannot be made alone ({count}): {why}", "–: 단독 적용 불가 ({count}건): {why}"),
    "entered": ("{node} enters under {new}", "{new}에 {node} 추가"),
    "left": ("{node} leaves {old}", "{old}에서 {node} 삭제"),
    "below": (", with {count} below", ", 하위 항목 {count}개 포함"),
    "parent": ("{node} moves from {old} to {new}", "{node}의 상위 항목: {old} → {new}"),
    "field": ("{kind} of {node}: {old} → {new}", "{node}의 {kind}: {old} → {new}"),
    "setting": ("{kind}: {old} → {new}", "{kind}: {old} → {new}"),
    "changed": ("{node}, rows changed: {count} ({rows})", "{node}, 변경된 행 {count}개 ({rows})"),
    "added": ("{node}, rows added: {count} ({rows})", "{node}, 추가된 행 {count}개 ({rows})"),
    "removed": ("{node}, rows removed: {count} ({rows})", "{node}, 삭제된 행 {count}개 ({rows})"),
    "group": ("units in another group ({rows})", "묶음이 바뀐 평가 단위 ({rows})"),
    "nothing": ("nothing", "없음"),
}  # fmt: skip
"""In English and Korean."""
KOREAN = {
    "Unit": "평가 단위", "Period": "기간", "Old": "이전", "New": "이후", "Move": "변동", "Part": "요소",
    "Change": "변경", "Alone": "단독 효과", "Where": "최대 변동", "Moved": "변동 수", "What changed": "변경 내용",
    "data": "자료", "framework": "지표 체계", "method": "산출 방식", "together": "구분 불가",
    "weight": "가중치", "direction": "방향", "unit_measure": "측정 단위", "base_period": "기준연도",
    "base_unit": "기준 단위", "denominate": "분모 적용", "gaps": "결측 처리", "screen": "평가 단위 선별",
    "treat": "이상값 처리", "normalise": "정규화", "weights": "가중치 방식", "aggregate": "집계", "link": "연쇄",
}  # fmt: skip
Day = dt.datetime | None


def diff(
    old: Annotated[Path, typer.Argument(help="The folder of an index, as it was.")],
    new: Annotated[Path | None, typer.Argument(help="The folder, as it is; without it, the same one.")] = None,
    *,
    node: Annotated[str, typer.Option(help="Code of the node to show; the index itself without it.")] = "",
    old_as_of: Annotated[Day, typer.Option(formats=["%Y-%m-%d"], help="Of OLD, only what was out by this day.")] = None,
    new_as_of: Annotated[Day, typer.Option(formats=["%Y-%m-%d"], help="Of NEW, only what was out by this day.")] = None,
    most: Annotated[int, typer.Option(min=0, help="Changes to try one by one at most.")] = SHOWN_CHANGES,
    out: Annotated[
        Path | None, typer.Option(help="A .csv, .parquet or .xlsx file for the scores of all nodes.")
    ] = None,
    lang: Annotated[Literal["en", "ko"], typer.Option("--lang", help="Language of names and headings.")] = "en",
) -> None:
    """Say which scores move from one version of an index to another, and which change moved them.

    Example: donghaeng index diff cities/seoul/indices/going-together --old-as-of 2024-12-31
    """
    from donghaeng.files import read_index
    from donghaeng.files.write_table import write_table
    from donghaeng.index.diff import compare

    if new is None and old_as_of == new_as_of:
        raise InputError("nothing to compare", [Fault("NEW", "nothing", "a second folder, or --old-as-of YYYY-MM-DD")])
    days = [None if day is None else day.date() for day in (old_as_of, new_as_of)]
    with progress() as told:
        found = compare(read_index(old), read_index(new or old), old_as_of=days[0], new_as_of=days[1], progress=told)
        view = _View(found, found.place(node), lang)
        effects = found.effects(node, progress=told) if len(found.changes) <= most else ()
    if out is not None:
        write_table(out, found.moves)
    screen = console()
    if found.changes or found.moved.any():
        _print_scores(screen, view)
    else:
        screen.print(view.say("same"))
    if found.changes:
        _print_changes(screen, view, effects)
    if out is not None:
        screen.print(f"\n{out}")


@dataclass(frozen=True)
class _View:
    """A comparison as seen from one node, in one language."""

    diff: "Diff"
    place: int
    lang: Literal["en", "ko"]

    def say(self, key: str, **words: object) -> str:
        return SAID[key][self.lang == "ko"].format(**words)

    def word(self, word: str) -> str:
        return KOREAN.get(word, word) if self.lang == "ko" else word

    @property
    def node(self) -> str:
        return self.name(self.diff.labels[2][self.place])

    def name(self, code: str) -> str:
        """The name of a node or series, in the new version if it is there."""
        for framework in (self.diff.new.framework, self.diff.old.framework):
            names = {one.code: one.name(self.lang) for one in framework.series}
            if code in framework or code in names:
                return names.get(code) or framework[code].name(self.lang)
        return code

    def unit(self, code: str) -> str:
        name = self.diff.new.unit_name(code, self.lang)
        return self.diff.old.unit_name(code, self.lang) if name == code else name

    def cell(self, unit: str, period: str) -> str:
        """A unit, where there are several, and a period."""
        is_named = len(self.diff.labels[0]) > 1 and unit
        return f"{self.unit(unit)} {period}".rstrip() if is_named else period

    def names(self, codes: Sequence[str]) -> str:
        return _some([self.name(code) for code in codes])

    def cells(self, which: "BoolArray") -> str:
        """The units and periods of some scores of the node."""
        units, periods, _ = self.diff.labels
        return _some([self.cell(units[unit], periods[period]) for unit, period in zip(*which.nonzero(), strict=True)])


def _print_scores(screen: Console, view: _View) -> None:
    """Print how many scores move, and the largest moves of the node, parted by what moved them."""
    diff, place = view.diff, view.place
    moved, appeared, vanished = (mask[..., place] for mask in (diff.moved, diff.appeared, diff.vanished))
    counts = {"moved": moved.sum(), "both": diff.stayed[..., place].sum()}
    counts |= {"all_moved": diff.moved.sum(), "all": diff.stayed.sum()}
    screen.print(view.say("moved", node=view.node, **{name: f"{count:,}" for name, count in counts.items()}))
    for key, mask in (("appeared", appeared), ("vanished", vanished)):
        if mask.any():
            screen.print(view.say(key, cells=view.cells(mask)))
    if moved.any():
        screen.print()
        _print_moves(screen, view)
    for parts, why in diff.refused.items():
        screen.print(view.say("refused", parts=" + ".join(map(view.word, sorted(parts))), why=why))


def _print_moves(screen: Console, view: _View) -> None:
    diff, place = view.diff, view.place
    units, periods, _ = diff.labels
    before, after = diff.before[..., place], diff.after[..., place]
    differ: set[str] = {change.part for change in diff.changes}
    shares = {part: share[..., place] for part, share in diff.shares.items()}
    if not all(map(math.isnan, shares[TOGETHER].flat)):
        differ.add(TOGETHER)
    parts = [part for part in shares if part in differ]
    columns = [before, after, after - before, *(shares[part] for part in parts)]
    order = sorted(zip(*diff.moved[..., place].nonzero(), strict=True), key=lambda at: -abs(columns[2][at]))
    digits = _digits(columns[2][order[0]])
    is_named = len(units) > 1
    labels = [("Unit", "wide")] * is_named + [("Period", "left")]
    heads = [*labels, *((head, "right") for head in ("Old", "New", "Move", *parts))]
    made = table([(view.word(head).capitalize(), side) for head, side in heads])
    for at in order[:SHOWN_SCORES]:
        scores = [number(column[at], digits) for column in columns[:2]]
        moves = [_signed(column[at], digits) for column in columns[2:]]
        made.add_row(*[view.unit(units[at[0]])] * is_named, periods[at[1]], *scores, *moves)
    show_table(screen, view.node, made)
    if len(order) > SHOWN_SCORES:
        screen.print(f"… +{len(order) - SHOWN_SCORES:,}: --out FILE.csv")
    if len(parts) > 1:
        screen.print(view.say("mean"))


def _print_changes(screen: Console, view: _View, effects: "Sequence[Effect]") -> None:
    """Print what changed, with what each change does alone, if that was tried."""
    changes = [effect.change for effect in effects] or list(view.diff.changes)
    columns = [("Part", "left"), ("What changed", "wide")]
    columns += [("Alone", "right"), ("Where", "narrow"), ("Moved", "right")] if effects else []
    made = table([(view.word(head), side) for head, side in columns])
    digits = _digits(max((effect.move for effect in effects if effect.moved), key=abs, default=1.0))
    for place, change in enumerate(changes[:SHOWN_CHANGES]):
        told = _alone(view, effects[place], digits) if effects else ()
        made.add_row(view.word(change.part), _in_words(view, change), *told)
    screen.print()
    show_table(screen, view.word("What changed"), made)
    if len(changes) > SHOWN_CHANGES:
        screen.print(f"… +{len(changes) - SHOWN_CHANGES:,}")
    if not effects:
        screen.print(view.say("untried", count=len(changes)))
        return
    screen.print(view.say("alone", node=view.node))
    reasons = [effect.refused for effect in effects if effect.refused]
    for what in dict.fromkeys(why.partition(";")[0] for why in reasons):
        own = [why for why in reasons if why.startswith(what)]
        screen.print(view.say("impossible", count=len(own), why=own[0]))


def _alone(view: _View, effect: "Effect", digits: int) -> tuple[str, str, str]:
    if effect.refused:
        return "–", "", ""
    others = [f"+{effect.appeared:,}"] * (effect.appeared > 0) + [f"-{effect.vanished:,}"] * (effect.vanished > 0)
    return _signed(effect.move, digits), view.cell(effect.unit, effect.period), " ".join([f"{effect.moved:,}", *others])


def _in_words(view: _View, change: "Change") -> str:
    """One change in the language of the view."""
    words = {"node": view.names(change.nodes), "kind": view.word(change.kind)}
    if change.part == "data":
        return view.say(change.kind, **words, count=sum(change.rows.values()), rows=_rows(view, change))
    nothing = view.say("nothing")
    if change.kind in ("entered", "left", "parent"):
        below = view.say("below", count=len(change.nodes) - 1) if len(change.nodes) > 1 else ""
        old, new = (view.name(code) or nothing for code in (change.old, change.new))
        return view.say(change.kind, node=view.name(change.nodes[0]), old=old, new=new) + below
    old, new = (text or nothing for text in (change.old, change.new))
    return view.say("field" if change.nodes else "setting", **words, old=old, new=new)


def _rows(view: _View, change: "Change") -> str:
    """How many rows in each period, where there are several, and the first of them."""
    counts = _some([f"{period}: {count:,}" for period, count in change.rows.items()])
    cells = ", ".join(_row(view, cell) for cell in change.cells)
    hidden = ", …" if sum(change.rows.values()) > len(change.cells) else ""
    return f"{counts}; {cells}{hidden}" if len(change.rows) > 1 else f"{cells}{hidden}"


def _row(view: _View, cell: "Cell") -> str:
    told = " → ".join(text for text in (cell.old, cell.new) if text)
    return f"{view.cell(cell.unit, cell.period)} {told}".strip()


def _digits(move: float) -> int:
    """Decimals that show three digits of a move, two at least and six at most."""
    return min(6, max(2, 2 - math.floor(math.log10(abs(move))))) if move else 2


def _signed(move: float, digits: int) -> str:
    """A move with its sign; a dash where there is none to tell, 0 where nothing moves."""
    if math.isnan(move):
        return "–"
    return f"{move:+,.{digits}f}" if abs(move) >= 0.5 * 10**-digits else "0"


def _some(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    return ", ".join([*names[:NAMED], *([f"… +{len(names) - NAMED:,}"] if len(names) > NAMED else [])])
