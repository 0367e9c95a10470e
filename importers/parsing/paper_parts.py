"""The text of a paper: its parts, what it proposes in running text, who signed it and where and when."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from decisions.vocabulary import dates
from importers.parsing import clauses, content, headings, heads, kind_words, names, paper_heads, people
from importers.parsing.content import Part
from importers.parsing.headings import Heading
from importers.parsing.result import Basis, ParsedDate, ParsedSignature, SectionKind
from importers.parsing.units import Unit

PROPOSING = frozenset((SectionKind.PROPOSAL, SectionKind.PROPOSAL_NEXT, SectionKind.DECISION))
PROPOSING_IN_LISTS = frozenset((SectionKind.PROPOSAL,))  # "Ekonomichefens beslut" heads what was decided
PROPOSING_IN_LETTERS = PROPOSING - {SectionKind.DECISION}  # "Kommunens ställningstagande" is what it thinks
_ASKS = re.compile(
    r"\b(?:föreslår|föreslås|hemställer|yrkar|begär|anhåller|ber|rekommenderar|tillstyrker)\b"
    r"|\bfår\s+(?:\w+\s+){0,2}(?:föreslå|hemställa|anhålla|yrka)\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"att\s", re.IGNORECASE)
# "Ödeby den 14 mars 1989", "Ödeby 2025-11-03": where and when a letter was signed.
_SIGNED_AT = re.compile(
    r"(?:[A-ZÅÄÖ][\wåäöé-]{1,20}(?:\s(?:[A-ZÅÄÖ][\wåäöé-]+|i|på|och)){0,3})?(?:\s+den|,)?\s*$"
    r"|(?:(?i:upprätta|utfärda|avfatta|skriv)\w*)\s[^\d]{0,60}$"
)
# Days of a notice: none of them is the day when the paper was written.
_OTHER_DAY = re.compile(r"\b(?:anslag|nedtag|just|överklag|besvär|publicer|sammantr|tas?\b|inkom|ankom)", re.IGNORECASE)
_ADDRESS = re.compile(r",\s*\d{3}\s\d\d\s+[A-ZÅÄÖ]")
_ENCLOSED = re.compile(r"bilag|bifoga", re.IGNORECASE)
_CLOSING = 14
_LONGEST_HEAD = 40  # units


def split(units: Sequence[Unit]) -> tuple[tuple[Unit, ...], tuple[Part, ...]]:
    """The units before the first part, and the parts; a label of the head ("Mottagare", "Yttrande") opens none."""
    end = _end_of_head(units)
    leading, parts = content.parts(units[end:])
    return (*units[:end], *leading), parts


def _end_of_head(units: Sequence[Unit]) -> int:
    """How many units surely belong to the head: up to the text or the first heading that opens a part of it."""
    labels = 0
    for place, unit in enumerate(units[:_LONGEST_HEAD]):
        if paper_heads.ends_head(unit):
            return place
        heading = headings.classify(unit.text) if unit.table is None else None
        if heading is not None and not _is_label(unit, heading):
            return place
        labels = place + 1 if heading is not None else labels
    return labels


def _is_label(unit: Unit, heading: Heading) -> bool:
    """Whether the words of a heading are a label of the head: who gets the paper, or what kind it is."""
    return heading.kind is SectionKind.RECIPIENTS or (
        heading.kind is SectionKind.OTHER and kind_words.named(unit.text) is not None
    )


def with_prose_proposals(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Where no heading opens a proposal: the sentence above a list that proposes it, with its list, as a part."""
    if any(part.kind in PROPOSING for part in parts):
        return tuple(parts)
    for index in range(len(parts) - 1, -1, -1):
        part = parts[index]
        if part.kind in {SectionKind.RECIPIENTS, SectionKind.DOCUMENTS}:
            continue
        place = _lead_in(part.units)
        if place is None:
            continue
        end = place + (1 if _is_point(part.units[place + 1]) else 2)
        while end < len(part.units) and _is_point(part.units[end]):
            end += 1
        proposal = Part(Heading(SectionKind.PROPOSAL), None, part.units[place:end])
        behind = part.units[end:]
        rest = (Part(Heading(SectionKind.OTHER), None, behind),) if behind else ()
        before = (replace(part, units=part.units[:place]),) if place or part.heading else ()
        return (*parts[:index], *before, proposal, *rest, *parts[index + 1 :])
    return tuple(parts)


def _lead_in(units: Sequence[Unit]) -> int | None:
    """The last sentence that asks somebody to decide what the points below it say."""
    for place in range(len(units) - 2, -1, -1):
        unit = units[place]
        asks = unit.marker is None and unit.table is None and _ASKS.search(unit.text) is not None
        leads = asks and (
            unit.text.endswith(":") or _goes_on(unit, units[place + 1]) or clauses.leads_in(unit, units[place + 1 :])
        )
        if leads and (_is_point(units[place + 1]) or clauses.leads_in(unit, units[place + 1 :])):
            return place
    return None


