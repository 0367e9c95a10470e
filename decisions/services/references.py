"""References resolved within the record: found, several possible, or not here yet. Tried again as records arrive.

What is meant is for `reference_rules` to say; here is what it is given of the record, for many references at once.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet

from decisions.models import (
    AgendaItem,
    Case,
    CaseNumber,
    CommitteePage,
    DiaryHabit,
    ItemDnr,
    ItemRecipient,
    MeetingPage,
    Paper,
    PaperDnr,
    Reference,
    ReferenceKind,
    ReferenceStatus,
)
from decisions.services.cases import key_numbers
from decisions.services.reference_rules import (
    Asker,
    Chosen,
    Numbered,
    Section,
    case_meant,
    handling_key,
    narrowed,
    section_meant,
    sent_as,
)
from decisions.vocabulary import bodies
from decisions.vocabulary import dnr as dnr_words

_AT_ONCE = 200
Record = AgendaItem | Paper


def resolve(record: Record) -> None:
    """Try every reference of this record that is not yet resolved. References within the file are left as they are."""
    resolve_all([record])


def resolve_all(records: Sequence[Record]) -> None:
    """`resolve` of many records. A constant number of queries for those of one authority."""
    _note_handlings(records)
    for authority, own in _by_authority(records).items():
        _settle(list(_waiting().filter(_of(own))), authority)


def retry_towards(records: Sequence[Record], cases: Iterable[Case]) -> None:
    """Try the waiting references elsewhere that may mean these newly published records or one of their `cases`.

    A constant number of queries for the records of one day and authority.
    """
    numbers = key_numbers(cases)
    for authority, own in _by_authority(records).items():
        # No reference is ever resolved to another authority's record: theirs need not be looked at.
        theirs = Q(item__meeting__committee__authority=authority) | Q(paper__authority=authority)
        _settle(list(Reference.objects.filter(theirs, pk__in=_may_mean(own, numbers))), authority)


def _by_authority(records: Iterable[Record]) -> dict[int, list[Record]]:
    found: dict[int, list[Record]] = defaultdict(list)
    for record in records:
        item = isinstance(record, AgendaItem)
        found[record.meeting.committee.authority_id if item else record.authority_id].append(record)
    return found


def _of(records: Iterable[Record]) -> Q:
    items, papers = _parted(records)
    return Q(item__in=[one.pk for one in items]) | Q(paper__in=[one.pk for one in papers])


def _parted(records: Iterable[Record]) -> tuple[list[AgendaItem], list[Paper]]:
    chosen = list(records)
    return [one for one in chosen if isinstance(one, AgendaItem)], [one for one in chosen if isinstance(one, Paper)]


def _waiting() -> QuerySet[Reference]:
    return Reference.objects.exclude(status=ReferenceStatus.RESOLVED).filter(within_file=False).order_by()


def _may_mean(records: Iterable[Record], numbers: Collection[str]) -> set[int]:
    """Keys of the waiting references with the day of one of these records, or one of these case numbers.

    Each is looked up by an index of its own: what waits in a county's record is far too much to be gone through for
    every § that is published. (`status` is no help: nearly everything waits.)
    """
    items, papers = _parted(records)
    days: dict[Any, set[int]] = defaultdict(set)
    for item in items:
        days[item.meeting.date].add(item.number)
    wanted = [Q(date=day, paragraph_number__in=paragraphs) for day, paragraphs in days.items()]
    if days:
        undated = {number for paragraphs in days.values() for number in paragraphs}
        wanted.append(Q(date=None, paragraph_number__in=undated) & ~Q(body=""))
    handlings = Reference.objects.filter(_of(records), dnr_key__startswith="h").order_by()
    numbers = {*numbers, *handlings.values_list("dnr_key", flat=True)}
    dated = {paper.date for paper in papers if paper.date}
    if dated:
        wanted.append(Q(kind=ReferenceKind.PAPER, date__in=dated))
    if numbers:
        wanted.append(Q(dnr_key__in=numbers))
    return {pk for one in wanted for pk in _waiting().filter(one).values_list("pk", flat=True)}


def possible(reference: Reference) -> tuple[Record | Case, ...]:
    """What an ambiguous reference may mean: the list that is shown instead of a guess. Show of it what is public."""
    owner = reference.item or reference.paper
    if owner is None:
        return ()
    (authority,) = _by_authority([owner])
    found = _look_up([reference], authority).get(reference.pk)
    if found is None:
        return ()
    model, chosen = found
    return tuple(model.objects.in_bulk(chosen.possible).values())


def _note_handlings(records: Iterable[Record]) -> None:
    """Give what names a numbered handling ("2024 nr 87") a key to be found by; a § that is sent on as one, a row."""
    listing = Reference.objects.filter(_of(records), kind=ReferenceKind.PAPER, dnr_key="", printed__contains=" nr ")
    changed = []
    for reference in listing:
        reference.dnr_key = handling_key(reference.printed)
        if reference.dnr_key:
            changed.append(reference)
    Reference.objects.bulk_update(changed, ["dnr_key"], batch_size=_AT_ONCE)
    items, _ = _parted(records)
    sent = ItemRecipient.objects.filter(item__in=[one.pk for one in items], role_or_organisation__contains=" nr ")
    keys = {(row.item_id, sent_as(str(row))): str(row) for row in sent}
    there = set(
        Reference.objects.filter(_of(items), dnr_key__in={key for _, key in keys}).values_list("item", "dnr_key")
    )
    Reference.objects.bulk_create(
        Reference(item_id=item, kind=ReferenceKind.PAPER, printed=printed, dnr_key=key)
        for (item, key), printed in keys.items()
        if key and (item, key) not in there
    )


def _settle(waiting: Sequence[Reference], authority: int) -> None:
    """Look these references up in one authority's records, and save those that are otherwise now."""
    found = _look_up(waiting, authority)
    changed: dict[str, list[Reference]] = defaultdict(list)
    for reference in waiting:
        model, chosen = found.get(reference.pk, (AgendaItem, Chosen()))
        name = {AgendaItem: "target_item", Paper: "target_paper", Case: "target_case"}[model]
        status = ReferenceStatus.RESOLVED
        if chosen.meant is None:
            status = ReferenceStatus.AMBIGUOUS if chosen.possible else ReferenceStatus.UNRESOLVED
        if (reference.status, getattr(reference, f"{name}_id")) != (status, chosen.meant):
            reference.status = status
            setattr(reference, f"{name}_id", chosen.meant)
            changed[name].append(reference)
    for name, some in changed.items():
        Reference.objects.bulk_update(some, ["status", name], batch_size=_AT_ONCE)


