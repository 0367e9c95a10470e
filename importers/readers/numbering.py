"""Word's automatic numbers and bullets, as they are printed."""

from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from importers.readers.package import W

_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "–", "\uf0be": "–", "o": "○", "": "•"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_DEEPEST = 8


def w(name: str) -> str:
    """The qualified name of a Word element or attribute."""
    return f"{{{W}}}{name}"


def value(element: etree._Element | None, path: str) -> str | None:
    """The `w:val` of a child, or None."""
    child = element.find(path, {"w": W}) if element is not None else None
    return child.get(w("val")) if child is not None else None


def whole(text: str | None, default: int) -> int:
    """A number out of an attribute; broken ones count as the default."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Numbering:
    """Counts along: `marker` must be called once for each paragraph, in the order of the document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        linked: dict[str, str] = {}
        for abstract in root.iter(w("abstractNum")):
            identifier = abstract.get(w("abstractNumId"), "")
            self._levels[identifier] = {whole(one.get(w("ilvl")), 0): _level(one) for one in abstract.iter(w("lvl"))}
            style = value(abstract, "w:styleLink")
            if style:
                linked[style] = identifier
        for abstract in root.iter(w("abstractNum")):
            style = value(abstract, "w:numStyleLink")
            if style in linked:
                self._levels[abstract.get(w("abstractNumId"), "")] = self._levels[linked[style]]
        for num in root.iter(w("num")):
            identifier = num.get(w("numId"), "")
            self._abstract_of[identifier] = value(num, "w:abstractNumId") or ""
            for override in num.iter(w("lvlOverride")):
                start = value(override, "w:startOverride")
                if start is not None:
                    self._starts[identifier, whole(override.get(w("ilvl")), 0)] = whole(start, 1)

    def marker(self, num_id: str, level: int) -> str:
        """The number or bullet of the next paragraph of this list; "" where nothing is printed."""
        abstract = self._abstract_of.get(num_id, "")
        levels = self._levels.get(abstract, {})
        level = min(max(level, 0), _DEEPEST)
        form = levels.get(level)
        if form is None:
            return ""
        counts = self._counts[abstract]
        if num_id not in self._begun:
            self._begun.add(num_id)
            for (owner, where), start in self._starts.items():
                if owner == num_id:
                    counts[where] = start - 1
        counts[level] = counts.get(level, form.start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return self._printed(form, levels, counts)

    @staticmethod
    def _printed(form: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
        if form.form == "bullet":
            return _SYMBOLS.get(form.text, form.text)
        if form.form == "none":
            return ""
        text = form.text
        for place in range(_DEEPEST + 1):
            if f"%{place + 1}" in text:
                of = levels.get(place, form)
                text = text.replace(f"%{place + 1}", _number(counts.get(place, of.start), of.form))
        return text


def _level(element: etree._Element) -> _Level:
    return _Level(
        value(element, "w:numFmt") or "decimal",
        value(element, "w:lvlText") or "",
        whole(value(element, "w:start"), 1),
    )


def _number(count: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count < 1000 else str(count)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and 0 < count < 4000:
        roman = ""
        for size, sign in _ROMAN:
            roman += sign * (count // size)
            count %= size
        return roman.upper() if form == "upperRoman" else roman
    if form == "decimalZero":
        return f"{count:02d}"
    return str(count)
