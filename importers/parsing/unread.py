"""People whom the minutes list and who became no data: rolls and votes that were read in part or not at all.

Lists are read whole or not at all, and what is not read stays text. That is right, but somebody must know: who looks at
the data alone would take a meeting for one without members, or a vote for one whose names nobody wrote down.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from importers.parsing import elected, names, tallies
from importers.parsing.attendance_words import WHO_SERVED
from importers.parsing.result import (
    AttendanceRole,
    FrontField,
    FrontRow,
    ListBlock,
    Located,
    ParagraphBlock,
    ParsedDocument,
    ParsedFront,
    ParsedItem,
    ParsedPaper,
    Problem,
    Section,
    SectionKind,
    Severity,
    TableBlock,
    VoteChoice,
)

_LISTED = frozenset((FrontField.PRESENT, FrontField.SUBSTITUTES_SERVING, FrontField.SUBSTITUTES))
# Rows that name people for another reason than that they were there.
_NO_ROLL = frozenset(
    (FrontField.NOTICE, FrontField.SIGNATURES, FrontField.ADJUSTERS, FrontField.ADJUSTMENT, FrontField.OTHERS)
)
_AWAY = re.compile(r"frånvarande|förhind|(?:ej|inte|icke)\s+närvarande", re.IGNORECASE)
_ROLL = re.compile(r"\b(?:närvaro|uppropslist|upprop\b|deltagarlist|deltagarförteckn|tjänstgöringslist)", re.IGNORECASE)
_VOTES = re.compile(r"\b(?:omröstning|votering)", re.IGNORECASE)
_MARKED = re.compile(r"^\W*[xX×✓✔]\W*$|\t\s*[xX×✓✔1]\s*(?:\t|$)")
# "§ 90 Ja": the head of a column of votes in a list for the whole meeting.
_OF_PARAGRAPH = re.compile(r"§\s*\d{1,4}(?:\s?[a-h])?\s+(?:ja|nej)\b", re.IGNORECASE)
_TELL_VOTES = frozenset(
    (SectionKind.VOTE, SectionKind.ORDER_OF_PROPOSALS, SectionKind.DECISION, SectionKind.OTHER, SectionKind.HANDLING)
)
_NAMES_LEFT = "Namnen i omröstningen kunde inte läsas som röster. De finns kvar som text."
# "Beslutande: Se närvarolista"
_SEE = re.compile(
    r"\b(?:se|enligt|framgår\s+av)\b[^.]{0,40}?\b(?:bila|närvarolist|list|upprop|förteckn)\w*", re.IGNORECASE
)
_PARTY_AHEAD = re.compile(rf"^{elected.BRACKETED}\s+")
_NEXT_COLUMN = re.compile(r"\t+(?!\s*\()")  # a party may stand in a column of its own
_FEWEST = 3
_FIRST = 5  # a roll is called in one of the first §§


def problems(document: ParsedDocument) -> Iterator[Problem]:
    """What a person should look at among the lists of people of minutes."""
    yield from _roll(document)
    yield from _ballots(document)
    yield from _bound(document)


def _roll(document: ParsedDocument) -> Iterator[Problem]:
    front = document.front
    there = {one.person.name for one in front.attendance}
    if not any(one.role in WHO_SERVED for one in front.attendance):
        yield from _no_roll(document)
        return
    if not any(one.role is AttendanceRole.MEMBER for one in front.attendance):
        first = front.attendance[0].person.printed
        message = "Protokollet räknar inte upp ledamöterna: bara de ersättare som tjänstgjorde nämns. Fyll i dem."
        yield Problem("attendance_incomplete", Severity.WARNING, message, first.start, first.spans[-1].end, first.page)
    listed = list(_listed(front))
    yield from _parties_apart(front, listed)
    if any(_MARKED.search(line.text) for line in listed):
        return  # whoever has no mark in such a list was away
    there |= {one.replaces for one in front.attendance if one.replaces}
    left = [
        (line, name)
        for line in listed
        for name in _with_party(line.text)
        if name not in there and not any(f"{one}, {name}" in line.text for one in there)  # "Anna Ek, Östra By (S)"
    ]
    if left:
        shown = ", ".join(dict.fromkeys(name for _, name in left[:5]))
        message = f"Bland de närvarande står namn som inte kunde läsas: {shown}. Kontrollera närvaron."
        yield _problem("attendance_incomplete", message, [line for line, _ in left])


def _parties_apart(front: ParsedFront, listed: Sequence[Located]) -> Iterator[Problem]:
    """Parties that stand on lines of their own between names, where nothing says whose they are."""
    alone = [line for line in listed if elected.is_party(line.text) and any(map(str.isalpha, line.text))]
    if len(alone) > 1 and not any(one.person.party for one in front.attendance):
        message = "Partierna i närvarolistan står på egna rader, så det är oklart vems de är. Fyll i dem."
        yield _problem("attendance_parties", message, alone)


def _no_roll(document: ParsedDocument) -> Iterator[Problem]:
    """Nobody is known to have decided: a list of them stands there, or the minutes point at one."""
    for lines in _rolls(document):
        naming = _naming(lines)
        marked = [line for line in lines if _MARKED.search(line.text)]
        if len(_people(naming)) >= _FEWEST or len(marked) >= _FEWEST:
            message = "Vilka som beslutade kunde inte läsas ur närvarolistan. Den finns kvar som text. Fyll i dem."
            yield _problem("attendance_unread", message, naming or marked)
            return
    pointing = [line for line in _listed(document.front) if _SEE.search(line.text)]
    if pointing:
        message = "Vilka som beslutade står i en lista som inte finns i dokumentet, eller som inte kunde läsas."
        yield replace(_problem("attendance_elsewhere", message, pointing[:1]), severity=Severity.INFO)


def _rolls(document: ParsedDocument) -> Iterator[Sequence[Located]]:
    """What may list who was there: the front page, and what is bound with the minutes under such a title."""
    front = document.front
    yield [*front.head, *(line for row in front.rows if _may_list(row) for line in row.lines)]
    for item in document.items[:_FIRST]:
        if item.title is not None and _ROLL.search(item.title.text):
            yield list(_lines(item.sections))
    for paper in document.papers:
        head = _headed(paper)
        if _ROLL.search(head) and not _VOTES.search(head):
            yield list(_lines(paper.sections))


def _may_list(row: FrontRow) -> bool:
    """Whether a row may hold those who were there; lines in columns below "Ledamot" are no adjusters."""
    return row.field not in _NO_ROLL or sum("\t" in line.text for line in row.lines) >= _FEWEST


def _listed(front: ParsedFront) -> Iterator[Located]:
    for row in front.rows:
        away = row.label is not None and _AWAY.search(row.label.text)
        if row.field in _LISTED and not away:
            yield from row.lines


def _ballots(document: ParsedDocument) -> Iterator[Problem]:
    """Votes of a § that count more voices than they have names for, though the names are printed."""
    for item in document.items:
        bare = [one for one in item.votes if one.consistent and not one.voters]
        in_table = not item.votes and any(_is_of_votes(one) for one in _tables(item))
        if not bare and not in_table:  # before each line is asked for names: in most §§ nobody voted
            continue
        lines = _naming(_lines(one for one in item.sections if one.kind in _TELL_VOTES))
        listed = _people(lines) - {one.person.name for one in item.positions if one.person is not None}
        voted = {voter.person.name for one in item.votes for voter in one.voters}
        counts = [(one.yes or 0) + (one.no or 0) for one in bare]
        if bare and len(listed - voted) >= max(_FEWEST, min(counts) / 2):
            yield _problem("vote_names_unread", f"{_name(item)}: {_NAMES_LEFT}", lines)
        elif in_table and len(listed) >= _FEWEST:
            message = "En tabell ser ut att vara en omröstning men kunde inte läsas. Den finns kvar som text."
            yield _problem("vote_unread", f"{_name(item)}: {message}", lines)


def _bound(document: ParsedDocument) -> Iterator[Problem]:
    """Lists of votes that are bound with the minutes, or stand on the front page, and gave no vote its names."""
    votes = [vote for item in document.items for vote in item.votes]
    starts = [voter.person.printed.start for vote in votes for voter in vote.voters]
    front = [*document.front.head, *(line for row in document.front.rows for line in row.lines)]
    lists = [front] if any(_OF_PARAGRAPH.search(line.text) for line in front) else []
    lists += [list(_lines(one.sections)) for one in document.papers if _VOTES.search(_headed(one))]
    for lines in lists:
        naming = _naming(lines)
        told = any(line.start <= start < line.end for start in starts for line in lines)
        if not told and len(_people(naming)) >= _FEWEST and all(vote.consistent for vote in votes):
            yield _problem("vote_names_unread", _NAMES_LEFT, naming)


def _tables(item: ParsedItem) -> Iterator[TableBlock]:
    for section in item.sections:
        yield from (block for block in section.blocks if isinstance(block, TableBlock))


def _is_of_votes(table: TableBlock) -> bool:
    said = {tallies.choice(line.text) for row in table.rows for cell in row for line in cell}
    return {VoteChoice.YES, VoteChoice.NO} <= said


def _name(item: ParsedItem) -> str:
    return f"§ {item.number}{' ' + item.suffix if item.suffix else ''}" if item.number is not None else "Paragrafen"


def _headed(paper: ParsedPaper) -> str:
    return " ".join(one.text for one in (*paper.head, *([paper.title] if paper.title else ())))


def _naming(lines: Iterable[Located]) -> list[Located]:
    """The lines that name somebody."""
    return [one for one in lines if _people((one,))]


def _people(lines: Iterable[Located]) -> set[str]:
    found = set[str]()
    for line in lines:
        found |= set(_with_party(line.text))
        text = _PARTY_AHEAD.sub("", line.text)
        first = re.split(r"[\t,]", text, maxsplit=1)[0].strip(" *")
        if names.is_person(first):
            found.add(first)
    return found


def _with_party(text: str) -> list[str]:
    text = _NEXT_COLUMN.sub(", ", text)
    return [one.name for one in elected.mentions(elected.bracketed(text)) if " " in one.name]


def _lines(sections: Iterable[Section]) -> Iterator[Located]:
    """The lines of running text, lists and tables, cell by cell."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, ParagraphBlock):
                yield block.text
            elif isinstance(block, ListBlock):
                yield from (one.text for one in block.items)
            else:
                yield from (line for row in block.rows for cell in row for line in cell)


def _problem(code: str, message: str, lines: Sequence[Located]) -> Problem:
    start = min(lines, key=lambda one: one.start)
    return Problem(code, Severity.WARNING, message, start.start, start.end, start.page)
