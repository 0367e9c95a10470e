"""What a person should see before a document leaves the house: personal data, hidden things, what was not understood.

Pure: the parsed result and the file's name in, findings with places out. Personal numbers are looked for in all that
the file holds: text, tables, page heads, notes, comments, words that tracked changes took out, hidden text, the file's
properties and its name. No finding repeats the last four digits of a number.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from decisions.vocabulary import contacts, personal_numbers
from decisions.vocabulary.contacts import Bearing, ContactKind
from importers.parsing import FurnitureKind, ParsedDocument, ParsedItem, Section, SectionKind, Severity
from importers.source import Property

__all__ = ["Finding", "Found", "HiddenText", "Inspection", "Place", "Weight", "inspect"]

_OFF_PAPER = {
    FurnitureKind.COMMENT: "kommentar",
    FurnitureKind.DELETED: "borttagen text (spårad ändring)",
    FurnitureKind.HIDDEN: "dold text",
}
_FURNITURE = _OFF_PAPER | {
    FurnitureKind.PAGE_HEAD: "sidhuvud",
    FurnitureKind.PAGE_FOOT: "sidfot",
    FurnitureKind.FOOTNOTE: "fotnot",
    FurnitureKind.SIGNATURES: "underskrifter",
    FurnitureKind.TABLE_OF_CONTENTS: "innehållsförteckning",
}
_CONTACTS = {
    (ContactKind.PHONE, Bearing.PRIVATE): ("private_phone", "Telefonnummer som ser privat ut: {}"),
    (ContactKind.EMAIL, Bearing.PRIVATE): ("private_email", "E-postadress som ser privat ut: {}"),
    (ContactKind.PHONE, Bearing.WORK): ("work_phone", "Telefonnummer till någon i tjänsten: {}"),
    (ContactKind.EMAIL, Bearing.WORK): ("work_email", "E-postadress till någon i tjänsten: {}"),
    (ContactKind.PHONE, Bearing.FUNCTION): ("office_phone", "Telefonnummer till en växel eller ett kontor: {}"),
    (ContactKind.EMAIL, Bearing.FUNCTION): ("office_email", "E-postadress till ett kontor: {}"),
}
_AROUND = 45
_NAMES = (("title", "titel"), ("author", "författare"), ("created", "skapad"), ("modified", "ändrad"),
          ("producer", "program"))  # fmt: skip


class Weight(StrEnum):
    """What a finding means for publishing."""

    STOPS = "stops"
    LOOK = "look"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is. `where` is Swedish ("§ 95", "sidhuvud", "filens namn"); `excerpt` holds no whole number.

    `start` and `end` are places in the document's text; None for the file's name and properties.
    """

    where: str
    page: int | None = None
    start: int | None = None
    end: int | None = None
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to act on; `message` is Swedish. Codes are stable."""

    code: str
    weight: Weight
    message: str
    place: Place


@dataclass(frozen=True, slots=True)
class Found:
    """A § that was found: "95", "12 a", and its title ("" where it has none)."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Words that are in the file and not on paper."""

    kind: str
    text: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Inspection:
    """All that is to be said about one file. `kind` is Swedish; `findings` are worst first, then in printed order."""

    name: str
    kind: str
    kind_inferred: bool
    paragraphs: tuple[Found, ...]
    findings: tuple[Finding, ...]
    hidden: tuple[HiddenText, ...]
    properties: tuple[Property, ...]
    not_understood: tuple[Place, ...]
    unknown_headings: tuple[str, ...]

    @property
    def needs_a_look(self) -> bool:
        """Whether a person should look before the file is handed in."""
        return bool(self.not_understood) or any(one.weight is not Weight.NOTE for one in self.findings)


def inspect(document: ParsedDocument, filename: str) -> Inspection:
    """What a person should see of a file that was read; `filename` is looked through like everything else."""
    places = _Places(document)
    properties = tuple(_properties(document))
    findings = [
        *_personal(document.text, places),
        *_of_name(filename),
        *(one for said in properties for one in _of_property(said)),
        *_problems(document, places),
    ]
    order = list(Weight)
    return Inspection(
        name=filename,
        kind=document.kind.value,
        kind_inferred=document.kind_inferred,
        paragraphs=tuple(Found(_number(item), item.title.text if item.title else "") for item in document.items),
        findings=tuple(sorted(findings, key=lambda one: (order.index(one.weight), one.place.start or 0))),
        hidden=tuple(
            HiddenText(_OFF_PAPER[one.kind], masked(one.text.text), one.text.page)
            for one in document.furniture
            if one.kind in _OFF_PAPER
        ),
        properties=tuple(Property(said.name, masked(said.value)) for said in properties),
        not_understood=tuple(places.of(left.start, left.end, around=0) for left in document.unparsed),
        unknown_headings=tuple(dict.fromkeys(_unknown_headings(document))),
    )


