import pytest

from donghaeng.web.ledger.changes import verdicts
from donghaeng.web.ledger.models import VerdictChange


def change(site, old, new, file="claims.toml"):
    path = site.folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    site.load()


def noted():
    return [(row.claim, row.was, row.became) for row in VerdictChange.objects.filter(is_first=False).order_by("pk")]


@pytest.mark.usefixtures("site")
def test_what_the_first_load_finds_is_no_change():
    # 1,000 MW x 864 h = 864 GWh; 1,200 / 1,000 = 1.2, printed as 25 % and elsewhere as 24 %
    own = ["saving", "heat", "growth", "saved-per-hour"]
    assert noted() == []
    assert [verdicts()[claim] for claim in own] == [
        "cannot-be-computed", "confirmed", "conflict", "cannot-be-computed",
    ]  # fmt: skip


def test_a_load_notes_what_changed(site):
    change(site, "value = 864\n", "value = 900\n")
    assert noted() == [("heat", "confirmed", "differs")]
    change(site, "value = 900\n", "value = 864\n")
    assert noted()[1:] == [("heat", "differs", "confirmed")]


def test_a_load_that_changes_no_verdict_notes_nothing(site):
    change(site, "It saves 518,000 t.", "It saves 518 thousand tonnes.")
    assert noted() == []


def test_a_claim_that_is_new_and_one_that_is_gone(site):
    change(site, 'id = "heat"', 'id = "warmth"')
    assert sorted(noted()) == [("heat", "confirmed", ""), ("warmth", "", "confirmed")]
    assert VerdictChange.objects.get(claim="heat", became="").said["ko"] == "열 864GWh를 냅니다."
    assert "heat" not in verdicts()


def test_a_fact_that_is_withdrawn_makes_a_figure_that_cannot_be_computed(site):
    change(site, "hours,,864,", "hours,,,", file="facts.csv")
    assert noted() == [("heat", "confirmed", "cannot-be-computed")]
