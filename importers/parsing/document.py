"""Lines of a file → `ParsedDocument`. The one door of this package for parsing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from importers.parsing import (
    content,
    findings,
    front,
    furniture,
    headings,
    items,
    kinds,
    labels,
    names,
    papers,
    units,
    words,
)
from importers.parsing.labels import Label
from importers.parsing.profile import NO_PROFILE, Profile
from importers.parsing.result import (
    Basis,
    DocumentKind,
    Furniture,
    FurnitureKind,
    Located,
    ParsedDate,
    ParsedDocument,
    ParsedFront,
    ParsedItem,
    Quote,
    ReferenceKind,
    Span,
    pieces,
)
from importers.parsing.units import Line, Unit
from importers.source import SourceDocument

_MEETINGS = frozenset((DocumentKind.MINUTES, DocumentKind.EXTRACT))


@dataclass(frozen=True, slots=True)
class _Cut:
    """The units of minutes, cut apart: before the first §, each §, the notice behind the last."""

    front: tuple[Unit, ...]
    items: tuple[tuple[Label, tuple[Unit, ...]], ...]
    sheet: tuple[Furniture, ...]


def parse(source: SourceDocument, profile: Profile = NO_PROFILE) -> ParsedDocument:
    """What the lines of a file mean, by the body's own headings first.

    Never raises for any content: what is not understood is `unparsed`.
    """
    with headings.of_body(profile):
        return _parse(source)


def _parse(source: SourceDocument) -> ParsedDocument:
    text = units.document_text(source)
    lines = units.numbered_lines(source)
    matter, sheet = furniture.split(lines)
    width = units.Width(matter, wrapped=source.wrapped)
    grouped = content.spread_layout_tables(units.group(matter, width))
    found = labels.find(grouped)
    verdict = kinds.judge(grouped, found, sheet)
    document = ParsedDocument(
        file_type=source.file_type,
        kind=verdict.kind,
        kind_inferred=verdict.inferred,
        text=text,
        page_starts=_page_starts(source),
        furniture=sheet,
        properties=source.properties,
    )
    if verdict.kind in _MEETINGS and found:
        document = _as_minutes(document, grouped, found)
    elif grouped:
        document = replace(document, papers=papers.parse(grouped, text, verdict.kind))
    document = replace(document, unparsed=_left_over(document, lines))
    return replace(document, problems=findings.of(document, source))


def _as_minutes(document: ParsedDocument, grouped: Sequence[Unit], found: Sequence[Label]) -> ParsedDocument:
    cut = _cut(grouped, found)
    sheet = tuple(sorted((*document.furniture, *cut.sheet), key=lambda one: one.text.start))
    page = front.parse(cut.front, sheet)
    body = page.body.text if page.body else None
    secret = {number for one in page.paragraphs_secret for number in range(one.first, one.last + 1)}
    parsed = tuple(
        replace(item, withheld=item.withheld or item.number in secret)
        for item in (items.parse(label, members, document.text, body) for label, members in cut.items)
    )
    if page.body is None:
        page = replace(page, body=_body_of_decisions(parsed))
    if page.meeting_date is None:
        page = replace(page, earliest_date=_earliest(parsed))
    return replace(document, front=page, items=parsed, furniture=sheet)


def _cut(grouped: Sequence[Unit], found: Sequence[Label]) -> _Cut:
    again = labels.repeated(grouped, found)
    contents = labels.contents_lines(grouped, found)
    sheet = [
        Furniture(FurnitureKind.CONTINUED if index in again else FurnitureKind.TABLE_OF_CONTENTS, part.located())
        for index in (*again, *sorted(contents))
        for part in grouped[index].passages
    ]
    dropped = set(again) | contents
    end = _notice_from(grouped, found[-1].unit)
    starts = [label.unit for label in found] + [end]
    members = [
        (label, tuple(grouped[index] for index in range(start, after) if index not in dropped))
        for label, start, after in zip(found, starts, starts[1:], strict=False)
    ]
    outside = (*range(found[0].unit), *range(end, len(grouped)))
    return _Cut(tuple(grouped[index] for index in outside if index not in dropped), tuple(members), tuple(sheet))


def _notice_from(grouped: Sequence[Unit], last_label: int) -> int:
    """Where the notice begins that some print behind the last §."""
    for index in range(last_label + 1, len(grouped)):
        if grouped[index].text.lower().rstrip(":") in words.NOTICE_TITLES:
            return index
    return len(grouped)


def _body_of_decisions(parsed: Iterable[ParsedItem]) -> Quote | None:
    """The body that the decisions name, if all that name one name the same ("Kommunstyrelsens beslut")."""
    named: dict[str, Quote] = {}
    for item in parsed:
        for located in (*item.lead_in, *(clause.text for clause in item.clauses)):
            name = located.text.split(" beslutar")[0]
            if " beslutar" in located.text and names.is_body(name):
                place = Span(located.start, located.start + len(name))
                named.setdefault(name.lower(), Quote(name, (place,), located.page))
                break
    return next(iter(named.values())) if len(named) == 1 else None


def _earliest(parsed: Iterable[ParsedItem]) -> ParsedDate | None:
    """A meeting cannot have been before the papers and the earlier instances that its decisions list."""
    listed = [
        reference
        for item in parsed
        for reference in item.references
        if reference.kind in {ReferenceKind.PAPER, ReferenceKind.EARLIER_INSTANCE} and reference.dated is not None
    ]
    latest = max(listed, key=lambda one: one.dated or date.min, default=None)
    if latest is None or latest.dated is None:
        return None
    return ParsedDate(latest.dated, Basis.EARLIEST, latest.printed)


def _page_starts(source: SourceDocument) -> tuple[int, ...]:
    starts: list[int] = []
    offset = 0
    for line in source.lines:
        while line.page is not None and len(starts) < line.page:
            starts.append(offset)
        offset += len(line.text) + 1
    return tuple(starts)


def _left_over(document: ParsedDocument, lines: Sequence[Line]) -> tuple[Located, ...]:
    """Every stretch that nothing owns, line by line."""
    owned = sorted((piece.start, piece.end) for piece in pieces(document))
    left: list[Located] = []
    position = 0
    for line in lines:
        start = line.start
        while position < len(owned) and owned[position][1] <= start:
            position += 1
        place = position
        while place < len(owned) and owned[place][0] < line.end:
            left += _stretch(document.text, start, min(owned[place][0], line.end), line.source.page)
            start = max(start, owned[place][1])
            place += 1
        left += _stretch(document.text, start, line.end, line.source.page)
    return tuple(left)


def _stretch(text: str, start: int, end: int, page: int | None) -> list[Located]:
    words_of = text[start:end].strip() if start < end else ""
    if not words_of:
        return []
    start = text.index(words_of, start)
    return [Located(words_of, (Span(start, start + len(words_of)),), page)]


__all__ = ["ParsedFront", "parse"]
