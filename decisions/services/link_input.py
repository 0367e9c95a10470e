"""What linking is given of the record: initiatives as profiles, a § or paper as texts, and its circumstances.

Only what the public may see goes in: evidence quotes its words on public pages.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from decisions import linking
from decisions.events import RecordKey
from decisions.linking import FieldKind
from decisions.models import (
    AgendaItem,
    CaseNumber,
    ClauseLevel,
    CommitteePage,
    Diary,
    HomePage,
    InitiativeName,
    InitiativePage,
    InitiativeStep,
    KnownCase,
    NameKind,
    Paper,
    Reference,
    ReferenceKind,
    SectionKind,
)
from decisions.selectors import Fixed
from decisions.selectors.public import full_text_is_public
from decisions.selectors.text import FieldText, paper_texts, public_texts
from decisions.services.connections import Connections, cases_of, connections
from decisions.services.records import key_of, key_of_row, pks
from decisions.vocabulary import dnr as dnr_words

_SECTIONS = {
    SectionKind.DECISION: FieldKind.LEAD_IN,
    SectionKind.PROPOSAL: FieldKind.PROPOSAL,
    SectionKind.PROPOSAL_NEXT: FieldKind.PROPOSAL,
    SectionKind.SUMMARY: FieldKind.SUMMARY,
    SectionKind.DOCUMENTS: FieldKind.SOURCES,
}
_ALONE = Connections()
_LIVE = Fixed(lambda: InitiativePage.objects.filter(live=True))
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SINCE = re.compile(r"(?<!\w)(?:från|fr\.?\s?o\.?\s?m|efter)|[-–—]\s*$", re.IGNORECASE)
_LEFT_OUT = ("recipient-", "dnr-", "sender", "addressed_to", "signed_by", "other_numbers", "replaces")


@dataclass(frozen=True, slots=True)
class Initiatives:
    """All live initiatives, ready for linking. Load once for many records."""

    profiles: tuple[linking.InitiativeProfile, ...]
    matcher: linking.Matcher

    def only(self, initiative: int) -> "Initiatives":
        """One of them as the only one to link with; what the others are called still counts against it."""
        return Initiatives(tuple(one for one in self.profiles if one.id == str(initiative)), self.matcher)


def load_initiatives() -> Initiatives:
    """The live initiatives as they stand now. Ten queries, however many there are; one where there are none."""
    if not _LIVE.exists():  # asked for every file of an import, and the pages have a hundred columns
        return Initiatives((), linking.Matcher(()))
    pages = InitiativePage.objects.filter(live=True).order_by("pk").select_related("lead_authority")
    rows = ("names", "steps", "known_cases", "known_papers", "expected_bodies__committee")
    return _made(pages.prefetch_related(*rows))


def with_draft(draft: InitiativePage) -> Initiatives:
    """The live initiatives, with one of them as a draft of its editor would have it."""
    live = InitiativePage.objects.filter(live=True).exclude(pk=draft.pk).order_by("pk").select_related("lead_authority")
    rows = ("names", "steps", "known_cases", "known_papers", "expected_bodies__committee")
    return _made([draft, *live.prefetch_related(*rows)])


def _made(pages: Iterable[InitiativePage]) -> Initiatives:
    diaries = list(Diary.objects.all())
    county = HomePage.objects.values_list("county", flat=True).order_by("pk").first() or ""
    profiles = tuple(_profile(page, diaries, county) for page in pages)
    return Initiatives(profiles, linking.Matcher(profiles))


def _profile(page: InitiativePage, diaries: Iterable[Diary], county: str) -> linking.InitiativeProfile:
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
        steps=tuple(_step(step) for step in page.steps.all()),
        description=page.description,
        expected=frozenset(body for row in page.expected_bodies.all() for body in _succession(row.committee)),
        county=county,
    )


def _succession(committee: CommitteePage) -> Iterator[str]:
    """A body and what it became: minutes of either count as those of the expected one."""
    yield str(committee.pk)
    if committee.successor_id:
        yield str(committee.successor_id)


def _step(step: InitiativeStep) -> linking.Step:
    """A step with the years of its period, as the period says them or else its title ("Handlingsplan 2019–2023")."""
    kind = linking.step_kind(step.title) or linking.step_kind(step.key)
    first, last = years_of(step.period) if step.period else years_of(step.title)
    return linking.Step(step.key, kind, first, last)


def years_of(period: str) -> tuple[int | None, int | None]:
    """The first and last year of a period in words: "2016–2017", "2018", "från 2020" (no last); None where open."""
    years = [int(year) for year in _YEARS.findall(period)]
    if not years:
        return None, None
    if len(years) == 1:
        return years[0], None if _SINCE.search(period) else years[0]
    return years[0], years[-1]


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


def circumstances(records: Sequence[AgendaItem | Paper]) -> dict[RecordKey, linking.Circumstances]:
    """What is known of §§ and papers besides their words. Connections are to public, confirmed records only.

    A constant number of queries, where `clauses` are prefetched.
    """
    keys = [key_of(record) for record in records]
    cases = cases_of(keys)
    near = connections(keys, cases)
    numbers = _numbers({case for found in cases.values() for case in found})
    papers = _named_papers(records)
    return {
        key: _circumstances(record, cases.get(key, []), numbers, near.get(key, _ALONE), papers.get(key, ()))
        for key, record in zip(keys, records, strict=True)
    }


def _circumstances(
    record: AgendaItem | Paper,
    cases: Iterable[int],
    numbers: Mapping[int, list[linking.CaseKey]],
    near: Connections,
    papers: Iterable[linking.NamedPaper],
) -> linking.Circumstances:
    committee = record.meeting.committee if isinstance(record, AgendaItem) else record.committee
    return linking.Circumstances(
        day=record.meeting.date if isinstance(record, AgendaItem) else record.date,
        body=str(committee.pk),
        preparatory=committee.preparatory or _only_proposes(record),
        matter_type=record.matter_type,
        cases=tuple(number for case in cases for number in numbers.get(case, ())),
        same_case=near.same_case,
        instances=near.instances,
        named_papers=tuple(papers),
    )


def _numbers(cases: Collection[int]) -> dict[int, list[linking.CaseKey]]:
    found: dict[int, list[linking.CaseKey]] = defaultdict(list)
    for number in CaseNumber.objects.filter(case__in=cases) if cases else ():
        key = _key(number.prefix, number.year, number.number)
        found[number.case_id].append(linking.CaseKey(str(number.diary_id), key))
    return found


def _only_proposes(record: AgendaItem | Paper) -> bool:
    if isinstance(record, Paper):
        return False
    levels = {clause.level for clause in record.clauses.all()}
    return levels == {ClauseLevel.PROPOSES}


def _named_papers(records: Iterable[AgendaItem | Paper]) -> dict[RecordKey, list[linking.NamedPaper]]:
    """The papers that each record lists, and the record itself where it is a paper. One query."""
    found: dict[RecordKey, list[linking.NamedPaper]] = defaultdict(list)
    listing = []
    for record in records:
        key = key_of(record)
        if isinstance(record, Paper):
            described = linking.PaperDescription(record.title, record.date, record.sender)
            found[key].append(linking.NamedPaper(described))
        elif not full_text_is_public(record.meeting.committee):
            continue
        listing.append(key)
    own = Q(item__in=pks(listing, "item")) | Q(paper__in=pks(listing, "paper"))
    for reference in Reference.objects.filter(own, kind=ReferenceKind.PAPER) if listing else ():
        owner = key_of_row(reference.item_id, reference.paper_id)
        assert owner is not None  # the table's own constraint
        described = linking.PaperDescription(reference.title, reference.date, reference.sender)
        found[owner].append(linking.NamedPaper(described, "references", -1, -1, reference.printed))
    return found
