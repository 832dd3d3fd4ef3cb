"""What every way of running the site shares. Nothing here is read from a city's folder or kept secret."""

from pathlib import Path
from typing import Any

from donghaeng.web.start import place

WEB = Path(__file__).parents[1]

PLACE = place()
DONGHAENG_CITY = PLACE.city
DONGHAENG_VAR = PLACE.var

DEBUG = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "donghaeng.web.urls"
WSGI_APPLICATION = "donghaeng.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "donghaeng.web.core",
    "donghaeng.web.archive",
    "donghaeng.web.observatory",
    "donghaeng.web.ledger",
    "donghaeng.web.lab",
    "wagtail.contrib.redirects",
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

# The page cache stands before sessions and languages: a page in it costs neither.
MIDDLEWARE = [
    "donghaeng.web.observatory.api.door.Door",
    "donghaeng.web.core.limits.RequestLimits",
    "django.middleware.security.SecurityMiddleware",
    "donghaeng.web.core.policy.ContentPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "donghaeng.web.core.page_cache.PageCache",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "donghaeng.web.core.language.LanguageByPath",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "donghaeng.web.core.first_password.OwnPasswordFirst",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "donghaeng.web.core.context.site",
                "donghaeng.web.lab.law.menu",
            ],
        },
    },
]

# Readers never wait in WAL mode; a writer takes its lock at the start of a transaction, so that two never deadlock.
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": PLACE.database,
        "CONN_MAX_AGE": 60,  # to open one costs 4 ms; core/connection.py closes it where the file is replaced
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;"
            " PRAGMA journal_size_limit=33554432; PRAGMA mmap_size=134217728;",
        },
    },
}

STATIC_URL = "/static/"
STATIC_ROOT = PLACE.var / "static"
STATICFILES_DIRS = [WEB / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = PLACE.media
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "donghaeng.web.core.storage.WholeFiles"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_PERMISSIONS = 0o644

USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"  # settings/city.py takes the city's
LANGUAGE_CODE = "ko"
LANGUAGES = [("ko", "한국어"), ("en", "English")]
LOCALE_PATHS = [WEB / "locale"]
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = False  # a page exists in the languages somebody wrote it in

DONGHAENG_ADDRESS = ""  # of the site, for descriptions of data; empty where nobody else reaches it
WAGTAIL_SITE_NAME = "Donghaeng"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_USER_TIME_ZONES = ["UTC"]  # settings/city.py adds the city's; no browser knows all that Python knows
WAGTAIL_ENABLE_UPDATE_CHECK = False  # no request leaves the host
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False  # no mail is sent
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "hwp", "hwpx", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long StreamField has that many

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

SESSION_COOKIE_NAME = "donghaeng_session"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # the form of a report sets the only cookie of the public pages: it goes with the browser
X_FRAME_OPTIONS = "DENY"  # the editor's preview says otherwise itself
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

PAGE_CACHE_IS_ON = True
PAGE_CACHE_FOLDER = PLACE.cache
PAGE_CACHE_QUERY = frozenset({"page", "field", "year", "period", "kind", "district", "from", "to", "versus", "money",
                              "unit", "a", "b", "verdict", "subject", "source"})  # fmt: skip

API_REQUESTS_A_MINUTE = 300  # of one address, over all workers; 0 counts nobody
API_PROXIES = 0  # proxies of our own in front, each of which writes X-Forwarded-For; without any, nobody is believed

# No address, no query string: what people search for stays theirs.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},  # a page that is not there is no news
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # nor is somebody who scans addresses
    },
}
