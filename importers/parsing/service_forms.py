"""Forms of an e-service: rows of label and value, as a medborgarförslag comes in that was written on the web.

Who sent it in is a private person: the name, address and number stay words of the head, and are no data.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from importers.parsing import case_years, front_dates, head_numbers, names, references
from importers.parsing.content import blocks
from importers.parsing.passages import Passage
from importers.parsing.result import (
    DocumentKind,
    ParsedPaper,
    Section,
    SectionKind,
    Span,
)
from importers.parsing.units import Unit, flatten


class _Row(Enum):
    """What a row tells."""

    NUMBER = "number"
    DAY = "day"
    WHO = "who"
    TITLE = "title"
    PROPOSAL = "proposal"
    REASONS = "reasons"


# The bare word is what kind of paper it is: "Medborgarförslag" heads letters that are no form as well.
_PROPOSAL = r"(?:(?:medborgar|invånar|e-)förslaget|förslag(?:et)?)"
_WHO = (
    r"(?:in(?:skicka|lämna)[dt]|skapa[dt])\s+av|förslagsställare|avsändare|(?:för-?|efter-?)?(?:och\s+efter)?namn"
    r"|(?:gatu|post|e-post)?adress|post(?:nummer|nr)?(?:\s+och\s+(?:post)?ort)?|(?:post)?ort|e-post"
    r"|(?:mobil)?telefon(?:nummer)?|person(?:nummer|nr)|kontaktuppgifter|(?:dina|personliga)\s+uppgifter"
    r"|uppgifter\s+om\s+\w+|legitimering|signerat?(?:\s+av)?"
)
_LABELS = tuple(
    (re.compile(pattern, re.IGNORECASE), meaning)
    for meaning, pattern in (
        (_Row.NUMBER, r"(?:ärende|diarie|referens)(?:nummer|nr|-?id)|dnr"),
        (_Row.DAY, r"(?:datum|inskicka[dt]|inlämna[dt]|inkom(?:men|met)?|skapa[dt]|skickat)(?:\s+(?:den|datum))?"),
        (_Row.WHO, _WHO),
        (_Row.TITLE, rf"(?:(?:förslagets\s+)?rubrik|titel|ämne)(?:\s+(?:på|för)\s+(?:ditt\s+)?{_PROPOSAL})?"),
        (
            _Row.PROPOSAL,
            rf"(?:ditt\s+)?{_PROPOSAL}(?:\s+i\s+korthet)?|(?:beskriv(?:ning)?|text)(?:\s+av)?(?:\s+(?:ditt\s+)?{_PROPOSAL})?",
        ),
        (_Row.REASONS, rf"motiver(?:ing|a)(?:\s+(?:av|till|för))?(?:\s+(?:ditt\s+)?{_PROPOSAL})?|bakgrund|syfte"),
    )
)
_KIND = re.compile(r"\b(?:medborgar|invånar|e-)förslag\b", re.IGNORECASE)
_LONGEST_LABEL = 50
_FIRST = 8
_MOST_UNITS = 200


class _Piece(Struct, frozen=True):
    """A label with what it tells, or (without) a value or any other line."""

    passage: Passage
    unit: Unit
    row: _Row | None


def parse(units: Sequence[Unit], text: str) -> ParsedPaper | None:
    """The paper that a form is; None where the units are no form."""
    pieces = _pieces(units)
    if pieces is None:
        return None
    head: list[Passage] = []
    sections: list[tuple[SectionKind, Passage, list[Unit]]] = []
    values: dict[_Row, list[Passage]] = {}
    row: _Row | None = None
    for piece in pieces:
        if piece.row is not None:
            row = piece.row
            kind = SectionKind.PROPOSAL if row is _Row.PROPOSAL else SectionKind.BACKGROUND
            if row in {_Row.PROPOSAL, _Row.REASONS}:
                sections.append((kind, piece.passage, []))
            else:
                head.append(piece.passage)
        elif row in {_Row.PROPOSAL, _Row.REASONS}:
            sections[-1][2].append(piece.unit)
        else:
            head.append(piece.passage)
            if row is not None:
                values.setdefault(row, []).append(piece.passage)
    head = sorted((*head, *(label for _, label, told in sections if not told)), key=lambda one: one.start)
    sections = [one for one in sections if one[2]]  # "Medborgarförslag" above the rows
    titles = values.get(_Row.TITLE, [])[:1] or [one for one in head if _KIND.search(one.text)][:1]
    dated = next(
        (found for one in values.get(_Row.DAY, ()) if (found := front_dates.of_passage(one)) is not None), None
    )
    numbers = tuple(
        number
        for one in values.get(_Row.NUMBER, ())[:1]
        for number in head_numbers.numbers(text, one.start, one.end, one.page) or head_numbers.labelled_number(one)
    )
    return ParsedPaper(
        kind=DocumentKind.LETTER,
        title=titles[0].located() if titles else None,
        head=tuple(one.located() for one in head if one not in titles),
        dnrs=case_years.fitting(numbers, dated.value if dated else None),
        dated=dated,
        authority=next((one.quote() for one in head[:_FIRST] if names.is_authority(one.text)), None),
        sections=tuple(Section(kind, label.located(), blocks(members)) for kind, label, members in sections),
        references=tuple(one for _, _, members in sections for one in references.mentioned(members)),
        span=Span(units[0].start, units[-1].end),
    )


def _pieces(units: Sequence[Unit]) -> tuple[_Piece, ...] | None:
    """The labels and values of a form in printed order; None where the rows are not those of one."""
    if not 2 < len(units) <= _MOST_UNITS:
        return None
    pieces = tuple(piece for unit in units for member in flatten(unit) for piece in _of_line(member))
    told = {one.row for one, below in pairwise(pieces) if below.row is None and one.row is not None}
    says = any(_KIND.search(piece.passage.text) for piece in pieces[:_FIRST])
    return pieces if says and told >= {_Row.WHO, _Row.PROPOSAL} and told & {_Row.NUMBER, _Row.DAY} else None


def _of_line(unit: Unit) -> Iterator[_Piece]:
    """The label that a line begins with and what stands beside it; the line as a value where it begins with none."""
    cell = unit.source.cell
    if unit.marker is not None or (cell is not None and cell.column > 0):
        yield _Piece(unit.passage, unit, None)
        return
    text = unit.text
    ends = [place for place in (text.find("\t"), text.find(":") + 1) if 0 < place <= _LONGEST_LABEL]
    for end in sorted((*ends, len(text))):
        row = _row(text[:end])
        if row is not None:
            label, rest = unit.passage.part(0, end), unit.passage.part(end)
            yield _Piece(label, replace(unit, passage=label), row)
            if rest.text:
                yield _Piece(rest, replace(unit, passage=rest), None)
            return
    yield _Piece(unit.passage, unit, None)


def _row(text: str) -> _Row | None:
    bare = text.strip(" \t:*")
    if len(bare) > _LONGEST_LABEL:
        return None
    return next((meaning for pattern, meaning in _LABELS if pattern.fullmatch(bare)), None)
