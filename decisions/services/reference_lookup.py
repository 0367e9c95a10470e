"""What references may mean, looked up in the record for many at once. Which of them is meant: `reference_rules`."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import Q

from decisions.events import RecordKey, RecordKind
from decisions.models import (
    AgendaItem,
    AuthorityPage,
    Case,
    CaseNumber,
    CommitteePage,
    DiaryHabit,
    MeetingPage,
    Paper,
    PaperDnr,
    Reference,
    ReferenceKind,
)
from decisions.selectors import Fixed
from decisions.services import known_names
from decisions.services.connections import cases_of
from decisions.services.known_names import KnownAuthority, KnownBody
from decisions.services.reference_rules import (
    Asker,
    BodyHeld,
    Chosen,
    Numbered,
    Section,
    body_meant,
    case_meant,
    narrowed,
    section_meant,
    sent_as,
)
from decisions.vocabulary import bodies, owners
from decisions.vocabulary import dnr as dnr_words

Found = dict[int, tuple[type[Any], Chosen]]
"""By the key of each reference: of which model what it may mean is, and which of that model's rows."""
_NOTHING: tuple[type[Any], Chosen] = (AgendaItem, Chosen())
_ASKING = Fixed(
    lambda items: AgendaItem.objects.filter(pk__in=items).values_list("pk", "meeting__committee", "meeting__date")
)


def look_up(references: Sequence[Reference], authority: int) -> Found:
    """What each reference of one authority's records means. A constant number of queries for each authority named.

    A reference is looked for among its own authority's records, unless it names another: then among that one's alone,
    and nowhere where we do not hold that authority. A dated paper of another's may be held by either.
    """
    places = _Places(authority)
    of_bodies = [one for one in references if one.kind == ReferenceKind.RECIPIENT]
    there: dict[int, list[Reference]] = defaultdict(list)
    for one in references:
        if one.kind != ReferenceKind.RECIPIENT and (where := places.of(one)):
            there[where].append(one)
    found: Found = _recipients(of_bodies, places) if of_bodies else {}
    for where, some in there.items():
        found |= _by_kind(some, _Known(some, where, places))
    elsewhere: dict[int, list[Reference]] = defaultdict(list)
    for one in there.get(authority, ()):
        open_paper = one.kind == ReferenceKind.PAPER and not found.get(one.pk, _NOTHING)[1].possible
        if open_paper and (sender := places.named(bodies.nominative(one.sender))) and sender != authority:
            elsewhere[sender].append(one)
    for where, some in elsewhere.items():
        found |= _of_another(some, _Known(some, where, places))
    return found


def _by_kind(references: Sequence[Reference], known: "_Known") -> Found:
    by_kind: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        kind = "handling" if reference.dnr_key.startswith("h") else reference.kind
        by_kind[kind].append(reference)
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


class _Places:
    """The authorities that we hold, and which of them a reference of the one at `authority` speaks of."""

    def __init__(self, authority: int) -> None:
        self.authority = authority

    @cached_property
    def own(self) -> list[KnownBody]:
        return known_names.bodies_of(self.authority)

    @cached_property
    def _authorities(self) -> list[KnownAuthority]:
        return known_names.all_authorities()

    def named(self, printed: str) -> int | None:
        """The only authority that is so called."""
        found = self.authorities_called(printed) if printed else []
        return found[0].pk if len(found) == 1 else None

    def authorities_called(self, printed: str) -> list[KnownAuthority]:
        return [page for page in self._authorities if page.is_named(printed)]

    def of(self, reference: Reference) -> int | None:
        """The authority among whose records to look; None where another is named that we do not hold."""
        owner = self._owner(reference)
        return self.named(owner) if owner else self.authority

    def _owner(self, reference: Reference) -> str:
        if reference.kind == ReferenceKind.DNR:
            return reference.sender
        if not reference.paragraph_number or not reference.body:
            return ""
        owner = owners.split(reference.body).owner
        # A body that is itself called so is the own one: "Kommunfullmäktige i Exempelstad".
        return "" if owner and any(page.is_called(reference.body) for page in self.own) else owner

    def body_of(self, reference: Reference) -> str:
        """The printed body without its owner."""
        return owners.split(reference.body).body if reference.body and self._owner(reference) else reference.body


