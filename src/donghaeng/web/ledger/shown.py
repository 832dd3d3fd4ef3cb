"""Claims in one language, ready for a template."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from donghaeng.archive import Target
from donghaeng.claims import Verdict
from donghaeng.web.ledger.kept import Kept, Sheet, current
from donghaeng.web.ledger.models import VerdictChange
from donghaeng.web.observatory.addresses import claim_url
from donghaeng.web.observatory.figures import address_of, has_figure, said
from donghaeng.web.observatory.shown import source_shown

MEANINGS = {
    Verdict.CANNOT_BE_COMPUTED: _("Data are missing. The claim says which."),
    Verdict.NOT_COMPARABLE: _("The figure stands beside one it cannot be compared with. Why is argued, with a source."),
    Verdict.CONFLICT: _("Sources print figures that no one number rounds to."),
    Verdict.CONFIRMED: _("What is computed rounds to what was printed."),
    Verdict.CONSISTENT: _("It does not round to it, but inputs that round to the printed ones can give it."),
    Verdict.DIFFERS: _("No inputs that round to the printed ones give it. The claim says by how much."),
}
"""What each verdict means, for readers."""


def claim_target(claim: str, language: str) -> Target | None:
    """Where a link to a claim leads, with the mark of its verdict; None where there is no such claim."""
    one = current().claims.get(claim)
    if one is None:
        return None
    return Target(claim_url(language, claim), one["verdict_code"], said(one["verdicts"], language))


def shown(one: Sheet, language: str, kept: Kept | None = None) -> Sheet:
    """A claim with its words and addresses."""
    ledger = kept or current()
    return {
        **one,
        "said": said(one["said"], language),
        "figure": _figure(one["figure"], language),
        "computed_figure": _figure(one["computed_figure"], language),
        "who": said(one["who"], language),
        "why": said(one["why"], language),
        "note": said(one["note"], language) if one["note"] else "",
        "badge": badge(one, language),
        "url": claim_url(language, one["id"]),
        "subject_name": said(ledger.subjects[one["subject"]], language),
        "source": source(one["source"], language),
        "argued_by": source(one["argued_by"], language) if one["argued_by"] else None,
        "also": [
            {**other, "figure": _figure(other["figure"], language), "source": source(other["source"], language)}
            for other in one["also"]
        ],
    }


def badge(one: Sheet, language: str) -> str:
    """The verdict of a claim as a mark, and one more where a later figure is there."""
    mark = format_html('<span class="badge badge-{}">{}</span>', one["verdict_code"], said(one["verdicts"], language))
    if not one["stale"]:
        return mark
    return format_html('{} <span class="badge badge-stale">{}</span>', mark, gettext("not the latest"))


def source(key: str, language: str) -> Sheet:
    """A source as a page shows it."""
    return source_shown(key, current().sources.get(key), language)


def derived(part: Sheet, language: str) -> Sheet:
    """A figure of a derivation with its words, its address, and its parts."""
    return {
        **part,
        "name": said(part["names"], language),
        "figure": _figure(part["figure"], language),
        "note": said(part["note"], language) if part["note"] else "",
        "url": _address(part["target"], language),
        "source": source(part["source"], language) if part["source"] else None,
        "badge": _badge_of(part["target"], language) if part["verdict"] else "",
        "parts": [derived(one, language) for one in part["parts"]],
    }


def changes(language: str, most: int) -> list[Sheet]:
    """The latest changes of verdict; what the first load found is no change."""
    words = {verdict.code: verdict.name_in(language) for verdict in Verdict}
    known = current().claims
    return [
        {"pk": one.pk, "on": one.on, "said": said(one.said, language), "was": words.get(one.was, ""),
         "became": words.get(one.became, ""), "url": claim_url(language, one.claim) if one.claim in known else ""}
        for one in VerdictChange.objects.filter(is_first=False).order_by("-pk")[:most]
    ]  # fmt: skip


def verdicts(language: str) -> Sequence[Mapping[str, Any]]:
    """Every verdict with its word, its meaning, and how many claims have it."""
    codes = [one["verdict_code"] for one in current().claims.values()]
    return [{"code": verdict.code, "name": verdict.name_in(language), "meaning": MEANINGS[verdict],
             "count": codes.count(verdict.code)} for verdict in Verdict]  # fmt: skip


def by_subject(claims: Sequence[Sheet], language: str) -> Iterator[Sheet]:
    """Claims under their subjects, in the order of the ledger."""
    for subject, names in current().subjects.items():
        own = [one for one in claims if one["subject"] == subject]
        if own:
            yield {"code": subject, "name": said(names, language), "claims": own}


def _figure(figure: Mapping[str, str], language: str) -> str:
    """A number with its unit; one that is written the same in every language is marked so."""
    if len(set(figure.values())) > 1:
        return said(figure, language)
    return format_html('<span translate="no">{}</span>', figure["en"]) if figure else ""


def _address(target: str, language: str) -> str:
    """Where a figure of a derivation stands on the site; empty where it has no page."""
    scheme, _colon, rest = target.partition(":")
    if scheme == "claim":
        return claim_url(language, rest) if rest in current().claims else ""
    parts = tuple(rest.split("/"))
    if scheme in ("figure", "raw") and len(parts) > 1 and has_figure(parts):
        return address_of(parts, language)
    return ""


def _badge_of(target: str, language: str) -> str:
    one = current().claims.get(target.removeprefix("claim:"))
    return "" if one is None else badge(one, language)
