"""What every template may ask: the site's name, whether this is demo content."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:  # noqa: ARG001 - Django calls it with the request
    """`site_name` (str) and `demo` (bool)."""
    return {"site_name": settings.WAGTAIL_SITE_NAME, "demo": settings.DEMO}
