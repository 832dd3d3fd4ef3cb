"""A policy: programmes in order, and how it stands on a day."""

import graphlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from donghaeng.base.errors import InputError, raise_if
from donghaeng.welfare.kinds import KINDS
from donghaeng.welfare.parameter import HOUSEHOLD_SIZE
from donghaeng.welfare.parameters import Parameters, View
from donghaeng.welfare.policy_faults import policy_faults
from donghaeng.welfare.programme import Programme

USUAL = {HOUSEHOLD_SIZE: "size"}
"""Columns that are not called as what they are to a programme."""


@dataclass(frozen=True)
class Policy:
    """Programmes in the order in which they are shown.

    ``extends`` : the code of the policy of which it is a change; empty if of none.
    """

    code: str
    names: Mapping[str, str]
    programmes: tuple[Programme, ...]
    note: Mapping[str, str] = field(default_factory=dict)
    extends: str = ""

    def on(self, view: View) -> "PolicyOnDay":
        """How it stands on the day of the parameters.

        Raises
        ------
        InputError
            With everything in which it contradicts itself or these parameters.
        """
        faults = list(policy_faults(self.programmes, view.parameters))
        raise_if(faults, InputError, f"the policy {self.code!r} contradicts itself")
        return PolicyOnDay(self, view)


@dataclass(frozen=True)
class PolicyOnDay:
    """A policy that was checked, with the numbers of the law as they stood on a day."""

    policy: Policy
    view: View

    @property
    def parameters(self) -> Parameters:
        """The numbers of the law, with their histories."""
        return self.view.parameters

    @cached_property
    def by_code(self) -> Mapping[str, Programme]:
        """The programmes by code."""
        return {programme.code: programme for programme in self.policy.programmes}

    @cached_property
    def in_order(self) -> tuple[Programme, ...]:
        """The programmes, each after those that replace it and those that it counts as income."""
        before = {code: self.before(code) for code in self.by_code}
        return tuple(self.by_code[code] for code in graphlib.TopologicalSorter(before).static_order())

    def before(self, code: str) -> tuple[str, ...]:
        """The codes of those that have to be known before a programme is."""
        return (*self.replacers(code), *self.by_code[code].counts)

    def replacers(self, code: str) -> tuple[str, ...]:
        """The codes of those that replace a programme."""
        return tuple(other.code for other in self.policy.programmes if code in other.replaces)

    def only(self, code: str) -> "PolicyOnDay":
        """A programme, and those that may take its place or count as its income: what it pays hangs on no other."""
        wanted, waiting = {code}, [code]
        while waiting:
            fresh = set(self.before(waiting.pop())) - wanted
            wanted |= fresh
            waiting += fresh
        programmes = tuple(programme for programme in self.policy.programmes if programme.code in wanted)
        return replace(self, policy=replace(self.policy, programmes=programmes))


def column_of(programme: Programme, role: str) -> str:
    """The column that is something to a programme: the one it names, else the usual one; empty if it has none.

    ``role`` : what it is to the programme: ``income``, ``per``, ``household_type``.
    """
    usual = "" if role in KINDS[programme.kind].optional_columns else USUAL.get(role, role)
    return programme.columns.get(role, usual)


def roles_of(programme: Programme) -> tuple[str, ...]:
    """What its kind looks at."""
    kind = KINDS[programme.kind]
    return tuple(role for role in (*kind.columns, *kind.optional_columns) if column_of(programme, role))
