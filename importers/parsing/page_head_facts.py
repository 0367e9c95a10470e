"""What letters and reports print above the text of each page instead of in their head: the day, the case number."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from importers.parsing import front_dates, head_dates, head_numbers, heads, kind_words, names
from importers.parsing.heads import Head
from importers.parsing.result import Basis, DocumentKind, Located, ParsedDate, ParsedDnr, Span

_WRITTEN = frozenset((DocumentKind.LETTER, DocumentKind.REPORT))


def completed(head: Head, page_heads: Sequence[Located], text: str) -> Head:
    """The head with the day and the number of the page heads, where it has none and they tell only one."""
    return replace(
        head, dated=head.dated or _dated(page_heads), dnrs=head.dnrs or _numbers(page_heads, text, head.receiver_dnrs)
    )


def _dated(page_heads: Sequence[Located]) -> ParsedDate | None:
    """The only day that is all of a column.

    Beside the name of a body it is of a meeting, unless the page heads name a letter or a report ("YTTRANDE").
    """
    found: dict[object, ParsedDate] = {}
    rows = [front_dates.columns(located) for located in page_heads]
    written = any(kind_words.named(one.text) in _WRITTEN for columns in rows for one in columns)
    for columns in rows:
        if not written and any(names.is_body(one.text) for one in columns):
            continue
        for column in columns:
            mentions = head_dates.find(column.text, (column.text,))
            if len(mentions) == 1 and heads.is_dated_line(column.text, mentions[0]):
                printed = front_dates.part_of(column, mentions[0].start, mentions[0].end)
                found.setdefault(mentions[0].value, ParsedDate(mentions[0].value, Basis.STATED, printed))
    return next(iter(found.values())) if len(found) == 1 else None


def _numbers(page_heads: Iterable[Located], text: str, theirs: Sequence[ParsedDnr]) -> tuple[ParsedDnr, ...]:
    """The only case number; not that of whom the letter is for."""
    found: dict[str, ParsedDnr] = {}
    for located in page_heads:
        whole = Span(located.start, max(span.end for span in located.spans))
        for one in head_numbers.numbers(text, whole.start, whole.end, located.page):
            found.setdefault(one.key, one)
    others = [one for key, one in found.items() if key not in {their.key for their in theirs}]
    return (others[0],) if len(others) == 1 else ()
