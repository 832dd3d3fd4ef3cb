"""The Django app of the ledger."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    """Claims, and a record of how their verdicts changed."""

    name = "donghaeng.web.ledger"
    label = "donghaeng_ledger"
    verbose_name = _("Claims")
    default_auto_field = "django.db.models.BigAutoField"
