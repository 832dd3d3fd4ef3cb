import pytest
from django.urls import reverse
from django.utils import translation


@pytest.mark.parametrize(
    ("name", "args", "path"),
    [
        ("claims", [], "/ko/claims/"),
        ("claim", ["geothermal-saving"], "/ko/claims/geothermal-saving/"),
        ("claims_feed", ["atom"], "/ko/claims/changes.atom"),
        ("claims_data", ["csv"], "/data/claims.csv"),
    ],
)
def test_addresses_stay(name, args, path):
    with translation.override("ko"):
        assert reverse(name, args=args) == path
