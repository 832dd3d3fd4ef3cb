"""The first administrator: made once, with a password that is shown once and has to be changed at the first login."""

import secrets
from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model, update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from donghaeng.web.core.models import FirstPassword

NAME = "admin"
OPEN = (
    "first_password",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
)
"""What the page of the password itself needs, and the way in and out."""


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
        """Lead there whoever opens a page; refuse what a script asks for, which would put that page into its own."""
        if request.path.startswith("/admin/") and request.path not in map(reverse, OPEN) and _has_first(request):
            return redirect("first_password") if _opens_page(request) else HttpResponseForbidden()
        return self.get_response(request)


class OwnPasswordForm(SetPasswordForm):  # type: ignore[type-arg]  # takes none at run time
    """A new password, typed twice. The old one is known: it is the one that was shown."""

    def clean_new_password1(self) -> str:
        """Another password than the first."""
        password: str = self.cleaned_data["new_password1"]
        if self.user.check_password(password):
            raise ValidationError(_("This is the password you were given: choose another."))
        return password


@never_cache
@sensitive_post_parameters()
def page(request: HttpRequest) -> HttpResponse:
    """Ask for a password of one's own; who has one goes on to the editor, who is not logged in logs in."""
    if not _has_first(request):
        return redirect("wagtailadmin_home")
    form = OwnPasswordForm(request.user, request.POST or None)
    if not form.is_valid():
        return render(request, "core/first_password.html", {"form": form})
    with transaction.atomic():
        user = form.save()
        FirstPassword.objects.filter(user=user).delete()
    update_session_auth_hash(request, user)
    return redirect("wagtailadmin_home")


def _has_first(request: HttpRequest) -> bool:
    user: Any = request.user
    return user.is_authenticated and FirstPassword.objects.filter(user=user, password=user.password).exists()


def _opens_page(request: HttpRequest) -> bool:
    """Whether the answer is to be the page in the window; browsers before 2023 do not say so, but what they accept."""
    kind = request.headers.get("Sec-Fetch-Dest")
    return "text/html" in request.headers.get("Accept", "") if kind is None else kind == "document"
