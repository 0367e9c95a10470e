"""Word's automatic numbers and bullets, as they are printed.

Rules: ECMA-376 part 1, 17.9. Lists with the same abstract definition count on in each other; a list instance may
replace whole levels (`w:lvlOverride`) or begin anew; a level begins again when a higher one moves on, unless
`w:lvlRestart` says otherwise; `w:isLgl` shows all of its numbers as digits.
"""

import re
from collections import defaultdict

from lxml import etree
from msgspec import Struct

from importers.readers.tags import flag, value, w, whole

_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "–", "\uf0be": "–", "o": "○", "": "•",
            "\uf06f": "□", "\uf0a8": "□", "\uf076": "❖", "\uf0e0": "→", "\uf0f0": "→"}  # fmt: skip
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_DEEPEST = 8
_PLACE = re.compile(r"%([1-9])")
_PRIVATE_SIGN = re.compile("[\ue000-\uf8ff]")  # a letter of a symbol font: which one it draws is unknown


class Level(Struct, frozen=True):
    """How one level of a list is printed; `style` is the paragraph style that is tied to it."""

    form: str
    text: str
    start: int
    restart: int | None = None
    legal: bool = False
    tight: bool = False  # nothing between the number and the text
    style: str = ""


class Marker(Struct, frozen=True):
    """What is printed before the text, and what stands between them; both "" where nothing is printed."""

    text: str = ""
    gap: str = ""
    bullet: bool = False


_NOTHING = Marker()


class Numbering:
    """Counts along: `marker` must be called once for each paragraph, in the order of the document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._own_levels: dict[str, dict[int, Level]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        linked: dict[str, str] = {}
        abstracts = list(root.iter(w("abstractNum")))
        for abstract in abstracts:
            identifier = abstract.get(w("abstractNumId"), "")
            self._levels[identifier] = _levels(abstract)
            style = value(abstract, "w:styleLink")
            if style:
                linked[style] = identifier
        for abstract in abstracts:
            style = value(abstract, "w:numStyleLink")
            if style in linked:
                self._levels[abstract.get(w("abstractNumId"), "")] = self._levels[linked[style]]
        for num in root.iter(w("num")):
            self._read_instance(num)

    def _read_instance(self, num: etree._Element) -> None:
        identifier = num.get(w("numId"), "")
        abstract = value(num, "w:abstractNumId") or ""
        self._abstract_of[identifier] = abstract
        own = dict(self._levels.get(abstract, {}))
        for override in num.iter(w("lvlOverride")):
            place = whole(override.get(w("ilvl")), 0)
            for level in _levels(override).values():
                own[place] = level
            start = value(override, "w:startOverride")
            if start is not None:
                self._starts[identifier, place] = whole(start, 1)
        self._own_levels[identifier] = own

    def level_of_style(self, num_id: str, style: str) -> int:
        """The level of this list that a paragraph style is tied to; 0 where none is."""
        levels = self._own_levels.get(num_id, {})
        return next((place for place, level in levels.items() if level.style == style), 0)

    def marker(self, num_id: str, level: int) -> Marker:
        """The number or bullet of the next paragraph of this list."""
        levels = self._own_levels.get(num_id, {})
        level = min(max(level, 0), _DEEPEST)
        form = levels.get(level)
        if form is None:
            return _NOTHING
        counts = self._counts[self._abstract_of[num_id]]
        if (num_id, level) not in self._begun:
            self._begun.add((num_id, level))
            if (num_id, level) in self._starts:
                counts.pop(level, None)
        start = self._starts.get((num_id, level), form.start)
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [one for one in counts if one > level and _restarts(levels.get(one), level)]:
            del counts[deeper]
        text = self._printed(form, levels, counts).strip()
        return Marker(text, "" if form.tight else " ", form.form == "bullet") if text else _NOTHING

    @staticmethod
    def _printed(form: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
        if form.form == "bullet":
            return _PRIVATE_SIGN.sub("•", _SYMBOLS.get(form.text, form.text))

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            of = levels.get(place, form)
            return _number(counts.get(place, of.start), "decimal" if form.legal else of.form)

        return _PLACE.sub(number, form.text)


def _restarts(level: Level | None, moved: int) -> bool:
    """Whether a level begins again when the level `moved` (counted from 0) has gone on."""
    return level is None or level.restart is None or moved < level.restart


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {whole(one.get(w("ilvl")), 0): _level(one) for one in parent.iter(w("lvl"))}


def _level(element: etree._Element) -> Level:
    form = value(element, "w:numFmt") or "decimal"
    if element.find(w("lvlPicBulletId")) is not None:
        form = "bullet"
    restart = value(element, "w:lvlRestart")
    return Level(
        form=form,
        text=value(element, "w:lvlText") or "",
        start=whole(value(element, "w:start"), 1),
        restart=None if restart is None else whole(restart, 0),
        legal=flag(element, "isLgl") is True,
        tight=value(element, "w:suff") == "nothing",
        style=value(element, "w:pStyle") or "",
    )


def _number(count: int, form: str) -> str:
    if form == "none":
        return ""
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
    if form == "ordinal":
        return f"{count}:{'a' if count % 10 in (1, 2) and count % 100 not in (11, 12) else 'e'}"
    return str(count)
