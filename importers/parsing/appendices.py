"""What is bound with minutes behind a §: written reservations, statements, lists of votes → papers of kind bilaga.

They are never the end of the last §. Each is tied to the §§ that its heading names.
"""

import re
from collections.abc import Sequence

from decisions.vocabulary import paragraph
from importers.parsing import content, headings, heads, people
from importers.parsing.passages import Passage
from importers.parsing.result import DocumentKind, Located, ParsedPaper, Section, SectionKind, Span
from importers.parsing.units import Unit

_NUMBERED = re.compile(r"bilag(?:a|or)\b\s*(?:nr\.?\s*)?(?:\d{1,3}|[A-Z])?(?:[\s:.,–(-]|$)", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:skriftlig\w* |gemensam\w* )?(?:reservation(?:er)?|särskil[dt]\w* yttrande\w*|protokollsanteckning\w*|"
    r"röstförklaring\w*|voteringslista|omröstningslista|omröstningsprotokoll|voteringsprotokoll|omröstningsbilaga|"
    r"voteringsresultat|närvarolista|närvaro-? (?:och|samt) (?:omröstnings|voterings)lista|"
    r"upprops\w*lista|yttrande till protokollet|"
    r"anteckning till protokollet|avvikande mening)\b",
    re.IGNORECASE,
)
# Nothing but such words: believed behind the last § though nothing sets them apart.
_SHORT = re.compile(rf"(?:bilaga\s*\d{{1,2}}|{_NAMED.pattern}\s*§\s*\d{{1,4}})\s*:?", re.IGNORECASE)
_LONGEST_HEADING = 160
_LONGEST_HEAD = 6


def begins(units: Sequence[Unit], index: int, *, last: bool) -> bool:
    """Whether a paper bound with the minutes begins at `units[index]`; `last`: behind the label of the last §."""
    unit = units[index]
    if unit.table is not None or unit.marker is not None or len(unit.text) > _LONGEST_HEADING:
        return False
    text = unit.text
    names_item = bool(_items_of(text))
    if text.endswith((".", ";", ",")) or (not names_item and not last):
        return False
    set_apart = unit.looks_like_heading or unit.gap or (last and _SHORT.fullmatch(text) is not None)
    if _NUMBERED.match(text):
        return set_apart and (names_item or _is_alone(units, index))
    if not _NAMED.match(text) or not set_apart:
        return False
    return names_item or (last and _names_item_below(units, index))


def _is_alone(units: Sequence[Unit], index: int) -> bool:
    """Whether "Bilaga 1" heads a paper: something follows that is no further line of a list of papers."""
    if index + 1 >= len(units) or _in_list(units, index):
        return False
    following = units[index + 1 : index + 1 + _LONGEST_HEAD]
    if any(_NUMBERED.match(unit.text) for unit in following[:1]):
        return False
    told = any(_NAMED.match(unit.text) or _items_of(unit.text) for unit in following)
    return told or units[index].source.page != units[index - 1].source.page or sum(len(u.text) for u in following) > 200


def _in_list(units: Sequence[Unit], index: int) -> bool:
    """Whether the line stands under the heading of a list of papers."""
    for unit in reversed(units[max(0, index - 12) : index]):
        opened = headings.classify(unit.text) if unit.table is None else None
        if opened is not None:
            return opened.kind is SectionKind.DOCUMENTS and units[index].source.page == unit.source.page
    return False


def _names_item_below(units: Sequence[Unit], index: int) -> bool:
    """Whether "Reservation" stands above "Kommunstyrelsen 2030-05-22, § 41" (a paper) or a sentence.

    What stands below the beginning of the next paper, or of the next part of the §, says nothing of this one.
    """
    for unit in units[index + 1 : index + 4]:
        if unit.table is not None:
            continue
        if _NUMBERED.match(unit.text) or _NAMED.match(unit.text) or headings.classify(unit.text) is not None:
            return False
        if unit.marker is not None:  # a list names §§ of others
            return False
        if len(unit.text) < 120 and not unit.text.endswith(".") and _items_of(unit.text):
            return True
    return False


