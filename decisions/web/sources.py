"""References (hänvisningar) of a § or paper: what is printed, and whether we found what it means."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from decisions.models import AgendaItem, Paper, Reference, ReferenceKind, ReferenceStatus, SectionKind
from decisions.selectors import public_cases
from decisions.web.addresses import of_choice
from decisions.web.lines import item_link, paper_link
from decisions.web.sections import plain, texts_of
from decisions.web.shapes import Link, SourceLine

_TARGETS = (
    "target_item__meeting__committee__authority", "target_paper", "target_case",
    "item__meeting__committee__authority", "paper",
)  # fmt: skip


def load(
    record: AgendaItem | Paper, items: QuerySet[AgendaItem], papers: QuerySet[Paper]
) -> tuple[list[Reference], list[Reference]]:
    """The record's own references, and the public ones elsewhere that point to it. One query.

    Each has `item_shown`, `paper_shown` and `case_shown`: whether what it points to may be linked. `items` and
    `papers` are the public ones.
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
        )
        .select_related(*_TARGETS)
        .order_by("sort_order", "pk")
    )
    mine: list[Reference] = []
    others: list[Reference] = []
    name, number = ("item_id", record.pk) if isinstance(record, AgendaItem) else ("paper_id", record.pk)
    for row in rows:
        (mine if getattr(row, name) == number else others).append(row)
    return mine, others


def _link(reference: Any) -> Link | None:
    if reference.target_item and reference.item_shown:
        return item_link(reference.target_item)
    if reference.target_paper and reference.paper_shown:
        return paper_link(reference.target_paper)
    if reference.target_case and reference.case_shown:
        return Link("ärendet", f"/{reference.target_case.path}/")
    return None


def _links(reference: Reference, link: Link | None) -> tuple[Link, ...]:
    """What the reference means, or the list of what it may mean."""
    if link is None and reference.status == ReferenceStatus.AMBIGUOUS:
        return (Link("Se vilka", of_choice(reference.pk)),)
    return (link,) if link else ()


def _state(reference: Reference, link: Link | None) -> str:
    """What is said of a reference. What we hold as a draft or as a secret is, to the public, not here."""
    if link:
        return "Finns här:"
    if reference.status == ReferenceStatus.RESOLVED and reference.within_file:
        return "Finns i samma fil"
    if reference.status == ReferenceStatus.AMBIGUOUS:
        return "Flera möjliga. Ingen är vald."
    if reference.kind == ReferenceKind.LAW:
        return "Lag eller förordning"
    return "Finns inte på webbplatsen"


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
    left = [r for r in references if plain(r.printed) in said]
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
