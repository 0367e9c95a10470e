"""The page of a paper (handling): accessible text beside the file."""

from collections.abc import Mapping

from django.db.models import Q
from django.http import HttpRequest

from decisions.models import DateBasis, Paper, PaperDnr, PaperItem, PaperRecipient, ProposedClause, SectionKind
from decisions.selectors import Fixed, lay_below, listed_papers, paper_texts, public_pages, public_papers, rows_below
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


_AT = Fixed(lambda path: public_papers().filter(path=path).select_related("committee__authority").order_by())
_BELOW = {
    "proposed_clauses": Fixed(lambda paper: ProposedClause.objects.filter(paper=paper)),
    "dnrs": Fixed(lambda paper: PaperDnr.objects.filter(paper=paper).select_related("case")),
    "recipients": Fixed(lambda paper: PaperRecipient.objects.filter(paper=paper)),
    "about": Fixed(lambda paper: PaperItem.objects.filter(paper=paper)),
    "files": Fixed(lambda paper: editions.offered().filter(paper=paper)),
}


def load(path: str) -> Paper | None:
    """The public paper at this address with what its page shows, or None."""
    found: Paper | None = _AT.first(path)
    if found is not None:
        for name, rows in _BELOW.items():
            lay_below([found], name, rows.records(found.pk))
    return found


def dated(paper: Paper) -> str:
    """The paper's own date and how it is known: `7 mars 2017 (enligt handlingens egen förteckning)`."""
    if not paper.date:
        return ""
    basis = _BASIS.get(DateBasis(paper.date_basis), "")
    return f"{long_date(paper.date)} ({basis})" if basis else long_date(paper.date)


def paper_view(paper: Paper, request: HttpRequest) -> PaperView:
    """Everything that the page of this paper shows."""
    texts = {t.field: t.text for t in paper_texts(paper)}
    marker = WordMarker(glossary())
    own, cited_by = sources.load(paper)
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
        cases=case_links(rows_below(paper, "dnrs")),
        lead_in=lead_in,
        clauses=clauses,
        sections=sections,
        recipients=recipient_lines(recipients, sources.body_links(own)),
        signed=paper.signed_by.replace("\n", ", "),
        sources=sources.source_lines(paper, own, "\n".join(texts.values())),
        cited_by=cited_by,
        initiatives=_ties(paper, path, texts),
        files=tuple(editions.public_file(use) for use in rows_below(paper, "files")),
        relatives=_relatives(paper),
        about=appendices.of_paper(paper),
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
    rows = enumerate(rows_below(paper, "proposed_clauses"), start=1)
    return tuple(shapes.Clause(f"forslag-{n}", marker.plain(clause.text)) for n, clause in rows)


def _ties(paper: Paper, path: str, texts: Mapping[str, str]) -> tuple[shapes.InitiativeTie, ...]:
    owner = paper.committee.title
    return tuple(ties.tie(link, owner=owner, path=path, texts=texts) for link in ties.public_ties(paper))


_RELATED = Fixed(
    lambda paper, around: (
        listed_papers(public_papers()).filter(Q(embedded_in=paper) | Q(pk=around)).order_by("start", "pk")
    )
)
_PAGES = Fixed(lambda paper: public_pages(paper).values_list("page", "text"))


def _relatives(paper: Paper) -> tuple[tuple[str, Link], ...]:
    """The paper whose file this one lies in, and the papers that lie in this one's file. One query."""
    related = _RELATED.records(paper.pk, paper.embedded_in_id or 0)
    return tuple(("Ligger i" if r.pk == paper.embedded_in_id else "Innehåller", lines.paper_link(r)) for r in related)


def _pages(paper: Paper) -> tuple[shapes.PageLine, ...]:
    """The text of each page that may be read, where there are several. One query."""
    pages = _PAGES.rows(paper.pk)
    return tuple(shapes.PageLine(page, tuple(text.split("\n"))) for page, text in pages) if len(pages) > 1 else ()


def _reference(paper: Paper, address: str) -> str:
    who = paper.sender or paper.committee.authority.title
    when = paper.date.isoformat() if paper.date else "odaterad"
    numbers = ", ".join(m.printed for m in rows_below(paper, "dnrs"))
    dnr = f", dnr {numbers}" if numbers else ""
    return f"{who}, {str(paper.get_kind_display()).lower()} ”{paper.title}”, {when}{dnr}.\n{address}"
