"""The Django app of the observatory."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ObservatoryConfig(AppConfig):
    """Pages, files and interface of what `load` has computed."""

    name = "donghaeng.web.observatory"
    label = "donghaeng_observatory"
    verbose_name = _("Observatory")
