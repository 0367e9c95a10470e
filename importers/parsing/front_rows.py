"""The front page row by row: labels with the lines that belong to them, from tables, tabs or stacked lines."""

import re
from collections.abc import Sequence

from msgspec import Struct, field

from importers.parsing import (
    chairs,
    content,
    front_labels,
    front_signatures,
    headed_columns,
    headed_lists,
    listed_columns,
    marked_lists,
    names,
)
from importers.parsing.front_labels import FrontLabel
from importers.parsing.passages import Passage, join
from importers.parsing.result import FrontField
from importers.parsing.units import Unit, flatten

_WIDEST_LABEL = 24
# Notices state days too; where a meeting was held stands on front pages alone.
_WHERE_AND_WHEN = re.compile(r"(?=.{0,30}?plats|.{0,30}?lokal)(?=.{0,30}?(?:tid|datum))", re.IGNORECASE)
_ADJUSTS = re.compile(r"justerande\s*:?\s*", re.IGNORECASE)
_SPEAKS_OF_PEOPLE = re.compile(r"\b(?:ersättare|deltag|närvar|ledamöter|tjänstemän|övriga|inbjudna)", re.IGNORECASE)
# What stands between tabs or wide gaps: "SMEDBO KOMMUN          PROTOKOLLSUTDRAG".
_COLUMN = re.compile(r"\S+(?:[^\S\t]{1,2}\S+)*")
_AWAY = re.compile(r"frånv(?:arande|\.)?|(?:ej|inte|icke) närvarande|(?:anmält )?förhinder|förhindrad")
# "Utdragets riktighet bestyrks 2030-11-14": below it stands who attests an extract.
_ATTESTED = re.compile(
    r"(?:rätt\s+)?(?:protokolls)?utdrag(?:et)?(?:s\s+riktighet)?\s+(?:\w+\s+){0,2}?(?:intyga|betyga|bestyrk)"
    r"|rätt\s+utdraget\b|till\s+utdragets\s+riktighet",
    re.IGNORECASE,
)
_TO_SIGN = re.compile(r"[.…_\s–-]{3,}")
_LISTED = frozenset((FrontField.PRESENT, FrontField.SUBSTITUTES_SERVING, FrontField.SUBSTITUTES))
_PEOPLE = frozenset(
    (
        FrontField.PRESENT,
        FrontField.SUBSTITUTES_SERVING,
        FrontField.SUBSTITUTES,
        FrontField.OTHERS,
        FrontField.OTHER,  # the head of a column beside the names: "Anmärkning"
    )
)


class Reading(Struct):
    """What was read so far; `notice`: the rows of the notice have begun."""

    title: Passage | None = None
    head: list[Passage] = field(default_factory=list)
    rows: list[tuple[FrontField, Passage | None, list[Passage]]] = field(default_factory=list)
    notice: bool = False

    def above(self) -> list[Passage]:
        """The title and the lines that are in no row, in their columns."""
        lines = [*([self.title] if self.title else []), *self.head]
        return [column for line in lines for column in columns(line)]

    def told(self) -> list[Passage]:
        """All lines: those above the rows, and what stands in the rows."""
        return [*self.above(), *(value for _, _, values in self.rows for value in values)]

    def seen(self) -> frozenset[FrontField]:
        """The fields that have a row already."""
        return frozenset(kind for kind, _, _ in self.rows)


def columns(passage: Passage) -> list[Passage]:
    """What stands beside each other on a line."""
    return [passage.part(*match.span()) for match in _COLUMN.finditer(passage.text)]


def read(units: Sequence[Unit]) -> Reading:
    """The rows of the units around the §§."""
    units = listed_columns.parted(headed_columns.paired(units))
    reading = Reading()
    position = 0
    while position < len(units):
        unit = units[position]
        if _is_signed_side_by_side(units, position):
            reading.rows.append((FrontField.SIGNATURES, None, [unit.passage]))
            position += 1
            continue
        whole = _broken_label(units, position, reading)
        position += 2 if whole is not None else 1
        if whole is not None:
            _read_labelled(whole, reading)
        elif marked_lists.is_list(unit) or headed_lists.is_list(unit):  # its heads are no labels of the front page
            reading.rows.append((FrontField.OTHER, None, [part for one in flatten(unit) for part in one.passages]))
        elif unit.table is not None:
            _read_table(unit, reading)
        else:
            _read_line(unit, reading)
    reading.rows = front_signatures.settled(reading.rows)
    return reading


