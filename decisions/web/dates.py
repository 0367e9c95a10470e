"""Dates in words for public pages."""

from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language


def long_date(day: date) -> str:
    """`22 maj 2030`."""
    # A moment is no key of a memory: two that are equal may lie on different days.
    return _words(day, get_language()) if type(day) is date else date_format(day, "j F Y")


@lru_cache(maxsize=8192)
def _words(day: date, language: str | None) -> str:  # noqa: ARG001 - the words are those of the language
    return date_format(day, "j F Y")
