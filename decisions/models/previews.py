"""How a page that an editor previews gets what its template shows, without models knowing the public pages.

`decisions.web` sits above the models (import contracts), so the builder is handed in when the app starts.
"""

from collections.abc import Callable
from typing import Any

Builder = Callable[[Any, Any], object]
_builders: list[Builder] = []


def build_previews_with(builder: Builder) -> None:
    """Use `builder(page, request)` for the `view` of every preview."""
    _builders[:] = [builder]


def preview_view(page: Any, request: Any) -> object | None:
    """What the page's template shows. None for a page that has never been saved: nothing hangs on it yet."""
    return _builders[0](page, request) if _builders and page.pk else None
