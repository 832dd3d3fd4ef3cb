import pytest

NEWS, POLICY = "news/night-bus-opens.en.md", "policies/night-bus.en.md"


@pytest.mark.parametrize(("old", "new", "expected"), [
    ('"transport"', '"transprt"', "line 6, field 'transprt': found no 'transprt'; expected a code of fields.csv: tra"),
    ('["plan", "report"]', '["pla", "report"]', "line 8, sources 'pla': found no 'pla'; expected a key of sources.cs"),
    ('["plan", "report"]', '["plan", "plan"]', "line 8, sources 'plan': found the same again; expected each once"),
    ('["policies/night-bus"]', '["pages/x"]', "line 9, related 'pages/x': found no 'pages/x'; expected an entry of t"),
    ('["policies/night-bus"]', '["news/night-bus-opens"]', "line 9, related: found itself; expected other entries"),
    ("figure:living/2023", "figure:x/2023", "line 12, figure:x/2023: found no 'x'; expected an index of the city: li"),
    ("figure:living/2023", "figure:living/2032", "line 12, figure:living/2032: found no '2032'; expected a period of"),
    ("figure:living/2023", "figure:living/2023/rnt", "line 12, figure:living/2023/rnt: found no 'rnt'; expected a no"),
    ("figure:living/2023", "figure:living/2023/rent/x", "line 12, figure:living/2023/rent/x: found no 'x'; expected a"),
    ("claim:night-bus-saving", "claim:bus-saving", "line 12, claim:bus-saving: found no 'bus-saving'; expected the i"),
    ("video:opening", "video:openng", "line 14, video:openng: found no 'openng'; expected a slug of videos.csv: open"),
    ("[The opening](video:opening)", "[x](page:news/x)", "line 14, page:news/x: found no 'news/x'; expected an entry"),
    ("[The opening](video:opening)", "![A](images/a.png)", "line 14, image: found no file 'images/a.png'; expected a"),
    ("[The opening](video:opening)", "![A](../a.png)", "line 14, image: found '../a.png'; expected a file below imag"),
    ('kind = "a', 'attachments = [{ title = "A", file = "files/a.pdf" }]\nkind = "a',
     "line 7, attachments 'files/a.pdf': found no file 'files/a.pdf'; expected a file that is there"),
])  # fmt: skip
def test_what_an_article_names_has_to_be_there(archive_fault, old, new, expected):
    found = [one for one in archive_fault(NEWS, old, new) if "the same in all languages" not in one]
    assert [one[: len(NEWS) + 2 + len(expected)] for one in found] == [f"{NEWS}, {expected}"]


@pytest.mark.parametrize(("old", "new", "expected"), [
    ('"jongno"', '"jong-no"', "line 7, district 'jong-no': found no 'jong-no'; expected a unit of the city's indices"),
    ("[2013, 2024]", "[2024, 2013]", "line 8, years: found [2024, 2013]; expected the first year, then the last"),
    ("[2013, 2024]", "[2013, 2013]", "line 8, years: found [2013, 2013]; expected the first year, then the last"),
])  # fmt: skip
def test_what_a_policy_names_has_to_be_there(archive_fault, old, new, expected):
    assert archive_fault(POLICY, old, new)[0].startswith(f"{POLICY}, {expected}")


@pytest.mark.parametrize(("name", "old", "new", "expected"), [
    ("videos.csv", "plan report", "plan;x", "row 2, source 'plan;x': found no 'plan;x'; expected a key of sources.cs"),
    ("videos.csv", "plan report", "plan plan", "row 2, source 'plan': found the same again; expected each once"),
    ("videos.csv", ",transport,", ",bus,", "row 2, field 'bus': found no 'bus'; expected a code of fields.csv: trans"),
    ("events.csv", "jongno", "gangnam", "row 2, district 'gangnam': found no 'gangnam'; expected a unit of the city's"),
    ("organisations.csv", "부산,buses", "부산,Buses", "row 3, network 'Buses': found no 'Buses'; expected a row whos"),
    ("organisations.csv", "부산,buses", "부산,busan", "row 3, network 'busan': found no 'busan'; expected a row whos"),
    ("organisations.csv", "버스,,,,,,,", "버스,,,,,,buses,", "row 2, network: found itself; expected another row"),
])  # fmt: skip
def test_what_a_row_names_has_to_be_there(archive_fault, name, old, new, expected):
    assert any(one.startswith(f"{name}, {expected}") for one in archive_fault(name, old, new))


def test_where_districts_and_indices_are_not_known_any_may_be_named(write_archive_folder, archive_file):
    from donghaeng.files import read_archive

    changed = archive_file(POLICY, '"jongno"', '"anywhere"').replace("page:news/night-bus-opens", "figure:any/2000")
    assert read_archive(write_archive_folder({POLICY: changed})).entries["policies/night-bus"].district == "anywhere"
