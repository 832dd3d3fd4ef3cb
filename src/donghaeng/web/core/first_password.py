"""The first administrator: made once, with a password that is shown once and has to be changed at the first login."""

import secrets
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from donghaeng.web.core.models import FirstPassword

NAME = "admin"
OPEN = ("wagtailadmin_account", "wagtailadmin_logout", "wagtailadmin_login", "wagtailadmin_javascript_catalog")


def make_administrator() -> str | None:
    """Make the administrator if the site has none and say the password; None if there is one."""
    users: Any = get_user_model().objects
    with transaction.atomic():
        if users.filter(is_superuser=True).exists():
            return None
        password = secrets.token_urlsafe(12)
        user = users.create_superuser(username=NAME, email="", password=password)
        FirstPassword.objects.create(user=user, password=user.password)
    return password


class OwnPasswordFirst:
    """Lead an administrator who still has the first password to the page where it is changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Lead there, or pass on."""
        if request.path.startswith("/admin/") and request.path not in map(reverse, OPEN) and _has_first(request):
            messages.warning(
                request, _("Choose a password of your own first: the one you were given was shown on a screen.")
            )
            return redirect("wagtailadmin_account")
        return self.get_response(request)


def _has_first(request: HttpRequest) -> bool:
    user: Any = request.user
    return user.is_authenticated and FirstPassword.objects.filter(user=user, password=user.password).exists()
