"""What a policy asks of a family: the columns that its programmes look at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from donghaeng.welfare.families import BASE, DRAW, INCOME
from donghaeng.welfare.figure import key_of
from donghaeng.welfare.kinds import KINDS
from donghaeng.welfare.parameter import HOUSEHOLD_SIZE
from donghaeng.welfare.policy import PolicyOnDay, column_of, roles_of


@dataclass(frozen=True)
class Needs:
    """Columns, each once.

    ``numbers`` : of amounts and counts. ``keys`` : of words, such as the type of a household. ``parts`` : pairs of
    which the first is a part of the second: earnings of the income.
    """

    numbers: tuple[str, ...]
    keys: tuple[str, ...]
    parts: tuple[tuple[str, str], ...] = ()


def needs(policy: PolicyOnDay, codes: Iterable[str] | None = None) -> Needs:
    """What programmes look at, all of a policy or those of the codes; ``id``, ``size`` and ``income`` are always there.

    Examples
    --------
    See ``donghaeng welfare policy show``, which lists them.
    """
    chosen = policy.policy.programmes if codes is None else [policy.by_code[code] for code in codes]
    numbers, keys, parts = list(BASE[1:]), [], []
    for programme in chosen:
        roles = {role: column_of(programme, role) for role in roles_of(programme)}
        numbers += roles.values()
        pair = roles.get("earnings", ""), roles.get(INCOME, INCOME)
        parts += [pair] if pair[0] and pair[0] != pair[1] else []
        numbers += [condition.column for condition in programme.conditions]
        numbers += [programme.reduction.column] if programme.reduction else []
        numbers += [DRAW] if programme.take_up is not None else []
        kinds = {key_of(number, policy.parameters) for _, number in programme.every_number()}
        keys += [column_of(programme, by) for by in sorted(kinds) if by not in {"", HOUSEHOLD_SIZE}]
    return Needs(tuple(dict.fromkeys(numbers)), tuple(dict.fromkeys(keys)), tuple(dict.fromkeys(parts)))


def nothing_without(policy: PolicyOnDay) -> Mapping[str, str]:
    """By programme the column without which it is nothing: no child, no child allowance."""
    programmes = [programme for programme in policy.policy.programmes if KINDS[programme.kind].nothing_without]
    columns = {one.code: column_of(one, KINDS[one.kind].nothing_without) for one in programmes}
    return {code: column for code, column in columns.items() if column}
