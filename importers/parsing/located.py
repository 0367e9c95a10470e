"""Words with their places: those that own their characters, and those that quote them."""

from importers.stored import Stored


class Span(Stored, frozen=True, order=True):
    """`[start, end)` in code points of `ParsedDocument.text`."""

    start: int
    end: int


class Words(Stored, frozen=True):
    """Words with their place.

    `text` is for reading: printed lines joined by one space, a word broken at a line end put together.
    `spans` are the printed places in order; more than one where a page break or another column lies between.
    """

    text: str
    spans: tuple[Span, ...]
    page: int | None = None

    @property
    def start(self) -> int:
        """Where the words begin in the document's text."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where the words end (exclusive); other things may lie between start and end, see `spans`."""
        return self.spans[-1].end


class Located(Words, frozen=True):
    """Words that this place of the result owns."""


class Quote(Words, frozen=True):
    """Words that are owned elsewhere in the result and serve as evidence here."""
