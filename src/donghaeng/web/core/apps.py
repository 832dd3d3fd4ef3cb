"""The Django app of the ground."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """The ground every other app of the site stands on."""

    name = "donghaeng.web.core"
    label = "donghaeng_core"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Start a new generation whenever something a reader sees has changed; watch over the file of the database."""
        from donghaeng.web.core import connection, signals

        signals.connect()
        connection.connect()
