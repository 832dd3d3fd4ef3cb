"""No Korean label on an English page of the observatory nor the reverse; and that such a label would be seen."""

import pytest

PAGES = (
    "index/",
    "index/going-together/",
    "index/going-together/housing/",
    "index/going-together/social_integration/",
    "index/going-together/housing_upgrade_support/",
    "index/going-together/isolated_reclusive_youth_support/",
    "index/going-together/old_public_rental_quality_works/",
    "index/going-together/youth_housing_supply/",
    "index/districts/",
    "index/districts/doctors/?unit=guro-gu&period=2015",
    "index/districts/welfare_service_facilities/",
    "index/districts/units/guro-gu/",
    "index/districts/units/?a=guro-gu&b=jung-gu",
    "data/",
    "data/api/",
)


@pytest.mark.usefixtures("observatory")
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_page_has_a_label_in_the_other_language(client, labels, language, page):
    response = client.get(f"/{language}/{page}")
    assert response.status_code == 200
    assert labels(language, response.content.decode()).foreign == []


@pytest.mark.usefixtures("observatory")
@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_claim_has_a_label_in_the_other_language(client, labels, language):
    from donghaeng.web.ledger.kept import current

    kinds = {(one["subject"], one["verdict"]): claim for claim, one in current().claims.items()}
    pages = [f"/{language}/claims/", *(f"/{language}/claims/{claim}/" for claim in kinds.values())]
    found = {page: labels(language, client.get(page).content.decode()).foreign for page in pages}
    assert len(pages) > 20
    assert {page: said for page, said in found.items() if said} == {}


@pytest.mark.parametrize(
    ("language", "html", "foreign"),
    [
        ("ko", "<p>Score</p>", ["Score"]),
        ("ko", "<p>점수</p><th>Rank</th>", ["Rank"]),
        ("ko", '<button aria-label="Open">열기</button>', ["Open"]),
        ("ko", "<p>3 dwellings</p>", ["3 dwellings"]),
        ("ko", '<p><span lang="en">Kukmin Ilbo</span> 점수</p>', []),
        ("ko", '<p><span lang="en">Kukmin Ilbo</span> Score</p>', ["Score"]),
        ("ko", '<a translate="no" href="/x.zip">package.zip</a><a href="/y">package.zip</a>', ["package.zip"]),
        ("ko", "<p><code>GET /api</code> <b>Answers</b></p>", ["Answers"]),
        ("ko", '<div translate="no"><br><p>XLSX</p></div><p>Table</p>', ["Table"]),
        ("en", "<p>점수</p>", ["점수"]),
        ("en", '<p lang="ko">점수</p>', []),
        ("en", '<ul class="sources"><li>뉴스1</li></ul><dl class="facts"><dt>장소</dt></dl>', ["장소"]),
    ],
)
def test_a_label_in_the_other_language_is_seen(labels, language, html, foreign):
    assert labels(language, html).foreign == foreign
