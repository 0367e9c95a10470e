"""Case numbers (diarienummer, dnr) in running text and as people type them.

There is no Swedish standard: domain.md §3 lists the shapes that were met. A case number is kept as printed; what makes
two of them comparable is the key (year and number without padding) and, where the organisation prints it, the diary's
prefix. The same key in two diaries is two cases, so a key alone is never evidence for anything.

`find` is cautious, because most pairs of numbers in minutes are something else: dates, laws, school years, sums,
telephone numbers. A label ("Dnr", "Diarienummer" …) makes more shapes acceptable. `parse` reads what a person typed.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from decisions.vocabulary import _number_places
from decisions.vocabulary._dnr_shapes import (
    BEFORE_LIKELY,
    BODY_BEFORE,
    CANDIDATE,
    CAUTIOUS,
    CAUTIOUS_START,
    CHAIN,
    CONTEXT,
    COUNTED,
    EU_ACT,
    FORGIVING,
    HINTS,
    KNOWN_PREFIXES,
    LABEL,
    LABELLED,
    LIKELY,
    NOT_PREFIXES,
    PARAGRAPH_HEAD,
    PLAN_ALONE,
    PLAN_ON_LINE,
    SHAPED,
)
from decisions.vocabulary.dates import full_year

__all__ = ["Dnr", "find", "is_diary", "parse"]

_LONGEST_LINE = 1_000
_HINTS = tuple(hint.encode("ascii") for hint in HINTS)
_LONGER_IN_LOWER_CASE, _KELVIN = "\u0130", "\u212a"
"""The two letters beyond the plain ones that become plain ones in lower case, the first of them with one more sign."""
_OLDEST_DIARY = 1950
# "MB 2012-000731": laws and prints have numbers of four figures at most.
_LONG_NUMBER = re.compile(r"(?:19|20)\d\d-\d{5,7}$")
_BEHIND_LABEL = (*FORGIVING, *LABELLED)
# Tried before the shapes one by one: most numbers that may begin one begin none.
_ANY_CAUTIOUS = re.compile("|".join(re.sub(r"\?P<\w>", "?:", shape.pattern) for shape in CAUTIOUS))


@dataclass(frozen=True, slots=True)
class Dnr:
    """One case number with its place in the text it was found in.

    `text[start:end] == printed`: the number as printed, without label and without plan code. `prefix` is the diary's
    abbreviation as printed ("" when none), `year` has four digits, `plan_code` is the classification printed behind
    the number ("600", "024", "2.6.") with a span of its own, so that nothing between the two is claimed.
    """

    printed: str
    start: int
    end: int
    prefix: str
    year: int
    number: int
    plan_code: str = ""
    plan_code_span: tuple[int, int] | None = None

    @property
    def key(self) -> str:
        """Year and number without padding, e.g. "2018/234": equal for every way to print the same number."""
        return f"{self.year}/{self.number}"

    @property
    def full_key(self) -> str:
        """The key with the diary's prefix in lower case, e.g. "ks/2018/234"; only the key when there is no prefix."""
        prefix = unicodedata.normalize("NFC", self.prefix).casefold()
        return f"{prefix}/{self.key}" if prefix else self.key


def find(text: str, places: Sequence[int] | None = None) -> tuple[Dnr, ...]:
    """The case numbers in a running text, in order, without overlaps. Lines are separated by line feeds.

    A plan code on the following line is taken only where number and code each stand alone on their lines, which is
    how letter heads print them. `places`: what `_number_places` says of this text, where the caller has asked already.
    """
    if places is not None:
        return _found(text, places)
    return _found_in_line(text) if len(text) <= _LONGEST_LINE else _found(text, _number_places.places(text))


@lru_cache(maxsize=256)
def _found_in_line(line: str) -> tuple[Dnr, ...]:
    """The parser asks for each line of a protokoll about twice. Whole documents are not kept."""
    return _found(line, _number_places.places(line)) if CANDIDATE.search(line) else ()


