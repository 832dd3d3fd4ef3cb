"""What money does to an index: how much an indicator needs, and which programme should get it."""

from donghaeng.budget.allocation import Allocation, FrontierPoint, Interval, allocate, frontier, least_money
from donghaeng.budget.model import Limit
from donghaeng.budget.objectives import OBJECTIVES
from donghaeng.budget.portfolio import CURVES, EARMARKS, PROGRAMMES, CurvePoint, Earmark, Portfolio, Programme
from donghaeng.budget.prices import ShadowPrice
from donghaeng.budget.problem import draw_efficiency
from donghaeng.budget.sizing import ANSWERS, Sizing, Standing, size
from donghaeng.budget.stakes import Stakes, stakes_of

__all__ = [
    "ANSWERS",
    "CURVES",
    "EARMARKS",
    "OBJECTIVES",
    "PROGRAMMES",
    "Allocation",
    "CurvePoint",
    "Earmark",
    "FrontierPoint",
    "Interval",
    "Limit",
    "Portfolio",
    "Programme",
    "ShadowPrice",
    "Sizing",
    "Stakes",
    "Standing",
    "allocate",
    "draw_efficiency",
    "frontier",
    "least_money",
    "size",
    "stakes_of",
]
