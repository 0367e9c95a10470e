"""What a paper looks like that does not name its kind: signs that only some kinds have, counted together."""

import re
from collections.abc import Sequence

from decisions.vocabulary import bodies
from importers.parsing import clauses, content, head_dates, headings, names, people
from importers.parsing.result import SectionKind
from importers.parsing.units import Unit, flatten

_CALLS = re.compile(
    r"\bkallas\b.{0,80}\b(?:sammanträde|möte)|\bföredragningslista\b|\bförhinder anmäls|\bsammanträder\b.{0,80}\d"
    r"|\b(?:anmäl|meddela)\w*\s+(?:eventuellt\s+)?förhinder\b|\bförhinder\b.{0,40}\b(?:anmäl|meddela)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"föredragningslista|sammanträder.*", re.IGNORECASE)  # minutes have such a list, and tell of days
# What only a notice tells of: when minutes were adjusted, put up, taken down, where they are kept, how to appeal.
_NOTICE_SIGNS = (
    re.compile(r"\bjuster(?:at|ades|ats|ingsda\w+|ing)\b", re.IGNORECASE),
    re.compile(r"\banslags?(?:et|da\w+|tid)?\b.{0,40}\b(?:upp|publicer|anslag|från|den|\d)|\bpublicera[dts]|\banslå[sr]\b"
               r"|\banslogs\b|\btillkännag\w+|\bsätts upp\b|\buppsatt?\b", re.IGNORECASE),
    re.compile(r"\bta(?:s|ges|gits)?\s+(?:bort|ne[dr])\b|\bnedtag\w+|\bavpublicer\w+|\bnedtas\b", re.IGNORECASE),
    re.compile(r"\böverklag\w+|\bbesvär\w*\b", re.IGNORECASE),
    re.compile(r"\bförvar(?:as|ing\w*)\b|\bprotokollet\s+finns\b|\bfinns\s+(?:tillgängligt|att läsa)\b", re.IGNORECASE),
)  # fmt: skip
_LEADS = re.compile(r"\bbeslut(?:ar|ade|at|as)\b|\bbeslöt\b", re.IGNORECASE)
_PROPOSALS = frozenset((SectionKind.PROPOSAL, SectionKind.PROPOSAL_NEXT))
_PARAGRAPH = re.compile(r"(?:[A-ZÅÄÖ]\w{0,6}\s+)?§\s*\d")
_OF_MINUTES = re.compile(r"protokoll|sammanträde", re.IGNORECASE)
_LONGEST_NOTICE = 60  # units
# "Landstingsdirektören föreslår", "föreslår förvaltningschefen": who is employed to prepare what a body decides
_OFFICIAL = re.compile(
    r"\b\w*(?:direktören|chefen|kontoret|förvaltningen|kansliet|staben)\s+(?:föreslår|hemställer|rekommenderar)\b"
    r"|\b(?:föreslår|hemställer)\s+\w*(?:direktören|chefen|kontoret|förvaltningen|kansliet|staben)\b",
    re.IGNORECASE,
)
_TOP = 12
_PUT_TO_BODY = re.compile(r"(?P<body>[^.:]{4,70}?)\s+föreslås\s+besluta(?:\s+följande)?\s*:?", re.IGNORECASE)
_GAP = re.compile(r"\t|\s{3,}|\s(?=(?:19|20)\d\d-\d\d-\d\d|[Dd]nr\b)")
_LETTER_TEXT = 2  # paragraphs
_CLOSING = 8  # units
_DELEGATE = re.compile(
    r"(?:delegat|beslutsfattare|beslutande|beslutat\s+av|fattat\s+av|delegationspunkt\w*)\b", re.IGNORECASE
)
_DELEGATED = re.compile(r"\bdele(?:gation|gering|gerad|gat)", re.IGNORECASE)
_GREETING = re.compile(
    r"(?:med\s+)?vänlig(?:a|t)?\s+hälsning(?:ar)?\b|hälsningar\b|högaktningsfullt|för\s+\S.{3,60}|enligt\s+uppdrag",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:ställd\s+)?till\b\s*:?\s*(?P<whom>.*)", re.IGNORECASE)


def decides(units: Sequence[Unit]) -> bool:
    """Whether a heading says that something is decided."""
    opened = (headings.classify(unit.text) if unit.table is None else None for unit in units)
    return any(one is not None and one.kind is SectionKind.DECISION for one in opened)


def decides_at_all(units: Sequence[Unit]) -> bool:
    """Whether a heading or a lead-in says that something is decided."""
    return decides(units) or any(
        unit.table is None and _LEADS.search(unit.text) is not None and clauses.leads_in(unit, units[place + 1 :])
        for place, unit in enumerate(units)
    )


def has_decided(units: Sequence[Unit]) -> bool:
    """Whether something is decided there, and not only proposed: a summons may hold proposals."""
    proposed = False
    for place, unit in enumerate(units):
        if unit.table is not None:
            continue
        heading = headings.classify(unit.text)
        if heading is not None and heading.kind is SectionKind.DECISION:
            if not proposed or not _LEADS.search(unit.text):
                return True
            continue  # "Förslag till beslut" / "Nämnden beslutar": what is proposed
        if heading is not None or _PARAGRAPH.match(unit.text):
            proposed = heading is not None and heading.kind in _PROPOSALS
        leads = not proposed and _LEADS.search(unit.text) is not None and not clauses.proposes(unit.text)
        if leads and clauses.leads_in(unit, units[place + 1 :]):
            return True
    return False


def is_summons(units: Sequence[Unit]) -> bool:
    """Whether it calls to a meeting, and nothing in it is decided."""
    return any(_CALLS.search(member.text) for unit in units for member in flatten(unit)) and not has_decided(units)


def calls(units: Sequence[Unit]) -> bool:
    """Whether somebody is called to a meeting there, or told how to say that he cannot come."""
    texts = (member.text for unit in units for member in flatten(unit))
    return any((match := _CALLS.search(text)) is not None and not _LISTED.fullmatch(match[0]) for text in texts)


def asks_to_come(units: Sequence[Unit]) -> bool:
    """Whether those who read it are called, and not only told that a body will meet."""
    found = (_CALLS.search(member.text) for unit in units for member in flatten(unit))
    return any(match is not None and not match[0].lower().startswith("sammanträder") for match in found)


def is_notice(units: Sequence[Unit]) -> bool:
    """Whether it is short and tells of minutes what notices tell."""
    if len(units) > _LONGEST_NOTICE:
        return False
    texts = [member.text for unit in units for member in flatten(unit)]
    if not any(_OF_MINUTES.search(text) for text in texts):
        return False
    return sum(any(sign.search(text) for text in texts) for sign in _NOTICE_SIGNS) >= 3


def is_delegation_list(units: Sequence[Unit]) -> bool:
    """Whether tables or repeated lines say which delegate decided."""
    labelled = 0
    for unit in units:
        if unit.table is not None and len(unit.rows) > 1:
            heads = [member.text for cell in unit.rows[0] for member in cell]
            if len(heads) > 2 and any(_DELEGATE.match(head) for head in heads):
                return True
        elif unit.table is None and re.match(rf"{_DELEGATE.pattern}\s*:", unit.text, re.IGNORECASE):
            labelled += 1
        elif unit.table is None and "\t" in unit.text and len(unit.text.split("\t")) > 2:
            labelled += 2 * any(_DELEGATE.fullmatch(column.strip()) for column in unit.text.split("\t"))
    return labelled > 1 and any(_DELEGATED.search(unit.text) for unit in units)


def is_report(units: Sequence[Unit]) -> bool:
    """A proposal to a body with a description or a list of papers is what an office writes to it."""
    _, parts = content.parts(units)
    kinds = {part.kind for part in parts}
    proposes = bool(kinds & {SectionKind.PROPOSAL, SectionKind.PROPOSAL_NEXT}) or any(map(_puts_to_body, units))
    return proposes and bool(kinds & {SectionKind.SUMMARY, SectionKind.BACKGROUND, SectionKind.DOCUMENTS})


def _puts_to_body(unit: Unit) -> bool:
    """Whether a line only says who is to decide what stands below it: "Vårdnämnden föreslås BESLUTA"."""
    told = _PUT_TO_BODY.fullmatch(unit.text) if unit.table is None and unit.marker is None else None
    return told is not None and names.is_body(told["body"])


def writes_for_body(units: Sequence[Unit]) -> bool:
    """Whether it is signed in the name of a body that decides ("På kommunstyrelsens vägnar"): no office does so."""
    return any(unit.table is None and people.signs_for(unit.text) is not None for unit in units)


def proposes_to_body(units: Sequence[Unit]) -> bool:
    """Whether an office proposes to a body, in a sentence above a list, what to decide."""
    columns = [column.strip() for unit in units[:_TOP] for column in _GAP.split(unit.text)]
    from_office = any(map(names.is_office, columns))
    return any(
        (from_office or _OFFICIAL.search(unit.text) is not None)
        and clauses.proposes(unit.text)
        and clauses.leads_in(unit, units[place + 1 :])
        for place, unit in enumerate(units)
    )


def is_written(before: Sequence[Unit]) -> bool:
    """Whether what stands above the first § is a letter to a body with its text: minutes have no text there."""
    first = next((place for place, unit in enumerate(before) if _is_text(unit)), None)
    if first is None or sum(_is_text(unit) for unit in before) < _LETTER_TEXT:
        return False
    for unit in before[:first]:
        match = _TO.fullmatch(unit.text) if unit.table is None and len(unit.text) < 90 else None
        if match is not None and any(one.name for one in bodies.find_body_names(match["whom"])):
            return True
    return False


def _is_text(unit: Unit) -> bool:
    return unit.table is None and len(unit.text) > 60 and unit.text.endswith(".")


def is_letter(units: Sequence[Unit]) -> bool:
    """Whether it is written to somebody, or closes as letters do."""
    for place, unit in enumerate(units[:15]):
        match = _TO.fullmatch(unit.text) if unit.table is None and len(unit.text) < 90 else None
        if match is not None and (match["whom"] or place + 1 < len(units)):
            return True
    last = units[-_CLOSING:]
    if any(_GREETING.fullmatch(unit.text) is not None for unit in last if len(unit.text) < 70):
        return True
    return any(_is_signed_at(unit, last[place + 1 :]) for place, unit in enumerate(last))


def _is_signed_at(unit: Unit, below: Sequence[Unit]) -> bool:
    """Whether a line says where and when, and somebody signs below it."""
    if unit.table is not None or not unit.text[:1].isalpha() or head_dates.at_place(unit.text) is None:
        return False
    lines = [re.split(r"\t|\s{3,}|,\s|\s\(", one.text, maxsplit=1)[0] for one in below[:3] if one.table is None]
    return any(names.is_person(who) or names.is_organisation(who) for who in lines)
