"""Word files (.docx, .docm, .dotx): every word of the package, in order, each in its region.

Headers come first, then the body with its text boxes, footers, notes, comments; at the end what is not on paper:
words that tracked changes took out, and hidden ones. Nothing outside of the file is opened, no macro is run.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct, field
from msgspec.structs import replace

from importers.readers import messages, word_properties
from importers.readers.numbering import Numbering
from importers.readers.package import Package, Relationship
from importers.readers.shared_styles import styles_of
from importers.readers.tags import DIAGRAM, DRAWING, PAGE_WAS_BROKEN, R, w
from importers.readers.word_blocks import Story
from importers.readers.word_inline import State, one_line
from importers.readers.word_properties import optional
from importers.source import FileType, Notice, Region, SourceDocument

_MAIN = "word/document.xml"
_NOT_NOTES = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_POINTS_OF_A_UNIT = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_VML_SIZE = re.compile(r"(?:^|;)\s*(?P<side>width|height)\s*:\s*(?P<size>[\d.]+)(?P<unit>pt|in|cm|mm|px)?")
_EMU_OF_A_POINT = 12_700
# From 40 cm² on a picture in the text may be a page or a table that somebody has scanned; less is a logo or a name.
_LARGE = 40 * 28.35**2


class _Graphics(Struct):
    """Pictures and embedded objects: what is said about them, and the words of diagrams, which are in the file."""

    package: Package
    related: Mapping[str, Relationship]
    pictures: list[int] = field(default_factory=list)
    embedded: list[tuple[str, int]] = field(default_factory=list)

    def __call__(self, element: etree._Element, line: int) -> Iterator[str]:
        words = next(element.iter(f"{{{DIAGRAM}}}relIds"), None)
        program = next((one.get("ProgID", "") for one in element.iter("{*}OLEObject")), None)
        if words is not None:
            yield from self._diagram(words.get(f"{{{R}}}dm", ""))
        elif program is not None:
            self.embedded.append((program or "okänd sort", line))
        elif next(element.iter("{*}chart"), None) is not None:
            self.embedded.append(("diagram", line))
        elif _area(element) >= _LARGE:
            self.pictures.append(line)

    def _diagram(self, identifier: str) -> Iterator[str]:
        part = self.related.get(identifier)
        root = optional(self.package, part.target) if part is not None else None
        for paragraph in root.iter(f"{{{DRAWING}}}p") if root is not None else ():
            words = "".join(text.text or "" for text in paragraph.iter(f"{{{DRAWING}}}t"))
            if words.strip():
                yield one_line(words)


def read(data: bytes) -> SourceDocument:
    """All lines of a Word file. Raises `ReadError` for damaged, encrypted and hostile ones."""
    package = Package(data)
    main = next((one.target for one in package.relationships("") if one.kind == "officeDocument"), _MAIN)
    root = package.xml(main)
    body = root.find(w("body")) if root is not None else None
    if root is None or body is None:
        raise messages.error("damaged")
    try:
        return _read(package, main, root, body)
    except RecursionError as problem:
        raise messages.error("too_complex") from problem


def _read(package: Package, main: str, root: etree._Element, body: etree._Element) -> SourceDocument:
    related = {one.identifier: one for one in package.relationships(main)}
    parts = {one.kind: one.target for one in related.values()}
    paged = next(body.iter(PAGE_WAS_BROKEN), None) is not None
    state = State(page=1 if paged else None)
    graphics = _Graphics(package, related)
    story = Story(
        styles=styles_of(package, parts.get("styles")),
        numbering=Numbering(optional(package, parts.get("numbering"))),
        state=state,
        graphic=graphics,
    )
    _read_margins(package, story, root, related, "headerReference", Region.HEADER)
    pictures_in_margins = len(graphics.pictures)
    story.read(body, Region.BODY)
    del graphics.pictures[:pictures_in_margins]
    state.page = None
    _read_margins(package, story, root, related, "footerReference", Region.FOOTER)
    for kind, element in (("footnotes", "footnote"), ("endnotes", "endnote")):
        for note in _elements(package, parts.get(kind), element):
            if note.get(w("type")) not in _NOT_NOTES:
                story.read(note, Region.FOOTNOTE)
    _read_comments(package, story, parts.get("comments"))
    return SourceDocument(
        lines=(*story.lines, *story.off_paper),
        file_type=FileType.DOCX,
        properties=word_properties.read(package, parts, package.links(main), state),
        notices=tuple(_notices(story, graphics)),
    )


def _elements(package: Package, part: str | None, name: str) -> Iterator[etree._Element]:
    root = optional(package, part)
    if root is not None:
        yield from root.iter(w(name))


def _read_margins(
    package: Package,
    story: Story,
    root: etree._Element,
    related: Mapping[str, Relationship],
    reference: str,
    region: Region,
) -> None:
    """Headers or footers of all sections and kinds (first, even), each part once, in the order of the sections."""
    seen: set[str] = set()
    for element in root.iter(w(reference)):
        relationship = related.get(element.get(f"{{{R}}}id", ""))
        if relationship is None or relationship.target in seen:
            continue
        seen.add(relationship.target)
        part = optional(package, relationship.target)
        if part is not None:
            story.read(part, region)


def _read_comments(package: Package, story: Story, part: str | None) -> None:
    """Comments, each with its author's name before its first line."""
    for comment in _elements(package, part, "comment"):
        story.state.comments += 1
        author, first = comment.get(w("author"), "").strip(), len(story.lines)
        story.read(comment, Region.COMMENT)
        if author and first < len(story.lines):
            story.state.authors[author] = None
            line = story.lines[first]
            story.lines[first] = replace(line, text=f"{one_line(author)}: {line.text}")


