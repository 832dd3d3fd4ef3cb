"""What an index has instead of what was asked of it: indices, nodes, units, periods, each with its page."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from donghaeng.web.observatory import figures
from donghaeng.web.observatory.addresses import page_url, unit_url, with_state
from donghaeng.web.observatory.figures import said
from donghaeng.web.observatory.lost import NotThereError, Way
from donghaeng.web.observatory.shown import Shown


def no_index(code: str, language: str) -> NotThereError:
    """There is no such index: the others."""
    ways = [Way(said(one["names"], language), page_url(language, name), name)
            for name, one in figures.current().summaries.items()]  # fmt: skip
    return NotThereError(_("There is no such index."), code, ways, Way(_("Indices"), reverse("indices")))


def no_node(view: Shown, node: str) -> NotThereError:
    """The index has no such node: its nodes."""
    ways = [Way(one["name"], one["url"], one["code"]) for one in map(view.node, view.sheet["tree"])]
    return NotThereError(_("This index has no such node."), node, ways, _whole(view))


def no_unit(view: Shown, unit: str) -> NotThereError:
    """The index has no such unit: its units, where there are several to choose from."""
    index, units = view.sheet["code"], view.sheet["units"] if view.has_units else ()
    ways = [Way(view.unit_name(one), unit_url(view.language, index, one), one) for one in units]
    return NotThereError(_("There is no such district."), unit, ways, _whole(view))


def no_period(view: Shown, node: str, state: Mapping[str, str]) -> NotThereError:
    """The index has no such period: those it has, on the same page."""
    ways = [Way(period, view.url(node, period=period, **state)) for period in view.sheet["periods"]]
    return NotThereError(_("This index has no such figure."), view.period, ways, _whole(view))


def no_side(view: Shown, page: str, asked: Mapping[str, str], name: str, choices: Mapping[str, str]) -> NotThereError:
    """The index has no such period or unit to compare with: those it has, by code and name, on the same page."""
    said_of = _("There is no such district.") if name == "versus" else _("This index has no such figure.")
    ways = [Way(label, with_state(page, {**asked, name: code}), code) for code, label in choices.items()]
    return NotThereError(said_of, asked[name], ways, _whole(view))


def no_response(view: Shown) -> NotThereError:
    """Nothing is said of a response to the index: the index itself."""
    return NotThereError(_("There is no response to this index."), "", (), _whole(view))


def _whole(view: Shown) -> Way:
    return Way(view.said(view.sheet["names"]), view.url(view.sheet["root"]))
