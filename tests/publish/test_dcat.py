"""rdflib is the referee: it parses what we say, and is asked for it by SPARQL."""

import hashlib
import json

import pytest
import rdflib

from donghaeng.publish import catalogue, index_files

pytestmark = pytest.mark.slow

ASK = """
PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dct: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX spdx: <http://spdx.org/rdf/terms#>
"""
BASE = "https://base.kr/"


def asked(content, query):
    graph = rdflib.Graph().parse(data=content, format="json-ld", publicID=BASE)
    return [tuple(str(value) for value in row) for row in graph.query(ASK + query)]


def test_a_data_set_has_what_dcat_ap_requires(files):
    required = "SELECT ?s WHERE { ?s a dcat:Dataset; dct:title ?t; dct:description ?d; dct:publisher ?p;"
    assert len(set(asked(files["dcat.jsonld"], required + " dcat:distribution ?x; dcat:keyword ?k }"))) == 1


@pytest.mark.parametrize(("language", "title"), [("en", "Human Development Index"), ("ko", "인간개발지수")])
def test_titles_are_tagged_with_their_language(packages, language, title):
    query = f'SELECT ?t WHERE {{ ?s a dcat:Dataset; dct:title ?t FILTER(lang(?t) = "{language}") }}'
    assert asked(packages["human-development"]["dcat.jsonld"], query) == [(title,)]


def test_every_file_is_a_distribution_with_address_size_and_checksum(packages):
    files = packages["going-together"]
    query = """SELECT ?u ?size ?sum WHERE { ?d a dcat:Distribution; dcat:downloadURL ?u; dcat:byteSize ?size;
               dct:format ?f; dcat:mediaType ?m; spdx:checksum/spdx:checksumValue ?sum }"""
    told = {address: (int(size), digest) for address, size, digest in asked(files["dcat.jsonld"], query)}
    base = "https://example.kr/data/going-together/"
    assert told == {
        base + name: (len(content), hashlib.sha256(content).hexdigest())
        for name, content in files.items()
        if name not in ("dcat.jsonld", "package.zip")
    }


def test_the_zip_is_named_only_where_there_is_one(write_index, seoul):
    report = write_index()
    query = 'SELECT ?u WHERE { ?d dcat:downloadURL ?u FILTER(strends(str(?u), "package.zip")) }'
    with_zip, without = (index_files(report, seoul, with_zip=zipped)["dcat.jsonld"] for zipped in (True, False))
    assert asked(with_zip, query) == [("https://example.kr/data/living/package.zip",)]
    assert asked(without, query) == []


def test_time_place_releases_and_licence_are_told(packages):
    query = """SELECT ?from ?to ?issued ?modified ?licence ?place WHERE { ?s a dcat:Dataset; dct:issued ?issued;
               dct:modified ?modified; dct:license ?licence; dct:spatial/skos:prefLabel ?place;
               dct:temporal [dcat:startDate ?from; dcat:endDate ?to] FILTER(lang(?place) = "ko") }"""
    assert asked(packages["going-together"]["dcat.jsonld"], query) == [
        ("2022-01-01", "2024-12-31", "2024-06-19", "2025-08-11", "https://www.kogl.or.kr/info/license.do", "서울특별시")
    ]


def test_without_a_licence_the_rights_name_the_terms_of_each_source(packages):
    query = 'SELECT ?r WHERE { ?s dct:rights/rdfs:label ?r FILTER(lang(?r) = "ko") }'
    content = packages["human-development"]["dcat.jsonld"]
    assert asked(content, query) == [("수치의 이용 조건은 출처별 조건에 따름. UNDP: CC BY 3.0 IGO.",)]
    assert asked(content, "SELECT ?l WHERE { ?s dct:license ?l }") == []


def test_what_sources_ask_to_be_printed_is_there(packages):
    query = 'SELECT ?r WHERE { ?s dct:provenance/rdfs:label ?r FILTER(lang(?r) = "ko") }'
    assert asked(packages["districts"]["dcat.jsonld"], query) == [("통계청, KOSIS; 공공누리 제1유형",)]


def test_without_an_address_everything_is_relative_to_where_the_file_stands(packages):
    query = 'SELECT ?u WHERE { ?d dcat:downloadURL ?u FILTER(strends(str(?u), "scores.csv")) }'
    assert asked(packages["human-development"]["dcat.jsonld"], query) == [("https://base.kr/scores.csv",)]


def test_an_address_of_a_source_that_is_none_is_left_out(write_index, nobody):
    content = index_files(write_index(), nobody)["dcat.jsonld"]
    query = "SELECT ?t WHERE { ?s dct:source ?x . ?x dct:title ?t FILTER(isBlank(?x)) } ORDER BY ?t"
    assert asked(content, query) == [("Survey: Survey",), ("서울연구원: 기본계획 [안]",)]


def test_a_month_and_a_year_are_no_days(write_index, nobody):
    printed = "node,period,value,decimals,published_on,source\n생활,2022-Q1,100.0,1,2022-04,plan\n"
    content = json.loads(index_files(write_index({"published.csv": printed}), nobody)["dcat.jsonld"])
    assert content["@graph"][0]["dct:issued"] == {"@value": "2022-04", "@type": "xsd:gYearMonth"}


def test_a_catalogue_holds_every_data_set_of_a_city(packages, seoul):
    content = catalogue({code: packages[code] for code in ("going-together", "districts")}, seoul)
    query = """SELECT ?c ?t WHERE { ?c a dcat:Catalog; dct:publisher/foaf:name ?n; dcat:dataset ?s .
               ?s dct:title ?t FILTER(lang(?t) = "ko" && lang(?n) = "ko") } ORDER BY ?t"""
    assert asked(content, query) == [
        ("https://example.kr/data/catalog.jsonld", "약자동행지수 (2022 = 100)"),
        ("https://example.kr/data/catalog.jsonld", "자치구 생활여건지수 (서울특별시 2015 = 100)"),
    ]
    title = 'SELECT ?t WHERE { ?c a dcat:Catalog; dct:title ?t FILTER(lang(?t) = "ko") }'
    assert asked(content, title) == [("서울특별시 공공데이터: 지수",)]


def test_a_catalogue_finds_the_files_of_an_index_below_it(packages, nobody):
    content = catalogue({"human-development": packages["human-development"]}, nobody)
    query = (
        'SELECT ?u WHERE { ?c dcat:dataset/dcat:distribution/dcat:downloadURL ?u FILTER(contains(str(?u), "scores")) }'
    )
    assert asked(content, query) == [("https://base.kr/human-development/scores.csv",)]


def test_a_catalogue_of_nobody_and_of_nothing_is_one(nobody):
    assert asked(catalogue({}, nobody), "SELECT ?t WHERE { ?c a dcat:Catalog; dct:title ?t } ORDER BY ?t") == [
        ("Open data: indices",), ("공공데이터: 지수",)
    ]  # fmt: skip
