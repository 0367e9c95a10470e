"""What was read a moment ago: a hit comes again when somebody pages, sorts, narrows or asks on.

To mark a hit its text is analysed, which costs more than to find and count all hits of a common question.
"""

import threading
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from decisions.vocabulary.swedish import Entry
from search.core.analysis import words
from search.core.document import SearchDocument, load

KEPT_CHARACTERS = 5_000_000
"""Of all texts that are kept, some 3,000 hits: with their words about 25 MB."""
_LONGEST = 50_000
"""Characters of a text up to which it is kept: a single long paper would push out hundreds of hits."""
KEPT_WORDS = 100_000
"""Different words that are known at most; with more of them everything kept is read anew."""


class Vocabulary:
    """The different words of some texts, each under a number from 0 on, and which of them have a term.

    It only grows. May be used by several threads.
    """

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._numbers: dict[Entry, int] = {}
        self._having: dict[str, list[int]] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self.entries)

    def numbers(self, entries: Sequence[Entry]) -> tuple[int, ...]:
        """The numbers of these words; those that it does not know it learns."""
        found = tuple(map(self._numbers.get, entries))
        if None in found:
            with self._lock:
                found = tuple([self._numbers.get(entry) or self._number(entry) for entry in entries])
        return found  # type: ignore[return-value]  # None was asked for, which the type cannot tell

    def _number(self, entry: Entry) -> int:
        number = self._numbers.get(entry)
        if number is None:
            number = len(self.entries)
            for term in {entry[0], entry[1], *entry[2]}:
                self._having.setdefault(term, []).append(number)
            self.entries.append(entry)
            self._numbers[entry] = number  # last: who has the number may look it up
        return number

    def having(self, terms: Iterable[str]) -> tuple[int, set[int]]:
        """How many words were looked through, and those that have one of these as exact form, stem or part."""
        with self._lock:
            return len(self.entries), {number for term in terms for number in self._having.get(term, ())}


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text's words in order: where each begins and ends, and which one of the vocabulary it is."""

    starts: Sequence[int]
    ends: Sequence[int]
    numbers: tuple[int, ...]
    vocabulary: Vocabulary

    def entry(self, place: int) -> Entry:
        """The word at a place."""
        return self.vocabulary.entries[self.numbers[place]]


class RecentWords:
    """The analyses of the texts asked for last. May be used by several threads."""

    def __init__(self, kept_characters: int = KEPT_CHARACTERS, kept_words: int = KEPT_WORDS) -> None:
        self._most, self._most_words = kept_characters, kept_words
        self._held = 0
        self._lock = threading.Lock()
        self._texts: OrderedDict[str, ReadText] = OrderedDict()
        self._vocabulary = Vocabulary()

    def __call__(self, text: str) -> ReadText:
        """What `words` gives, with a number for each different word."""
        with self._lock:
            known = self._texts.get(text)
            if known is not None:
                self._texts.move_to_end(text)
                return known
            vocabulary = self._vocabulary
        found = words(text)
        # Places in arrays take a tenth of what numbers in lists take.
        places = array("I", found.starts), array("I", found.ends)
        read = ReadText(*places, vocabulary.numbers(found.entries), vocabulary)
        with self._lock:
            if len(text) <= _LONGEST and text not in self._texts and vocabulary is self._vocabulary:
                self._texts[text] = read
                self._held += len(text)
            while self._held > self._most and self._texts:
                self._held -= len(self._texts.popitem(last=False)[0])
            if len(self._vocabulary) > self._most_words:
                self._texts.clear()
                self._held, self._vocabulary = 0, Vocabulary()
        return read


recent_words = RecentWords()
"""Those of this process."""

_MOST_DOCUMENTS = 2_000
_LONGEST_DOCUMENT = 20_000


def recent_document(stored: bytes) -> SearchDocument:
    """What `load` gives. A document that was read a moment ago is not read again; long ones are not kept."""
    return _kept_document(stored) if len(stored) <= _LONGEST_DOCUMENT else load(stored)


_kept_document = lru_cache(maxsize=_MOST_DOCUMENTS)(load)
