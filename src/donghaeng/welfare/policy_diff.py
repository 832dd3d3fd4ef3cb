"""How one policy differs from another: programme by programme, part by part."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from donghaeng.welfare.policy import Policy
from donghaeng.welfare.programme import Number, Programme

Part: TypeAlias = Number | str | tuple[str, ...]
PROGRAMME = "programme"
"""What changes where a programme is there in one policy only; its parts follow."""
WORDS = ("name_en", "name_ko", "note.en", "note.ko")
"""Parts that are not told of a programme that is there in one policy only."""


@dataclass(frozen=True)
class Change:
    """A part of a programme that is not the same in both.

    ``what`` : as the file calls it: ``numbers.rate``, ``conditions.assets.at_most``, ``replaces``; ``programme`` if it
    is there in one only, followed by what it says. ``before``, ``after`` : None where there is none.
    """

    programme: Programme
    what: str
    before: Part | None
    after: Part | None


def policy_diff(before: Policy, after: Policy) -> tuple[Change, ...]:
    """What the second policy changes of the first; names and notes of the policies themselves are no change.

    Returns
    -------
    In the order of the first policy, then what the second adds. A condition is known by its column and its test.
    """
    old, new = ({one.code: one for one in policy.programmes} for policy in (before, after))
    return tuple(change for code in {**old, **new} for change in _changes(old.get(code), new.get(code)))


def _changes(old: Programme | None, new: Programme | None) -> Iterator[Change]:
    before, after = (_parts(one) if one else {} for one in (old, new))
    if (whole := new or old) and not (old and new):
        yield Change(whole, PROGRAMME, old.code if old else None, new.code if new else None)
        before, after = ({what: part for what, part in parts.items() if what not in WORDS} for parts in (before, after))
    for what in {**before, **after}:
        if whole and before.get(what) != after.get(what):
            yield Change(whole, what, before.get(what), after.get(what))


def _parts(programme: Programme) -> dict[str, Part]:
    """A programme in parts, each by what the file calls it; what it does not say is left out."""
    cut, rounding = programme.reduction, programme.rounding
    parts: dict[str, Part | None] = {
        "name_en": programme.names.get("en"), "name_ko": programme.names.get("ko"),
        "kind": programme.kind, "unit": programme.unit, "period": programme.period,
        "is_levy": "true" if programme.is_levy else None,
        **{f"columns.{role}": column for role, column in programme.columns.items()},
        **{f"numbers.{name}": number for name, number in programme.numbers.items()},
        **_conditions(programme),
        **({"reduction.column": cut.column, "reduction.level": cut.level, "reduction.share": cut.share} if cut else {}),
        **({"rounding.to": rounding.to, "rounding.how": rounding.how} if rounding else {}),
        "take_up": programme.take_up, "replaces": tuple(sorted(programme.replaces)) or None,
        "counts": tuple(sorted(programme.counts)) or None,
        "note.en": programme.note.get("en"), "note.ko": programme.note.get("ko"),
    }  # fmt: skip
    return {what: part for what, part in parts.items() if part is not None}


def _conditions(programme: Programme) -> dict[str, Part]:
    """Conditions by column and test; a second one of the same with its place."""
    found: dict[str, Part] = {}
    for condition in programme.conditions:
        name = f"conditions.{condition.column}.{condition.test}"
        same = sum(other == name or other.startswith(f"{name}.") for other in found)
        found[f"{name}.{same + 1}" if same else name] = condition.bound
    return found
