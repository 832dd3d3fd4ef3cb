import json

from donghaeng.publish import Licence, Publisher, dataset


def test_an_index_is_a_data_set_of_schema_org(reports, seoul):
    told = dataset(reports["going-together"], seoul, "ko")
    assert (told["@context"], told["@type"]) == ("https://schema.org", "Dataset")
    assert told["name"] == "약자동행지수 (2022 = 100)"
    assert told["creator"] == {"@type": "Organization", "name": "서울특별시"}
    assert told["temporalCoverage"] == "2022-01-01/2024-12-31"
    assert told["spatialCoverage"] == {"@type": "Place", "name": "서울특별시"}
    assert told["license"] == "https://www.kogl.or.kr/info/license.do"
    assert told["isAccessibleForFree"] is True
    assert told["inLanguage"] == ["ko", "en"]
    assert 50 <= len(told["description"]) <= 5000  # what Google's guide to data sets asks for


def test_every_node_is_a_variable_with_its_measure(reports, seoul):
    told = dataset(reports["districts"], seoul, "en")["variableMeasured"]
    assert len(told) == 11
    assert {"@type": "PropertyValue", "propertyID": "doctors", "name": "Doctors",
            "unitText": "doctors per 1000 residents"} in told  # fmt: skip


def test_downloads_stand_at_their_address(reports, seoul):
    first = dataset(reports["districts"], seoul, "en")["distribution"][0]
    assert first == {"@type": "DataDownload", "name": "package.zip", "encodingFormat": "application/zip",
                     "contentUrl": "https://example.kr/data/districts/package.zip"}  # fmt: skip


def test_what_is_not_known_is_left_out(reports, nobody):
    told = dataset(reports["human-development"], nobody, "en")
    assert {"license", "url", "publisher", "spatialCoverage"} & set(told) == set()
    assert told["creator"]["name"] == "UNDP"
    assert told["usageInfo"].endswith("UNDP: CC BY 3.0 IGO.")
    assert None not in told.values()


def test_a_licence_without_an_address_is_told_in_words(reports):
    publisher = Publisher("Seoul", "서울특별시", licence=Licence("Free use", "자유 이용"))
    told = dataset(reports["districts"], publisher, "ko")
    assert told["license"] == {"@type": "CreativeWork", "name": "자유 이용"}


def test_it_is_plain_json(reports, seoul):
    assert json.loads(json.dumps(dataset(reports["districts"], seoul, "ko"), allow_nan=False))
