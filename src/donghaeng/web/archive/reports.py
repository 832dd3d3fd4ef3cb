"""Reports of errors: a form for readers, a list for editors. No cookie but the form's own, no address is kept."""

import datetime as dt
import hashlib
import hmac
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from donghaeng.web.archive.models import ErrorReport

MOST = 5
WITHIN = dt.timedelta(hours=1)
"""At most so many reports from one address within so long."""


class ReportForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is wrong, where, and perhaps an address for the answer; ``website`` is a trap for machines."""

    website = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = ErrorReport
        fields = ("about", "message", "reply_to")
        widgets = {"message": forms.Textarea(attrs={"rows": 6, "maxlength": 4000})}  # noqa: RUF012 - Django's shape
        labels = {  # noqa: RUF012 - Django's shape
            "about": gettext_lazy("Page or figure"),
            "message": gettext_lazy("What is wrong"),
            "reply_to": gettext_lazy("E-mail, if you want an answer"),
        }

    def clean_message(self) -> str:
        """A report says something, in at most 4,000 letters."""
        message = str(self.cleaned_data["message"]).replace("\0", " ").strip()
        if len(message) > 4000:
            raise forms.ValidationError(_("Found %(count)s letters; at most 4,000 fit.") % {"count": len(message)})
        return message


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form; a report that is sent goes to the editors' list."""
    if request.method != "POST":
        return _show(request, ReportForm(initial={"about": request.GET.get("about", "")[:300]}))
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=400)
    if not form.cleaned_data["website"]:  # who fills in what nobody sees is thanked and not heard
        sender = _sender(request)
        if _is_too_many(sender):
            form.add_error(None, _("Many reports came from here within the hour. Please try again later."))
            return _show(request, form, status=429)
        form.instance.sender = sender
        form.instance.language = get_language() or settings.LANGUAGE_CODE
        form.save()
        ErrorReport.forget_old()
    about = form.cleaned_data["about"]
    return redirect(
        f"{reverse('report_thanks')}?{urlencode({'about': about})}" if _is_ours(about) else reverse("report_thanks")
    )


def thanks(request: HttpRequest) -> HttpResponse:
    """A word of thanks, and the way back to the page."""
    about = request.GET.get("about", "")
    return render(request, "archive/report_thanks.html", {"about": about if _is_ours(about) else ""})


def _is_ours(address: str) -> bool:
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)


def _show(request: HttpRequest, form: ReportForm, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"form": form}
    return render(request, "archive/report.html", context, status=status)


def _sender(request: HttpRequest) -> str:
    """From where a report came, as a keyed hash of address and day: enough to count, too little to know."""
    what = f"{timezone.localdate()} {request.META.get('REMOTE_ADDR', '')}"
    return hmac.new(settings.SECRET_KEY.encode(), what.encode(), hashlib.sha256).hexdigest()


def _is_too_many(sender: str) -> bool:
    since = timezone.now() - WITHIN
    return ErrorReport.objects.filter(sender=sender, received__gte=since).count() >= MOST
