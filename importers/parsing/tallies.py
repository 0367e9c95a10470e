"""Votes that are printed as a table: names down the side, ja and nej as columns or as words in a column.

Several votes may stand beside each other in one table; then every column, or every group of columns, is a vote.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from importers.parsing import broken_rows, elected
from importers.parsing.attendance_words import TITLE_WORD
from importers.parsing.passages import Passage, join
from importers.parsing.result import ParsedPerson, VoteChoice
from importers.parsing.stretches import Grid

_CHOICES = {
    VoteChoice.YES: re.compile(r"ja(?:[-\s]?röst(?:er)?)?|j", re.IGNORECASE),
    VoteChoice.NO: re.compile(r"nej(?:[-\s]?röst(?:er)?)?|n", re.IGNORECASE),
    VoteChoice.ABSTAINED: re.compile(r"avst(?:år|ått|ående|\.)?|avstod|nedlagd\w*|blank\w*|a", re.IGNORECASE),
    VoteChoice.ABSENT: re.compile(r"frånv(?:aro|arande|\.)?|frv\.?|ej\s+närvarande|f", re.IGNORECASE),
}
_MARK = re.compile(r"[xX×✓✔•●1/]|\(?[xX]\)?")
_NO_MARK = re.compile(r"[-–—0.]?")
# "Anna Ek för Bo Al": the one who votes stands first.
_INSTEAD_OF = re.compile(
    r"\s+(?:(?:tjg\.?|ers\.?|ersättare|tjänstgör(?:ande)?)\s+)?(?:i\s+stället\s+)?(?:för|ersätter)\s"
)
# What a head names beside the choice: "§ 15 Ja", "Omröstning 2 nej".
_WHICH = re.compile(
    r"(?:(?:(?:omröstning|votering)\s+)?§\s*\d{1,4}(?:\s?[a-h]\b)?|(?:omröstning|votering)\s*(?:nr\s*)?\d{1,2})\s+(?=\w)",
    re.IGNORECASE,
)
_STARRED = re.compile(r"\**(?P<name>[^*]*)\**\s*")  # "*Anna Ek", "Anna Ek*": the mark of a substitute
_SUM = re.compile(r"(?:(?:närvaro|närvarande)\s+)?(?:summa|totalt|antal|resultat|s:a|total)\b.*", re.IGNORECASE)
_NAME_HEAD = re.compile(r"(?:namn|ledam\w*|ordinarie\w*|beslutande|närvarande\s+ledam\w*)\b.*", re.IGNORECASE)
_INSTEAD_HEAD = re.compile(r"(?:tjänstgörande\s+|tjg\.?\s+)?ersättare.*", re.IGNORECASE)
_FEWEST = 2
_PARTY_HEAD = re.compile(r"parti\.?|party", re.IGNORECASE)


class Tally(Struct):
    """One vote of a table: who chose what, the totals of its sum row, whether every row was understood.

    `label` is what stands above its columns ("Omröstning § 12"). `broken`: a new page parted rows from it.
    """

    grid: Grid
    label: str = ""
    choices: list[tuple[ParsedPerson, VoteChoice]] = field(default_factory=list)
    totals: dict[VoteChoice, int] = field(default_factory=dict)
    clean: bool = True
    broken: bool = False


class _Layout(Struct, frozen=True):
    """Where the names stand, and which columns belong to each vote: choice by column, None for a column of words."""

    name: int
    party: int | None
    instead: int | None
    votes: tuple[dict[int, VoteChoice | None], ...]
    header_rows: int

    @property
    def width(self) -> int:
        """How many cells a row has at least where none of its last ones is left out."""
        named = [column for column in (self.name, self.party, self.instead) if column is not None]
        return 1 + max((*named, *(column for vote in self.votes for column in vote)))


def read(grid: Grid) -> tuple[Tally, ...]:
    """The votes of a table; none if it is no such table."""
    lists = _by_choice(grid)
    if lists is not None:
        return (lists,)
    grid = broken_rows.mended(grid)
    layout = _layout(grid)
    if layout is None:
        parties = _by_party(grid)
        return (parties,) if parties is not None else ()
    tallies = tuple(Tally(grid, _label(grid, vote, layout.header_rows)) for vote in layout.votes)
    for row in grid.rows[layout.header_rows :]:
        _read_row(row, layout, tallies)
    return tuple(tally for tally in tallies if tally.choices or tally.totals)


def _by_party(grid: Grid) -> Tally | None:
    """The totals of a table that counts the votes of each party, where its rows add up to its sums."""
    for number, row in enumerate(grid.rows[:4]):
        heads = {column: found for column, cell in enumerate(row) if (found := choice(_text(cell))) is not None}
        if not {VoteChoice.YES, VoteChoice.NO} <= set(heads.values()) or len(set(heads.values())) != len(heads):
            continue
        rows = [[_text(cell) for cell in below] for below in grid.rows[number + 1 :]]
        labels = ["".join(text for column, text in enumerate(texts) if column not in heads) for texts in rows]
        figures = [{found: _figure(texts, column) for column, found in heads.items()} for texts in rows]
        if len(rows) <= _FEWEST or not _SUM.fullmatch(labels[-1]) or any(map(_SUM.fullmatch, labels[:-1])):
            return None
        if any(None in one.values() for one in figures):
            return None
        totals = {found: sum(one[found] or 0 for one in figures[:-1]) for found in heads.values()}
        return Tally(grid, totals=totals) if totals == figures[-1] else None
    return None


def _figure(texts: Sequence[str], column: int) -> int | None:
    """The figure of a cell, 0 where nothing stands; None for anything else."""
    text = texts[column] if column < len(texts) else ""
    return int(text or 0) if text.isdecimal() or not text else 0 if _NO_MARK.fullmatch(text) else None


def _label(grid: Grid, vote: dict[int, VoteChoice | None], header_rows: int) -> str:
    """The words above the columns of a vote; a cell over several columns stands in the first of them."""
    above = [_text(row[column]) for row in grid.rows[:header_rows] for column in vote if column < len(row)]
    own = [text for text in above if text and choice(text, letters=True) is None]
    own += [match[0].strip() for text in above if (match := _WHICH.match(text)) is not None][:1]  # "§ 15 Ja"
    return " ".join(own)


def choice(text: str, *, letters: bool = False) -> VoteChoice | None:
    """The choice that a cell or a head names; single letters only where `letters` allows them."""
    bare = _WHICH.sub("", text.strip(" .:"), count=1)
    if len(bare) == 1 and not letters:
        return None
    return next((one for one, pattern in _CHOICES.items() if pattern.fullmatch(bare)), None)


def _text(cell: Sequence[Passage]) -> str:
    return " ".join(line.text for line in cell).strip()


def _layout(grid: Grid) -> _Layout | None:
    """Told by the first row that names ja and nej, or by a column in which only such words stand."""
    for number, row in enumerate(grid.rows[:4]):
        heads = {column: found for column, cell in enumerate(row) if (found := choice(_text(cell), letters=True))}
        named = any(_people(cell) for column, cell in enumerate(row) if column not in heads)
        if {VoteChoice.YES, VoteChoice.NO} <= set(heads.values()) and len(row) > len(heads) and not named:
            return _with_names(grid, _split(heads), number + 1)
    words = _columns_of_words(grid)
    if not words:
        return None
    first = min(number for number, row in enumerate(grid.rows) if any(_is_choice(row, column) for column in words))
    return _with_names(grid, tuple({column: None} for column in words), first)


def _is_choice(row: Sequence[Sequence[Passage]], column: int) -> bool:
    return column < len(row) and choice(_text(row[column]), letters=True) is not None


def _split(heads: dict[int, VoteChoice]) -> tuple[dict[int, VoteChoice | None], ...]:
    """A choice that comes again begins the next vote."""
    votes: list[dict[int, VoteChoice | None]] = []
    for column, found in heads.items():
        if not votes or found in votes[-1].values():
            votes.append({})
        votes[-1][column] = found
    return tuple(votes)


def _columns_of_words(grid: Grid) -> tuple[int, ...]:
    """The columns that hold ja, nej and the like in two rows at least and hardly anything else."""
    width = max((len(row) for row in grid.rows), default=0)
    found = []
    for column in range(width):
        cells = [_text(row[column]) for row in grid.rows if column < len(row)]
        filled = [cell for cell in cells if cell and not _NO_MARK.fullmatch(cell)]
        told = [cell for cell in filled if choice(cell, letters=True)]
        plain = {choice(cell, letters=True) for cell in told} & {VoteChoice.YES, VoteChoice.NO}
        if len(told) >= 2 and plain and len(filled) - len(told) <= 2:
            found.append(column)
    return tuple(found)


def _with_names(grid: Grid, votes: tuple[dict[int, VoteChoice | None], ...], header_rows: int) -> _Layout | None:
    taken = {column for vote in votes for column in vote}
    name = party = instead = None
    for row in grid.rows[:header_rows]:
        for column, cell in enumerate(row):
            head = _text(cell)
            if column in taken or not head:
                continue
            if _PARTY_HEAD.fullmatch(head):
                party = column
            elif _INSTEAD_HEAD.fullmatch(head):
                instead = column
            elif _NAME_HEAD.fullmatch(head) and name is None:
                name = column
    body = grid.rows[header_rows:]
    free = [one for one in range(max((len(row) for row in body), default=0)) if one not in taken]
    if name is None:
        name = max(
            (one for one in free if one not in (party, instead)), key=lambda one: _names_in(body, one), default=None
        )
    if party is None:
        party = next((one for one in free if one not in (name, instead) and _parties_in(body, one)), None)
    if name is None or not _names_in(body, name):
        return None
    return _Layout(name, party, instead, votes, header_rows)


def instead_column(grid: Grid) -> int | None:
    """The column of a list of votes that names who serves for the member of the row, if it has one."""
    layout = _layout(grid)
    return layout.instead if layout is not None else None


def _names_in(rows: Sequence[Sequence[Sequence[Passage]]], column: int) -> int:
    return sum(bool(_people(row[column])) for row in rows if column < len(row))


def _parties_in(rows: Sequence[Sequence[Sequence[Passage]]], column: int) -> bool:
    filled = [text for row in rows if column < len(row) and (text := _text(row[column]))]
    return len(filled) >= 2 and sum(elected.is_party(text) for text in filled) >= 0.7 * len(filled)


def _without_star(line: Passage) -> Passage:
    starred = _STARRED.fullmatch(line.text)
    return line.part(*starred.span("name")) if starred is not None else line


def _people(cell: Sequence[Passage]) -> list[tuple[elected.Mention, Passage]]:
    found = []
    for printed in cell:
        line = _without_star(printed)
        serves = _INSTEAD_OF.search(line.text)
        named = elected.behind(line.text, 0, serves.start() if serves else len(line.text))
        found += [(one, line) for one in named.persons]
    return found


def _read_row(row: Sequence[Sequence[Passage]], layout: _Layout, tallies: Sequence[Tally]) -> None:
    cells = [*row, *((),) * (layout.width - len(row))]
    if all(choice(_text(cells[column])) is head is not None for vote in layout.votes for column, head in vote.items()):
        return  # the heads again, over the next group
    label = _text(cells[layout.name]) or next((_text(cell) for cell in cells if cell), "")
    if _SUM.fullmatch(label):
        for vote, tally in zip(layout.votes, tallies, strict=True):
            tally.totals |= _sums(cells, vote)
        return
    person = _voter(cells, layout)
    for vote, tally in zip(layout.votes, tallies, strict=True):
        marked, understood = _marked(cells, vote)
        if person is None or not understood or len(marked) > 1:
            tally.clean = tally.clean and understood and not marked
        elif marked:
            tally.choices.append((person, marked[0]))


def _voter(cells: Sequence[Sequence[Passage]], layout: _Layout) -> ParsedPerson | None:
    """The one who voted in this row: the substitute, where one is named beside the member."""
    own = _people(cells[layout.name])
    if layout.instead is not None and (serving := _people(cells[layout.instead])):
        own = serving
    elif len(cells[layout.name]) > 1:
        own = _unbroken(cells[layout.name], own)
    if len(own) != 1:
        return None
    mention, line = own[0]
    person = mention.person(line)
    if person.party is None and layout.party is not None:
        printed = _text(cells[layout.party]).strip("() ")
        if elected.is_party(printed):
            return ParsedPerson(person.name, printed, person.printed)
    return person


def _unbroken(
    cell: Sequence[Passage], by_line: list[tuple[elected.Mention, Passage]]
) -> list[tuple[elected.Mention, Passage]]:
    """Whom the lines of a cell name together, where its narrow column broke the name: "Eva Ek" / "Al", "Bo" / "Ro"."""
    whole = _people((join(cell),))
    if len(by_line) != 1 or len(whole) != 1:
        return by_line if len(by_line) == 1 else whole
    name, part = whole[0][0].name, by_line[0][0].name
    more = name.removeprefix(part) if name.startswith(part) else name.removesuffix(part)
    beside = elected.name_start(more.strip()) or TITLE_WORD.search(more)  # "Eva Ek" / "Ersättare"
    return by_line if beside else whole


def _marked(cells: Sequence[Sequence[Passage]], vote: dict[int, VoteChoice | None]) -> tuple[list[VoteChoice], bool]:
    """The choices that a row marks, and whether each of its cells was understood."""
    found = []
    for column, head in vote.items():
        text = _text(cells[column])
        said = choice(text, letters=True)
        if _NO_MARK.fullmatch(text):
            continue
        if head is not None and (_MARK.fullmatch(text) or said is head):
            found.append(head)
        elif head is None and said is not None:
            found.append(said)
        else:
            return found, False
    return found, True


def _sums(cells: Sequence[Sequence[Passage]], vote: dict[int, VoteChoice | None]) -> dict[VoteChoice, int]:
    return {
        head: int(text)
        for column, head in vote.items()
        if head is not None and (text := _text(cells[column])).isdecimal() and len(text) < 4
    }


def _by_choice(grid: Grid) -> Tally | None:
    """A table of lists: "Ja" beside its names, or "Ja" and "Nej" as heads over two columns of names."""
    tally = Tally(grid)
    if len(grid.rows) == 2 and all(choice(_text(cell)) for cell in grid.rows[0] if cell):
        pairs: Iterator[tuple[str, Sequence[Sequence[Passage]]]] = (
            (_text(head), (cell,)) for head, cell in zip(*grid.rows, strict=False) if head
        )
    elif all(not row or choice(re.sub(r"\W*\d*\W*$", "", _text(row[0]))) for row in grid.rows):
        pairs = ((_text(row[0]), row[1:]) for row in grid.rows if row)
    else:
        return None
    for head, cells in pairs:
        _read_list(tally, head, cells)
    return tally if tally.choices else None


def _read_list(tally: Tally, head: str, cells: Sequence[Sequence[Passage]]) -> None:
    told = choice(re.sub(r"\W*\d*\W*$", "", head))
    if told is None:
        return
    number = re.search(r"\d{1,3}", head)
    if number is not None:
        tally.totals[told] = int(number[0])
    for cell in cells:
        if _text(cell).isdecimal():
            tally.totals[told] = int(_text(cell))
            continue
        for line in cell:
            named = elected.behind(line.text, 0, len(line.text))
            tally.choices += [(one.person(line), told) for one in named.persons]
            tally.clean = tally.clean and named.clean and not line.text[named.end :].strip(" .,")
