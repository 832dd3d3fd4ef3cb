"""The ledger checked: every claim computed again, and what came of it."""

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from donghaeng.base.errors import Fault, InputError, UndefinedResultError
from donghaeng.base.rounding import SLACK
from donghaeng.base.units import with_unit
from donghaeng.claims.claim import Claim, Ledger
from donghaeng.claims.compare import compare, contradicts
from donghaeng.claims.formula import Known
from donghaeng.claims.given import Derived, Given, Missing, Readers
from donghaeng.claims.reasons import Reason, joined
from donghaeng.claims.verdict import Verdict

FEW = 3
"""Inputs up to which it is said what each would have to be."""
NUMBER = {"en": "number", "ko": "수"}


@dataclass(frozen=True)
class Judgement:
    """A claim, what was computed, the verdict, why, and how the figure came about.

    ``computed`` is in the unit of the claim, or None; ``stale`` the time of a later figure where the claim says latest.
    """

    claim: Claim
    verdict: Verdict
    reasons: tuple[Reason, ...]
    derived: Derived
    computed: Known | None = None
    stale: str = ""

    def why(self, language: str) -> str:
        """The reasons as text, in ``ko`` or ``en``."""
        return joined([reason.text(language) for reason in self.reasons])


def check_claims(ledger: Ledger, readers: Readers) -> tuple[Judgement, ...]:
    """Compute every claim again.

    Parameters
    ----------
    ledger : what was announced.
    readers : find inputs, by what stands before the colon of their targets; claims are found here.

    Returns
    -------
    A judgement per claim, in order. *Cannot be computed*: an input is not there; where there is no
    calculation, argued. *Not comparable*: argued.
    *Conflict*: sources print numbers that no one number rounds to. *Confirmed*: what is computed rounds to what was
    printed. *Consistent*: it does not, but some inputs that round to the printed ones give it. *Differs*: none do.

    Raises
    ------
    InputError
        With every claim whose calculation goes in a circle, names a claim that is not there or an input that no reader
        finds, or gives a unit that does not convert to the claim's.
    """
    faults = [*_circles(ledger), *_nowhere(ledger, readers)]
    if faults:
        raise InputError("claims that cannot be checked", faults)
    checker = _Checker(ledger, readers)
    judged = []
    for claim in ledger.claims:
        try:
            judged.append(checker.judge(claim))
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError("claims that cannot be checked", dict.fromkeys(faults))
    return tuple(judged)


@dataclass(frozen=True)
class _Checker:
    ledger: Ledger
    readers: Readers
    judged: dict[str, Judgement] = field(default_factory=dict)
    found: dict[str, Given | Missing] = field(default_factory=dict)

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self.ledger.claims}

    def judge(self, claim: Claim) -> Judgement:
        if claim.id not in self.judged:
            try:
                self.judged[claim.id] = self._judge(claim)
            except InputError as error:
                if error.faults:  # of a claim that this one takes
                    raise
                expected = f"inputs whose units give {claim.unit or 'a plain number'}"
                raise InputError(
                    error.headline, [Fault(f"{claim.id}: calculation", error.headline, expected)]
                ) from None
        return self.judged[claim.id]

    def _judge(self, claim: Claim) -> Judgement:
        made = _Made(self, claim)
        is_count = self.ledger.units.is_count(claim.unit)
        others = sorted({other.text for other in claim.also if contradicts(claim.printed, other, is_count=is_count)})
        also = (Reason("also_printed", {"others": ", ".join(others)}),) if others else ()
        computed, reason = made.computed
        verdict, reasons = Verdict.CANNOT_BE_COMPUTED, (reason, *also)
        if computed is not None:
            verdict, reasons = made.compared(computed, also)
        if claim.not_comparable and (computed is not None or reason is None):
            argued = Reason("argued", words={"why": claim.not_comparable.why})
            verdict, reasons = Verdict.NOT_COMPARABLE, (argued,)
        derived = Derived(f"claim:{claim.id}", claim.said, claim.text, claim.unit, made.formula, claim.printed.source,
                          claim.note, verdict, parts=made.parts)  # fmt: skip
        return Judgement(claim, verdict, tuple(filter(None, reasons)), derived, computed, self._stale(claim, made))

    def _stale(self, claim: Claim, made: "_Made") -> str:
        """The time of the latest figure that is later than those used, where the claim says that it is the latest."""
        if not claim.latest:
            return ""
        named = self.find(claim.latest, claim.id) if isinstance(claim.latest, str) else None
        given = [named] if isinstance(named, Given) else made.given.values()
        return max((one.later for one in given), default="")

    def find(self, target: str | float, by: str) -> Given | Missing:
        """An input, looked for once; ``by`` is the claim that takes it."""
        if not isinstance(target, str):
            known = Known(target, target, target, self.ledger.units.unit(""))
            return Given(known, Derived("", NUMBER, f"{target:g}"))
        if target not in self.found:
            self.found[target] = self._find(target, by)
        return self.found[target]

    def _find(self, target: str, by: str) -> Given | Missing:
        scheme, _, rest = target.partition(":")
        if scheme == "claim":
            claim = self.claims[rest]
            unit = self.ledger.units.unit(claim.unit)
            reach = claim.printed.reach(claim.unit, self.ledger.units)
            value = claim.printed.value
            return Given(Known(value, value - reach, value + reach, unit), self.judge(claim).derived)
        try:
            return self.readers[scheme](rest)
        except InputError as error:
            faults = (fault if fault.file else replace(fault, where=_at(by, fault.where)) for fault in error.faults)
            raise InputError(error.headline, faults) from None


