"""Page heads and feet, found by what recurs at the same height of several pages. Pure geometry.

They are kept as lines like any other; only columns and tables must not reach into them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from importers.readers.pdf_fragments import Entry, by_lines
from importers.readers.pdf_layout import Edges
from importers.readers.pdf_page import PageText

_TOP, _BOTTOM = 12, 8  # parts of lines looked at
_HEAD, _FOOT = 0.3, 0.75  # of the page's height: no head reaches below, no foot above
_NEAR = 6.0  # points: printed at the same height
_LABEL = re.compile(r"(?:\w{1,6} )?§")  # where each § begins on a new page, its number recurs at one height


def find(pages: Sequence[PageText]) -> list[Edges]:
    """The head and the foot of each page; of a single page nothing can be said."""
    if len(pages) < 2:
        return [Edges() for _ in pages]
    tops, bottoms = [], []
    for page in pages:
        lines = sorted(by_lines(page.fragments), key=lambda entry: entry.fragments[0].base)
        high = page.frame.height
        tops.append([line for line in lines[:_TOP] if line.fragments[0].base < _HEAD * high])
        bottoms.append([line for line in lines[::-1][:_BOTTOM] if line.fragments[0].base > _FOOT * high])
    heads, feet = _recurring(tops), _recurring(bottoms)
    return [
        Edges(_lines(top, heads), _lines(bottom, feet) - _lines(top, heads))
        for top, bottom in zip(tops, bottoms, strict=True)
    ]


def _key(entry: Entry) -> tuple[str, int]:
    words = re.sub(r"\d+", "#", " ".join(one.text for one in entry.fragments)).lower()
    return words, round(entry.fragments[0].base / _NEAR)


def _recurring(edges: Sequence[Sequence[Entry]]) -> set[tuple[str, int]]:
    """The words and heights that stand on a fifth of the pages (even and odd ones differ); of few pages, on half."""
    seen = Counter(key for lines in edges for key in {_key(entry) for entry in lines})
    enough = max(2, (len(edges) + 1) // 2 if len(edges) < 6 else len(edges) // 5)
    return {
        (words, height) for words, height in seen if sum(seen[words, height + step] for step in (-1, 0, 1)) >= enough
    }


def _lines(edge: Sequence[Entry], recurring: set[tuple[str, int]]) -> frozenset[int]:
    """The recurring lines from the edge inward, up to the first that does not recur."""

    def recurs(entry: Entry) -> bool:
        return _key(entry) in recurring and _LABEL.match(entry.fragments[0].text) is None

    return frozenset(entry.fragments[0].line for entry in takewhile(recurs, edge))
