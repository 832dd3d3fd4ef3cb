import pytest
from django.core.exceptions import ValidationError

from donghaeng.web.archive.models import EventPage, OrganisationPage

pytestmark = pytest.mark.usefixtures("site")


@pytest.mark.parametrize(
    "path", ["videos/film", "events/forum", "organisations/ulaanbaatar", "programmes/course", "shared/library"]
)
def test_each_kind_opens_in_both_languages(client, path):
    for language in ("ko", "en"):
        assert client.get(f"/{language}/{path}/").status_code == 200


def test_an_event_does_not_end_before_it_starts():
    page = EventPage.objects.get(slug="forum", locale__language_code="en")
    page.ends = "2024-10-01"
    with pytest.raises(ValidationError) as raised:
        page.full_clean()
    assert "ends" in raised.value.message_dict


def test_a_member_names_its_network_and_country():
    korean = OrganisationPage.objects.get(slug="ulaanbaatar", locale__language_code="ko")
    assert (korean.network, korean.country_name, korean.since) == ("도시 네트워크", "몽골", "2023")
