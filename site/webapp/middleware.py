"""What every request passes."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]


def refuse_nul(get_response: GetResponse) -> GetResponse:
    """Answer 404 for an address with a NUL character (%00).

    No page has one, and PostgreSQL refuses it in a query with an error, which would be a 500 for a probing robot.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            raise Http404("an address cannot hold NUL")
        return get_response(request)

    return answer