@dataclass(frozen=True)
class _Made:
    """A claim computed."""

    checker: _Checker
    claim: Claim

    @cached_property
    def inputs(self) -> Mapping[str, Given | Missing]:
        calculation = self.claim.calculation
        return (
            {}
            if calculation is None
            else {name: self.checker.find(one, self.claim.id) for name, one in calculation.inputs.items()}
        )

    @property
    def given(self) -> Mapping[str, Given]:
        return {name: one for name, one in self.inputs.items() if isinstance(one, Given)}

    @property
    def parts(self) -> tuple[Derived, ...]:
        """How the inputs came about, each with its name in the formula."""
        return tuple(
            Derived(one.target, one.why, role=name.strip("_"), is_missing=True)
            if isinstance(one, Missing)
            else replace(one.derived, role=name.strip("_"))
            for name, one in self.inputs.items()
        )

    @property
    def formula(self) -> str:
        """The formula, in the names of its inputs."""
        calculation = self.claim.calculation
        return "" if calculation is None else calculation.formula.text.replace("from_", "from")

    @cached_property
    def computed(self) -> tuple[Known | None, Reason | None]:
        """What was computed, in the unit of the claim, or why nothing was."""
        claim, units = self.claim, self.checker.ledger.units
        if claim.cannot_be_computed is not None:
            return None, Reason("argued", words={"why": claim.cannot_be_computed.why})
        if claim.calculation is None:
            return None, None
        missing = [one for one in self.inputs.values() if isinstance(one, Missing)]
        if missing:
            what = {language: ", ".join(one.why[language] for one in missing) for language in ("en", "ko")}
            return None, Reason("missing", words={"what": what})
        try:
            known = {name: one.known for name, one in self.given.items()}
            return claim.calculation.formula.compute(known, units).to(units.unit(claim.unit), units), None
        except UndefinedResultError:
            return None, Reason("undefined")

    def compared(self, computed: Known, also: tuple[Reason, ...]) -> tuple[Verdict, tuple[Reason, ...]]:
        """The verdict on what was computed, and why; where sources are in conflict, no more than that is said."""
        claim, units = self.claim, self.checker.ledger.units
        apart = "percentage_point" if claim.unit == "%" else claim.unit
        unit = {language: units.name(apart, language) for language in ("en", "ko")}
        verdict, reason = compare(computed.value, computed.low, computed.high, claim.printed, unit=unit)
        if also:
            is_other = claim.calculation is not None and claim.calculation.name == "value"
            return Verdict.CONFLICT, also if is_other else (*also, reason)
        if verdict is Verdict.DIFFERS:
            return verdict, (reason, *self._closing())
        caveats = dict.fromkeys(caveat for one in self.given.values() for caveat in one.caveats)
        return verdict, (reason, *map(Reason, caveats))

    def _closing(self) -> Iterator[Reason]:
        """What each fact would have to be, the others unchanged; nothing where there are many."""
        facts = {name: one for name, one in self.given.items() if one.derived.target.startswith(("fact:", "raw:"))}
        for name, one in facts.items() if len(self.given) <= FEW else ():
            needed = self._needed(name, one)
            if needed:
                time = f" ({one.derived.as_of})" if one.derived.as_of else ""
                names = {language: f"{said}{time}" for language, said in one.derived.names.items()}
                yield Reason("needed", words={"name": names, "needed": needed})

    def _needed(self, name: str, one: Given) -> dict[str, str]:
        """What an input would have to be, with its unit; of a count the whole numbers, if there are any."""
        calculation, units, printed = self.claim.calculation, self.checker.ledger.units, self.claim.printed
        if calculation is None:
            return {}
        known = {name: one.known for name, one in self.given.items()}
        (low, high), unit = printed.ends, units.unit(self.claim.unit)
        ends = (low, printed.value, high)
        found = [calculation.formula.needed(name, Known(end, end, end, unit), known, units) for end in ends]
        values = [end.value for end in found if end is not None]
        if len(values) < len(ends):
            return {}
        digits = max(3 - math.floor(math.log10(abs(values[1]) or 1)), 0)  # four that say something
        text = f"{values[1]:,.{digits}f}".removesuffix("." + "0" * digits)
        if units.is_count(one.derived.unit):
            low, high = math.ceil(min(values) - SLACK), math.floor(max(values) + SLACK)
            if low > high:
                return {}
            text = f"{low:,}" if low == high else f"{low:,}–{high:,}"
            return {language: with_unit(text, units.name(one.derived.unit, language)) for language in ("en", "ko")}
        return {language: units.figure(text, one.derived.unit, language) for language in ("en", "ko")}


