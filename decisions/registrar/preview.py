"""A draft as its public page would show it.

The public pages are written in a package beside this one, which we may not import: `decisions.wagtail_hooks` hands
over the two functions that draw them.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from decisions.models import AgendaItem, Paper

Draw = Callable[[Any, HttpRequest], object]
_draw: dict[type, Draw] = {}


def use(model: type[AgendaItem | Paper], draw: Draw) -> None:
    """Draw previews of this model with that function: it gets the record and the request, and gives the `view`."""
    _draw[model] = draw


def view_of(record: AgendaItem | Paper, request: HttpRequest) -> object:
    """What the public template needs to show this record."""
    return _draw[type(record)](record, request)
