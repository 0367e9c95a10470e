"""One § → `ParsedItem`."""

import re
from collections.abc import Sequence

from decisions.vocabulary import bodies
from importers.parsing import (
    clauses,
    content,
    handed_on,
    headings,
    headless,
    item_heads,
    matters,
    names,
    positions,
    recipients,
    references,
    stretches,
    submitters,
    verdicts,
    votes,
    words,
)
from importers.parsing.clauses import Decision
from importers.parsing.content import Part
from importers.parsing.item_heads import ItemHead
from importers.parsing.known_people import KnownPeople
from importers.parsing.labels import Label
from importers.parsing.passages import Passage
from importers.parsing.result import (
    MatterType,
    Outcome,
    ParsedAttendance,
    ParsedItem,
    ParsedReference,
    Section,
    SectionKind,
    Span,
)
from importers.parsing.sieve import Sieved
from importers.parsing.stems import Stems
from importers.parsing.stretches import Stretch
from importers.parsing.units import Unit

_IMMEDIATE = re.compile(
    r"omedelbar\w*\s+juster\w*|juster\w*\s+(?:ärendet\s+|paragrafen\s+|§\s*(?:\d+\s+)?)?omedelbart", re.IGNORECASE
)
_MAY_BE_IMMEDIATE = Stems("omedelbar")
_SECRET = re.compile(words.HIDDEN_TITLES, re.IGNORECASE)
_DECIDED_MATTERS = tuple((Sieved(pattern), matter) for pattern, matter in matters.DECIDED)
_MATTERS = tuple((Sieved(pattern), matter) for pattern, matter in matters.MATTERS)
_STEPS = tuple((Sieved(pattern), step) for pattern, step in words.STEPS)
_SECRET_TEXT = re.compile(
    r"omfattas av (?:\w+\s)?sekretess|\bsekretess(?:belag|prövat|beslut|ärende|skydd)\w*|sekretess enligt"
    r"|\b(?:separat|särskilt|sekretess\w*) protokoll|ej offentlig|publiceras (?:inte|ej)|tas (?:inte|ej) med i"
    r"|^sekretess\b|inför(?:t|d|s) i (?:en )?särskil[dt] bilaga",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\s(?:i|vid)\s+(?P<body>[^\W\d][\w\- ,]{2,60}?)\s*:?$")
_SHORT = 400
_ON_ITS_PART = re.compile(r"\b(?:för\s+(?:egen|sin)(?:\s+egen)?\s+del|eget\s+beslut)\b", re.IGNORECASE)


def parse(
    label: Label,
    units: Sequence[Unit],
    text: str,
    body: str | None,
    above: Sequence[Unit] = (),
    there: Sequence[ParsedAttendance] = (),
    speakers: frozenset[str] = frozenset(),
) -> ParsedItem:
    """One item out of its units; the first one carries the label. `body` is whose minutes they are, if known.

    `above`: lines with the case number that are printed before the label. `there`: who the front page says attended;
    `speakers`: who acts as elected where it lists nobody.
    """
    head = item_heads.read(label, units, text, above)
    leading, parts = _with_headless(*content.parts(head.rest, body), body)
    said = stretches.of(leading, parts)
    decision = clauses.read((index, part) for index, part in enumerate(parts) if _decides(part, parts, body))
    sections = [part.section(decision.rest.get(index)) for index, part in enumerate(parts)]
    if leading:
        sections.insert(0, Section(SectionKind.OTHER, None, content.blocks(leading)))
    verdict = verdicts.of(decision, head.title) or verdicts.of_title(head.title)
    step = _step(head.title, decision)
    matter = _matter(head.title, verdict.outcome if verdict else None)
    matter = _decided_matter(decision) if matter is MatterType.OTHER else matter
    here = tuple(one for one in said if not _is_of_other_body(one, body))
    known = KnownPeople(said, head.title, there, speakers)
    return ParsedItem(
        number=label.number,
        suffix=label.suffix,
        prefix=label.prefix,
        printed=head.printed,
        title=head.title.located() if head.title else None,
        head=head.owned,
        dnrs=head.dnrs,
        lead_in=tuple(decision.lead_in),
        clauses=tuple(decision.clauses),
        proposals=references.proposals(_proposing(parts, body)),
        sections=tuple(sections),
        references=(*head.earlier, *_references(leading, parts)),
        recipients=tuple(
            one
            for part in parts
            if part.kind is SectionKind.RECIPIENTS and not _signs_sending(part)
            for one in recipients.listed(part.units)
        ),
        outcome=verdict.outcome if verdict else None,
        outcome_evidence=verdict.evidence if verdict else None,
        decision_status=verdict.status if verdict else None,
        decision_status_evidence=verdict.evidence if verdict else None,
        step=step[0] if step else None,
        step_evidence=step[1].quote(step[2], step[3]) if step else None,
        matter_type=matter,
        votes=votes.read(here, there),
        positions=positions.read(here, known),
        submitters=submitters.read(matter, head.title, said, known),
        withheld=_is_secret(head, bool(decision.clauses)),
        immediately_adjusted=any(_at_once(unit.text) for unit in head.rest),
        span=Span(min(unit.start for unit in (*above, *units[:2])), units[-1].end),
    )


def _is_of_other_body(stretch: Stretch, body: str | None) -> bool:
    """Whether a part tells of another meeting: "Särskilt yttrande i kommunstyrelsen" in the council's minutes."""
    match = _ELSEWHERE.search(stretch.heading.text) if body is not None and stretch.heading is not None else None
    if match is None or body is None or not names.is_body(match["body"]):
        return False
    return not headless.same_body(match["body"], body)


def _at_once(text: str) -> bool:
    return _MAY_BE_IMMEDIATE.within(text) and _IMMEDIATE.search(text) is not None


def _with_headless(
    leading: tuple[Unit, ...], parts: tuple[Part, ...], body: str | None
) -> tuple[tuple[Unit, ...], tuple[Part, ...]]:
    """With the decision as a part of its own where no heading opens one."""
    deciding = [part for part in parts if _decides(part, parts, body)]
    told = [part for part in deciding if part.kind is not SectionKind.PROPOSAL or _prepares(part)]
    return (leading, parts) if told else headless.apart(leading, parts, body)


def _prepares(part: Part) -> bool:
    return part.opens.next_body is not None or bodies.is_preparatory(part.opens.body or "")


def _is_secret(head: ItemHead, decided: bool) -> bool:
    """Titled as secret, or as a person's matter; or nothing but a few words that say so."""
    if head.title is not None and _SECRET.search(head.title.text):
        return True
    said = " ".join(unit.text for unit in head.rest)
    return not decided and len(said) <= _SHORT and _SECRET_TEXT.search(said) is not None


def _decides(part: Part, parts: Sequence[Part], body: str | None) -> bool:
    """Whether the part is what this body decided: a proposal to the next body counts where it is its own."""
    if part.kind is SectionKind.DECISION:
        return not _is_of_committee(part, parts, body)
    if part.kind not in {SectionKind.PROPOSAL_NEXT, SectionKind.PROPOSAL}:
        return False
    deciding = [other for other in parts if other.kind is SectionKind.DECISION]
    own = [name for name in (body, *(other.opens.body for other in deciding)) if name]
    beside = not deciding or any(map(_is_on_its_part, deciding))
    if part.kind is SectionKind.PROPOSAL and part.opens.next_body is not None:
        # "Förslag till beslut i kommunfullmäktige", and nothing that kommunstyrelsen decides but "för egen del".
        beside = beside or _was_put(part, parts)
        return beside and bool(own) and not any(headless.same_body(part.opens.next_body, name) for name in own)
    if part.kind is SectionKind.PROPOSAL:
        # "Arbetsutskottets förslag till beslut" in its own minutes, where it decides nothing else: what it proposes.
        owner = part.opens.body or (None if deciding else _puts(part))
        return beside and owner is not None and body is not None and _is_own(owner, body)
    if own and part.opens.body:
        return any(headless.same_body(part.opens.body, name) for name in own)
    return not deciding


def _puts(part: Part) -> str | None:
    """The body that the first line of a part says puts it to another: "Kommunstyrelsen föreslår kommunfullmäktige"."""
    put = handed_on.read(part.units[0].text) if part.units else None
    return put.body if put is not None else None


def _is_on_its_part(part: Part) -> bool:
    """Whether a body says that it decides a part of the matter by itself: the rest is for another."""
    said = " ".join((part.heading.text if part.heading else "", *(unit.text for unit in part.units[:1])))
    return _ON_ITS_PART.search(said) is not None


def _was_put(part: Part, parts: Sequence[Part]) -> bool:
    """Whether the meeting had voted, or been asked, before the part: what stands there is what came of it."""
    before = parts[: next(place for place, one in enumerate(parts) if one is part)]
    return any(one.kind in {SectionKind.VOTE, SectionKind.ORDER_OF_PROPOSALS} for one in before)


def _is_of_committee(part: Part, parts: Sequence[Part], body: str | None) -> bool:
    """Whether a committee decided it ("ARBETSUTSKOTTET BESLUTAR"), and the body itself in another part."""
    owner = part.opens.body
    if body is None or owner is None or not bodies.is_preparatory(owner) or bodies.is_preparatory(body):
        return False
    others = (one.opens.body for one in parts if one is not part and one.kind is SectionKind.DECISION)
    return any(other is not None and _is_own(other, body) for other in others)


def _is_own(owner: str, body: str) -> bool:
    """Whether a body is that of the minutes; its committee prepares for it, and is another."""
    return headless.same_body(owner, body) and bodies.is_preparatory(owner) is bodies.is_preparatory(body)


def _proposing(parts: Sequence[Part], body: str | None) -> tuple[Part, ...]:
    return tuple(
        part if part.kind is not SectionKind.PROPOSAL_NEXT else _as_proposal(part)
        for part in parts
        if not _decides(part, parts, body)
    )


def _as_proposal(part: Part) -> Part:
    return Part(headings.Heading(SectionKind.PROPOSAL, part.opens.body), part.heading, part.units)


def _signs_sending(part: Part) -> bool:
    """Whether names alone stand below the day on which an extract was sent: who sent it, or whom it is for."""
    dated = part.heading is not None and headings.is_day_sent(part.heading.text)
    return dated and all(names.is_person(unit.text) for unit in part.units)


def _references(leading: Sequence[Unit], parts: Sequence[Part]) -> tuple[ParsedReference, ...]:
    found = list(references.mentioned(leading))
    for part in parts:
        if part.heading is not None:
            found += references.headed(part.heading)
        if part.kind is SectionKind.DOCUMENTS:
            found += references.listed(part)
        elif part.kind is not SectionKind.RECIPIENTS:
            found += references.mentioned(part.units)
    return tuple(found)


def _step(title: Passage | None, decision: Decision) -> tuple[str, Passage, int, int] | None:
    """The step of an initiative that the item takes, told by its title, else by its clauses."""
    for passage in (*([title] if title else ()), *(unit.passage for unit in decision.clause_units)):
        for pattern, step in _STEPS:
            match = pattern.search(passage.text)
            if match is not None:
                return step, passage, match.start(), match.end()
    return None


def _decided_matter(decision: Decision) -> MatterType:
    """What the clauses say that they decide about, where the title does not tell: "Motionen avslås"."""
    said = [clause.text.text for clause in decision.clauses]
    for pattern, matter in _DECIDED_MATTERS:
        if said and all(pattern.search(text) for text in said):
            return matter
    return MatterType.OTHER


def _matter(title: Passage | None, outcome: Outcome | None) -> MatterType:
    if title is not None:
        for pattern, matter in _MATTERS:
            if pattern.search(title.text):
                return matter
    return MatterType.ELECTION if outcome is Outcome.ELECTION else MatterType.OTHER
