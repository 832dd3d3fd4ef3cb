"""What a browser may load on a public page: what this site serves, and nothing written into the page itself."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse

HEADER = "Content-Security-Policy"
PUBLIC = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
# The editor still writes scripts and styles into its pages (wagtail issue 1288); it loads from this host alone.
ADMIN = {
    **PUBLIC,
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
}
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"


def policy(directives: dict[str, str] = PUBLIC, *, frames: Iterable[str] = ()) -> str:
    """The header's text; ``frames`` are the hosts a page may show in a frame, such as a video's.

    Examples
    --------
    >>> policy({"default-src": "'none'"}, frames=["https://www.youtube-nocookie.com"])
    "default-src 'none'; frame-src https://www.youtube-nocookie.com"
    """
    shown = dict(directives)
    if hosts := " ".join(frames):
        shown["frame-src"] = hosts
    return "; ".join(f"{name} {value}" for name, value in shown.items())


class ContentPolicy:
    """Put the policy on every response that has none of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.public, self.admin = policy(), policy(ADMIN)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the headers."""
        response = self.get_response(request)
        is_admin = request.path_info.startswith("/admin/")
        response.headers.setdefault(HEADER, self.admin if is_admin else self.public)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response
