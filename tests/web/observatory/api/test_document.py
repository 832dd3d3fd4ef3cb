import pytest

pytestmark = pytest.mark.usefixtures("site")
OPENAPI = "/api/v1/openapi.json"


@pytest.fixture
def document(client):
    """Return the OpenAPI document."""
    return client.get(OPENAPI).json()


def operations(document):
    return [one for path in document["paths"].values() for one in path.values()]


def test_the_document_is_openapi_3_1(document):
    assert document["openapi"].startswith("3.1")


def test_every_parameter_says_what_it_is(document):
    silent = [one for operation in operations(document) for one in operation["parameters"] if "description" not in one]
    assert silent == []


def test_every_error_is_declared_in_one_shape(document):
    for operation in operations(document):
        schemas = {
            status: answer["content"]["application/json"]["schema"]["$ref"]
            for status, answer in operation["responses"].items()
            if int(status) >= 400
        }
        assert {"400", "404", "414", "422", "429", "500"} == set(schemas)
        assert {name.rsplit("/")[-1] for name in schemas.values()} == {"Refusal"}


def test_the_examples_are_names_of_this_city(document, client):
    for path, one in document["paths"].items():
        examples = {each["name"]: each["example"] for each in one["get"]["parameters"] if "example" in each}
        assert client.get(path.format(**examples)).status_code == 200


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_page_names_every_operation_without_a_script(document, client, language):
    page = client.get(f"/{language}/data/api/").content.decode()
    assert [path for path in document["paths"] if f"<code>GET {path}</code>" not in page] == []
    assert "<script" not in page
    assert "curl &#x27;" in page or "curl '" in page


def test_the_document_takes_no_parameters(client):
    assert client.get(f"{OPENAPI}?x=1").status_code == 422


def test_a_reader_who_has_the_document_is_told_so(client):
    tag = client.get(OPENAPI).headers["ETag"]
    assert client.get(OPENAPI, headers={"if-none-match": tag}).status_code == 304
