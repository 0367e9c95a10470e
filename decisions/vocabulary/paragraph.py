"""Paragraph numbers (§) of minutes: reading, writing, and mentions of them in running text.

A § is numbered within a body and a year (or a meeting): "96", "12 a". Some print the body's abbreviation with it
("Bu § 96", "KSAU 130/2014", "AU 57"; domain.md §2.2). Sections of laws are written with the same sign; a mention of
one ("5 kap. 67 §", "26 § förvaltningslagen") has the number before the sign and is not a mention in this sense.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decisions.vocabulary import _number_places
from decisions.vocabulary.dates import full_year

__all__ = ["MEETING", "ParagraphMention", "ParagraphNumber", "find", "parse"]


@dataclass(frozen=True, slots=True)
class ParagraphNumber:
    """The number of a §: `prefix` the body's abbreviation as printed ("" when none), `suffix` a lower-case letter."""

    prefix: str
    number: int
    suffix: str = ""

    def __str__(self) -> str:
        label = f"{self.prefix} § {self.number}" if self.prefix else f"§ {self.number}"
        return f"{label} {self.suffix}" if self.suffix else label

    @property
    def sort_key(self) -> tuple[int, str]:
        """Order within one meeting: 12, 12 a, 12 b, 13."""
        return (self.number, self.suffix)

    @property
    def key(self) -> str:
        """Number and suffix without sign and spaces, e.g. "96" or "12a": what identifies the § within its meeting."""
        return f"{self.number}{self.suffix}"


@dataclass(frozen=True, slots=True)
class ParagraphMention:
    """A § or a range of §§ in a text. `last` equals `first` for a single one; `year` only where printed with it."""

    first: ParagraphNumber
    last: ParagraphNumber
    start: int
    end: int
    printed: str
    year: int | None = None


_B = r"[^\S\n]"
_CAP = r"[A-ZÅÄÖ][\u0308\u030a]?"
_PREFIX = rf"(?P<prefix>(?:{_CAP}){{1,6}}|{_CAP}[a-zåäö]{{1,2}})"
_NUMBER = r"\d{1,4}"
_SUFFIX = rf"(?:{_B}?(?P<{{0}}>[a-hA-H])(?![\w.:)]))?"
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
_YEAR = r"(?:/(?P<year>(?:19|20)\d\d|\d\d)(?![\d/]))?"
MEETING = r"(?:\d{1,2}:(?=\d{1,3}(?!\d)))?"
"""A pattern for what may stand before a number: "§ 9:4" is the fourth § of the ninth meeting of a year."""
_SIGNED = re.compile(
    rf"(?P<sign>§§?|paragraf(?:en|erna|er)?(?!\w)){_B}*{MEETING}"
    rf"(?P<n>{_NUMBER})(?!\d){_SUFFIX.format('s')}{_YEAR}"
    rf"(?P<range>{_B}?[-–—‑]{_B}?(?:§{_B}?)?(?P<n2>{_NUMBER})(?!\d)(?!{_B}{_MONTH}){_SUFFIX.format('s2')})?",
    re.IGNORECASE,
)
# Searched for first, and the abbreviation looked for backwards: most capitals of a text have no § behind them. The
# sign alone is found thirty times as fast as sign or word, and most texts do not hold the word.
_SIGN = re.compile(r"§§?")
_SIGN_OR_WORD = re.compile(r"§§?|[Pp]aragraf|PARAGRAF")
_PREFIX_BEFORE = re.compile(rf"(?<![\w§]){_PREFIX}{_B}?$")
_FURTHER = re.compile(
    rf"{_B}*(?:,|;|\boch\b|\bsamt\b){_B}*(?:och{_B}+|samt{_B}+)?(?P<n>{_NUMBER})(?!\d){_SUFFIX.format('s')}"
    rf"(?!{_B}?(?:[:%]|kap|§|kr\b|st\b|procent|[/.]\d|{_MONTH}))"
    rf"(?P<range>{_B}?[-–—‑]{_B}?(?:§{_B}?)?(?P<n2>{_NUMBER})(?!\d)(?!{_B}{_MONTH}){_SUFFIX.format('s2')})?",
    re.IGNORECASE,
)
# Abbreviations that count as a body without the sign. Not standardized (domain.md §4): only these, or what the caller
# knows of the authority, are believed.
_ABBREVIATIONS = """
kf ks kst bu au ksau rf rs rsau sn snau sou bun bunau bin un ubn utn kfn kun mn mbn mhn bn tn von on vn öfn nav
"""
BODY_ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
_BEHIND = re.compile(rf"{_B}(?P<prefix>(?:[KR]S)?AU|K[SF]|R[SF])(?![\w§])(?!{_B}?[\d§])")
_UNSIGNED = re.compile(
    rf"(?<=[A-Za-zÅÄÖåäö][^\S\n])(?P<n>\d{{1,4}})(?!\d){_SUFFIX.format('s')}{_YEAR}"
    rf"(?![\w%])(?![./:\-–‑]\d)(?!{_B}\d)"
)
_ABBREVIATION_BEFORE = re.compile(rf"(?<![\w§/.\-])(?P<prefix>(?:{_CAP}){{2,6}}|{_CAP}[a-zåäö]{{1,3}})$")
_DIGIT = re.compile(r"\d")
_WINDOW = 14
_LONGEST_IN_SMALL = 5
"""Characters of the longest abbreviation that has but one capital, with the mark of that and three more letters."""
_LAW_BEFORE = re.compile(
    r"(?:\bkap\.?|kapitlet|lagen|lag|balken|förordningen|ordningen|stadgan?)[^\S\n]*$", re.IGNORECASE
)
# What that ends in, in lower case: nearly every sign has something else before it, which is found out in a tenth.
_LAW_ENDS = ("kap", "kap.", "kapitlet", "lagen", "lag", "balken", "ordningen", "stadga", "stadgan")
# Short words before a § that are no body, whatever their capitals.
_WORDS = "och av i på med till den det en ett se nr för vid om jfr mot från samt ej del enl dels som"
_NO_BODIES = frozenset(_WORDS.split())


