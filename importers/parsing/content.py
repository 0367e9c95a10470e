"""Units under headings → parts and blocks."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from decisions.vocabulary import bodies
from importers.parsing import acts, attendance_columns, elected, handed_on, headings, marked_rows, names, words
from importers.parsing.headings import Heading
from importers.parsing.passages import Passage
from importers.parsing.result import Block, ListBlock, ListItem, ParagraphBlock, Section, SectionKind
from importers.parsing.units import Unit, flatten

CLAUSE_KINDS = frozenset((SectionKind.DECISION, SectionKind.PROPOSAL_NEXT))
_DECIDES_OR_PROPOSES = CLAUSE_KINDS | {SectionKind.PROPOSAL}
_MARKS = frozenset("xX×✓✔")
_NAME_HEAD = re.compile(r"namn|ledam(?:ot|öter)|förtroendevald(?:a)?", re.IGNORECASE)
_THERE_HEAD = re.compile(r"närv(?:arande|aro|\.)?|upprop|tj(?:änst)?g(?:ör|örande|\.)?", re.IGNORECASE)
# "Presidiets förslag", "Ordförandens förslag till beslut": a proposal that has an owner.
_OWNED = re.compile(r"[\w ]+s\s+förslag\b", re.IGNORECASE)
_FEW = 2
_LONGEST_HEAD = 25
_SAYS_WHAT = re.compile(r"beslut|besluta|åtgärd", re.IGNORECASE)
_THAT = re.compile(r"(?:[-–•]\s*)?att\s", re.IGNORECASE)
# What a list of papers names as well: "Reservation SD", "Särskilt yttrande från Anna Ek (S)".
_PAPERS_TOO = frozenset((SectionKind.MOTIONS, SectionKind.RESERVATION, SectionKind.STATEMENT, SectionKind.OTHER))
# What an elected person does below a heading: a sentence, not the name of a paper.
_ACTS = re.compile(
    r"\)[^.]{0,60}?\s(?:yrka(?:r|de)|föresl(?:år|og)|reservera(?:r|de)|lämna(?:r|de)|anmäl(?:er|de)|instäm(?:mer|de)|deltar|deltog"
    r"|avstår|avstod|tillstyrk(?:er|te)|avstyrk(?:er|te)|anför|anförde)\s[^.]*\.",
)
# "Socialnämnden beslutar för egen del": a sentence that says who decides, not the name of a part.
_SAYS_WHO = re.compile(r"\bbeslut(?:a|ar|ade|at)\b|\bbeslöt\b|\bföreslår\b", re.IGNORECASE)


class Part(Struct, frozen=True):
    """A heading and the units under it."""

    opens: Heading
    heading: Passage | None
    units: tuple[Unit, ...]

    @property
    def kind(self) -> SectionKind:
        """What the heading opens."""
        return self.opens.kind

    def section(self, units: Iterable[Unit] | None = None) -> Section:
        """The part as a section, with these of its units as blocks (default: all)."""
        heading = self.heading.located() if self.heading else None
        return Section(self.kind, heading, blocks(self.units if units is None else units), self.opens.body)


def spread_layout_tables(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Tables that were used to place text (they hold headings, § labels or a list's items) become ordinary units."""
    spread: list[Unit] = []
    for unit in units:
        spread += marked_rows.spread(unit) if marked_rows.is_list(unit) or _is_layout(unit) else (unit,)
    return tuple(spread)


def _is_layout(unit: Unit) -> bool:
    if unit.table is None:
        return False
    cells = flatten(unit)
    if len({(cell.source.cell.row, cell.source.cell.column) for cell in cells if cell.source.cell}) == 1:
        return True
    if {"ja", "nej"} <= {cell.text.lower() for cell in cells} or sum(cell.text in _MARKS for cell in cells) > _FEW:
        return False  # a list of votes or of who was there, whose heads may be "Votering 1" and "§ 15 Ja"
    heads = [" ".join(one.text for one in cell) for cell in unit.rows[0]]
    if attendance_columns.read(heads) is not None:  # "Ej § 61" stands beside somebody's name
        return False
    if any(map(_NAME_HEAD.fullmatch, heads)) and any(map(_THERE_HEAD.fullmatch, heads)):
        return False
    return any((_heads_text(cell) and not _heads_column(cell, unit)) or "§" in cell.text[:12] for cell in cells)


def _heads_text(cell: Unit) -> bool:
    """Whether a cell heads a part; "Resultat" and "Avgifter" head columns of figures as well."""
    heading = headings.classify(cell.text)
    return heading is not None and heading.kind is not SectionKind.OTHER


def _heads_column(cell: Unit, table: Unit) -> bool:
    """Whether a cell is a word of a head row over at least three columns: "Datum | Delegat | Beslut"."""
    place = cell.source.cell
    if place is None or place.row != 0:
        return False
    if place.column == 0:
        return _heads_two_columns(table)
    heads = [bool(column) for column in table.rows[0]]
    return len(table.rows) > 1 and len(heads) > 2 and all(heads)


