"""References (hänvisningar) of a § or paper: what is printed, and whether we found what it means."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from decisions.models import AgendaItem, Paper, Reference, ReferenceKind, ReferenceStatus, SectionKind
from decisions.selectors import public_authorities, public_cases, public_committees
from decisions.web.addresses import of_choice
from decisions.web.lines import authority_link, committee_link, item_link, paper_link
from decisions.web.sections import plain, texts_of
from decisions.web.shapes import Link, SourceLine

_TARGETS = (
    "target_item__meeting__committee__authority", "target_paper", "target_case",
    "item__meeting__committee__authority", "paper", "target_committee__authority", "target_authority",
)  # fmt: skip


def load(
    record: AgendaItem | Paper, items: QuerySet[AgendaItem], papers: QuerySet[Paper]
) -> tuple[list[Reference], list[Reference]]:
    """The record's own references, and the public ones elsewhere that point to it. One query.

    Each has `item_shown`, `paper_shown`, `case_shown`, `committee_shown` and `authority_shown`: whether what it points
    to may be linked. `items` and `papers` are the public ones. A second query where an ambiguous one is among them.
    """
    own = {"item": record} if isinstance(record, AgendaItem) else {"paper": record}
    target: dict[str, Any] = {f"target_{name}": value for name, value in own.items()}
    shown = Q(item__in=items) | Q(paper__in=papers)
    rows = (
        Reference.objects.filter(Q(**own) | (Q(**target) & shown))
        .annotate(
            item_shown=Exists(items.filter(pk=OuterRef("target_item"))),
            paper_shown=Exists(papers.filter(pk=OuterRef("target_paper"))),
            case_shown=Exists(public_cases().filter(pk=OuterRef("target_case"))),
            committee_shown=Exists(public_committees().filter(pk=OuterRef("target_committee"))),
            authority_shown=Exists(public_authorities().filter(pk=OuterRef("target_authority"))),
        )
        .select_related(*_TARGETS)
        .order_by("sort_order", "pk")
    )
    mine: list[Reference] = []
    others: list[Reference] = []
    name, number = ("item_id", record.pk) if isinstance(record, AgendaItem) else ("paper_id", record.pk)
    for row in rows:
        (mine if getattr(row, name) == number else others).append(row)
    _count_public([row for row in mine if row.status == ReferenceStatus.AMBIGUOUS], items, papers)
    return mine, others


def _count_public(ambiguous: Iterable[Any], items: QuerySet[AgendaItem], papers: QuerySet[Paper]) -> None:
    """Give each ambiguous reference `choices`: how many of what it may mean are public. One query, or none."""
    wanted = {(name, pk) for row in ambiguous for name, pk in row.candidates}
    parts = [
        queryset.order_by().filter(pk__in=keys).annotate(of=Value(name)).values_list("of", "pk")
        for name, queryset in (("agendaitem", items), ("paper", papers), ("case", public_cases()))
        if (keys := [pk for kind, pk in wanted if kind == name])
    ]
    public = set(parts[0].union(*parts[1:], all=True)) if parts else set()
    for row in ambiguous:
        row.choices = sum((name, pk) in public for name, pk in row.candidates)


def _link(reference: Any) -> Link | None:
    if reference.target_item and reference.item_shown:
        return item_link(reference.target_item)
    if reference.target_paper and reference.paper_shown:
        return paper_link(reference.target_paper)
    if reference.target_case and reference.case_shown:
        return Link("ärendet", f"/{reference.target_case.path}/")
    return None


def _is_open(reference: Any) -> bool:
    """Whether the reader may choose: of two public ones, or of the only one that is held, which is not sure."""
    if reference.status != ReferenceStatus.AMBIGUOUS:
        return False
    return bool(reference.choices >= 2 or reference.choices == len(reference.candidates) == 1)


def _links(reference: Reference, link: Link | None) -> tuple[Link, ...]:
    """What the reference means, or the list of what it may mean."""
    if link is None and _is_open(reference):
        return (Link("Se vilka" if reference.choices > 1 else "Se vad", of_choice(reference.pk)),)  # type: ignore[attr-defined]  # from `load`
    return (link,) if link else ()


def _state(reference: Reference, link: Link | None) -> str:
    """What is said of a reference. What we hold as a draft or as a secret is, to the public, not here."""
    if link:
        return "Finns här:"
    if reference.status == ReferenceStatus.RESOLVED and reference.within_file:
        return "Finns i samma fil"
    if _is_open(reference):
        return "Flera möjliga. Ingen är vald." if reference.choices > 1 else "Kan avse något som finns här."  # type: ignore[attr-defined]  # from `load`
    if reference.status == ReferenceStatus.AMBIGUOUS and reference.choices:  # type: ignore[attr-defined]  # from `load`
        return ""  # the others are not public: neither "several" nor "not here" may be said
    if reference.kind == ReferenceKind.LAW:
        return "Lag eller förordning"
    return "Finns inte på webbplatsen"


def body_links(references: Iterable[Any]) -> dict[str, Link]:
    """The bodies and authorities among the recipients that have a public page here, by what is printed of them."""
    found: dict[str, Link] = {}
    for one in references:
        if one.kind != ReferenceKind.RECIPIENT or one.status != ReferenceStatus.RESOLVED:
            continue
        if one.target_committee and one.committee_shown:
            found[one.printed] = committee_link(one.target_committee)
        elif one.target_authority and one.authority_shown:
            found[one.printed] = authority_link(one.target_authority)
    return found


def source_line(reference: Reference) -> SourceLine:
    """One reference as printed, with what we know of it."""
    link = _link(reference)
    return SourceLine(
        text=reference.printed,
        state=_state(reference, link),
        links=_links(reference, link),
        resolved=link is not None,
    )


def source_lines(
    record: AgendaItem | Paper, references: Iterable[Reference], public_text: str
) -> tuple[SourceLine, ...]:
    """The lines under "Beslutsunderlag" in printed order, each with its state; then references made elsewhere.

    A printed line that nobody could read as a reference stands as it is: nothing is left out. References to laws
    that stand in running text are not repeated, nor words that no longer stand in `public_text`.
    """
    said = plain(public_text)
    left = [r for r in references if r.kind != ReferenceKind.RECIPIENT and plain(r.printed) in said]
    lines: list[SourceLine] = []
    for printed in texts_of(record, SectionKind.DOCUMENTS):
        match = next((r for r in left if _same(r.printed, printed)), None)
        if match is None:
            lines.append(SourceLine(printed, ""))
            continue
        left = [r for r in left if not _same(r.printed, printed)]
        found = source_line(match)
        lines.append(SourceLine(printed, found.state, found.links, found.resolved))
    return (*lines, *(source_line(r) for r in left if r.kind != ReferenceKind.LAW))


def _same(reference: str, printed: str) -> bool:
    mention, line = plain(reference), plain(printed)
    return bool(mention) and (mention in line or line in mention)


def cited_by(references: Sequence[Reference]) -> tuple[Link, ...]:
    """The §§ and papers that point here, each once."""
    links = [item_link(r.item) for r in references if r.item]
    links += [paper_link(r.paper) for r in references if r.paper]
    return tuple(dict.fromkeys(links))
