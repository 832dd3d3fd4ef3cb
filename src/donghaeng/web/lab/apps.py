"""The Django app of the lab."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LabConfig(AppConfig):
    """A form and its answer; it stores nothing."""

    name = "donghaeng.web.lab"
    label = "donghaeng_lab"
    verbose_name = _("Lab")
