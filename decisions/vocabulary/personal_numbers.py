"""Personal identity numbers (personnummer, samordningsnummer) in running text: found so that they can be stopped.

Rules: folkbokföringslagen (1991:481) 18 § and domain.md §5. Six or eight digits of a date, a hyphen (a plus sign
from the year of turning 100), three digits and a Luhn check digit; a samordningsnummer has 60 added to the day; an
interim number has a letter for the first of the three digits. Text out of files hides them: no-break and thin
spaces, en dashes, soft hyphens, zero-width characters, line breaks, full-width digits. All of those are read
through; the spans always refer to the text as given.

A find that is not `valid` only has the shape: invoice and telephone numbers have it too. Warn on it, block on
`valid`. An organisation number is left out by its third digit; that of a sole trader is a personal number, also
inside of a VAT number. Interim numbers (a letter for a digit, "T-nummer") are given by schools and hospitals, not by
the population register: they are found and never valid.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from personnummer import personnummer as _library

__all__ = ["PersonalNumber", "find", "may_be_in"]


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """A number with the shape of a personal number: `text[start:end] == printed`.

    `kind` is "personnummer" or "samordningsnummer". `valid`: calendar and check digit agree, and neither the words
    around the number nor its form say that it is something else (a sum, a mobile number, an invoice).
    """

    start: int
    end: int
    printed: str
    kind: str
    valid: bool


def _fold_table() -> dict[int, str]:
    """One character for one character, so that places in the folded text are places in the text."""
    decimals = (chr(point) for point in range(128, sys.maxunicode + 1) if chr(point).isdecimal())
    table = {ord(character): str(unicodedata.decimal(character)) for character in decimals}
    blanks = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    breaks = "\v\f\u0085\u2028\u2029"
    # Read as nothing: carriage return before a line feed, soft hyphen, zero-width characters, direction marks,
    # joiners, byte order mark.
    invisible = "\r\u00ad\u034f\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    invisible += "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
    for characters, folded in (
        ("‐‑‒–—―−﹣－⁃˗", "-"),
        ("＋﹢⁺", "+"),
        (blanks, " "),
        (breaks, "\n"),
        (invisible, _NOTHING),
    ):
        table |= {ord(character): folded for character in characters}
    return table


_NOTHING = "\0"
_FOLD = _fold_table()
# What no fold changes, and nearly all text is: `str.translate` takes seven times as long to go over it.
_UNUSUAL = re.compile("[^\n -~åäöÅÄÖéÉ§]+")

_CENTURY = r"(?:18|19|20)"
_END = r"(?P<num>[\dTRSUWXJKLMN]\d{2})(?P<check>\d)(?!\d)"
_YEAR = re.compile(r"(?:19|20)\d\d")
_REST_OF_DATE = re.compile(r"[-./]\d{1,2}[-./]\d{1,2}(?!\d)")
_SHAPES = tuple(
    re.compile(r"(?<!\d)(?<!\d[.,:/])" + pattern)
    for pattern in (
        # 191212121212, 19121212-1212, 121212-1212, 121212+1212, 121212 - 1212, 19 121212-1212
        rf"(?:(?P<cc>{_CENTURY}) ?)?(?P<yy>\d\d)(?P<mm>\d\d)(?P<dd>\d\d)(?P<sep> ?[-+]? ?){_END}",
        # 1912-12-12-1212; with a blank before the last four it would be a date and a time
        rf"(?P<cc>{_CENTURY})?(?P<yy>\d\d)(?P<s>[-./])(?P<mm>\d\d)(?P=s)(?P<dd>\d\d)(?P<sep> ?[-+] ?|(?P=s)){_END}",
        # 19 12 12 12 1212, 12 12 12-1212
        rf"(?:(?P<cc>{_CENTURY}) ?)?(?P<yy>\d\d) (?P<mm>\d\d) (?P<dd>\d\d)(?P<sep> ?[-+] ?| ){_END}",
        # SE121212121201, the VAT number of a sole trader
        r"(?<=SE)(?P<cc>)(?P<yy>\d\d)(?P<mm>\d\d)(?P<dd>\d\d)(?P<sep>-?)(?P<num>\d{3})(?P<check>\d)(?=01(?!\d))",
    )
)
# Most text has no ten digits together, and is not looked at any further. Wide enough for a table's indented cells.
_MANY_DIGITS = re.compile(r"\d(?:[^\w]{0,60}[\dTRSUWXJKLMN]){9,}")
_BESIDE = 16  # what the shapes look at before and behind
# Letter-spaced, as some scans are read: every digit stands alone.
_SPACED = re.compile(r"(?<![\d] )(?<!\d)(?:\d ){5,7}\d ?[-+]? ?(?:\d ){3}\d(?! ?\d)")
_OTHER_NUMBER = re.compile(
    r"(?:\btel(?:efon)?(?:n(?:umme)?r)?|\bmobil\w*|\bfax\w*|\bsms|\bocr\w*|\w*faktura\w*"
    r"|bankgiro\w*|plusgiro\w*|postgiro\w*|\bbg|\bpg|\biban|\bisbn|\bissn|\bean|\bgtin|\b(?:dnr|diarie\w*)"
    r"|\b(?:ärende|order|kund|beställnings?|referens|ref|konto|avtals?|artikel|serie|löp|verifikations?|betalnings?|"
    r"mätar|anläggnings?|objekts?|transaktions?|ritnings?|arkiv|lån[es]?)(?:\w*-?n(?:umme)?r|[.]|\b))"
    r"(?:\s?n(?:umme)?r\b)?[^\S\n]*[-.:]*[^\S\n]*$",
    re.IGNORECASE,
)
_SUM_AFTER = re.compile(
    r",\d\d(?!\d)|[^\S\n]*(?:kr\b|kronor|tkr|mnkr|mkr|sek\b|euro?\b|[:,]-|%|m2|m²|kwh|mwh|st\b)", re.I
)
_SAYS_PERSON = re.compile(r"person\s?-?(?:n(?:umme)?r|id)|\bp\.?nr|födelse|samordnings|\bfödd|\bf\.\s*$", re.IGNORECASE)
_LABEL_REACH = 1000  # characters: a column's heading stands far above its last row


def may_be_in(text: str) -> bool:
    """Whether `find` might find any in this text. If not, nor in any part of it: many short texts are asked as one."""
    return _MANY_DIGITS.search(text) is not None


def find(text: str) -> tuple[PersonalNumber, ...]:
    """The numbers with the shape of a personal number, in order, without overlaps.

    A number that goes over a line break is only taken where one of the two lines has words: columns of sums would
    otherwise be full of them.
    """
    # No fold makes a digit of what is none, nor a letter: so what is to be folded is found before.
    windows = [(max(0, run.start() - _BESIDE), run.end() + _BESIDE) for run in _MANY_DIGITS.finditer(text)]
    if not windows:
        return ()
    found: list[PersonalNumber] = []
    for number in (
        *_in_view(text, windows, over_breaks=False),
        *_in_view(text, windows, over_breaks=True),
    ):
        if not any(number.start < other.end and other.start < number.end for other in found):
            found.append(number)
    return tuple(sorted(found, key=lambda number: number.start))


def _folded(text: str) -> str:
    """The text with one plain character for each unusual one."""
    return _UNUSUAL.sub(lambda found: found[0].translate(_FOLD), text)


def _in_view(text: str, windows: Iterable[tuple[int, int]], *, over_breaks: bool) -> Iterator[PersonalNumber]:
    """Finds in the text with invisible characters taken out, and with line breaks taken out too."""
    whole = ""
    for low, high in windows:
        window = _folded(text[low:high])
        if over_breaks and "\n" not in window:
            continue
        view, places = _without(window, _NOTHING, over_breaks=over_breaks)
        for shape in _SHAPES:
            for match in shape.finditer(view):
                start, end = low + places(match.start()), low + places(match.end() - 1) + 1
                if over_breaks:
                    whole = whole or _folded(text)
                    if not _breaks_in_words(whole, start, end):
                        continue
                if (number := _judge(match, text, start, end)) is not None:
                    yield number
        if not over_breaks:
            yield from _letter_spaced(text, view, low, places)


def _letter_spaced(text: str, view: str, low: int, places: "_Places") -> Iterator[PersonalNumber]:
    for spaced in _SPACED.finditer(view):
        match = _SHAPES[0].fullmatch(spaced.group().replace(" ", ""))
        if match is not None:
            number = _judge(match, text, low + places(spaced.start()), low + places(spaced.end() - 1) + 1)
            if number is not None:
                yield number


class _Places:
    """Where a character of a shortened text stands in the original."""

    def __init__(self, cuts: list[tuple[int, int]]) -> None:
        # (place in the shortened text from which on `shift` characters are missing)
        self._cuts = cuts

    def __call__(self, place: int) -> int:
        low, high = 0, len(self._cuts)
        while low < high:
            middle = (low + high) // 2
            if self._cuts[middle][0] <= place:
                low = middle + 1
            else:
                high = middle
        return place + (self._cuts[low - 1][1] if low else 0)


def _without(folded: str, nothing: str, *, over_breaks: bool) -> tuple[str, _Places]:
    pattern = re.compile(rf"{nothing}+" if not over_breaks else rf"[ {nothing}]*\n[ {nothing}]*|{nothing}+")
    kept: list[str] = []
    cuts: list[tuple[int, int]] = []
    done = length = missing = 0
    for cut in pattern.finditer(folded):
        kept.append(folded[done : cut.start()])
        length += cut.start() - done
        missing += cut.end() - cut.start()
        cuts.append((length, missing))
        done = cut.end()
    kept.append(folded[done:])
    return "".join(kept), _Places(cuts)


def _breaks_in_words(folded: str, start: int, end: int) -> bool:
    """Whether a span has one line break, in a run of text rather than in a column of numbers."""
    if folded.count("\n", start, end) != 1:
        return False
    line_start = folded.rfind("\n", 0, start) + 1
    line_end = folded.find("\n", end)
    around = folded[line_start:start] + folded[end : line_end if line_end >= 0 else len(folded)]
    if "-" in folded[start:end] or "+" in folded[start:end] or any(map(str.isalpha, around)):
        return True
    return _SAYS_PERSON.search(folded, max(0, start - _LABEL_REACH), start) is not None


def _judge(match: re.Match[str], text: str, start: int, end: int) -> PersonalNumber | None:
    """The find that a match is, or None when its date parts cannot be those of a person."""
    month, day = int(match["mm"]), int(match["dd"])
    if not (1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)):
        return None
    separator = match["sep"].strip()
    if _ends_a_period(match, text[start:end]):
        return None
    if not match["num"].isdigit() and not separator and match["cc"] is None:
        return None  # six digits and a letter are a code of some kind
    # An interim number is counted with 1 for the letter, should somebody want to know.
    valid = match["num"].isdigit() and _is_persons(match, separator, text, start, end)
    kind = "samordningsnummer" if day > 60 else "personnummer"
    return PersonalNumber(start, end, text[start:end], kind, valid)


def _today() -> date:
    return datetime.now(UTC).date()


def _ends_a_period(match: re.Match[str], printed: str) -> bool:
    """Whether the last four digits are the year of a second date: 2022-04-13 – 2022-05-04, 2024-02-29—2026."""
    if _YEAR.fullmatch(match["num"] + match["check"]) is None:
        return False
    if _REST_OF_DATE.match(match.string, match.end()):
        return True
    with_separators = match.re is _SHAPES[1]
    return with_separators and (" " in match["sep"] or not printed[-5:-4].isascii())


def _is_persons(match: re.Match[str], separator: str, text: str, start: int, end: int) -> bool:
    """Whether the date and the check digit are those of a person, and nothing around it says otherwise."""
    sign = separator if separator in ("+", "-") else ""
    written = f"{match['cc'] or ''}{match['yy']}{match['mm']}{match['dd']}{sign}{match['num']}{match['check']}"
    if not _library.valid(written) or (match["cc"] and _library.parse(written).get_date() > _today()):
        return False
    if sign:
        return True
    if _OTHER_NUMBER.search(text[max(0, start - 40) : start]) or _SUM_AFTER.match(text, end):
        return False
    if match["cc"] is None and match["yy"] < "10" and text[start:end].isdecimal():  # 0701234567, 0411123456
        return _SAYS_PERSON.search(text, max(0, start - _LABEL_REACH), start) is not None
    return True
