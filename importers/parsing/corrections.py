"""A rättelse: the lines that say what is corrected, and which minutes or § they replace."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from decisions.vocabulary import dates, paragraph
from importers.parsing import front, headings, heads, kind_words, labelled_days, papers, people
from importers.parsing.result import Basis, DocumentKind, Located, ParsedDate, ParsedPaper, Quote
from importers.parsing.units import Unit, flatten

_CORRECTS = re.compile(
    r"\b(?:rätt(?:else|ning|ad|at|as|ats|ade)\w*|korriger\w+|skrivfel\w*|förbiseendefel)\b", re.IGNORECASE
)
_FOR = re.compile(r"för\s+\S|enligt uppdrag", re.IGNORECASE)
_DECIDED = re.compile(r"\bbeslut(?:ade|et|at|ats)?\b|\bbeslöt\b", re.IGNORECASE)
_LABEL = re.compile(r"(?:rättelsen|felet|ändringen)\s+(?:avser|gäller|berör|rör)\b|[^:]{3,30}:\s", re.IGNORECASE)
# "… i nämndens protokoll från sammanträdet den", before a day; not "protokollet, som justerades den"
_OF_MINUTES = re.compile(
    r"(?:protokoll|sammanträde|möte)\w*(?:[\s,]+(?:från|av|vid|för|fört|den|dag(?:en)?|\w+dagen|§+\s*\d+))*[\s,]*$",
    re.IGNORECASE,
)
# "Nämnden beslutade 2030-06-12, BN § 77, att …", "beslut BN § 77, 2030-06-12": where no minutes are named
_OF_DECISION = re.compile(
    r"\bbeslut(?:ade|at|et|en)?(?:[\s,]+(?:den|av|från|i|\w{2,5}(?=\s§)|§+\s*\d+(?:/\d+)?))*[\s,]*$", re.IGNORECASE
)
_COLUMN_HEAD = re.compile(r"paragraf(?:er)?|§§?", re.IGNORECASE)
_CELL = re.compile(r"§\s*(?P<n>\d{1,4})(?:\s?[a-h])?")
_REPLACES = re.compile(r"\bersätt(?:er|s|a|as)\b", re.IGNORECASE)
# A row for it: "Ersätter: Tjänsteskrivelse daterad 2030-02-02"; the words behind the label say what.
_REPLACES_ROW = re.compile(
    r"(?:(?:rättelsen|denna\s+(?:rättelse|handling|version|skrivelse))\s+)?ersätter"
    r"(?:\s+(?:(?:tidigare|utsänd|utskickad|föregående)\s+)?(?:handling|dokument|version|skrivelse|protokoll)?(?:en|et)?)?\s*"
    r"(?::\s*|\t\s*|$)",
    re.IGNORECASE,
)


def apart(units: Sequence[Unit]) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """The units of the front page, and those that tell of the correction."""
    telling = tuple(unit for unit in units if unit.table is None and _tells(unit.text))
    return tuple(unit for unit in units if unit not in telling), telling


def signed_off(units: Sequence[Unit]) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """The units of the corrected §, and those behind it that sign the correction ("För nämnden", names with roles)."""
    start = len(units)
    while start > 1 and _may_sign(units[start - 1]):
        start -= 1
    signatures, _ = people.signatures(units[start:])
    if not signatures:
        return tuple(units), ()
    first = next(at for at in range(start, len(units)) if units[at].start <= signatures[0].name.start < units[at].end)
    if first > start and _FOR.match(units[first - 1].text):
        first -= 1
    return tuple(units[:first]), tuple(units[first:])


def _may_sign(unit: Unit) -> bool:
    return unit.table is None and unit.marker is None and len(unit.text) < 70 and headings.classify(unit.text) is None


def _tells(text: str) -> bool:
    return _CORRECTS.search(text) is not None or (_REPLACES.search(text) is not None and "rotokoll" in text)


def meeting_of(units: Sequence[Unit]) -> ParsedDate | None:
    """The day of the meeting whose minutes are corrected: in a row for it, else behind "protokoll" or "sammanträde".

    In running text all lines must name the same. When the minutes were adjusted or announced is another day, and so is
    that of the correction.
    """
    lines = [member for one in units for member in flatten(one)]
    decided = [unit for unit in lines if paragraph.find(unit.text)]
    return labelled_days.of_meeting(units) or _only(lines, _OF_MINUTES) or _only(decided, _OF_DECISION)


def _only(units: Sequence[Unit], says: re.Pattern[str]) -> ParsedDate | None:
    """The day behind such words, if there is one only."""
    found: dict[date, ParsedDate] = {}
    for unit in units:
        for mention in dates.find(unit.text):
            if says.search(unit.text[: mention.start]) is not None:
                printed = unit.passage.quote(mention.start, mention.end)
                found.setdefault(mention.value, ParsedDate(mention.value, Basis.STATED, printed))
    return next(iter(found.values())) if len(found) == 1 else None


def parse(telling: Sequence[Unit], text: str, around: Sequence[Unit] = ()) -> ParsedPaper:
    """The correction as a paper of its own, out of the units that tell of it.

    `around`: the other lines of its front page, which may say when it was written.
    """
    paper = told(papers.parse(telling, text, DocumentKind.CORRECTION)[0], telling)
    if paper.dated is None and not front.is_front_page(around):
        paper = replace(paper, dated=heads.read(around, text).dated)
    return paper


def told(paper: ParsedPaper, units: Sequence[Unit]) -> ParsedPaper:
    """The paper with what it replaces: the line that says "ersätter", else the one that names minutes or a §."""
    lines = [member for unit in units for member in flatten(unit)]
    naming = [unit for unit in lines if dates.find(unit.text) or paragraph.find(unit.text)]
    chosen = next((unit for unit in naming if _REPLACES.search(unit.text)), None)
    chosen = chosen or next((unit for unit in naming if _CORRECTS.search(unit.text)), None)
    chosen = chosen or next((unit for unit in naming if _names_minutes(unit.text)), None)
    titled = next((one for one in paper.head if _CORRECTS.search(one.text)), None)
    if paper.title is None and titled is not None:  # "Rättelse av protokoll" names the kind, and is the title
        paper = replace(paper, title=titled, head=tuple(one for one in paper.head if one is not titled))
    kind = next((one for one in paper.head if kind_words.named(one.text) is DocumentKind.CORRECTION), None)
    if paper.title is not None and kind is not None and _CORRECTS.match(paper.title.text) is None:
        paper = _titled(paper, kind)  # "Ärende" in a row below it names the matter of the corrected §
    naming_title = next((one for one in paper.head if _names_what(one.text)), None)
    if paper.title is not None and naming_title is not None and not _names_what(paper.title.text):
        paper = _titled(paper, naming_title)
    said = [unit for unit in naming if _tells(unit.text)] or [unit for unit in naming if _names_minutes(unit.text)]
    about = _paragraphs(said) or _paragraphs([unit for unit in naming if _names_minutes(unit.text)])
    about = about or _paragraphs([unit for unit in naming if _DECIDED.search(unit.text)])
    told = [unit for unit in naming if not unit.text.startswith("§")]  # "§ 31 Bokslut" heads a misprint in a list
    if not about and len(only := set(_paragraphs(told))) == 1:  # "I § 71 har fel diarienummer angetts."
        about = list(only)
    about = about or _in_column(lines)
    return replace(
        paper,
        kind=DocumentKind.CORRECTION,
        replaces=_in_row(lines) or (_sentence(chosen) if chosen else None),
        about=tuple(dict.fromkeys(about)),
    )


def _titled(paper: ParsedPaper, title: Located) -> ParsedPaper:
    """The paper with another line of its head as title."""
    kept = [one for one in paper.head if one is not title] + ([paper.title] if paper.title is not None else [])
    return replace(paper, title=title, head=tuple(sorted(kept, key=lambda one: one.start)))


def _paragraphs(units: Sequence[Unit]) -> list[str]:
    return [str(mention.first.number) for unit in units for mention in paragraph.find(unit.text)]


def _in_column(lines: Sequence[Unit]) -> list[str]:
    """The §§ of a table with a column for them: "Paragraf | Felaktig text | Rättad text"."""
    cells = [line.text.split("\t")[0].strip() for line in lines]
    start = next((at for at, cell in enumerate(cells) if _COLUMN_HEAD.fullmatch(cell)), len(cells))
    return [match["n"] for cell in cells[start:] if (match := _CELL.fullmatch(cell)) is not None]


def _in_row(lines: Sequence[Unit]) -> Quote | None:
    """What stands behind the label "Ersätter", on its line or on the next one."""
    for unit, after in zip(lines, (*lines[1:], None), strict=False):
        label = _REPLACES_ROW.match(unit.text)
        if label is not None and label.end() < len(unit.text):
            return unit.passage.quote(label.end())
        if label is not None and after is not None and not heads.is_label_alone(after.text):
            return after.passage.quote()
    return None


def _names_minutes(text: str) -> bool:
    return "rotokoll" in text and bool(paragraph.find(text) or dates.find(text))


def _names_what(text: str) -> bool:
    """Whether a line is a title that says what is corrected: "Rättelse av § 77 i nämndens protokoll"."""
    label = _LABEL.match(text) is not None  # "Rättelsen avser: § 47 …"
    return not label and _CORRECTS.match(text) is not None and bool(dates.find(text) or paragraph.find(text))


def _sentence(unit: Unit) -> Quote:
    """The sentence of a paragraph that names what is replaced; the whole paragraph where it is one."""
    start = 0
    for end in [match.end() for match in re.finditer(r"[.!?]\s+(?=[A-ZÅÄÖ])", unit.text)] + [len(unit.text)]:
        sentence = unit.text[start:end]
        if (_tells(sentence) or _names_minutes(sentence)) and (dates.find(sentence) or paragraph.find(sentence)):
            return unit.passage.quote(start, end)
        start = end
    return unit.passage.quote()
