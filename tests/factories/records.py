"""Records for tests, made through `decisions.services` as the site makes them. Invented bodies and persons only.

Everything is a draft unless it says otherwise: `publish_item` and `publish_paper` take it through the real gate.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from decisions import services
from decisions.models import (
    Adjustment,
    AgendaItem,
    AuthorityPage,
    Clause,
    CommitteePage,
    Document,
    DocumentKind,
    FileUse,
    InitiativeName,
    InitiativePage,
    InitiativeStep,
    ItemDnr,
    ItemEdition,
    ItemRecipient,
    MeetingPage,
    Minutes,
    MinutesKind,
    NameKind,
    PageText,
    Paper,
    PaperDnr,
    PaperItem,
    Position,
    ProposedClause,
    SectionKind,
    Submitter,
    Vote,
    VoteEvent,
)

DAY = date(2030, 5, 22)


def make_authority(title: str = "Exempelkommun", **fields: str) -> AuthorityPage:
    """The authority of that title in the test county; the same one when asked again."""
    return services.ensure_authority(services.ensure_county().home, title, **fields)


def make_committee(
    title: str = "Barn- och utbildningsnämnden",
    authority: AuthorityPage | str = "Exempelkommun",
    *,
    abbreviations: str = "",
    policy: str = "full",
    auto_links: bool = False,
) -> CommitteePage:
    """The committee of that title, with group, closed collection and diary. It publishes whole protokoll."""
    owner = make_authority(authority) if isinstance(authority, str) else authority
    return services.ensure_committee(owner, title, abbreviations=abbreviations, policy=policy, auto_links=auto_links)


def make_meeting(committee: CommitteePage | None = None, day: date = DAY, number_of_day: int = 1) -> MeetingPage:
    """The committee's meeting of that day."""
    return services.ensure_meeting(committee or make_committee(), day, number_of_day)


def make_minutes(
    meeting: MeetingPage | None = None, *, adjusted_on: date | None = None, kind: str = MinutesKind.FULL
) -> Minutes:
    """An edition of a meeting's minutes. Without a day its adjustment is stated as not known, so it may go out."""
    adjustment = Adjustment.DATE if adjusted_on else Adjustment.UNKNOWN
    return Minutes.objects.create(
        meeting=meeting or make_meeting(), kind=kind, adjustment=adjustment, adjusted_on=adjusted_on
    )


def section(*paragraphs: str, kind: str = SectionKind.SUMMARY, heading: str = "") -> tuple[str, dict[str, Any]]:
    """A section of plain paragraphs, to be given in `sections=[section(...), ...]`."""
    content = [{"type": "paragraph", "value": text} for text in paragraphs]
    return ("section", {"kind": kind, "heading": heading, "content": content})


