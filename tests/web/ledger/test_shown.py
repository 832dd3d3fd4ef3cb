import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from donghaeng.claims import Verdict
from donghaeng.web.ledger.kept import current
from donghaeng.web.ledger.shown import MEANINGS, by_subject, claim_target, derived, shown, verdicts

pytestmark = pytest.mark.usefixtures("site")


def one(claim, language):
    return shown(current().claims[claim], language)


def test_a_claim_is_said_in_the_language_of_the_page():
    korean, english = one("saving", "ko"), one("saving", "en")
    assert (korean["said"], korean["figure"]) == ("51만 8,000톤을 줄입니다.", "518,000톤(CO₂)")
    assert english["who"] == "City of Riverton"
    assert english["badge"] == '<span class="badge badge-cannot-be-computed">cannot be computed</span>'


def test_a_published_score_is_announced_by_who_published_it():
    assert one("going-together-2024-kmib-2025-08-04", "ko")["who"] == "국민일보"


def test_what_says_that_it_is_the_latest_and_is_not_is_marked():
    assert "badge-stale" in one("heat", "en")["badge"]
    assert "badge-stale" not in one("growth", "en")["badge"]


def test_a_derivation_names_what_is_missing():
    tree = derived(current().derivation("saved-per-hour"), "ko")
    assert [(part["role"], part["is_missing"]) for part in tree["parts"]] == [("of", True), ("to", False)]
    assert tree["parts"][0]["name"] == "감축량 (공개되지 않음)"


def test_a_derivation_leads_to_the_pages_of_its_figures():
    tree = derived(current().derivation("going-together-2024-kmib-2025-08-04"), "en")
    assert tree["parts"][0]["url"] == "/en/index/going-together/#f-2024"


def test_a_link_leads_to_its_claim_with_the_mark_of_its_verdict():
    with translation.override("en"):
        address = reverse("claim", args=["growth"])
    target = claim_target("growth", "en")
    assert (target.address, target.mark, target.word) == (address, "conflict", "conflict")
    assert claim_target("nothing", "en") is None


def test_every_verdict_has_a_meaning_and_a_count():
    assert set(MEANINGS) == set(Verdict)
    assert sum(one["count"] for one in verdicts("en")) == len(current().claims)


def test_subjects_stand_in_the_order_of_the_ledger():
    everything = [shown(claim, "ko") for claim in current().claims.values()]
    assert [subject["name"] for subject in by_subject(everything, "ko")] == ["에너지", "약자동행지수 (2022 = 100)"]


@pytest.mark.parametrize(("language", "word"), [("en", "unverified"), ("ko", "미확인")])
def test_a_number_of_the_law_that_is_unverified_is_marked(language, word):
    part = {"figure": "0.3", "name": "Share", "is_unverified": True}
    with translation.override(language):
        assert f'<span class="badge">{word}</span>' in render_to_string("ledger/pieces/derived.html", {"part": part})
        plain = render_to_string("ledger/pieces/derived.html", {"part": part | {"is_unverified": False}})
    assert word not in plain
