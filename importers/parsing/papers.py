"""Tjänsteskrivelser and letters, and the letters inside them → `ParsedPaper`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from importers.parsing import clauses, content, headings, heads, names, people, references, words
from importers.parsing.content import Part
from importers.parsing.heads import Head
from importers.parsing.passages import Passage, join
from importers.parsing.result import (
    Basis,
    DocumentKind,
    Located,
    ParsedDate,
    ParsedPaper,
    ParsedReference,
    ParsedSignature,
    Quote,
    ReferenceKind,
    ReferenceStatus,
    Section,
    SectionKind,
    Span,
)
from importers.parsing.units import Unit, flatten

_OPENERS = frozenset((SectionKind.SUMMARY, SectionKind.BACKGROUND, SectionKind.PROPOSAL))
_CLOSERS = frozenset((SectionKind.RECIPIENTS, SectionKind.DOCUMENTS, SectionKind.PROPOSAL))
_DECIDES = re.compile(r"(?P<body>[A-ZÅÄÖ][\w\- ,åäö]{2,60}?)\s+(?:beslutar|föreslås besluta|föreslås|föreslår)\b")
_PROPOSED_TO = re.compile(r"(?:förslag|beslut)\s+(?:till|i)\s+(?P<body>[\w\- ,åäöÅÄÖ]{3,60})$", re.IGNORECASE)
_LONGEST_HEAD = 14
_PROPOSING = frozenset((SectionKind.PROPOSAL, SectionKind.PROPOSAL_NEXT, SectionKind.DECISION))


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper as its own words give it, before listings are compared; `listed` are its listed papers."""

    paper: ParsedPaper
    listed: tuple[ParsedReference, ...]
    head: Head


def parse(units: Sequence[Unit], text: str, kind: DocumentKind) -> tuple[ParsedPaper, ...]:
    """The paper that the units are, then the papers embedded in it; references among them are resolved."""
    cut = _embedded_from(units)
    drafts = [_draft(units[:cut], text, kind, None)]
    if cut < len(units):
        drafts.append(_draft(units[cut:], text, DocumentKind.LETTER, 0))
    return _compared(drafts)


def _embedded_from(units: Sequence[Unit]) -> int:
    """Where a paper inside the paper begins: after the closing parts new head lines come, then a part opens again."""
    seen: set[SectionKind] = set()
    closed = -1
    for index, unit in enumerate(units):
        heading = headings.classify(unit.text) if unit.table is None else None
        if heading is None:
            if closed >= 0 and heads.is_head_line(unit) and unit.marker is None:
                opening = _opening_after(units, index, seen)
                if opening is not None:
                    return index
            continue
        seen.add(heading.kind)
        if heading.kind in _CLOSERS:
            closed = index
    return len(units)


def _opening_after(units: Sequence[Unit], index: int, seen: set[SectionKind]) -> int | None:
    """The next heading within the length of a head, if it opens what was open before."""
    for place in range(index + 1, min(len(units), index + _LONGEST_HEAD)):
        heading = headings.classify(units[place].text) if units[place].table is None else None
        if heading is not None:
            return place if heading.kind in _OPENERS and heading.kind in seen and place > index + 1 else None
    return None


