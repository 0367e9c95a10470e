"""Marks in a hit's text exactly what matched, by analysing the stored text again: one function for every engine."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress, count
from typing import NamedTuple

from decisions.vocabulary.swedish import Columns, Entry
from search.core.analysis import Field, case_terms, fact_keys, indexed_parts
from search.core.document import SearchDocument
from search.core.leaves import Leaf
from search.core.plan import Plan
from search.core.recent import recent_words
from search.core.results import Hit, Match, Segment, Snippet

SNIPPET_CHARACTERS = 240
MAX_SNIPPETS = 2
_HEADS = 2
"""Of title, decision and the rest of a document, how many are its head."""
_STRENGTH = {match: rank for rank, match in enumerate(Match)}
_EXACT_FIELDS = frozenset({Field.EXACT, Field.HEAD_EXACT})
_STEM_FIELDS = frozenset({Field.STEM, Field.HEAD_STEM})
_PART_FIELDS = frozenset({Field.PART, Field.HEAD_PART})


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked span of a text, and which groups of the query it satisfies."""

    start: int
    end: int
    match: Match
    groups: frozenset[int]


class _Known(NamedTuple):
    """What one query makes of a word wherever it stands: how it matches alone, and which compounds it is a part of."""

    match: Match | None
    groups: frozenset[int]
    apart: tuple[tuple[Leaf, int], ...]


