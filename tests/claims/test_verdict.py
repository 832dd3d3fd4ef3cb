import pytest

from donghaeng.claims import Verdict


def test_verdicts_stand_in_the_order_in_which_they_hold():
    assert [verdict.value for verdict in Verdict] == [
        "cannot be computed", "not comparable", "conflict", "confirmed", "consistent", "differs"
    ]  # fmt: skip


@pytest.mark.parametrize(("verdict", "korean"), [
    (Verdict.CANNOT_BE_COMPUTED, "계산 불가"),
    (Verdict.NOT_COMPARABLE, "비교 불가"),
    (Verdict.CONFLICT, "출처 상충"),
    (Verdict.CONFIRMED, "확인"),
    (Verdict.CONSISTENT, "부합"),
    (Verdict.DIFFERS, "불일치"),
])  # fmt: skip
def test_a_verdict_has_a_word_in_each_language(verdict, korean):
    assert (verdict.name_in("ko"), verdict.name_in("en")) == (korean, verdict.value)
