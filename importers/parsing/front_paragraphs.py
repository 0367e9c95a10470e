"""Which §§ a front page says that the minutes hold, which of them are secret, which were adjusted at the meeting."""

import re
from collections.abc import Sequence

from importers.parsing import at_once, names
from importers.parsing.front_rows import Reading
from importers.parsing.result import FrontField, Located, ParagraphRange, ParsedFront

_RANGE = re.compile(
    r"(\d{1,4})(?:\s?[a-h]\b)?\s*(?:[-–—]{1,2}|\bt\.?o\.?m\.?|\btill(?:\s+och\s+med)?\b)\s*(?:§\s*)?(\d{1,4})|(\d{1,4})"
)
_GOES_ON = re.compile(r"[§\d(]|varav|sekretess", re.IGNORECASE)
_SECRET = re.compile(r"\(?\bvarav\b(?=[^.]*(?:sekretess|hemlig))|\(?(?:sekretess|hemlig)\w*", re.IGNORECASE)
# "§§ 24–33. §§ 30–31 omfattas av sekretess"
_SECRET_ARE = re.compile(
    r"(?<=\d)[.,;]\s*(?P<which>§§?\s*\d[\d\s,–—-]*(?:och\s+\d+\s*)?)(?:omfattas|beläggs|är|har)\b[^.]*?(?:sekretess|hemlig)",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"(?<=\d)/(?:(?:19|20)\d\d|\d\d)\b")
_IMMEDIATE = re.compile(r"omedelbar\w*\s+juster|juster\w*\s+omedelbart|direktjuster|omedelbart justerad", re.IGNORECASE)
_SIGNS = re.compile(r"(?:§§?|\b[Pp]aragraf(?:er(?:na)?)?)\s*(?P<which>\d[\d\s,–—§-]*(?:\boch\s+[\d\s,–§-]+)*)")
_SIGNED = re.compile(r"(?:§§?|[Pp]aragrafer)\s*(?:[Nn]r\.?\s*)?(?P<which>\d{1,4}\s*[-–—]\s*\d{1,4})\s*$")
_COVERS = re.compile(
    r"[Pp]rotokollet\s+omfattar\s+(?:paragraf\w*\s+)?§{0,2}\s*(?P<which>\d{1,4}\s*[-–—]{1,2}\s*\d{1,4})"
)
# "PROTOKOLL  Regionstyrelsen §§ 71–78": a line above the rows, or the head of every page.
_HEADED = re.compile(
    r"(?:(?:sammanträdes)?protokoll\b[\s,:]*)?(?P<owner>[^§\d]*?)\s*§§\s*"
    r"(?P<which>\d{1,4}(?:\s*(?:[-–—]{1,2}|t\.?o\.?m\.?|till(?:\s+och\s+med)?)\s*\d{1,4})?)\s*",
    re.IGNORECASE,
)


def told(
    reading: Reading, page_heads: Sequence[Located]
) -> tuple[tuple[ParagraphRange, ...], tuple[ParagraphRange, ...]]:
    """The §§ that the minutes hold, and those of them that are secret: by a row, by who signs, or in a head."""
    for kind, _, values in reading.rows:
        if kind is FrontField.PARAGRAPHS and values and _RANGE.search(values[0].text):
            more = [value.text for value in values[1:3] if _GOES_ON.match(value.text)]
            return of_row(" ".join((values[0].text, *more)))
    for kind, _, values in reading.rows:  # "Sekreterare ………… §§ 14-20" beside the signatures
        lines = [value.text for value in values]
        signed = next((one for one in map(_SIGNED.search, (*lines, " ".join(lines))) if one), None)
        signed = signed or next((one for one in map(_COVERS.search, lines) if one), None)
        if kind is FrontField.SIGNATURES and signed is not None:
            return ranges(signed["which"]), ()
    for text in (*(one.text for one in reading.above()), *(one.text for one in page_heads)):
        found = _HEADED.fullmatch(text)  # "Regionstyrelsen §§ 71–78"
        if found is not None and (not found["owner"] or names.is_body(found["owner"])):
            return ranges(found["which"]), ()
    return (), ()


def of_row(text: str) -> tuple[tuple[ParagraphRange, ...], tuple[ParagraphRange, ...]]:
    """All §§ and the secret ones of a row's words: "§§ 104–121, varav sekretess §§ 112–113"."""
    text = re.split(r"\.\s+(?=[A-ZÅÄÖ])", text, maxsplit=1)[0]
    hidden = _SECRET_ARE.search(text)
    if hidden is not None:
        return ranges(text[: hidden.start()]), ranges(hidden["which"])
    held, *secret = _SECRET.split(text, maxsplit=1)
    return ranges(held), ranges("".join(secret))


def ranges(text: str) -> tuple[ParagraphRange, ...]:
    """The §§ of a list such as "§§ 12–14, 17"."""
    bare = _OF_YEAR.sub("", text)  # "§§ 12–18/19"
    found = [ParagraphRange(int(match[1] or match[3]), int(match[2] or match[3])) for match in _RANGE.finditer(bare)]
    return tuple(one for one in found if 0 < one.first <= one.last)


def adjusted_at_once(front: ParsedFront) -> tuple[ParagraphRange, ...]:
    """The §§ that the front page says were adjusted at the meeting ("§§ 41 och 43 justeras omedelbart")."""
    found: list[ParagraphRange] = []
    told = [(row.field, line) for row in front.rows for line in (row.label, *row.lines) if line]
    for kind, located in (*((None, one) for one in front.head), *told):
        for place in at_once.places(located.text):
            if kind is FrontField.ADJUSTMENT or _IMMEDIATE.search(located.text, *place):
                found += [one for match in _SIGNS.finditer(located.text, *place) for one in ranges(match["which"])]
    return tuple(found)