def _goes_on(unit: Unit, after: Unit) -> bool:
    """Whether a sentence goes on in the point below it: "Vi hemställer därför" / "att kanten sänks"."""
    return not unit.text.endswith((".", "?", "!")) and _THAT.match(after.text) is not None


def _is_point(unit: Unit) -> bool:
    return unit.table is None and (unit.marker is not None or _THAT.match(unit.text) is not None)


def signed(parts: Sequence[Part], head: str = "") -> tuple[tuple[Part, ...], tuple[ParsedSignature, ...]]:
    """Signatures stand at the end of any part but the recipients; they are taken out of it.

    `head`: the words above the parts. Below recipients a person with an office signs where the head names one of them
    as who handles the matter; else the line is one more recipient.
    """
    kept: list[Part] = []
    found: list[ParsedSignature] = []
    for part in parts:
        if part.kind is SectionKind.RECIPIENTS:
            tail = _signed_tail(part.units) or _handled_tail(part.units, head)
            signatures, rest = people.signatures(part.units[len(part.units) - tail :]) if tail else ((), ())
            kept.append(replace(part, units=(*part.units[: len(part.units) - tail], *rest)))
        else:
            signatures, rest = people.signatures(part.units)
            if all(_follows_names(one) for one in parts[parts.index(part) + 1 :]):
                more, rest = people.closing(rest)
                signatures = (*signatures, *more)
            kept.append(replace(part, units=rest))
        found += signatures
    return tuple(kept), tuple(found)


def _handled_tail(units: Sequence[Unit], head: str) -> int:
    """How many lines "Anna Ek, förvaltningschef" end a list of recipients, if the head names one of those people."""
    people_at_end = []
    below = int(bool(units) and _is_foot(units[-1]))
    for unit in reversed(units[1 : len(units) - below]):
        name, comma, role = unit.text.partition(",")
        if not comma or unit.marker is not None or not (names.is_person(name) and names.is_role(role)):
            break
        people_at_end.append(name)
    return len(people_at_end) + below if any(name in head for name in people_at_end) else 0


def _follows_names(part: Part) -> bool:
    """Whether a part may stand behind the names that close a letter: who gets it, what is enclosed."""
    heading = part.heading.text if part.heading is not None else ""
    return part.kind is SectionKind.RECIPIENTS or (
        part.kind is SectionKind.DOCUMENTS and _ENCLOSED.match(heading) is not None
    )


def _signed_tail(units: Sequence[Unit]) -> int:
    """How many units at the end of a list of recipients may be signatures: behind its points, or names and roles."""
    if any(unit.marker is not None for unit in units):
        return next(count for count, unit in enumerate(reversed(units)) if unit.marker is not None)
    below = int(bool(units) and _is_foot(units[-1]))
    end = start = len(units) - below
    while start > 1 and (signing := _signing_lines(units[:start])):
        start -= signing
    several = end - start > 2
    if start == end or any(names.is_person(unit.text) or "," in unit.text for unit in units[:start] if not several):
        return 0
    return len(units) - start


def _is_foot(unit: Unit) -> bool:
    """Whether a line is the foot of a page that is printed once: an address behind a comma, or two of its labels."""
    return unit.table is None and (_ADDRESS.search(unit.text) is not None or heads.is_address(unit.text))


def _signing_lines(units: Sequence[Unit]) -> int:
    """How many of the last lines are people above their roles, one below the other or side by side."""
    if units[-1].table is not None:
        return int(bool(people.beside(units[-1], None)))
    role = units[-1].text
    one = names.is_role(role) and not names.is_office(role) and not role.endswith("na")  # "Revisorerna" get it too
    if one and names.is_person(units[-2].text):
        return 2
    return 2 if people.beside(units[-2], units[-1]) else 0


def dated_at_end(units: Sequence[Unit]) -> ParsedDate | None:
    """The day beside the place where a paper was signed: near its end, or above "På styrelsens vägnar"."""
    above_names = [unit for unit, after in pairwise(units) if people.signs_for(after.text) is not None]
    for unit in (*reversed(units[-_CLOSING:]), *above_names):
        mentions = dates.find(unit.text) if unit.table is None and unit.marker is None and len(unit.text) < 60 else ()
        if len(mentions) != 1:
            continue
        one = mentions[0]
        if _OTHER_DAY.search(unit.text) or names.is_body(unit.text[: one.start].strip()):
            continue
        alone = _SIGNED_AT.fullmatch(unit.text[: one.start]) is not None and not unit.text[one.end :].strip(" .")
        if alone:
            return ParsedDate(one.value, Basis.STATED, unit.passage.quote(one.start, one.end))
    return None
