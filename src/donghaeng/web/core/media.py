"""Pictures that editors have uploaded. Documents go through Wagtail, which hands them out as attachments."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve


def image(request: HttpRequest, path: str) -> HttpResponseBase:
    """A rendition; its name changes with its content, so a browser may keep it."""
    response = serve(request, path, document_root=str(Path(settings.MEDIA_ROOT) / "images"))
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
