"""The unverified numbers of the law that a result stands on, so that whoever shows the result can say so."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrame

from donghaeng.base.errors import EndedError, UnknownValueError
from donghaeng.welfare.families import Frame, collected
from donghaeng.welfare.figure import figure, key_in, key_of, parted
from donghaeng.welfare.parameter import Status
from donghaeng.welfare.parameters import View
from donghaeng.welfare.policy import PolicyOnDay, column_of
from donghaeng.welfare.programme import Law, Number, Programme
from donghaeng.welfare.resolved import Resolved


def doubts(policy: PolicyOnDay, codes: Iterable[str], *families: Mapping[str, object]) -> tuple[Resolved, ...]:
    """Give the unverified numbers of the law in programmes, each once, in the order of their use.

    Parameters
    ----------
    codes : of the programmes that pay or take something: of a schedule ``paying``, of a sum those with an amount.
    families : to whom they do. Of each only ``size`` counts, and what else numbers are told apart by, such as
        ``earner_type``; a number that nothing is known of for a family is left out.

    Examples
    --------
    See ``donghaeng welfare incentives``, which prints them.
    """
    found = {value.path: value for code in codes for value in _of_programme(policy.by_code[code], policy, families)}
    return tuple(value for value in found.values() if value.status is Status.UNVERIFIED)


def doubts_of(applied: IntoFrame, policy: PolicyOnDay) -> tuple[Resolved, ...]:
    """Give those of families that a policy was applied to: of each programme, for those with an amount.

    ``applied`` : what `apply` returned.
    """
    frame: Frame = nw.from_native(applied)
    found = {value.path: value for programme in policy.policy.programmes
             for value in doubts(policy, [programme.code], *_paid(frame, policy, programme))}  # fmt: skip
    return tuple(found.values())


def _paid(frame: Frame, policy: PolicyOnDay, programme: Programme) -> list[dict[str, Any]]:
    """A row for each size and type of those with an amount of a programme."""
    told_apart = {key_of(number, policy.parameters) for _, number in programme.every_number()}
    known = set(frame.collect_schema().names())  # not that of a programme which no family can get
    columns = sorted(known & {column_of(programme, by) for by in told_apart if by})
    paid = frame.filter(nw.col(programme.code) != nw.lit(0.0))
    kinds = paid.select(*columns).unique().sort(*columns) if columns else paid.select(programme.code).head(1)
    return collected(kinds).rows(named=True)


def _of_programme(
    programme: Programme, policy: PolicyOnDay, families: Iterable[Mapping[str, object]]
) -> Iterator[Resolved]:
    """The numbers of the law in a programme, as these families meet them."""
    numbers = {number: key_of(number, policy.parameters) for _, number in programme.every_number()}
    for family in families:
        for number, by in numbers.items():
            yield from _values(number, policy.view, key_in(family[column_of(programme, by)]) if by else "")


def _values(number: Number, view: View, key: str) -> tuple[Resolved, ...]:
    """The values of the law in a number; none of one that is not known for the key, and so decided nothing."""
    try:
        if isinstance(number, Law) and isinstance((law := view[parted(number.path)[0]]).rows[0].value, tuple):
            return (law,)
        return figure(number, view, key).values
    except (UnknownValueError, EndedError):
        return ()
