"""The questions: a few at a time, answered in won as people type it; what was answered travels in hidden fields."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from donghaeng.base.money import typed_won
from donghaeng.city.household import Household
from donghaeng.city.lab import Lab

STEPS: Mapping[int, tuple[str, ...]] = {
    1: ("year", "size", "income", "assets"),
    2: ("earnings", "earner_type", "rent", "children_of_allowance_age", "single_pensioners", "couple_pensioners",
        "assessed_income"),
}  # fmt: skip
LONGEST = 30
"""Of what is typed into a field. [letters]"""
MOST_PERSONS, MOST_WON = 20, 1e12
TYPES: Mapping[str, str | Promise] = {
    "single": _("A single person"),
    "one_earner": _("One earner, with a spouse, a child or an old parent to provide for"),
    "two_earner": _("A couple who both earn"),
}
"""The types of families of the earned income tax credit, as the law's tables call them."""


class WonField(forms.CharField):
    """An amount of won; empty is nothing at all where it is not required."""

    def __init__(self, **more: Any) -> None:
        attributes = {"inputmode": "numeric", "autocomplete": "off", "maxlength": str(LONGEST), "class": "amount"}
        widget = forms.TextInput(attributes)
        widget.is_money = True  # type: ignore[attr-defined]
        super().__init__(
            **{"widget": widget, "error_messages": {"required": _("Type an amount; 0 if there is none.")}, **more}
        )

    def to_python(self, value: Any) -> Any:
        """The amount as a number; None where nothing was typed."""
        text = str(super().to_python(value) or "")[: LONGEST + 1]
        if not text:
            return None
        amount = typed_won(text)
        if amount is None:
            raise ValidationError(gettext("Type whole won, such as 1,000,000."))
        if amount > MOST_WON:
            raise ValidationError(gettext("That is more than a trillion won. Type the amount in won."))
        return amount


class CountField(forms.CharField):
    """How many persons."""

    def __init__(self, *, least: int = 0, **more: Any) -> None:
        self.least = least
        attributes = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "6", "class": "count-field"}
        super().__init__(
            **{
                "widget": forms.TextInput(attributes),
                "error_messages": {"required": _("Type how many persons, such as 4.")},
                **more,
            }
        )

    def to_python(self, value: Any) -> Any:
        """The number; 0 where nothing was typed."""
        text = unicodedata.normalize("NFKC", str(super().to_python(value) or "")).removesuffix("명").strip()
        if not text:
            return None if self.required else 0
        if not (text.isascii() and text.isdecimal()) or not self.least <= int(text[:4]) <= MOST_PERSONS:
            raise ValidationError(
                gettext("Type a whole number from %(least)d to %(most)d.") % {"least": self.least, "most": MOST_PERSONS}
            )
        return int(text)


class Questions(forms.Form):
    """Everything that is asked. ``lab`` says which years there are, and what nobody needs to be asked."""

    use_required_attribute = False
    year = forms.TypedChoiceField(
        label=_("By the rules of"),
        coerce=int,
        error_messages={"required": _("Choose a year."), "invalid_choice": _("Choose a year.")},
    )
    size = CountField(label=_("Persons in the household"), least=1)
    income = WonField(
        label=_("Income of the household a month"),
        help_text=_("Of all members: wages, business, rents, public pensions. Without the benefits reckoned here."),
    )
    assets = WonField(
        label=_("Assets of the household"),
        help_text=_("Home or deposit, land, savings and other property."),
    )
    earnings = WonField(
        label=_("Of the income, earned by work"),
        required=False,
        help_text=_(
            "Wages and business income a month. Without it nothing is reckoned of the earned income tax credit."
        ),
    )
    earner_type = forms.ChoiceField(
        label=_("Kind of family, for that credit"),
        required=False,
        error_messages={"invalid_choice": _("Choose a kind of family.")},
    )
    rent = WonField(label=_("Rent a month"), required=False, help_text=_("Only if you rent."))
    children_of_allowance_age = CountField(label=_("Children who get child allowance"), required=False)
    single_pensioners = CountField(
        label=_("Pensioners without a spouse who is one"),
        required=False,
        help_text=_("Members of 65 and over who get the basic pension."),
    )
    couple_pensioners = CountField(
        label=_("Pensioners whose spouse is one as well"), required=False, help_text=_("Both count: a couple is 2.")
    )
    assessed_income = WonField(
        label=_("Assessed income a month, if you know it"),
        required=False,
        help_text=_(
            "As assessed for benefits, without the basic pension. Without it the income serves, less what is not "
            "counted of earnings; assets are not turned into income."
        ),
    )

    def __init__(
        self, lab: Lab, data: Mapping[str, str] | None = None, *, initial: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.label_suffix = ""
        self.fields["year"].choices = [(str(year), str(year)) for year in lab.years]  # type: ignore[attr-defined]
        types = [(code, TYPES.get(code, code)) for code in lab.types]
        self.fields["earner_type"].choices = [("", _("Nobody earns")), *types]  # type: ignore[attr-defined]
        for name in [name for name in STEPS[2] if name not in lab.columns]:
            del self.fields[name]

    def of_step(self, step: int) -> list[forms.BoundField]:
        """The questions of a step."""
        return [self[name] for name in STEPS[step] if name in self.fields]

    def wrong_step(self, last: int) -> int:
        """The first step up to the last with an answer that cannot be; 0 if there is none."""
        return next((step for step in STEPS if step <= last and any(name in self.errors for name in STEPS[step])), 0)

    def household(self) -> Household:
        """The household that was told of, once nothing is wrong."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "year" and value is not None}
        return Household(**told)

    def clean(self) -> dict[str, Any]:
        """What contradicts itself."""
        found: dict[str, Any] = self.cleaned_data
        for name, fault in self._faults(found):
            self.add_error(name, fault)
        return found

    def _faults(self, found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        earnings, income, size = found.get("earnings"), found.get("income"), found.get("size")
        if earnings and income is not None and earnings > income:
            yield "earnings", gettext("That is more than the income. Type the part of the income that is earned.")
        if earnings and "earner_type" in self.fields and not found.get("earner_type"):
            yield "earner_type", gettext("Choose a kind of family, since somebody earns.")
        counted = [name for name in STEPS[2][3:6] if found.get(name)]
        if size and sum(found[name] for name in counted) > size:
            yield counted[-1], gettext("Children and pensioners are more than the persons of the household.")
