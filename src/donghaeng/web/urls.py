"""The addresses of the site; a page is found under its language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from donghaeng.web.archive import urls as archive_urls
from donghaeng.web.archive.views import page
from donghaeng.web.core import city_look, first_password, health, language, media
from donghaeng.web.lab import urls as lab_urls
from donghaeng.web.ledger import urls as ledger_urls
from donghaeng.web.observatory import lost
from donghaeng.web.observatory import urls as observatory_urls

handler404 = lost.page

urlpatterns = [
    path("", language.to_language, name="root"),
    path("health/", health.health, name="health"),
    path("city.css", city_look.colours, name="city_colours"),
    path("city-logo", city_look.logo, name="city_logo"),
    path("admin/first-password/", first_password.page, name="first_password"),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("media/images/<path:path>", media.image, name="media"),
    *archive_urls.without_language,
    *observatory_urls.without_language,
    *ledger_urls.without_language,
    *i18n_patterns(
        path("", include(archive_urls)),
        path("", include(observatory_urls)),
        path("", include(ledger_urls)),
        path("", include(lab_urls)),
        re_path(wagtail_urls.serve_pattern, page, name="wagtail_serve"),
        path("", include(wagtail_urls)),
    ),
]
