"""What the editor's part has beyond Wagtail's own: the list of reports."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from donghaeng.web.archive.models import ErrorReport


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
