import csv
import io

import pytest

from donghaeng.web.ledger.kept import current

pytestmark = pytest.mark.usefixtures("site")


def test_the_ledger_lists_every_claim_with_its_verdict(client):
    page = client.get("/ko/claims/").content.decode()
    assert page.count('<th scope="row">') == len(current().claims)
    assert "51만 8,000톤을 줄입니다." in page
    assert 'class="badge badge-conflict"' in page


@pytest.mark.parametrize(("query", "claims"), [
    ("verdict=conflict", ["growth"]),
    ("subject=energy&verdict=cannot-be-computed", ["saving", "saved-per-hour"]),
    ("subject=energy&year=2024", ["heat", "growth", "saved-per-hour"]),
    ("subject=energy&source=Kukmin+Ilbo", ["saving"]),
])  # fmt: skip
def test_it_is_narrowed_by_links(client, query, claims):
    response = client.get(f"/en/claims/?{query}")
    assert [one["id"] for subject in response.context["subjects"] for one in subject["claims"]] == claims
    assert response.context["count"] == len(claims)


def test_a_filter_offers_what_there_is_with_its_count(client):
    filters = {one.name: one for one in client.get("/en/claims/?subject=energy").context["filters"]}
    assert [(option.label, option.count) for option in filters["verdict"].options] == [
        ("All", 4), ("cannot be computed", 2), ("conflict", 1), ("confirmed", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["?verdict=nothing", "?year=1999", "nothing/"])
def test_what_is_not_there_is_404(client, path):
    assert client.get(f"/en/claims/{path}").status_code == 404


def test_an_unknown_claim_offers_the_nearest(client):
    assert "/en/claims/saving/" in client.get("/en/claims/savings/").content.decode()


def test_a_claim_tells_verdict_reason_figure_and_derivation(client):
    page = client.get("/en/claims/heat/").content.decode()
    assert "864 GWh" in page
    assert "864 rounds to it" in page
    assert "1,000 × 864" in page
    assert "a later figure is there, of 2024" in page
    assert 'href="https://www.kmib.co.kr/article/view_amp.asp?arcid=1754295690"' in page


def test_the_ledger_is_there_to_take_away(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/data/claims.csv").content.decode("utf-8-sig"))))
    told = client.get("/data/claims.json").json()
    assert [row["id"] for row in rows] == [one["id"] for one in told["claims"]] == list(current().claims)
    assert (rows[1]["verdict"], rows[1]["computed"], rows[1]["stale"]) == ("confirmed", "864.0", "2024")
    assert told["claims"][1]["derivation"]["parts"][0]["target"] == "fact:capacity/2023"
    assert client.get("/data/claims.xml").status_code == 404


def test_a_copy_that_is_the_same_is_not_sent_again(client):
    tag = client.get("/data/claims.csv")["ETag"]
    assert client.get("/data/claims.csv", headers={"If-None-Match": tag}).status_code == 304


def test_a_claim_in_a_text_is_a_link_with_the_mark_of_its_verdict(client):
    page = client.get("/en/news/index-rose/").content.decode()
    mark = '<span class="mark badge-cannot-be-computed" title="cannot be computed">'
    assert f'<a href="/en/claims/saving/" class="claim">518,000 t{mark}<span class="unseen">' in page


def test_figures_of_an_index_lead_to_their_claims(client):
    page = client.get("/en/index/going-together/").content.decode()
    assert 'href="/en/claims/going-together-2024-kmib-2025-08-04/"' in page
