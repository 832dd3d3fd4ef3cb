"""Claims: what a city has announced, and what comes out when it is computed again."""

from donghaeng.claims.scores import ScoreCheck, check_scores
from donghaeng.claims.verdict import Verdict

__all__ = ["ScoreCheck", "Verdict", "check_scores"]
