"""Public views beside the page tree: a §, a paper, a case, a meeting, the form for errors, two pages about the site."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from decisions.models import Case, InitiativePage, MeetingPage
from decisions.web import addresses, initiative_page, item_page, lines, matrix_data, meeting_page, paper_page, records
from decisions.web.case_page import case_view
from decisions.web.choice_page import choice_view
from decisions.web.initiative_page import initiative_view
from decisions.web.meeting_page import meeting_view
from decisions.web.report import ReportForm
from decisions.web.shapes import Link, Page

_NUMBERS = 2**63
"""The database's own numbers end here."""


def gone_response(request: HttpRequest, gone: records.Gone) -> HttpResponse:
    """The 410 page: what was here is taken back, why, and where to ask."""
    return render(request, "410.html", {"view": gone.view(request)}, status=410)


def _not_here(request: HttpRequest, path: str) -> HttpResponse:
    """What an address answers where nothing public is: moved for ever, gone with a reason, or unknown."""
    address = records.find(path)
    if address is None:
        raise Http404("no such address")
    if address.moved_to:
        return HttpResponsePermanentRedirect(f"/{address.moved_to}/")
    return gone_response(request, records.gone(address))


@require_safe
def item(request: HttpRequest, path: str) -> HttpResponse:
    """One §, by its stored address."""
    found = item_page.load(path)
    if found is None:
        return _not_here(request, path)
    return render(request, "decisions/agenda_item.html", {"view": item_page.item_view(found, request)})


@require_safe
def paper(request: HttpRequest, path: str) -> HttpResponse:
    """One paper, by its stored address."""
    found = paper_page.load(path)
    if found is None:
        return _not_here(request, path)
    view = paper_page.paper_view(found, request)
    return render(request, "decisions/paper.html", {"view": view})


@require_safe
def case(request: HttpRequest, path: str) -> HttpResponse:
    """One case."""
    address = records.find(path)
    found: Case | None = address.case if address else None
    view = case_view(found, request) if found else None
    if view is None:
        return _not_here(request, path)
    return render(request, "decisions/case.html", {"view": view})


@require_safe
def meeting(request: HttpRequest, authority: str, committee: str, slug: str) -> HttpResponse:
    """One meeting, by its three slugs: fewer queries than a walk through the tree, and 410 where it is withdrawn."""
    wanted = {"slug": slug, "committee__slug": committee, "committee__authority__slug": authority}
    found = meeting_page.load(authority, committee, slug)
    if found is None:
        held = MeetingPage.objects.filter(**wanted).select_related("committee__authority").first()
        gone = records.gone_meeting(held) if held else None
        if gone is None:
            raise Http404("no such meeting")
        return gone_response(request, gone)
    return render(request, "decisions/meeting_page.html", {"view": meeting_view(found, request), "page": found})


@require_safe
def initiative(request: HttpRequest, slug: str) -> HttpResponse:
    """One county-wide initiative, by its slug: fewer queries than a walk through the tree."""
    found = initiative_page.load(slug)
    if found is None:
        return _initiative_not_here(request, slug)
    return render(request, "decisions/initiative_page.html", {"view": initiative_view(found, request), "page": found})


def _initiative_not_here(request: HttpRequest, slug: str) -> HttpResponse:
    """Merged into another for ever, taken off the web, or never here. A draft answers as nothing does."""
    held = InitiativePage.objects.filter(slug=slug).select_related("merged_into").first()
    if held is None:
        return _not_here(request, f"{addresses.INITIATIVES.strip('/')}/{slug}")
    if held.merged_into is not None and held.merged_into.live:
        return HttpResponsePermanentRedirect(addresses.of_initiative(held.merged_into))
    if held.live or not held.first_published_at:
        raise Http404("no such initiative")
    return gone_response(request, records.Gone("Länsredaktionen visar inte längre initiativet."))


@require_safe
def initiative_matrix(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The matrix as open data, `csv` or `json`: only what the page itself shows."""
    found = initiative_page.load(slug)
    if found is None:
        return _initiative_not_here(request, slug)
    view = initiative_view(found, request)
    response: HttpResponse
    if form == "csv":
        response = HttpResponse(matrix_data.as_csv(view), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{slug}-matris.csv"'
    else:
        data = matrix_data.as_data(view, request)
        response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Robots-Tag"] = "noindex"  # the page is what search engines should find
    return response


@require_safe
def reference_choice(request: HttpRequest, number: int) -> HttpResponse:
    """What an ambiguous reference on a public page may mean."""
    view = choice_view(number, request) if number < _NUMBERS else None
    if view is None:
        raise Http404("no such reference on a public page")
    return render(request, "decisions/reference_choice.html", {"view": view})


def _plain(request: HttpRequest, *crumbs: Link) -> dict[str, dict[str, Page]]:
    return {"view": {"page": lines.page(request, request.path, crumbs)}}


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the site is and is not."""
    return render(request, "decisions/about.html", _plain(request, Link("Om webbplatsen")))


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Accessibility, and how to ask for an accessible copy."""
    return render(request, "decisions/accessibility.html", _plain(request, Link("Tillgänglighet")))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_error(request: HttpRequest) -> HttpResponse:
    """The form "Anmäl fel": the only public form that stores something, and the only public page with a cookie."""
    if request.method == "POST":
        form = ReportForm(request.POST)
        if form.is_valid():
            form.store()
            return redirect(f"/anmal-fel/tack/?sida={form.cleaned_data['address']}")
    else:
        form = ReportForm(initial={"address": request.GET.get("sida", "")[:300], "kind": request.GET.get("fel", "")})
    context = {**_plain(request, Link("Anmäl fel")), "form": form}
    return render(request, "decisions/report_error.html", context, status=200 if not form.errors else 422)


@require_safe
def report_thanks(request: HttpRequest) -> HttpResponse:
    """Thanks, and the way back."""
    back = request.GET.get("sida", "")
    safe = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    context = {**_plain(request, Link("Anmäl fel", "/anmal-fel/"), Link("Tack")), "back": back if safe else ""}
    return render(request, "decisions/report_thanks.html", context)
