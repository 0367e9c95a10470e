"""Word files (.docx): body in order with tables, text boxes, automatic numbers, tracked changes, comments.

Tracked changes are read as accepted. Headers come first and footers last, then footnotes and comments, each
with its region. Nothing outside of the file is opened.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from importers.readers import messages
from importers.readers.numbering import Numbering, value, w, whole
from importers.readers.package import Package, R, Relationship
from importers.readers.styles import Style, Styles, first, flag, size_of
from importers.source import Cell, FileProperties, FileType, Notice, ReadError, Region, SourceDocument, SourceLine

_INSIDE = frozenset(
    w(name)
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "bdo", "dir", "sdt", "sdtContent")
)
_REMOVED = frozenset(w(name) for name in ("del", "moveFrom"))
_INSERTED = frozenset(w(name) for name in ("ins", "moveTo"))
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_DEEPEST_TABLE = 12
_NOT_NOTES = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F0FC": "✓", "F0FE": "☒", "F0A8": "☐", "F02D": "–"}


@dataclass(slots=True)
class _Run:
    text: str
    bold: bool
    italic: bool
    size: float | None


@dataclass(slots=True)
class _Counts:
    tables: int = 0
    tracked: int = 0
    hidden: int = 0
    comments: int = 0
    foreign: int = 0


@dataclass(slots=True)
class _Reading:
    styles: Styles
    numbering: Numbering
    counts: _Counts = field(default_factory=_Counts)
    region: Region = Region.BODY


def read(data: bytes) -> SourceDocument:
    """All lines of a Word file. Raises `ReadError` for damaged, encrypted and hostile ones."""
    package = Package(data)
    main = next((one.target for one in package.relationships("") if one.kind == "officeDocument"), "word/document.xml")
    root = package.xml(main)
    body = root.find(w("body")) if root is not None else None
    if root is None or body is None:
        raise messages.error("damaged")
    related = {one.identifier: one for one in package.relationships(main)}
    by_kind = {one.kind: one.target for one in related.values()}
    reading = _Reading(
        Styles(_optional(package, by_kind.get("styles"))), Numbering(_optional(package, by_kind.get("numbering")))
    )
    lines = [
        *_margins(package, reading, root, related, "headerReference", Region.HEADER),
        *_blocks(body, reading),
        *_margins(package, reading, root, related, "footerReference", Region.FOOTER),
        *_notes(package, reading, by_kind),
        *_comments(package, reading, by_kind),
    ]
    return SourceDocument(
        lines=tuple(lines),
        file_type=FileType.DOCX,
        properties=_properties(package),
        notices=tuple(_notices(reading.counts)),
    )


def _optional(package: Package, name: str | None) -> etree._Element | None:
    """A part that can be missing or broken without harm to the text."""
    try:
        return package.xml(name) if name else None
    except ReadError as problem:
        if problem.code in {"bomb", "unsafe"}:
            raise
        return None


def _margins(
    package: Package,
    reading: _Reading,
    root: etree._Element,
    related: Mapping[str, Relationship],
    reference: str,
    region: Region,
) -> Iterator[SourceLine]:
    """Headers or footers, each part once, in the order of the sections."""
    seen: set[str] = set()
    reading.region = region
    for element in root.iter(w(reference)):
        relationship = related.get(element.get(f"{{{R}}}id", ""))
        if relationship is None or relationship.target in seen:
            continue
        seen.add(relationship.target)
        part = _optional(package, relationship.target)
        if part is not None:
            yield from _blocks(part, reading)
    reading.region = Region.BODY


def _notes(package: Package, reading: _Reading, by_kind: dict[str, str]) -> Iterator[SourceLine]:
    reading.region = Region.FOOTNOTE
    for kind, element in (("footnotes", "footnote"), ("endnotes", "endnote")):
        part = _optional(package, by_kind.get(kind))
        for note in part.iter(w(element)) if part is not None else ():
            if note.get(w("type")) not in _NOT_NOTES:
                yield from _blocks(note, reading)
    reading.region = Region.BODY


def _comments(package: Package, reading: _Reading, by_kind: dict[str, str]) -> Iterator[SourceLine]:
    part = _optional(package, by_kind.get("comments"))
    reading.region = Region.COMMENT
    for comment in part.iter(w("comment")) if part is not None else ():
        reading.counts.comments += 1
        yield from _blocks(comment, reading)
    reading.region = Region.BODY


def _blocks(parent: etree._Element, reading: _Reading, depth: int = 0) -> Iterator[SourceLine]:
    """The paragraphs and tables under an element, in order."""
    for child in parent:
        if child.tag == w("p"):
            yield from _paragraph(child, reading)
        elif child.tag == w("tbl"):
            yield from _table(child, reading, depth)
        elif child.tag in _INSIDE:
            yield from _blocks(child, reading, depth)
        elif child.tag == _ALTERNATIVE:
            for choice in list(child)[:1]:
                yield from _blocks(choice, reading, depth)
        elif child.tag == w("altChunk"):
            reading.counts.foreign += 1


def _table(element: etree._Element, reading: _Reading, depth: int) -> Iterator[SourceLine]:
    """The lines of a table, row by row; a table inside a cell gives lines of that cell."""
    if depth > _DEEPEST_TABLE:
        raise messages.error("too_complex")
    number = reading.counts.tables
    reading.counts.tables += 1
    for row, line in enumerate(_children(element, "tr")):
        properties = line.find(w("trPr"))
        if properties is not None and properties.find(w("del")) is not None:
            reading.counts.tracked += 1
            continue
        header = flag(properties, "tblHeader") is True
        column = 0
        for cell in _children(line, "tc"):
            place = Cell(number, row, column, header)
            for inner in _blocks(cell, reading, depth + 1):
                yield replace(inner, cell=place)
            column += max(1, min(whole(value(cell.find(w("tcPr")), "w:gridSpan"), 1), 64))


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also where something is wrapped around them."""
    for child in element:
        if child.tag == w(name):
            yield child
        elif child.tag in _INSIDE:
            yield from _children(child, name)


