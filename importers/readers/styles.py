"""Word's styles: what a paragraph inherits."""

import re
from dataclasses import dataclass

from lxml import etree

from importers.readers.numbering import value, w, whole

_HEADING = re.compile(r"(?:heading|rubrik|överskrift|title|titel)\s*(?P<level>\d)?", re.IGNORECASE)
_DEEPEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What is inherited: None where the style says nothing."""

    name: str = ""
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    heading_level: int | None = None
    num_id: str | None = None
    num_level: int | None = None


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
        for element in chain:
            named = _HEADING.fullmatch((value(element, "w:name") or "").strip())
            if level is None and named:
                level = whole(named["level"], 0)
        return Style(
            name or identifier, style.bold, style.italic, style.hidden, style.size, level, style.num_id, style.num_level
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
        whole(value(paragraph, "w:numPr/w:ilvl"), 0) if value(paragraph, "w:numPr/w:numId") else base.num_level,
    )


def first(said: bool | None, inherited: bool | None) -> bool | None:
    """The nearer statement, if there is one."""
    return inherited if said is None else said


def flag(properties: etree._Element | None, name: str) -> bool | None:
    """A toggle like `w:b`: None where it is not stated."""
    element = properties.find(w(name)) if properties is not None else None
    if element is None:
        return None
    return element.get(w("val"), "1") not in {"0", "false", "off", "none"}


def size_of(properties: etree._Element | None) -> float | None:
    """The size of letters in points."""
    half_points = whole(value(properties, "w:sz"), 0)
    return half_points / 2 if half_points > 0 else None
