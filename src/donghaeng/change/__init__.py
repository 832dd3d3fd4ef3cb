"""Why an index moved: what each node contributes to the change of every aggregate above it."""

from donghaeng.change.attribution import STEPS, Attribution, Split, attribute
from donghaeng.change.explanation import Explanation, Line, Place, explain
from donghaeng.change.sentence import Part, Side, sentence
from donghaeng.change.state import State, state, states

__all__ = [
    "STEPS",
    "Attribution",
    "Explanation",
    "Line",
    "Part",
    "Place",
    "Side",
    "Split",
    "State",
    "attribute",
    "explain",
    "sentence",
    "state",
    "states",
]
