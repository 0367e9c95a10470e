"""The text of a paper: its parts, what it proposes in running text, who signed it and where and when."""

import itertools
import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from decisions.vocabulary import dates
from decisions.vocabulary.dates import DateMention
from importers.parsing import (
    clauses,
    content,
    head_dates,
    headings,
    headless,
    heads,
    kind_words,
    names,
    paper_heads,
    people,
    recipients,
    sign_offs,
)
from importers.parsing.content import Part
from importers.parsing.headings import Heading
from importers.parsing.result import Basis, DocumentKind, ParsedDate, ParsedSignature, SectionKind
from importers.parsing.units import Unit

PROPOSING = frozenset((SectionKind.PROPOSAL, SectionKind.PROPOSAL_NEXT, SectionKind.DECISION))
PROPOSING_IN_LISTS = frozenset((SectionKind.PROPOSAL,))  # "Ekonomichefens beslut" heads what was decided
PROPOSING_IN_LETTERS = PROPOSING - {SectionKind.DECISION}  # "Kommunens ställningstagande" is what it thinks
_PLEADS = frozenset((SectionKind.MOTIONS, SectionKind.DECISION))
_WISHER = r"(?:jag|vi|därför|nu|att|undertecknade?|\w+(?:partiet|demokraterna)|moderaterna|liberalerna)"
_ASKS = re.compile(
    r"\b(?:föreslår|föreslås|hemställer|hemställs|yrkar|yrkas|begär|anhåller|ber|rekommenderar|tillstyrker)\b"
    r"|\bfår\s+(?:\w+\s+){0,2}(?:föreslå|hemställa|anhålla|yrka)\b"
    r"|^(?:mitt|mina|vårt|våra)\s+(?:förslag|yrkanden?)(?:\s+är)?\s*:?$|^att-?satser\s*:?$"
    # "Därför vill vi att kommunen ska": the wish ends the sentence, and the points say what is wished
    rf"|\bvill\s+(?:{_WISHER}\s+){{0,3}}(?:{_WISHER}|att\s+[\w ]{{3,40}}\s(?:ska|skall|bör|beslutar)(?:\s+att)?)\s*:?$"
    r"|\bvill\s*:?$|\bfullmäktige\s+(?:ska\s+)?beslutar?(?:\s+att)?\s*:?$",
    re.IGNORECASE,
)
_THAT = re.compile(r"att\s", re.IGNORECASE)
# "Upprättad av styrelsen den 14 mars 1989": when a letter was written.
_WRITTEN = re.compile(r"(?:upprätta|utfärda|avfatta|skriv)\w*\s[^\d]{0,60}", re.IGNORECASE)
_PLACE_AND_DEN = re.compile(r"[A-ZÅÄÖ][\wåäö-]+(?:\s[A-ZÅÄÖ][\wåäö-]+)?(?:,?\s+den\s+\d|\s+\d{4}-)")
# Days of a notice: none of them is the day when the paper was written.
_OTHER_DAY = re.compile(r"\b(?:anslag|nedtag|just|överklag|besvär|publicer|sammantr|tas?\b|inkom|ankom)", re.IGNORECASE)
_ADDRESS = re.compile(r",\s*\d{3}\s\d\d\s+[A-ZÅÄÖ]")
_ENCLOSED = re.compile(r"bilag|bifoga", re.IGNORECASE)
_BESIDE_NAMES = re.compile(
    r"\([a-zåäö ]{4,40}\)|enligt uppdrag|beslutande|beslutsfattare|underskrifter?", re.IGNORECASE
)
_COUNT = re.compile(r"(\d{1,2})\s+(?=[A-ZÅÄÖ])")
_TO_DECIDE = re.compile(r"till\s+beslut|beslutsförslag|föreslås\s+besluta", re.IGNORECASE)
_REASONS = re.compile(r"motiv|synpunkt|analys|bedömning|överväg|ställningstagande|kommentar|slutsats", re.IGNORECASE)
_CLOSING = 14
_LONGEST_HEAD = 40  # units
_LABELS_BELOW = 5  # units
_TOP = 8


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
        if (
            heading is not None
            and not _is_label(units, place, heading)
            and not (names_kind(units, place) or paper_heads.is_title_label(units, place))
        ):
            return place
        labels = place + 1 if heading is not None else labels
    return labels


