"""What the runs of a Word paragraph print, and what lies in the file without being printed.

Every `w:t` goes to exactly one of three places: printed, taken out by a tracked change, or hidden. An element that
is not known here is looked through, so that no wrapper can swallow words. Field codes are never text.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from msgspec import Struct, field

from importers.readers.styles import Style, Styles
from importers.readers.tags import (
    ALTERNATIVES,
    DELETED_TEXT,
    INSERTED,
    MATH_TEXT,
    PAGE_WAS_BROKEN,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    REMOVED,
    RUN,
    RUN_PROPERTIES,
    TABLE,
    TEXT,
    TEXT_BOX,
    VAL,
    alternative,
    is_on,
    value,
    w,
    whole,
)

_AUTHOR = w("author")
_CHANGES = INSERTED | REMOVED
_PRINTS = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_GRAPHICS = frozenset((w("drawing"), w("pict"), w("object")))
_FIELD_CODES = frozenset((w("instrText"), w("delInstrText")))
_SYMBOL, _FIELD, _FIELD_TYPE = w("sym"), w("fldChar"), w("fldCharType")
_B, _I, _SIZE, _VANISH, _STYLE = w("b"), w("i"), w("sz"), w("vanish"), w("rStyle")
_SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F0FC": "✓", "F0FE": "☒", "F0FD": "☒", "F0A8": "☐", "F06F": "☐", "F02D": "–",
            "F0E0": "→", "F052": "☑", "F0A3": "☐"}  # fmt: skip
_LINE_ENDS = re.compile("[\r\n\v\f\x85\u2028\u2029]")
_ADDRESS = re.compile(r"(?:mailto|tel):[^\s\"?]+", re.IGNORECASE)
_TALLIED = 200  # names and addresses beyond this are the same few, or nonsense


class Run(Struct):
    """Printed letters of one look; `page` counts from 1, None where the file does not tell pages."""

    text: str
    bold: bool
    italic: bool
    size: float | None
    page: int | None


class State(Struct):
    """What is counted through the whole file. `removing`: everything that is read now was taken out by a change."""

    tables: int = 0
    tracked: int = 0
    comments: int = 0
    foreign: int = 0
    page: int | None = None
    removing: bool = False
    authors: dict[str, None] = field(default_factory=dict)  # in order, each once
    addresses: dict[str, None] = field(default_factory=dict)


class Look(Struct, frozen=True):
    """How letters are set."""

    bold: bool = False
    italic: bool = False
    size: float | None = None
    hidden: bool = False


class Box(Struct, frozen=True):
    """Blocks that stand in a paragraph: a text box, and whether a tracked change took it out."""

    content: etree._Element
    removed: bool


class Inline:
    """The content of one paragraph: `runs` as printed, the rest apart. `boxes` are blocks to be read after it."""

    __slots__ = ("_codes", "_look", "_state", "_style", "_styles", "boxes", "deleted", "graphics", "hidden", "runs")

    def __init__(self, styles: Styles, style: Style, state: State) -> None:
        self._styles, self._style, self._state = styles, style, state
        self._look = Look(style.bold is True, style.italic is True, style.size, style.hidden is True)
        self._codes: list[bool] = []  # the fields that are open here: True while in the code
        self.runs: list[Run] = []
        self.deleted: list[str] = []
        self.hidden: list[str] = []
        self.boxes: list[Box] = []
        self.graphics: list[etree._Element] = []

    def read(self, elements: Iterable[etree._Element]) -> None:
        """Everything under a paragraph (an element is its children), or under something inside of one."""
        for child in elements:
            tag = child.tag
            if tag == RUN:
                self._run(child)
            elif tag in _CHANGES:
                self._change(child)
            elif tag == ALTERNATIVES:
                branch = alternative(child)
                if branch is not None:
                    self.read(branch)
            elif tag in (TEXT, MATH_TEXT):
                self._put(one_line(child.text or ""), self._look)
            elif tag in (PARAGRAPH, TABLE):  # not allowed by the standard, written by some converters
                self.boxes.append(Box(child, self._state.removing))
            elif tag in _GRAPHICS:
                self._graphic(child)
            elif tag not in (PARAGRAPH_PROPERTIES, RUN_PROPERTIES) and len(child):
                self.read(child)

    def _change(self, element: etree._Element) -> None:
        tally(self._state, element)
        before = self._state.removing
        self._state.removing = before or element.tag in REMOVED
        self.read(element)
        self._state.removing = before

    def _run(self, element: etree._Element, around: Look | None = None) -> None:
        look, parts = around or self._look, []
        for child in element:
            tag = child.tag
            if tag == TEXT:
                parts.append(one_line(child.text or ""))
            elif tag == RUN_PROPERTIES:
                look = self._look_of(child)
            elif tag in _PRINTS:
                parts.append(_PRINTS[tag])
            elif tag == PAGE_WAS_BROKEN:
                self._flush(parts, look)
                if self._state.page is not None:
                    self._state.page += 1
            else:
                self._seldom(child, parts, look)
        self._flush(parts, look)

    def _seldom(self, child: etree._Element, parts: list[str], look: Look) -> None:
        tag = child.tag
        if tag == DELETED_TEXT:
            self.deleted.append(one_line(child.text or ""))
        elif tag == _SYMBOL:
            parts.append(_symbol(child))
        elif tag == _FIELD:
            self._flush(parts, look)
            self._field(child)
            parts.append(_form_field(child))
        elif tag in _FIELD_CODES:
            self._state_addresses(child.text or "")
        elif tag in _GRAPHICS:
            self._graphic(child)
        elif tag == ALTERNATIVES:
            branch = alternative(child)
            if branch is not None:
                self._flush(parts, look)
                self._run(branch, look)
        elif len(child):  # ruby and whatever else holds runs within runs
            self._flush(parts, look)
            self.read(child)

    def _field(self, element: etree._Element) -> None:
        """Follow fields, of which the result of an inner one may be part of the code of an outer one."""
        kind = element.get(_FIELD_TYPE)
        if kind == "begin":
            self._codes.append(True)
        elif self._codes and kind == "separate":
            self._codes[-1] = False
        elif self._codes and kind == "end":
            self._codes.pop()

    def _state_addresses(self, code: str) -> None:
        for address in _ADDRESS.findall(code):
            if len(self._state.addresses) < _TALLIED:
                self._state.addresses[address] = None

    def _graphic(self, element: etree._Element) -> None:
        """Put the text boxes of a drawing aside; what has none is a picture or something embedded."""
        boxes = list(_boxes(element))
        self.boxes += [Box(box, self._state.removing) for box in boxes]
        if not boxes:
            self.graphics.append(element)

    def _look_of(self, properties: etree._Element) -> Look:
        own: Style | None = None
        said: dict[str, bool] = {}
        size: float | None = None
        for child in properties:
            tag = child.tag
            if tag in (_B, _I, _VANISH):
                said[tag] = is_on(child)
            elif tag == _SIZE:
                size = whole(child.get(VAL), 0) / 2 or None
            elif tag == _STYLE:
                own = self._styles.get(child.get(VAL))
        base = self._look
        if own is not None:
            base = Look(
                base.bold if own.bold is None else own.bold,
                base.italic if own.italic is None else own.italic,
                own.size or base.size,
                base.hidden if own.hidden is None else own.hidden,
            )
        return Look(
            said.get(_B, base.bold), said.get(_I, base.italic), size or base.size, said.get(_VANISH, base.hidden)
        )

    def _flush(self, parts: list[str], look: Look) -> None:
        if parts:
            self._put("".join(parts), look)
            parts.clear()

    def _put(self, text: str, look: Look) -> None:
        """Keep text where it belongs; a line feed in it is a `w:br`. Results within field codes are codes."""
        if not text or (self._codes and not self._codes[-1] and any(self._codes)):
            return
        if self._state.removing:
            self.deleted.append(text)
        elif look.hidden:
            self.hidden.append(text)
        else:
            self.runs.append(Run(text, look.bold, look.italic, look.size, self._state.page))


def one_line(text: str) -> str:
    """Text without line ends of its own."""
    return _LINE_ENDS.sub(" ", text)


def tally(state: State, change: etree._Element) -> None:
    """Count a tracked change and remember who made it."""
    state.tracked += 1
    author = change.get(_AUTHOR)
    if author and len(state.authors) < _TALLIED:
        state.authors[author] = None


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The text boxes under an element, each once; one within another is read with it."""
    for child in element:
        if child.tag == TEXT_BOX:
            yield child
        elif child.tag == ALTERNATIVES:
            branch = alternative(child)
            if branch is not None:
                yield from _boxes(branch)
        elif len(child):
            yield from _boxes(child)


def _symbol(element: etree._Element) -> str:
    code = (element.get(w("char")) or "").upper()
    return _SYMBOLS.get(code) or (chr(int(code, 16)) if _is_code(code) else "")


def _is_code(code: str) -> bool:
    try:
        return 0x20 <= int(code, 16) < 0xD800 or 0xE000 <= int(code, 16) < 0x110000
    except ValueError:
        return False


def _form_field(element: etree._Element) -> str:
    """What an old form field prints: the entry that is chosen, or a box with or without a cross."""
    data = element.find(w("ffData"))
    if data is None:
        return ""
    box, choice = data.find(w("checkBox")), data.find(w("ddList"))
    if box is not None:
        tick = box.find(w("checked"))
        tick = box.find(w("default")) if tick is None else tick
        return "☒" if tick is not None and is_on(tick) else "☐"
    if choice is None:
        return ""
    entries = [entry.get(VAL, "") for entry in choice.iter(w("listEntry"))]
    place = whole(value(choice, "w:result") or value(choice, "w:default"), 0)
    return one_line(entries[place]) if 0 <= place < len(entries) else ""