def _stream(sections: Iterable[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
    return [{"type": name, "value": value} for name, value in sections]


def make_item(
    minutes: Minutes | None = None,
    number: int = 96,
    title: str = "Taxa för torghandel",
    *,
    suffix: str = "",
    clauses: Sequence[str] = ("att anta taxan.",),
    sections: Iterable[tuple[str, dict[str, Any]]] = (),
    dnrs: Sequence[str] = (),
    recipients: Sequence[str] = (),
    **fields: Any,
) -> AgendaItem:
    """A § (draft) in that edition. `clauses`, `dnrs` and `recipients` are texts; `fields` are the model's own."""
    edition = minutes or make_minutes()
    item = AgendaItem(meeting=edition.meeting, number=number, suffix=suffix, title=title, sort_order=number, **fields)
    item.sections = item._meta.get_field("sections").to_python(_stream(sections))
    item.clauses = [Clause(text=text, sort_order=n) for n, text in enumerate(clauses)]
    item.dnrs = [ItemDnr(printed=printed, sort_order=n) for n, printed in enumerate(dnrs)]
    item.recipients = [ItemRecipient(role_or_organisation=r, sort_order=n) for n, r in enumerate(recipients)]
    item.save()
    ItemEdition.objects.create(minutes=edition, item=item, sort_order=number)
    return item


def add_voices(item: AgendaItem, word: str) -> VoteEvent:
    """Everything that people do in a §, with `word` in every text: a vote with a voter, positions, a submitter."""
    event = VoteEvent.objects.create(
        item=item, question=f"fråga {word}", text=f"röster {word}", yes_means=f"ja {word}", no_means=f"nej {word}",
        casting_vote=f"utslagsröst {word}", yes=1,
    )  # fmt: skip
    Vote.objects.create(event=event, name=f"Röstande {word}", party=word[:60], choice="yes")
    for order, kind in enumerate(("moved", "reserved", "disqualified")):
        Position.objects.create(
            item=item, kind=kind, name=f"{kind} {word}", party=word[:60], text=f"skäl {word}", sort_order=order
        )
    Submitter.objects.create(item=item, name=f"Motionär {word}", party=word[:60])
    return event


def belongs_to(paper: Paper, item: AgendaItem) -> PaperItem:
    """Say that the paper belongs to that §."""
    return PaperItem.objects.create(
        paper=paper, item=item, number=item.number, suffix=item.suffix, date=item.meeting.date
    )


def make_paper(
    committee: CommitteePage | None = None,
    title: str = "Förslag till taxa för torghandel",
    *,
    kind: str = DocumentKind.OFFICIAL_LETTER,
    day: date | None = DAY,
    clauses: Sequence[str] = (),
    sections: Iterable[tuple[str, dict[str, Any]]] = (),
    dnrs: Sequence[str] = (),
    **fields: Any,
) -> Paper:
    """A paper (draft) of that committee."""
    owner = committee or make_committee()
    paper = Paper(committee=owner, authority=owner.authority, title=title, kind=kind, date=day, **fields)
    paper.sections = paper._meta.get_field("sections").to_python(_stream(sections))
    paper.proposed_clauses = [ProposedClause(text=text, sort_order=n) for n, text in enumerate(clauses)]
    paper.dnrs = [PaperDnr(printed=printed, sort_order=n) for n, printed in enumerate(dnrs)]
    paper.save()
    return paper


def make_document(
    committee: CommitteePage | None = None,
    name: str = "protokoll.txt",
    data: bytes = b"Sammantr\xc3\xa4desprotokoll",
    *,
    title: str = "",
    pages: Sequence[str] = (),
) -> Document:
    """A closed file in the committee's collection, with the text of its pages where they are given."""
    owner = committee or make_committee()
    document = Document(title=title or name, collection=owner.collection)
    document.file.save(name, ContentFile(data), save=False)
    document.file_size = len(data)
    document._set_file_hash()
    document.save()
    PageText.objects.bulk_create(
        PageText(document=document, page=number, text=text) for number, text in enumerate(pages, start=1)
    )
    return document


def attach_file(
    document: Document, to: Minutes | Paper, *, public: bool = False, public_name: str = "", **fields: Any
) -> FileUse:
    """The file as an edition of those minutes or that paper; `public` is the registrar's tick."""
    target = {"minutes": to} if isinstance(to, Minutes) else {"paper": to}
    return FileUse.objects.create(document=document, public=public, public_name=public_name, **target, **fields)


def publish_item(item: AgendaItem, *, by: Any = None, reason: str = "") -> AgendaItem:
    """Publish the § with its first edition, through the real gate. Returns it as it is in the database."""
    from tests.factories.people import make_superuser

    minutes = item.minutes.order_by("pk").first()
    assert minutes is not None, "the § is in no edition"
    services.publish_minutes(minutes, [item], by=by or make_superuser(), reason=reason)
    return AgendaItem.objects.get(pk=item.pk)


def publish_paper(paper: Paper, *, by: Any = None, reason: str = "") -> Paper:
    """Publish the paper through the real gate. Returns it as it is in the database."""
    from tests.factories.people import make_superuser

    services.publish_paper(paper, by=by or make_superuser(), reason=reason)
    return Paper.objects.get(pk=paper.pk)


def make_initiative(
    title: str = "Trygga torg i länet",
    *,
    aliases: Sequence[str] = (),
    steps: Sequence[str] = ("inriktningsbeslut",),
    live: bool = True,
    **fields: Any,
) -> InitiativePage:
    """A länsgemensamt initiativ with its name, aliases and steps (`steps` are keys)."""
    page = InitiativePage(title=title, description=fields.pop("description", "Ett exempel."), live=live, **fields)
    page.names = [
        InitiativeName(name=title, kind=NameKind.NAME, sort_order=0),
        *(InitiativeName(name=name, kind=NameKind.ALIAS, sort_order=n) for n, name in enumerate(aliases, start=1)),
    ]
    page.steps = [InitiativeStep(key=key, title=key.capitalize(), sort_order=n) for n, key in enumerate(steps)]
    services.ensure_county().initiatives.add_child(instance=page)
    return page