def masked(text: str) -> str:
    """Text of the same length, in which the last four digits of every personal number are dots."""
    for number in reversed(personal_numbers.find(text)):
        text = text[: number.start] + _mask(number.printed) + text[number.end :]
    return text


def _mask(printed: str) -> str:
    left, masked = 4, ""
    for character in reversed(printed):
        hide = left > 0 and character.isalnum()
        left -= hide
        masked = ("•" if hide else character) + masked
    return masked


class _Places:
    """Names for places in the text of a document."""

    def __init__(self, document: ParsedDocument) -> None:
        self._document = document
        self._masked = masked(document.text)
        named = [
            (one.text.start, one.text.end, _FURNITURE.get(one.kind, "")) for one in document.furniture if one.text.spans
        ]
        self._furniture = sorted(named)
        self._items = sorted((item.span.start, item.span.end, f"§ {_number(item)}") for item in document.items)
        self._rest = "framsidan" if document.items else "texten"

    def of(self, start: int, end: int, around: int = _AROUND) -> Place:
        """The place of a stretch, with some words around it."""
        excerpt = self._masked[max(0, start - around) : end + around]
        return Place(self._name(start), self._page(start), start, end, re.sub(r"\s+", " ", excerpt).strip())

    def _name(self, start: int) -> str:
        for known in (self._furniture, self._items):
            index = bisect_right(known, (start, len(self._document.text) + 1, "")) - 1
            if index >= 0 and known[index][0] <= start < known[index][1] and known[index][2]:
                return known[index][2]
        return self._rest

    def _page(self, start: int) -> int | None:
        starts = self._document.page_starts
        return (bisect_right(starts, start) or 1) if starts else None


def _number(item: ParsedItem) -> str:
    number = "utan nummer" if item.number is None else str(item.number)
    return f"{number} {item.suffix}" if item.suffix else number


def _personal(text: str, places: _Places) -> Iterator[Finding]:
    numbers = personal_numbers.find(text)
    for number in numbers:
        code, weight, message = _judged(number)
        yield Finding(code, weight, message, places.of(number.start, number.end))
    for contact in contacts.find(text):
        if any(contact.start < number.end and number.start < contact.end and number.valid for number in numbers):
            continue
        code, weight, message = _judged_contact(contact)
        yield Finding(code, weight, message, places.of(contact.start, contact.end))


def _judged(number: personal_numbers.PersonalNumber) -> tuple[str, Weight, str]:
    printed = _mask(re.sub(r"\s+", " ", number.printed))
    if number.valid:
        return "personal_number", Weight.STOPS, f"Giltigt {number.kind}: {printed}. Ta bort eller maska det."
    return "personal_number_like", Weight.LOOK, f"Liknar ett {number.kind}: {printed}. Kontrollera."


def _judged_contact(contact: contacts.Contact) -> tuple[str, Weight, str]:
    code, message = _CONTACTS[contact.kind, contact.bearing]
    return code, Weight.LOOK if contact.private else Weight.NOTE, message.format(contact.printed.replace("\n", ""))


def _of_name(filename: str) -> Iterator[Finding]:
    yield from _outside(filename, "filens namn")


def _of_property(said: Property) -> Iterator[Finding]:
    yield from _outside(said.value, f"filens egenskaper ({said.name})")


def _outside(text: str, where: str) -> Iterator[Finding]:
    """Finds in what is not text of the document. Names of files have underscores where text has blanks."""
    read = text.replace("_", " ")
    place = Place(where, excerpt=masked(read)[:120])
    for number in personal_numbers.find(read):
        yield Finding(*_judged(number), place)
    for contact in contacts.find(text):
        yield Finding(*_judged_contact(contact), place)


def _properties(document: ParsedDocument) -> Iterator[Property]:
    for key, name in _NAMES:
        if getattr(document.properties, key):
            yield Property(name, getattr(document.properties, key))
    yield from document.properties.others


def _problems(document: ParsedDocument, places: _Places) -> Iterator[Finding]:
    for problem in document.problems:
        if problem.code == "unparsed":
            continue  # listed by themselves
        weight = Weight.NOTE if problem.severity is Severity.INFO else Weight.LOOK
        place = Place("dokumentet")
        if problem.start is not None and problem.end is not None:
            place = places.of(problem.start, min(problem.end, problem.start + 2 * _AROUND), around=0)
        yield Finding(problem.code, weight, problem.message, place)


def _unknown_headings(document: ParsedDocument) -> Iterator[str]:
    """Headings that are kept as they stand, since their meaning is not known."""
    parts: Iterable[tuple[Section, ...]] = [
        *(item.sections for item in document.items),
        *(paper.sections for paper in document.papers),
    ]
    for section in (one for sections in parts for one in sections):
        if section.kind is SectionKind.OTHER and section.heading is not None:
            yield section.heading.text
