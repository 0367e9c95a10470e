"""What a tagged PDF says itself about its text: headings, cells of tables, page heads and feet.

Word and LibreOffice write such tags. They are taken for what they are worth: where nearly everything is a heading,
or a cell holds half a page, they are left alone.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from msgspec import Struct, field
from msgspec.structs import replace
from pypdfium2 import raw

from importers.readers.pdf_fragments import Fragment, Place, Tag
from importers.readers.pdf_page import Characters
from importers.source import Region

_MOST_ELEMENTS = 20_000
_DEEPEST = 40
_LEVELS = {"H": 1, "Title": 1, **{f"H{level}": level for level in range(1, 10)}}
_MOST_HEADINGS = 0.5  # of the lines of a page


class _Walk(Struct):
    """The structure tree of a page, element by element."""

    found: dict[int, Tag] = field(default_factory=dict)
    tables: int = 0
    count: int = 0
    name: ctypes.Array[ctypes.c_char] = field(default_factory=lambda: ctypes.create_string_buffer(64))

    def enter(self, element: object, level: int | None, place: Place | None, depth: int) -> None:
        """Take an element and what is under it."""
        self.count += 1
        if self.count > _MOST_ELEMENTS or depth > _DEEPEST:
            return
        kind = self._kind(element)
        if kind == "Table" and place is None:
            self._table(element, depth)
            return
        level = _LEVELS.get(kind, level)
        for inner, content in _children(element):
            if content >= 0:
                self.found[content] = Tag(level if place is None else None, place)
            elif inner:
                self.enter(inner, level, place, depth + 1)

    def _table(self, table: object, depth: int) -> None:
        rows = list(self._rows(table, depth))
        head = 0
        while head < len(rows) and all(kind == "TH" for _, kind in rows[head]):
            head += 1
        for row, cells in enumerate(rows):
            for column, (cell, _) in enumerate(cells):
                place = Place(self.tables, row, column, header=row < head < len(rows))
                self.enter(cell, None, place, depth + 2)
        self.tables += 1

    def _rows(self, element: object, depth: int) -> Iterator[list[tuple[object, str]]]:
        """The rows of a table with their cells; a table keeps them in THead, TBody and TFoot, or itself."""
        for inner, _ in _children(element):
            kind = self._kind(inner) if inner else ""
            if kind == "TR":
                cells = [(cell, self._kind(cell)) for cell, _ in _children(inner) if cell]
                yield [(cell, which) for cell, which in cells if which in {"TD", "TH"}]
            elif kind in {"THead", "TBody", "TFoot"} and depth < _DEEPEST:
                yield from self._rows(inner, depth + 1)

    def _kind(self, element: object) -> str:
        length = raw.FPDF_StructElement_GetType(element, self.name, 64)
        return self.name.raw[: max(0, length - 2)].decode("utf-16-le", "replace") if 2 < length <= 64 else ""


def _children(element: object) -> Iterator[tuple[object, int]]:
    """(element, -1) or (nothing, number of marked content), in order."""
    for number in range(raw.FPDF_StructElement_CountChildren(element)):
        inner = raw.FPDF_StructElement_GetChildAtIndex(element, number)
        yield inner, -1 if inner else raw.FPDF_StructElement_GetChildMarkedContentID(element, number)


def tagged(page: pdfium.PdfPage, characters: Characters, fragments: Sequence[Fragment]) -> tuple[Fragment, ...]:
    """The fragments with what the tags say of them; without it where the tags are not to be trusted."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return tuple(fragments)
    walk = _Walk()
    try:
        for number in range(raw.FPDF_StructTree_CountChildren(tree)):
            element = raw.FPDF_StructTree_GetChildAtIndex(tree, number)
            if element:
                walk.enter(element, None, None, 0)
        drawn = [raw.FPDFText_GetTextObject(characters.handle, one.first) for one in fragments]
        contents = [raw.FPDFPageObj_GetMarkedContentID(one) if one else -1 for one in drawn]
        tags = {
            number: walk.found[content] for number, content in enumerate(contents) if content in walk.found
        } | _edges(drawn, contents, fragments)
    finally:
        raw.FPDF_StructTree_Close(tree)
    known = _trusted(tags, fragments)
    return tuple(replace(one, tag=known[number]) if number in known else one for number, one in enumerate(fragments))


def _edges(drawn: Sequence[object], contents: Sequence[int], fragments: Sequence[Fragment]) -> dict[int, Tag]:
    """Page heads and feet: artifacts that say so, or that stand above or below all that is marked as content."""
    bases = [one.base for one, content in zip(fragments, contents, strict=True) if content >= 0]
    found: dict[int, Tag] = {}
    for number, (one, content) in enumerate(zip(fragments, contents, strict=True)):
        if content >= 0 or not drawn[number]:
            continue
        is_artifact, region = _artifact(drawn[number])
        if is_artifact and region is None and bases:
            region = Region.HEADER if one.base < min(bases) else Region.FOOTER if one.base > max(bases) else None
        if region is not None:
            found[number] = Tag(region=region)
    return found


def _artifact(drawn: object) -> tuple[bool, Region | None]:
    """Whether something is marked as none of the content, and its place on the sheet if the mark says it."""
    buffer, length = (ctypes.c_ushort * 64)(), ctypes.c_ulong()
    for number in range(raw.FPDFPageObj_CountMarks(drawn)):
        mark = raw.FPDFPageObj_GetMark(drawn, number)
        raw.FPDFPageObjMark_GetName(mark, buffer, 64, length)
        if _words(buffer, length) != "Artifact":
            continue
        if raw.FPDFPageObjMark_GetParamStringValue(mark, b"Subtype", buffer, 64, length):
            return True, {"Header": Region.HEADER, "Footer": Region.FOOTER}.get(_words(buffer, length))
        return True, None
    return False, None


def _words(buffer: "ctypes.Array[ctypes.c_ushort]", length: ctypes.c_ulong) -> str:
    """A text that pdfium wrote as UTF-16 with a zero at its end, its length in bytes."""
    return bytes(buffer)[: min(128, length.value)].decode("utf-16-le", "replace").rstrip("\x00")


def _trusted(tags: dict[int, Tag], fragments: Sequence[Fragment]) -> dict[int, Tag]:
    """Without headings where most lines are some, and without tables that are none."""
    headings = sum(tag.level is not None for tag in tags.values())
    plain = headings > _MOST_HEADINGS * max(1, len(fragments)) and len(fragments) > 6
    places = [tag.place for tag in tags.values() if tag.place is not None]
    real = {number for number in {place.table for place in places} if _is_table(places, number)}
    return {
        number: Tag(
            None if plain else tag.level, tag.place if tag.place and tag.place.table in real else None, tag.region
        )
        for number, tag in tags.items()
    }


def _is_table(places: Sequence[Place], number: int) -> bool:
    """At least two rows and two columns with text, and no cell with half a page."""
    cells = Counter((place.row, place.column) for place in places if place.table == number)
    return (
        len({row for row, _ in cells}) >= 2 and len({column for _, column in cells}) >= 2 and max(cells.values()) <= 25
    )
