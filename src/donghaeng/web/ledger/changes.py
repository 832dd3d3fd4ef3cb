"""Changes of verdict: noted when a load shows another ledger than the one before."""

from collections.abc import Mapping
from pathlib import Path

from donghaeng.web.ledger.kept import Kept
from donghaeng.web.ledger.models import VerdictChange
from donghaeng.web.observatory.sync.claims import FOLDER


def note_changes(results: Path) -> None:
    """Note every claim whose verdict is another than before, that is new, or that is gone.

    ``results`` is the folder of what a load has computed and is about to show.
    """
    before = verdicts()
    claims = Kept(results / FOLDER).claims
    now = {name: one["verdict_code"] for name, one in claims.items()}
    is_first = not VerdictChange.objects.exists()
    changed = [name for name in (*now, *before) if now.get(name, "") != before.get(name, "")]
    VerdictChange.objects.bulk_create(
        VerdictChange(
            claim=name,
            said=claims[name]["said"] if name in claims else _said(name),
            was=before.get(name, ""),
            became=now.get(name, ""),
            is_first=is_first,
        )
        for name in dict.fromkeys(changed)
    )


def verdicts() -> Mapping[str, str]:
    """The verdict that was last noted of every claim; none of one that is gone."""
    rows = VerdictChange.objects.order_by("pk").values_list("claim", "became")
    return {claim: became for claim, became in dict(rows).items() if became}


def _said(claim: str) -> Mapping[str, str]:
    """What a claim said that is gone."""
    rows = VerdictChange.objects.filter(claim=claim).order_by("-pk")
    found: Mapping[str, str] = rows.values_list("said", flat=True)[0]
    return found
