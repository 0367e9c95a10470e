"""Word's styles: what a paragraph inherits."""

import re

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from importers.readers.tags import flag, value, w, whole

# "heading 1", "Rubrik 2 numrerad", "Rubrik3" (an id), "heading 1,h1" (an alias); without a level only the bare word.
_HEADING = re.compile(
    r"(?:heading|rubrik|överskrift)\s*(?P<level>[1-9])(?!\d).*|heading|rubrik|överskrift|title|titel", re.IGNORECASE
)
_DEEPEST_CHAIN = 20


class Style(Struct, frozen=True):
    """What is inherited: None where the style says nothing.

    `identifier` is the id of the style that brings the number, since a level of a list is tied to that one.
    """

    name: str = ""
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    heading_level: int | None = None
    num_id: str | None = None
    num_level: int | None = None
    identifier: str = ""


class Styles:
    """Styles by id, each with everything that it inherits."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self.default_paragraph = ""
        self._defaults = Style()
        if root is None:
            return
        for element in root.iter(w("style")):
            identifier = element.get(w("styleId"), "")
            self._elements.setdefault(identifier, element)
            if element.get(w("type")) == "paragraph" and element.get(w("default")) in {"1", "true", "on"}:
                self.default_paragraph = identifier
        properties = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self._defaults = Style(size=size_of(properties))

    def for_another(self) -> "Styles":
        """The same definitions for another document, without what this one has asked of them."""
        other = Styles(None)
        other._elements, other._defaults = self._elements, self._defaults
        other.default_paragraph = self.default_paragraph
        return other

    def get(self, identifier: str | None) -> Style:
        """The style with this id; what documents use but do not define is plain."""
        identifier = identifier or self.default_paragraph
        if identifier not in self._known:
            self._known[identifier] = self._resolve(identifier)
        return self._known[identifier]

    def _resolve(self, identifier: str) -> Style:
        chain: list[etree._Element] = []
        name, following = "", identifier
        while following in self._elements and len(chain) < _DEEPEST_CHAIN:
            element = self._elements[following]
            chain.append(element)
            name = name or value(element, "w:name") or ""
            following = value(element, "w:basedOn") or ""
        style = self._defaults
        for element in reversed(chain):
            style = _over(style, element)
        level = style.heading_level
        for known in [value(element, "w:name") or "" for element in chain] or [identifier]:
            named = _HEADING.fullmatch(known.strip())
            if level is None and named:
                level = whole(named["level"], 0)
        numbered = next((one for one in chain if value(one, "w:pPr/w:numPr/w:numId")), None)
        return replace(
            style,
            name=name or identifier,
            heading_level=level,
            identifier=numbered.get(w("styleId"), "") if numbered is not None else identifier,
        )


def _over(base: Style, element: etree._Element) -> Style:
    run = element.find(w("rPr"))
    paragraph = element.find(w("pPr"))
    outline = value(paragraph, "w:outlineLvl")
    level = base.heading_level if outline is None else (whole(outline, 9) + 1 if whole(outline, 9) < 9 else None)
    return Style(
        "",
        first(flag(run, "b"), base.bold),
        first(flag(run, "i"), base.italic),
        first(flag(run, "vanish"), base.hidden),
        size_of(run) or base.size,
        level,
        value(paragraph, "w:numPr/w:numId") or base.num_id,
        _level(paragraph) if paragraph is not None and paragraph.find(w("numPr")) is not None else base.num_level,
    )


def first(said: bool | None, inherited: bool | None) -> bool | None:
    """The nearer statement, if there is one."""
    return inherited if said is None else said


def _level(paragraph: etree._Element) -> int | None:
    level = value(paragraph, "w:numPr/w:ilvl")
    return None if level is None else whole(level, 0)


def size_of(properties: etree._Element | None) -> float | None:
    """The size of letters in points."""
    half_points = whole(value(properties, "w:sz"), 0)
    return half_points / 2 if half_points > 0 else None
