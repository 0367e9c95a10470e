"""The head of a paper: its title among the lines above the text."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from importers.parsing import (
    content,
    elected,
    head_dates,
    head_numbers,
    headings,
    heads,
    kind_words,
    lead_ins,
    names,
    receivers,
    words,
)
from importers.parsing.passages import Passage, join
from importers.parsing.result import DocumentKind
from importers.parsing.units import Unit, flatten

# Labels behind which the title stands: "Ärende: Taxa för vatten", "Rubrik | Taxa för vatten".
_TITLE_LABEL = re.compile(
    r"(?:ärende(?:mening|rubrik)?|rubrik|titel|ämne|angående|ang|rör|rörande|avser|gäller|betr(?:äffande)?)\.?\s*:\s*(?=\S)"
    r"|(?:ärende(?:mening|rubrik)?|rubrik|titel|ämne)\s*:?$",
    re.IGNORECASE,
)
# What stands before the title on its own line: "Tjänsteskrivelse – Taxa för vatten".
_KIND_BEFORE = re.compile(r"[\wåäö/]{2,24}\s*(?:[–—:]|\s-)\s+(?=\S)")
_ASKS = re.compile(
    r"\b(?:föreslår|föreslås|hemställer|yrkar)\b|\bfår\s+(?:\w+\s+){0,2}(?:föreslå|hemställa)\b", re.IGNORECASE
)
_SECTION = re.compile(r"(?:inledning|förord|innehåll(?:sförteckning)?|syfte|uppdrag(?:et)?)", re.IGNORECASE)
# "Remiss från Kulturdepartementet" below the title: whose paper it is about.
_REMITTED = re.compile(
    r"(?:(?:svar|yttrande)\s+(?:på|till|över)\s+)?(?:återremiss|remiss|remitterat|skrivelse)\s+(?:från|av)"
    r"\s(?:(?!\s[–-]\s|\s(?:om|ang|angående|avseende|rörande)\b)[^:.]){4,60}",
    re.IGNORECASE,
)
# "Inriktningsärende", "Beslutsärende" beside the title: what is asked of the body that gets it.
_SORT_OF_MATTER = re.compile(
    r"[\wåäö]+ärende|återremitterat\s+ärende|(?:(?:nytt|återkommande)\s+)?ärende\s+(?:för|till)\s+[\wåäö]{5,20}"
    r"|(?:inriktnings|genomförande|utrednings|program|start|igångsättnings|ram|avrops|principiellt\s+)beslut"
    r"|för\s+(?:beslut|information|kännedom|beredning|yttrande|samråd|diskussion)"
    r"|(?:under|åter)?remiss",
    re.IGNORECASE,
)
_TO_SOMEBODY = re.compile(r"(?:ställd\s+)?till\b\s*:?\s*(?=\w)", re.IGNORECASE)
_WITH_PARTY = re.compile(rf"\s{elected.BRACKETED}$")
_COLUMN = re.compile(r"[^\t]*[^\t\s](?=\s*(?:\t|$))")
_PAGE = re.compile(r"\s*(?:sida?\.?\s*)?\d{1,3}\s*\(\d{1,3}\)", re.IGNORECASE)
_CHAPTER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÅÄÖ][a-zåäö]{3,}")
_OWN_TITLE = frozenset(
    (DocumentKind.CORRECTION, DocumentKind.SUMMONS, DocumentKind.NOTICE, DocumentKind.DELEGATION_LIST)
)
_TITLED_BY_KIND = _OWN_TITLE - {DocumentKind.CORRECTION}
_SHORTENED = re.compile(r"\b(?:m\.?\s?fl|m\.?\s?m|o\.?\s?d|o\.?\s?dyl|etc|osv)\.$", re.IGNORECASE)
_ROW_OF_TABLE = 4  # columns of a letterhead at most
_PROSE = 90
_LINES = 12  # of a paragraph
_LONGEST_TITLE = 300


def with_head_tables(leading: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units with tables of the head as lines: "Upprättat | 2025-09-15", a letterhead in three columns."""
    spread: list[Unit] = []
    for place, unit in enumerate(leading):
        of_head = unit.table is not None and (heads.is_table(unit) or _is_letterhead(unit, place, leading))
        spread += flatten(unit) if of_head else (unit,)
    return tuple(spread)