def behind_dots(passage: Passage) -> Passage:
    """A name without the line to sign on before it: "________ Anna Ek"."""
    line = _TO_SIGN.match(passage.text)
    return passage.part(line.end()) if line is not None else passage


def _is_signed_side_by_side(units: Sequence[Unit], position: int) -> bool:
    """Whether names stand in columns and the offices of those who sign in the columns below."""
    if position + 1 >= len(units) or any(one.table or one.marker for one in units[position : position + 2]):
        return False
    people, offices = (
        [cell.strip() for cell in re.split(r"\t+|\s{3,}", one.text)] for one in units[position : position + 2]
    )
    if not 2 <= len(people) == len(offices):
        return False
    return all(map(names.is_person, people)) and all(map(names.is_role, offices))


def _broken_label(units: Sequence[Unit], position: int, reading: Reading) -> Passage | None:
    """A label that is broken over two lines, with its value: "Justeringens" / "plats och tid   Kansliet"."""
    if position + 1 >= len(units) or any(one.table or one.marker for one in units[position : position + 2]):
        return None
    first = units[position].text
    if len(first) > _WIDEST_LABEL or "\t" in first or front_labels.is_notice_title(first):
        return None
    whole = join(one.passage for one in units[position : position + 2])
    label = front_labels.label(whole.text, notice=reading.notice, seen=reading.seen())
    return whole if label is not None and label.exact and label.length > len(first) + 3 else None


def says_where_and_when(text: str) -> bool:
    """Whether a label is that of place and time together."""
    return _WHERE_AND_WHEN.match(text) is not None


def _leave_notice(text: str, reading: Reading) -> None:
    """End the notice where the front page begins below it: some print the notice first."""
    if not reading.notice or FrontField.PRESENT in reading.seen():
        return
    label = front_labels.label(text, notice=False)
    if label is None or not label.exact:
        return
    when_and_where = label.field is FrontField.PLACE_TIME and _WHERE_AND_WHEN.match(text) is not None
    if when_and_where or label.field is FrontField.PRESENT:
        reading.notice = False


def _read_line(unit: Unit, reading: Reading) -> None:
    _leave_notice(unit.text, reading)
    if front_labels.is_notice_title(unit.text):
        reading.notice = True
        reading.rows.append((FrontField.NOTICE, unit.passage, []))
    elif reading.title is None and (content.is_kind_word(unit.text) or _is_dated_title(unit.text)):
        reading.title = unit.passage
    else:
        for passage in front_labels.split(unit.passage):
            _read_passage(passage, unit, reading)


def _is_dated_title(text: str) -> bool:
    return (
        len(text) < 90 and re.match(r"(?:sammanträdes)?protokoll\b(?!\s+omfattar|et)", text, re.IGNORECASE) is not None
    )


def _read_passage(passage: Passage, unit: Unit, reading: Reading) -> None:
    places = len(reading.rows)
    _place(passage, unit, reading)
    # "* tjänstgörande ersättare": a line that begins a row of its own leaves its marker to the head.
    if unit.marker is not None and len(reading.rows) > places and passage.start == unit.passage.start:
        reading.head.append(unit.marker)


def _place(passage: Passage, unit: Unit, reading: Reading) -> None:
    labelled = front_labels.label(passage.text, notice=reading.notice, seen=reading.seen()) is not None
    if labelled and _leads_the_present(passage.text, reading):
        reading.rows[-1][2].append(passage)
    elif labelled and not _is_said_of_somebody(passage, reading):
        _read_labelled(passage, reading)
    elif reading.rows and not reading.notice and _ATTESTED.match(passage.text):
        reading.rows.append((FrontField.SIGNATURES, None, [passage]))
    elif _is_unknown_label(passage, reading):
        reading.rows.append((FrontField.OTHER, None, [passage]))
    elif _is_covered(passage, unit, reading):
        reading.rows.append((FrontField.PARAGRAPHS, None, [passage]))
    elif reading.rows and not _is_letterhead(unit, reading):
        reading.rows[-1][2].extend([unit.marker, passage] if unit.marker else [passage])
    else:
        reading.head.extend([unit.marker, passage] if unit.marker else [passage])