class Highlighter:
    """Marks of one query. Make one per query: it sorts the plan's leaves by term once."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._single: dict[tuple[str, str], tuple[Match, set[int]]] = {}
        self._sequences: list[tuple[Leaf, int]] = []
        self._apart: list[tuple[Leaf, int]] = []
        self._begun: list[tuple[Leaf, int]] = []
        for index, group in enumerate(plan.groups):
            for leaf in (*group.leaves, *group.boosts):
                form = _form(leaf.field)
                if leaf.apart:
                    self._apart.append((leaf, index))
                elif leaf.begun:
                    self._begun.append((leaf, index))
                elif form and len(leaf.terms) == 1:
                    match, groups = self._single.setdefault((form, leaf.terms[0]), (leaf.match, set()))
                    groups.add(index)
                    if _STRENGTH[leaf.match] < _STRENGTH[match]:
                        self._single[form, leaf.terms[0]] = (leaf.match, groups)
                elif form:
                    self._sequences.append((leaf, index))
        # Of a compound its first part, too: what has that is looked at closer.
        asked = (part for _, word in self._single for part in (word, word.partition("+")[0]))
        self._words = frozenset((*asked, *(t for leaf, _ in self._apart for t in leaf.terms)))
        self._beginnings = tuple(leaf.terms[0] for leaf, _ in self._begun)
        # Words come again in every hit: each is judged once. They are told apart by `id`, which costs nothing to take
        # of a whole text; a text is held as long as this lives, so that an id stays that of its word.
        self._seen: set[int] = set()
        self._known: dict[int, _Known] = {}
        self._held: list[Columns] = []

    def hit(self, document: SearchDocument, score: float) -> Hit:
        """The hit as it is shown: whole title, best pieces of clauses and body, marked numbers, missing words."""
        texts = (document.title, document.clauses, document.body)
        marks = self._zones(texts)
        found = {group for zone in marks for mark in zone for group in mark.groups}
        cases, asked_cases = self._case_segments(document)
        paragraph, asked_paragraph = self._paragraph_segment(document)
        found |= asked_cases | asked_paragraph | self._keyword(Field.FACT, fact_keys(document))
        snippets = [
            snippet
            for text, zone in zip(texts[1:], marks[1:], strict=True)
            if zone and (snippet := cut(text, zone, SNIPPET_CHARACTERS))
        ]
        if not snippets:
            snippets = [cut(text, (), SNIPPET_CHARACTERS) for text in texts[1:] if text.strip()][:1]
        missing = tuple(group.label for index, group in enumerate(self._plan.groups) if index not in found)
        return Hit(
            document=document,
            title=_whole(document.title, marks[0]),
            snippets=tuple(snippets[:MAX_SNIPPETS]),
            case_numbers=cases,
            paragraph=paragraph,
            missing=missing,
            score=score,
        )

    def marks(self, text: str) -> tuple[Mark, ...]:
        """What matched in a text, in order, without overlaps; where two overlap the longer one stays."""
        return self._zones((text,))[0]

    def _zones(self, texts: tuple[str, ...]) -> list[tuple[Mark, ...]]:
        """The marks of the texts of one document: title, decision, the rest."""
        if not (self._words or self._sequences or self._begun):
            return [() for _ in texts]
        zones = [recent_words(text) for text in texts]
        asked = [self._asked(zone) for zone in zones]
        if not self._apart:
            return [self._marks(zone, places, []) for zone, places in zip(zones, asked, strict=True)]
        whole = self._whole_apart(zones, asked, in_head=False)
        head = self._whole_apart(zones[:_HEADS], asked[:_HEADS], in_head=True)
        found = [[*whole, *head] if number < _HEADS else whole for number in range(len(zones))]
        return [self._marks(*one) for one in zip(zones, asked, found, strict=True)]

    def _asked(self, zone: Columns) -> list[int]:
        """The places of the words that are asked for. Nearly none is: that is found out without a step for each."""
        ids = [*map(id, zone.entries)]
        new = set(ids).difference(self._seen)
        if new:
            self._held.append(zone)
            self._seen |= new
            for entry in self._asked_for(map(dict(zip(ids, zone.entries, strict=True)).__getitem__, new)):
                if (known := self._judged(entry)) is not None:
                    self._known[id(entry)] = known
        return [*compress(count(), map(self._known.__contains__, ids))]

    def _asked_for(self, entries: Iterable[Entry]) -> list[Entry]:
        """Those that have a word of the query in them; written out, because a hundred pass for each that has."""
        if self._beginnings:
            entries = list(entries)
            begun = [entry for entry in entries if entry[1].startswith(self._beginnings)]
            return [*begun, *self._asked_for_whole(entries)]
        return self._asked_for_whole(entries)

    def _asked_for_whole(self, entries: Iterable[Entry]) -> list[Entry]:
        words = self._words
        return [
            entry
            for entry in entries
            if entry[0] in words or entry[1] in words or (entry[2] and not words.isdisjoint(entry[2]))
        ]

    def _judged(self, entry: Entry) -> _Known | None:
        exact, stem, parts, _ = entry
        known = self._single.get
        entries = [known(("exact", exact)), known(("stem", stem)), *(known(("part", p)) for p in indexed_parts(entry))]
        found = [one for one in entries if one is not None]
        found += [(leaf.match, {group}) for leaf, group in self._begun if stem.startswith(leaf.terms[0])]
        apart = tuple((leaf, group) for leaf, group in self._apart if not {stem, *parts}.isdisjoint(leaf.terms))
        if not found and not apart:
            return None
        match = min((match for match, _ in found), key=_STRENGTH.__getitem__, default=None)
        return _Known(match, frozenset[int]().union(*(groups for _, groups in found)), apart)

    def _whole_apart(self, zones: list[Columns], asked: list[list[int]], *, in_head: bool) -> list[tuple[Leaf, int]]:
        """What stands apart of which every word is somewhere in the zones; of what is looked for there only."""
        present: set[str] = set()
        for zone, places in zip(zones, asked, strict=True):
            for place in places:
                present.update((zone.entries[place][1], *zone.entries[place][2]))
        return [
            (leaf, group) for leaf, group in self._apart if leaf.in_head is in_head and present.issuperset(leaf.terms)
        ]

    def _marks(self, zone: Columns, places: list[int], whole: list[tuple[Leaf, int]]) -> tuple[Mark, ...]:
        marks = [mark for place in places if (mark := self._mark(zone, place, whole)) is not None]
        if self._sequences:
            exact, stems = [entry[0] for entry in zone.entries], [entry[1] for entry in zone.entries]
            for leaf, group in self._sequences:
                marks += _sequence_marks(leaf, group, zone, exact if _form(leaf.field) == "exact" else stems)
        return _without_overlaps(marks)

    def _mark(self, zone: Columns, place: int, whole: list[tuple[Leaf, int]]) -> Mark | None:
        match, groups, apart = self._known[id(zone.entries[place])]
        for one in apart:
            if one in whole:
                groups |= {one[1]}
                match = one[0].match if match is None else min(match, one[0].match, key=_STRENGTH.__getitem__)
        return Mark(zone.starts[place], zone.ends[place], match, groups) if match is not None else None

    def _case_segments(self, document: SearchDocument) -> tuple[tuple[Segment, ...], set[int]]:
        segments, asked = [], set()
        for number in document.case_numbers:
            groups = self._keyword(Field.CASE_NUMBER, case_terms(number.year, number.number, number.diary))
            segments.append(Segment(number.printed, Match.NUMBER if groups else None))
            asked |= groups
        return tuple(segments), asked

    def _paragraph_segment(self, document: SearchDocument) -> tuple[Segment | None, set[int]]:
        if not document.paragraph:
            return None, set()
        groups = self._keyword(Field.PARAGRAPH, ("".join(document.paragraph.split()).lower(),))
        return Segment(f"§ {document.paragraph}", Match.NUMBER if groups else None), groups

    def _keyword(self, field: Field, values: Iterable[str]) -> set[int]:
        values = set(values)
        asked = {
            index
            for index, group in enumerate(self._plan.groups)
            for leaf in group.leaves
            if leaf.field is field and leaf.terms[0] in values
        }
        tests = (test for one in self._plan.filters for option in one.options for test in option)
        if any(getattr(test, "value", None) in values and test.field is field for test in tests):
            asked.add(-1)
        return asked


def _form(field: Field) -> str:
    if field in _EXACT_FIELDS:
        return "exact"
    if field in _STEM_FIELDS:
        return "stem"
    return "part" if field in _PART_FIELDS else ""


def _sequence_marks(leaf: Leaf, group: int, zone: Columns, values: list[str]) -> Iterator[Mark]:
    """Where the terms of a leaf follow each other in a column of the zone."""
    first, length = leaf.terms[0], len(leaf.terms)
    if first not in values:
        return
    for place, value in enumerate(values[: len(values) - length + 1]):
        if value == first and tuple(values[place : place + length]) == leaf.terms:
            yield Mark(zone.starts[place], zone.ends[place + length - 1], leaf.match, frozenset({group}))


def _without_overlaps(marks: list[Mark]) -> tuple[Mark, ...]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start, -one.end, _STRENGTH[one.match])):
        if kept and mark.start < kept[-1].end:
            last = kept[-1]
            kept[-1] = Mark(last.start, max(last.end, mark.end), last.match, last.groups | mark.groups)
        else:
            kept.append(mark)
    return tuple(kept)


def _whole(text: str, marks: Iterable[Mark]) -> Snippet:
    return Snippet(_segments(text, 0, len(text), marks))


def cut(text: str, marks: Iterable[Mark], length: int) -> Snippet:
    """The piece of about `length` characters that shows most of what was asked for, cut between words."""
    marks = tuple(marks)
    if len(text) <= length:
        return _whole(text, marks)
    start = _best_start(marks, length)
    start = max(0, min(start - length // 6, len(text) - length))
    end = min(len(text), start + length)
    if start > 0:
        blank = text.find(" ", start, start + 30)
        start = blank + 1 if blank >= 0 else start
    if end < len(text):
        blank = text.rfind(" ", end - 30, end)
        end = blank if blank > start else end
    inside = [mark for mark in marks if mark.start >= start and mark.end <= end]
    return Snippet(_segments(text, start, end, inside), cut_before=start > 0, cut_after=end < len(text))


def _best_start(marks: tuple[Mark, ...], length: int) -> int:
    """Where the window begins that holds most different groups, then most marks, then lies first."""
    best, best_value, last = 0, (-1, -1), 0
    for first, mark in enumerate(marks):
        last = max(last, first)
        while last < len(marks) and marks[last].end <= mark.start + length * 5 // 6 - 30:
            last += 1
        window = marks[first:last][:50] or (mark,)
        value = (len(frozenset().union(*(one.groups for one in window))), len(window))
        if value > best_value:
            best, best_value = mark.start, value
    return best


def _segments(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    position = start
    for mark in marks:
        if mark.start > position:
            segments.append(Segment(text[position : mark.start]))
        segments.append(Segment(text[mark.start : mark.end], mark.match))
        position = mark.end
    if position < end:
        segments.append(Segment(text[position:end]))
    return tuple(segments)
