"""Marks in a hit's text exactly what matched, by analysing the stored text again: one function for every engine."""

from collections.abc import Iterable
from itertools import compress, count
from typing import NamedTuple

from decisions.vocabulary.swedish import Entry
from search.core.analysis import Field, case_terms, fact_keys, indexed_parts
from search.core.document import SearchDocument
from search.core.leaves import Leaf
from search.core.plan import Is, Plan
from search.core.recent import ReadText, Vocabulary, recent_words
from search.core.results import Hit, Match, Segment, Snippet

SNIPPET_CHARACTERS = 240
MAX_SNIPPETS = 2
_WINDOW = 50
"""Marks of a snippet that are reckoned at most."""
_HEADS = 2
"""Of title, decision and the rest of a document, how many are its head."""
_STRENGTH = {match: rank for rank, match in enumerate(Match)}
_EXACT_FIELDS = frozenset({Field.EXACT, Field.HEAD_EXACT})
_STEM_FIELDS = frozenset({Field.STEM, Field.HEAD_STEM})
_PART_FIELDS = frozenset({Field.PART, Field.HEAD_PART})


class Mark(NamedTuple):
    """A marked span of a text, and which groups of the query it satisfies.

    No dataclass, because the hits of one page have hundreds, and this is made in a third of the time.
    """

    start: int
    end: int
    match: Match
    groups: frozenset[int]


class _Known(NamedTuple):
    """What one query makes of a word wherever it stands: how it matches alone, and what it is a part of.

    `apart` and `begins`: of what stands apart, and of the sequences that begin with it, the places among all of them.
    """

    match: Match | None
    groups: frozenset[int]
    apart: tuple[int, ...]
    begins: tuple[int, ...]


_Asked = list[tuple[int, _Known]]
"""Places in a text, with what is known of the word there."""


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
        self._firsts = frozenset(leaf.terms[0] for leaf, _ in self._sequences)
        self._words = frozenset((*asked, *self._firsts, *(t for leaf, _ in self._apart for t in leaf.terms)))
        self._beginnings = tuple(leaf.terms[0] for leaf, _ in self._begun)
        # Words come again in every hit: each is judged once, and known by its number from then on.
        self._vocabulary: Vocabulary | None = None
        self._judged_words = 0
        self._keywords = _keywords(plan)
        self._seen: set[int] = set()
        self._known: dict[int, _Known] = {}

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
        present = [_present(zone, places) for zone, places in zip(zones, asked, strict=True)]
        whole = self._whole_apart(present, in_head=False)
        head = whole + self._whole_apart(present[:_HEADS], in_head=True)
        found = [head if number < _HEADS else whole for number in range(len(zones))]
        return [self._marks(*one) for one in zip(zones, asked, found, strict=True)]

    def _asked(self, zone: ReadText) -> _Asked:
        """The places of the words that are asked for. Nearly none is: that is found out without a step for each."""
        vocabulary = zone.vocabulary
        if vocabulary is not self._vocabulary:
            self._vocabulary, self._judged_words, self._seen, self._known = vocabulary, 0, set(), {}
        for number in self._to_judge(zone, vocabulary):
            if (known := self._judged(vocabulary.entries[number])) is not None:
                self._known[number] = known
        places = compress(count(), map(self._known.__contains__, zone.numbers))
        return [(place, self._known[zone.numbers[place]]) for place in places]

    def _to_judge(self, zone: ReadText, vocabulary: Vocabulary) -> Iterable[int]:
        """The numbers of words that may be asked for and were not judged yet: at least those of this text."""
        entries = vocabulary.entries
        if self._beginnings:  # what begins so nobody has a list of: the words of the text are gone through
            new = set(zone.numbers).difference(self._seen)
            self._seen |= new
            return [number for number in new if self._may_be_asked_for(entries[number])]
        if not self._judged_words:
            self._judged_words, having = vocabulary.having(self._words)
            return having
        first, self._judged_words = self._judged_words, len(vocabulary)
        return [number for number in range(first, self._judged_words) if self._may_be_asked_for(entries[number])]

    def _may_be_asked_for(self, entry: Entry) -> bool:
        exact, stem, parts, _ = entry
        words = self._words
        return exact in words or stem in words or not words.isdisjoint(parts) or stem.startswith(self._beginnings)

    def _judged(self, entry: Entry) -> _Known | None:
        exact, stem, parts, _ = entry
        known = self._single.get
        entries = [known(("exact", exact)), known(("stem", stem)), *(known(("part", p)) for p in indexed_parts(entry))]
        found = [one for one in entries if one is not None]
        found += [(leaf.match, {group}) for leaf, group in self._begun if stem.startswith(leaf.terms[0])]
        own = {stem, *parts}
        apart = tuple(number for number, (leaf, _) in enumerate(self._apart) if not own.isdisjoint(leaf.terms))
        begins = self._begins(exact, stem)
        if not found and not apart and not begins:
            return None
        match = min((match for match, _ in found), key=_STRENGTH.__getitem__, default=None)
        return _Known(match, frozenset[int]().union(*(groups for _, groups in found)), apart, begins)

    def _begins(self, exact: str, stem: str) -> tuple[int, ...]:
        """The sequences that begin with a word."""
        if self._firsts.isdisjoint((exact, stem)):
            return ()
        words = (exact, stem)
        return tuple(n for n, (leaf, _) in enumerate(self._sequences) if words[_column(leaf)] == leaf.terms[0])

    def _whole_apart(self, present: list[set[str]], *, in_head: bool) -> list[int]:
        """What stands apart of which every word is somewhere in the zones; of what is looked for there only."""
        words = set[str]().union(*present)
        apart = enumerate(self._apart)
        return [number for number, (leaf, _) in apart if leaf.in_head is in_head and words.issuperset(leaf.terms)]

    def _marks(self, zone: ReadText, asked: _Asked, whole: list[int]) -> tuple[Mark, ...]:
        marks = [mark for place, known in asked if (mark := self._mark(zone, place, known, whole)) is not None]
        if self._sequences:
            for place, known in asked:
                for number in known.begins:
                    leaf, group = self._sequences[number]
                    if _goes_on(leaf, zone, place):
                        end = zone.ends[place + len(leaf.terms) - 1]
                        marks.append(Mark(zone.starts[place], end, leaf.match, frozenset({group})))
        return _without_overlaps(marks)

    def _mark(self, zone: ReadText, place: int, known: _Known, whole: list[int]) -> Mark | None:
        match, groups, apart, _ = known
        for number in apart:
            if number in whole:
                leaf, group = self._apart[number]
                groups |= {group}
                match = leaf.match if match is None else min(match, leaf.match, key=_STRENGTH.__getitem__)
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
        """The groups that ask for one of these values of a field; -1 where a filter does."""
        asked = self._keywords.get(field)
        return {group for value in values for group in asked.get(value, ())} if asked else set()


