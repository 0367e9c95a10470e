"""The gate before publishing: policy, secrecy, personal numbers, missing facts. Each stop is explained in Swedish."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db.models import Q

from decisions.models import (
    PUBLIC_POLICIES,
    Adjustment,
    AgendaItem,
    CommitteePage,
    Erasure,
    FileUse,
    Minutes,
    Paper,
    Policy,
    Publication,
)
from decisions.selectors import KEPT_BACK, FieldText, Fixed, item_texts, minutes_texts, paper_texts, voice_texts
from decisions.vocabulary import contacts, personal_numbers

_ASKED = Fixed(lambda body: Erasure.objects.filter(committee=body, done_at=None).values_list("document"))


class Severity(StrEnum):
    """Whether a person may pass a stop by giving a reason."""

    BLOCKS = "blocks"
    NEEDS_REASON = "needs_reason"


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing in the way of publishing. `field` names the text where it is; the message holds no number or name."""

    code: str
    severity: Severity
    message: str
    record: str = ""
    field: str = ""


class GateClosed(Exception):  # noqa: N818 - it says what happened
    """Publishing was refused; `stops` say why. Nothing was changed."""

    def __init__(self, stops: tuple[Stop, ...]) -> None:
        super().__init__("; ".join(stop.code for stop in stops))
        self.stops = stops


def check_minutes(minutes: Minutes, items: Iterable[AgendaItem]) -> tuple[Stop, ...]:
    """Every stop for publishing these §§ of this edition."""
    committee = minutes.meeting.committee
    stops = list(_policy(committee, PUBLIC_POLICIES))
    if minutes.adjustment == Adjustment.NOT_ASKED:
        message = "Ange när protokollet justerades, eller att uppgift saknas."
        stops.append(Stop("adjustment", Severity.BLOCKS, message))
    if committee.preparatory:
        message = "Organet bereder bara ärenden. Dess protokoll är inte alltid allmänna (TF 2:10)."
        stops.append(Stop("preparatory", Severity.NEEDS_REASON, message))
    stops += (replace(stop, record="") for stop in _persons(minutes_texts(minutes), "Protokollets försättsblad"))
    items, doomed = tuple(items), _doomed(committee)
    if doomed and minutes.files.filter(document__in=doomed).exists():
        stops.append(_to_be_erased("Protokollet"))
    for item in items:
        if doomed and FileUse.objects.filter(document__in=doomed, minutes__items=item.pk).exists():
            stops.append(_to_be_erased(item.paragraph, item.paragraph))
        stops += _content(item, (*item_texts(item), *voice_texts(item)), item.paragraph)
        if not item.title.strip():
            stops.append(Stop("title", Severity.BLOCKS, f"{item.paragraph} saknar rubrik.", item.paragraph, "title"))
    return tuple(stops)


def check_paper(paper: Paper) -> tuple[Stop, ...]:
    """Every stop for publishing this paper."""
    stops = list(_policy(paper.committee, (Policy.FULL,)))
    doomed, of_it = _doomed(paper.committee), Q(paper=paper.pk) | Q(paper__embedded=paper.pk)
    if doomed and FileUse.objects.filter(of_it, document__in=doomed).exists():
        stops.append(_to_be_erased("Handlingen", "Handlingen"))
    stops += _content(paper, paper_texts(paper), "Handlingen")
    for row in paper.about.all():
        if row.item is not None and row.item.publication in KEPT_BACK:
            message = f"Handlingen hör till {row.item.paragraph}, som inte visas på webben."
            stops.append(Stop("belongs_to_withheld", Severity.BLOCKS, message, "Handlingen"))
    if not paper.title.strip():
        stops.append(Stop("title", Severity.BLOCKS, "Handlingen saknar rubrik.", "Handlingen", "title"))
    return tuple(stops)


