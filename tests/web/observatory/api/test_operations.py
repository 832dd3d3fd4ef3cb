import pytest

from donghaeng.web.observatory import figures

pytestmark = pytest.mark.usefixtures("site")
BASE = "/api/v1/indices/going-together"


def scores(client, query=""):
    return client.get(f"{BASE}/scores?{query}").json()


def test_the_pages_of_scores_are_all_scores_in_order(client):
    found = figures.current().index("going-together")
    rows = [
        (node, row["unit"], row["period"], row["score"]) for node in found.sheet["nodes"] for row in found.rows(node)
    ]
    told, address = [], f"{BASE}/scores?page_size=40"
    while address:
        page = client.get(address).json()
        told += [(one["node"], one["unit"], one["period"], one["score"]) for one in page["items"]]
        address = page["next"]
    assert told == rows
    assert page["total"] == len(rows)


def test_filters_narrow_and_may_be_repeated(client):
    told = scores(client, "node=housing&node=safety&period=2024")
    assert [(one["node"], one["period"]) for one in told["items"]] == [("housing", "2024"), ("safety", "2024")]


def test_a_status_is_a_filter(client):
    everything = scores(client, "page_size=1000")["items"]
    given = scores(client, "status=given&page_size=1000")
    assert given["items"] == [one for one in everything if one["status"] == "given"]
    assert 0 < given["total"] < len(everything)


def test_a_gap_is_null_and_says_why(client):
    (gap,) = scores(client, "node=crisis_household_support_rate&period=2022")["items"]
    assert (gap["score"], gap["status_en"], gap["status_ko"]) == (None, "no value", "값 없음")


def test_the_sources_of_a_page_come_with_it(client):
    told = scores(client, "node=going_together&period=2023")
    named = {one["source"] for row in told["items"] for one in row["printed"]}
    assert named <= {source["key"] for source in told["sources"]}


@pytest.mark.usefixtures("observatory")
def test_a_score_that_was_announced_beyond_the_data_is_told_as_second_hand(client):
    told = client.get(f"{BASE}/printed?page_size=1000").json()
    (beyond,) = [one for one in told["items"] if one["is_beyond"]]
    shown = {name: beyond[name] for name in ("node", "period", "text", "score", "is_second_hand", "verdict_en")}
    assert shown == {"node": "going_together", "period": "2025", "text": "150.7", "score": None, "is_second_hand": True,
                     "verdict_en": "cannot be computed"}  # fmt: skip
    assert beyond["source"] in [source["key"] for source in told["sources"]]


@pytest.mark.usefixtures("observatory")
def test_there_is_no_change_where_periods_are_not_compared_and_a_note_says_why(client):
    index = client.get("/api/v1/indices/districts").json()
    assert index["compare_periods"] is False
    assert "Compare districts within one year" in " ".join(index["notes_en"])
    rows = client.get("/api/v1/indices/districts/scores?node=care&page_size=1000").json()["items"]
    assert {(row["change"], row["previous_period"]) for row in rows} == {(None, None)}


def test_a_change_is_that_of_the_unit_between_the_two_periods(client):
    told = client.get(f"{BASE}/changes/going_together/seoul/2022/2024").json()
    assert [(told[side]["unit"], told[side]["period"]) for side in ("first", "last")] == [
        ("seoul", "2022"),
        ("seoul", "2024"),
    ]
    assert told["change"] == pytest.approx(30.578)  # 100 in the base period
    assert client.get(f"{BASE}/changes/going_together/seoul/1922/2024").status_code == 404


@pytest.mark.usefixtures("observatory")
def test_a_difference_is_of_the_unit_named_last_over_the_other(client):
    base = "/api/v1/indices/districts"
    there, back = (
        client.get(f"{base}/differences/care/2020/{pair}").json() for pair in ("seoul/guro-gu", "guro-gu/seoul")
    )
    assert there["last"]["unit"] == back["first"]["unit"] == "guro-gu"
    assert there["change"] == -back["change"] == there["last"]["score"] - there["first"]["score"]
    changed = client.get(f"{base}/changes/care/guro-gu/2015/2020").json()
    assert (changed["unknown"], changed["contributions"]) == ("not compared", [])


def test_a_misspelt_filter_is_refused(client):
    response = client.get(f"{BASE}/scores?perod=2024")
    assert response.status_code == 422
    assert response.json()["detail"][0] == {
        "where": "query",
        "found": "'perod'",
        "expected": "one of node, unit, period, status, page, page_size",
    }


@pytest.mark.parametrize(
    ("query", "where", "expected"),
    [
        ("page=0", "page", "greater than or equal to 1"),
        ("page=-1", "page", "a whole number from 1 to 1000000, in digits"),
        ("page=1.0", "page", "a whole number from 1 to 1000000, in digits"),
        ("page=1e3", "page", "a whole number from 1 to 1000000, in digits"),
        ("page=1_0", "page", "a whole number from 1 to 1000000, in digits"),
        ("page=%EF%BC%91", "page", "a whole number from 1 to 1000000, in digits"),
        ("page=", "page", "a whole number from 1 to 1000000, in digits"),
        ("page=99999999999999999999", "page", "a whole number from 1 to 1000000, in digits"),
        ("page_size=1001", "page_size", "less than or equal to 1000"),
        ("page=1&page=2", "page", "one value"),
        (f"node={'x' * 201}", "node", "at most 200 characters"),
        ("node=", "node", "at least 1 character"),
        ("status=wrong", "status", "'computed', 'given'"),
    ],
)
def test_what_is_out_of_range_is_told_with_what_is_allowed(client, query, where, expected):
    response = client.get(f"{BASE}/scores?{query}")
    (wrong,) = response.json()["detail"]
    assert (response.status_code, wrong["where"]) == (422, where)
    assert wrong["expected"].startswith(expected)


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/api/v1/indices/nowhere", "index"),
        (f"{BASE}/nodes/nowhere", "node"),
        (f"{BASE}/scores?unit=nowhere", "unit"),
        (f"{BASE}/scores/housing/seoul/1999/steps", "period"),
        (f"{BASE}/scores?page=9999", "page"),
        (f"{BASE}/nodes/..%2F..%2Fetc", "address"),
    ],
)
def test_a_name_that_is_not_there_is_told_with_what_is(client, path, where):
    response = client.get(path)
    assert (response.status_code, response.json()["detail"][0]["where"]) == (404, where)


def test_a_reader_who_has_it_is_told_so(client):
    tag = client.get(BASE).headers["ETag"]
    again = client.get(BASE, headers={"if-none-match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)


def test_another_page_is_another_version(client):
    assert len({client.get(f"{BASE}/nodes?page={page}&page_size=5").headers["ETag"] for page in (1, 2)}) == 2


def test_steps_are_told_in_both_languages(client):
    told = client.get(f"{BASE}/scores/going_together/seoul/2024/steps").json()
    last = told["steps"][-1]
    assert (last["step_ko"], last["method_ko"]) == ("집계", "산술평균")
    assert last["lines_en"][-1].endswith(" = 130.58")
    assert len(last["parts"]) == 6


def test_the_addresses_of_an_index_lead_on(client):
    told = client.get(BASE).json()
    for part in ("nodes", "units", "periods", "scores", "charts", "sources"):
        assert client.get(told[f"{part}_url"]).status_code == 200
    place = {"node": "housing", "unit": "seoul", "period": "2024"}
    assert client.get(told["steps_url"].format(**place)).json()["score"]["node"] == "housing"
