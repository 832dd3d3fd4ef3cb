"""Links in a text: to a figure, an announced figure, another entry, a video, or an address elsewhere."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from donghaeng.base.errors import Fault, InputError

KEBAB = "[a-z0-9]+(?:-[a-z0-9]+)*"
"""A name that may stand in an address: ASCII, lower case, digits, hyphens."""

_PART = "[^/\\s]+"
_SHAPES: Mapping[str, tuple[str, str]] = {
    "figure": (f"{_PART}/{_PART}(?:/{_PART}){{0,2}}", "figure:INDEX/PERIOD, then /NODE and /UNIT if need be"),
    "claim": (KEBAB, "claim:NAME, its name in lower case with hyphens"),
    "page": (f"[a-z]+/{KEBAB}", "page:FOLDER/SLUG, such as page:policies/night-bus"),
    "video": (KEBAB, "video:SLUG, a slug of videos.csv"),
}
"""What follows the colon, by the word before it; and in words."""
_ELSEWHERE = re.compile(r"https?://[^\s/]|mailto:[^\s]|tel:[0-9+]", re.IGNORECASE)
ADDRESS = "https://…, mailto:…, tel:…, or figure:, claim:, page: or video:"


@dataclass(frozen=True)
class Link:
    """A link that the archive resolves itself.

    ``scheme`` is ``figure``, ``claim``, ``page`` or ``video``; ``target`` what follows the colon.
    """

    scheme: str
    target: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The target at its slashes: index, period, node and unit of a figure; folder and slug of a page."""
        return tuple(self.target.split("/"))

    def __str__(self) -> str:
        return f"{self.scheme}:{self.target}"


def read_link(address: str) -> Link | None:
    """Read the address of a link; None for an address elsewhere.

    Raises
    ------
    InputError
        If it is neither: a misspelt target, a script, a path.

    Examples
    --------
    >>> read_link("figure:going-together/2023/housing").parts
    ('going-together', '2023', 'housing')
    >>> read_link("https://www.seoul.go.kr") is None
    True
    """
    scheme, _, target = address.partition(":")
    if scheme in _SHAPES:
        shape, words = _SHAPES[scheme]
        if re.fullmatch(shape, target):
            return Link(scheme, target)
        raise InputError("a link that cannot be read", [Fault("link", repr(address), words)])
    if not is_elsewhere(address):
        raise InputError("a link that cannot be read", [Fault("link", repr(address), ADDRESS)])
    return None


def is_elsewhere(address: str) -> bool:
    """Whether an address is one that a reader may be sent to: the web, a mail or a telephone number.

    Examples
    --------
    >>> is_elsewhere("https://www.seoul.go.kr"), is_elsewhere("javascript:alert(1)"), is_elsewhere("/etc")
    (True, False, False)
    """
    return _ELSEWHERE.match(address) is not None
