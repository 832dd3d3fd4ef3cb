"""Which limits cannot all hold: a smallest set, each of which would do if it went."""

from donghaeng.base.errors import ConflictError, Fault
from donghaeng.budget.model import Limit, Model
from donghaeng.budget.portfolio import EARMARKS, PROGRAMMES, Portfolio


def conflict(model: Model) -> tuple[Limit, ...]:
    """Find limits that cannot all hold, while any of them left out would let the others hold.

    Found by leaving out one limit after the other, and for good where no plan is possible without it either.

    Parameters
    ----------
    model : under which no plan is possible.

    References
    ----------
    J. W. Chinneck and E. W. Dravnieks, "Locating minimal infeasible constraint sets in linear programs", *ORSA Journal
    on Computing* 3 (1991), 157-168 (the deletion filter).
    """
    plain = Model(model.segments.whole, model.limits, model.members, model.unit_cost, model.segments.whole.start > 0)
    kept = list(range(len(model.limits)))
    for place in reversed(range(len(model.limits))):
        others = [one for one in kept if one != place]
        if not _is_possible(plain.only(others)):
            kept = others
    return tuple(model.limits[place] for place in kept)


def conflict_error(model: Model, portfolio: Portfolio) -> ConflictError:
    """Say which limits cannot all hold, with their amounts and what would help."""
    limits = conflict(model)
    return ConflictError("no plan keeps these limits together", [_fault(one, portfolio) for one in limits])


def _is_possible(model: Model) -> bool:
    return model.solve(model.segments.points) is not None


def _fault(limit: Limit, portfolio: Portfolio) -> Fault:
    found = f"{limit.amount:,.12g} KRW"
    if limit.kind == "money":
        return Fault("money", found, "more money; or one of the others lower")
    file = PROGRAMMES if limit.kind in ("floor", "ceiling") else EARMARKS
    row = portfolio.row(file, limit.code)
    if file == PROGRAMMES and portfolio.programmes[row - 2].unit_cost is not None:
        found += f", in whole units of {portfolio.programmes[row - 2].unit_cost:,.12g} KRW"
    remedy = "a lower one" if limit.is_lower else "a higher one"
    return Fault(f"{limit.kind} of {limit.code!r}", found, f"{remedy}; or another of these limits changed", row, file)
