"""One § → `ParsedItem`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from decisions.vocabulary import dnr
from importers.parsing import clauses, content, headings, heads, people, references, words
from importers.parsing.clauses import Decision
from importers.parsing.content import Part
from importers.parsing.labels import Label
from importers.parsing.passages import Passage, join
from importers.parsing.result import (
    ClauseLevel,
    Located,
    MatterType,
    Outcome,
    ParsedItem,
    ParsedReference,
    Section,
    SectionKind,
    Span,
)
from importers.parsing.units import Unit

_IMMEDIATE = re.compile(r"omedelbar\w*\s+juster\w*|juster\w*\s+omedelbart", re.IGNORECASE)
_SECRET = re.compile(words.HIDDEN_TITLES, re.IGNORECASE)
_MATTERS = tuple((re.compile(pattern, re.IGNORECASE), matter) for pattern, matter in words.MATTERS)
_STEPS = tuple((re.compile(pattern, re.IGNORECASE), step) for pattern, step in words.STEPS)
_ACT_NUMBER = re.compile(r"^[:\-–.]\s?-?\w*\s*")
# A label with a number that has no known shape: "Ärendenummer SLK:16342".
_LABELLED_NUMBER = re.compile(
    r"\W*(?:dnr|diarienummer|diarienr|ärendenummer|ärendenr)\b[.:]?\s*[^\s\d]*\d\S*", re.IGNORECASE
)
_LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class _Head:
    owned: tuple[Located, ...]
    units: tuple[Unit, ...]
    title: Passage | None
    rest: tuple[Unit, ...]


def parse(label: Label, units: Sequence[Unit], text: str, body: str | None) -> ParsedItem:
    """One item out of its units; the first one carries the label. `body` is whose minutes they are, if known."""
    head = _head(label, units)
    leading, parts = content.parts(head.rest)
    decision = clauses.read((index, part) for index, part in enumerate(parts) if _decides(part, parts, body))
    sections = [part.section(decision.rest.get(index)) for index, part in enumerate(parts)]
    if leading:
        sections.insert(0, Section(SectionKind.OTHER, None, content.blocks(leading)))
    verdict = clauses.verdict(decision)
    step = _step(head.title, decision)
    return ParsedItem(
        number=label.number,
        suffix=label.suffix,
        prefix=label.prefix,
        printed=units[0].passage.quote(0, label.length),
        title=head.title.located() if head.title else None,
        head=head.owned,
        dnrs=heads.numbers(text, units[0].start, _end_of_head(head), units[0].passage.page),
        lead_in=tuple(decision.lead_in),
        clauses=tuple(decision.clauses),
        proposals=references.proposals(_proposing(parts, body)),
        sections=tuple(sections),
        references=_references(leading, parts),
        recipients=tuple(
            one for part in parts if part.kind is SectionKind.RECIPIENTS for one in people.recipients(part.units)
        ),
        outcome=verdict.outcome if verdict else None,
        outcome_evidence=verdict.evidence if verdict else None,
        decision_status=verdict.status if verdict else None,
        decision_status_evidence=verdict.evidence if verdict else None,
        step=step[0] if step else None,
        step_evidence=step[1].quote(step[2], step[3]) if step else None,
        matter_type=_matter(head.title, verdict.outcome if verdict else None),
        withheld=head.title is not None and _SECRET.search(head.title.text) is not None,
        immediately_adjusted=any(_IMMEDIATE.search(unit.text) for unit in head.rest),
        span=Span(units[0].start, units[-1].end),
    )


def _head(label: Label, units: Sequence[Unit]) -> _Head:
    """Label, numbers and title apart from what follows."""
    own, rest_of_label = _split_label(label, units[0])
    owned, head_units, position = [own.located()], [units[0]], 1
    if rest_of_label is not None:
        while position < len(units) and _goes_on(units[position - 1], units[position]):
            rest_of_label = join((rest_of_label, *units[position].passages))
            position += 1
        while position < len(units) and _is_number_line(units[position]):
            owned.append(units[position].located())
            position += 1
        return _Head(tuple(owned), tuple(units[:position]), rest_of_label, tuple(units[position:]))
    while position < len(units) and heads.is_head_line(units[position]) and not headings.classify(units[position].text):
        owned.append(units[position].located())
        head_units.append(units[position])
        position += 1
    title, position = _title(units, position)
    while title is not None and position < len(units) and _is_number_line(units[position]):
        owned.append(units[position].located())
        position += 1
    return _Head(tuple(owned), tuple(head_units), title, tuple(units[position:]))


def _split_label(label: Label, unit: Unit) -> tuple[Passage, Passage | None]:
    """What stands on the label's own line: § and case numbers, then perhaps the title."""
    cut = label.length
    rest = unit.text[cut:]
    found = dnr.find(rest)
    first_letter = re.search(r"\w", rest)
    if found and first_letter and (found[0].start <= first_letter.start() + 40):
        before = rest[: found[0].start]
        if heads.is_label_words(before):
            last = found[-1] if _joined(rest, found) else found[0]
            cut += last.plan_code_span[1] if last.plan_code_span else last.end
    elif (numbered := _LABELLED_NUMBER.match(rest)) is not None:
        cut += numbered.end()
    remainder = unit.text[cut:]
    act = _ACT_NUMBER.match(remainder) if cut > label.length else re.match(r"[\s:.–-]*", remainder)
    cut += act.end() if act else 0
    title = unit.text[cut:]
    if not re.search(r"[^\W\d_]", title) or heads.is_label_words(title):
        return unit.passage, None
    return unit.passage.part(0, cut), unit.passage.part(cut)


