"""The page of one §: decision first, then why, then who and how, then sources."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest

from decisions.models import (
    AgendaItem,
    Clause,
    ClauseLevel,
    ItemDnr,
    ItemEdition,
    MatterType,
    Minutes,
    Paper,
    Publication,
    SectionKind,
    Vote,
)
from decisions.selectors import full_text_is_public, public_items, public_papers, public_texts
from decisions.web import addresses, editions, lines, shapes, sources, ties
from decisions.web.sections import decision_blocks, plain, sections_of, texts_of
from decisions.web.shapes import ItemView, Link
from decisions.web.words import WordMarker, glossary

_SHOWN_APART = frozenset({SectionKind.DECISION, SectionKind.DOCUMENTS})
ONLY_DECISIONS = "Organet publicerar bara beslutet här. Resten av paragrafen kan du begära ut."


def load(items: QuerySet[AgendaItem], pk: int) -> AgendaItem | None:
    """The public § with what its page shows, or None. `items` are the public ones."""
    return (
        items.filter(pk=pk)
        .select_related("meeting__committee__authority")
        .prefetch_related(
            "clauses", Prefetch("dnrs", ItemDnr.objects.select_related("case")), "recipients", "votes", "proposals"
        )
        .first()
    )


def published_editions(item: AgendaItem) -> QuerySet[Minutes]:
    """The published editions that carry this §."""
    carried = ItemEdition.objects.filter(item=item, minutes=OuterRef("pk"))
    found = Minutes.objects.filter(Exists(carried), meeting=item.meeting_id, publication=Publication.PUBLISHED)
    return editions.with_files(found)


def item_view(item: AgendaItem, request: HttpRequest, items: QuerySet[AgendaItem] | None = None) -> ItemView:
    """Everything that the page of this § shows. `items` are the public ones, where the caller has them."""
    items = public_items() if items is None else items
    meeting = item.meeting
    committee = meeting.committee
    assert committee is not None
    full = full_text_is_public(committee)
    texts = {t.field: t.text for t in public_texts(item, full=full)}
    marker = WordMarker(glossary())
    marker.require("justera")
    path = addresses.of_record(item)
    minutes = list(published_editions(item))
    own, others = sources.load(item, items, public_papers())
    beside = decision_blocks(item, marker)
    body, authority = lines.committee_link(committee), lines.authority_link(committee.authority)
    day = lines.meeting_link(meeting)
    previous, following = neighbours(item, items)
    recipients = recipients_of(item) if full else ()
    skip = _SHOWN_APART | ({SectionKind.RECIPIENTS} if recipients else set())
    sections = sections_of(item, marker, skip=skip) if full else ()
    cases = case_links(item.dnrs.all())
    return ItemView(
        page=lines.page(
            request,
            path,
            (authority, body, day, Link(item.paragraph)),
            demo=meeting.demo,
            noindex=committee.noindex,
            words=tuple(marker.used.values()),
        ),
        title=item.title,
        number=item.paragraph,
        date=meeting.date,
        committee=body,
        authority=authority,
        meeting=day,
        cases=cases,
        lead_in=marker.plain(item.lead_in),
        clauses=clause_views(item.clauses.all(), marker),
        decision_blocks=beside,
        kept_back="" if full else ONLY_DECISIONS,
        outcome=lines.outcome(item),
        matter_type=str(MatterType(item.matter_type).label) if item.matter_type else "",
        sections=sections,
        proposals=_proposals(item, texts) if full else (),
        votes=vote_views(item.votes.all()) if full else (),
        recipients=recipients,
        sources=sources.source_lines(item, own, "\n".join(texts.values())) if full else (),
        cited_by=sources.cited_by(others),
        initiatives=tuple(
            ties.tie(link, owner=committee.title, path=path, texts=texts) for link in ties.public_ties(item)
        ),
        editions=editions.edition_lines(minutes),
        adjustment=_adjustment(item, minutes),
        contact=lines.contact(committee.authority),
        reference=reference_text(item, minutes, request.build_absolute_uri(path)),
        report_url=f"{addresses.REPORT}?sida={path}",
        previous=previous,
        next=following,
    )


def clause_views(clauses: Any, marker: WordMarker) -> tuple[shapes.Clause, ...]:
    """The points of a decision, with the level where it is a proposal to the next body."""
    return tuple(_clause(number, clause, marker) for number, clause in enumerate(clauses, start=1))


def _clause(number: int, clause: Clause, marker: WordMarker) -> shapes.Clause:
    level = ""
    if clause.level == ClauseLevel.PROPOSES:
        level = f"Förslag till {clause.level_body}" if clause.level_body else str(ClauseLevel.PROPOSES.label)
    return shapes.Clause(clause.anchor or f"beslut-{number}", marker.plain(clause.text), level)


def case_links(mentions: Any) -> tuple[Link, ...]:
    """Case numbers as printed; a link where the number is known as one case."""
    return tuple(
        Link(m.printed, addresses.of_record(m.case) if m.case else "", f"kod {m.plan_code}" if m.plan_code else "")
        for m in mentions
    )


def recipients_of(record: AgendaItem | Paper) -> tuple[str, ...]:
    """The recipients, one a line. Empty where the printed section says more than was read: then it is shown itself."""
    rows = tuple(map(str, record.recipients.all()))
    read = {plain(row) for row in rows}
    printed = {plain(text) for text in texts_of(record, SectionKind.RECIPIENTS)}
    return rows if printed <= read else ()


def _proposals(item: AgendaItem, texts: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Proposals that do not stand in the text of a section already: whose, and what."""
    said = plain("\n".join(text for name, text in texts.items() if name.startswith("section-")))
    return tuple((p.by, p.text) for p in item.proposals.all() if plain(p.text) not in said)


