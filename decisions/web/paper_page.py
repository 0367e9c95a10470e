"""The page of a paper (handling): accessible text beside the file."""

from collections.abc import Mapping

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest

from decisions.models import AgendaItem, DateBasis, Paper, PaperDnr, SectionKind
from decisions.selectors import paper_texts, public_items, public_pages, public_papers
from decisions.web import addresses, appendices, editions, lines, shapes, sources, ties
from decisions.web.dates import long_date
from decisions.web.item_page import case_links, recipient_lines, recipients_of
from decisions.web.page_shapes import PaperView
from decisions.web.sections import lead_in_blocks, sections_of
from decisions.web.shapes import Link
from decisions.web.words import WordMarker, glossary

_BASIS = {
    DateBasis.OWN_LISTING: "enligt handlingens egen förteckning",
    DateBasis.PERSON: "angivet av registratorn",
}


def load(papers: QuerySet[Paper], path: str) -> Paper | None:
    """The public paper at this address with what its page shows, or None. `papers` are the public ones."""
    return (
        papers.filter(path=path)
        .select_related("committee__authority", "embedded_in")
        .prefetch_related(
            "proposed_clauses",
            Prefetch("dnrs", PaperDnr.objects.select_related("case")),
            "recipients",
            "about",
            Prefetch("files", editions.offered()),
        )
        .first()
    )


def dated(paper: Paper) -> str:
    """The paper's own date and how it is known: `7 mars 2017 (enligt handlingens egen förteckning)`."""
    if not paper.date:
        return ""
    basis = _BASIS.get(DateBasis(paper.date_basis), "")
    return f"{long_date(paper.date)} ({basis})" if basis else long_date(paper.date)


def paper_view(
    paper: Paper,
    request: HttpRequest,
    items: QuerySet[AgendaItem] | None = None,
    papers: QuerySet[Paper] | None = None,
) -> PaperView:
    """Everything that the page of this paper shows. `items` and `papers` are the public ones."""
    items = public_items() if items is None else items
    papers = public_papers() if papers is None else papers
    texts = {t.field: t.text for t in paper_texts(paper)}
    marker = WordMarker(glossary())
    own, cited_by = sources.load(paper, items, papers)
    committee = paper.committee
    path = addresses.of_record(paper)
    recipients = recipients_of(paper)
    skip = {SectionKind.DOCUMENTS} | ({SectionKind.RECIPIENTS} if recipients else set())
    clauses = _clauses(paper, marker)
    lead_in = lead_in_blocks(paper, marker) if clauses else ()
    within = frozenset({SectionKind.PROPOSAL} if clauses else ())
    sections = sections_of(paper, marker, skip=frozenset(skip), skip_unnamed=within)
    return PaperView(
        page=_page(paper, request, marker),
        title=paper.title,
        kind=str(paper.get_kind_display()),
        dated=dated(paper),
        authority=lines.authority_link(committee.authority),
        sender=paper.sender,
        addressed_to=Link(paper.addressed_to) if paper.addressed_to else None,
        cases=case_links(paper.dnrs.all()),
        lead_in=lead_in,
        clauses=clauses,
        sections=sections,
        recipients=recipient_lines(recipients, sources.body_links(own)),
        signed=paper.signed_by.replace("\n", ", "),
        sources=sources.source_lines(paper, own, "\n".join(texts.values())),
        cited_by=cited_by,
        initiatives=_ties(paper, path, texts),
        files=tuple(editions.public_file(use) for use in paper.files.all()),
        relatives=_relatives(paper, papers),
        about=appendices.of_paper(paper, items),
        replaces=paper.replaces,
        pages=_pages(paper),
        contact=lines.contact(committee.authority),
        reference=_reference(paper, request.build_absolute_uri(path)),
        report_url=f"{addresses.REPORT}?sida={path}",
    )


def _page(paper: Paper, request: HttpRequest, marker: WordMarker) -> shapes.Page:
    committee = paper.committee
    crumbs = (
        lines.authority_link(committee.authority),
        lines.committee_link(committee),
        Link(str(paper.get_kind_display())),
    )
    words = tuple(marker.used.values())
    path = addresses.of_record(paper)
    return lines.page(request, path, crumbs, demo=paper.demo, noindex=committee.noindex, words=words)


def _clauses(paper: Paper, marker: WordMarker) -> tuple[shapes.Clause, ...]:
    rows = enumerate(paper.proposed_clauses.all(), start=1)
    return tuple(shapes.Clause(f"forslag-{n}", marker.plain(clause.text)) for n, clause in rows)


def _ties(paper: Paper, path: str, texts: Mapping[str, str]) -> tuple[shapes.InitiativeTie, ...]:
    owner = paper.committee.title
    return tuple(ties.tie(link, owner=owner, path=path, texts=texts) for link in ties.public_ties(paper))


def _relatives(paper: Paper, papers: QuerySet[Paper]) -> tuple[tuple[str, Link], ...]:
    """The paper whose file this one lies in, and the papers that lie in this one's file. One query."""
    related = papers.filter(Q(embedded_in=paper) | Q(pk=paper.embedded_in_id or 0)).order_by("start", "pk")
    return tuple(("Ligger i" if r.pk == paper.embedded_in_id else "Innehåller", lines.paper_link(r)) for r in related)


def _pages(paper: Paper) -> tuple[shapes.PageLine, ...]:
    """The text of each page that may be read, where there are several. One query."""
    pages = list(public_pages(paper))
    return tuple(shapes.PageLine(p.page, tuple(p.text.split("\n"))) for p in pages) if len(pages) > 1 else ()


def _reference(paper: Paper, address: str) -> str:
    who = paper.sender or paper.committee.authority.title
    when = paper.date.isoformat() if paper.date else "odaterad"
    numbers = ", ".join(m.printed for m in paper.dnrs.all())
    dnr = f", dnr {numbers}" if numbers else ""
    return f"{who}, {str(paper.get_kind_display()).lower()} ”{paper.title}”, {when}{dnr}.\n{address}"