def _items_of(text: str) -> tuple[str, ...]:
    """The §§ that a heading names, ranges spelled out."""
    found: list[str] = []
    for mention in paragraph.find(text, frozenset()):
        if mention.first.number == mention.last.number:
            found.append(f"{mention.first.number} {mention.first.suffix}".strip())
        else:
            found += [str(number) for number in range(mention.first.number, mention.last.number + 1)]
    return tuple(dict.fromkeys(found))


def cut(units: Sequence[Unit], *, last: bool, behind: bool = False) -> tuple[int, ...]:
    """Where papers begin among the units of a § (not its first line), in order; `behind`: the §§ are over."""
    found: list[int] = []
    for index in range(1 if behind else _decided_from(units), len(units)):
        if begins(units, index, last=last) and not (found and _is_heading_of(units, found[-1], index)):
            found.append(index)
    return tuple(found)


def _decided_from(units: Sequence[Unit]) -> int:
    """The first unit that a paper may begin at: a § that has a decision has not ended before it.

    "Bilaga KS 2030/38/2, yttrande" below "Beredning" is a line of its list of papers.
    """
    for index, unit in enumerate(units):
        opened = headings.classify(unit.text) if unit.table is None and index else None
        if opened is not None and opened.kind in content.CLAUSE_KINDS:
            return index
    return 1


def _is_heading_of(units: Sequence[Unit], start: int, index: int) -> bool:
    """Whether "Reservation § 41" directly below "Bilaga 1" is the title of that very paper."""
    return (
        index - start <= 2 and _NUMBERED.match(units[start].text) is not None and not _NUMBERED.match(units[index].text)
    )


def parse(units: Sequence[Unit], text: str) -> ParsedPaper:
    """One such paper out of its units."""
    head, title, rest = _head(units)
    leading, parts = content.parts(rest)
    signatures, leading = people.signatures(leading)
    sections = [part.section() for part in parts]
    if leading:
        sections.insert(0, Section(SectionKind.OTHER, None, content.blocks(leading)))
    top = heads.read(units[: len(units) - len(rest)], text)
    about = [one for unit in units[: len(units) - len(rest)] for one in _items_of(unit.text)]
    about = about or [one for unit in rest[:_LONGEST_HEAD] if len(unit.text) < 120 for one in _items_of(unit.text)]
    return ParsedPaper(
        kind=DocumentKind.APPENDIX,
        title=title.located(),
        head=head,
        dnrs=top.dnrs,
        dated=top.dated,
        sections=tuple(sections),
        signatures=signatures,
        about=tuple(dict.fromkeys(about)),
        span=Span(units[0].start, units[-1].end),
    )


def _head(units: Sequence[Unit]) -> tuple[tuple[Located, ...], Passage, tuple[Unit, ...]]:
    """The lines above the title, the title, the rest. "Bilaga 1 till § 41" is the title only where no other follows."""
    first = units[0]
    owned: list[Located] = []
    position = 1
    title = first.passage
    if _NUMBERED.match(first.text) and len(first.text) < 60:
        place = next((at for at in range(1, min(len(units), 4)) if _may_title(units[at])), None)
        if place is not None:
            owned = [part.located() for unit in units[:place] for part in unit.passages]
            title, position = units[place].passage, place + 1
    while position < len(units) and position < _LONGEST_HEAD and _is_head(units[position]):
        owned += [part.located() for part in units[position].passages]
        position += 1
    return tuple(owned), title, tuple(units[position:])


def _may_title(unit: Unit) -> bool:
    if unit.table is not None or unit.marker is not None or len(unit.text) > _LONGEST_HEADING:
        return False
    if _NAMED.match(unit.text):
        return True
    return (
        not unit.text.endswith((".", ":"))
        and (unit.looks_like_heading or not heads.is_head_line(unit))
        and not (_items_of(unit.text))
    )


def _is_head(unit: Unit) -> bool:
    return unit.table is None and unit.marker is None and (heads.is_head_line(unit) or _is_meeting_line(unit.text))


def _is_meeting_line(text: str) -> bool:
    """Whether the line says which § of which meeting it is about ("Kommunstyrelsen 2030-05-22 § 41")."""
    return len(text) < 100 and bool(_items_of(text)) and not text.endswith(".")