def _keywords(plan: Plan) -> dict[Field, dict[str, set[int]]]:
    """Which groups ask for what in which field; -1 for the filters."""
    found: dict[Field, dict[str, set[int]]] = {}
    for index, group in enumerate(plan.groups):
        for leaf in group.leaves:
            found.setdefault(leaf.field, {}).setdefault(leaf.terms[0], set()).add(index)
    for test in (test for one in plan.filters for option in one.options for test in option):
        if isinstance(test, Is):
            found.setdefault(test.field, {}).setdefault(test.value, set()).add(-1)
    return found


def _form(field: Field) -> str:
    if field in _EXACT_FIELDS:
        return "exact"
    if field in _STEM_FIELDS:
        return "stem"
    return "part" if field in _PART_FIELDS else ""


def _present(zone: ReadText, asked: _Asked) -> set[str]:
    """Stems and parts of the words that are asked for."""
    found: set[str] = set()
    for number in {zone.numbers[place] for place, _ in asked}:
        _, stem, parts, _ = zone.vocabulary.entries[number]
        found.add(stem)
        found.update(parts)
    return found


def _column(leaf: Leaf) -> int:
    """Where in an entry the terms of a sequence are looked for: among exact forms or stems."""
    return 0 if _form(leaf.field) == "exact" else 1


def _goes_on(leaf: Leaf, zone: ReadText, place: int) -> bool:
    """Whether the terms of a leaf follow each other from a place in a text on."""
    entries, column = zone.vocabulary.entries, _column(leaf)
    return tuple(entries[number][column] for number in zone.numbers[place : place + len(leaf.terms)]) == leaf.terms


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
    best, best_value, last, reached = 0, (-1, -1), 0, -1
    for first, mark in enumerate(marks):
        last = max(last, first)
        while last < len(marks) and marks[last].end <= mark.start + length * 5 // 6 - 30:
            last += 1
        if last == reached and first < last < first + _WINDOW:
            continue  # the end of a window that was looked at
        reached = last
        window = marks[first:last][:_WINDOW] or (mark,)
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
