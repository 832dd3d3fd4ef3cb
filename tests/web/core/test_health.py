import pytest
from django.db import DatabaseError

from donghaeng.web.core.models import Generation


@pytest.mark.django_db
def test_a_site_whose_database_answers_is_well(client):
    response = client.get("/health/")
    assert (response.status_code, response.json()["status"]) == (200, "ok")
    assert response.headers["Cache-Control"] == "no-store"


def test_a_site_without_its_database_is_not(client, monkeypatch):
    def refuse():
        raise DatabaseError

    monkeypatch.setattr(Generation.objects, "exists", refuse)
    response = client.get("/health/")
    assert (response.status_code, response.json()["status"]) == (503, "the database does not answer")