Found = dict[int, tuple[type[Record] | type[Case], Chosen]]


def _look_up(references: Sequence[Reference], authority: int) -> Found:
    """What each reference means, kind by kind. A constant number of queries."""
    by_kind: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        kind = "handling" if reference.dnr_key.startswith("h") else reference.kind
        by_kind[kind].append(reference)
    known = _Known(references, authority)
    found: Found = {}
    sections = [*by_kind[ReferenceKind.PARAGRAPH], *by_kind[ReferenceKind.EARLIER_INSTANCE]]
    for rows, look, model in (
        (sections, _sections, AgendaItem),
        (by_kind["handling"], _handlings, AgendaItem),
        (by_kind[ReferenceKind.PAPER], _papers, Paper),
        (by_kind[ReferenceKind.DNR], _cases, Case),
    ):
        for pk, chosen in look(rows, known).items() if rows else ():
            found[pk] = (model, chosen)
    return found


@dataclass
class _Known:
    """What is known of the records that refer and of the authority's bodies, asked once for many references."""

    references: Sequence[Reference]
    authority: int
    askers: dict[int, Asker] = field(init=False)
    committees: dict[int, CommitteePage] = field(init=False)

    def __post_init__(self) -> None:
        self.committees = {c.pk: c for c in CommitteePage.objects.filter(authority=self.authority)}
        self.is_called = lru_cache(maxsize=None)(self._is_called)
        items = [one.item_id for one in self.references if one.item_id]
        papers = [one.paper_id for one in self.references if one.paper_id]
        of_items, of_papers = cases_of_items(items), _cases_of(PaperDnr, "paper", papers)
        rows = AgendaItem.objects.filter(pk__in=items).values_list("pk", "meeting__committee", "meeting__date")
        by_item = {pk: Asker(pk, body, day, of_items[pk]) for pk, body, day in rows}
        more = Paper.objects.filter(pk__in=papers).values_list("pk", "committee", "date")
        # A paper's key is not a §'s: as 0 it is not taken for a § that refers to itself.
        by_paper = {pk: Asker(0, body, day, of_papers[pk]) for pk, body, day in more}
        self.askers = {
            one.pk: by_item[one.item_id] if one.item_id else by_paper[one.paper_id]  # type: ignore[index]
            for one in self.references
        }

    def _is_called(self, committee: int, printed: str) -> bool:
        page = self.committees.get(committee)
        return page is not None and page.is_called(printed)

    def own_diaries(self) -> bool:
        """Whether each body of the authority is known to keep a diary of its own."""
        habit = next((page.authority.diary_habit for page in self.committees.values()), None)
        return habit == DiaryHabit.PER_COMMITTEE


def cases_of_items(items: Collection[int]) -> dict[int, frozenset[int]]:
    """The cases of §§. One query."""
    return _cases_of(ItemDnr, "item", items)


