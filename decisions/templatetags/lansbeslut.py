"""Template tags of the public pages: dates in words, paragraphs, explained words."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from decisions.web.dates import long_date
from decisions.web.sections import is_amount

register = template.Library()
register.filter(is_amount)


@register.filter
def day(value: date | None) -> str:
    """A date as `<time>` with the day in words: 22 maj 2030. Empty for None."""
    if not value:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat()[:10], long_date(value))


@register.filter
def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text: parted by empty lines."""
    return [part.strip() for part in re.split(r"\n\s*\n", text or "") if part.strip()]


@register.simple_tag(takes_context=True)
def term(context: Mapping[str, Any], key: str, label: str) -> str | SafeString:
    """`label`, with its explanation one press away where the page's glossary has `key`; else plain text."""
    page = getattr(context.get("view"), "page", None)
    for word in getattr(page, "words", ()):
        if word.key == key:
            return format_html('<button type="button" class="term" popovertarget="ord-{}">{}</button>', key, label)
    return label


@register.simple_tag
def site_name() -> str:
    """The site's name, also where a view has a variable of that name for something else (Django's log-in has)."""
    return str(settings.WAGTAIL_SITE_NAME)
