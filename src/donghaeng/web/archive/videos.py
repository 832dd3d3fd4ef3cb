"""Where a video is, and the address of its player: loaded only after a click, and only from hosts named here."""

import re
from urllib.parse import parse_qs, urlsplit

PLAYER_HOST = "https://www.youtube-nocookie.com"
"""The one host that a page of a video may frame."""
ID = re.compile(r"[\w-]{6,20}")


def host(address: str) -> str:
    """The name of the host, without www.

    Examples
    --------
    >>> host("https://www.youtube.com/watch?v=abcdefghijk")
    'youtube.com'
    """
    return (urlsplit(address).hostname or "").removeprefix("www.")


def player(address: str) -> str:
    """The address of the player without cookies; empty for a host that we do not frame.

    Examples
    --------
    >>> player("https://youtu.be/abcdefghijk")
    'https://www.youtube-nocookie.com/embed/abcdefghijk'
    >>> player("https://tv.seoul.go.kr/1")
    ''
    """
    parts = urlsplit(address)
    if host(address) == "youtu.be":
        found = parts.path.strip("/")
    elif host(address) in {"youtube.com", "m.youtube.com", "youtube-nocookie.com"}:
        found = parse_qs(parts.query).get("v", [parts.path.rsplit("/", 1)[-1]])[0]
    else:
        return ""
    return f"{PLAYER_HOST}/embed/{found}" if ID.fullmatch(found) else ""
