"""The lines of a list of people, put together where several make one entry."""

import bisect
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from importers.parsing import chairs, elected
from importers.parsing.attendance_words import SERVES_FOR, TITLE_FIRST, TITLE_WORD
from importers.parsing.elected import CAPITAL, NAME
from importers.parsing.passages import Passage, join
from importers.parsing.stretches import name_is_broken, stacked
from importers.parsing.units import Line, Unit, flatten

_FIRST_NAME = re.compile(
    rf"(?:^|\s)(?!(?:i|på|vid|från|för|hos|till|och|samt|av)\s)[a-zåäö-]{{3,}}\s+[{CAPITAL}][^\W\d_]+(?:-[^\W\d_]+)?$"
)
_LAST_NAME = re.compile(rf"[{CAPITAL}][^\W\d_]+(?:-[^\W\d_]+)?(?=\s*(?:[,(§.]|$))")
_ONE_WORD = re.compile(rf"(?:,|\b(?:och|samt))\s+[{CAPITAL}][^\W\d_]+(?:-[^\W\d_]+)?$")
_HANGS = re.compile(r"(?:[,–-]|(?<!/\w)(?<!/\w\w)(?<!/\w\w\w)/|\b(?:och|samt|för|ersätter|§§?))$", re.IGNORECASE)
_MARKER = re.compile(r"\([^\W\d_]{1,4}\)")
# "1:e vice ordförande Bo Al", "1:e vice ordförande - (S)": nobody holds that office
_NEXT_IN_OFFICE = re.compile(rf"\s{NAME}|\s[-–—]\s*(?:\(|$)|\s(?i:vakan[ts])")
# What stands in a column beside a name: for whom somebody serves, for which §§, the party.
_OF_SOMEBODY = re.compile(rf"{SERVES_FOR.pattern}|§|\([^\W\d_]{{1,4}}\)$|(?i:tj(?:g|änstg)|ej\s|ersättare|ers\b)")
_FEWEST = 3
_BARE_MARK = re.compile(r"[-–—•*]|\d{1,3}[.)]|[xX]")