def parse(text: str) -> ParagraphNumber | None:
    """The number that the whole of `text` is ("96", "§ 96", "Bu § 96", "12 a", "Ks 157"), or None."""
    match = re.fullmatch(
        rf"\s*(?:(?P<prefix>[A-Za-zÅÄÖåäö]{{1,6}})\.?\s*)?(?:(?:§§?|paragraf(?:en)?)\s*{MEETING})?(?P<n>{_NUMBER})\s*(?P<s>[a-hA-H])?"
        rf"(?:/(?:19|20)?\d\d)?\s*[.:]?\s*",
        text,
        re.IGNORECASE,
    )
    if match is None or int(match["n"]) == 0:
        return None
    prefix = match["prefix"] or ""
    if prefix and "§" not in text and 1900 <= int(match["n"]) < 2100:  # "KS 2018"
        return None
    if prefix.lower() in {"paragr", "nr"}:
        prefix = ""
    return ParagraphNumber(prefix, int(match["n"]), (match["s"] or "").lower())


def find(
    text: str, abbreviations: frozenset[str] = BODY_ABBREVIATIONS, places: Sequence[int] | None = None
) -> tuple[ParagraphMention, ...]:
    """The mentions of §§ in a running text, in order; a list ("§§ 64, 68") yields one mention a number.

    `abbreviations`: in lower case, the bodies that are believed without the sign ("AU 57"); pass those of the
    authority when it is known. A number behind "kap." or before the sign belongs to a law and is left out.
    `places`: what `_number_places` says of this text, where the caller has asked already.
    """
    if _DIGIT.search(text) is None:
        return ()
    found: list[ParagraphMention] = []
    done = 0
    worded = "aragraf" in text or "PARAGRAF" in text
    for sign in (_SIGN_OR_WORD if worded else _SIGN).finditer(text) if worded or "§" in text else ():
        if sign.start() >= done and (match := _SIGNED.match(text, sign.start())) is not None:
            found.extend(_signed(match, text))
            done = max(match.end(), found[-1].end if found else 0)
    taken = [(mention.start, mention.end) for mention in found]
    for place in _number_places.places(text) if places is None else places:
        if (match := _UNSIGNED.match(text, place)) is None:
            continue
        window = text[max(0, match.start() - _WINDOW) : match.start() - 1]
        if window[-_LONGEST_IN_SMALL:].islower():  # "den 5 maj": an abbreviation has a capital
            continue
        before = _ABBREVIATION_BEFORE.search(window)
        if before is None or before["prefix"].lower() not in abbreviations or not _is_number(match):
            continue
        start = match.start() - 1 - len(before["prefix"])
        before_it = bisect(taken, (match.end(), 0)) - 1
        if before_it < 0 or taken[before_it][1] <= start:
            found.append(_mention(match, before["prefix"], start))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _signed(match: re.Match[str], text: str) -> Iterator[ParagraphMention]:
    """The mention of a match with the sign, and those of the list that goes on behind it."""
    before = text[max(0, match.start() - 40) : match.start()]
    # Most signs begin a line: nothing to look for in front of them.
    found = _PREFIX_BEFORE.search(before[-_WINDOW:]) if before and before[-1] != "\n" else None
    prefix, start = "", match.start()
    if found is not None and found["prefix"].lower() not in _NO_BODIES:
        prefix, start = found["prefix"], start - len(found.group())
    if int(match["n"]) == 0 or (before and before[-1] != "\n" and _is_law(before)):
        return
    behind = None if prefix else _BEHIND.match(text, match.end())
    if behind is not None:  # "§ 97 RSAU"
        yield _mention(match, behind["prefix"], start, end=behind.end())
        return
    yield _mention(match, prefix, start)
    if match["year"]:
        return
    position = match.end()
    # Behind a single sign a list does not go on: "§ 5, 2018" is a § and a year.
    if match["sign"].lower() in {"§", "paragraf", "paragrafen"}:
        return
    while (further := _FURTHER.match(text, position)) is not None and int(further["n"]):
        yield _mention(further, prefix, further.start("n"))
        position = further.end()


def _is_law(before: str) -> bool:
    """Whether what stands before a sign names a law or a chapter of one."""
    return before.rstrip().lower().endswith(_LAW_ENDS) and _LAW_BEFORE.search(before) is not None


def _is_number(match: re.Match[str]) -> bool:
    """A year behind an abbreviation ("KS 2018") is not a §, "KS 75/2013" is one."""
    number = int(match["n"])
    return number > 0 and not (match["year"] is None and 1900 <= number < 2100)


def _mention(match: re.Match[str], prefix: str, start: int, end: int | None = None) -> ParagraphMention:
    groups = match.groupdict()
    first = ParagraphNumber(prefix, int(groups["n"]), (groups.get("s") or "").lower())
    last, end = first, match.end() if end is None else end
    if groups.get("range"):
        last = ParagraphNumber(prefix, int(groups["n2"]), (groups.get("s2") or "").lower())
        if last.sort_key <= first.sort_key:  # a dash that joins something else
            last, end = first, match.start("range")
    year = full_year(groups["year"]) if groups.get("year") else None
    return ParagraphMention(first, last, start, end, match.string[start:end], year)
