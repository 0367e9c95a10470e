"""The lines of a list of people, put together where several make one entry."""

import bisect
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from importers.parsing import chairs
from importers.parsing.attendance_words import SERVES_FOR, TITLE_FIRST
from importers.parsing.elected import CAPITAL, NAME
from importers.parsing.passages import Passage, join
from importers.parsing.stretches import name_is_broken, stacked
from importers.parsing.units import Line, Unit, flatten

_FIRST_NAME = re.compile(
    rf"(?:^|\s)(?!(?:i|på|vid|från|för|hos|till|och|samt|av)\s)[a-zåäö-]{{3,}}\s+[{CAPITAL}][^\W\d_]+(?:-[^\W\d_]+)?$"
)
_LAST_NAME = re.compile(rf"[{CAPITAL}][^\W\d_]+(?:-[^\W\d_]+)?(?=\s*(?:[,(§.]|$))")
_ONE_WORD = re.compile(rf"(?:,|\b(?:och|samt))\s+[{CAPITAL}][^\W\d_]+(?:-[^\W\d_]+)?$")
_HANGS = re.compile(r"(?:[,/–-]|\b(?:och|samt|för|ersätter|§§?))$", re.IGNORECASE)
_MARKER = re.compile(r"\([^\W\d_]{1,4}\)")
# "1:e vice ordförande Bo Al", "1:e vice ordförande - (S)": nobody holds that office
_NEXT_IN_OFFICE = re.compile(rf"\s{NAME}|\s[-–—]\s*(?:\(|$)|\s(?i:vakan[ts])")
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
        for part in (line for value in values for line in printed_lines(value)):
            beside = self._beside(part)
            if _BARE_MARK.fullmatch(part.text) and not (beside is not None and groups and groups[-1][0] == beside):
                continue
            if groups and beside is not None and groups[-1][0] == beside:
                groups[-1][1].append(part)
            else:
                groups.append((beside, [part]))
        pending: list[Passage] = []
        offices_first = bool(groups) and chairs.is_office(groups[0][1][0].text)  # "Ordförande" / "Anna Ek (s)"
        for _, parts in groups:
            entry = stacked(parts)
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


def _with_marker(marker: Passage, value: Passage) -> Passage:
    """Both as one printed line, as wide as it is printed."""
    shift = value.start - marker.start
    first, *others = (one.moved(shift) for one in value.segments)
    line = replace(first, at=0, start=marker.start, length=first.at + first.length, lead=0)
    return Passage(f"{marker.text:<{shift}}{value.text}", (line, *others), marker.page)


def _is_first_name(text: str, following: str) -> bool:
    """Whether a line breaks off behind a first name: "… ekonomichef Anna" / "Ek § 4", "Bo Al och Anna" / "Ek, …"."""
    first = _FIRST_NAME.search(text[-80:]) or _ONE_WORD.search(text[-80:])
    return first is not None and _LAST_NAME.match(following) is not None


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
