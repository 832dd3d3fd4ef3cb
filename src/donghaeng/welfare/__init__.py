"""Welfare rules: numbers of the law, each from the day on which it holds, and policies made of them."""

from donghaeng.welfare.apply import apply
from donghaeng.welfare.history import parameter_faults
from donghaeng.welfare.incentives import Cliff, Kink, Schedule, Stretch, schedule
from donghaeng.welfare.kinds import KINDS
from donghaeng.welfare.parameter import HOUSEHOLD_SIZE, LAST_STEP, Bracket, Dated, Parameter, Status, Value
from donghaeng.welfare.parameters import Parameters, View
from donghaeng.welfare.policy import Policy, PolicyOnDay
from donghaeng.welfare.policy_faults import policy_faults
from donghaeng.welfare.programme import Choice, Condition, Law, Number, Programme, Reduction, Rounding, ShareOf, Test
from donghaeng.welfare.resolved import Resolved

__all__ = [
    "HOUSEHOLD_SIZE",
    "KINDS",
    "LAST_STEP",
    "Bracket",
    "Choice",
    "Cliff",
    "Condition",
    "Dated",
    "Kink",
    "Law",
    "Number",
    "Parameter",
    "Parameters",
    "Policy",
    "PolicyOnDay",
    "Programme",
    "Reduction",
    "Resolved",
    "Rounding",
    "Schedule",
    "ShareOf",
    "Status",
    "Stretch",
    "Test",
    "Value",
    "View",
    "apply",
    "parameter_faults",
    "policy_faults",
    "schedule",
]
