"""What a registrar is told about the pages of a PDF. One sentence for what was seen, one for what to do."""

from collections.abc import Iterator, Sequence

from importers.readers.pdf_hidden import Reason
from importers.source import Notice

_MOST_NUMBERS = 12
_MOST_PLACES = 20
_WHY_HIDDEN = {
    Reason.INVISIBLE: "osynlig",
    Reason.OUTSIDE: "utanför sidans kant",
    Reason.TINY: "för liten för att synas",
    Reason.PALE: "i samma färg som bakgrunden",
    Reason.COVERED: "täckt av en ruta",
}


def unread(pages: Sequence[int], *, without_tool: bool) -> Iterator[Notice]:
    """Pages that show something and say nothing, or that are empty."""
    if pages:
        missing = " Programmet för textigenkänning (Tesseract) finns inte här." if without_tool else ""
        text = f"{_pages(pages)} har ingen text som går att läsa: tom eller inskannad.{missing}"
        yield Notice("page_without_text", text)


def pictured(pages: Sequence[int]) -> Iterator[Notice]:
    """Pages that are mostly a picture, of which only the few words beside it were read."""
    if pages:
        text = f"{_pages(pages)} är till största delen en bild. Ord som står i bilden lästes inte."
        yield Notice("page_is_picture", text)


def damaged(pages: Sequence[int]) -> Iterator[Notice]:
    """Pages whose letters make no words, or hold signs that cannot be told."""
    if pages:
        text = f"Texten på {_pages(pages).lower()} går inte att lita på: tecknen är skadade i filen."
        yield Notice("text_damaged", f"{text} Jämför med originalet.")


def hidden(places: Sequence[tuple[int, int, Reason]]) -> Iterator[Notice]:
    """Text that is not to be seen: (index of its line, page, why). It is never taken for text of the document."""
    for line, page, reason in places[:_MOST_PLACES]:
        yield Notice(
            "hidden_text",
            f"På sidan {page} finns text som är {_WHY_HIDDEN[reason]}. "
            "Den följer med om PDF-filen publiceras. Kontrollera om den är tänkt att vara maskad.",
            line,
        )
    if len(places) > _MOST_PLACES:
        more = len(places) - _MOST_PLACES
        yield Notice("hidden_text", f"Dold text finns på ytterligare {more} ställen i PDF-filen.", places[-1][0])


def _pages(pages: Sequence[int]) -> str:
    numbers = ", ".join(map(str, pages[:_MOST_NUMBERS])) + (" …" if len(pages) > _MOST_NUMBERS else "")
    return f"{'Sidan' if len(pages) == 1 else 'Sidorna'} {numbers}"