def _leads_the_present(text: str, reading: Reading) -> bool:
    """Whether "Ordförande" heads the first of those present, right below "Närvarande", and is no place to sign."""
    if reading.notice or not reading.rows or reading.rows[-1][0] is not FrontField.PRESENT:
        return False
    if chairs.OFFICE.match(text) is None or _TO_SIGN.search(text):
        return False
    values = reading.rows[-1][2]
    return not values or chairs.OFFICE.match(values[0].text) is not None


def _is_said_of_somebody(passage: Passage, reading: Reading) -> bool:
    """Whether "frånvarande" in small letters is the cell beside a name: labels begin with a capital letter."""
    listed = bool(reading.rows) and reading.rows[-1][0] in _PEOPLE and bool(reading.rows[-1][2])
    return listed and _AWAY.fullmatch(passage.text) is not None


def _is_unknown_label(passage: Passage, reading: Reading) -> bool:
    """Whether a column speaks of who is there in words that are not known: no list goes on behind them."""
    label, tab, _ = passage.text.partition("\t")
    listing = bool(reading.rows) and reading.rows[-1][0] in _PEOPLE and not reading.notice
    return bool(tab) and listing and _SPEAKS_OF_PEOPLE.search(label) is not None and "(" not in label


def _is_covered(passage: Passage, unit: Unit, reading: Reading) -> bool:
    """Whether "§§ 12–16" without a label says what is covered; in a list of people it says who was there when."""
    owner, sign, which = passage.text.partition("§§")
    told = sign and re.fullmatch(r"\s*\d+\s*[-–]\s*\d+", which) and (not owner or names.is_body(owner.strip()))
    if FrontField.PARAGRAPHS in reading.seen() or not told:
        return False
    return not (unit.source.cell is not None and reading.rows and reading.rows[-1][0] in _PEOPLE)


def _is_letterhead(unit: Unit, reading: Reading) -> bool:
    """Whose minutes they are, printed below a row of date or place."""
    kind = reading.rows[-1][0]
    return kind is FrontField.PLACE_TIME and (names.is_body(unit.text) or names.is_authority(unit.text))


def _read_labelled(passage: Passage, reading: Reading) -> None:
    """A line that begins with a label; its value may begin with another one ("Underskrifter Sekreterare …")."""
    label = front_labels.label(passage.text, notice=reading.notice, seen=reading.seen())
    assert label is not None
    value = passage.part(label.length)
    kind = _meant(label.field, passage.part(0, label.length), value, reading)
    row: tuple[FrontField, Passage | None, list[Passage]] = (kind, passage.part(0, label.length), [])
    reading.rows.append(row)
    if not value.text:
        return
    inner = front_labels.label(value.text, notice=reading.notice, seen=reading.seen())
    signed = label.field is FrontField.SIGNATURES or front_labels.is_signature_label(value.text)
    signed = signed and not _leads_the_present(value.text, reading)
    if inner is not None and signed and inner.field in {FrontField.SIGNATURES, FrontField.PARAGRAPHS}:
        _read_labelled(value, reading)
    else:
        row[2].append(value)


