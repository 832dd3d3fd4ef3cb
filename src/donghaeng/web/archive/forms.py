"""Forms of the editor: lists as plain lines, codes as choices out of the folder."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from donghaeng.archive import SUMMARY
from donghaeng.web.archive import lookups
from donghaeng.web.archive.links import links_in, path_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class ListFormField(forms.CharField):
    """A list typed as text, its parts divided by spaces or line ends."""

    def __init__(self, *, separator: str = " ", numbers: bool = False, **kwargs: Any) -> None:
        self.separator, self.numbers = separator, numbers
        super().__init__(**kwargs, widget=forms.Textarea(attrs={"rows": 1 if separator == " " else 3}))

    def prepare_value(self, value: Any) -> Any:
        """The list as text."""
        return self.separator.join(map(str, value)) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        """The text as a list."""
        text = str(super().to_python(value) or "")
        parts = text.split() if self.separator == " " else [line.strip() for line in text.splitlines()]
        kept = [part for part in parts if part]
        if self.numbers and not all(part.isdecimal() for part in kept):
            raise ValidationError(gettext("Expected numbers parted by spaces."))
        return [int(part) for part in kept] if self.numbers else kept


class ListField(models.JSONField):
    """A list of short texts, or of numbers."""

    def __init__(
        self, verbose_name: "StrOrPromise" = "", *, separator: str = " ", numbers: bool = False, **kwargs: Any
    ) -> None:
        self.separator, self.numbers = separator, numbers
        super().__init__(verbose_name, **{"default": list, "blank": True, **kwargs})

    def deconstruct(self) -> Any:
        """What a migration has to know."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "separator": self.separator, "numbers": self.numbers}

    def formfield(self, **kwargs: Any) -> Any:
        """A text to type the list in."""
        options: dict[str, Any] = {
            **kwargs,
            "form_class": ListFormField,
            "separator": self.separator,
            "numbers": self.numbers,
        }
        options.pop("encoder", None)
        return models.Field.formfield(self, **options)


class EntryForm(WagtailAdminPageForm):
    """An entry: its codes are chosen, not typed, and what it names has to be there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = lookups.language_of(self.instance) if self.instance.locale_id else None
        names = lookups.term_names(language or self._parent_language())
        for group in ("field", "district"):
            self._offer(group, [(code, name) for (own, code), name in names.items() if own == group])
        self._offer("kind", self.instance.section().kinds.items())
        if "slug" in self.fields:
            self.fields["slug"].required = False  # clean_slug makes one
        for name in self.instance.required_fields:
            if name in self.fields:
                self.fields[name].required = True

    def _parent_language(self) -> str:
        return lookups.language_of(self.parent_page) if self.parent_page is not None else lookups.languages()[0]

    def _offer(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        """Put a choice in the place of a text."""
        if name in self.fields:
            label = self.fields[name].label
            self.fields[name] = forms.ChoiceField(choices=[("", "—"), *choices], required=False, label=label)

    def clean_slug(self) -> str:
        """The slug that was typed, else one made from the title, which stands before it."""
        slug = str(self.cleaned_data["slug"] or slug_of(str(self.cleaned_data.get("title", ""))))
        if not slug:
            raise ValidationError(
                gettext("No slug can be made from this title: type one in small letters of ASCII, such as new-hall.")
            )
        return slug

    def clean_summary(self) -> str:
        """A summary is one line, as short as lists and files want it."""
        summary = " ".join(str(self.cleaned_data["summary"]).split())
        if len(summary) > SUMMARY:
            found = {"found": len(summary), "most": SUMMARY}
            raise ValidationError(gettext("Found %(found)d letters; at most %(most)d fit."), params=found)
        return summary

    def _post_clean(self) -> None:
        """Look at the page as a whole: its links have to lead somewhere."""
        super()._post_clean()
        if not self.errors:
            for fault in faults_of_page(self.instance):
                self.add_error(None, fault)

    def clean_source_keys(self) -> list[str]:
        """Sources have to be rows of sources.csv."""
        keys: list[str] = self.cleaned_data["source_keys"]
        return _known(keys, set(lookups.source_rows().objects.filter(pk__in=keys).values_list("pk", flat=True)))

    def clean_related_paths(self) -> list[str]:
        """Related entries have to be published."""
        paths: list[str] = self.cleaned_data["related_paths"]
        found = lookups.published().objects.filter(path__in=paths).values_list("path", flat=True)
        return _known(paths, set(found))


def slug_of(title: str) -> str:
    """A slug out of a title in Latin letters; nothing where a letter would be lost.

    Examples
    --------
    >>> slug_of("The Café opens!"), slug_of("검토관 2026")
    ('the-cafe-opens', '')
    """
    letters = filter(str.isalpha, unicodedata.normalize("NFKD", title))
    return slugify(title) if all(map(str.isascii, letters)) else ""


def faults_of_page(page: Any) -> Iterator[str]:
    """Whatever a load would find wrong in the texts of a page."""
    from donghaeng.web.ledger.kept import current
    from donghaeng.web.observatory.figures import has_figure

    for link in dict.fromkeys(link for text in page.markdown() for link in links_in(text)):
        path = path_of(link)
        is_there = (
            has_figure(link.parts) if link.scheme == "figure" else
            link.target in current().claims if link.scheme == "claim" else
            lookups.published().objects.filter(path=path).exists()
        )  # fmt: skip
        if not is_there:
            yield gettext("Found a link to %(link)s, which the archive does not hold.") % {"link": link}


def _known(asked: list[str], known: set[str]) -> list[str]:
    """The words asked for, if each is known."""
    if unknown := [word for word in asked if word not in known]:
        raise ValidationError(
            _("Found %(words)s, which the archive does not hold."), params={"words": ", ".join(unknown)}
        )
    return asked
