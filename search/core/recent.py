"""What was read a moment ago: a hit comes again when somebody pages, sorts, narrows or asks on.

To mark a hit its text is analysed, which costs more than to find and count all hits of a common question.
"""

import threading
from array import array
from collections import OrderedDict
from dataclasses import replace
from functools import lru_cache
from typing import cast

from decisions.vocabulary.swedish import Columns
from search.core.analysis import words
from search.core.document import SearchDocument, load

KEPT_CHARACTERS = 5_000_000
"""Of all texts that are kept, some 3,000 hits: with their columns about 25 MB."""
_LONGEST = 50_000
"""Characters of a text up to which it is kept: a single long paper would push out hundreds of hits."""


class RecentWords:
    """The analyses of the texts asked for last. May be used by several threads; its answers are never to be changed."""

    def __init__(self, kept_characters: int = KEPT_CHARACTERS) -> None:
        self._most = kept_characters
        self._held = 0
        self._lock = threading.Lock()
        self._texts: OrderedDict[str, Columns] = OrderedDict()

    def __call__(self, text: str) -> Columns:
        """What `words` gives; the places may be in arrays instead of lists."""
        with self._lock:
            known = self._texts.get(text)
            if known is not None:
                self._texts.move_to_end(text)
                return known
        found = words(text)
        if len(text) > _LONGEST:
            return found
        with self._lock:
            if text not in self._texts:
                self._texts[text] = _packed(found)
                self._held += len(text)
            while self._held > self._most and self._texts:
                self._held -= len(self._texts.popitem(last=False)[0])
        return found


def _packed(found: Columns) -> Columns:
    """The places in arrays, which take a tenth of what numbers in lists take, and are read like them."""
    starts, ends = array("I", found.starts), array("I", found.ends)
    return replace(found, starts=cast("list[int]", starts), ends=cast("list[int]", ends))


recent_words = RecentWords()
"""Those of this process."""

_MOST_DOCUMENTS = 2_000
_LONGEST_DOCUMENT = 20_000


def recent_document(stored: bytes) -> SearchDocument:
    """What `load` gives. A document that was read a moment ago is not read again; long ones are not kept."""
    return _kept_document(stored) if len(stored) <= _LONGEST_DOCUMENT else load(stored)


_kept_document = lru_cache(maxsize=_MOST_DOCUMENTS)(load)
