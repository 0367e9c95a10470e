"""The page of one §: decision first, then why, then who and how, then sources.

`Proposal` rows are not printed apart: they quote sentences that stand in the sections anyway.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value, prefetch_related_objects
from django.db.models.functions import JSONObject
from django.http import HttpRequest

from decisions.models import (
    AgendaItem,
    Clause,
    ClauseLevel,
    CommitteePage,
    ItemDnr,
    ItemRecipient,
    MatterType,
    Minutes,
    Paper,
    Position,
    Proposal,
    SectionKind,
    Submitter,
    VoteEvent,
)
from decisions.selectors import Fixed, full_text_is_public, lay_below, public_items, public_texts, rows_below
from decisions.services.similar import shown_beside
from decisions.web import addresses, appendices, editions, lines, shapes, sources, ties, voices
from decisions.web.page_shapes import ItemView
from decisions.web.sections import decision_blocks, plain, sections_of, texts_of
from decisions.web.shapes import Link
from decisions.web.words import WordMarker, glossary

_PARTED = re.compile(r"\s*[,;]\s*")
_SHOWN_APART = frozenset({SectionKind.DECISION, SectionKind.DOCUMENTS})
ONLY_DECISIONS = "Organet publicerar bara beslutet här. Resten av paragrafen kan du begära ut."


_BELOW = {
    "clauses": Fixed(lambda item: Clause.objects.filter(item=item)),
    "dnrs": Fixed(lambda item: ItemDnr.objects.filter(item=item).select_related("case")),
    "vote_events": Fixed(lambda item: VoteEvent.objects.filter(item=item)),
}


def load(path: str) -> AgendaItem | None:
    """The public § at this address with what its page shows, or None."""
    found: AgendaItem | None = _AT.first(path)
    if found is None:
        return None
    for name, rows in _BELOW.items():
        lay_below([found], name, rows.records(found.pk))
    if events := rows_below(found, "vote_events"):
        prefetch_related_objects(events, "votes")
    _lay_voices(found)
    return found


def _at(path: Any) -> QuerySet[AgendaItem]:
    items = public_items()
    beside = {"before": _beside(items, before=True), "after": _beside(items, before=False)}
    return items.filter(path=path).annotate(**beside).select_related("meeting__committee__authority").order_by()


def _voices(item: Any) -> QuerySet[Any, Any]:
    columns = ("of", "pk", "sort_order", "name", "more", "kind", "text")
    none = Value("")
    asked = (
        Position.objects.annotate(of=Value("positions"), more=F("party")),
        Submitter.objects.annotate(of=Value("submitters"), more=F("party"), kind=none, text=none),
        Proposal.objects.annotate(of=Value("proposals"), name=F("by"), more=none, kind=none),
        ItemRecipient.objects.annotate(of=Value("recipients"), more=F("role_or_organisation"), kind=none, text=none),
    )
    first, *rest = (rows.filter(item=item).order_by().values_list(*columns) for rows in asked)
    return first.union(*rest, all=True)


_VOICES = Fixed(_voices)


def _lay_voices(item: AgendaItem) -> None:
    """Positions, submitters, proposals and recipients in one query: the page of a § may cost fifteen."""
    found: dict[str, list[Any]] = {"positions": [], "submitters": [], "proposals": [], "recipients": []}
    for of, pk, order, name, more, kind, text in sorted(_VOICES.rows(item.pk), key=lambda row: (row[2], row[1])):
        same = {"pk": pk, "item_id": item.pk, "sort_order": order}
        if of == "positions":
            found[of].append(Position(**same, name=name, party=more, kind=kind, text=text))
        elif of == "submitters":
            found[of].append(Submitter(**same, name=name, party=more))
        elif of == "proposals":
            found[of].append(Proposal(**same, by=name, text=text))
        else:
            found[of].append(ItemRecipient(**same, name=name, role_or_organisation=more))
    for of, rows in found.items():
        lay_below([item], of, rows)


@dataclass(frozen=True, slots=True)
class _Text:
    """What of the text may be seen, with the explained words that it used, in reading order."""

    fields: Mapping[str, str]
    beside: tuple[shapes.Block, ...]
    sections: tuple[shapes.Section, ...]
    recipients: tuple[str, ...]
    marker: WordMarker


def _text(item: AgendaItem, *, full: bool) -> _Text:
    marker = WordMarker(glossary())
    marker.require("justera")
    beside = decision_blocks(item, marker)
    recipients = recipients_of(item) if full else ()
    skip = _SHOWN_APART | ({SectionKind.RECIPIENTS} if recipients else set())
    sections = sections_of(item, marker, skip=skip) if full else ()
    fields = {t.field: t.text for t in public_texts(item, full=full)}
    return _Text(fields, beside, sections, recipients, marker)


def _page(item: AgendaItem, committee: CommitteePage, request: HttpRequest, marker: WordMarker) -> shapes.Page:
    crumbs = (
        lines.authority_link(committee.authority),
        lines.committee_link(committee),
        lines.meeting_link(item.meeting),
        Link(item.paragraph),
    )
    return lines.page(
        request,
        addresses.of_record(item),
        crumbs,
        demo=item.meeting.demo,
        noindex=committee.noindex,
        words=tuple(marker.used.values()),
    )


def item_view(item: AgendaItem, request: HttpRequest) -> ItemView:
    """Everything that the page of this § shows."""
    committee = item.meeting.committee
    assert committee is not None
    full = full_text_is_public(committee)
    text, path = _text(item, full=full), addresses.of_record(item)
    said = "\n".join(text.fields.values())
    minutes = editions.of_item(item)
    own, cited_by = sources.load(item)
    sent_to = sources.body_links(own)
    votes = voices.vote_views(item, said) if full else ()
    positions = voices.position_views(item) if full else ()
    tied = (ties.tie(link, owner=committee.title, path=path, texts=text.fields) for link in ties.public_ties(item))
    return ItemView(
        page=_page(item, committee, request, text.marker),
        title=item.title,
        number=item.paragraph,
        date=item.meeting.date,
        committee=lines.committee_link(committee),
        authority=lines.authority_link(committee.authority),
        meeting=lines.meeting_link(item.meeting),
        cases=case_links(rows_below(item, "dnrs")),
        lead_in=text.marker.plain(item.lead_in),
        clauses=clause_views(rows_below(item, "clauses"), text.marker),
        decision_blocks=text.beside,
        kept_back="" if full else ONLY_DECISIONS,
        outcome=lines.outcome(item),
        matter_type=str(MatterType(item.matter_type).label) if item.matter_type else "",
        sections=text.sections,
        votes=votes,
        positions=positions,
        voices=voices.source_of(item) if votes or positions else None,
        submitters=voices.submitter_names(item) if full else (),
        papers=appendices.of_item(item) if full else (),
        recipients=recipient_lines(text.recipients, sent_to),
        sent_to=tuple(dict.fromkeys(sent_to.values())) if full and not text.recipients else (),
        sources=sources.source_lines(item, own, said) if full else (),
        cited_by=cited_by,
        initiatives=tuple(tied),
        editions=editions.edition_lines(minutes),
        adjustment=_adjustment(item, minutes),
        contact=lines.contact(committee.authority),
        reference=reference_text(item, minutes, request.build_absolute_uri(path)),
        report_url=f"{addresses.REPORT}?sida={path}",
        previous=_neighbour(getattr(item, "before", None)),
        next=_neighbour(getattr(item, "after", None)),
        similar=lines.item_lines(shown_beside(item)),
        similar_url=f"/admin/organ/liknande/{item.pk}/",
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
    rows = tuple(map(str, rows_below(record, "recipients")))
    read = {plain(row) for row in rows}
    printed = (text for text in texts_of(record, SectionKind.RECIPIENTS) if plain(text) not in read)
    return rows if all(plain(piece) in read for text in printed for piece in _PARTED.split(text)) else ()


def recipient_lines(rows: Sequence[str], bodies: Mapping[str, Link]) -> tuple[tuple[Link, ...], ...]:
    """Each line of recipients in pieces, of which those that name a body or an authority we know are links to it."""
    longest_first = sorted(bodies, key=lambda printed: (-len(printed), printed))
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(printed)}(?!\w)" for printed in longest_first) or r"(?!)")
    return tuple(tuple(_pieces(row, pattern, bodies)) for row in rows)


def _pieces(row: str, pattern: re.Pattern[str], bodies: Mapping[str, Link]) -> Iterator[Link]:
    end = 0
    for match in pattern.finditer(row):
        if match.start() > end:
            yield Link(row[end : match.start()])
        yield Link(match.group(), bodies[match.group()].url)
        end = match.end()
    if end < len(row):
        yield Link(row[end:])


def _adjustment(item: AgendaItem, minutes: Sequence[Minutes]) -> str:
    if not minutes:
        return "Uppgift saknas"
    stated = editions.adjustment_text(minutes[-1])
    return f"{stated}, omedelbart på sammanträdet" if item.adjusted_at_once else stated


def reference_text(item: AgendaItem, minutes: Sequence[Minutes], address: str) -> str:
    """How to cite this §: authority, body, date, §, case number, edition, address."""
    meeting = item.meeting
    committee = meeting.committee
    assert committee is not None
    assert committee.authority is not None
    numbers = ", ".join(m.printed for m in rows_below(item, "dnrs"))
    parts = [f"{committee.authority.title}, {committee.title} {meeting.date.isoformat()} {item.paragraph}"]
    if numbers:
        parts.append(f"dnr {numbers}")
    text = ", ".join(parts) + "."
    if minutes:
        edition = minutes[-1]
        adjusted = f", justerat {edition.adjusted_on.isoformat()}" if edition.adjusted_on else ""
        text = f"{text} {edition.get_kind_display()}{adjusted}."
    return f"{text}\n{address}"


def _beside(items: QuerySet[AgendaItem], *, before: bool) -> Subquery:
    """The public § next to the outer one at the same meeting, as JSON: no query of its own."""
    comparison = "lt" if before else "gt"
    beyond = Q(**{f"sort_order__{comparison}": OuterRef("sort_order")})
    beyond |= Q(sort_order=OuterRef("sort_order"), **{f"number__{comparison}": OuterRef("number")})
    beyond |= Q(
        sort_order=OuterRef("sort_order"), number=OuterRef("number"), **{f"suffix__{comparison}": OuterRef("suffix")}
    )
    order = ("-sort_order", "-number", "-suffix") if before else ("sort_order", "number", "suffix")
    data = JSONObject(path="path", number="number", suffix="suffix", title="title")
    rows = items.filter(beyond, meeting=OuterRef("meeting")).order_by(*order).annotate(data=data)
    return Subquery(rows.values("data")[:1])


_AT = Fixed(_at)


def _neighbour(found: dict[str, Any] | None) -> Link | None:
    if not found:
        return None
    item = AgendaItem(**found)
    return Link(f"{item.paragraph} {item.title}", addresses.of_record(item))
