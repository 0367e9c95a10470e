"""The parts of a § as one text each, for readings that go over several paragraphs: votes, yrkanden, reservations.

A stretch keeps paragraphs apart by a line break, so that a list of names may go on from line to line and a
sentence ends where its paragraph ends. Tables stand beside the text, cell by cell, also those whose cells were
taken for layout and spread.
"""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from importers.parsing import elected
from importers.parsing.content import Part
from importers.parsing.elected import NAME
from importers.parsing.passages import Passage, Segment
from importers.parsing.result import SectionKind
from importers.parsing.units import Line, Unit

# A full stop that ends no sentence: behind an initial, or behind one of these.
_ABBREVIATIONS = frozenset(
    ("ordf", "v", "tjg", "ers", "nr", "dnr", "kl", "ca", "t.f", "tf", "bl.a", "t.ex", "s.k", "jfr", "resp", "ev", "dvs",
     "fr.o.m", "t.o.m", "e", "d.v.s", "st", "p", "pkt", "sid", "bil")
)  # fmt: skip
_STOP = re.compile(r"[.!?][\"”’»)]*\s+(?=[\"“”»(]?[A-ZÅÄÖ0-9§–•-])|\s*\n\s*")
_OPEN_END = re.compile(
    r"(?:,|\b(?:och|samt|att|för|av|från|mot|till|i|på|med|den|som|en|ett|eller|ersättar(?:e|en|na)|ordföranden?|ledamot(?:en)?))$",
    re.IGNORECASE,
)
_FIRST_NAME = re.compile(rf"(?:,|\b(?:och|samt))\s+(?:{NAME})$")
_LAST_NAME = re.compile(rf"(?:{NAME})\s*\([A-ZÅÄÖa-zåäö-]{{1,5}}\)")
_SERVES_FOR_FIRST = re.compile(r"\b(?:för|ersätter)\s+[A-ZÅÄÖÉ][\w-]+$")
_ONE_LAST_NAME = re.compile(r"[A-ZÅÄÖÉ][\w-]+\s*\([A-ZÅÄÖa-zåäö-]{1,5}\)")
_ENDS_IN_PLACE = re.compile(r"\([A-ZÅÄÖa-zåäö-]{1,5}\)[^()\n]*,\s+(?:(?:Region|Landstinget)\s+)?[A-ZÅÄÖÉ][\w-]+$")
_ONE_FROM = re.compile(r"\),\s+[A-ZÅÄÖÉ][\w-]+,")  # "Anna Ek (S), Norrby, Bo Al (M)"
_ENDS_BEHIND_PARTY = re.compile(r"\),\s+[A-ZÅÄÖÉ][\w-]+$")
_LAST_WORD = re.compile(r"(?:([\w-]+)\s+)?([\w.]+)$")

Rows = tuple[tuple[tuple[Passage, ...], ...], ...]


class Grid(Struct, frozen=True):
    """A table of a stretch, row by row, cell by cell, each cell with its lines."""

    rows: Rows

    @property
    def start(self) -> int:
        """Where the table begins in the document."""
        return min((line.start for row in self.rows for cell in row for line in cell), default=0)

    @property
    def end(self) -> int:
        """Where it ends (exclusive)."""
        return max((line.end for row in self.rows for cell in row for line in cell), default=0)


class Stretch(Struct, frozen=True):
    """A part of a §: what its heading opens, its text, its tables."""

    kind: SectionKind
    heading: Passage | None
    passage: Passage
    grids: tuple[Grid, ...] = ()
    lines: tuple[Line, ...] = ()  # as printed, for what is set in columns

    @property
    def text(self) -> str:
        """The words, with a line break between paragraphs; a party behind a comma stands in brackets instead."""
        return elected.bracketed(self.passage.text)


