"""What the editor's part has beyond Wagtail's own: the list of reports."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from donghaeng.web.archive.models import ErrorReport
from donghaeng.web.core import failed_load


class ReportViewSet(SnippetViewSet):
    """The list of what readers say is wrong."""

    model = ErrorReport
    icon = "warning"
    menu_label = _("Reports of errors")
    add_to_admin_menu = True
    list_display: ClassVar[list[str]] = ["message", "about", "language", "received", "status"]
    list_filter: ClassVar[list[str]] = ["status", "language"]
    panels: ClassVar[list[Any]] = [
        FieldPanel("status"),
        FieldPanel("about", read_only=True),
        FieldPanel("message", read_only=True),
        FieldPanel("reply_to", read_only=True),
        FieldPanel("language", read_only=True),
    ]


register_snippet(ReportViewSet)


class FailedLoadPanel(Component):
    """What the first page of the editor's part says where the last load failed: the site shows what it did before."""

    order = 50
    template_name = "archive/failed_load.html"

    def get_context_data(self, _parent_context: Any) -> dict[str, Any]:
        """When it was, and every fault."""
        return {"failed": failed_load.last()}


@hooks.register("construct_homepage_panels")
def tell_of_failed_load(_request: HttpRequest, panels: list[Any]) -> None:
    """Tell the editor, who may not be who ran the load."""
    if failed_load.last() is not None:
        panels.append(FailedLoadPanel())
