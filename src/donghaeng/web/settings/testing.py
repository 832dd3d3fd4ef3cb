"""The suite: Korean first, English second; the database is a copy of a migrated one, made by tests/web/conftest.py."""

import tempfile
from pathlib import Path

from donghaeng.web.settings.base import *

SECRET_KEY = "only-for-tests"  # noqa: S105 - keeps no secret
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # no folder of collected files is looked for
WHITENOISE_USE_FINDERS = True
DATABASES["default"]["NAME"] = ":memory:"
PAGE_CACHE_FOLDER = Path(tempfile.gettempdir()) / "donghaeng-no-page-cache"
PAGE_CACHE_IS_ON = False

TIME_ZONE = "Asia/Seoul"
