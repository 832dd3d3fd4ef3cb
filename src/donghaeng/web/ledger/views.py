"""The pages of the ledger: all claims, narrowed by plain links, and a page for each."""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from donghaeng.claims import Verdict
from donghaeng.web.core.narrowing import Narrowing
from donghaeng.web.ledger import kept, shown
from donghaeng.web.ledger.kept import Sheet
from donghaeng.web.observatory import figures
from donghaeng.web.observatory.addresses import claim_url
from donghaeng.web.observatory.figures import said
from donghaeng.web.observatory.files import handed_out
from donghaeng.web.observatory.lost import NotThereError, Way
from donghaeng.web.observatory.sync.claims import FOLDER

LABELS: Mapping[str, str | Promise] = {
    "verdict": gettext_lazy("Verdict"),
    "subject": gettext_lazy("Subject"),
    "source": gettext_lazy("Source"),
    "year": gettext_lazy("Year"),
}
CHANGES_SHOWN = 5


def claims(request: HttpRequest) -> HttpResponse:
    """All claims, or those asked for."""
    language = _language()
    everything = kept.current().claims.values()
    asked = {name: value for name in LABELS if (value := request.GET.get(name, ""))}
    groups = [(_codes(one), 1) for one in everything]
    narrowing = Narrowing(groups, asked, LABELS, reverse("claims"), lambda name, codes: _named(name, codes, language))
    chosen = [shown.shown(one, language) for one in everything if narrowing.matches(_codes(one))]
    if asked and not chosen:
        raise Http404(_("No entry matches."))
    return render(request, "ledger/claims.html", {
        "subjects": list(shown.by_subject(chosen, language)),
        "count": len(chosen),
        "filters": narrowing.filters(),
        "query": asked,
        "page": {"url": reverse("claims")},
        "verdicts": shown.verdicts(language),
        "changes": shown.changes(language, CHANGES_SHOWN),
    })  # fmt: skip


def claim(request: HttpRequest, claim: str) -> HttpResponse:
    """One claim: what was said, what was computed, the verdict and why, and how its figure came about."""
    language, ledger = _language(), kept.current()
    one = ledger.claims.get(claim)
    if one is None:
        ways = [
            Way(said(other["said"], language), claim_url(language, name), name) for name, other in ledger.claims.items()
        ]
        raise NotThereError(_("There is no such claim."), claim, ways, Way(_("Claims"), reverse("claims")))
    near = [other for other in ledger.claims.values() if other["subject"] == one["subject"] and other is not one]
    return render(request, "ledger/claim.html", {
        "claim": shown.shown(one, language),
        "meaning": shown.MEANINGS[Verdict(one["verdict"])],
        "derivation": shown.derived(ledger.derivation(claim), language),
        "near": [shown.shown(other, language) for other in near],
    })  # fmt: skip


def data(request: HttpRequest, form: str) -> HttpResponse:
    """The ledger as a file."""
    path = figures.current().path
    file = None if path is None else path / FOLDER / "data" / f"claims.{form}"
    if file is None or not file.is_file():
        raise Http404(_("There is no such file."))
    return handed_out(request, file, file.name)


def _codes(one: Sheet) -> dict[str, str]:
    named = {"verdict": one["verdict_code"], "subject": one["subject"], "source": _publisher(one)}
    return {**named, "year": one["year"]}


def _named(name: str, codes: Sequence[str], language: str) -> list[tuple[str, str]]:
    """Codes with their names: verdicts and subjects in their order, years the latest first, sources the most used."""
    ledger = kept.current()
    if name == "verdict":
        return [(verdict.code, verdict.name_in(language)) for verdict in Verdict if verdict.code in codes]
    if name == "subject":
        return [(code, said(names, language)) for code, names in ledger.subjects.items() if code in codes]
    if name == "year":
        return [(code, code) for code in sorted(codes, reverse=True)]
    uses = Counter(map(_publisher, ledger.claims.values()))
    named = {_publisher(one): shown.source(one["source"], language) for one in ledger.claims.values()}
    ordered = sorted(codes, key=lambda code: (-uses[code], code))
    return [(code, named[code].get("publisher") or code) for code in ordered]


def _publisher(one: Sheet) -> str:
    """Who published the source of a claim; its key where nothing is known of it."""
    source = kept.current().sources.get(one["source"])
    return str(source["publisher"]) if source else str(one["source"])


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
