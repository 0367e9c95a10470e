"""Running text that remembers where each of its characters is printed.

A passage is one or more printed lines put together for reading. Its `text` is what a person reads; every stretch
of it can be turned back into places in the document, as owner (`located`) or as evidence (`quote`).
"""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from importers.parsing.result import Located, Quote, Span


class Segment(Struct, frozen=True):
    """`length` characters of the passage, from `at` on, are printed from `start` on.

    `tail` more are printed behind them and not read (a hyphen at a line end), `lead` more before them (a mark
    of a heading in a text file).
    """

    at: int
    start: int
    length: int
    tail: int = 0
    lead: int = 0

    def moved(self, shift: int) -> "Segment":
        """The same print, so many characters further on in its passage."""
        return Segment(self.at + shift, self.start, self.length, self.tail, self.lead) if shift else self


class Passage(Struct, frozen=True):
    """Text for reading with its printed places."""

    text: str
    segments: tuple[Segment, ...]
    page: int | None = None

    @property
    def start(self) -> int:
        """Where the passage begins in the document."""
        return self.segments[0].start - self.segments[0].lead

    @property
    def end(self) -> int:
        """Where it ends (exclusive)."""
        last = self.segments[-1]
        return last.start + last.length + last.tail

    def part(self, begin: int, end: int | None = None) -> "Passage":
        """The passage of `text[begin:end]`, without the white space around it."""
        end = len(self.text) if end is None else end
        if begin == 0 and end == len(self.text) and self.text == self.text.strip():
            return self
        while begin < end and self.text[begin].isspace():
            begin += 1
        while end > begin and self.text[end - 1].isspace():
            end -= 1
        kept = []
        for segment in self.segments:
            low, high = max(begin, segment.at), min(end, segment.at + segment.length)
            if low < high:
                last = high == segment.at + segment.length and (high < end or end == len(self.text))
                tail = segment.tail if last else 0
                lead = segment.lead if low == segment.at else 0
                kept.append(Segment(low - begin, segment.start + low - segment.at, high - low, tail, lead))
        return Passage(self.text[begin:end], tuple(kept), self.page)

    def without_marks(self, begin: int, end: int) -> "Passage":
        """`text[begin:end]`, which still owns what is printed around it on its line."""
        inner = self.part(begin, end)
        first, last = inner.segments[0], inner.segments[-1]
        segments = [replace(first, lead=first.start - self.start), *inner.segments[1:]]
        segments[-1] = replace(segments[-1], tail=self.end - last.start - last.length)
        return replace(inner, segments=tuple(segments))

    def located(self) -> Located:
        """The whole passage as an owner."""
        return Located(self.text, self.spans(), self.page)

    def quote(self, begin: int = 0, end: int | None = None) -> Quote:
        """A stretch of the passage as evidence."""
        part = self.part(begin, end)
        return Quote(part.text.replace("\n", " "), part.spans(), self.page)  # stretches keep line breaks

    def spans(self) -> tuple[Span, ...]:
        """The printed places, one a line."""
        return tuple([Span(one.start - one.lead, one.start + one.length + one.tail) for one in self.segments])


def join(passages: Iterable[Passage]) -> Passage:
    """Several passages as one, with one space between them."""
    text, segments, page = "", [], None
    for passage in passages:
        shift = len(text) + 1 if text else 0
        text += f" {passage.text}" if text else passage.text  # grows in place: no copy of all before it
        page = passage.page if page is None else page
        segments += [one.moved(shift) for one in passage.segments]
    return Passage(text, tuple(segments), page)