def _paragraph(element: etree._Element, reading: _Reading) -> Iterator[SourceLine]:
    """A paragraph as one line, or several where it has line breaks; then its text boxes."""
    properties = element.find(w("pPr"))
    style = reading.styles.get(value(properties, "w:pStyle"))
    boxes: list[etree._Element] = []
    runs = list(_runs(element, reading, style, boxes))
    marker, level = _marker(properties, style, reading, empty=not any(run.text.strip() for run in runs))
    if marker:
        runs.insert(0, _Run(f"{marker} ", bold=runs[0].bold if runs else False, italic=False, size=None))
    for number, line in enumerate(_split(runs)):
        yield SourceLine(
            text="".join(run.text for run in line),
            style=style.name,
            heading_level=_heading_level(properties, style),
            bold=_all(line, "bold"),
            italic=_all(line, "italic"),
            size=max((run.size for run in line if run.size and run.text.strip()), default=style.size),
            region=reading.region,
            list_level=level,
            marker=marker if number == 0 else "",
        )
    for box in boxes:
        yield from (
            replace(line, region=Region.TEXTBOX) if line.region is Region.BODY else line
            for line in _blocks(box, reading)
        )


def _heading_level(properties: etree._Element | None, style: Style) -> int | None:
    outline = value(properties, "w:outlineLvl")
    if outline is None:
        return style.heading_level
    return whole(outline, 9) + 1 if whole(outline, 9) < 9 else None


def _marker(
    properties: etree._Element | None, style: Style, reading: _Reading, *, empty: bool
) -> tuple[str, int | None]:
    """The printed number or bullet and the list level; an empty paragraph prints none."""
    num_id = value(properties, "w:numPr/w:numId")
    level = whole(value(properties, "w:numPr/w:ilvl"), 0)
    if num_id is None:
        num_id, level = style.num_id, style.num_level or 0
    if num_id is None or num_id == "0" or empty:
        return "", None
    return reading.numbering.marker(num_id, level), level


def _split(runs: list[_Run]) -> list[list[_Run]]:
    """The runs of each line; a break in a run ends the line."""
    lines: list[list[_Run]] = [[]]
    for run in runs:
        for number, text in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
            lines[-1].append(_Run(text, run.bold, run.italic, run.size))
    return lines


def _all(runs: list[_Run], what: str) -> bool:
    printed = [run for run in runs if run.text.strip()]
    return bool(printed) and all(getattr(run, what) for run in printed)


