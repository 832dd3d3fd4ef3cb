"""A site that others reach, behind a proxy that speaks TLS. Without its secrets it does not start."""

import os

from donghaeng.base.errors import Fault, InputError, raise_if
from donghaeng.web.settings import base
from donghaeng.web.settings.city import *

SECRET_KEY = os.environ.get("DONGHAENG_SECRET_KEY", "").strip()
ALLOWED_HOSTS = [host.strip() for host in os.environ.get("DONGHAENG_HOSTS", "").split(",") if host.strip()]

_faults = []
if len(SECRET_KEY) < 50:
    _found = f"{len(SECRET_KEY)} characters" if SECRET_KEY else "nothing"
    _faults.append(Fault("DONGHAENG_SECRET_KEY", _found, "50 or more random characters, the same for every worker"))
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    _found = "any host" if ALLOWED_HOSTS else "nothing"
    _faults.append(Fault("DONGHAENG_HOSTS", _found, "the names of the site, parted by commas: archive.example.org"))
_numbers = {
    "DONGHAENG_PROXIES": base.API_PROXIES,
    "DONGHAENG_API_REQUESTS_A_MINUTE": base.API_REQUESTS_A_MINUTE,
}
_set = {name: os.environ.get(name, "").strip() or str(usual) for name, usual in _numbers.items()}
_faults += [Fault(name, repr(text), "a whole number from 0") for name, text in _set.items() if not text.isdecimal()]
raise_if(_faults, InputError, "production needs its secrets, in the environment")

API_PROXIES, API_REQUESTS_A_MINUTE = (int(_set[name]) for name in _numbers)
CSRF_TRUSTED_ORIGINS = [f"https://{'*' if host.startswith('.') else ''}{host}" for host in ALLOWED_HOSTS]
WAGTAILADMIN_BASE_URL = DONGHAENG_ADDRESS = f"https://{ALLOWED_HOSTS[0].lstrip('.')}"

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # asked from the same machine, without TLS
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
