import pytest
from django.urls import reverse
from django.utils import translation


@pytest.mark.parametrize(
    ("name", "args", "path"),
    [
        ("indices", [], "/en/index/"),
        ("index", ["going-together"], "/en/index/going-together/"),
        ("index_node", ["going-together", "housing"], "/en/index/going-together/housing/"),
        ("index_unit", ["districts", "guro-gu"], "/en/index/districts/units/guro-gu/"),
        ("index_compare", ["districts"], "/en/index/districts/units/"),
        ("data", [], "/en/data/"),
        ("catalogue", [], "/data/catalog.jsonld"),
        ("package_file", ["districts", "package.zip"], "/data/districts/package.zip"),
        ("chart_table", ["districts", "care-map-2020", "csv"], "/data/districts/charts/care-map-2020.csv"),
        ("embed", ["ko", "districts", "care-map-2020"], "/embed/ko/districts/care-map-2020/"),
    ],
)
def test_addresses_stay(name, args, path):
    with translation.override("en"):
        assert reverse(name, args=args) == path
