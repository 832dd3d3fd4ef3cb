"""Why an index moved: what each node contributes to the change of every aggregate above it."""

from donghaeng.change.attribution import STEPS, Attribution, Split, attribute
from donghaeng.change.state import State, state

__all__ = ["STEPS", "Attribution", "Split", "State", "attribute", "state"]
