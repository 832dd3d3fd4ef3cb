"""What city.toml says: languages, names, time zone."""

from zoneinfo import available_timezones

from django.conf.locale import LANG_INFO

from donghaeng.base.errors import Fault, InputError, raise_if
from donghaeng.city import City
from donghaeng.web.settings.base import *

_city = City(DONGHAENG_CITY).settings
_faults = [
    Fault("languages", repr(code), "a language Django knows, such as ko", file="city.toml")
    for code in _city.languages
    if "name_local" not in LANG_INFO.get(code, {})
]
if _city.time_zone not in available_timezones():
    _faults.append(Fault("time_zone", repr(_city.time_zone), "an IANA name, such as Asia/Seoul", file="city.toml"))
raise_if(_faults, InputError, f"{DONGHAENG_CITY} cannot be served")

TIME_ZONE = _city.time_zone
WAGTAIL_USER_TIME_ZONES = list(dict.fromkeys((TIME_ZONE, "UTC")))
LANGUAGES = [(code, LANG_INFO[code]["name_local"]) for code in _city.languages]
LANGUAGE_CODE = _city.languages[0]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_SITE_NAME = _city.name_ko if LANGUAGE_CODE == "ko" else _city.name_en
