import pytest
from django.db import DatabaseError, transaction

from donghaeng.web.core import generation
from donghaeng.web.core.models import Generation


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch):
    monkeypatch.setattr(generation, "_known", generation._Known())


@pytest.mark.django_db
def test_without_a_generation_nothing_is_named():
    Generation.objects.all().delete()
    assert generation.current() == ""


@pytest.mark.django_db
def test_a_renewed_generation_has_another_name():
    generation.renew()
    first = generation.current()
    generation.renew()
    assert generation.current() not in {"", first}


@pytest.mark.django_db
def test_there_is_one_generation():
    generation.renew()
    generation.renew()
    assert Generation.objects.count() == 1


@pytest.mark.django_db
def test_the_name_changes_with_the_day(monkeypatch):
    generation.renew()
    today = generation.current()
    monkeypatch.setattr(generation.timezone, "localdate", lambda: generation.timezone.datetime(2000, 1, 1).date())
    now = generation.time.monotonic()
    monkeypatch.setattr(generation.time, "monotonic", lambda: now + 1.5)
    assert generation.current() == f"20000101-{today.partition('-')[2]}"


@pytest.mark.django_db
def test_a_worker_asks_the_database_once_in_a_while(django_assert_num_queries):
    generation.renew()
    with django_assert_num_queries(1):
        generation.current()
        generation.current()


@pytest.mark.django_db
def test_another_workers_change_is_seen_within_two_seconds(monkeypatch):
    generation.renew()
    before = generation.current()
    Generation.objects.update(token="of-another-worker")
    now = generation.time.monotonic()
    monkeypatch.setattr(generation.time, "monotonic", lambda: now + 1.5)
    assert generation.current() != before


@pytest.mark.django_db
def test_a_change_that_is_taken_back_renews_nothing():
    generation.renew()
    before = Generation.objects.get().token
    with transaction.atomic():
        generation.renew()
        transaction.set_rollback(True)
    assert Generation.objects.get().token == before


def test_a_database_that_refuses_means_no_cache(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise DatabaseError

    monkeypatch.setattr(Generation.objects, "values_list", refuse)
    assert generation.current() == ""


@pytest.fixture
def reads(settings, monkeypatch):
    """Keep pages; return what is read, a list that grows with every reading."""
    settings.PAGE_CACHE_IS_ON = True
    monkeypatch.setattr(generation, "_kept", {})
    generation.renew()
    return []


def read_into(reads):
    return generation.remembered("key", lambda: reads.append(1) or len(reads))


@pytest.mark.django_db
def test_what_is_remembered_is_read_once_in_a_generation(reads):
    assert [read_into(reads), read_into(reads)] == [1, 1]
    generation.renew()
    assert read_into(reads) == 2


@pytest.mark.django_db
def test_nothing_is_remembered_where_pages_are_not_kept(reads, settings):
    settings.PAGE_CACHE_IS_ON = False
    assert [read_into(reads), read_into(reads)] == [1, 2]
