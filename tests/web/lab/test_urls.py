import pytest
from django.urls import reverse
from django.utils import translation


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_address_stays(language):
    with translation.override(language):
        assert reverse("lab") == f"/{language}/lab/safety-income/"