def _runs(element: etree._Element, reading: _Reading, style: Style, boxes: list[etree._Element]) -> Iterator[_Run]:
    for child in element:
        if child.tag == w("r"):
            yield from _run(child, reading, style, boxes)
        elif child.tag in _REMOVED:
            reading.counts.tracked += 1
        elif child.tag in _INSIDE:
            reading.counts.tracked += child.tag in _INSERTED
            yield from _runs(child, reading, style, boxes)
        elif child.tag == _ALTERNATIVE:
            for choice in list(child)[:1]:
                yield from _runs(choice, reading, style, boxes)
        elif child.tag != w("pPr"):
            text = "".join(math.text or "" for math in child.iter(_MATH))
            if text:
                yield _Run(_one_line(text), bold=False, italic=False, size=None)


def _run(element: etree._Element, reading: _Reading, style: Style, boxes: list[etree._Element]) -> Iterator[_Run]:
    properties = element.find(w("rPr"))
    own = reading.styles.get(value(properties, "w:rStyle")) if value(properties, "w:rStyle") else Style()
    if first(flag(properties, "vanish"), first(own.hidden, style.hidden)):
        reading.counts.hidden += 1
        return
    text = "".join(_printed(child, boxes) for child in element)
    if text:
        yield _Run(
            text,
            bold=first(flag(properties, "b"), first(own.bold, style.bold)) is True,
            italic=first(flag(properties, "i"), first(own.italic, style.italic)) is True,
            size=size_of(properties) or own.size or style.size,
        )


def _printed(child: etree._Element, boxes: list[etree._Element]) -> str:
    """What one element inside of a run prints; text boxes are put aside."""
    tag = child.tag
    if tag == w("t"):
        return _one_line(child.text or "")
    if tag in (w("tab"), w("ptab")):
        return "\t"
    if tag in (w("br"), w("cr")):
        return "\n"
    if tag == w("noBreakHyphen"):
        return "-"
    if tag == w("sym"):
        code = (child.get(w("char")) or "").upper()
        return _SYMBOLS.get(code) or (chr(int(code, 16)) if _is_code(code) else "")
    if tag in (w("drawing"), w("pict"), w("object"), _ALTERNATIVE):
        container = next(iter(child), child) if tag == _ALTERNATIVE else child
        boxes.extend(box for box in container.iter(w("txbxContent")) if not _nested(box, container))
    return ""


def _is_code(code: str) -> bool:
    try:
        return 0x20 <= int(code, 16) < 0xD800 or 0xE000 <= int(code, 16) < 0x110000
    except ValueError:
        return False


def _nested(box: etree._Element, container: etree._Element) -> bool:
    """A text box within another one is read with it."""
    parent = box.getparent()
    while parent is not None and parent is not container:
        if parent.tag == w("txbxContent"):
            return True
        parent = parent.getparent()
    return False


def _one_line(text: str) -> str:
    return "".join(" " if character in "\r\n\v\f\x85\u2028\u2029" else character for character in text)


def _properties(package: Package) -> FileProperties:
    root = _optional(
        package, next((one.target for one in package.relationships("") if one.kind == "core-properties"), None)
    )
    if root is None:
        return FileProperties()
    said = {etree.QName(child).localname: (child.text or "").strip() for child in root if isinstance(child.tag, str)}
    return FileProperties(
        title=said.get("title", ""),
        author=said.get("creator", ""),
        created=said.get("created", ""),
        modified=said.get("modified", ""),
    )


def _notices(counts: _Counts) -> Iterator[Notice]:
    if counts.tracked:
        yield Notice(
            "tracked_changes",
            f"Dokumentet har spårade ändringar ({counts.tracked} st). Texten lästes som om alla var godkända: "
            "kontrollera att det stämmer.",
        )
    if counts.comments:
        yield Notice(
            "comments",
            f"Dokumentet har kommentarer ({counts.comments} st). De visas inte för allmänheten, men finns i filen.",
        )
    if counts.hidden:
        yield Notice("hidden_text", "Dokumentet har dold text. Den lästes inte, men finns i filen.")
    if counts.foreign:
        yield Notice("foreign_content", "En del av dokumentet är infogat från en annan fil och kunde inte läsas.")
