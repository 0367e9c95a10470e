"""What every request passes."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

GetResponse = Callable[[HttpRequest], HttpResponse]

PUBLIC_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
"""What a browser may load on a public page: from this site alone, and nothing that stands in the page itself."""


def protect_pages(get_response: GetResponse) -> GetResponse:
    """Tell browsers to run and load nothing that the site does not serve as a file of its own.

    Should a text of the record ever reach a page unescaped, it still runs nowhere. Wagtail's admin needs scripts and
    styles in the page and is left as it is; an answer that has a policy of its own (files) keeps it.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not request.path_info.startswith(reverse("wagtailadmin_home")):
            response.headers.setdefault("Content-Security-Policy", PUBLIC_POLICY)
        return response

    return answer


def speak_own_language(get_response: GetResponse) -> GetResponse:
    """Name the site's language for each request.

    Django comes to the same one where none is named, but by way of an error that it catches for every date and number.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        translation.activate(settings.LANGUAGE_CODE)
        return get_response(request)

    return answer


def refuse_nul(get_response: GetResponse) -> GetResponse:
    """Answer 404 for an address with a NUL character (%00).

    No page has one, and PostgreSQL refuses it in a query with an error, which would be a 500 for a probing robot.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            raise Http404("an address cannot hold NUL")
        return get_response(request)

    return answer
