"""The small city for the interface: its charts are described, not drawn."""

import importlib.util
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("small_city", Path(__file__).parents[2] / "archive" / "conftest.py")
_small_city = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_small_city)
site = _small_city.site


@pytest.fixture(scope="session")
def loaded_once(migrated, tmp_path_factory, django_db_blocker):
    """Return the small city as the archive's tests have it, sooner by its drawings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("donghaeng.web.observatory.sync.drawings.put", lambda *_: None)
        return _small_city.loaded_once.__wrapped__(migrated, tmp_path_factory, django_db_blocker)