def _draft(units: Sequence[Unit], text: str, kind: DocumentKind, parent: int | None) -> Draft:
    leading, parts = content.parts(units)
    title, head_units, before = _title(_with_head_tables(leading))
    head = heads.read(head_units, text)
    parts, signatures = _signed(parts)
    proposing = [(index, part) for index, part in enumerate(parts) if part.kind in _PROPOSING]
    decision = clauses.read(proposing)
    sections = [part.section(decision.rest.get(index)) for index, part in enumerate(parts)]
    if before:
        sections.insert(0, Section(SectionKind.OTHER, None, content.blocks(before)))
    listed = tuple(one for part in parts if part.kind is SectionKind.DOCUMENTS for one in references.listed(part))
    mentions = [
        one
        for part in parts
        if part.kind not in {SectionKind.DOCUMENTS, SectionKind.RECIPIENTS}
        for one in references.mentioned(part.units)
    ]
    addressed = _addressed_to(proposing, head_units) if kind is not DocumentKind.SUMMONS else None
    paper = ParsedPaper(
        kind=_kind(head_units, kind),
        title=title.located() if title else None,
        head=tuple(part.located() for unit in head_units for part in unit.passages),
        dnrs=head.dnrs,
        other_numbers=head.other_numbers,
        dated=head.dated,
        contact=head.contact,
        addressed_to=addressed.text if addressed else None,
        addressed_to_evidence=addressed,
        lead_in=tuple(decision.lead_in),
        proposed_clauses=tuple(decision.clauses),
        sections=tuple(sections),
        references=(*listed, *mentions),
        recipients=tuple(
            one for part in parts if part.kind is SectionKind.RECIPIENTS for one in people.recipients(part.units)
        ),
        signatures=signatures,
        parent=parent,
        span=Span(units[0].start, units[-1].end) if units else Span(0, 0),
    )
    return Draft(_with_office(paper, head_units), listed, head)