def _joined(rest: str, found: Sequence[dnr.Dnr]) -> bool:
    """Whether only separators stand between the case numbers of a line."""
    return all(not re.search(r"[^\W\d_]{4,}", rest[one.end : other.start]) for one, other in pairwise(found))


def _title(units: Sequence[Unit], position: int) -> tuple[Passage | None, int]:
    if position >= len(units) or units[position].table is not None:
        return None, position
    first = units[position]
    opens = headings.classify(first.text)
    after = units[position + 1] if position + 1 < len(units) else None
    if opens is not None and (opens.kind is SectionKind.DECISION or after is None or not headings.classify(after.text)):
        return None, position
    if len(first.text) > _LONGEST_TITLE or headings.inline(first.passage):
        return None, position
    title, position = first.passage, position + 1
    while position < len(units) and _goes_on(units[position - 1], units[position]):
        title = join((title, *units[position].passages))
        position += 1
    return title, position


def _goes_on(before: Unit, unit: Unit) -> bool:
    """Whether a title goes on in the next unit: directly below it, set alike, and no part opens."""
    if unit.table is not None or unit.gap or before.text.endswith((".", ":")):
        return False
    if unit.source.page is None and unit.source.style:
        return False  # in Word a paragraph is whole
    if headings.classify(unit.text) or headings.inline(unit.passage):
        return False
    if unit.marker is not None and not unit.marker.text.startswith(("-", "–")):
        return False
    if heads.is_head_line(unit) and not _is_awaited(before.text, unit.text):
        return False
    same_looks = unit.source.bold == before.source.bold and unit.source.size == before.source.size
    return same_looks and (unit.text[0].islower() or not _has_sentence(unit.text))


def _is_awaited(before: str, text: str) -> bool:
    """Whether figures go on with the words before them: a year, or what "från och med den" leaves open."""
    if re.match(r"(?:19|20)\d\d\b(?!\s*[/:])", text) is not None:
        return True
    return re.search(r"\b(?:den|år|från|till|och|i|av|för|mellan|med|om)$", before) is not None


def _has_sentence(text: str) -> bool:
    return text.endswith(".") or len(text) > 200


def _is_number_line(unit: Unit) -> bool:
    return heads.is_head_line(unit) and bool(dnr.find(unit.text)) and not headings.classify(unit.text)


def _end_of_head(head: _Head) -> int:
    """The case numbers stand before the first part; a title in between does no harm."""
    return max(one.end for one in head.owned)


def _decides(part: Part, parts: Sequence[Part], body: str | None) -> bool:
    """Whether the part is what this body decided: a proposal to the next body counts where it is its own."""
    if part.kind is SectionKind.DECISION:
        return True
    if part.kind is not SectionKind.PROPOSAL_NEXT:
        return False
    deciding = [other for other in parts if other.kind is SectionKind.DECISION]
    own = {name.lower() for name in (body, *(other.opens.body for other in deciding)) if name}
    if own and part.opens.body:
        return part.opens.body.lower() in own
    return not deciding


def _proposing(parts: Sequence[Part], body: str | None) -> tuple[Part, ...]:
    return tuple(
        part if part.kind is not SectionKind.PROPOSAL_NEXT else _as_proposal(part)
        for part in parts
        if not _decides(part, parts, body)
    )


def _as_proposal(part: Part) -> Part:
    return Part(headings.Heading(SectionKind.PROPOSAL, part.opens.body), part.heading, part.units)


def _references(leading: Sequence[Unit], parts: Sequence[Part]) -> tuple[ParsedReference, ...]:
    found = list(references.mentioned(leading))
    for part in parts:
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


def _matter(title: Passage | None, outcome: Outcome | None) -> MatterType:
    if title is not None:
        for pattern, matter in _MATTERS:
            if pattern.search(title.text):
                return matter
    return MatterType.ELECTION if outcome is Outcome.ELECTION else MatterType.OTHER


def proposes_only(item: ParsedItem) -> bool:
    """Whether every clause is a proposal to another body."""
    return bool(item.clauses) and all(clause.level is ClauseLevel.PROPOSES for clause in item.clauses)