def _meant(kind: FrontField, label: Passage, value: Passage, reading: Reading) -> FrontField:
    """The field of a label by where it stands: below the adjusters "Plats och tid" is where and when they adjust."""
    if kind is FrontField.ADJUSTERS:
        beside = bool(reading.rows) and reading.rows[-1][0] is FrontField.SIGNATURES and kind in reading.seen()
        return FrontField.SIGNATURES if beside or _TO_SIGN.match(value.text) else kind
    if kind is FrontField.SUBSTITUTES and reading.rows and reading.rows[-1][0] is FrontField.ADJUSTERS:
        return FrontField.OTHER  # who adjusts instead of them
    if kind is FrontField.SIGNATURES and _ADJUSTS.fullmatch(label.text) and _chosen_before_signing(value, reading):
        return FrontField.ADJUSTERS
    before = reading.rows[-1][1] if reading.rows else None
    if before is not None and label.text[:1].islower():  # "Övriga" / "närvarande": a label that is broken beside values
        whole = front_labels.label(f"{before.text} {label.text}", notice=reading.notice)
        if whole is not None and whole.exact and whole.length > len(before.text) + 3:
            return whole.field
    if kind is FrontField.PLACE_TIME and reading.rows and reading.rows[-1][0] is FrontField.ADJUSTERS:
        parted = any(row[0] is FrontField.ADJUSTMENT and not row[2] for row in reading.rows)  # "Justering" heads it
        met = parted or kind in reading.seen()  # "Val av justerare" may stand in a table of contents above
        return FrontField.ADJUSTMENT if met and FrontField.PRESENT in reading.seen() else kind
    return kind


def _chosen_before_signing(value: Passage, reading: Reading) -> bool:
    """Whether "Justerande   Anna Ek (S)" stands above all signatures: then it says who adjusts."""
    seen = reading.seen()
    unsigned = FrontField.SIGNATURES not in seen and FrontField.ADJUSTERS not in seen and not reading.notice
    return unsigned and bool(value.text) and not _TO_SIGN.match(value.text)


def _read_table(unit: Unit, reading: Reading) -> None:
    """A table row by row: the first cell may be a label, the others are its values."""
    listing = False
    for row in unit.rows:
        cells = [cell for cell in row if cell]
        if not cells:
            continue
        _leave_notice(cells[0][0].text, reading)
        opened = _label_of_cell(cells[0], reading)
        if opened is None and listing and _is_somebody(cells):
            reading.rows[-1][2].extend(part for cell in cells for one in cell for part in one.passages)
            continue
        if opened is None:
            for member in (one for cell in cells for one in cell):
                _read_line(member, reading)
            continue
        label, passage, count = opened
        if _leads_the_present(passage.text, reading):
            reading.rows[-1][2].extend(part for cell in cells for one in cell for part in one.passages)
            continue
        rest = [*cells[0][count:], *(one for cell in cells[1:] for one in cell)]
        kind = _meant(label.field, passage, rest[0].passage, reading) if rest else label.field
        reading.rows.append((kind, passage, []))
        listing = kind in _LISTED and not reading.notice
        if listing and _is_somebody([*([cells[0][count:]] if cells[0][count:] else []), *cells[1:]]):
            reading.rows[-1][2].extend(part for one in rest for part in one.passages)
            continue
        for member in rest:
            inner = front_labels.label(member.text, notice=reading.notice, seen=reading.seen())
            if kind in {FrontField.SIGNATURES, FrontField.NOTICE} or _is_other_label(inner, member):
                _read_line(member, reading)
            else:
                reading.rows[-1][2].extend(member.passages)


def _is_somebody(cells: Sequence[Sequence[Unit]]) -> bool:
    """Whether cells of a list are a name and what is said of that person: "Anna Ek | (S) | ordförande"."""
    texts = [" ".join(one.text for one in cell) for cell in cells]
    return len(texts) > 1 and names.is_person(texts[0]) and chairs.is_office(texts[-1])


def _label_of_cell(cell: Sequence[Unit], reading: Reading) -> tuple[FrontLabel, Passage, int] | None:
    """The label that the first lines of a cell are, and how many lines: a long one is broken in a narrow column."""
    for count in range(min(3, len(cell)), 0, -1):
        passage = join(one.passage for one in cell[:count])
        label = front_labels.label(passage.text, notice=reading.notice, seen=reading.seen())
        if label is not None and label.length >= len(passage.text.rstrip()):
            return label, passage, count
    return None


def _is_other_label(inner: FrontLabel | None, member: Unit) -> bool:
    """Whether a cell to the right is a label of its own: two pairs stand in one row."""
    return inner is not None and inner.exact and inner.length >= len(member.text.rstrip())