def _area(graphic: etree._Element) -> float:
    """How large a picture is printed, in square points; 0 where that is not said."""
    extent = next(graphic.iter("{*}extent"), None)
    if extent is not None:
        return _side(extent, "cx") * _side(extent, "cy")
    for shape in graphic.iter("{urn:schemas-microsoft-com:vml}shape", "{urn:schemas-microsoft-com:vml}rect"):
        sides = {
            match["side"]: float(match["size"]) * _POINTS_OF_A_UNIT[match["unit"] or "pt"]
            for match in _VML_SIZE.finditer(shape.get("style", ""))
            if match["size"].count(".") < 2 and match["size"] != "."
        }
        if next(shape.iter("{*}imagedata"), None) is not None:
            return sides.get("width", 0.0) * sides.get("height", 0.0)
    return 0.0


def _side(extent: etree._Element, name: str) -> float:
    said = extent.get(name, "")
    return int(said) / _EMU_OF_A_POINT if said.isdecimal() and len(said) < 12 else 0.0


def _notices(story: Story, graphics: _Graphics) -> Iterator[Notice]:
    state, hidden = story.state, [line for line in story.off_paper if line.region is Region.HIDDEN]
    if state.tracked:
        yield Notice(
            "tracked_changes",
            f"Dokumentet har spårade ändringar ({state.tracked} st). Texten lästes som om alla var godkända: "
            "kontrollera att det stämmer.",
        )
    if state.comments:
        yield Notice(
            "comments",
            f"Dokumentet har kommentarer ({state.comments} st). De visas inte för allmänheten, men finns i filen.",
        )
    if hidden:
        place = len(story.lines) + story.off_paper.index(hidden[0])
        yield Notice("hidden_text", "Dokumentet har dold text. Den visas inte, men finns i filen.", place)
    if state.foreign:
        yield Notice("foreign_content", "En del av dokumentet är infogat från en annan fil och kunde inte läsas.")
    if graphics.pictures:
        yield Notice(
            "pictures",
            f"Dokumentet har stora bilder ({len(graphics.pictures)} st). Text som är bild kan inte läsas: "
            "kontrollera att inget av beslutet står i dem.",
            graphics.pictures[0],
        )
    if graphics.embedded:
        kinds = ", ".join(dict.fromkeys(kind for kind, _ in graphics.embedded))
        yield Notice(
            "embedded",
            f"Dokumentet har inbäddade objekt ({kinds}). Deras innehåll lästes inte.",
            graphics.embedded[0][1],
        )