def vote_views(votes: Any) -> tuple[shapes.Vote, ...]:
    """Votes as text. Figures are printed where the record has them."""
    return tuple(_vote(number, vote) for number, vote in enumerate(votes, start=1))


def _vote(number: int, vote: Vote) -> shapes.Vote:
    figures = [
        f"{count} {word}"
        for count, word in (
            (vote.yes, "ja"), (vote.no, "nej"), (vote.abstained, "avstår"), (vote.absent, "frånvarande"),
        )
        if count is not None
    ]  # fmt: skip
    result = f"{', '.join(figures)}." if figures else ""
    return shapes.Vote(vote.question or f"Omröstning {number}", result, tuple(vote.text.splitlines()))


def _adjustment(item: AgendaItem, minutes: Sequence[Minutes]) -> str:
    if not minutes:
        return "Uppgift saknas"
    stated = editions.adjustment_text(minutes[-1]).rstrip(".")
    return f"{stated}, omedelbart på sammanträdet" if item.adjusted_at_once else stated


def reference_text(item: AgendaItem, minutes: Sequence[Minutes], address: str) -> str:
    """How to cite this §: authority, body, date, §, case number, edition, address."""
    meeting = item.meeting
    committee = meeting.committee
    assert committee is not None
    assert committee.authority is not None
    numbers = ", ".join(m.printed for m in item.dnrs.all())
    parts = [f"{committee.authority.title}, {committee.title} {meeting.date.isoformat()} {item.paragraph}"]
    if numbers:
        parts.append(f"dnr {numbers}")
    text = ", ".join(parts) + "."
    if minutes:
        edition = minutes[-1]
        adjusted = f", justerat {edition.adjusted_on.isoformat()}" if edition.adjusted_on else ""
        text = f"{text} {edition.get_kind_display()}{adjusted}."
    return f"{text}\n{address}"


def neighbours(item: AgendaItem, items: QuerySet[AgendaItem]) -> tuple[Link | None, Link | None]:
    """The public § before and after this one at the same meeting. One query."""
    rows = list(
        items.filter(meeting=item.meeting_id)
        .order_by("sort_order", "number", "suffix")
        .only("pk", "path", "number", "suffix", "title")
    )
    place = next((n for n, row in enumerate(rows) if row.pk == item.pk), None)
    if place is None:
        return None, None
    before = rows[place - 1] if place else None
    after = rows[place + 1] if place + 1 < len(rows) else None
    return _neighbour(before), _neighbour(after)


def _neighbour(item: AgendaItem | None) -> Link | None:
    return Link(f"{item.paragraph} {item.title}", addresses.of_record(item)) if item else None
