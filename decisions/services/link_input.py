"""What linking is given of the record: initiatives as profiles, a § or paper as texts, and its circumstances.

Only what the public may see goes in: evidence quotes its words on public pages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q

from decisions import linking
from decisions.linking import FieldKind
from decisions.models import (
    AgendaItem,
    Case,
    CaseNumber,
    ClauseLevel,
    Diary,
    InitiativeLink,
    InitiativeName,
    InitiativePage,
    KnownCase,
    LinkStatus,
    NameKind,
    Paper,
    Reference,
    ReferenceKind,
    ReferenceStatus,
    Relation,
    SectionKind,
)
from decisions.selectors import public_items, public_papers
from decisions.selectors.public import full_text_is_public
from decisions.selectors.text import FieldText, paper_texts, public_texts
from decisions.vocabulary import dnr as dnr_words

_SECTIONS = {
    SectionKind.DECISION: FieldKind.LEAD_IN,
    SectionKind.PROPOSAL: FieldKind.PROPOSAL,
    SectionKind.PROPOSAL_NEXT: FieldKind.PROPOSAL,
    SectionKind.SUMMARY: FieldKind.SUMMARY,
    SectionKind.DOCUMENTS: FieldKind.SOURCES,
}
_LEFT_OUT = ("recipient-", "dnr-", "sender", "addressed_to", "signed_by", "other_numbers", "replaces")


@dataclass(frozen=True, slots=True)
class Initiatives:
    """All live initiatives, ready for linking. Load once for many records."""

    profiles: tuple[linking.InitiativeProfile, ...]
    matcher: linking.Matcher


def load_initiatives() -> Initiatives:
    """The live initiatives as they stand now. Six queries, however many there are."""
    pages = InitiativePage.objects.filter(live=True).order_by("pk").select_related("lead_authority")
    diaries = list(Diary.objects.all())
    profiles = tuple(
        _profile(page, diaries) for page in pages.prefetch_related("names", "steps", "known_cases", "known_papers")
    )
    return Initiatives(profiles, linking.Matcher(profiles))


def _profile(page: InitiativePage, diaries: Iterable[Diary]) -> linking.InitiativeProfile:
    names = list(page.names.all())
    led_by = page.lead_organisation or (page.lead_authority.title if page.lead_authority else "")
    return linking.InitiativeProfile(
        id=str(page.pk),
        names=_names(page, names),
        aliases=tuple(_alias(name) for name in names if name.kind == NameKind.ALIAS),
        look_alikes=tuple(name.name for name in names if name.kind == NameKind.LOOKALIKE),
        start=page.period_from,
        end=page.period_to,
        led_by=led_by,
        cases=tuple(key for known in page.known_cases.all() for key in _known_case(known, diaries)),
        papers=tuple(linking.PaperDescription(p.title, p.date, p.sender) for p in page.known_papers.all()),
        steps=tuple(
            linking.Step(step.key, linking.step_kind(step.title) or linking.step_kind(step.key))
            for step in page.steps.all()
        ),
    )


def _names(page: InitiativePage, names: Iterable[InitiativeName]) -> tuple[linking.Alias, ...]:
    """The rows that are names; the page's title too, unless a row of any kind has the same words."""
    stated = tuple(_alias(name) for name in names if name.kind == NameKind.NAME)
    said = {" ".join(name.name.lower().split()) for name in names}
    return stated if " ".join(page.title.lower().split()) in said else (linking.Alias(page.title), *stated)


def _alias(name: InitiativeName) -> linking.Alias:
    return linking.Alias(name.name, name.distinctive, name.valid_from, name.valid_to)


def _known_case(known: KnownCase, diaries: Iterable[Diary]) -> Iterator[linking.CaseKey]:
    """The number in the one diary that it must be of: the authority's only one, or the named committee's."""
    number = dnr_words.parse(known.dnr)
    if number is None:
        return
    for diary in diaries:
        of_committee = diary.committee_id is None or diary.committee_id == known.committee_id
        if diary.authority_id == known.authority_id and of_committee:
            yield linking.CaseKey(str(diary.pk), _key(number.prefix, number.year, number.number))


def _key(prefix: str, year: int, number: int) -> str:
    return f"{prefix.upper()} {year}/{number}".strip()


def linked_text(record: AgendaItem | Paper) -> linking.LinkedText:
    """The public texts of a § or paper, under the field names of `selectors.text`."""
    if isinstance(record, Paper):
        fields = [_field(text, is_paper=True) for text in paper_texts(record)]
        return linking.LinkedText(tuple(field for field in fields if field), is_paper=True)
    texts = public_texts(record, full=full_text_is_public(record.meeting.committee))
    return linking.LinkedText(tuple(field for text in texts if (field := _field(text, is_paper=False))))


def _field(text: FieldText, *, is_paper: bool) -> linking.TextField | None:
    name = text.field
    if name.startswith(_LEFT_OUT):
        return None
    if name == "title":
        kind = FieldKind.TITLE
    elif name == "lead_in":
        kind = FieldKind.LEAD_IN
    elif name.startswith("clause-"):
        kind = FieldKind.PROPOSAL if is_paper else FieldKind.CLAUSE
    elif name.startswith("proposal-"):
        kind = FieldKind.PROPOSAL
    else:
        section = name.split("-", 2)[-1]
        kind = _SECTIONS.get(SectionKind(section), FieldKind.SECTION)
        if is_paper and kind is FieldKind.LEAD_IN:
            kind = FieldKind.SECTION
    return linking.TextField(kind, name, text.text)


