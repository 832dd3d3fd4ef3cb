import json

from donghaeng.welfare import Choice, Condition, Law, Policy, Programme, ShareOf
from donghaeng.welfare.explained import explain
from donghaeng.welfare.sum_record import record

NAMES = {"en": "Aid", "ko": "급여"}
AID = Programme("aid", NAMES, "top_up", "household", "month",
                {"line": ShareOf("livelihood.share", "median.amount"), "rate": Law("pilot.rate")},
                conditions=(Condition("assets", "at_most", Choice(10, "KRW")),))  # fmt: skip
FAMILY = {"id": "a", "size": 6, "income": 580_737.6, "assets": 10}


def recorded(view, **columns):
    return json.loads(json.dumps(record(explain(FAMILY | columns, Policy("p", {}, (AID,)).on(view))), allow_nan=False))


def test_a_step_has_its_numbers_in_full_and_says_who_says_them(view):
    # 0.32 × 8,064,805 = 2,580,737.6; half of the 2,000,000 that are short of it
    found = recorded(view)
    assert (found["income"], found["net_income"], found["unverified"]) == (580_737.6, 1_580_737.6, [])
    (aid,) = found["programmes"]
    assert aid["says"] == {"en": "Aid: 1,000,000 won a month", "ko": "급여: 월 1,000,000원"}
    assert aid["steps"][-1] == {
        "key": "share", "terms": {"amount": 2_000_000.0, "rate": 0.5}, "result": 1_000_000.0, "sources": [3],
        "says": {"en": "Share that is paid: 2,000,000 × 0.5", "ko": "지급 비율 적용: 2,000,000 × 0.5"},
    }  # fmt: skip
    assert [(one["path"], one["since"], one["sources"], one["status"]) for one in found["sources"]] == [
        (None, None, [], "choice"), ("livelihood.share", "2024-01-01", ["law"], ""),
        ("median.amount.6", "2025-01-01", ["notice"], ""), ("pilot.rate", "2022-07-01", ["plan"], ""),
    ]  # fmt: skip


def test_nothing_has_its_reason(view):
    (aid,) = recorded(view, assets=11)["programmes"]
    assert (aid["amount"], aid["steps"][0]["result"]) == (0.0, False)
    assert aid["says"]["en"] == "Aid: nothing. Condition on assets (11 > 10), not met"