def _at(claim: str, place: str) -> str:
    return f"{claim}: calculation, {place}" if place else f"{claim}: calculation"


def _circles(ledger: Ledger) -> Iterator[Fault]:
    """Claims that lead back to themselves."""
    claims = {claim.id: claim for claim in ledger.claims}
    for claim in ledger.claims:
        trail, waiting = [claim.id], [iter(_claims_in(claim))]
        seen: set[str] = set()
        while waiting:
            following = next(waiting[-1], None)
            if following is None:
                waiting.pop()
                trail.pop()
            elif following == claim.id:
                yield Fault(f"{claim.id}: calculation", " -> ".join([*trail, claim.id]), "no way back to itself")
                break
            elif following in claims and following not in seen:
                seen.add(following)
                trail.append(following)
                waiting.append(iter(_claims_in(claims[following])))


def _nowhere(ledger: Ledger, schemes: Collection[str]) -> Iterator[Fault]:
    """Inputs that cannot be: claims that are not there, and words before a colon that nothing is found by."""
    known = {claim.id for claim in ledger.claims}
    for claim in ledger.claims:
        for target in _targets(claim):
            scheme, _, rest = target.partition(":")
            if scheme == "claim" and rest not in known:
                yield Fault(f"{claim.id}: calculation", repr(target), "the id of a claim")
            if scheme not in ("claim", *schemes):
                expected = f"one of {', '.join(f'{name}:' for name in ('claim', *schemes))}"
                yield Fault(f"{claim.id}: calculation", repr(target), expected)


def _claims_in(claim: Claim) -> list[str]:
    """The claims that a claim takes."""
    return [one.removeprefix("claim:") for one in _targets(claim) if one.startswith("claim:")]


def _targets(claim: Claim) -> list[str]:
    """Where inputs of a claim are found: of its calculation, and what it is the latest of."""
    inputs = () if claim.calculation is None else claim.calculation.inputs.values()
    return [one for one in (*inputs, claim.latest) if isinstance(one, str)]