def check_file(use: FileUse) -> tuple[Stop, ...]:
    """Every stop for showing a file itself: all of its pages are looked at, not only what became records."""
    stops = [_to_be_erased("Filen", "Filen")] if use.document.erasures.filter(done_at=None).exists() else []
    if any(number.valid for page in use.document.pages.all() for number in personal_numbers.find(page.text)):
        message = "Filen innehåller ett personnummer eller samordningsnummer. Lämna in en maskad utgåva i stället."
        stops.append(Stop("personal_number", Severity.BLOCKS, message, "Filen"))
    for reading in use.document.readings.all()[:1]:
        stops += [_finding(found) for found in reading.findings]
    if use.first_page is not None:
        message = "Handlingen är några sidor av en fil som innehåller annat. Lämna in den som en egen fil."
        stops.append(Stop("part_of_a_file", Severity.BLOCKS, message, "Filen"))
    elif any(record.publication != Publication.PUBLISHED for record in _carried(use)):
        message = "Filen innehåller något som inte är publicerat. Publicera det först, eller lämna in en maskad utgåva."
        stops.append(Stop("file_carries_more", Severity.BLOCKS, message, "Filen"))
    return tuple(stops)


def _doomed(committee: CommitteePage) -> list[int]:
    """The files of a body that somebody has asked to have erased."""
    return [document for (document,) in _ASKED.rows(committee.pk)]


def _to_be_erased(what: str, record: str = "") -> Stop:
    """Nothing of such a file comes back to the web while the request stands."""
    message = f"{what} ska raderas. Utför raderingen, eller ta tillbaka begäran, under ”Radera på riktigt”."
    return Stop("erasure_asked", Severity.BLOCKS, message, record)


def _finding(found: dict[str, str]) -> Stop:
    """What lies beside the pages of the file, as the importer found it."""
    severity = Severity.BLOCKS if found["code"] == "personal_number" else Severity.NEEDS_REASON
    return Stop(found["code"], severity, found["message"], "Filen")


def _carried(use: FileUse) -> Iterable[AgendaItem | Paper]:
    """Everything that lies in the file beside the record of this use: §§, papers in papers, appendices of minutes."""
    for other in use.document.uses.select_related("minutes", "paper"):
        if other.minutes is not None:
            yield from other.minutes.items.all()
        elif other.paper is not None:
            if other.pk != use.pk:
                yield other.paper
            yield from other.paper.embedded.all()


def _policy(committee: CommitteePage, wanted: Iterable[str]) -> Iterable[Stop]:
    if committee.policy not in wanted:
        message = (
            f"Organets publiceringspolicy är ”{committee.get_policy_display()}”. Den ändras av myndigheten, med "
            "hänvisning till ett beslut."
        )
        yield Stop("policy", Severity.BLOCKS, message)


def _content(record: AgendaItem | Paper, texts: Iterable[FieldText], label: str) -> Iterable[Stop]:
    if record.publication in (Publication.SECRET, Publication.ON_REQUEST) or record.secrecy_provision:
        message = f"{label} är markerad som {Publication(record.publication).label.lower()} och publiceras inte."
        if record.publication not in (Publication.SECRET, Publication.ON_REQUEST):
            message = f"{label} har en sekretessmarkering och publiceras inte."
        yield Stop("secret", Severity.BLOCKS, message, label)
    yield from _persons(tuple(texts), label)


def _persons(texts: Sequence[FieldText], label: str) -> Iterable[Stop]:
    """Numbers and addresses of persons. Nearly always there are none: all texts are asked as one for that."""
    together = "\n".join(text.text for text in texts)
    if personal_numbers.may_be_in(together) or contacts.may_be_in(together):
        for text in texts:
            yield from _numbers(text, label)


def _numbers(text: FieldText, label: str) -> Iterable[Stop]:
    found = personal_numbers.find(text.text)
    if any(number.valid for number in found):
        message = f"{label} innehåller ett personnummer eller samordningsnummer. Ta bort eller maska det."
        yield Stop("personal_number", Severity.BLOCKS, message, label, text.field)
    elif found:
        message = f"{label} innehåller något som liknar ett personnummer. Kontrollera det."
        yield Stop("personal_number_like", Severity.NEEDS_REASON, message, label, text.field)
    if any(contact.private for contact in contacts.find(text.text)):
        message = (
            f"{label} innehåller ett telefonnummer eller en e-postadress som ser privat ut. Ta bort eller maska det, "
            "eller ange skäl."
        )
        yield Stop("contact_data", Severity.NEEDS_REASON, message, label, text.field)