@dataclass
class _Known:
    """What is known of the records that refer and of the authority's bodies, asked once for many references."""

    references: Sequence[Reference]
    authority: int
    places: _Places
    askers: dict[int, Asker] = field(init=False)
    committees: dict[int, KnownBody] = field(init=False)

    def __post_init__(self) -> None:
        own = self.authority == self.places.authority
        self.committees = {page.pk: page for page in (self.places if own else _Places(self.authority)).own}
        self.is_called = lru_cache(maxsize=None)(self._is_called)
        items = [one.item_id for one in self.references if one.item_id]
        papers = [one.paper_id for one in self.references if one.paper_id]
        of_items, of_papers = cases_of_items(items), _cases_of("paper", papers)
        rows = _ASKING.rows(set(items)) if items else ()
        by_item = {pk: Asker(pk, body, day, of_items[pk]) for pk, body, day in rows}
        more = Paper.objects.filter(pk__in=papers).values_list("pk", "committee", "date") if papers else ()
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
        habit = next((page.diary_habit for page in self.committees.values()), None)
        return habit == DiaryHabit.PER_COMMITTEE


def cases_of_items(items: Collection[int]) -> dict[int, frozenset[int]]:
    """The cases of §§. One query."""
    return _cases_of("item", items)


def _cases_of(kind: RecordKind, pks: Collection[int]) -> dict[int, frozenset[int]]:
    found = cases_of([RecordKey(kind, pk) for pk in pks])
    return defaultdict(frozenset, {key.pk: frozenset(cases) for key, cases in found.items()})


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
            known.places.body_of(one),
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
    cases = _cases_of("paper", [pk for found in (*titled.values(), *sent.values()) for pk in found])
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


def _of_another(references: Sequence[Reference], known: _Known) -> Found:
    """Papers that another authority has sent, by title and day or number and day; else its case of that number.

    A day and a sender alone may mean any letter of that day.
    """
    days = {one.date for one in references if one.date}
    rows = list(Paper.objects.filter(authority=known.authority, date__in=days).order_by("pk"))
    numbers: dict[int, set[str]] = defaultdict(set)
    for pk, key in PaperDnr.objects.filter(paper__in=[row.pk for row in rows]).values_list("paper", "key"):
        numbers[pk].add(key)
    found: Found = {}
    cases = _cases([one for one in references if one.dnr_key], known)
    for one in references:
        that_day = [row for row in rows if row.date == one.date and row.pk != one.paper_id]
        exact = [
            row.pk
            for row in that_day
            if (one.title and row.title.casefold() == one.title.casefold()) or one.dnr_key in numbers[row.pk]
        ]
        said_more = one.title or one.dnr_key
        possible = tuple(exact or (() if said_more else (row.pk for row in that_day)))
        if possible or one.pk not in cases:
            found[one.pk] = (Paper, Chosen(exact[0] if len(exact) == 1 else None, possible))
        else:
            found[one.pk] = (Case, cases[one.pk])
    return found


def _recipients(references: Sequence[Reference], places: _Places) -> Found:
    """The bodies and authorities that decisions are sent to: of the own authority, or of one that is named."""
    days = _days(references)
    split = {one.pk: owners.split(one.body) for one in references}
    whose = {one.pk: places.named(split[one.pk].owner) for one in references}
    others = {pk for pk in whose.values() if pk is not None and pk != places.authority}
    foreign: dict[int, list[KnownBody]] = defaultdict(list)
    for page in known_names.bodies_of(*others):
        foreign[page.authority].append(page)
    found: Found = {}
    for one in references:
        called = [page for page in places.own if page.is_called(one.body)]
        owner = whose[one.pk]
        if not called and owner is not None:
            pool = places.own if owner == places.authority else foreign[owner]
            called = [page for page in pool if page.is_called(split[one.pk].body)]
        if called:
            held = [BodyHeld(page.pk, page.valid_from, page.valid_to) for page in called]
            found[one.pk] = (CommitteePage, body_meant(days[one.pk], held))
        elif not split[one.pk].owner:
            pages = tuple(page.pk for page in places.authorities_called(one.body))
            found[one.pk] = (AuthorityPage, Chosen(pages[0] if len(pages) == 1 else None, pages))
    return found


def _days(references: Sequence[Reference]) -> dict[int, date | None]:
    items = {one.item_id for one in references if one.item_id}
    papers = {one.paper_id for one in references if one.paper_id}
    met = dict(AgendaItem.objects.filter(pk__in=items).values_list("pk", "meeting__date")) if items else {}
    dated = dict(Paper.objects.filter(pk__in=papers).values_list("pk", "date")) if papers else {}
    return {one.pk: met.get(one.item_id) if one.item_id else dated.get(one.paper_id or 0) for one in references}


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
