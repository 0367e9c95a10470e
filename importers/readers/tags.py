"""Names of the XML that Word files are made of, and small questions to their elements."""

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def w(name: str) -> str:
    """The qualified name of a Word element or attribute."""
    return f"{{{W}}}{name}"


_LARGEST = 1_000_000
VAL = w("val")
PARAGRAPH, TABLE, ROW, CELL = w("p"), w("tbl"), w("tr"), w("tc")
RUN, TEXT, DELETED_TEXT = w("r"), w("t"), w("delText")
RUN_PROPERTIES, PARAGRAPH_PROPERTIES, ROW_PROPERTIES, CELL_PROPERTIES = w("rPr"), w("pPr"), w("trPr"), w("tcPr")
PAGE_WAS_BROKEN = w("lastRenderedPageBreak")
TEXT_BOX = w("txbxContent")
ALTERNATIVES = f"{{{_COMPATIBILITY}}}AlternateContent"
MATH_TEXT = f"{{{MATH}}}t"
INSERTED = frozenset((w("ins"), w("moveTo")))
REMOVED = frozenset((w("del"), w("moveFrom")))


def value(element: etree._Element | None, path: str) -> str | None:
    """The `w:val` of a child, or None."""
    child = element.find(path, {"w": W}) if element is not None else None
    return child.get(VAL) if child is not None else None


def whole(text: str | None, default: int) -> int:
    """A number out of an attribute; broken ones, and those that no document needs, count as the default."""
    try:
        number = int(text) if text is not None else default
    except ValueError:
        return default
    return number if -_LARGEST <= number <= _LARGEST else default


def is_on(element: etree._Element) -> bool:
    """What a toggle like `w:b` says."""
    return element.get(VAL, "1") not in {"0", "false", "off", "none"}


def flag(properties: etree._Element | None, name: str) -> bool | None:
    """A toggle among properties: None where it is not stated."""
    element = properties.find(w(name)) if properties is not None else None
    return None if element is None else is_on(element)


def alternative(element: etree._Element) -> etree._Element | None:
    """The one branch of an `mc:AlternateContent` to read: the first that has words, else the first."""
    branches = list(element)
    for branch in branches:
        if next(branch.iter(TEXT, DELETED_TEXT, MATH_TEXT), None) is not None:
            return branch
    return branches[0] if branches else None
