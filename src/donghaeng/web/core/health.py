"""Is the site alive: asked by whoever watches it."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from donghaeng import __version__
from donghaeng.web.core.models import Generation


def health(_request: HttpRequest) -> JsonResponse:
    """200 and the version if the database answers, else 503."""
    try:
        Generation.objects.exists()
        is_well = connection.is_usable()
    except DatabaseError:
        is_well = False
    answer = {"status": "ok" if is_well else "the database does not answer", "version": __version__}
    return JsonResponse(answer, status=200 if is_well else 503, headers={"Cache-Control": "no-store"})