def of(leading: Sequence[Unit], parts: Iterable[Part]) -> tuple[Stretch, ...]:
    """The stretches of a §, in order."""
    found = [_stretch(SectionKind.OTHER, None, leading)] if leading else []
    return (*found, *(_stretch(part.kind, part.heading, part.units) for part in parts))


def _stretch(kind: SectionKind, heading: Passage | None, units: Sequence[Unit]) -> Stretch:
    grids, plain, spread = [], [], dict[int, list[Unit]]()
    for unit in units:
        if unit.table is not None:
            grids.append(Grid(tuple(tuple(tuple(one.passage for one in cell) for cell in row) for row in unit.rows)))
        else:
            plain.append(unit)
            if unit.source.cell is not None:
                spread.setdefault(unit.source.cell.table, []).append(unit)
    grids += [_rebuilt(members) for members in spread.values()]
    lines = tuple(line for unit in plain for line in unit.lines)
    return Stretch(kind, heading, stacked(unit.passage for unit in plain), tuple(grids), lines)


def _rebuilt(members: Sequence[Unit]) -> Grid:
    """The table that units were spread out of."""
    cells: dict[tuple[int, int], list[Passage]] = {}
    for unit in members:
        place = unit.source.cell
        assert place is not None
        cells.setdefault((place.row, place.column), []).append(unit.passage)
    columns = range(max(column for _, column in cells) + 1)
    rows = sorted({row for row, _ in cells})
    return Grid(tuple(tuple(tuple(cells.get((row, column), ())) for column in columns) for row in rows))


def stacked(passages: Iterable[Passage]) -> Passage:
    """Several passages as one text, each on its own line; a name that a line end broke is whole again."""
    text, segments, page = "", list[Segment](), None
    for passage in passages:
        shift = len(text) + 1 if segments else 0
        glue = " " if segments and name_is_broken(text, passage.text) else "\n"
        text += f"{glue}{passage.text}" if segments else passage.text
        page = passage.page if page is None else page
        segments += [one.moved(shift) for one in passage.segments]
    return Passage(text, tuple(segments), page)


def name_is_broken(text: str, following: str) -> bool:
    """Whether a list ends in a first name and goes on with a last name and its party."""
    if _SERVES_FOR_FIRST.search(text[-60:]) and _ONE_LAST_NAME.match(following):
        return True
    if text.rpartition(", ")[2].upper() in elected.KNOWN_PARTIES:  # "Anna Ek, V" / "Bo Al (S)"
        return False
    if "(" not in following[:60] or _LAST_NAME.match(following) is None or _FIRST_NAME.search(text[-80:]) is None:
        return False
    # "Anna Ek (S), ordförande, Norrby" / "Bo Al (M)": where somebody is from, and then the next one
    line = text.rpartition("\n")[2]
    listed = line.count("(") > 1 and _ENDS_BEHIND_PARTY.search(line) is not None  # "Anna Ek (S), Bo Al (M), Eva"
    listed = listed and _ONE_FROM.search(line) is None
    return listed or _ONE_LAST_NAME.match(following) is not None or _ENDS_IN_PLACE.search(text[-120:]) is None


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The places of the sentences; a paragraph that breaks off behind a comma or an "och" goes on in the next."""
    found, start = [], 0
    for match in _STOP.finditer(text):
        if _goes_on(text, match):
            continue
        end = match.start() + len(match[0].rstrip())
        if text[start:end].strip():
            found.append((start, end))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return tuple(found)


def _goes_on(text: str, match: re.Match[str]) -> bool:
    head = text[max(0, match.start() - 40) : match.start()]
    if match[0].startswith((".", "!", "?")):
        word = _LAST_WORD.search(head)
        if word is None or match[0][1:2].strip():  # a quotation ends here
            return False
        initial = re.fullmatch(r"[A-ZÅÄÖ]", word[2]) is not None and (word[1] or "")[:1].isupper()
        return word[2].lower() in _ABBREVIATIONS or initial
    return _OPEN_END.search(head) is not None or text[match.end() : match.end() + 1].islower()
