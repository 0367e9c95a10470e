"""Dates in words for public pages."""

from datetime import date

from django.utils.formats import date_format


def long_date(day: date) -> str:
    """`22 maj 2030`."""
    return date_format(day, "j F Y")
