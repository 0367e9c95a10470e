"""Confirmed decisions that records are connected with, by case and by chain: for many records at once.

Only public, confirmed records count, and nothing that is not public stands on a path: paths are shown as evidence.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q

from decisions import linking
from decisions.events import RecordKey
from decisions.models import (
    AgendaItem,
    InitiativeLink,
    ItemDnr,
    LinkStatus,
    Paper,
    PaperDnr,
    Reference,
    ReferenceKind,
    ReferenceStatus,
    Relation,
)
from decisions.selectors import Fixed, cases_cited_by_recipients, cited_by_its_recipient, public_items, public_papers
from decisions.services.records import key_of, key_of_row, pks

MOST_HOPS = 3
"""References between two instances of one matter: AU → nämnd → KS → KF, or a body and the one it has sent it to."""
_HUB = 40  # what more records than this refer to (an arbetsordning) is no link of a chain
_ANY = Q(kind__in=(ReferenceKind.EARLIER_INSTANCE, ReferenceKind.PAPER))
_SECTIONS_ONLY = Q(item__isnull=False, target_item__isnull=False)

_CASES_OF_ITEMS = Fixed(
    lambda items: (
        ItemDnr.objects.filter(item__in=items, case__isnull=False)
        .order_by("sort_order", "pk")
        .values_list("item", "case")
    )
)
_CASES_OF_PAPERS = Fixed(
    lambda papers: (
        PaperDnr.objects.filter(paper__in=papers, case__isnull=False)
        .order_by("sort_order", "pk")
        .values_list("paper", "case")
    )
)

Graph = dict[RecordKey, frozenset[RecordKey]]


@dataclass(frozen=True, slots=True)
class Connections:
    """What is confirmed around one record."""

    same_case: tuple[linking.Connection, ...] = ()
    instances: tuple[linking.Connection, ...] = ()


def cases_of(keys: Collection[RecordKey]) -> dict[RecordKey, list[int]]:
    """The cases of these records. Two queries."""
    found: dict[RecordKey, list[int]] = defaultdict(list)
    of_items, of_papers = pks(keys, "item"), pks(keys, "paper")
    for pk, case in _CASES_OF_ITEMS.rows(of_items) if of_items else ():
        found[RecordKey("item", pk)].append(case)
    for pk, case in _CASES_OF_PAPERS.rows(of_papers) if of_papers else ():
        found[RecordKey("paper", pk)].append(case)
    return found


def connections(keys: Collection[RecordKey], cases: Mapping[RecordKey, list[int]]) -> dict[RecordKey, Connections]:
    """The confirmed decisions around each of these records. A constant number of queries, however many records.

    A reference that leads in a circle ends where it has been before.
    """
    in_case = _records_of({case for found in cases.values() for case in found})
    chains = {key: paths for key, paths in _paths(keys).items() if paths}
    near = {key for found in in_case.values() for key in found}
    near |= {key for paths in chains.values() for key in paths}
    links = _confirmed(near)
    if not links:
        return {}
    on_paths = {step for paths in chains.values() for path in paths.values() for step in path}
    labels = _labels({*on_paths, *links})
    return {key: _around(key, cases.get(key, []), in_case, chains.get(key, {}), links, labels) for key in keys}


def neighbours(record: AgendaItem | Paper) -> tuple[AgendaItem | Paper, ...]:
    """Public records for which a decision on this one's links is evidence: of the same case, or on the same chain."""
    key = key_of(record)
    cases = cases_of([key])
    near = {other for found in _records_of(set(cases.get(key, []))).values() for other in found}
    near |= set(_paths([key])[key])
    near.discard(key)
    items = public_items().filter(pk__in=pks(near, "item")).select_related("meeting__committee__authority")
    papers = public_papers().filter(pk__in=pks(near, "paper")).select_related("committee__authority")
    return (*items.order_by("pk"), *papers.order_by("pk"))


def _around(
    key: RecordKey,
    cases: Iterable[int],
    in_case: Mapping[int, Collection[RecordKey]],
    paths: Mapping[RecordKey, tuple[RecordKey, ...]],
    links: Mapping[RecordKey, list[int]],
    labels: Mapping[RecordKey, str],
) -> Connections:
    beside = sorted({other for case in cases for other in in_case.get(case, ()) if other != key}, key=_order)
    same = [
        linking.Connection(str(initiative), f"samma ärende som {labels[other]}")
        for other in beside
        for initiative in links.get(other, ())
    ]
    along = [
        linking.Connection(str(initiative), _said(other, path, labels), hops=len(path) + 1)
        for other, path in paths.items()
        if other in links and all(step in labels for step in path)
        for initiative in links[other]
    ]
    return Connections(tuple(same), tuple(sorted(along, key=lambda one: (one.hops, one.path))))


def _order(key: RecordKey) -> tuple[str, int]:
    return key.kind, key.pk


def _said(end: RecordKey, path: tuple[RecordKey, ...], labels: Mapping[RecordKey, str]) -> str:
    if not path:
        return labels[end]
    return f"{labels[end]} (via {', '.join(labels[step] for step in path)})"