class Places:
    """Which printed lines stand beside each other: in a row of a table, or at the same height."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._lines = sorted(
            (line for unit in units for member in flatten(unit) for line in member.lines), key=lambda one: one.start
        )
        self._starts = [line.start for line in self._lines]

    def whole(self, values: Sequence[Passage]) -> list[Passage]:
        """The values with "(m)" and "Anna Ek" together again that were taken for a marker and its item."""
        found: list[Passage] = []
        for value in values:
            before = found[-1] if found and _MARKER.fullmatch(found[-1].text) else None
            if before is not None and self._line(before.start) is self._line(value.start):
                found[-1] = _with_marker(before, value)
            else:
                found.append(value)
        return found

    def entries(self, values: Sequence[Passage], *, leads: Callable[[str], bool] | None = None) -> Iterator[Passage]:
        """The lines of a row, put together where several make one entry; `leads`: which lines begin one for sure."""
        groups: list[tuple[object, list[Passage]]] = []
        for beside, part in self._beside_each_other([line for value in values for line in printed_lines(value)]):
            if _BARE_MARK.fullmatch(part.text) and not (beside is not None and groups and groups[-1][0] == beside):
                continue
            if groups and beside is not None and groups[-1][0] == beside:
                groups[-1][1].append(part)
            else:
                groups.append((beside, [part]))
        pending: list[Passage] = []
        offices_first = bool(groups) and chairs.is_office(groups[0][1][0].text)  # "Ordförande" / "Anna Ek (s)"
        for _, parts in groups:
            entry = stacked(_whole_names(parts))
            before = pending[-1].text if pending else ""
            if offices_first and before and (chairs.is_office(before) or chairs.is_office(entry.text)):
                if chairs.is_office(entry.text):
                    yield join(pending)
                pending = [entry] if chairs.is_office(entry.text) else [*pending, entry]
                continue
            begins = leads is not None and leads(entry.text)
            if (
                before
                and not begins
                and (
                    _HANGS.search(before)
                    or _continues(entry.text)
                    or name_is_broken(before, entry.text)
                    or _is_first_name(before, entry.text)
                )
            ):
                pending.append(entry)
                continue
            if pending:
                yield join(pending)
            pending = [entry]
        if pending:
            yield join(pending)

    def _beside_each_other(self, parts: Sequence[Passage]) -> Iterator[tuple[object, Passage]]:
        """The lines with what tells who stand beside each other; two cells whose lines do are read line by line."""
        for beside, group in groupby(parts, self._beside):
            lines = list(group)
            paired = self._by_line(lines) if beside is not None and len(lines) > _FEWEST else ()
            yield from paired or ((beside, one) for one in lines)

    def _by_line(self, parts: Sequence[Passage]) -> list[tuple[object, Passage]]:
        """The lines of a row of cells, "Bo Al (M)" with "istf Eva Ro (M)": where each line of the second is of one."""
        columns: dict[int, list[tuple[Passage, Line]]] = {}
        for part in parts:
            line = self._line(part.start)
            if line is not None and line.source.cell is not None:
                columns.setdefault(line.source.cell.column, []).append((part, line))
        if len(columns) < 2 or sum(map(len, columns.values())) < len(parts):
            return []
        first, *others = (columns[number] for number in sorted(columns))
        heights = [_height(line, place) for place, (_, line) in enumerate(first)]
        if len(set(heights)) < len(first) or len(first) < 2:
            return []
        placed = [(height, part) for height, (part, _) in zip(heights, first, strict=True)]
        for column in others:
            if column[0][1].source.top is None and len(column) != len(first):
                return []
            for place, (part, line) in enumerate(column):
                height = _height(line, place)
                begins = height in heights
                if begins and not _is_said_of_somebody(part.text):
                    return []
                if not begins and (not place or placed[-1][0] >= height):
                    return []
                # "tjänstgörande ersättare för Per" / "Ask (KD)": a cell that goes on below the line of its row
                placed.append((height if begins else placed[-1][0], part))
        return [((id(first), height), part) for height, part in sorted(placed, key=lambda one: one[0])]

    def _beside(self, part: Passage) -> object:
        line = self._line(part.start)
        if line is None:
            return None
        if line.source.cell is not None:
            return line.source.cell.table, line.source.cell.row
        if line.source.top is not None:
            return line.source.page, round(line.source.top / 3)
        return None

    def _line(self, start: int) -> Line | None:
        index = bisect.bisect_right(self._starts, start) - 1
        return self._lines[index] if index >= 0 and start < self._lines[index].end else None


def _is_said_of_somebody(text: str) -> bool:
    """Whether a cell beside a name tells of that person: a party, an office, for whom or for which §§."""
    return _OF_SOMEBODY.match(text) is not None or chairs.is_office(text) or elected.is_party(text)


def _height(line: Line, place: int) -> int:
    """Where a line stands within its cell: its height on the page, else which it is."""
    return round(line.source.top / 3) if line.source.top is not None else place


def _with_marker(marker: Passage, value: Passage) -> Passage:
    """Both as one printed line, as wide as it is printed."""
    shift = value.start - marker.start
    first, *others = (one.moved(shift) for one in value.segments)
    line = replace(first, at=0, start=marker.start, length=first.at + first.length, lead=0)
    return Passage(f"{marker.text:<{shift}}{value.text}", (line, *others), marker.page)


def _whole_names(parts: Sequence[Passage]) -> Iterator[Passage]:
    """The lines of a cell, two as one where the first breaks off behind a first name."""
    before: Passage | None = None
    for part in parts:
        if before is not None and _is_first_name(before.text, part.text):
            before = join((before, part))
            continue
        if before is not None:
            yield before
        before = part
    if before is not None:
        yield before


def _is_first_name(text: str, following: str) -> bool:
    """Whether a line breaks off behind a first name: "… ekonomichef Anna" / "Ek § 4", "Bo Al och Anna" / "Ek, …"."""
    first = _FIRST_NAME.search(text[-80:]) or _ONE_WORD.search(text[-80:])
    last = _LAST_NAME.match(following)
    return first is not None and last is not None and TITLE_WORD.fullmatch(last[0]) is None


def printed_lines(value: Passage) -> Iterator[Passage]:
    """The lines of a passage as they are printed."""
    for segment in value.segments:
        part = value.part(segment.at, segment.at + segment.length)
        if part.segments:
            yield part


def _continues(text: str) -> bool:
    """Whether a line goes on with the person before: it begins with §§, with whom they serve for, or in lower case."""
    if text[0] in "§(" or SERVES_FOR.match(text) is not None:
        return True
    if chairs.OFFICE.match(text) is not None and _NEXT_IN_OFFICE.search(text) is not None:
        return False
    return text[0].isdigit() or (text[0].islower() and TITLE_FIRST.match(text) is None)
