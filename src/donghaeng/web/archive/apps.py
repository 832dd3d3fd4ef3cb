"""The Django app of the archive."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    """News, policies, videos, events and all else a city's archive holds."""

    name = "donghaeng.web.archive"
    label = "donghaeng_archive"
    verbose_name = _("Archive")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep search and the list of paths in step with what is published."""
        from donghaeng.web.archive import signals

        signals.connect()