def circumstances(record: AgendaItem | Paper) -> linking.Circumstances:
    """What is known of a § or paper besides its words. Connections are to public, confirmed records only."""
    committee = record.meeting.committee if isinstance(record, AgendaItem) else record.committee
    cases = [mention.case for mention in record.dnrs.select_related("case") if mention.case is not None]
    return linking.Circumstances(
        day=record.meeting.date if isinstance(record, AgendaItem) else record.date,
        body=committee.title,
        preparatory=committee.preparatory or _only_proposes(record),
        matter_type=record.matter_type,
        cases=tuple(
            linking.CaseKey(str(number.diary_id), _key(number.prefix, number.year, number.number))
            for number in CaseNumber.objects.filter(case__in=cases)
        ),
        same_case=tuple(_same_case(record, cases)),
        instances=tuple(_instances(record)),
        named_papers=tuple(_named_papers(record)),
    )


def _only_proposes(record: AgendaItem | Paper) -> bool:
    if isinstance(record, Paper):
        return False
    levels = {clause.level for clause in record.clauses.all()}
    return levels == {ClauseLevel.PROPOSES}


def _confirmed(near: Q) -> list[InitiativeLink]:
    """Links that a person has confirmed and that say more than a mention, between public records and initiatives.

    Whether the records are public is a large question: it is asked only of the few that `near` leaves.
    """
    decided = InitiativeLink.objects.filter(near, status=LinkStatus.CONFIRMED).exclude(relation=Relation.MENTION)
    found = set(decided.values_list("pk", flat=True))
    if not found:
        return []
    public = Q(item__in=public_items()) | Q(paper__in=public_papers())
    chosen = InitiativeLink.objects.filter(public, pk__in=found).order_by("pk")
    return list(chosen.select_related("item__meeting__committee", "paper__committee"))


def _same_case(record: AgendaItem | Paper, cases: Iterable[Case]) -> Iterator[linking.Connection]:
    cases = list(cases)
    if not cases:
        return
    for link in _confirmed(Q(item__dnrs__case__in=cases) | Q(paper__dnrs__case__in=cases)):
        if (link.item or link.paper) != record:
            yield linking.Connection(str(link.initiative_id), f"samma ärende som {_said(link)}")


def _instances(record: AgendaItem | Paper) -> Iterator[linking.Connection]:
    """Confirmed records that this one refers to as an earlier instance or lists, or that so refer to this one."""
    kinds = (ReferenceKind.EARLIER_INSTANCE, ReferenceKind.PAPER)
    resolved = Reference.objects.filter(status=ReferenceStatus.RESOLVED, kind__in=kinds)
    if isinstance(record, AgendaItem):
        later = Q(item__references__in=resolved.filter(target_item=record))
    else:
        later = Q(item__references__in=resolved.filter(target_paper=record))
    own = resolved.filter(**{"item" if isinstance(record, AgendaItem) else "paper": record})
    earlier = Q(item__referred_by__in=own) | Q(paper__referred_by__in=own)
    for link in _confirmed(earlier | later):
        if (link.item or link.paper) != record:
            yield linking.Connection(str(link.initiative_id), _said(link))


def _said(link: InitiativeLink) -> str:
    if link.item is not None:
        return f"{link.item.meeting.committee.title} {link.item.meeting.date} {link.item.paragraph}"
    assert link.paper is not None  # the table's own constraint
    return f"{link.paper.get_kind_display()} {link.paper.date or 'utan datum'}"


def _named_papers(record: AgendaItem | Paper) -> Iterator[linking.NamedPaper]:
    """The papers that the record lists, and the record itself where it is a paper."""
    if isinstance(record, Paper):
        yield linking.NamedPaper(linking.PaperDescription(record.title, record.date, record.sender))
    elif not full_text_is_public(record.meeting.committee):
        return
    for reference in record.references.filter(kind=ReferenceKind.PAPER):
        described = linking.PaperDescription(reference.title, reference.date, reference.sender)
        yield linking.NamedPaper(described, "references", -1, -1, reference.printed)


def neighbours(record: AgendaItem | Paper) -> tuple[AgendaItem | Paper, ...]:
    """Public records for which a decision on this one's links is evidence: of the same case, or tied by a reference."""
    is_item = isinstance(record, AgendaItem)
    cases = [mention.case for mention in record.dnrs.select_related("case") if mention.case is not None]
    kinds = (ReferenceKind.EARLIER_INSTANCE, ReferenceKind.PAPER)
    tied = Reference.objects.filter(status=ReferenceStatus.RESOLVED, kind__in=kinds)
    own = tied.filter(**{"item" if is_item else "paper": record})
    towards = tied.filter(**{"target_item" if is_item else "target_paper": record})
    near = Q(dnrs__case__in=cases) | Q(referred_by__in=own) | Q(references__in=towards)
    items = public_items().filter(near).select_related("meeting__committee").distinct()
    papers = public_papers().filter(near).select_related("committee").distinct()
    found: list[AgendaItem | Paper] = [*items, *papers]
    return tuple(one for one in found if one != record)
