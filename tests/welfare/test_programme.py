from donghaeng.welfare import Choice, Condition, Law, Programme, Reduction, Rounding

RATE, LINE = Law("pilot.rate"), Choice(100, "KRW/month")


def test_each_number_is_told_with_its_place():
    programme = Programme(
        "aid", {}, "top_up", "household", "month", {"line": LINE}, conditions=(Condition("assets", "below", RATE),),
        reduction=Reduction("assets", LINE, RATE), rounding=Rounding(LINE, "up"), take_up=RATE,
    )  # fmt: skip
    assert dict(programme.every_number()) == {
        "numbers.line": LINE, "condition 1, below": RATE, "reduction.level": LINE, "reduction.share": RATE,
        "rounding.to": LINE, "take_up": RATE,
    }  # fmt: skip


def test_a_programme_that_says_no_more_has_no_other_numbers():
    assert list(Programme("aid", {}, "flat", "household", "month", {}).every_number()) == []