def names_kind(units: Sequence[Unit], place: int) -> bool:
    """Whether "Beslutsunderlag" or "Beslutsförslag" on top says what the paper is: labels of a head stand below it.

    They stand there line by line or in a table; among them may stand whom the paper is for and the office it is from.
    """
    below = units[place + 1 : place + 1 + _LABELS_BELOW]
    if place >= _TOP or not below:
        return False
    if heads.is_table(below[0]):
        return True
    head = list(itertools.takewhile(lambda one: _is_of_head(one) or names.is_whose(one.text), below))
    return len(head) > 1 and any(map(_is_of_head, head[:3]))


def _is_of_head(unit: Unit) -> bool:
    return heads.is_table(unit) or heads.is_head_line(unit)


def _is_label(units: Sequence[Unit], place: int, heading: Heading) -> bool:
    """Whether the words of a heading are a label of the head: who gets the paper, or what kind it is."""
    unit, below = units[place], units[place + 1 :]
    opens = bool(below) and (_is_point(below[0]) or clauses.leads_in(below[0], below[1:]))  # what is proposed
    pleads = not opens and heading.kind is SectionKind.PROPOSAL and kind_words.titled(unit.text) is DocumentKind.LETTER
    named = heading.kind is SectionKind.OTHER and kind_words.named(unit.text) is not None
    told = named or pleads or paper_heads.is_sort_of_matter(unit.text)  # "Hemställan" is a kind of letter too
    return heading.kind is SectionKind.RECIPIENTS or told


