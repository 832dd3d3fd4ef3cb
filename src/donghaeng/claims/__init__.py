"""Claims: what a city has announced, and what comes out when it is computed again."""

from donghaeng.claims.calculations import Calculation, is_input, read_calculation
from donghaeng.claims.check import Judgement, check_claims
from donghaeng.claims.claim import Argued, Claim, Ledger, Printed
from donghaeng.claims.facts import Fact, fact_reader, nothing
from donghaeng.claims.formula import Known
from donghaeng.claims.given import Derived, Given, Missing, Reader
from donghaeng.claims.law import Law, benefit_reader, law_reader
from donghaeng.claims.reasons import Reason
from donghaeng.claims.scores import ScoreCheck, check_scores, score_bounds
from donghaeng.claims.verdict import Verdict

__all__ = [
    "Argued",
    "Calculation",
    "Claim",
    "Derived",
    "Fact",
    "Given",
    "Judgement",
    "Known",
    "Law",
    "Ledger",
    "Missing",
    "Printed",
    "Reader",
    "Reason",
    "ScoreCheck",
    "Verdict",
    "benefit_reader",
    "check_claims",
    "check_scores",
    "fact_reader",
    "is_input",
    "law_reader",
    "nothing",
    "read_calculation",
    "score_bounds",
]
