"""Rows of the record → `SearchDocument`s. Only what `decisions.selectors` calls public ever comes out of here."""

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, QuerySet

from decisions.models import (
    PUBLIC_LINK_STATUSES,
    AgendaItem,
    Clause,
    CommitteePage,
    DocumentKind,
    FileUse,
    InitiativeLink,
    ItemDnr,
    ItemRecipient,
    MatterType,
    Outcome,
    Paper,
    PaperDnr,
    PaperRecipient,
    Proposal,
    ProposedClause,
)
from decisions.selectors import (
    FieldText,
    facets_of,
    fetch_below,
    full_text_is_public,
    paper_texts,
    public_initiatives,
    public_items,
    public_papers,
    public_texts,
    rows_below,
)
from search.core.document import CaseNumber, SearchDocument, Tag
from search.index.parties import party_tags

CHUNK = 500
ITEM_KIND = Tag(DocumentKind.MINUTES.value, "Beslut i protokoll", ("protokoll", "paragraf"))


_READ = (
    "meeting", "path", "title", "lead_in", "sections", "prefix", "number", "suffix", "outcome", "matter_type",
)  # fmt: skip
"""Columns of a § that stand in its document: reading its states and moments costs as much as all of these."""


def all_records() -> Iterator[str]:
    """Every public record, in the order of its key: `item-12`, `paper-5`."""
    for pk in public_items().order_by("pk").values_list("pk", flat=True).iterator(CHUNK):
        yield f"item-{pk}"
    for pk in public_papers().order_by("pk").values_list("pk", flat=True).iterator(CHUNK):
        yield f"paper-{pk}"


def build(records: Iterable[str]) -> Iterator[SearchDocument]:
    """The documents of those of `records` that are public now; the others yield nothing. A few queries a chunk."""
    chunk: list[str] = []
    for record in records:
        chunk.append(record)
        if len(chunk) == CHUNK:
            yield from _build(chunk)
            chunk = []
    yield from _build(chunk)


def erased(records: Iterable[str]) -> frozenset[str]:
    """Those of `records` that the database holds no row of at all: not withdrawn, but gone for good."""
    wanted = frozenset(records)
    items, papers = split(wanted)
    held = {f"item-{pk}" for pk in AgendaItem.objects.filter(pk__in=items).values_list("pk", flat=True)}
    held |= {f"paper-{pk}" for pk in Paper.objects.filter(pk__in=papers).values_list("pk", flat=True)}
    return wanted - held


def split(records: Iterable[str]) -> tuple[list[int], list[int]]:
    """Primary keys of the §§ and of the papers among records. A record of unknown kind is left out."""
    items: list[int] = []
    papers: list[int] = []
    for record in records:
        kind, _, pk = record.partition("-")
        if pk.isdigit() and kind in {"item", "paper"}:
            (items if kind == "item" else papers).append(int(pk))
    return items, papers


def _build(records: list[str]) -> Iterator[SearchDocument]:
    items, papers = split(records)
    if items:
        rows = _items(items)
        facets = facets_of(rows)
        for item in rows:
            yield item_document(item, party_tags(facets[item.pk]))
    if papers:
        for paper in _papers(papers):
            yield from paper_documents(paper)


def _links() -> QuerySet[InitiativeLink]:
    public = InitiativeLink.objects.filter(status__in=PUBLIC_LINK_STATUSES, initiative__in=public_initiatives())
    return public.select_related("initiative").prefetch_related("initiative__names").order_by("initiative_id")


def _items(pks: list[int]) -> list[AgendaItem]:
    # One meeting for all of its §§: a page is the dearest object there is here.
    public = public_items().filter(pk__in=pks).only(*_READ).order_by("pk")
    items = list(public.prefetch_related("meeting__committee__authority"))
    fetch_below(items, "clauses", Clause.objects.all())
    fetch_below(items, "proposals", Proposal.objects.all())
    fetch_below(items, "recipients", ItemRecipient.objects.all())
    fetch_below(items, "dnrs", ItemDnr.objects.select_related("case"))
    fetch_below(items, "links", _links())
    return items


def _papers(pks: list[int]) -> list[Paper]:
    files = FileUse.objects.filter(public=True).prefetch_related("document__pages").order_by("pk")
    papers = list(
        public_papers()
        .filter(pk__in=pks)
        .select_related("committee__authority", "authority")
        .prefetch_related(Prefetch("files", files, to_attr="public_files"))
        .order_by("pk")
    )
    fetch_below(papers, "proposed_clauses", ProposedClause.objects.all())
    fetch_below(papers, "recipients", PaperRecipient.objects.all())
    fetch_below(papers, "dnrs", PaperDnr.objects.select_related("case"))
    fetch_below(papers, "links", _links())
    return papers