def _cases_of(model: Any, name: str, pks: Collection[int]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    if pks:
        for pk, case in model.objects.filter(**{f"{name}__in": pks}, case__isnull=False).values_list(name, "case"):
            found[pk].add(case)
    return defaultdict(frozenset, {pk: frozenset(cases) for pk, cases in found.items()})


def _sections(references: Sequence[Reference], known: _Known) -> dict[int, Chosen]:
    """The §§ of that number, by day and body."""
    wanted = [one for one in references if one.paragraph_number]
    days = {one.date for one in wanted if one.date}
    undated = [one for one in wanted if not one.date and one.body]
    years = {day.year for one in undated if (day := known.askers[one.pk].day)}
    held = AgendaItem.objects.filter(meeting__committee__authority=known.authority).order_by("pk")
    dated = Q(meeting__date__in=days, number__in={one.paragraph_number for one in wanted if one.date})
    open_ones = Q(meeting__date__year__in=years, number__in={one.paragraph_number for one in undated})
    rows = list(
        held.filter(dated | open_ones if undated else dated).values_list(
            "pk", "meeting__committee", "meeting__date", "number", "suffix"
        )
    )
    cases = cases_of_items([row[0] for row in rows])
    there: dict[Hashable, list[Section]] = defaultdict(list)
    for row in rows:
        there[row[3], row[4]].append(Section(*row, cases=cases[row[0]]))
    bodies_of = {known.askers[one.pk].committee for one in wanted if one.date and not one.body}
    met = set(MeetingPage.objects.filter(committee__in=bodies_of, date__in=days).values_list("committee", "date"))
    return {
        one.pk: section_meant(
            known.askers[one.pk],
            one.body,
            one.date,
            there[one.paragraph_number, one.paragraph_suffix],
            is_called=known.is_called,
            met=lambda body, day: (body, day) in met,
        )
        for one in wanted
    }


def _handlings(references: Sequence[Reference], known: _Known) -> dict[int, Chosen]:
    """For a handling that a council's § lists: the § that was sent on as it; for that one: the §§ that list it."""
    rows = Reference.objects.filter(
        dnr_key__in={one.dnr_key for one in references}, item__meeting__committee__authority=known.authority
    ).order_by("item")
    there: dict[tuple[str, bool], list[tuple[int, date]]] = defaultdict(list)
    for key, printed, item, day in rows.values_list("dnr_key", "printed", "item", "item__meeting__date"):
        there[key, bool(sent_as(printed))].append((item, day))
    cases = cases_of_items([item for found in there.values() for item, _ in found])
    return {one.pk: _handling(one, known.askers[one.pk], there, cases) for one in references}


def _handling(
    one: Reference,
    asker: Asker,
    there: dict[tuple[str, bool], list[tuple[int, date]]],
    cases: dict[int, frozenset[int]],
) -> Chosen:
    sent = bool(sent_as(one.printed))
    found = [
        (item, cases[item])
        for item, day in there[one.dnr_key, not sent]
        if item != one.item_id and (sent or asker.day is None or day <= asker.day)
    ]
    # A number is used once a year in each series: of another case, it is another series or a slip of the pen.
    alike = [(item, of) for item, of in found if not of or not asker.cases or of & asker.cases]
    return narrowed(asker, alike)


def _papers(references: Sequence[Reference], known: _Known) -> dict[int, Chosen]:
    """The papers of that day with that title or, where none is told, of that sender."""
    wanted = [one for one in references if one.date and (one.title or one.sender)]
    if not wanted:
        return {}
    rows = Paper.objects.filter(authority=known.authority, date__in={one.date for one in wanted}).order_by("pk")
    titled, sent = defaultdict[Hashable, list[int]](list), defaultdict[Hashable, list[int]](list)
    for pk, day, title, sender in rows.values_list("pk", "date", "title", "sender"):
        titled[day, title.casefold()].append(pk)
        sent[day, sender.casefold()].append(pk)
    cases = _cases_of(PaperDnr, "paper", [pk for found in (*titled.values(), *sent.values()) for pk in found])
    return {
        one.pk: narrowed(
            known.askers[one.pk],
            (
                (pk, cases[pk])
                for pk in (
                    titled[one.date, one.title.casefold()]
                    if one.title
                    else sent[one.date, bodies.nominative(one.sender).casefold()]
                )
                if pk != one.paper_id
            ),
        )
        for one in wanted
    }


def _cases(references: Sequence[Reference], known: _Known) -> dict[int, Chosen]:
    """The cases of that number, by prefix and diary."""
    keys = {one.pk: tuple(map(int, one.dnr_key.split("/"))) for one in references if one.dnr_key}
    if not keys:
        return {}
    rows = CaseNumber.objects.filter(
        case__authority=known.authority,
        year__in={key[0] for key in keys.values()},
        number__in={key[1] for key in keys.values()},
    ).order_by("pk")
    there: dict[tuple[int, ...], list[Numbered]] = defaultdict(list)
    for year, number, case, prefix, body in rows.values_list("year", "number", "case", "prefix", "diary__committee"):
        there[year, number].append(Numbered(case, prefix, body))
    return {
        one.pk: case_meant(
            known.askers[one.pk],
            _prefix(one.printed),
            there[keys[one.pk]],
            is_called=known.is_called,
            certain=known.own_diaries(),
        )
        for one in references
        if one.pk in keys
    }


def _prefix(printed: str) -> str:
    number = dnr_words.parse(printed) or next(iter(dnr_words.find(printed)), None)
    return number.prefix if number else ""
