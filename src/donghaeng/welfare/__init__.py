"""Welfare rules: numbers of the law, each from the day on which it holds."""

from donghaeng.welfare.history import parameter_faults
from donghaeng.welfare.parameter import HOUSEHOLD_SIZE, LAST_STEP, Bracket, Dated, Parameter, Status, Value
from donghaeng.welfare.parameters import Parameters, View
from donghaeng.welfare.resolved import Resolved

__all__ = [
    "HOUSEHOLD_SIZE",
    "LAST_STEP",
    "Bracket",
    "Dated",
    "Parameter",
    "Parameters",
    "Resolved",
    "Status",
    "Value",
    "View",
    "parameter_faults",
]