def _heads_two_columns(table: Unit) -> bool:
    """Whether the first row names the columns of a list: "Beslut | Delegat" above full rows without headings."""
    rows = [[" ".join(one.text for one in cell) for cell in row] for row in table.rows]
    if len(rows) < 3 or not all(cell and len(cell) <= _LONGEST_HEAD and cell[-1] not in ".:" for cell in rows[0]):
        return False
    return all(len(row) == len(rows[0]) and all(row) and headings.classify(row[0]) is None for row in rows[1:])


def parts(units: Sequence[Unit], body: str | None = None) -> tuple[tuple[Unit, ...], tuple[Part, ...]]:
    """The units before the first heading, and the parts that headings open; `body`: whose minutes they are of."""
    leading: list[Unit] = []
    opened: list[tuple[Part, list[Unit]]] = []
    for place, unit in enumerate(units):
        current = opened[-1][0] if opened else None
        part = _decided_below(unit, units[place + 1 : place + 2], current)
        told = bool(opened and opened[-1][1])
        part = part or _proposed_below(unit, units[place + 1 : place + 2], current, body, told=told)
        if part is None and not _heads_rows(unit, units[place + 1 : place + 2]):
            part = _opened_by(unit, current, opened[-1][1] if opened else (), units[place + 1 : place + 2])
        if part is not None and current is not None and _names_paper(part, unit, units[place + 1 : place + 2], current):
            part = None
        if part is not None:
            opened.append((part, list(part.units)))
        elif opened:
            opened[-1][1].append(unit)
        else:
            leading.append(unit)
    return tuple(leading), tuple(replace(part, units=tuple(members)) for part, members in opened)


def _names_paper(part: Part, unit: Unit, below: Sequence[Unit], current: Part) -> bool:
    """Whether "Förslag till yttrande" ends a list of papers: a heading follows, and no text of its own."""
    listed = current.kind is SectionKind.DOCUMENTS and part.kind is SectionKind.PROPOSAL and not part.units
    if not listed or _SAYS_WHAT.search(unit.text) or unit.looks_like_heading:
        return False
    return not below or (below[0].table is None and headings.classify(below[0].text) is not None)


def _decided_below(unit: Unit, below: Sequence[Unit], current: Part | None) -> Part | None:
    """A body's bare name above what it does: "Barn- och ungdomsnämnden" / "tackar för informationen."."""
    if not below or unit.table is not None or below[0].table is not None or unit.marker or below[0].marker:
        return None
    set_off = unit.gap or unit.looks_like_heading or unit.lines[0].margin
    if not set_off or (current is not None and current.kind in CLAUSE_KINDS):
        return None
    name = unit.text.rstrip(" :")
    if not acts.is_predicate(below[0].text) or not names.is_body(name):
        return None
    return Part(Heading(SectionKind.DECISION, name), unit.passage, ())


def _proposed_below(
    unit: Unit, below: Sequence[Unit], current: Part | None, body: str | None, *, told: bool
) -> Part | None:
    """A line like "Regionstyrelsen föreslår regionfullmäktige" above what it proposes.

    Within what is decided or proposed it leads in, unless it is that of `body` below what another proposed (`told`).
    """
    if not below or unit.table is not None or unit.marker or below[0].table is not None:
        return None
    put = handed_on.read(unit.text)
    within = current is not None and current.kind in _DECIDES_OR_PROPOSES
    asked = handed_on.asked(unit.text) if put is None and body is not None and not within else None
    if asked is not None:
        return Part(Heading(SectionKind.PROPOSAL, None, asked), unit.passage, ())
    if put is None:
        return None
    own = body is not None and bodies.same_body(put.body.lower(), body.lower())
    if not (own or put.asks or below[0].marker is not None or _THAT.match(below[0].text)):
        return None
    opens = Heading(SectionKind.PROPOSAL_NEXT, put.body, put.next_body)
    below_other = current is not None and current.kind is opens.kind and _other_body(opens, current)
    return Part(opens, unit.passage, ()) if not within or (own and told and below_other) else None


def _heads_rows(unit: Unit, below: Sequence[Unit]) -> bool:
    """Whether a line with tabs is the head of the rows below it: "Beslut", "Delegat"."""
    if unit.table is not None or not below or below[0].table is not None:
        return False
    columns = unit.text.count("\t")
    if not columns or below[0].text.count("\t") != columns:
        return False
    short = all(len(one.strip()) <= _LONGEST_HEAD and not one.endswith((".", ":")) for one in unit.text.split("\t"))
    return short and headings.classify(below[0].text.partition("\t")[0]) is None