def _with_head_tables(leading: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units with tables of labels and values as lines: "Upprättat | 2025-09-15", "Till | Socialnämnden"."""
    spread: list[Unit] = []
    for unit in leading:
        spread += flatten(unit) if unit.table is not None and heads.is_table(unit) else (unit,)
    return tuple(spread)


def _title(leading: Sequence[Unit]) -> tuple[Passage | None, tuple[Unit, ...], tuple[Unit, ...]]:
    """The title among the units before the first part; the others are head lines, or text when they are long."""
    may_be = [unit for unit in leading if _may_be_title(unit)]
    styled = [unit for unit in may_be if unit.source.heading_level is not None] or [
        unit for unit in may_be if unit.looks_like_heading
    ]
    largest = max((unit.source.size or 0.0 for unit in may_be), default=0.0)
    big = [unit for unit in may_be if largest and unit.source.size == largest]
    named = [unit for unit in may_be if not names.is_person(unit.text)]
    chosen = (styled or (big if len(big) < len(may_be) else []) or named or may_be)[-1:]
    if not styled and chosen and len(may_be) > 1:
        chosen = _longest_run(chosen[0], may_be, leading)
    after = leading.index(chosen[-1]) if chosen else -1
    taken = {id(unit) for unit in chosen}
    head: list[Unit] = []
    body: list[Unit] = []
    for place, unit in enumerate(leading):
        if id(unit) not in taken:
            (head if _is_head(unit, below=place > after >= 0) else body).append(unit)
    return (join(unit.passage for unit in chosen) if chosen else None), tuple(head), tuple(body)


def _is_head(unit: Unit, *, below: bool) -> bool:
    """Whether a unit belongs to the head: above the title all that is short, below it only what heads are made of."""
    if unit.table is not None or unit.marker is not None or len(unit.text) > 160:
        return False
    if not below:
        return True
    named = names.is_body(unit.text) or names.is_office(unit.text) or names.is_authority(unit.text)
    return named or names.is_person(unit.text) or heads.is_head_line(unit)


def _longest_run(last: Unit, may_be: Sequence[Unit], leading: Sequence[Unit]) -> list[Unit]:
    """A title of several lines: the lines directly above, set alike."""
    run, place, fitting = [last], leading.index(last), {id(unit) for unit in may_be}
    while place > 0 and not run[-1].gap and id(leading[place - 1]) in fitting:
        place -= 1
        above = leading[place]
        if names.is_person(above.text) or (above.source.bold, above.source.size) != (
            last.source.bold,
            last.source.size,
        ):
            break
        run.append(above)
    return run[::-1]


def _may_be_title(unit: Unit) -> bool:
    words_of = unit.text
    return (
        unit.table is None
        and unit.marker is None
        and 5 < len(words_of) <= 300
        and not heads.is_head_line(unit)
        and not names.is_body(words_of)
        and not names.is_office(words_of)
        and not names.is_authority(words_of)
        and not words_of.endswith((":", "."))
    )


def _kind(head_units: Sequence[Unit], kind: DocumentKind) -> DocumentKind:
    for unit in head_units:
        named = words.KIND_WORDS.get(unit.text.lower().rstrip(":"))
        if named is not None:
            return named
    return kind


def _with_office(paper: ParsedPaper, head_units: Sequence[Unit]) -> ParsedPaper:
    """The sender, where the head names the office or else the organisation that the paper comes from."""
    beside = [
        unit.passage.quote(unit.text.index(column), unit.text.index(column) + len(column))
        for unit in head_units
        for column in heads.columns(unit.text)
    ]
    offices = [one for one in beside if names.is_office(one.text)]
    organisations = [one for one in beside if names.is_authority(one.text)]
    if organisations:
        paper = replace(paper, authority=organisations[0])
    for one in (*offices, *organisations):
        return replace(paper, sender=one.text, sender_evidence=one, sender_basis=Basis.STATED)
    return paper


def _signed(parts: Sequence[Part]) -> tuple[tuple[Part, ...], tuple[ParsedSignature, ...]]:
    """Signatures stand at the end of any part but the recipients; they are taken out of it."""
    kept: list[Part] = []
    found: list[ParsedSignature] = []
    for part in parts:
        if part.kind is SectionKind.RECIPIENTS:
            first = next((at for at, unit in enumerate(part.units) if unit.marker is not None), None)
            tail = _unmarked_tail(part.units) if first is not None else 0
            signatures, rest = people.signatures(part.units[len(part.units) - tail :]) if tail else ((), ())
            kept.append(replace(part, units=(*part.units[: len(part.units) - tail], *rest)))
        else:
            signatures, rest = people.signatures(part.units)
            kept.append(replace(part, units=rest))
        found += signatures
    return tuple(kept), tuple(found)


def _unmarked_tail(units: Sequence[Unit]) -> int:
    count = 0
    while count < len(units) and units[len(units) - 1 - count].marker is None:
        count += 1
    return count


def _addressed_to(proposing: Sequence[tuple[int, Part]], head_units: Sequence[Unit]) -> Quote | None:
    """The body that is to decide: behind "Till" in the head, named by the proposed decision, else by the head."""
    written_to = _written_to(head_units)
    if written_to is not None:
        return written_to
    for _, part in proposing:
        if (
            part.heading is not None
            and (match := _PROPOSED_TO.search(part.heading.text))
            and names.is_body(match["body"])
        ):
            return _capitalised(part.heading.quote(*match.span("body")), head_units)
        for unit in part.units:
            match = _DECIDES.match(unit.text)
            if match is not None and names.is_body(match["body"]):
                return unit.passage.quote(*match.span("body"))
    return next((unit.passage.quote() for unit in head_units if names.is_body(unit.text)), None)


def _written_to(head_units: Sequence[Unit]) -> Quote | None:
    """The body behind "Till", on its line or on the next one."""
    above = ""
    for unit in head_units:
        addressed = re.match(r"till\s*:?\s+", unit.text, re.IGNORECASE)
        start = addressed.end() if addressed else 0
        if (addressed or above in {"till", "till:"}) and names.is_body(unit.text[start:]):
            return unit.passage.quote(start)
        above = unit.text.lower()
    return None


def _capitalised(named: Quote, head_units: Sequence[Unit]) -> Quote:
    """The body where the head names it with a capital letter; "Förslag till socialnämnden" names it without."""
    for unit in head_units if named.text[:1].islower() else ():
        place = unit.text.find(named.text[0].upper() + named.text[1:])
        if place >= 0:
            return unit.passage.quote(place, place + len(named.text))
    return named


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