def _records_of(cases: Collection[int]) -> dict[int, list[RecordKey]]:
    found: dict[int, list[RecordKey]] = defaultdict(list)
    if cases:
        for pk, case in ItemDnr.objects.filter(case__in=cases).values_list("item", "case").distinct():
            found[case].append(RecordKey("item", pk))
        for pk, case in PaperDnr.objects.filter(case__in=cases).values_list("paper", "case").distinct():
            found[case].append(RecordKey("paper", pk))
    return found


def _paths(keys: Collection[RecordKey]) -> dict[RecordKey, dict[RecordKey, tuple[RecordKey, ...]]]:
    """From each record, what a chain of references leads to, with the records between; the shortest way."""
    graph: Graph = {}
    frontier = set(keys)
    for hop in range(MOST_HOPS):
        # Through a paper that many list nothing follows; a § that was sent on as a numbered handling is an instance.
        kinds = _ANY | cited_by_its_recipient()
        kinds = kinds if hop == 0 else kinds & _SECTIONS_ONLY
        fresh = {key for key in frontier if key not in graph and (hop == 0 or key.kind == "item")}
        if not fresh:
            break
        graph |= _edges(fresh, kinds, cases=hop == 0)
        frontier = {other for key in fresh for other in graph[key]}
    return {key: dict(_walk(key, graph)) for key in keys}


def _edges(keys: Collection[RecordKey], kinds: Q, *, cases: bool) -> Graph:
    """What each record refers to or is referred to by, resolved. Two queries; with `cases` one more.

    With `cases` also a § that was sent to a body and that body's § which cites the number of its case.
    """
    resolved = Reference.objects.filter(kinds, status=ReferenceStatus.RESOLVED).order_by()
    items, papers = pks(keys, "item"), pks(keys, "paper")
    own = resolved.filter(Q(item__in=items) | Q(paper__in=papers))
    towards = resolved.filter(Q(target_item__in=items) | Q(target_paper__in=papers))
    found: dict[RecordKey, set[RecordKey]] = {key: set() for key in keys}
    fields = ("item", "paper", "target_item", "target_paper")
    for item, paper, target_item, target_paper in (*own.values_list(*fields), *towards.values_list(*fields)):
        one, other = key_of_row(item, paper), key_of_row(target_item, target_paper)
        if one and other and one != other:
            for key, neighbour in ((one, other), (other, one)):
                if key in found:
                    found[key].add(neighbour)
    for citing, sent in cases_cited_by_recipients(items) if cases and items else ():
        for one_pk, other_pk in ((citing, sent), (sent, citing)):
            if (own_key := RecordKey("item", one_pk)) in found:
                found[own_key].add(RecordKey("item", other_pk))
    return {key: frozenset(others) if len(others) <= _HUB else frozenset() for key, others in found.items()}


def _walk(start: RecordKey, graph: Graph) -> Iterator[tuple[RecordKey, tuple[RecordKey, ...]]]:
    seen = {start}
    frontier: list[tuple[RecordKey, tuple[RecordKey, ...]]] = [(start, ())]
    for _hop in range(MOST_HOPS):
        following: list[tuple[RecordKey, tuple[RecordKey, ...]]] = []
        for key, path in frontier:
            for other in sorted(graph.get(key, frozenset()), key=_order):
                if other not in seen:
                    seen.add(other)
                    yield other, path
                    following.append((other, (*path, other)))
        frontier = following


def _confirmed(keys: Collection[RecordKey]) -> dict[RecordKey, list[int]]:
    """The initiatives that a person has linked these records to, with more than a mention. Up to three queries."""
    found: dict[RecordKey, list[int]] = defaultdict(list)
    if not keys:
        return found
    near = Q(item__in=pks(keys, "item")) | Q(paper__in=pks(keys, "paper"))
    links = InitiativeLink.objects.filter(near, status=LinkStatus.CONFIRMED).exclude(relation=Relation.MENTION)
    for item, paper, initiative in links.order_by("pk").values_list("item", "paper", "initiative"):
        if key := key_of_row(item, paper):
            found[key].append(initiative)
    public = _public(found)
    return {key: initiatives for key, initiatives in found.items() if key in public}


def _public(keys: Collection[RecordKey]) -> set[RecordKey]:
    """Whether records are public is a large question: it is asked of the few that matter."""
    items, papers = pks(keys, "item"), pks(keys, "paper")
    found = {RecordKey("item", pk) for pk in public_items().filter(pk__in=items).values_list("pk", flat=True)}
    if papers:
        found |= {RecordKey("paper", pk) for pk in public_papers().filter(pk__in=papers).values_list("pk", flat=True)}
    return found


def _labels(keys: Collection[RecordKey]) -> dict[RecordKey, str]:
    """What the public records among these are called, as a reader says it."""
    items = public_items().filter(pk__in=pks(keys, "item")).select_related("meeting__committee")
    found = {
        RecordKey("item", item.pk): f"{item.meeting.committee.title} {item.meeting.date} {item.paragraph}"
        for item in items
    }
    papers = pks(keys, "paper")
    for paper in public_papers().filter(pk__in=papers) if papers else ():
        found[RecordKey("paper", paper.pk)] = f"{paper.get_kind_display()} {paper.date or 'utan datum'}"
    return found
