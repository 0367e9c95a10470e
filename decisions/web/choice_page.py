"""What an ambiguous reference may mean: a list to choose from, since the site never guesses (design.md §9)."""

from django.http import HttpRequest

from decisions.models import AgendaItem, Case, Paper, Reference, ReferenceStatus
from decisions.selectors import public_cases, public_items, public_papers
from decisions.services.references import possible
from decisions.web import addresses, item_page, lines, paper_page
from decisions.web.page_shapes import ChoiceView, ItemView, PaperView
from decisions.web.shapes import Link


def choice_view(number: int, request: HttpRequest) -> ChoiceView | None:
    """The public §§, papers and cases that this reference may mean; None unless the page that it stands on shows it.

    Asked of that page itself, so that words which are held back there are held back here.
    """
    reference = Reference.objects.filter(pk=number, status=ReferenceStatus.AMBIGUOUS).first()
    page = _owner(reference, request) if reference else None
    if reference is None or page is None:
        return None
    here = addresses.of_choice(number)
    if not any(link.url == here for source in page.sources for link in source.links):
        return None
    crumbs = (Link(page.title, page.page.path), Link("Vad som kan menas"))
    return ChoiceView(
        page=lines.page(request, here, crumbs, demo=page.page.demo, noindex=True),
        printed=reference.printed,
        owner=Link(page.title, page.page.path),
        choices=_public(possible(reference)),
    )


def _owner(reference: Reference, request: HttpRequest) -> ItemView | PaperView | None:
    if reference.item is not None:
        item = item_page.load(reference.item.path or "")
        return item_page.item_view(item, request) if item else None
    if reference.paper is not None:
        paper = paper_page.load(reference.paper.path or "")
        return paper_page.paper_view(paper, request) if paper else None
    return None


def _public(found: tuple[AgendaItem | Paper | Case, ...]) -> tuple[Link, ...]:
    """Links to what of this is public, §§ first, in the order of their days."""
    keys: dict[type, list[int]] = {AgendaItem: [], Paper: [], Case: []}
    for one in found:
        keys[type(one)].append(one.pk)
    items = public_items().filter(pk__in=keys[AgendaItem]).select_related("meeting__committee__authority")
    papers = public_papers().filter(pk__in=keys[Paper]).order_by("date", "pk")
    cases = (
        public_cases()
        .filter(pk__in=keys[Case])
        .prefetch_related("numbers__diary__committee", "numbers__diary__authority")
        .order_by("path")
    )
    return (
        *(lines.item_link(item) for item in items.order_by("meeting__date", "path")),
        *(lines.paper_link(paper) for paper in papers),
        *(_case_link(case) for case in cases),
    )


def _case_link(case: Case) -> Link:
    """Told apart by its diary and number: one number may be several cases."""
    numbers = ", ".join(f"{number.printed} ({number.diary})" for number in case.numbers.all())
    return Link(f"Ärende {numbers}", addresses.of_record(case))
