"""The original's text cut into stretches for the review: which field the words stand in, what was not understood."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from importers.drafts.review.places import Place
from importers.parsing import FurnitureKind, ParsedDocument

_UNSEEN = frozenset((FurnitureKind.COMMENT, FurnitureKind.DELETED, FurnitureKind.HIDDEN))
"""Words of the file that nobody sees on paper: comments, what was deleted with changes tracked, hidden text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """`[start, end)` is worth a look: `kind` is `problem`, `unparsed` or `doubtful`; `anchor` is an id to jump to."""

    kind: str
    start: int
    end: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text.

    `marks` are its classes, `keys` the fields that it stands in, the widest first. `anchors` are ids of places that
    begin here; `page` is set where a page begins. `start` is its place in the document's text.
    """

    text: str
    marks: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    page: int | None = None
    start: int = 0


def stretches(
    document: ParsedDocument, places: Iterable[Place] = (), marks: Iterable[Mark] = ()
) -> tuple[Stretch, ...]:
    """The whole text, in order, nothing left out: joined together it is the document's text."""
    text, length = document.text, len(document.text)
    opens: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    closes: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    anchors: dict[int, list[str]] = defaultdict(list)
    ranges = [("key", place.key, place.start, place.end) for place in places]
    ranges += [("mark", mark.kind, mark.start, mark.end) for mark in marks]
    ranges += [
        ("mark", "hidden" if one.kind in _UNSEEN else "furniture", one.text.start, one.text.end)
        for one in document.furniture
        if one.kind != FurnitureKind.SIGNATURES
    ]
    for number, (sort, name, start, end) in enumerate(ranges):
        first, last = max(0, start), min(end, length)
        if first < last:
            opens[first].append((sort, name, number))
            closes[last].append((sort, name, number))
    for mark in marks:
        anchors[min(max(0, mark.start), length)].append(mark.anchor)
    pages = {start: number for number, start in enumerate(document.page_starts, start=1)}
    cuts = sorted({0, length, *opens, *closes, *anchors, *(p for p in pages if p <= length)})
    return tuple(_stretches(text, cuts, opens, closes, anchors, pages))


def _stretches(
    text: str,
    cuts: list[int],
    opens: dict[int, list[tuple[str, str, int]]],
    closes: dict[int, list[tuple[str, str, int]]],
    anchors: dict[int, list[str]],
    pages: dict[int, int],
) -> Iterable[Stretch]:
    active: dict[int, tuple[str, str]] = {}
    for place, after in zip(cuts, [*cuts[1:], None], strict=True):
        for _, _, number in closes.get(place, ()):
            active.pop(number, None)
        for sort, name, number in opens.get(place, ()):
            active[number] = (sort, name)
        here, page = tuple(anchors.get(place, ())), pages.get(place)
        if after is None and not here and page is None:
            return
        keys = dict.fromkeys(name for sort, name in active.values() if sort == "key")
        marked = dict.fromkeys(name for sort, name in active.values() if sort == "mark")
        yield Stretch(text[place:after] if after is not None else "", tuple(marked), tuple(keys), here, page, place)
