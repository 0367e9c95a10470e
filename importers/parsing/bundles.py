"""Several papers of an office in one file: where the next one begins.

A line that only names a kind of paper begins one where a head stands below it (a day or a case number other than the
head above says) and then a part opens again. A page head that comes again says the same case and the same day.
A question and its answer lie in one file too: there the second begins below who signed the first.
"""

import re
from collections.abc import Iterator, Sequence

from importers.parsing import headings, heads, kind_words, names, recipients, words
from importers.parsing.result import DocumentKind, SectionKind
from importers.parsing.units import Unit

KINDS = frozenset((DocumentKind.REPORT, DocumentKind.LETTER))
_FIRST = KINDS | {DocumentKind.SUMMONS}
_REPORT = frozenset((DocumentKind.REPORT,))
_OPENERS = frozenset((SectionKind.SUMMARY, SectionKind.BACKGROUND, SectionKind.PROPOSAL))
_LONGEST_HEAD = 14  # units
_ASKED = r"(?:interpellation|motion|(?:enkel\s+)?fråga|medborgarförslag|medborgarinitiativ|skrivelse|remiss)"
_ANSWERS = re.compile(
    rf"(?:(?:svar|yttrande)\s+(?:på|över|angående|med\s+anledning\s+av)\s+(?:\w+\s+)?{_ASKED}(?:en|et)?"
    rf"|(?:interpellations|motions)svar)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(rf"{_ASKED}\b", re.IGNORECASE)
_LONGEST_TITLE = 160
_LETTERHEAD = 6  # units of it above a title


def cuts(units: Sequence[Unit], text: str, kind: DocumentKind) -> tuple[int, ...]:
    """Where papers begin behind the first one, in order. `text` is that of the document, `kind` its kind.

    Behind a summons only what an office proposes: its agenda names motions and the like.
    """
    if kind not in _FIRST:
        return ()
    return tuple(sorted({*_of_offices(units, text, kind), *(_answers(units) if kind is DocumentKind.LETTER else ())}))


def _of_offices(units: Sequence[Unit], text: str, kind: DocumentKind) -> Iterator[int]:
    """Where papers begin that name their kind above a head of their own."""
    summons = kind is DocumentKind.SUMMONS
    open_parts = summons
    start = 0
    current: SectionKind | None = None
    for index, unit in enumerate(units):
        listed = (summons or current is SectionKind.DOCUMENTS) and not (index and _is_set_off(units, index))
        if open_parts and not listed and kind_of(unit) in (_REPORT if summons else KINDS):
            below = _told(_head(units, index), text)
            if below and not below & _told(units[start : min(index, start + _LONGEST_HEAD)], text):
                yield index
                open_parts, start, current = False, index, None
                continue
        heading = headings.classify(unit.text) if unit.table is None else None
        if heading is not None:
            open_parts, current = True, heading.kind


def _answers(units: Sequence[Unit]) -> Iterator[int]:
    """Where an answer begins behind its question, or a question behind its answer: below who signed the first."""
    first = next((one for unit in units[:_LONGEST_HEAD] if (one := _is_answer(unit)) is not None), None)
    for index, unit in enumerate(units) if first is not None else ():
        if _is_answer(unit) is not (not first):
            continue
        start = index
        while index - start < _LETTERHEAD and _is_letterhead(units[start - 1]):
            start -= 1
        if names.is_role(units[start].text) and names.is_person(units[start - 1].text):
            start += 1  # the office of who signed
        above = units[start - 1]
        above = units[start - 2] if names.is_role(above.text) and start > 1 else above
        if start > 1 and (names.is_person(above.text) or recipients.is_place_and_day(above.text)):
            yield start
            return


def _is_answer(unit: Unit) -> bool | None:
    """Whether a title says that a paper answers one, or that it asks; None where it is no such title."""
    if unit.table is not None or unit.marker is not None or len(unit.text) > _LONGEST_TITLE:
        return None
    if not (unit.gap or unit.looks_like_heading) or unit.text.endswith((".", ":", "?")):
        return None
    return True if _ANSWERS.match(unit.text) else False if _QUESTION.match(unit.text) else None


def _is_letterhead(unit: Unit) -> bool:
    whose = names.is_whose(unit.text) or names.is_role(unit.text)
    return unit.table is None and (whose or heads.is_head_line(unit)) and not recipients.is_place_and_day(unit.text)


def _is_set_off(units: Sequence[Unit], index: int) -> bool:
    """Whether a line is set as the name of a paper: a list of papers names such kinds too."""
    unit = units[index]
    return unit.looks_like_heading or unit.text.isupper() or unit.source.page != units[index - 1].source.page


def kind_of(unit: Unit) -> DocumentKind | None:
    """The kind of paper of an office that a line names by itself."""
    if unit.table is not None or unit.marker is not None or len(unit.text) > 60 or unit.text.endswith(":"):
        return None
    named = words.KIND_WORDS.get(unit.text.lower()) or kind_words.named(unit.text)
    return named if named in KINDS else None


def _head(units: Sequence[Unit], index: int) -> tuple[Unit, ...]:
    """The units between the line and the heading that opens a part; none where no part opens within a head."""
    for place in range(index + 1, min(len(units), index + _LONGEST_HEAD)):
        heading = headings.classify(units[place].text) if units[place].table is None else None
        if heading is not None:
            return tuple(units[index:place]) if heading.kind in _OPENERS and place > index + 2 else ()
    return ()


def _told(units: Sequence[Unit], text: str) -> frozenset[str]:
    """The cases and the day that a head says."""
    head = heads.read(units, text)
    day = {head.dated.value.isoformat()} if head.dated is not None else set()
    return frozenset({one.key for one in (*head.dnrs, *head.receiver_dnrs)} | day)