def item_document(item: AgendaItem, parties: tuple[Tag, ...] = ()) -> SearchDocument:
    """The document of a public §, loaded with what `build` fetches. `parties` are tags of those that acted in it."""
    committee, dnrs = item.meeting.committee, rows_below(item, "dnrs")
    clauses, body = _divide(public_texts(item, full=full_text_is_public(committee)))
    key = f"item-{item.pk}"
    return SearchDocument(
        key=key,
        record=key,
        kind="item",
        url=f"/{item.path}/",
        title=item.title,
        clauses=clauses,
        body=body,
        authority=Tag(committee.authority.slug, committee.authority.title),
        committee=_committee(committee),
        date=item.meeting.date,
        paragraph=f"{item.number} {item.suffix}".strip(),
        paragraph_prefix=item.prefix,
        case_numbers=_case_numbers(dnrs),
        document_kind=ITEM_KIND,
        matter_type=_matter_type(item.matter_type),
        outcome=Tag(item.outcome, str(Outcome(item.outcome).label)) if item.outcome else None,
        initiatives=_initiatives(item),
        parties=parties,
        case=_case(dnrs),
        demo=item.meeting.demo,
    )


def paper_documents(paper: Paper) -> Iterator[SearchDocument]:
    """The documents of a public paper: one for each page of its public file, else one for the whole."""
    clauses, body = _divide(paper_texts(paper))
    pages = _public_pages(paper)
    if len(pages) < 2:
        yield _paper_document(paper, clauses, body, 0)
        return
    for place, (page, text) in enumerate(pages):
        yield _paper_document(paper, clauses if place == 0 else "", text, page)


def _paper_document(paper: Paper, clauses: str, body: str, page: int) -> SearchDocument:
    record, path = f"paper-{paper.pk}", f"/{paper.path}/"
    return SearchDocument(
        key=f"{record}-p{page}" if page else record,
        record=record,
        kind="paper",
        url=f"{path}#sida-{page}" if page > 1 else path,
        title=paper.title,
        clauses=clauses,
        body=body,
        authority=Tag(paper.authority.slug, paper.authority.title),
        committee=_committee(paper.committee),
        date=paper.date,
        case_numbers=_case_numbers(rows_below(paper, "dnrs")),
        document_kind=Tag(paper.kind, str(DocumentKind(paper.kind).label)),
        matter_type=_matter_type(paper.matter_type),
        initiatives=_initiatives(paper),
        case=_case(rows_below(paper, "dnrs")),
        page=page,
        demo=paper.demo,
    )


def _public_pages(paper: Paper) -> list[tuple[int, str]]:
    """Page numbers and texts of the paper's public file, within the pages that are its own."""
    for use in paper.public_files:
        first, last = use.first_page or 1, use.last_page or 1_000_000
        pages = [(page.page, page.text) for page in use.document.pages.all() if first <= page.page <= last]
        if pages:
            return sorted(pages)
    return []


def _divide(texts: Iterable[FieldText]) -> tuple[str, str]:
    """Decision clauses with their lead-in, and all other text. Title and case numbers have fields of their own.

    Rows that were read from a section (recipients, proposals) are given once: else a hit quotes each of them twice.
    """
    clauses, sections, rows = [], [], []
    for text in texts:
        if text.field == "lead_in" or text.field.startswith("clause-"):
            clauses.append(text.text)
        elif text.field.startswith("section-"):
            sections.append(text.text)
        elif text.field != "title" and not text.field.startswith("dnr-"):
            rows.append(text.text)
    said = _words(*sections)
    body = [*sections, *(row for row in rows if _words(row) not in said)]
    return "\n".join(clauses), "\n".join(body)


def _words(*texts: str) -> str:
    """The words of texts with one blank before and behind each, so that only whole words are found in it."""
    return f" {' '.join(word for text in texts for word in text.split())} "


def _committee(committee: CommitteePage) -> Tag:
    identifier = f"{committee.authority.slug}/{committee.slug}"
    return Tag(identifier, committee.title, tuple(committee.abbreviation_list()))


def _matter_type(value: str) -> Tag | None:
    return Tag(value, str(MatterType(value).label)) if value else None


def _initiatives(record: AgendaItem | Paper) -> tuple[Tag, ...]:
    pages = {link.initiative_id: link.initiative for link in rows_below(record, "links")}
    return tuple(
        Tag(page.slug, page.title, tuple(name.name for name in page.names.all() if name.distinctive))
        for page in pages.values()
    )


def _case_numbers(dnrs: Iterable[ItemDnr | PaperDnr]) -> tuple[CaseNumber, ...]:
    found = []
    for dnr in dnrs:
        year, _, number = dnr.key.partition("/")
        if year.isdigit() and number.isdigit():
            found.append(CaseNumber(dnr.printed, int(year), int(number), dnr.prefix.casefold()))
    return tuple(found)


def _case(dnrs: Iterable[ItemDnr | PaperDnr]) -> str:
    return next((dnr.case.path for dnr in dnrs if dnr.case is not None), "")
