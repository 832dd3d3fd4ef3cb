"""What begins a new generation."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from donghaeng.web.core.generation import renew

OF_PAGES = (page_published, page_unpublished, page_slug_changed, post_page_move)
WATCHED: tuple[type[Model], ...] = (Redirect, Collection, Locale, PageViewRestriction, Site)


def connect() -> None:
    """Listen to all that changes what a reader sees; drafts do not."""
    for signal in OF_PAGES:
        signal.connect(_renew, dispatch_uid="donghaeng.generation")
    for model in (*WATCHED, get_image_model()):
        post_save.connect(_renew, sender=model, dispatch_uid="donghaeng.generation")
        post_delete.connect(_renew, sender=model, dispatch_uid="donghaeng.generation")
    post_delete.connect(_renew_if_page, dispatch_uid="donghaeng.generation.page")


def _renew(**_kwargs: Any) -> None:
    renew()


def _renew_if_page(sender: type[Model], **_kwargs: Any) -> None:
    if issubclass(sender, Page):
        renew()