def _opened_by(unit: Unit, current: Part | None, opened_units: Sequence[Unit], below: Sequence[Unit]) -> Part | None:
    if unit.table is not None:
        return None
    heading = None if unit.marker and not unit.looks_like_heading else headings.classify(unit.text)
    if heading is not None:
        if _is_lead_in(heading, unit, current, opened_units) or _is_listed(heading, unit, current, below):
            return None
        return Part(heading, unit.passage, ()) if unit.marker is None else None
    inline = headings.inline(unit.passage) if unit.marker is None else None
    if inline is not None:
        heading, label, rest = inline
        beside = current is not None and (not unit.gap or current.kind is SectionKind.DOCUMENTS)
        if beside and not label.text.endswith(":"):
            return None  # "Protokollsutdrag till nämnden" is one of the papers
        return Part(heading, label, (replace(unit, passage=rest),))
    if current is not None and is_unknown_heading(unit) and _is_set_like_headings(unit, current):
        return Part(Heading(SectionKind.OTHER), unit.passage, ())
    return None


def _is_set_off(unit: Unit, current: Part) -> bool:
    """Whether a line is set as a heading: by its looks, or in capitals as the heading above."""
    capitals = unit.text.isupper() and current.heading is not None and current.heading.text.isupper()
    return unit.looks_like_heading or capitals


def _is_lead_in(heading: Heading, unit: Unit, current: Part | None, told: Sequence[Unit]) -> bool:
    """Whether "Kommunstyrelsen beslutar" stands right under the heading "Beslut": it begins the decision.

    `told`: what the part has already.
    """
    if current is None:
        return False
    if heading.kind is SectionKind.PROPOSAL and current.kind in CLAUSE_KINDS:  # "Förslag till kommunfullmäktige:"
        return heading.next_body is not None and heading.next_body.lower().endswith("fullmäktige")
    if (
        current.kind is SectionKind.PROPOSAL
        and told
        and (_is_set_off(unit, current) or _is_next_step(unit, current, told))
    ):
        return False  # below what was proposed: the decision begins
    if told and unit.gap and current.kind is heading.kind is SectionKind.DECISION and _other_body(heading, current):
        return False  # "ARBETSUTSKOTTET BESLUTAR" and its points, then "SOCIALNÄMNDEN BESLUTAR"
    return (
        current.kind in {*CLAUSE_KINDS, SectionKind.PROPOSAL}
        and heading.kind in CLAUSE_KINDS
        and heading.body is not None
        and _SAYS_WHO.search(unit.text) is not None
    )


def _other_body(heading: Heading, current: Part) -> bool:
    """Whether both name the body that decides, and name two."""
    one, other = heading.body, current.opens.body
    return one is not None and other is not None and not bodies.same_body(one.lower(), other.lower())


def _is_next_step(unit: Unit, current: Part, told: Sequence[Unit]) -> bool:
    """Whether the body decides below what somebody else ("Presidiets förslag") proposed in a whole sentence."""
    proposed_by = current.heading is not None and _OWNED.match(current.heading.text) is not None
    says_who = any(_SAYS_WHO.search(one.text) for one in told)
    return proposed_by and not says_who and told[-1].text.endswith(".") and "del" not in unit.text.split()


def _is_listed(heading: Heading, unit: Unit, current: Part | None, below: Sequence[Unit]) -> bool:
    """Whether "Ekonomi" is a recipient, "Yrkande SD" a listed paper: nothing sets the line apart from the list.

    Where somebody acts in the sentence below it, it is the heading of that.
    """
    if current is None or unit.looks_like_heading:
        return False
    if current.kind is SectionKind.DOCUMENTS and "§" in unit.text:  # "Arbetsutskottets förslag 2030-05-04 § 12"
        return True
    if unit.gap:
        return False
    if current.kind is SectionKind.RECIPIENTS:
        return heading.kind is SectionKind.OTHER
    if below and below[0].table is None and _ACTS.search(below[0].text) and any(elected.mentions(below[0].text)):
        return False
    return current.kind is SectionKind.DOCUMENTS and heading.kind in _PAPERS_TOO and " " in unit.text


def is_unknown_heading(unit: Unit) -> bool:
    """Set like a heading, short, no sentence: a part of its own whose meaning is not known."""
    text = unit.text
    if headings.is_denied(text):
        return False
    return unit.looks_like_heading and len(text) <= 100 and not text.endswith((".", ",", ":", ";"))


def _is_set_like_headings(unit: Unit, current: Part) -> bool:
    """A bold line is a heading where it stands apart or where it has a heading's style."""
    return unit.source.heading_level is not None or (unit.gap and current.kind not in {SectionKind.RECIPIENTS})


def blocks(units: Iterable[Unit]) -> tuple[Block, ...]:
    """Units as blocks; list items that follow each other make one list."""
    made: list[Block] = []
    items: list[ListItem] = []
    for unit in units:
        if unit.table is None and unit.marker is not None:
            items.append(unit.list_item())
            continue
        if items:
            made.append(ListBlock(tuple(items)))
            items = []
        made.append(unit.table if unit.table is not None else ParagraphBlock(unit.located()))
    if items:
        made.append(ListBlock(tuple(items)))
    return tuple(made)


def is_kind_word(text: str) -> bool:
    """Whether the line is nothing but the name of a kind of document."""
    return text.lower().rstrip(":") in words.KIND_WORDS