def with_columns_apart(leading: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units with lines parted where a column of theirs is the number of the page or names the kind of paper."""
    parted: list[Unit] = []
    for place, unit in enumerate(leading):
        below = place > 0 and "\t" in leading[place - 1].text  # a row below labels belongs to them
        spans = [match.span() for match in _COLUMN.finditer(unit.text)] if unit.table is None and not below else []
        told = any(_PAGE.fullmatch(unit.text[slice(*one)]) or _is_kind(unit.text[slice(*one)]) for one in spans)
        if len(spans) > 1 and told and unit.marker is None:
            parted += [replace(unit, passage=unit.passage.part(*one)) for one in spans]
        else:
            parted.append(unit)
    return tuple(parted)


def _is_kind(text: str) -> bool:
    return content.is_kind_word(text) or (kind_words.named(text) is not None and not names.is_body(text))


def _is_letterhead(unit: Unit, place: int, leading: Sequence[Unit]) -> bool:
    """Whether a table above all text holds only what heads hold: short cells, among them a head line."""
    cells = [member for row in unit.rows for cell in row for member in cell]
    columns = max((len(row) for row in unit.rows), default=0)
    if any(is_prose(one) for one in leading[:place]) or len(unit.rows) > 8 or columns > _ROW_OF_TABLE or not cells:
        return False
    if any(len(cell.text) > _PROSE for cell in cells):
        return False
    telling = sum(heads.is_head_line(cell) or _names_somebody(cell.text) for cell in cells)
    return telling * 2 >= len(cells)


def _names_somebody(text: str) -> bool:
    return names.is_whose(text) or names.is_person(text)


def is_prose(unit: Unit) -> bool:
    """Whether a unit is running text: with it the head is over."""
    if unit.table is not None or unit.marker is not None or unit.looks_like_heading:
        return False
    if heads.is_address(unit.text) or head_dates.at_place(unit.text) is not None:
        return False
    sentence = _ends_sentence(unit.text) and len(unit.text.split()) > 3 and not heads.is_head_line(unit)
    return sentence or len(unit.text) > 2 * _PROSE


def _ends_sentence(text: str) -> bool:
    asks = text.endswith("?") and len(text) > _PROSE  # a short question may be a title
    return asks or (text.endswith((".", "!")) and _SHORTENED.search(text) is None)


def ends_head(unit: Unit) -> bool:
    """Whether the head is over with a unit: running text, a point of a list, a numbered chapter, a proposal."""
    if unit.table is not None:
        return False
    if unit.text.count("\t") >= _ROW_OF_TABLE:
        return True
    begins = _CHAPTER.match(unit.text) or _SECTION.fullmatch(unit.text.rstrip(" :"))
    return unit.marker is not None or is_prose(unit) or bool(begins or _ASKS.search(unit.text))


def title(
    leading: Sequence[Unit], kind: DocumentKind = DocumentKind.OTHER
) -> tuple[Passage | None, tuple[Unit, ...], tuple[Unit, ...]]:
    """The title among the units before the first part; the others are head lines, or text when they are long.

    A summons, a notice and a list of delegates' decisions are titled by the line that names them: where none does
    they have no title, since places and matters stand there as large.
    """
    first_text = next((place for place, unit in enumerate(leading) if ends_head(unit)), len(leading))
    while first_text and _runs_on(leading, first_text - 1):
        first_text -= 1
    if kind in _TITLED_BY_KIND:
        named = _named_title(leading, first_text, kind)
        parted = _parted(leading, {id(unit) for unit in named}, leading.index(named[0]) if named else -1, first_text)
        return (named[0].passage if named else None), *parted
    labelled = _labelled_title(leading[:first_text])
    if labelled is not None:
        place, passage = labelled
        return passage, *_parted(leading, {id(leading[place])}, place, first_text)
    chosen = _chosen(leading[:first_text]) or _kind_as_title(leading[:first_text])
    chosen = chosen or _chosen([unit for unit in leading if not _ASKS.search(unit.text)])
    after = leading.index(chosen[-1]) if chosen else -1
    parted = _parted(leading, {id(unit) for unit in chosen}, after, max(first_text, after))
    return (join(unit.passage for unit in chosen) if chosen else None), *parted


def _named_title(leading: Sequence[Unit], end: int, kind: DocumentKind) -> list[Unit]:
    """The line that names the kind, else the first that is set as a heading and begins so, else one set so at all."""
    lines = [unit for unit in leading if unit.table is None and unit.marker is None and "\t" not in unit.text]
    named = [unit for unit in lines if content.is_kind_word(unit.text) or kind_words.named(unit.text) is kind]
    lines = [unit for unit in lines if unit in leading[:end] and not unit.text.endswith((":", "."))]
    begun = [unit for unit in lines if kind_words.titled(unit.text) is kind]
    styled = [unit for unit in lines if unit.looks_like_heading and _may_be_title(unit)]
    above = [unit for unit in begun if named and unit.start < named[0].start]
    chosen = above[:1] or named or [unit for unit in begun if unit in styled] or begun or styled
    # "Kallelse" may head the page, and "Kallelse till sammanträde med nämnden" the paper.
    fuller = [unit for unit in chosen[1:] if unit.text.split()[0].lower() in chosen[0].text.lower().split("/")]
    return (fuller or chosen)[:1]


def _kind_as_title(leading: Sequence[Unit]) -> list[Unit]:
    """The line that names the kind, where such papers have no other title: "Rättelse av protokoll", "Kallelse"."""
    return [unit for unit in leading if unit.table is None and kind_words.named(unit.text) in _OWN_TITLE][:1]


def _parted(
    leading: Sequence[Unit], taken: set[int], after: int, end: int
) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    head: list[Unit] = []
    body: list[Unit] = []
    for place, unit in enumerate(leading):
        if id(unit) not in taken:
            told = place > 0 and heads.is_label_alone(leading[place - 1].text)
            of_head = place < end and _is_head(unit, below=place > after >= 0 and not told)
            (head if of_head else body).append(unit)
    return tuple(head), tuple(body)


def _labelled_title(leading: Sequence[Unit]) -> tuple[int, Passage] | None:
    """The title behind a label that says that it is one, on its line or the next."""
    for place, unit in enumerate(leading):
        match = _TITLE_LABEL.match(unit.text) if unit.table is None else None
        if match is None:
            continue
        if match.end() < len(unit.text):
            value = unit.text[match.end() :]
            if head_numbers.is_number(value) or _is_title_of_person(match[0], value):  # "Ärende: KS 2030/7"
                continue
            return place, unit.passage
        following = leading[place + 1] if place + 1 < len(leading) else None
        if following is not None and _may_be_title(following):
            return place + 1, following.passage
    return None


def _is_title_of_person(label: str, value: str) -> bool:
    """Whether "Titel: ekonomichef" says who writes the paper."""
    return label.lower().startswith("titel") and names.is_role(value) and len(value.split()) < 4


def is_title_label(units: Sequence[Unit], place: int) -> bool:
    """Whether "Ärende" alone stands over the title: a line that may be one, then a heading or text."""
    label = _TITLE_LABEL.fullmatch(units[place].text) if units[place].table is None else None
    if label is None or place + 2 >= len(units):
        return False
    return _may_be_title(units[place + 1]) and headings.classify(units[place + 1].text) is None


def _chosen(leading: Sequence[Unit]) -> list[Unit]:
    values = {place + 1 for place, unit in enumerate(leading) if unit.table is None and heads.is_label_alone(unit.text)}
    may_be = [unit for place, unit in enumerate(leading) if place not in values and _may_be_title(unit)]
    may_be = [unit for unit in may_be if not is_sort_of_matter(unit.text)] or may_be
    styled = [unit for unit in may_be if unit.source.heading_level is not None]
    highest = min((unit.source.heading_level or 9 for unit in styled), default=9)
    styled = [unit for unit in styled if unit.source.heading_level == highest] or [
        unit for unit in may_be if unit.looks_like_heading
    ]
    largest = max((unit.source.size or 0.0 for unit in may_be), default=0.0)
    big = [unit for unit in may_be if largest and unit.source.size == largest]
    named = [unit for unit in may_be if not names.is_person(unit.text)]
    named = [unit for unit in named if not _REMITTED.fullmatch(unit.text)] or named
    big = [unit for unit in big if unit in named]
    chosen = (styled or (big if len(big) < len(may_be) else []) or named)[-1:]
    if not styled and chosen and len(may_be) > 1:
        chosen = _longest_run(chosen[0], may_be, leading)
    return chosen


def _runs_on(leading: Sequence[Unit], place: int) -> bool:
    """Whether a printed line goes on below it up to a full stop: the text of a short letter with hard line ends."""
    end = place
    while end + 1 < min(len(leading), place + _LINES) and not leading[end + 1].gap:
        if not leading[end + 1].text[:1].islower():
            break
        end += 1
    return end > place and leading[end].text.endswith(".")


def _is_head(unit: Unit, *, below: bool) -> bool:
    """Whether a unit belongs to the head: above the title all that is short, below it only what heads are made of."""
    if unit.table is not None or unit.marker is not None or len(unit.text) > 160:
        return False
    return not below or _names_somebody(unit.text) or heads.is_head_line(unit)


def _longest_run(last: Unit, may_be: Sequence[Unit], leading: Sequence[Unit]) -> list[Unit]:
    """A title of several lines: the lines directly above, set alike."""
    run, place, fitting = [last], leading.index(last), {id(unit) for unit in may_be}
    while place > 0 and not run[-1].gap and id(leading[place - 1]) in fitting:
        place -= 1
        above = leading[place]
        if names.is_person(above.text) or (above.source.bold, above.source.size) != (
            last.source.bold,
            last.source.size,
        ):
            break
        run.append(above)
    return run[::-1]


def _may_be_title(unit: Unit) -> bool:
    text = unit.text
    return (
        unit.table is None
        and unit.marker is None
        and 5 < len(text) <= _LONGEST_TITLE
        and not heads.is_head_line(unit)
        and (not names.is_body(text) or kind_words.governs(text))
        and not names.is_office(text)
        and not names.is_authority(text)
        and not (receivers.is_placed_body(text) or receivers.are_authorities(text))
        and not text.endswith(":")
        and not (text.endswith(".") and _ends_sentence(text))
        and "\t" not in text
        and not _CHAPTER.match(text)
        and not names.is_state(text)
        and not _SECTION.fullmatch(text)
        and not (len(text) < 60 and names.is_role(text) and " " not in text)
        and not _is_to_somebody(text)
        and not text.startswith("att ")
        and head_dates.at_place(text) is None
        and not lead_ins.is_open(text)
    )


def is_sort_of_matter(text: str) -> bool:
    """Whether a line says only what is asked of the body: "Inriktningsärende", "Ärende för beslut"."""
    return _SORT_OF_MATTER.fullmatch(text) is not None


def _is_to_somebody(text: str) -> bool:
    """Whether a line says only to whom a letter goes: "Till socialnämndens ordförande Marie Ek (S)"."""
    told = _TO_SOMEBODY.match(text)
    return told is not None and (names.is_role(text[told.end() :]) or _WITH_PARTY.search(text) is not None)


def kind_of_head(head_units: Sequence[Unit], kind: DocumentKind) -> DocumentKind:
    """The kind that a line of the head names by itself, else the given one."""
    for unit in head_units:
        named = words.KIND_WORDS.get(unit.text.lower().rstrip(":"))
        if named is not None:
            return named
    return kind


def bare_title(passage: Passage | None) -> tuple[Passage | None, Passage | None]:
    """The title, and what is printed before it on its line: the kind of paper, or "Ärende:"."""
    label = _TITLE_LABEL.match(passage.text) if passage is not None else None
    if passage is not None and label is not None and label.end() < len(passage.text):
        return passage.part(label.end()), passage.part(0, label.end())
    match = _KIND_BEFORE.match(passage.text) if passage is not None else None
    if passage is None or match is None or kind_words.named(match[0].strip(" –—:-")) is not DocumentKind.REPORT:
        return passage, None
    return passage.part(match.end()), passage.part(0, match.end())


__all__ = [
    "bare_title",
    "content",
    "is_prose",
    "kind_of_head",
    "title",
    "with_head_tables",
]
