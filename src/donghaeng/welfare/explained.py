"""One family's sum under a policy: the steps of each programme, also of those that pay nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from donghaeng.welfare.apply import apply
from donghaeng.welfare.families import INCOME, NET_INCOME
from donghaeng.welfare.kind_steps import Source, Step
from donghaeng.welfare.one_family import is_plain, rules_of
from donghaeng.welfare.parameter import Status
from donghaeng.welfare.policy import PolicyOnDay
from donghaeng.welfare.programme import Choice, Programme
from donghaeng.welfare.resolved import Resolved
from donghaeng.welfare.steps import steps_of


@dataclass(frozen=True)
class Explained:
    """A programme and a family.

    ``amount`` : what it pays or takes. [KRW/month] ``steps`` : how it comes to that, each with its numbers.
    """

    programme: Programme
    amount: float
    steps: tuple[Step, ...]

    @property
    def reasons(self) -> tuple[Step, ...]:
        """The steps that make it nothing; none if it is something."""
        if self.amount:
            return ()
        return tuple(step for step in self.steps if step.result is False) or self.steps[-1:]


@dataclass(frozen=True)
class Sum:
    """A family's income, what each programme adds to it, and what it comes to. [KRW/month]"""

    income: float
    parts: tuple[Explained, ...]
    net_income: float

    @property
    def sources(self) -> tuple[Source, ...]:
        """Who says the numbers that it stands on, each once, in the order of their use."""
        found: list[Source] = []
        for source in (source for part in self.parts for step in part.steps for source in step.sources):
            found += [source] if source not in found else []
        return tuple(found)

    @property
    def unverified(self) -> tuple[Resolved, ...]:
        """The numbers of the law in it that nobody sure says."""
        return tuple(source for source in self.sources
                     if not isinstance(source, Choice) and source.status is Status.UNVERIFIED)  # fmt: skip


def explain(family: Mapping[str, object], policy: PolicyOnDay) -> Sum:
    """Explain a family's sum; ``family`` has a value for each column that `apply` asks for.

    Raises
    ------
    DataError, UnknownValueError, EndedError
        As `apply` does.
    """
    rules = rules_of(family if is_plain(family, policy) else _plain(family, policy), policy)
    amounts = rules.every()
    programmes = policy.policy.programmes
    parts = tuple(Explained(one, amounts[one.code], steps_of(one, rules)) for one in programmes)
    return Sum(rules.columns[INCOME], parts, amounts[NET_INCOME])


def explain_programme(family: Mapping[str, object], policy: PolicyOnDay, code: str) -> Explained:
    """Explain what one programme pays to a family, or takes.

    ``family`` : has what it looks at, and those that replace it or count as its income.

    Raises
    ------
    DataError, UnknownValueError, EndedError
        As `apply` does.
    """
    return next(part for part in explain(family, policy.only(code)).parts if part.programme.code == code)


def _plain(family: Mapping[str, object], policy: PolicyOnDay) -> dict[str, object]:
    """A family whose numbers are of another kind in plain ones; `apply` says what is missing or wrong."""
    frame = pl.DataFrame([dict(family)])
    apply(frame, policy)
    return frame.with_columns(pl.selectors.numeric().cast(pl.Float64)).row(0, named=True)
