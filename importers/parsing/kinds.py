"""What kind of document it is: by its own words, else by its shape.

A line that only names a kind decides. Without one the whole paper is weighed: what its title begins with, whether it
tells when minutes were put up and taken down, whether it calls to a meeting, lists what delegates decided, proposes a
decision to a body, or is a letter from somebody to somebody.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from decisions.vocabulary import dates
from importers.parsing import (
    content,
    front,
    front_dates,
    front_labels,
    headings,
    heads,
    kind_shapes,
    kind_words,
    names,
    words,
)
from importers.parsing.labels import Label
from importers.parsing.result import DocumentKind, FrontField, Furniture, FurnitureKind, SectionKind
from importers.parsing.units import Unit, flatten

_WORDS = sorted(words.KIND_WORDS, key=len, reverse=True)
_PAGE = re.compile(r"(?:sida?|nr|blad)?\.?\s*\d{1,4}\s*(?:\(\d{1,4}\)|av\s*\d+)?|\d{4}", re.IGNORECASE)
_OF_BODY = re.compile(r"(?P<body>.{3,60}?)s?\s+(?P<word>protokoll|sammanträdesprotokoll|kallelse)", re.IGNORECASE)
# "Rättelse av protokoll 2030-05-22 § 101", "Rättad § 101", "Rättat protokoll".
_CORRECTION = re.compile(r"rätt(?:else|ning|ad|at)\b(?:.{0,80}(?:protokoll|§|paragraf).{0,60})?")
# "Protokoll, fört vid sammanträde med …", "Protokoll från nämndens möte …".
_KEPT_AT = re.compile(r"(?:sammanträdes)?protokoll,?\s+(?:fört|hållet|från|vid|över|nr)\b", re.IGNORECASE)
_ATTESTED = re.compile(
    r"(?:rätt\s+)?utdraget(?:s\s+(?:riktighet|överensstämmelse))?\s+(?:\w+\s+){0,5}(?:intyga|betyga|bestyrk)"
    r"|rätt utdraget\b|utdraget\s+överensstämmer\b",
    re.IGNORECASE,
)
_FIRST_LINES = 25
_FIRST_COLUMNS = 12  # of page heads
_FIRST_TABLES = 3  # a table further down is matter: its cells name nothing
_LETTERHEAD_ROWS = 8
_TOP = 10
_TITLES = 6
_PROSE = 150  # characters of a paragraph that no front page holds
_PARAGRAPHS = 3
_WEAK = frozenset((DocumentKind.NOTICE, DocumentKind.LETTER, DocumentKind.APPENDIX))
_PEOPLE = frozenset((FrontField.PRESENT, FrontField.ADJUSTERS))
_MEETINGS = frozenset((DocumentKind.MINUTES, DocumentKind.EXTRACT))


_NO_MINUTES = frozenset(
    (DocumentKind.SUMMONS, DocumentKind.REPORT, DocumentKind.DELEGATION_LIST, DocumentKind.CORRECTION)
)
# What the first lines of minutes name too, as they list what was treated.
_NO_MEETING = frozenset((DocumentKind.SUMMONS, DocumentKind.DELEGATION_LIST, DocumentKind.REPORT))
# What a title says of the kind though the paper has the shape of something else.
_BEFORE_SHAPE = frozenset((DocumentKind.SUMMONS, DocumentKind.NOTICE, DocumentKind.EXTRACT, DocumentKind.REPORT))


class Verdict(Struct, frozen=True):
    """The kind, and whether the document does not name it."""

    kind: DocumentKind
    inferred: bool


def judge(units: Sequence[Unit], labels: Sequence[Label], furniture: Sequence[Furniture]) -> Verdict:
    """Kind of the whole document."""
    before = units[: labels[0].unit] if labels else units
    named = _named(before, furniture)
    if named in _MEETINGS and DocumentKind.SUMMONS in _kinds_named(before, furniture) and _only_calls(units):
        return Verdict(DocumentKind.SUMMONS, inferred=False)  # "Protokoll" is a matter of its agenda
    if not labels and named in _MEETINGS:
        named = _without_paragraphs(units, furniture, named)
    if labels:
        return _with_paragraphs(units, labels, furniture, named)
    if named is not None:
        return Verdict(named, inferred=False)
    return Verdict(_by_title_and_shape(units), inferred=True)


def _with_paragraphs(
    units: Sequence[Unit], labels: Sequence[Label], furniture: Sequence[Furniture], named: DocumentKind | None
) -> Verdict:
    """The kind of a paper with §§; `named`: what its first lines name."""
    before = units[: labels[0].unit]
    front_page = front.is_front_page(before)
    if named in _NO_MEETING and _is_recorded(units, before, furniture, front_page=front_page):
        named = _of_meeting(before, furniture)
    elif named is DocumentKind.MINUTES and not front_page and _is_extract(units, before, labels):
        named = DocumentKind.EXTRACT
    if named in _MEETINGS or named in _NO_MINUTES:
        return Verdict(named, inferred=False)
    if not front_page and (kind := _no_minutes(units, before, named)) is not None:
        return Verdict(kind, inferred=kind is not named)
    if kind_shapes.is_summons(units):
        return Verdict(DocumentKind.SUMMONS, inferred=True)
    if not front_page and not _in_row(labels) and _tells(before):
        return Verdict(_by_title_and_shape(before), inferred=True)
    single = len(labels) == 1 and not front_page
    return Verdict(DocumentKind.EXTRACT if single else DocumentKind.MINUTES, inferred=True)


def _without_paragraphs(units: Sequence[Unit], furniture: Sequence[Furniture], named: DocumentKind) -> DocumentKind:
    """What a paper is that names minutes and has no §: "Protokoll från" is a label of a notice, or of a correction."""
    told = kind_shapes.is_notice(units)
    if told and (_names_notice(units) or not (_lists_people(units) or kind_shapes.has_decided(units))):
        return DocumentKind.NOTICE
    return DocumentKind.CORRECTION if DocumentKind.CORRECTION in _kinds_named(units, furniture) else named


def _lists_people(units: Sequence[Unit]) -> bool:
    """Whether rows say who was there or who adjusts, as those of no notice do."""
    found = (front_labels.label(one.text, notice=False) for unit in units for one in flatten(unit))
    return any(one is not None and one.exact and one.field in _PEOPLE for one in found)


def _is_recorded(
    units: Sequence[Unit], before: Sequence[Unit], furniture: Sequence[Furniture], *, front_page: bool
) -> bool:
    """Whether it holds what only minutes hold, whatever its first lines name.

    The list of matters of minutes is called "Dagordning" or "Ärendelista" too. What no summons has are §§ in which
    something is decided, below a front page that tells who was there and who adjusts or a line that says "Protokoll".
    """
    if kind_shapes.calls(before) or not kind_shapes.has_decided(units[len(before) :]):
        return False
    kept = any(unit.table is None and _KEPT_AT.match(unit.text) for unit in before[:_TOP])
    return front_page or kept or _of_meeting(before, furniture) is not None


def _only_calls(units: Sequence[Unit]) -> bool:
    return kind_shapes.calls(units) and not kind_shapes.has_decided(units)


def _of_meeting(before: Sequence[Unit], furniture: Sequence[Furniture]) -> DocumentKind | None:
    """What a paper with such words is called besides: minutes or an extract, or nothing."""
    return next((kind for kind in _kinds_named(before, furniture) if kind in _MEETINGS), None)


def _is_extract(units: Sequence[Unit], before: Sequence[Unit], labels: Sequence[Label]) -> bool:
    """Whether what is on the paper of minutes says that it is an extract, or is §§ whose end somebody attests.

    Of several the attesting line must stand behind the last, and a § between them be left out: "Utdraget bestyrks" is
    printed below each page of some minutes.
    """
    if DocumentKind.EXTRACT in _kinds_named(before, ()):  # "Sammanträdesprotokoll", and below it "Utdrag"
        return True
    whole = len(labels) > 1 and _in_row(labels)
    behind = units if len(labels) == 1 else units[labels[-1].unit :]
    return not whole and any(_ATTESTED.match(unit.text) for unit in behind if unit.table is None)


def _in_row(labels: Sequence[Label]) -> bool:
    """Whether several §§ follow each other number by number, as those of a meeting do."""
    return len(labels) > 1 and all(after.number - one.number <= 1 for one, after in pairwise(labels))


def _tells(before: Sequence[Unit]) -> bool:
    """Whether running text stands above the first §: a paper with extracts bound behind it."""
    prose = (unit for unit in before if unit.table is None and len(unit.text) > _PROSE and unit.text.endswith("."))
    return sum(1 for _ in prose) >= _PARAGRAPHS


def _governs(before: Sequence[Unit]) -> bool:
    """Whether its title names rules or an agreement, whose §§ are none of a meeting."""
    lines = [unit for unit in _that_name(before) if unit.table is None and not unit.text.endswith((".", ","))]
    styled = [unit for unit in lines if unit.looks_like_heading]
    return any(kind_words.governs(unit.text) for unit in (styled or lines)[:_TITLES])


def _no_minutes(units: Sequence[Unit], before: Sequence[Unit], named: DocumentKind | None) -> DocumentKind | None:
    """The kind of a paper that names §§ and is no minutes: a notice that lists them, a report that cites one."""
    if kind_shapes.decides(units) and not kind_shapes.is_written(before):
        return DocumentKind.REPORT if kind_shapes.is_report(before) else None
    if named is DocumentKind.NOTICE and kind_shapes.is_notice(units):
        return DocumentKind.NOTICE
    if kind_shapes.is_written(before):
        return DocumentKind.REPORT if kind_shapes.is_report(before) else DocumentKind.LETTER
    title = _titled(before)
    if title in _NO_MINUTES:
        return title
    if _governs(before):
        return DocumentKind.OTHER
    if kind_shapes.is_delegation_list(units):
        return DocumentKind.DELEGATION_LIST
    return DocumentKind.REPORT if kind_shapes.is_report(before) else None


def _named(before: Sequence[Unit], furniture: Sequence[Furniture]) -> DocumentKind | None:
    """The kind that the first lines and the page heads name, the most telling line first."""
    return next(iter(_kinds_named(before, furniture)), None)


def _kinds_named(before: Sequence[Unit], furniture: Sequence[Furniture]) -> tuple[DocumentKind, ...]:
    """The kinds that the first lines and the page heads name, the most telling first."""
    lines = [line for unit in _that_name(before) for line in _columns(unit.text)][:_FIRST_LINES]
    printed = [one.text for one in furniture if one.kind is FurnitureKind.PAGE_HEAD]
    columns = ((one.text, [column.text for column in front_dates.columns(one)]) for one in printed)
    lines += [text for one in columns for text in _with_columns(*one)][:_FIRST_COLUMNS]
    named = [(place, kind) for place, line in enumerate(lines) if (kind := kind_of_line(line)) is not None]
    found = [(place, kind) for place, kind in named if not _is_enclosed(kind, place)]
    # A notice stands on the front page of minutes too, and a list names papers: the first telling word counts.
    telling = [kind for place, kind in found if kind not in _WEAK and not _is_matter(kind, place)]
    if telling and telling[0] is DocumentKind.DELEGATION_LIST and DocumentKind.SUMMONS in telling:
        telling.remove(DocumentKind.SUMMONS)  # "Delegationsbeslut" is a matter of its agenda
        telling.insert(0, DocumentKind.SUMMONS)
    return (*telling, *(kind for _, kind in found))


def _is_matter(kind: DocumentKind, place: int) -> bool:
    """Whether a line is more likely a matter of an agenda than the name of the paper: a list names itself on top."""
    return kind is DocumentKind.DELEGATION_LIST and place > _TOP


def _is_enclosed(kind: DocumentKind, place: int) -> bool:
    """Whether "Bilaga: Offert" closes a letter rather than naming it."""
    return kind is DocumentKind.APPENDIX and place > _TOP // 2


def _names_notice(before: Sequence[Unit]) -> bool:
    return any(kind_of_line(unit.text) is DocumentKind.NOTICE for unit in _that_name(before)[:_FIRST_LINES])


def _that_name(before: Sequence[Unit]) -> list[Unit]:
    """The lines that may name the kind: no list items, no table that is matter, nothing that names other papers.

    "Kommunfullmäktiges protokoll 2014-05-22, § 74" below "Beslutsunderlag" is what the paper builds on.
    """
    found: list[Unit] = []
    of_others = False
    for place, unit in enumerate(before[:_FIRST_LINES]):
        heading = headings.classify(unit.text) if unit.table is None else None
        of_others = heading.kind is SectionKind.DOCUMENTS if heading is not None else of_others
        if of_others:
            continue
        if unit.table is not None:
            if _may_name(unit, place):
                found += flatten(unit)
        elif unit.marker is None:
            found.append(unit)
    return found


def _may_name(table: Unit, place: int) -> bool:
    """Whether the cells of a table may name the kind: a letterhead or rows of labels, no numbered list of matters."""
    if any(row[0] and row[0][0].text.strip(".").isdigit() for row in table.rows if row):
        return False
    two_columns = all(len([cell for cell in row if cell]) <= 2 for row in table.rows)
    return two_columns or (place < _FIRST_TABLES and len(table.rows) <= _LETTERHEAD_ROWS)


def _columns(text: str) -> list[str]:
    """A line, and what stands beside each other on it."""
    return _with_columns(text, heads.columns(text))


def _with_columns(text: str, beside: list[str]) -> list[str]:
    return [text, *beside] if len(beside) > 1 else [text]


def _titled(before: Sequence[Unit]) -> DocumentKind | None:
    """What the first line that is set as a title, else the first that begins with such a word, says."""
    lines = [unit for unit in _that_name(before) if unit.table is None and not unit.text.endswith((".", ","))]
    lines = [unit for unit in lines if headings.classify(unit.text) is None]
    styled = [unit for unit in lines if unit.looks_like_heading]
    plain = [unit for unit in lines if not heads.is_head_line(unit) and not names.is_person(unit.text)]
    for unit in (*styled, *lines[:_TOP], *plain[:_TOP]):
        for column in _columns(unit.text):
            kind = kind_words.titled(column)
            if kind is not None:
                return kind
    return None


def kind_of_line(line: str) -> DocumentKind | None:
    """The kind that a line names, if it does little else."""
    bare = " ".join(line.lower().split()).rstrip(":")
    if _CORRECTION.fullmatch(bare):
        return DocumentKind.CORRECTION
    if bare in words.KIND_WORDS:
        return words.KIND_WORDS[bare]
    of_body = _OF_BODY.fullmatch(line.strip())
    if of_body is not None and names.is_body(of_body["body"]):
        return words.KIND_WORDS[of_body["word"].lower()]
    for word in _WORDS:
        if bare.startswith(word) and _says_little(line.strip()[len(word) :]):
            return words.KIND_WORDS[word]
    return kind_words.named(line)


def _says_little(rest: str) -> bool:
    if rest[:1].isalpha():
        return False
    for mention in reversed(dates.find(rest)):
        rest = rest[: mention.start] + rest[mention.end :]
    rest = _PAGE.sub("", rest).strip(" \t-–,:;.()")
    return not rest or names.is_whose(rest)


def _by_title_and_shape(units: Sequence[Unit]) -> DocumentKind:
    """What nobody named: the title where it is plain, else the shape, else what the title leaves open."""
    title = _titled(units)
    if title in _BEFORE_SHAPE:
        return title
    if kind_shapes.writes_for_body(units):
        return DocumentKind.LETTER
    if kind_shapes.is_report(units):
        return DocumentKind.REPORT
    if title in {DocumentKind.DELEGATION_LIST, DocumentKind.CORRECTION}:
        return title
    shaped = next((kind for kind, has_shape in _SHAPES if has_shape(units)), None)
    if shaped is DocumentKind.SUMMONS and title is DocumentKind.LETTER and not kind_shapes.asks_to_come(units):
        shaped = None  # "Nämnden sammanträder den 17 juni" tells whoever gets the letter when there will be an answer
    return shaped or title or (DocumentKind.LETTER if kind_shapes.is_letter(units) else DocumentKind.OTHER)


_SHAPES = (
    (DocumentKind.NOTICE, kind_shapes.is_notice),
    (DocumentKind.SUMMONS, kind_shapes.is_summons),
    (DocumentKind.DELEGATION_LIST, kind_shapes.is_delegation_list),
    (DocumentKind.REPORT, kind_shapes.proposes_to_body),
)


__all__ = ["Verdict", "content", "headings", "judge", "kind_of_line"]
