"""One's own machine: this host only, a key made on the first run and kept beside the database."""

import os

from donghaeng.web.settings.city import *
from donghaeng.web.start import own_key

DEBUG = os.environ.get("DONGHAENG_DEBUG", "") == "1"
SECRET_KEY = own_key(PLACE)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
