"""What the folder of a city says of how its site looks: name, colours, logo."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from donghaeng.city import City

LOGO_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


@dataclass(frozen=True)
class Look:
    """A city as templates know it, in one language; ``unit`` is what one of its districts is called, if it has said."""

    name: str
    attribution: str
    licence: str
    licence_address: str
    colours: dict[str, str]
    logo: str
    unit: str


@cache
def look(language: str) -> Look:
    """How the city presents itself; Korean to Korean readers, English to all others. Read once per process."""
    said = City(settings.DONGHAENG_CITY).settings
    is_korean = language.startswith("ko")
    return Look(
        name=said.name_ko if is_korean else said.name_en,
        attribution=_text(said.attribution, is_korean=is_korean),
        licence=_text(said.licence, is_korean=is_korean),
        licence_address=(said.licence and said.licence.address) or "",
        colours=said.colours.model_dump(exclude_none=True),
        logo=reverse("city_logo") if said.logo else "",
        unit=_text(said.units and said.units.one, is_korean=is_korean),
    )


def _text(said: Any, *, is_korean: bool) -> str:
    """A text that city.toml has in both languages, or not at all."""
    return "" if said is None else said.ko if is_korean else said.en


def colours(request: HttpRequest) -> HttpResponse:
    """The style sheet with the city's own colours."""
    return render(request, "core/city.css", content_type="text/css; charset=utf-8")


def logo(_request: HttpRequest) -> FileResponse:
    """The city's logo."""
    name = City(settings.DONGHAENG_CITY).settings.logo
    kind = LOGO_TYPES.get(Path(name).suffix.lower()) if name else None
    if name is None or kind is None:
        raise Http404
    file = Path(settings.DONGHAENG_CITY) / name
    return FileResponse(file.open("rb"), content_type=kind, headers={"Cache-Control": "public, max-age=3600"})
