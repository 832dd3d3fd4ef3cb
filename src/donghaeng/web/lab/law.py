"""The law and the policies as `load` kept them, read once per load and worker."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language

from donghaeng.city import City
from donghaeng.web.observatory import figures
from donghaeng.web.observatory.sync.law import FOLDER


def address(language: str) -> str:
    """The address of the lab in a language; empty where the city has none."""
    if folder() is None:
        return ""
    with translation.override(language):
        return reverse("lab")


def menu(_request: HttpRequest) -> dict[str, Any]:
    """The context of every template: where the lab is; asked for only where a template uses it."""
    return {"lab_url": lambda: address(get_language() or settings.LANGUAGE_CODE)}


def folder() -> Path | None:
    """Where the law is kept; None where the city has no lab, or before the first load."""
    path = figures.current().path
    return path / FOLDER if path is not None and _is_there(path / FOLDER) else None


def current() -> City | None:
    """The law and its sources, as a city of nothing else; it has a lab. None where the city has none."""
    found = folder()
    return None if found is None else _opened(found)


@lru_cache(maxsize=64)
def _is_there(path: Path) -> bool:
    return path.is_dir()


@lru_cache(maxsize=2)
def _opened(path: Path) -> City:
    return City(path)
