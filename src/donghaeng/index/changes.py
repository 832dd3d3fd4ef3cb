"""What differs between two versions of an index, change by change, and the old version with one change alone."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial
from typing import Any, Literal

import narwhals as nw

from donghaeng.base.errors import DataError, raise_if
from donghaeng.base.periods import in_order
from donghaeng.index.framework import Framework, Node
from donghaeng.index.hybrid import NOT_SETTINGS, Snapshot, hybrid, roles, rows_of
from donghaeng.index.method import TABLES, Choice, Method, Step, StepName, options_model
from donghaeng.index.rows import KEY, Frame, label_faults

Part = Literal["data", "framework", "method"]

FIELDS = ("parent", "direction", "weight", "unit_measure")
"""What a node says that may move a score, or explain why it moved."""
COMPARED = ("value", "status", "indicators")
"""What a row says that may move a score."""
SHOWN = 3
"""Rows of data shown of a change."""
IS_TOLD = ~nw.col("value").is_null() | (nw.col("status") != "observed")
"""Whether a row says anything: an empty one is as good as none."""


@dataclass(frozen=True)
class Cell:
    """A row of data before and after, as text; nothing where there was no row."""

    unit: str
    period: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """One difference between two versions of an index.

    ``part`` : of the definition: data, framework or method.
    ``kind`` : of the framework: entered, left, or the field of a node that changed; of the method: its step or setting;
    of the data: added, removed or changed for rows, group for units.
    ``nodes`` : the codes it holds for; of a node that entered or left, all that came or went under it.
    ``old``, ``new`` : what stood there before and stands there now, as text.
    ``rows`` : how many rows of data it touches, by period; ``cells`` the first of them.
    ``alone`` : makes the old version with this change and no other; raises where that is no index.
    """

    part: Part
    kind: str
    nodes: tuple[str, ...]
    old: str
    new: str
    alone: Callable[[], Snapshot] = field(repr=False, compare=False)
    rows: Mapping[str, int] = field(default_factory=dict)
    cells: tuple[Cell, ...] = ()


def changes_between(old: Snapshot, new: Snapshot) -> tuple[Change, ...]:
    """List what differs between two snapshots, as far as it may move a score: data, framework, method."""
    return (*_data_changes(old, new), *_framework_changes(old, new), *_method_changes(old, new))


def _framework_changes(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    before, after = old.framework, new.framework
    edited = partial(_in_framework, old, new)
    for nodes in _branches(after, without=before):
        top = after[nodes[0]].parent
        yield Change("framework", "entered", nodes, "", top, partial(edited, partial(_enter, before, after, nodes)))
    for nodes in _branches(before, without=after):
        top = before[nodes[0]].parent
        yield Change("framework", "left", nodes, top, "", partial(edited, partial(_leave, before, after, nodes)))
    for code in (code for code in before.tree if code in after):
        for name in FIELDS:
            was, now = _field(before[code], name), _field(after[code], name)
            if was != now:
                alone = partial(edited, partial(_set_field, before, after, code, name))
                yield Change("framework", name, (code,), _text(was), _text(now), alone)


def _method_changes(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    for name in (one.name for one in fields(Method) if one.name not in NOT_SETTINGS):
        was, now = _text(getattr(old.method, name)), _text(getattr(new.method, name))
        if was != now:
            alone = partial(_in_method, old, new, {name: getattr(new.method, name)})
            yield Change("method", name, (), was, now, alone)
    for step in TABLES:
        before, after = (_full_choices(step, index) for index in (old, new))
        told: dict[tuple[str, str], list[str]] = {}
        for code, choice in before.items():
            if code in after and choice != after[code]:
                told.setdefault(_told(choice, after[code]), []).append(code)
        for (was, now), nodes in told.items():
            chosen = _step(old.method.steps[step], {code: after[code] for code in nodes}, of=len(before))
            alone = partial(_in_method, old, new, {"steps": {**old.method.steps, step: chosen}})
            yield Change("method", step, tuple(nodes), was, now, alone)


def _data_changes(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    was, now = _groups(old), _groups(new)
    moved = [unit for unit in was if unit in now and was[unit] != now[unit]]
    if moved:
        cells = tuple(Cell(unit, "", was[unit], now[unit]) for unit in moved[:SHOWN])
        yield Change("data", "group", (), "", "", partial(_with_groups, old, now), cells=cells)
    both = roles(old.framework).items() & roles(new.framework).items()
    is_known = nw.col("node").is_in([code for code, _ in both])
    before, after = (rows_of(index).filter(is_known, IS_TOLD) for index in (old, new))
    found = {
        "changed": before.join(after, on=list(KEY), suffix="_new").filter(nw.any_horizontal(
            *(_differs(name) for name in COMPARED), ignore_nulls=True)),
        "added": after.join(before, on=list(KEY), how="anti").rename({name: f"{name}_new" for name in COMPARED}),
        "removed": before.join(after, on=list(KEY), how="anti"),
    }  # fmt: skip
    order = {code: place for place, code in enumerate(roles(new.framework))}
    changes = [_rows_change(old, new, kind, own) for kind, touched in found.items() for own in _by_node(touched)]
    yield from sorted(changes, key=lambda change: order[change.nodes[0]])


def _rows_change(old: Snapshot, new: Snapshot, kind: str, rows: Frame) -> Change:
    """The change that some rows of one node are."""
    code, counted = rows["node"][0], Counter(rows["period"].to_list())
    by_period = {period: counted[period] for period in in_order(set(counted))}
    alone = partial(_in_data, old, new, code, kind)
    return Change("data", kind, (code,), "", "", alone, by_period, tuple(_cells(rows.head(SHOWN))))


def _by_node(rows: Frame) -> Iterator[Frame]:
    for code in rows["node"].unique(maintain_order=True).to_list():
        yield rows.filter(nw.col("node") == code)


def _branches(framework: Framework, *, without: Framework) -> Iterator[tuple[str, ...]]:
    """The nodes another framework lacks, each with those below it that it lacks too."""
    missing = [code for code in framework.tree if code not in without]
    tops: dict[str, list[str]] = {}
    top_of: dict[str, str] = {}
    for code in missing:  # a parent stands before its children
        top_of[code] = top_of.get(framework[code].parent, code)
        tops.setdefault(top_of[code], []).append(code)
    yield from map(tuple, tops.values())


def _in_framework(old: Snapshot, new: Snapshot, edit: Callable[[], tuple[Node, ...]]) -> Snapshot:
    framework = replace(old.framework, nodes=edit())
    return hybrid(framework, data=old, method=old, versions=(old, new))


def _enter(before: Framework, after: Framework, codes: Sequence[str]) -> tuple[Node, ...]:
    """Add nodes, with those that the new version puts under them."""
    kept = (replace(node, parent=after[node.code].parent)
            if node.code in after and after[node.code].parent in codes else node for node in before.nodes)  # fmt: skip
    return (*kept, *(after[code] for code in codes))


def _leave(before: Framework, after: Framework, codes: Sequence[str]) -> tuple[Node, ...]:
    """Take nodes away; those under them that stay go where the new version has them."""
    kept = (node for node in before.nodes if node.code not in codes)
    return tuple(replace(node, parent=after[node.code].parent) if node.parent in codes else node for node in kept)


def _set_field(before: Framework, after: Framework, code: str, name: str) -> tuple[Node, ...]:
    value: Any = getattr(after[code], name)
    return tuple(replace(node, **{name: value}) if node.code == code else node for node in before.nodes)


def _field(node: Node, name: str) -> Any:
    """What a node says; a weight that is not given is 1."""
    return node.weight or 1.0 if name == "weight" else getattr(node, name)


def _in_method(old: Snapshot, new: Snapshot, settings: Mapping[str, Any]) -> Snapshot:
    changed = replace(old, method=replace(old.method, **settings))
    return hybrid(old.framework, data=old, method=changed, versions=(old, new))


def _full_choices(step: StepName, index: Snapshot) -> dict[str, Choice]:
    """The choice for every node with all of its options, also those it leaves as they are."""
    choices = index.method.choices(step, index.framework)
    full = {choice: _full(step, choice) for choice in dict.fromkeys(choices.values())}
    return {code: full[choice] for code, choice in choices.items()}


def _full(step: StepName, choice: Choice) -> Choice:
    options = options_model(step, choice.method).model_fields.items()
    unsaid = {name: option.default for name, option in options if not option.is_required()}
    return Choice(choice.method, tuple(sorted({**unsaid, **dict(choice.options)}.items())))


def _step(own: Step, chosen: Mapping[str, Choice], *, of: int) -> Step:
    """A step with other choices for some of its nodes; a choice for all of them replaces the step."""
    if len(chosen) == of and len(set(chosen.values())) == 1:
        return Step(next(iter(chosen.values())))
    overrides = {code: {"method": choice.method, **dict(choice.options)} for code, choice in chosen.items()}
    return replace(own, nodes={**own.nodes, **overrides})


def _told(old: Choice, new: Choice) -> tuple[str, str]:
    """Two choices as text; of one method, the options that differ."""
    if old.method != new.method:
        return old.method, new.method
    differ = [name for name, value in old.options if new.option(name) != value]
    was, now = (tuple((name, choice.option(name)) for name in differ) for choice in (old, new))
    return str(Choice(old.method, was)), str(Choice(new.method, now))


def _in_data(old: Snapshot, new: Snapshot, code: str, kind: str) -> Snapshot:
    """The old version with the rows of one node that were added, removed or changed."""
    is_own, key = (nw.col("node") == code) & IS_TOLD, list(KEY)
    rows = rows_of(old)
    before, after = rows.filter(is_own), rows_of(new).filter(is_own)
    stayed = before.join(after, on=key, how="semi")
    if kind == "added":
        own = nw.concat([before, after.join(before, on=key, how="anti")])
    elif kind == "removed":
        own = stayed
    else:
        own = nw.concat([after.join(before, on=key, how="semi"), before.join(stayed, on=key, how="anti")])
    others = rows.filter(~is_own).join(own, on=key, how="anti")
    units = {unit.unit: unit for unit in (*new.units, *old.units)} if old.units else {}
    made = nw.concat([others, own])
    raise_if(list(label_faults(made, old.framework.observed)), DataError, "the data cannot be used")
    return replace(old, data=made.to_native(), units=tuple(units.values()))


def _differs(name: str) -> nw.Expr:
    was, now = nw.col(name), nw.col(f"{name}_new")
    return (was != now).fill_null(value=False) | (was.is_null() != now.is_null())


def _cells(rows: Frame) -> Iterator[Cell]:
    for row in rows.iter_rows(named=True):
        pair = [[row.get(f"{name}{which}") for name in COMPARED] for which in ("", "_new")]
        short, whole = ([_row_text(*told, digits=digits) for told in pair] for digits in (6, 15))
        yield Cell(row["unit"], row["period"], *(short if short[0] != short[1] else whole))


def _row_text(value: float | None, status: str | None, indicators: float | None, *, digits: int) -> str:
    """A row as text: value, status unless it is observed, and in brackets how many indicators it stands for."""
    words = (
        "" if value is None else f"{value:.{digits}g}" if abs(value) < 10**digits else f"{value:.0f}",
        "" if status in (None, "observed") else str(status),
        "" if indicators is None else f"({indicators:g})",
    )
    return " ".join(word for word in words if word)


def _groups(index: Snapshot) -> dict[str, str]:
    return {unit.unit: unit.group for unit in index.units}


def _with_groups(old: Snapshot, groups: Mapping[str, str]) -> Snapshot:
    return replace(old, units=tuple(replace(unit, group=groups.get(unit.unit, unit.group)) for unit in old.units))


def _text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)
