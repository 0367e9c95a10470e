"""Template filters of the search page."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.core.results import Segment

register = template.Library()


@register.filter
def marked(segments: Iterable[Segment]) -> SafeString:
    """The runs of a text, escaped, each matched one in `<mark>`."""
    parts = (f"<mark>{escape(one.text)}</mark>" if one.marked else escape(one.text) for one in segments)
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped above
