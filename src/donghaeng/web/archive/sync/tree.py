"""The pages that a site needs before it has content: a front page per language, a list per section."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from wagtail.models import Locale, Page, Site

from donghaeng.web.archive.models import HomePage, ListPage
from donghaeng.web.archive.sections import LISTS

LONGEST_NAME = 100


@dataclass(frozen=True)
class Tree:
    """The places where entries belong, by language and section."""

    locales: Mapping[str, Locale]
    homes: Mapping[str, HomePage]
    lists: Mapping[tuple[str, str], ListPage]

    def parent(self, section: str, language: str) -> Page:
        """The page that holds the entries of a section."""
        return self.homes[language] if section == "pages" else self.lists[language, section]


def grow(names: Mapping[str, str]) -> Tree:
    """Find the front pages and lists of all languages, and make those that are missing.

    Parameters
    ----------
    names : of the city, by language.
    """
    codes = [code for code, _name in settings.LANGUAGES]
    locales = {code: Locale.all_objects.get_or_create(language_code=code)[0] for code in codes}
    homes = _homes(names, locales)
    _site(homes[codes[0]], names[codes[0]])
    lists = {(code, page.kind): page for code in codes for page in ListPage.objects.child_of(homes[code])}
    for section in LISTS:
        known = next((page.translation_key for (_, kind), page in lists.items() if kind == section.code), uuid.uuid4())
        for code in codes:
            if (code, section.code) not in lists:
                lists[code, section.code] = _list(homes[code], section.code, locales[code], known)
    return Tree(locales, homes, lists)


def _homes(names: Mapping[str, str], locales: Mapping[str, Locale]) -> dict[str, HomePage]:
    root = Page.get_first_root_node()
    homes = {page.locale.language_code: page for page in HomePage.objects.select_related("locale")}
    key = next((page.translation_key for page in homes.values()), uuid.uuid4())
    for code, locale in locales.items():
        if code not in homes:
            slug = f"home-{code}"
            home = HomePage(title=names[code], slug=slug, locale=locale, translation_key=key)
            homes[code] = root.add_child(instance=home)
            home.save_revision(clean=False, changed=False)
    return homes


def _site(home: HomePage, name: str) -> None:
    """Lead the site to the front page of the first language; the page of welcome that Wagtail makes goes."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost")
    if site.root_page_id == home.pk:
        return
    before = Page.objects.filter(pk=site.root_page_id, depth=2).first() if site.root_page_id else None
    site.root_page, site.site_name = home, name[:LONGEST_NAME]
    site.save()
    if before is not None and type(before.specific) is Page and not before.get_children().exists():
        before.delete()


def _list(home: HomePage, section: str, locale: Locale, key: uuid.UUID) -> ListPage:
    found = next(one for one in LISTS if one.code == section)
    with translation.override(locale.language_code):
        title = str(found.name)
    page = ListPage(
        title=title, slug=section, kind=section, show_in_menus=True, locale=locale, translation_key=key
    )  # fmt: skip
    home.add_child(instance=page)
    page.save_revision(clean=False, changed=False)
    return page