def pleaded(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts of a motion: its points below "Yrkande" or "Fullmäktige beslutar" are what it proposes.

    A motion asks once: where several parts have such points, papers about the motion are bound behind each other.
    """
    asking = [one for one in parts if one.kind in _PLEADS and one.units and _is_point(one.units[0])]
    if len(asking) != 1 or any(one.kind in PROPOSING_IN_LETTERS for one in parts):
        return tuple(parts)
    proposal = replace(asking[0], opens=replace(asking[0].opens, kind=SectionKind.PROPOSAL))
    return tuple(proposal if one is asking[0] else one for one in parts)


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


def with_counted_points(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Where a proposal counts its points without a full stop ("1 Vägen byggs.", "2 Planen antas."): the points."""
    return tuple(replace(one, units=_counted(one.units)) if one.kind in PROPOSING else one for one in parts)


def without_rows(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Proposals of a list of decisions without its rows and the line over them: they end where the list begins."""
    kept: list[Part] = []
    for part in parts:
        row = next((at for at, unit in enumerate(part.units) if _is_row(unit)), None)
        if part.kind is not SectionKind.PROPOSAL or not row:
            kept.append(part)
            continue
        over = row > 1 and part.units[row - 1].marker is None and not part.units[row - 1].text.endswith(".")
        kept.append(replace(part, units=part.units[: row - over]))
        kept.append(Part(Heading(SectionKind.OTHER), None, part.units[row - over :]))
    return tuple(kept)


def _is_row(unit: Unit) -> bool:
    return unit.table is not None or unit.text.count("\t") > 1


def proposing(parts: Sequence[Part]) -> tuple[tuple[int, Part], ...]:
    """The parts by their place; without "Förvaltningens synpunkter och förslag", where "Förslag till beslut" has it.

    Below such a heading the office reasons, and says once more in prose what it proposes. So it does below a heading
    "Förslag" with nothing to decide, where another part leads to points: "Nämnden föreslås besluta" / "att …".
    """
    told = [part.heading.text if part.heading is not None else "" for part in parts]
    plain = any(_TO_DECIDE.search(text) for part, text in zip(parts, told, strict=True) if part.kind in PROPOSING)
    asked = any(_lead_in(part.units) is not None for part in parts if part.kind in PROPOSING)
    return tuple(
        (place, part)
        for place, (part, text) in enumerate(zip(parts, told, strict=True))
        if part.kind is not SectionKind.PROPOSAL
        or not ((plain and reasons(text)) or (asked and not _TO_DECIDE.search(text) and _only_describes(part.units)))
    )


def _only_describes(units: Sequence[Unit]) -> bool:
    """Whether units tell what is proposed and hold nothing that a body could decide; a row of a table holds nothing."""
    lines = [unit for unit in units if not _is_row(unit) and not (unit.marker is not None and "\t" in unit.text)]
    return bool(lines) and not any(_is_point(unit) or headless.tells(unit.text) for unit in lines)


def reasons(heading: str) -> bool:
    """Whether below a heading the office says what it thinks: "Förvaltningens synpunkter och förslag"."""
    return _REASONS.search(heading) is not None


def _counted(units: Sequence[Unit]) -> tuple[Unit, ...]:
    counted = [_COUNT.match(unit.text) if unit.marker is None and unit.table is None else None for unit in units]
    numbers = [int(match[1]) for match in counted if match is not None]
    if len(numbers) < 2 or numbers != list(range(1, len(numbers) + 1)):
        return tuple(units)
    return tuple(
        replace(unit, passage=unit.passage.part(match.end()), marker=unit.passage.part(0, match.end(1)))
        if match is not None
        else unit
        for unit, match in zip(units, counted, strict=True)
    )


def signed(parts: Sequence[Part], head: str = "") -> tuple[tuple[Part, ...], tuple[ParsedSignature, ...]]:
    """Signatures stand at the end of any part but the recipients; they are taken out of it.

    `head`: the words above the parts. Below recipients a person with an office signs where the head names one of them
    as who handles the matter; else the line is one more recipient.
    """
    kept: list[Part] = []
    found: list[ParsedSignature] = []
    for part in parts:
        if part.kind is SectionKind.RECIPIENTS:
            opened = _opened_tail(part.units)
            tail = opened or _signed_tail(part.units, head) or _handled_tail(part.units, head)
            signatures, rest = people.signatures(part.units[len(part.units) - tail :]) if tail else ((), ())
            if opened:
                more, rest = people.closing(rest)
                signatures = (*signatures, *more)
            kept.append(replace(part, units=part.units[: len(part.units) - tail] if signatures else part.units))
            kept += [Part(Heading(SectionKind.OTHER), None, rest)] if signatures and rest else []
        else:
            signatures, rest = people.signatures(part.units)
            if all(_follows_names(one) for one in parts[parts.index(part) + 1 :]):
                more, rest = people.closing(rest)
                signatures = (*signatures, *more)
            kept.append(replace(part, units=rest))
        found += signatures
    return tuple(kept), tuple(found)


def _opened_tail(units: Sequence[Unit]) -> int:
    """How many lines at the end of a list of recipients stand below one that opens signatures, that one included."""
    for place, unit in enumerate(units):
        if unit.table is not None or unit.marker is not None:
            continue
        below = units[place + 1] if place + 1 < len(units) else None
        named = below is not None and (people.signing_name(below) is not None or bool(people.signatures((below,))[0]))
        beside = below is not None and bool(people.beside(below, units[place + 2] if place + 2 < len(units) else None))
        opens = (named or beside) and (sign_offs.opens(unit.text) or recipients.is_place_and_day(unit.text))
        if opens or sign_offs.signers(unit.text):
            return len(units) - place
    return 0


def _handled_tail(units: Sequence[Unit], head: str) -> int:
    """How many lines "Anna Ek, förvaltningschef" end a list of recipients, if the head names one of those people."""
    people_at_end = []
    below = _feet(units)
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


def _signed_tail(units: Sequence[Unit], head: str) -> int:
    """How many units at the end of a list of recipients may be signatures: behind its points, or names and roles.

    An office or a telephone number may stand below a role, where several people sign or the head names one of them.
    """
    if any(unit.marker is not None for unit in units):
        return next(count for count, unit in enumerate(reversed(units)) if unit.marker is not None)
    place = start = len(units) - _feet(units)
    pairs, between, named = 0, False, False
    while place > 1:
        signing = _signing_lines(units[:place])
        if signing:
            between = between or (place < start)
            place = start = place - signing
            pairs, named = pairs + 1, named or units[place].text in head
        elif start - place < 2 and _stands_by(units[place - 1]):
            place -= 1
        else:
            break
    others = any(names.is_person(unit.text) or "," in unit.text for unit in units[:start])
    if not pairs or (pairs == 1 and not named and (others or between)):
        return 0
    labelled = heads.is_label_alone(units[start - 1].text) or _BESIDE_NAMES.fullmatch(units[start - 1].text)
    return len(units) - start + bool(labelled)


def _stands_by(unit: Unit) -> bool:
    """Whether a line may stand between the roles and the names of those who sign."""
    text = unit.text
    told = names.is_office(text) or heads.is_label_alone(text) or _BESIDE_NAMES.fullmatch(text) is not None
    return unit.table is None and (told or heads.is_contact(text))


def _feet(units: Sequence[Unit]) -> int:
    """How many of the last lines may stand below all names."""
    return next((count for count, unit in enumerate(reversed(units)) if not _is_foot(unit)), len(units))


def _is_foot(unit: Unit) -> bool:
    """Whether a line may stand below all names: how they signed, or the foot of a page that is printed once.

    Such a foot has an address behind a comma, or two of its labels.
    """
    at_end = _ADDRESS.search(unit.text) is not None or heads.is_address(unit.text) or sign_offs.says_how(unit.text)
    return unit.table is None and at_end


def _signing_lines(units: Sequence[Unit]) -> int:
    """How many of the last lines are people above their roles, one below the other or side by side."""
    if units[-1].table is not None:
        return int(bool(people.beside(units[-1], None)))
    if units[-1].text.count(",") != 1 and people.signatures(units[-1:])[0]:  # "Bo Ek, rektor | Ann Al, skolchef"
        return 1
    if people.is_role_line(units[-1]) and people.signing_name(units[-2]) is not None:
        return 2
    return 2 if people.beside(units[-2], units[-1]) else 0


def dated_at_end(units: Sequence[Unit], parts: Sequence[Part] = ()) -> ParsedDate | None:
    """The day beside the place where a paper was signed: near its end, or above "På styrelsens vägnar".

    `parts`: of the paper; "Karta, 2030-02-01" in its list of papers dates the map.
    """
    listed = {id(unit) for part in parts if part.kind is SectionKind.DOCUMENTS for unit in part.units}
    units = [unit for unit in units if id(unit) not in listed or _PLACE_AND_DEN.match(unit.text)]
    above_names = [unit for unit, after in pairwise(units) if people.signs_for(after.text) is not None]
    for unit in (*reversed(units[-_CLOSING:]), *above_names):
        if unit.table is not None or unit.marker is not None or len(unit.text) >= 60:
            continue
        one = head_dates.at_place(unit.text) or _written(unit.text)
        if one is None or _OTHER_DAY.search(unit.text) or names.is_body(unit.text[: one.start].strip()):
            continue
        return ParsedDate(one.value, Basis.STATED, unit.passage.quote(one.start, one.end))
    return None


def _written(text: str) -> DateMention | None:
    """The day of "Upprättad av styrelsen den 14 mars 1989"."""
    mentions = dates.find(text)
    if len(mentions) != 1 or text[mentions[0].end :].strip(" ."):
        return None
    return mentions[0] if _WRITTEN.fullmatch(text[: mentions[0].start]) else None
