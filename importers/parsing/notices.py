"""A notice (anslag, bevis) by itself: which of its days is which, told by the words around each day.

`front` reads the rows of a notice whose labels it knows. A notice that stands alone is short and speaks of nothing
else, so here every day is weighed by the words beside it: of its row, before it in its sentence, or behind it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from decisions.vocabulary import bodies
from importers.parsing import front_dates, front_labels, front_paragraphs, headed_columns, names
from importers.parsing.passages import Passage, join
from importers.parsing.result import Basis, FrontField, ParagraphRange, ParsedDate, ParsedFront, Quote
from importers.parsing.units import Unit, flatten

# What the words say; at the same place the first wins, and of several before a day the last.
_ROLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "removed_on",
        (
            r"ansl\w+\s+till\b|ne[dr]\s?tag\w*|ne[dr]s?tas|tas?(?:ges|gits)?\s+(?:bort|ne[dr])\w*|avpublicer\w*|till\s+och\s+med",
            r"\bt\.?\s?o\.?\s?m|avanslag\w*|upphör\w*|slutdatum|avslut\w*|sitter\s+uppe",
        ),
    ),
    ("appeal_until", (r"överklag\w*|besvär\w*|laglighetspröv\w*|klagotid\w*",)),
    ("adjusted_on", (r"just(?:er\w*|\.)|undertecknat\w*",)),
    (
        "announced_on",
        (
            r"anslag(?:et|its|it|s?da\w+|en)?\b(?!\s*(?:sbevis|stavl))|anslagen\b|anslå\w*|anslog\w*|publicer\w*",
            r"uppsät\w*|uppsat\w*|sätts?\s+upp|satts?\s+upp|upp(?:e|satt)\b|tillkännag\w*|offentliggj\w*|kungj\w*",
            r"startdatum|fr\.?\s?o\.?\s?m|från\s+och\s+med",
        ),
    ),
    (
        "meeting_date",
        (
            r"sammanträ\w*|möte\w*|beslutsda\w*|protokoll\s+(?:från|för|den|av)|protokollet\s+(?:från|för)|protokoll\s*$",
            r"protokollsdatum|hölls",
        ),
    ),
)
_ROLE = re.compile("|".join(f"(?P<{role}>{'|'.join(said)})" for role, said in _ROLES), re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:[-–—]|till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?)\s*(?:den\s+)?", re.IGNORECASE)
_KEPT = re.compile(
    r"(?:protokoll\w*|handlingen|det)\s+(?:i\s+original\s+)?(?:förvaras|finns(?:\s+(?:tillgängligt?|att\s+läsa|att\s+ta\s+del\s+av|att\s+hämta))?"
    r"|kan\s+(?:läsas|hämtas|ses))\s+(?:på|hos|i|vid)\s+(?P<where>[^.;]{3,80}?)(?=\s+(?:och|under|mellan)\b|[.;]|$)",
    re.IGNORECASE,
)
_LONGEST_LABEL = 70
_ENDS_WITH = {"announced_on": "removed_on", "appeal_until": "appeal_until"}  # what the last day of a span is
_KEPT_LABEL = re.compile(r"förvar\w*|finns|tillgänglig\w*|läsas?\b|hämtas", re.IGNORECASE)
_SIGNED = re.compile(r"(?:underskrift|namnteckning|sign(?:atur)?|anslaget av)[\s.:_…]*", re.IGNORECASE)
_COVERED_LABEL = re.compile(
    r"(?:(?:justera|anslag|behandla|omfatta)\w*\s+|avser\s+|protokollet\s+omfattar\s+)?(?:paragraf|§)"
    r"|(?:protokollet\s+)?(?:omfattar|omfattning)\s*:?$",
    re.IGNORECASE,
)
_TO = r"(?:\s*(?:[-–—]|till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?)\s*§{0,2}\s*\d+)?"
_COVERED = re.compile(rf"(?:§§?|\bparagraf(?:er(?:na)?)?)\s*\d+{_TO}(?:\s*(?:,|och)\s*\d+{_TO})*", re.IGNORECASE)
_ENDS_ABBREVIATED = re.compile(r"\b(?:t\.\s?o\.\s?m|fr\.\s?o\.\s?m)\.$", re.IGNORECASE)
_TAKEN_DOWN = re.compile(r"ne[dr]|bort|avpublic|avanslag", re.IGNORECASE)


_OF_FRONT = frozenset((FrontField.PRESENT, FrontField.SUBSTITUTES, FrontField.SUBSTITUTES_SERVING, FrontField.OTHERS))


class _Stretch(Struct, frozen=True):
    """Words that belong together: a label with its value, or a sentence."""

    label: str
    passage: Passage


def completed(page: ParsedFront, units: Sequence[Unit]) -> ParsedFront:
    """The front page of a notice with what its rows did not give."""
    stretches = list(_stretches(headed_columns.paired(units)))
    met = page.meeting_date or _days(stretches, None).get("meeting_date")
    found = _days(stretches, met.value if met else None)
    adjusted, told = _adjusted(page.adjusted_on, found), page.announced_on or found.get("announced_on")
    page = replace(
        page,
        meeting_date=page.meeting_date or found.get("meeting_date"),
        adjusted_on=adjusted,
        announced_on=told if told is not None and front_dates.can_be_announced(told, adjusted) else None,
        removed_on=page.removed_on or found.get("removed_on"),
        appeal_until=page.appeal_until or found.get("appeal_until"),
    )
    if page.kept_at is not None and _SIGNED.fullmatch(page.kept_at.text):
        page = replace(page, kept_at=None)
    kept = _kept(stretches)
    whole = page.kept_at is None or (kept is not None and kept.start == page.kept_at.start and kept.text[-1] != ",")
    if kept is not None and whole:  # front may take a row whole
        page = replace(page, kept_at=kept)
    if not page.paragraphs_covered:
        covered, secret = _covered(stretches)
        page = replace(page, paragraphs_covered=covered, paragraphs_secret=page.paragraphs_secret or secret)
    return _whose(page, units)


def of_front(page: ParsedFront, units: Sequence[Unit]) -> ParsedFront:
    """The front page of minutes with what the notice on it tells under labels that the rows do not know."""
    stretches = list(_stretches(headed_columns.paired(_below_title(units))))
    found = _days(stretches, page.meeting_date.value if page.meeting_date else None)
    adjusted, told = page.adjusted_on or found.get("adjusted_on"), page.announced_on or found.get("announced_on")
    return replace(
        page,
        adjusted_on=adjusted,
        announced_on=told if told is not None and front_dates.can_be_announced(told, adjusted) else None,
        removed_on=page.removed_on or found.get("removed_on"),
        appeal_until=page.appeal_until or found.get("appeal_until"),
        kept_at=page.kept_at or _kept(stretches),
        paragraphs_covered=page.paragraphs_covered or _covered(stretches)[0],
    )


def _below_title(units: Iterable[Unit]) -> Iterator[Unit]:
    """The units of the notice: from its title on, to where a front page below it begins."""
    begun = False
    for unit in units:
        if unit.table is not None:
            start, end = 0 if begun else len(unit.rows), len(unit.rows)
            for place, row in enumerate(unit.rows):
                first = next((cell[0].text for cell in row if cell), "")
                if not begun and front_labels.is_notice_title(first):
                    begun, start = True, place
                elif begun and _begins_front(first):
                    begun, end = False, place
                    break
            if start < end:
                yield headed_columns.rows_of(unit, start, end)
        elif front_labels.is_notice_title(unit.text):
            begun = True
        elif begun and _begins_front(unit.text):
            begun = False
        elif begun:
            yield unit


def _begins_front(text: str) -> bool:
    label = front_labels.label(text, notice=False)
    return label is not None and label.exact and label.field in _OF_FRONT


def with_days_of(page: ParsedFront, units: Sequence[Unit]) -> ParsedFront:
    """The front page with the days of adjustment and notice that sentences tell, where no row of it does."""
    found = _days(list(_stretches(units)), page.meeting_date.value if page.meeting_date else None)
    return replace(
        page,
        adjusted_on=page.adjusted_on or found.get("adjusted_on"),
        announced_on=page.announced_on or found.get("announced_on"),
        removed_on=page.removed_on or found.get("removed_on"),
    )


def _adjusted(read: ParsedDate | None, found: dict[str, ParsedDate]) -> ParsedDate | None:
    """The day of adjustment; not that of the meeting, where a sentence names both ("Justering av protokoll för …")."""
    met, told = found.get("meeting_date"), found.get("adjusted_on")
    mistaken = read is not None and met is not None and told is not None and read.value == met.value
    return told if mistaken else read or told


def _stretches(units: Iterable[Unit]) -> Iterator[_Stretch]:
    """Rows of tables and of columns, "Label: value", a label above its value, sentences."""
    above = ""
    for unit in units:
        for label, passage in _rows(unit):
            bare = passage.text.strip()
            if not label and _is_label(bare):
                above = bare
                continue
            yield _Stretch(label or above, passage)
            above = ""


def _rows(unit: Unit) -> Iterator[tuple[str, Passage]]:
    """Label and value of each row of a unit; the label is empty where none stands before the words."""
    if unit.table is not None:
        yield from _rows_of_table(unit)
        return
    columns = [match.span() for match in re.finditer(r"[^\t]+?(?=\t|\s{3,}|$)", unit.text) if match[0].strip()]
    if len(columns) % 2 == 0 and columns and all(end - start < _LONGEST_LABEL for start, end in columns[::2]):
        for told, value in zip(columns[::2], columns[1::2], strict=True):  # two rows may stand beside each other
            yield unit.text[slice(*told)].strip(), unit.passage.part(*value)
        return
    label, colon, _ = unit.text.partition(":")
    if colon and len(label) < _LONGEST_LABEL and not re.search(r"\d$", label):
        yield label, unit.passage.part(len(label) + 1)
    else:
        yield "", unit.passage


def _rows_of_table(unit: Unit) -> Iterator[tuple[str, Passage]]:
    for row in _whole_rows(unit):
        cells = [cell for cell in row if cell]
        if len(cells) % 2 == 0:
            for told, value in zip(cells[::2], cells[1::2], strict=True):
                yield " ".join(member.text for member in told), join(member.passage for member in value)
        else:
            yield from (("", member.passage) for cell in cells for one in cell for member in flatten(one))


def _whole_rows(unit: Unit) -> Iterator[list[list[Unit]]]:
    """The rows of a table; what stands alone below a value (a line of its cell, in PDF) belongs to the row above."""
    waiting: list[list[Unit]] = []
    for row in unit.rows:
        cells = [list(cell) for cell in row]
        if waiting and len(cells) == len(waiting) and not cells[0] and sum(bool(cell) for cell in cells) == 1:
            waiting = [above + below for above, below in zip(waiting, cells, strict=True)]
            continue
        if waiting:
            yield waiting
        waiting = cells
    if waiting:
        yield waiting


def _is_label(text: str) -> bool:
    """Whether a line alone says what the next line is: a role and no day, no sentence."""
    return (
        len(text) < 60
        and (not text.endswith(".") or _ENDS_ABBREVIATED.search(text) is not None)
        and not front_dates.mentions(text)
        and any(says.search(text) is not None for says in (_ROLE, _KEPT_LABEL, _COVERED_LABEL))
        and not (_COVERED_LABEL.search(text) and re.search(r"\d", text))
    )


def _days(stretches: Sequence[_Stretch], near: date | None) -> dict[str, ParsedDate]:
    found: dict[str, ParsedDate] = {}
    for one in stretches:
        before_end, role, spare = 0, "", list[str]()
        for mention in front_dates.mentions(one.passage.text, near):
            words = one.passage.text[before_end : mention.start]
            to = before_end > 0 and _RANGE.fullmatch(words) is not None
            if to and role == "appeal_until":  # "kan överklagas från den 28 maj till och med den 18 juni"
                found.pop(role, None)
            ranged = _ENDS_WITH.get(role) if to else None
            role = (
                ranged
                or _perfect(words, one, mention.end)
                or _role(words, one.label if not before_end else "")
                or _behind(one, mention.end)
                or next((left for left in spare if left not in found), "")
            )
            spare += [match.lastgroup or "" for match in _ROLE.finditer(words)]
            before_end = mention.end
            if role and role not in found:
                basis = Basis.STATED if mention.stated else Basis.INFERRED
                found[role] = ParsedDate(mention.value, basis, one.passage.quote(mention.start, mention.end))
    return found


def _role(words: str, label: str) -> str:
    """What the words before a day make it; the nearest word wins, the label of the row stands behind them."""
    told = [match.lastgroup or "" for match in _ROLE.finditer(words)]
    labelled = [match.lastgroup or "" for match in _ROLE.finditer(label)]
    if "appeal_until" in labelled and not _TAKEN_DOWN.search(label):  # "Kan överklagas till och med"
        return "appeal_until"
    for role in ("removed_on", "appeal_until"):  # "Sista dag då anslaget ska tas ned": the stronger word of a label
        if role in labelled:
            return role
    if labelled and not told:
        return labelled[0]
    return told[-1] if told else ""


def _perfect(words: str, one: _Stretch, end: int) -> str:
    """What the verb behind a day makes it: "Justeringen har den 26 mars 2030 tillkännagivits"."""
    return _behind(one, end) if re.search(r"\b(?:har|är|blev)\s+(?:den\s+)?$", words) else ""


def _behind(one: _Stretch, end: int) -> str:
    """What the words behind a day make it ("Den 12 oktober 2021 anslogs protokollet")."""
    following = re.split(r"\d", one.passage.text[end:], maxsplit=1)[0]
    match = _ROLE.search(following)
    return match.lastgroup or "" if match else ""


def _kept(stretches: Iterable[_Stretch]) -> Quote | None:
    for one in stretches:
        value = one.passage.text.strip()
        keeps = one.label and len(one.label) < _LONGEST_LABEL and _KEPT_LABEL.search(one.label)
        if keeps and value and not _SIGNED.fullmatch(value):
            return one.passage.quote(0, len(one.passage.text.rstrip(" .")))
        match = _KEPT.search(one.passage.text)
        if match is not None:
            return one.passage.quote(*match.span("where"))
    return None


def _covered(stretches: Iterable[_Stretch]) -> tuple[tuple[ParagraphRange, ...], tuple[ParagraphRange, ...]]:
    """The §§ of the minutes that are announced, and those of them that are secret."""
    for one in stretches:
        match = _COVERED.search(one.passage.text)
        if match is not None:
            return front_paragraphs.ranges(match[0]), front_paragraphs.of_row(one.passage.text[match.start() :])[1]
        if _COVERED_LABEL.match(one.label):
            held = front_paragraphs.of_row(one.passage.text)
            if held[0]:
                return held
    return (), ()


def _whose(page: ParsedFront, units: Sequence[Unit]) -> ParsedFront:
    """Body and authority out of running text, where no line is there for them."""
    if page.body is not None and page.authority is not None:
        return page
    for unit in units:
        for member in flatten(unit):
            for mention in bodies.find_body_names(member.text):
                quote = member.passage.quote(mention.start, mention.start + len(mention.name))
                owner = mention.kind is bodies.BodyKind.AUTHORITY
                if owner and page.authority is None and names.is_authority(mention.name):
                    page = replace(page, authority=quote)
                elif not owner and page.body is None and mention.kind is not bodies.BodyKind.OTHER:
                    page = replace(page, body=quote)
    return page
