"""Ranks as each language says them: 1st, 2nd, 1위."""

from django import template
from django.utils.translation import gettext, gettext_noop

register = template.Library()

USUAL = gettext_noop("{rank}th")
ENDINGS = {1: gettext_noop("{rank}st"), 2: gettext_noop("{rank}nd"), 3: gettext_noop("{rank}rd")}


@register.filter
def ordinal(rank: int) -> str:
    """Write a rank as a place: 1st, 11th, 22nd; 1위."""
    is_teen = rank % 100 in range(11, 14)
    return gettext(USUAL if is_teen else ENDINGS.get(rank % 10, USUAL)).format(rank=rank)
