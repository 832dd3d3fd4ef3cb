"""What a gap was filled with: the formula, and the periods, units or indicators it was taken from."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from donghaeng.city.formula import Formula
from donghaeng.city.seen import Seen
from donghaeng.index.scale import extremes

Found = tuple[Formula, tuple[str, ...]]


def filling(seen: Seen, node: str, method: str, options: Mapping[str, Any]) -> Found:
    """How a gap was filled, and from which periods, units or indicators."""
    return FILLINGS[method](seen, node, options)


def _from_period(seen: Seen, node: str, _: Mapping[str, Any]) -> Found:
    """The last value before, or the first after where there is none."""
    before, after = _neighbours(seen, node)
    period = (before or after)[0]
    return Formula("{value}", {"value": _at(seen, node, period)}), (seen.result.periods[period],)


def _on_a_line(seen: Seen, node: str, options: Mapping[str, Any]) -> Found:
    before, after = _neighbours(seen, node)
    if not (before and after):
        return _from_period(seen, node, options)
    times = seen.task.reference.starts[[*before, seen.at[1], *after]] * seen.task.reference.per_year
    start, now, end = map(float, np.rint(times))
    numbers = {"first": _at(seen, node, before[0]), "last": _at(seen, node, after[0])}
    text = "{first} + ({last} - {first}) * {passed} / {span}"
    return (
        Formula(text, {**numbers, "passed": now - start, "span": end - start}),
        tuple(seen.result.periods[period] for period in (*before, *after)),
    )


def _from_group(seen: Seen, node: str, _: Mapping[str, Any]) -> Found:
    groups, units = seen.result.observations.groups, np.array(seen.result.units)
    known = ~np.isnan(seen.known(node)[:, seen.at[1], 0]) & (units != seen.result.method.base_unit)
    if groups is not None:
        known &= groups == groups[seen.at[0]]
    return Formula(), tuple(units[known].tolist())


def _from_siblings(seen: Seen, node: str, options: Mapping[str, Any]) -> Found:
    framework = seen.result.framework
    codes = [code for code in framework.children[framework[node].parent] if code in framework.indicators]
    values = seen.known(*codes)
    low, high = (np.broadcast_to(end, values.shape)[seen.at] for end in
                 extremes(values, seen.task.reference, options["over"]))  # fmt: skip
    is_used = ~np.isnan(values[seen.at]) & (low != high)
    return Formula(), tuple(code for code, used in zip(codes, is_used, strict=True) if used)


FILLINGS: Mapping[str, Callable[[Seen, str, Mapping[str, Any]], Found]] = MappingProxyType({
    "carry_forward": _from_period,
    "interpolate": _on_a_line,
    "group_mean": _from_group,
    "group_median": _from_group,
    "pillar_mean": _from_siblings,
    "pillar_median": _from_siblings,
})  # fmt: skip


def _neighbours(seen: Seen, node: str) -> tuple[list[int], list[int]]:
    """The last period before, and the first one after, in which the unit has a value: one each, or none."""
    known = np.flatnonzero(~np.isnan(seen.known(node)[seen.at[0], :, 0])).tolist()
    return [at for at in known if at < seen.at[1]][-1:], [at for at in known if at > seen.at[1]][:1]


def _at(seen: Seen, node: str, period: int) -> float:
    return float(seen.known(node)[seen.at[0], period, 0])
