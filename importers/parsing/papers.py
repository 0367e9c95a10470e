"""Tjänsteskrivelser and letters, and the letters inside them → `ParsedPaper`."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from decisions.vocabulary import dnr
from importers.parsing import (
    bundles,
    case_years,
    clauses,
    head_numbers,
    headings,
    heads,
    item_heads,
    lost_gaps,
    page_head_facts,
    paper_heads,
    paper_parties,
    paper_parts,
    recipients,
    references,
    words,
)
from importers.parsing.content import Part
from importers.parsing.headings import Heading
from importers.parsing.heads import Head
from importers.parsing.passages import Passage
from importers.parsing.result import (
    Basis,
    DocumentKind,
    Located,
    ParsedDate,
    ParsedPaper,
    ParsedReference,
    ParsedSignature,
    ReferenceKind,
    ReferenceStatus,
    SectionKind,
    Span,
)
from importers.parsing.units import Unit, flatten

_OPENERS = frozenset((SectionKind.SUMMARY, SectionKind.BACKGROUND, SectionKind.PROPOSAL))
_CLOSERS = frozenset((SectionKind.RECIPIENTS, SectionKind.DOCUMENTS, SectionKind.PROPOSAL))
_TO_NOBODY = frozenset((DocumentKind.SUMMONS, DocumentKind.NOTICE))
_WRITTEN = frozenset((DocumentKind.REPORT, DocumentKind.LETTER))
_LONGEST_HEAD = 14
_PROPOSING = {
    DocumentKind.LETTER: paper_parts.PROPOSING_IN_LETTERS,
    DocumentKind.DELEGATION_LIST: paper_parts.PROPOSING_IN_LISTS,
    DocumentKind.SUMMONS: paper_parts.PROPOSING_IN_LETTERS,  # "Nämndens beslut" is left empty for the meeting
}
_RUNNING = 60  # characters: shorter lines may be head lines


class Draft(Struct, frozen=True):
    """A paper as its own words give it, before listings are compared; `listed` are its listed papers."""

    paper: ParsedPaper
    listed: tuple[ParsedReference, ...]
    head: Head


def parse(
    units: Sequence[Unit],
    text: str,
    kind: DocumentKind,
    page_heads: Sequence[Located] = (),
    page_feet: Sequence[Located] = (),
) -> tuple[ParsedPaper, ...]:
    """The paper that the units are, then the papers embedded in it; references among them are resolved.

    `page_heads`, `page_feet`: what is printed above and below the text of each page, where letters name their sender.
    """
    cuts = (*bundles.cuts(units, text, kind), len(units))
    drafts: list[Draft] = []
    start = 0
    for end in cuts:
        own = units[start:end]
        cut = _embedded_from(own)
        named = (bundles.kind_of(own[0]) or kind) if drafts else kind
        parent = 0 if drafts else None
        drafts.append(_draft(own[:cut], text, named, parent, () if drafts else page_heads))
        if cut < len(own):
            drafts.append(_draft(own[cut:], text, DocumentKind.LETTER, len(drafts) - 1))
        start = end
    drafts[0] = replace(drafts[0], paper=paper_parties.with_authority_below(drafts[0].paper, units, page_feet))
    return _compared(drafts)


def _embedded_from(units: Sequence[Unit]) -> int:
    """Where a paper inside the paper begins: after the closing parts new head lines come, then a part opens again."""
    seen: set[SectionKind] = set()
    closed = -1
    for index, unit in enumerate(units):
        heading = headings.classify(unit.text) if unit.table is None else None
        if heading is None:
            if closed >= 0 and heads.is_head_line(unit) and unit.marker is None and not _ends_sentence(units, index):
                opening = _opening_after(units, index, seen)
                if opening is not None:
                    return index
            continue
        if paper_parts.names_kind(units, index):
            continue
        seen.add(heading.kind)
        if heading.kind in _CLOSERS:
            closed = index
    return len(units)


def _ends_sentence(units: Sequence[Unit], index: int) -> bool:
    """Whether "2030." is the last printed line of the sentence above it."""
    above = units[index - 1]
    running = above.table is None and len(above.text) > _RUNNING and not above.text.endswith((".", ":", "?", "!"))
    return running and not units[index].gap


def _opening_after(units: Sequence[Unit], index: int, seen: set[SectionKind]) -> int | None:
    """The next heading within the length of a head, if it opens what was open before."""
    for place in range(index + 1, min(len(units), index + _LONGEST_HEAD)):
        heading = headings.classify(units[place].text) if units[place].table is None else None
        if heading is not None:
            opens = heading.kind in _OPENERS and heading.kind in seen and not paper_parts.reasons(units[place].text)
            return place if opens and place > index + 1 else None
    return None


def _draft(
    units: Sequence[Unit], text: str, kind: DocumentKind, parent: int | None, page_heads: Sequence[Located] = ()
) -> Draft:
    leading, parts = paper_parts.split(units)
    leading = lost_gaps.parted(paper_heads.with_columns_apart(paper_heads.with_head_tables(leading)))
    printed, head_units, before = paper_heads.title(leading, kind)
    title, kind_before = paper_heads.bare_title(printed)
    head = heads.read(head_units, text)
    if kind in _WRITTEN:
        head = page_head_facts.completed(head, page_heads, text)
        head = heads.with_number_alone(head, head_units, head.dated or paper_parts.dated_at_end(units, parts))
    title, head, number = _numbered_by_title(title, head, text)
    if before:
        parts = (Part(Heading(SectionKind.OTHER), None, before), *parts)
    if kind is DocumentKind.DELEGATION_LIST:
        parts = paper_parts.without_rows(parts)
    by_people = paper_parties.is_by_people(kind, title, head_units)
    parts = paper_parts.pleaded(parts) if by_people else parts
    parts = paper_parts.with_counted_points(paper_parts.with_prose_proposals(parts))
    signatures: tuple[ParsedSignature, ...] = ()
    if not paper_parties.is_of_resident(kind, title, head_units):
        told = "\n".join(member.text for unit in head_units for member in flatten(unit))
        parts, signatures = paper_parts.signed(parts, told)
    kinds = _PROPOSING.get(kind, paper_parts.PROPOSING)
    proposing = [(index, part) for index, part in paper_parts.proposing(parts) if part.kind in kinds]
    decision = clauses.read(proposing)
    sections = [part.section(decision.rest.get(index)) for index, part in enumerate(parts)]
    listed = tuple(one for part in parts if part.kind is SectionKind.DOCUMENTS for one in references.listed(part))
    addressed = (
        paper_parties.addressed_to(proposing, head_units, kind, signatures, units, page_heads, title)
        if kind not in _TO_NOBODY
        else None
    )
    owned = [part.located() for unit in head_units for part in unit.passages]
    owned += [one.located() for one in (kind_before, number) if one is not None]
    dated = head.dated
    if kind is not DocumentKind.SUMMONS:
        in_head = {unit.start for unit in head_units}
        signed_on = paper_parts.dated_at_end([unit for unit in units if unit.start not in in_head], parts)
        # On top of a motion stands when the municipality got it.
        dated = (signed_on or dated) if by_people else (dated or signed_on)
    paper = ParsedPaper(
        kind=paper_heads.kind_of_head(head_units, kind),
        title=title.located() if title else None,
        head=tuple(owned),
        dnrs=case_years.fitting(head.dnrs, dated.value if dated else None),
        receiver_dnrs=head.receiver_dnrs,
        other_numbers=head.other_numbers,
        dated=dated,
        contact=head.contact,
        addressed_to=addressed.text if addressed else None,
        addressed_to_evidence=addressed,
        lead_in=tuple(decision.lead_in),
        proposed_clauses=tuple(decision.clauses),
        sections=tuple(one for one in sections if one.heading or one.blocks),
        references=(*listed, *_mentioned(parts)),
        recipients=tuple(
            one for part in parts if part.kind is SectionKind.RECIPIENTS for one in recipients.listed(part.units)
        ),
        signatures=signatures,
        parent=parent,
        span=Span(units[0].start, units[-1].end) if units else Span(0, 0),
    )
    return Draft(paper_parties.with_office(paper, head_units, page_heads), listed, head)


def _numbered_by_title(title: Passage | None, head: Head, text: str) -> tuple[Passage | None, Head, Passage | None]:
    """The title without the paper's own case number behind it, the head with that number, and where it stands.

    A number that the head does not know counts only in brackets behind the name of a diary: "(S2030/7)" behind a title
    may be the case of whoever asked.
    """
    bare, behind = item_heads.without_number(title) if title is not None else (None, None)
    found = head_numbers.numbers(text, behind.start, behind.end, behind.page) if behind is not None else ()
    if title is None or behind is None or not found:
        return title, head, None
    known = {one.key for one in head.dnrs}
    own = all(
        one.key in known or (not known and _is_diary(one.prefix) and behind.text.strip()[0] == "(") for one in found
    )
    return (bare, replace(head, dnrs=head.dnrs or found), behind) if own else (title, head, None)


def _is_diary(prefix: str | None) -> bool:
    return prefix is not None and len(prefix) > 1 and dnr.is_diary(prefix)


def _mentioned(parts: Sequence[Part]) -> list[ParsedReference]:
    """What running text points to; lists of papers and of recipients are read by themselves."""
    apart = {SectionKind.DOCUMENTS, SectionKind.RECIPIENTS}
    return [one for part in parts if part.kind not in apart for one in references.mentioned(part.units)]


def _compared(drafts: Sequence[Draft]) -> tuple[ParsedPaper, ...]:
    """Listed papers against the papers of the file: what a paper says of itself only in its own list is filled in."""
    papers = [draft.paper for draft in drafts]
    outer = papers[0]
    targets: dict[int, int] = {}
    for index, inner in enumerate(papers[1:], start=1):
        place = _listing_of(inner, drafts[0].listed, taken=targets)
        if place is not None:
            targets[place] = index
            papers[index] = _told_by_listing(inner, drafts[0].listed[place])
        papers[index] = _stamped(papers[index], outer)
    own = _own_listing(outer, drafts[0].listed, targets)
    if own is not None:
        targets[own] = 0
        outer = _told_by_listing(outer, drafts[0].listed[own])
    resolved = tuple(
        replace(one, status=ReferenceStatus.WITHIN_FILE, target=targets[place]) if place in targets else one
        for place, one in enumerate(outer.references)
    )
    papers[0] = replace(outer, references=tuple(sorted(resolved, key=lambda one: one.printed.start)))
    return tuple(papers)


def _same_title(one: str | None, other: Located | None) -> bool:
    """Equal but for spaces, hyphens, case: "läns gemensam" and "läns-gemensam" are one spelling here."""
    if one is None or other is None:
        return False
    bare = [re.sub(r"[\W_]+", "", words_of).lower() for words_of in (one, other.text)]
    return bare[0] == bare[1] and bool(bare[0])


def _listing_of(paper: ParsedPaper, listed: Sequence[ParsedReference], taken: dict[int, int]) -> int | None:
    """The line of the list that means an embedded paper: same date, and same title where both have one."""
    for place, one in enumerate(listed):
        if place in taken or one.kind is not ReferenceKind.PAPER:
            continue
        same_date = paper.dated is not None and one.dated == paper.dated.value
        if same_date and (one.title is None or paper.title is None or _same_title(one.title, paper.title)):
            return place
    return None


def _own_listing(paper: ParsedPaper, listed: Sequence[ParsedReference], taken: dict[int, int]) -> int | None:
    """The line by which a paper lists itself: its kind, and its title or, without one, its date."""
    fitting = []
    for place, one in enumerate(listed):
        word = references.paper_word(one.printed.text)
        if place in taken or one.kind is not ReferenceKind.PAPER or word is None:
            continue
        if words.PAPER_WORDS[word] is not DocumentKind.REPORT or paper.kind is not DocumentKind.REPORT:
            continue
        if paper.dated is not None and one.dated not in {None, paper.dated.value}:
            continue
        if _same_title(one.title, paper.title) or one.title is None:
            fitting.append(place)
    return fitting[0] if len(fitting) == 1 else None


def _told_by_listing(paper: ParsedPaper, listing: ParsedReference) -> ParsedPaper:
    if paper.dated is None and listing.dated is not None:
        paper = replace(paper, dated=ParsedDate(listing.dated, Basis.OWN_LISTING, listing.printed))
    if paper.sender is None and listing.sender is not None:
        paper = replace(paper, sender=listing.sender, sender_evidence=listing.printed, sender_basis=Basis.OWN_LISTING)
    return paper


def _stamped(paper: ParsedPaper, outer: ParsedPaper) -> ParsedPaper:
    """A case number of the outer paper on an embedded one is the receiver's stamp, no case of the sender."""
    own = {one.key for one in outer.dnrs}
    stamps = tuple(one for one in paper.dnrs if one.key in own)
    return replace(paper, receiver_dnrs=stamps, dnrs=tuple(one for one in paper.dnrs if one.key not in own))
