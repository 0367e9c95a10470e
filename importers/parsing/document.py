"""Lines of a file → `ParsedDocument`. The one door of this package for parsing."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from importers.parsing import (
    appendices,
    ballot_lists,
    capitals,
    case_numbers,
    chosen_adjusters,
    closings,
    content,
    corrections,
    delegations,
    findings,
    front,
    front_paragraphs,
    furniture,
    headings,
    items,
    kind_shapes,
    kinds,
    label_series,
    labels,
    lines_above,
    margins,
    names,
    notices,
    papers,
    served,
    service_forms,
    signless,
    speakers,
    tables_of_contents,
    titles_above,
    typed_tables,
    units,
)
from importers.parsing.labels import Label
from importers.parsing.profile import NO_PROFILE, Profile
from importers.parsing.result import (
    AttendanceRole,
    Basis,
    DocumentKind,
    Furniture,
    FurnitureKind,
    Located,
    ParagraphRange,
    ParsedDate,
    ParsedDocument,
    ParsedFront,
    ParsedItem,
    ParsedPaper,
    Quote,
    ReferenceKind,
    SectionKind,
    Span,
    owned_spans,
)
from importers.parsing.units import Line, Unit, flatten
from importers.source import SourceDocument

_MEETINGS = frozenset((DocumentKind.MINUTES, DocumentKind.EXTRACT))
# Papers that speak of a meeting as its front page does.
_MAY_BE_FORM = frozenset((DocumentKind.LETTER, DocumentKind.OTHER))
_OF_MEETINGS = frozenset((DocumentKind.NOTICE, DocumentKind.SUMMONS, DocumentKind.DELEGATION_LIST))
_WITH_ITEMS = _MEETINGS | {DocumentKind.CORRECTION}


_FIRST = 5  # a roll is called in one of the first §§
_LONGEST_TITLE = 120


class _Item(Struct, frozen=True):
    """A § with its units; `above` are lines with its case number or earlier instances that stand before its label."""

    label: Label
    units: tuple[Unit, ...]
    above: tuple[Unit, ...]


class _Cut(Struct, frozen=True):
    """The units of minutes, cut apart: what stands around the §§, each §, papers bound behind them, the sheet.

    `listed`: the §§ that a table of contents names.
    """

    front: tuple[Unit, ...]
    items: tuple[_Item, ...]
    bound: tuple[tuple[Unit, ...], ...]
    sheet: tuple[Furniture, ...]
    listed: tuple[ParagraphRange, ...]


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
    matter = margins.apart(matter)
    width = units.Width(matter, wrapped=source.wrapped)
    grouped = content.spread_layout_tables(units.group(matter, width))
    found = label_series.find(grouped)
    verdict = kinds.judge(grouped, found, sheet)
    if verdict.kind in _MEETINGS or not found:
        named = verdict.kind in _MEETINGS and not verdict.inferred
        completed = signless.complete(grouped, found, minutes=named)
        if len(completed) > len(found):
            found = completed
            verdict = kinds.judge(grouped, found, sheet)
    form = service_forms.parse(grouped, text) if not found and verdict.kind in _MAY_BE_FORM else None
    verdict = kinds.Verdict(form.kind, inferred=False) if form is not None else verdict
    document = ParsedDocument(
        file_type=source.file_type,
        kind=verdict.kind,
        kind_inferred=verdict.inferred,
        text=text,
        page_starts=_page_starts(source),
        furniture=sheet,
        properties=source.properties,
    )
    corrects_only = verdict.kind is DocumentKind.CORRECTION and not kind_shapes.decides_at_all(grouped)
    if form is not None:
        document = replace(document, papers=(form,))
    elif verdict.kind in _WITH_ITEMS and found and not corrects_only:
        document = _as_minutes(document, grouped, found)
    elif grouped:
        document = _as_paper(document, grouped)
    document = replace(document, unparsed=_left_over(document, lines))
    return replace(document, problems=findings.of(document, source))


def _as_paper(document: ParsedDocument, grouped: Sequence[Unit]) -> ParsedDocument:
    """A paper; what its lines say of a meeting (a notice, a summons) is quoted as the front page would quote it."""
    above = [one.text for one in document.furniture if one.kind is FurnitureKind.PAGE_HEAD]
    below = [one.text for one in document.furniture if one.kind is FurnitureKind.PAGE_FOOT]
    read = grouped if document.kind in _OF_MEETINGS else typed_tables.gathered(grouped)
    parsed = papers.parse(read, document.text, document.kind, above, below)
    if document.kind is DocumentKind.CORRECTION:
        parsed = (corrections.told(parsed[0], grouped), *parsed[1:])
    document = replace(document, papers=parsed)
    if document.kind in _OF_MEETINGS:
        lists = document.kind is DocumentKind.DELEGATION_LIST
        told = delegations.above_rows(grouped) if lists else grouped
        page = front.parse(told, document.furniture)
        if lists:
            page = replace(page, meeting_date=delegations.reported_on(told, grouped[len(told) :]) or page.meeting_date)
        page = replace(page, title=None, head=(), rows=(), present=(), adjusters=(), attendance=())
        if document.kind is DocumentKind.NOTICE:
            page = notices.completed(page, grouped)
        if document.kind is DocumentKind.SUMMONS:  # it tells of what will be done
            page = replace(page, adjusted_on=None, announced_on=None, removed_on=None, appeal_until=None, kept_at=None)
        page = capitals.of_body(page, grouped)
        document = replace(document, front=page, papers=(_without_days_of(page, parsed[0]), *parsed[1:]))
    elif document.kind is DocumentKind.CORRECTION:
        page = front.parse(grouped, document.furniture)
        met = corrections.meeting_of(grouped)
        authority = parsed[0].authority or page.authority  # a line below may name who gets it
        document = replace(document, front=ParsedFront(body=page.body, authority=authority, meeting_date=met))
    return document


def _without_days_of(page: ParsedFront, paper: ParsedPaper) -> ParsedPaper:
    """A paper about a meeting is not dated by a day that it tells of, and the cases that it lists are not its own."""
    days = (page.meeting_date, page.adjusted_on, page.announced_on, page.removed_on, page.appeal_until)
    dated = None if paper.dated is not None and paper.dated.value in {day.value for day in days if day} else paper.dated
    return replace(paper, dated=dated, dnrs=paper.dnrs if len(paper.dnrs) == 1 else ())


def _as_minutes(document: ParsedDocument, grouped: Sequence[Unit], found: Sequence[Label]) -> ParsedDocument:
    cut = _cut(grouped, found)
    sheet = tuple(sorted((*document.furniture, *cut.sheet), key=lambda one: one.text.start))
    around, bound = cut.front, [appendices.parse(members, document.text) for members in cut.bound]
    own, telling = cut.items, tuple[Unit, ...]()
    if document.kind is DocumentKind.CORRECTION:
        around, telling = corrections.apart(around)
        if telling:
            last, signed = corrections.signed_off(own[-1].units)
            own = (*own[:-1], replace(own[-1], units=last))
            bound.insert(0, corrections.parse((*telling, *signed), document.text, around))
    page = notices.of_front(closings.with_days(front.parse(around, sheet), around), around)
    if not page.paragraphs_covered:
        page = replace(page, paragraphs_covered=cut.listed)
    if document.kind is DocumentKind.CORRECTION and not front.is_front_page(around):
        page = replace(page, meeting_date=corrections.meeting_of(telling))  # the day above is that of the correction
    page = served.completed(page, around, cut.bound, map(_titled, own[:_FIRST]))
    body = page.body.text if page.body else None
    there, floor = page.attendance, _speakers(own, page)
    parsed = [items.parse(one.label, one.units, document.text, body, one.above, there, floor) for one in own]
    parsed = list(case_numbers.in_text(parsed, document.text))
    parsed = list(case_numbers.settled(parsed, page.meeting_date.value if page.meeting_date else None))
    parsed = list(case_numbers.of_front(parsed, page, document.text))
    parsed = ballot_lists.attach(parsed, cut.bound, around)
    page = chosen_adjusters.completed(page, [(item, one.units) for item, one in zip(parsed, own, strict=True)])
    if page.body is None or page.body.text[:1].islower():  # "Protokoll från landstingsfullmäktiges sammanträde"
        told = _body_of_decisions(parsed)
        same = page.body is None or (told is not None and told.text.lower() == page.body.text.lower())
        page = replace(page, body=told if same else page.body)
    if page.meeting_date is None:
        page = replace(page, earliest_date=_earliest(parsed))
    return replace(
        document, front=page, items=tuple(_told_by_front(parsed, page)), papers=tuple(bound), furniture=sheet
    )


def _titled(one: _Item) -> tuple[str, tuple[Unit, ...]]:
    """The first lines of a §, where its title stands, and its units."""
    return " ".join(unit.text for unit in one.units[:2])[:_LONGEST_TITLE], one.units


def _speakers(own: Iterable[_Item], page: ParsedFront) -> frozenset[str]:
    """Who speaks at the meeting, where the front page lists no member."""
    if any(one.role is AttendanceRole.MEMBER for one in page.attendance):
        return frozenset()
    lines = [[unit.text for unit in one.units] for one in own]
    return speakers.of((text for texts in lines for text in texts), (text for texts in lines for text in texts[:3]))


def _told_by_front(parsed: Iterable[ParsedItem], page: ParsedFront) -> Iterator[ParsedItem]:
    """What the front page says of single §§: which are secret, which were adjusted at the meeting."""
    secret = {number for one in page.paragraphs_secret for number in range(one.first, one.last + 1)}
    at_once = {number for one in front_paragraphs.adjusted_at_once(page) for number in range(one.first, one.last + 1)}
    for item in parsed:
        withheld = item.withheld or item.number in secret
        adjusted = item.immediately_adjusted or item.number in at_once
        if (withheld, adjusted) != (item.withheld, item.immediately_adjusted):
            item = replace(item, withheld=withheld, immediately_adjusted=adjusted)  # noqa: PLW2901 - the same §
        yield item


def _cut(grouped: Sequence[Unit], found: Sequence[Label]) -> _Cut:
    again = labels.repeated(grouped, found)
    contents = tables_of_contents.lines(grouped, found)
    above = lines_above.find(grouped, found)
    lines = {index for places in above.values() for index in places}
    sheet = [
        Furniture(FurnitureKind.CONTINUED if index in again else FurnitureKind.TABLE_OF_CONTENTS, part.located())
        for index in (*again, *sorted(contents))
        for member in flatten(grouped[index])
        for part in member.passages
    ]
    titles = titles_above.find(grouped, found, frozenset(again) | contents | lines, above)
    dropped = set(again) | contents | lines | set(titles.values())
    end = closings.begins(grouped, found[-1].unit, alone=len(found) == 1)
    starts = [label.unit for label in found] + [end]
    parted: list[_Item] = []
    bound: list[tuple[Unit, ...]] = []
    for label, start, after in zip(found, starts, starts[1:], strict=False):
        members = [grouped[index] for index in range(start, after) if index not in dropped]
        members[1:1] = [grouped[titles[start]]] if start in titles else []
        own, *others = _parted(members, last=after == end)
        parted.append(_Item(label, own, tuple(grouped[index] for index in above.get(start, ()))))
        bound += others
    behind = [grouped[index] for index in range(end, len(grouped)) if index not in dropped]
    tail: list[tuple[Unit, ...]] = _parted(behind, last=True, behind=True) if behind else [()]
    closing, *others = tail
    before = tuple(grouped[index] for index in range(found[0].unit) if index not in dropped)
    if len(parted) == 1:  # an extract may say below who attests it whom it is for
        closing, sent = _sent_below(closing)
        parted[0] = replace(parted[0], units=(*parted[0].units, *sent))
    return _Cut(
        (*before, *closing),
        tuple(parted),
        (*bound, *others),
        tuple(sheet),
        tables_of_contents.covered(grouped, contents),
    )


def _sent_below(closing: Sequence[Unit]) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """What closes an extract, and what stands from the heading of its recipients on."""
    for place, unit in enumerate(closing):
        opened = headings.classify(unit.text) if place and unit.table is None else None
        if opened is not None and opened.kind is SectionKind.RECIPIENTS:
            return tuple(closing[:place]), tuple(closing[place:])
    return tuple(closing), ()


def _parted(members: Sequence[Unit], *, last: bool, behind: bool = False) -> list[tuple[Unit, ...]]:
    """The units of a § (or of what closes minutes: `behind`), then those of each paper bound behind it."""
    places = [0, *appendices.cut(members, last=last, behind=behind), len(members)]
    return [typed_tables.gathered(members[start:end]) for start, end in itertools.pairwise(places)]


def _body_of_decisions(parsed: Iterable[ParsedItem]) -> Quote | None:
    """The body that the decisions name, if all that name one name the same ("Kommunstyrelsens beslut")."""
    named: dict[str, Quote] = {}
    for item in parsed:
        headed = [one.heading for one in item.sections if one.heading and one.kind is SectionKind.DECISION]
        for located in (*item.lead_in, *(clause.text for clause in item.clauses), *headed):
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
    owned = sorted((span.start, span.end) for span in owned_spans(document))
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
