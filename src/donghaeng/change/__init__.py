"""Why an index moved: what each node contributes to a change, what it is made of, and what drove it."""

from donghaeng.change.attribution import STEPS, Attribution, Split, attribute
from donghaeng.change.cause_words import cause_name, cause_sentence, grounds, roles_named
from donghaeng.change.diagnosis import Diagnosis, diagnose
from donghaeng.change.drivers import FORMS, ROLES, Driver, driver_faults
from donghaeng.change.explanation import Explanation, Line, Place, explain
from donghaeng.change.lmdi import FACTORS, Figures, ValueSplit, figures_at, split_value
from donghaeng.change.missing import Missing, missing_series
from donghaeng.change.sentence import Part, Side, sentence
from donghaeng.change.shares import CAUSES, PARTS, Share
from donghaeng.change.state import State, state, states
from donghaeng.change.stated import Stated, stated_of
from donghaeng.change.thresholds import Thresholds, read_thresholds

__all__ = [
    "CAUSES",
    "FACTORS",
    "FORMS",
    "PARTS",
    "ROLES",
    "STEPS",
    "Attribution",
    "Diagnosis",
    "Driver",
    "Explanation",
    "Figures",
    "Line",
    "Missing",
    "Part",
    "Place",
    "Share",
    "Side",
    "Split",
    "State",
    "Stated",
    "Thresholds",
    "ValueSplit",
    "attribute",
    "cause_name",
    "cause_sentence",
    "diagnose",
    "driver_faults",
    "explain",
    "figures_at",
    "grounds",
    "missing_series",
    "read_thresholds",
    "roles_named",
    "sentence",
    "split_value",
    "state",
    "stated_of",
    "states",
]