def _found(text: str, places: Sequence[int]) -> tuple[Dnr, ...]:
    promising = _promising(text, places)
    found: list[Dnr] = []
    for start in sorted(promising):
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        if CANDIDATE.search(line):
            found.extend(_in_line(text, line, start, promising[start]))
    return tuple(found)


def is_diary(prefix: str) -> bool:
    """Whether an abbreviation may be a diary's: not that of a series of laws or prints (SFS, SOU, prop)."""
    return unicodedata.normalize("NFC", prefix).casefold() not in NOT_PREFIXES


def _promising(text: str, places: Sequence[int]) -> dict[int, bool]:
    """Where the lines begin that may hold a number, and whether it may be behind a label, on its line or above it.

    A line without label needs the shape of a number.
    """
    starts = {text.rfind("\n", 0, place) + 1: False for place in places if SHAPED.match(text, place)}
    if _LONGER_IN_LOWER_CASE in text:
        return {0: True} | {match.end(): True for match in re.finditer("\n", text)}
    # In bytes, which are ten times as fast to write in lower case: all hints are of plain letters, and no place moves.
    lower = text.replace(_KELVIN, "k").encode("latin-1", "replace").lower()
    for hint in _HINTS:
        place = lower.find(hint)
        while place >= 0:
            start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place, place + CONTEXT // 2)
            # Only around the hint: a line of minutes is often a whole paragraph, and no label is that long.
            if LABEL.search(text, max(start, place - CONTEXT // 2), end if end >= 0 else place + CONTEXT // 2):
                starts.update(dict.fromkeys(_line_and_two_below(text, start), True))
            place = lower.find(hint, place + len(hint))
    return starts


def _line_and_two_below(text: str, start: int) -> Iterator[int]:
    for _ in range(3):
        yield start
        end = text.find("\n", start)
        if end < 0:
            return
        start = end + 1


def parse(text: str, *, labelled: bool = False) -> Dnr | None:
    """The case number that the whole of `text` is, or None. Forgiving: for fields, queries and pasted strings.

    `labelled`: the context already says that this is a case number (a `dnr:` filter, a field named Diarienummer), so
    also shapes that otherwise mean a law ("2018:234"), a month ("2018-05") or a span of years are read. The spans of
    the answer refer to `text`.
    """
    start = len(text) - len(text.lstrip())
    label = LABEL.match(text, start)
    if label is not None and label.end() > label.start():
        start, labelled = label.end(), True
    end = len(text.rstrip())
    for shape in _BEHIND_LABEL if labelled else FORGIVING:
        match = shape.match(text, start, end)
        if match is None:
            continue
        dnr = _build(match, 0)
        if dnr is None:
            continue
        if dnr.plan_code_span is None:
            dnr = _with_plan_code(dnr, text, 0, trusting=True)
        rest = text[max(dnr.end, match.end(), dnr.plan_code_span[1] if dnr.plan_code_span else 0) : end]
        if rest.strip(" \t\n.,;)") or (not labelled and _typed_something_else(dnr)):
            continue
        return dnr
    return None


def _label_above(text: str, start: int) -> bool:
    """Whether the line above (or above one empty line) ends with a label, as in tables and letter heads."""
    above = text[max(0, start - 200) : max(0, start - 1)].split("\n")[-2:]
    line = above[-1] if above[-1].strip() or len(above) == 1 else above[0]
    return any(not line[label.end() :].strip() for label in LABEL.finditer(line))


def _in_line(text: str, line: str, start: int, labelled_too: bool) -> Iterator[Dnr]:
    """Numbers of one line, in order: first those behind labels, then the others where nothing is taken."""
    taken = list(_labelled(line, label_open=_label_above(text, start))) if labelled_too else []
    used = bytearray(len(line))  # a mask, because a line may hold thousands of numbers
    for labelled in taken:
        used[labelled.start : _extent(labelled)] = b"\1" * (_extent(labelled) - labelled.start)
    starts = _starts(line)
    # Where each of them lies in a labelled number, as in most lines of minutes, nothing could be taken.
    for shape in CAUTIOUS if any(not used[one] for one in starts) else ():
        for match in _matches(shape, line, starts):
            if used.find(1, *match.span()) >= 0:
                continue
            dnr = _build(match, 0)
            if dnr is None or _is_something_else(dnr, line):
                continue
            taken.append(dnr)
            used[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    for dnr in sorted(taken, key=lambda one: one.start):
        moved = replace(
            dnr,
            start=dnr.start + start,
            end=dnr.end + start,
            plan_code_span=dnr.plan_code_span and (dnr.plan_code_span[0] + start, dnr.plan_code_span[1] + start),
        )
        yield _with_plan_code(moved, text, start, trusting=False)


def _starts(line: str) -> tuple[int, ...]:
    """Where in a line a number without label may begin; a line of minutes is often a whole paragraph."""
    starts: dict[int, None] = {}
    for likely in LIKELY.finditer(line):
        reach = max(0, likely.start() - BEFORE_LIKELY)
        for match in CAUTIOUS_START.finditer(line, reach, likely.end()):
            if (begins := match.start()) not in starts and _ANY_CAUTIOUS.match(line, begins):
                starts[begins] = None
    return tuple(starts)


def _matches(shape: re.Pattern[str], line: str, starts: tuple[int, ...]) -> Iterator[re.Match[str]]:
    """What `shape.finditer(line)` gives, tried only where a match may begin."""
    done = 0
    for start in starts:
        if start >= done and (match := shape.match(line, start)) is not None:
            yield match
            done = match.end()


def _labelled(line: str, *, label_open: bool) -> Iterator[Dnr]:
    """Numbers directly behind a label, and further ones joined to them by commas or "och"."""
    places = [match.end() for match in LABEL.finditer(line)]
    if label_open:
        places.insert(0, len(line) - len(line.lstrip()))
    done = 0
    for place in places:
        position = place
        while position >= done and (dnr := _match_forgiving(line, position)) is not None:
            yield dnr
            done = _extent(dnr)
            link = CHAIN.match(line, done)
            if link is None:
                break
            position = link.end()


def _match_forgiving(line: str, position: int) -> Dnr | None:
    for shape in _BEHIND_LABEL:
        match = shape.match(line, position)
        if match is not None and (dnr := _build(match, 0)) is not None:
            return dnr
    return None


def _extent(dnr: Dnr) -> int:
    return max(dnr.end, dnr.plan_code_span[1] if dnr.plan_code_span else 0)


def _build(match: re.Match[str], shift: int) -> Dnr | None:
    """The value of a match; None when the numbers cannot be a year and a running number."""
    groups = match.groupdict()
    number = int(groups["n"])
    prefix = groups.get("p") or ""
    too_old = len(groups["y"]) == 4 and int(groups["y"]) < _OLDEST_DIARY  # "1904/16" is number 1904 of 2016
    if number == 0 or too_old or LABEL.fullmatch(prefix):
        return None
    plan_span = (match.start("k") + shift, match.end("k") + shift) if groups.get("k") else None
    end = match.end()
    ends = [match.end(name) for name in ("p", "y", "n") if groups.get(name)]
    # Letters behind the number (a ministry's) are part of it; an act number and a plan code are not.
    if plan_span is not None or not match.group()[-1].isalpha():
        end = max(ends)
    return Dnr(
        printed=match.string[match.start() : end],
        start=match.start() + shift,
        end=end + shift,
        prefix=prefix,
        year=full_year(groups["y"]),
        number=number,
        plan_code=groups.get("k") or "",
        plan_code_span=plan_span,
    )


def _with_plan_code(dnr: Dnr, text: str, line_start: int, *, trusting: bool) -> Dnr:
    """The same number with the plan code that follows it, on its line or alone on the next."""
    if dnr.plan_code_span is not None:
        return dnr
    match = PLAN_ON_LINE.match(text, dnr.end)
    if match is not None and not _ends_the_number(match, text, trusting=trusting):
        match = None
    if match is None and (trusting or (dnr.start - line_start < CONTEXT and not text[line_start : dnr.start].strip())):
        match = PLAN_ALONE.match(text, dnr.end)
    if match is None:
        return dnr
    return replace(dnr, plan_code=match["k"], plan_code_span=match.span("k"))


def _ends_the_number(match: re.Match[str], text: str, *, trusting: bool) -> bool:
    """Whether digits behind a case number can be a plan code: "600 elever" is a sum, not one."""
    if trusting or match["word"]:
        return True
    line_end = text.find("\n", match.end(), match.end() + CONTEXT)
    rest = text[match.end() : min(match.end() + CONTEXT, line_end if line_end >= 0 else len(text))]
    if not rest.strip() or rest.startswith((")", "\t", "  ")):
        return True
    # "KS2011/0614 024 Yttrande över": a title begins; after a full stop it could be any sentence.
    return not match.group().startswith((".", ",")) and bool(re.match(r"[^\S\n]+[A-ZÅÄÖ]", rest))


def _is_something_else(dnr: Dnr, line: str) -> bool:
    """Whether an unlabelled match is more likely a law, a span of years, a month or another series' number."""
    prefix = unicodedata.normalize("NFC", dnr.prefix).casefold()
    before = line[max(0, dnr.start - CONTEXT) : dnr.start]
    if prefix in NOT_PREFIXES and not _LONG_NUMBER.search(dnr.printed):
        return True
    if re.fullmatch(r"\d{4}/\d\d", dnr.printed) and not 1900 <= int(dnr.printed[:4]) < 2100:
        return not PARAGRAPH_HEAD.fullmatch(before)
    known = prefix in KNOWN_PREFIXES
    if prefix and not known and not dnr.prefix.isupper() and len(prefix) > 3:
        return True
    tail = dnr.printed[len(dnr.prefix) :]
    if _looks_like_years(dnr, alone=len(line) < CONTEXT and line.strip() == dnr.printed):
        return True
    if prefix:
        # "KS 75/2013" is paragraph 75 of 2013, not number 2013 of 1975.
        backwards = re.match(r"\s?\d\d/(?:19|20)\d\d$", tail)
        return bool(backwards) or (bool(re.match(r"\s\d{4}:", tail)) and not known)
    return bool(EU_ACT.search(before) or COUNTED.search(before) or BODY_BEFORE.search(before))


def _looks_like_years(dnr: Dnr, *, alone: bool) -> bool:
    """School years (2016/17), periods (2016-2018, 2015/18), months (2018/05)."""
    year_first = re.search(r"(?:19|20)\d\d[/:\-–‑. ]\s?(\d+)", dnr.printed)
    if year_first is None:
        return False
    if not dnr.prefix and not dnr.printed.startswith(str(dnr.year)):
        return True  # 2018/19 read as number 2018 of 2019
    digits, short = year_first[1], dnr.year % 100
    if len(digits) == 4 and dnr.year < dnr.number <= dnr.year + 15:
        return not dnr.prefix or "-" in dnr.printed or "–" in dnr.printed
    if len(digits) != 2 or dnr.prefix:
        return False
    if dnr.number == (short + 1) % 100:
        return True
    return not alone and (short < dnr.number <= short + 10 or (digits[0] == "0" and dnr.number <= 12))


def _typed_something_else(dnr: Dnr) -> bool:
    """What a whole string without label is not: a law (2017:725), a month (2018-05), a span of years (2016-2018)."""
    if dnr.prefix:
        return False
    if re.search(r"\d\s*:\s*\d", dnr.printed):
        return True
    year_first = re.match(r"(?:19|20)\d\d\s*[/\-–‑]\s*(\d+)", dnr.printed)
    if year_first is None:
        return False
    if re.fullmatch(r"(?:19|20)\d\d", year_first[1]) and dnr.year == int(year_first[1]):
        return dnr.number < dnr.year  # read backwards: 2016-2018 as number 2016 of 2018
    years = len(year_first[1]) == 4 and dnr.year < dnr.number <= dnr.year + 15
    return years or ("/" not in dnr.printed and len(year_first[1]) <= 2 and dnr.number <= 12)
