"""The page of the lab: a step of questions, or the answer. No session, no cookie, nothing kept (decision 25)."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from donghaeng.city import City
from donghaeng.city.lab import Lab
from donghaeng.web.lab import law, shown
from donghaeng.web.lab.form import STEPS, Questions

LONGEST = 8192
"""Of what is sent. [bytes]"""
LAST = max(STEPS)
ANSWER, WITHOUT, TO = "answer", "without", "to"
"""The button that asks for the answer; the field of programmes that are left out; the field of the buttons."""


@csrf_exempt  # changes nothing, and reads nothing that a cookie opens
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The first questions; to what was answered, the next ones or the answer.

    Raises
    ------
    Http404
        If the city has no lab.
    """
    city = law.current()
    if city is None or city.lab is None:
        raise Http404(_("This city has no such page."))
    if request.method != "POST":
        return _asked(request, city, Questions(city.lab, initial=_first(city.lab)), 1)
    length = request.META.get("CONTENT_LENGTH", "")
    if not length.isdecimal():
        return _refused(_("It was not said how much is sent."), 411)
    if int(length) > LONGEST:
        return _refused(_("Too much was sent."), 413)
    return _unkept(_told(request, city, city.lab))


def _told(request: HttpRequest, city: City, lab: Lab) -> HttpResponse:
    """Back to a step, on to the next, or the answer; to the first wrong step where something is wrong."""
    to = request.POST.get(TO, "")
    last = LAST if to == ANSWER else int(to) - 1 if to in map(str, STEPS) else 1
    form = Questions(lab, request.POST)
    if wrong := form.wrong_step(last):
        return _asked(request, city, form, wrong, status=400)
    if to != ANSWER:
        return _asked(request, city, Questions(lab, initial=_typed(request.POST)), last + 1)
    return _answered(request, city, lab, form)


def _answered(request: HttpRequest, city: City, lab: Lab, form: Questions) -> HttpResponse:
    """The answer; where the law of the year is not known, what is missing and which ways are left."""
    household, year = form.household(), form.cleaned_data["year"]
    without = request.POST.get(WITHOUT, "").split(",")
    told = {"form": form, "hidden": _hidden(request.POST, form, ()), "steps": (*STEPS, LAST + 1), "is_last": True}
    if missing := lab.missing(household, lab.years[year], without):
        ways = shown.ways(missing, lab.known_years(household), without)
        return render(request, "lab/missing.html", {**told, **shown.page(city), **ways, "year": year})
    answer = shown.answer(city, lab.answer(household, year, without), form)
    return render(request, "lab/answer.html", {**told, **shown.page(city), **answer})


def _asked(request: HttpRequest, city: City, form: Questions, step: int, status: int = 200) -> HttpResponse:
    """A step of questions, with what was answered before and after in hidden fields."""
    context = {
        **shown.page(city),
        "form": form,
        "questions": form.of_step(step),
        "errors": [field for field in form.of_step(step) if form.is_bound and field.errors],
        "hidden": _hidden(request.POST, form, STEPS[step]),
        "step": step,
        "steps": (*STEPS, LAST + 1),
        "next": ANSWER if step == LAST else step + 1,
        "back": step - 1,
    }
    return render(request, "lab/questions.html", context, status=status)


def _first(lab: Lab) -> Mapping[str, str]:
    """What stands in the form before anybody typed."""
    return {"year": str(next(iter(lab.years)))}


def _typed(sent: Mapping[str, str]) -> dict[str, str]:
    """What was typed, as it was; who lives alone has a kind of family."""
    found = {name: sent[name] for names in STEPS.values() for name in names if name in sent}
    return {"earner_type": "single", **found} if found.get("size", "").strip() == "1" else found


def _hidden(sent: Mapping[str, str], form: Questions, shown_names: tuple[str, ...]) -> list[tuple[str, str]]:
    """What was answered in other steps."""
    return [(name, sent[name]) for name in form.fields if name in sent and name not in shown_names]


def _refused(why: str, status: int) -> HttpResponse:
    return _unkept(HttpResponse(why, status=status, content_type="text/plain; charset=utf-8"))


def _unkept(response: HttpResponse) -> HttpResponse:
    """An answer that no browser and no proxy keeps."""
    response.headers["Cache-Control"] = "no-store"
    return response
