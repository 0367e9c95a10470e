"""What a person should look at before anything is published."""

from collections.abc import Iterator

from importers.parsing import pronouns, undecided, unread, votes
from importers.parsing.result import DocumentKind, ParsedDocument, ParsedItem, Problem, SectionKind, Severity
from importers.source import SourceDocument

_MOST_COUNTED = 500
_MEETINGS = frozenset((DocumentKind.MINUTES, DocumentKind.EXTRACT))


def of(document: ParsedDocument, source: SourceDocument) -> tuple[Problem, ...]:
    """The problems of a document, worst first, then by place."""
    found = [
        *_of_reader(source),
        *_of_document(document),
        *_of_meeting(document),
        *_of_items(document),
        *(unread.problems(document) if document.kind in _MEETINGS else ()),
        *_of_papers(document),
    ]
    order = list(Severity)
    return tuple(sorted(found, key=lambda one: (order.index(one.severity), one.start or 0)))


def _of_reader(source: SourceDocument) -> Iterator[Problem]:
    for notice in source.notices:
        start = end = page = None
        if notice.line is not None:
            start = sum(len(line.text) + 1 for line in source.lines[: notice.line])
            end, page = start + len(source.lines[notice.line].text), source.lines[notice.line].page
        yield Problem(notice.code, Severity.WARNING, notice.message, start, end, page)


def _of_document(document: ParsedDocument) -> Iterator[Problem]:
    if document.kind is DocumentKind.OTHER:
        yield Problem("kind_unknown", Severity.WARNING, "Det går inte att se vilken sorts dokument det är. Välj slag.")
    elif document.kind_inferred:
        yield Problem(
            "kind_inferred",
            Severity.INFO,
            f"Dokumentet säger inte själv vad det är. Av formen att döma: {document.kind.value}.",
        )
    for left in document.unparsed:
        yield Problem(
            "unparsed", Severity.WARNING, "Den här texten kunde inte placeras.", left.start, left.end, left.page
        )


def _of_meeting(document: ParsedDocument) -> Iterator[Problem]:
    front = document.front
    if document.kind is DocumentKind.CORRECTION and front.meeting_date is None and document.items:
        message = "Vilket sammanträdes protokoll som rättas går inte att se. Kontrollera."
        yield Problem("meeting_date_missing", Severity.WARNING, message)
    if document.kind not in _MEETINGS:
        return
    if front.body is None:
        yield Problem(
            "body_missing", Severity.ERROR, "Organet (nämnden, styrelsen …) står inte i dokumentet. Ange det."
        )
    if front.meeting_date is None:
        message = "Sammanträdets datum står inte i dokumentet. Ange det."
        if front.earliest_date is not None:
            message += f" Tidigast {front.earliest_date.value.isoformat()}, enligt beslutsunderlaget."
        yield Problem("meeting_date_missing", Severity.ERROR, message)
    if front.authority is None:
        yield Problem("authority_missing", Severity.INFO, "Vilken kommun eller region det är står inte i dokumentet.")
    yield from _not_covered(document)
    if front.adjusted_on is None:
        yield Problem("adjustment_unknown", Severity.INFO, "När protokollet justerades står inte i dokumentet.")


def _not_covered(document: ParsedDocument) -> Iterator[Problem]:
    """The §§ that the front page counts against those that were found."""
    counted = {number for one in document.front.paragraphs_covered for number in range(one.first, one.last + 1)}
    found = {item.number for item in document.items if item.number is not None}
    if not counted or len(counted) > _MOST_COUNTED or document.kind is not DocumentKind.MINUTES:
        return
    inside = set(range(min(found, default=0), max(found, default=0) + 1))
    missing = sorted(counted - found - inside)  # a gap between two §§ is told where it is
    extra = sorted(found - counted)
    if missing:
        message = f"Enligt första sidan finns {_named(missing)} i protokollet, men den hittades inte."
        yield Problem("paragraphs_missing", Severity.WARNING, message)
    if extra:
        message = f"{_named(extra)} hittades men räknas inte upp på första sidan."
        yield Problem("paragraphs_extra", Severity.WARNING, message)


def _named(numbers: list[int]) -> str:
    return f"§ {numbers[0]}" if len(numbers) == 1 else "§§ " + ", ".join(map(str, numbers[:8]))


def _of_items(document: ParsedDocument) -> Iterator[Problem]:
    before: ParsedItem | None = None
    for item in document.items:
        start, end = item.span.start, item.span.end
        page = item.head[0].page if item.head else None
        name = f"§ {item.number}{' ' + item.suffix if item.suffix else ''}"
        if item.title is None:
            yield Problem("title_missing", Severity.WARNING, f"{name} har ingen rubrik.", start, end, page)
        decides = any(section.kind is SectionKind.DECISION for section in item.sections)
        if not item.clauses and not item.withheld:
            yield _without_decision(document, item, name, page, decides=decides)
        yield from votes.problems(item)
        yield from pronouns.problems(item, document.text)
        if item.withheld:
            yield Problem(
                "withheld", Severity.WARNING, f"{name} ser ut att vara hemlig eller gälla en enskild.", start, end, page
            )
        if before is not None and None not in (before.number, item.number):
            yield from _gap(before, item)
        before = item


def _without_decision(
    document: ParsedDocument, item: ParsedItem, name: str, page: int | None, *, decides: bool
) -> Problem:
    """A § without a clause. Where the meeting only began, was told something or ended, none is to be expected."""
    start, end = item.span.start, item.span.end
    if undecided.is_so(item, document.text[start:end]):
        message = f"{name} har inget beslut, och texten talar inte om något."
        return Problem("no_decision", Severity.INFO, message, start, end, page)
    what = "Beslutet kunde inte delas upp i satser" if decides else "Inget beslut hittades"
    return Problem("decision_missing", Severity.WARNING, f"{name}: {what}. Kontrollera.", start, end, page)


def _gap(before: ParsedItem, item: ParsedItem) -> Iterator[Problem]:
    assert before.number is not None
    assert item.number is not None
    missing = range(before.number + 1, item.number)
    if missing:
        which = f"§ {missing[0]}" if len(missing) == 1 else f"§§ {missing[0]}–{missing[-1]}"
        yield Problem(
            "paragraph_gap", Severity.WARNING, f"{which} saknas i dokumentet.", item.span.start, item.span.end
        )


def _of_papers(document: ParsedDocument) -> Iterator[Problem]:
    for index, paper in enumerate(document.papers):
        start, end = paper.span.start, paper.span.end
        which = "Dokumentet" if index == 0 else "Den inbäddade handlingen"
        if paper.title is None:
            yield Problem("title_missing", Severity.WARNING, f"{which} har ingen rubrik.", start, end)
        if paper.dated is None and paper.kind in {DocumentKind.REPORT, DocumentKind.LETTER}:
            yield Problem("date_missing", Severity.WARNING, f"{which} har inget eget datum.", start, end)
