import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from donghaeng.base.errors import InputError
from donghaeng.web.core.upgrade import bring_up_to_date, refuse_newer
from donghaeng.web.start import Place

KNOWN = {("donghaeng_archive", "0001_initial"), ("wagtailcore", "0001_initial")}


def test_a_database_of_this_version_is_welcome():
    refuse_newer(KNOWN, KNOWN)


def test_an_older_database_is_welcome():
    refuse_newer({("wagtailcore", "0001_initial")}, KNOWN)


def test_a_newer_database_is_refused_by_the_name_of_its_migration():
    with pytest.raises(InputError, match="0002_more") as caught:
        refuse_newer(KNOWN | {("donghaeng_archive", "0002_more")}, KNOWN)
    assert "donghaeng restore" in str(caught.value)


def test_an_app_that_is_gone_does_not_count():
    refuse_newer(KNOWN | {("once", "0001_initial")}, KNOWN)


@pytest.mark.django_db
def test_there_is_nothing_to_do_for_a_database_that_is_up_to_date(tmp_path):
    assert not bring_up_to_date(Place(tmp_path, tmp_path))


@pytest.mark.django_db
def test_the_real_database_of_a_newer_version_is_refused(tmp_path):
    MigrationRecorder(connection).record_applied("donghaeng_core", "9999_of_the_future")
    with pytest.raises(InputError, match="9999_of_the_future"):
        bring_up_to_date(Place(tmp_path, tmp_path))
