"""What is handed out under /data/: the files that `load` wrote, byte for byte, to anybody and any page."""

from collections.abc import Mapping
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from donghaeng.web.observatory import figures
from donghaeng.web.observatory.addresses import page_url
from donghaeng.web.observatory.figures import IndexResults, Sheet, said
from donghaeng.web.observatory.lost import NotThereError, Way, spoken

TYPES: Mapping[str, str] = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".toml": "application/toml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
OPEN = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=0, must-revalidate"}
"""Any page may read them; a copy is asked after, which costs nothing where it is the same."""
DOWNLOADED = (".csv", ".xlsx", ".zip")


def package_file(request: HttpRequest, index: str, name: str) -> HttpResponse:
    """A file of the open data of an index."""
    path = _index(index).path / "data"
    if name not in {file.name for file in path.iterdir()}:
        offered = [Way(file["name"], reverse("package_file", args=[index, file["name"]]))
                   for file in _index(index).sheet["files"]]  # fmt: skip
        raise NotThereError(_("There is no such file."), name, offered, all_data())
    return handed_out(request, path / name, f"{index}-{name}")


def catalogue(request: HttpRequest) -> HttpResponse:
    """The catalogue of all open data, for machines."""
    path = figures.current().path
    if path is None:
        raise Http404(_("There is no such file."))
    return handed_out(request, path / "catalog.jsonld", "catalog.jsonld")


def chart_table(request: HttpRequest, index: str, chart: str, form: str) -> HttpResponse:
    """The table of a chart."""
    found = _index(index)
    place = chart_of(found, chart)["place"]
    return handed_out(request, found.path / "tables" / f"{place}.{form}", f"{index}-{chart}.{form}")


def chart_picture(request: HttpRequest, index: str, chart: str, language: str, form: str) -> HttpResponse:
    """A chart as a picture that stands alone."""
    file = _drawing(_index(index), chart, language, f"alone.{form}")
    return handed_out(request, file, f"{index}-{chart}.{language}.{form}")


def chart_vega(request: HttpRequest, index: str, chart: str, language: str, width: str) -> HttpResponse:
    """A chart as Vega, for the script that lets readers explore it."""
    file = _drawing(_index(index), chart, language, f"{width}.vega.json")
    return handed_out(request, file, f"{index}-{chart}.{language}.{width}.vega.json")


def chart_of(found: IndexResults, code: str) -> Sheet:
    """A chart of an index.

    Raises
    ------
    NotThereError
        If it has no such chart.
    """
    chart: Sheet | None = next((one for one in found.sheet["charts"] if one["code"] == code), None)
    if chart is None:
        language, index = spoken(), found.sheet["code"]
        ways = [Way(said(one["titles"], language), reverse("embed", args=[language, index, one["code"]]), one["code"])
                for one in found.sheet["charts"]]  # fmt: skip
        whole = Way(said(found.sheet["names"], language), page_url(language, index))
        raise NotThereError(_("There is no such chart."), code, ways, whole)
    return chart


def all_data() -> Way:
    """The page of all open data, in the language that is spoken."""
    with translation.override(spoken()):
        return Way(_("Open data"), reverse("data"))


def _index(code: str) -> IndexResults:
    found = figures.current().index(code)
    if found is None:
        ways = [Way(said(one["names"], spoken()), reverse("package_file", args=[name, "package.zip"]), name)
                for name, one in figures.current().summaries.items()]  # fmt: skip
        raise NotThereError(_("There is no such index."), code, ways, all_data())
    return found


def _drawing(found: IndexResults, chart: str, language: str, name: str) -> Path:
    drawn: str | None = chart_of(found, chart)["drawings"].get(language)
    if drawn is None:
        whole = Way(said(found.sheet["names"], spoken()), page_url(spoken(), found.sheet["code"]))
        raise NotThereError(_("There is no such chart."), chart, (), whole)
    return figures.drawings() / drawn / name


def handed_out(request: HttpRequest, file: Path, name: str) -> HttpResponse:
    """A file, or 304 to a reader who has it; its folder is named by what it is made of, so its place is its version."""
    place = file.relative_to(figures.folder()).with_suffix("")
    headers = {**OPEN, "ETag": f'"{"-".join(place.parts)}"'}
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return HttpResponseNotModified(headers=headers)
    if file.suffix in DOWNLOADED:
        headers["Content-Disposition"] = f'attachment; filename="{name}"' if name.isascii() else "attachment"
    return HttpResponse(file.read_bytes(), content_type=TYPES[file.suffix], headers=headers)
