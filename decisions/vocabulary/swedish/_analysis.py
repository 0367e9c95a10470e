"""From text to terms with their places."""

import re
import threading
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate, compress, count
from operator import itemgetter, not_
from typing import NamedTuple, TypeVar

from decisions.vocabulary import _number_places, dates, dnr, paragraph
from decisions.vocabulary.swedish._compound import parts, pieces
from decisions.vocabulary.swedish._fold import fold, limit
from decisions.vocabulary.swedish._stem import stem

__all__ = ["Columns", "Entry", "Term", "analyse", "columns", "variants"]


class Term(NamedTuple):
    """One term of a text: what to index it under, and the place `[start, end)` of what it stands for.

    `kind` is "word", "number", "dnr", "paragraph", "law" or "date". `exact`, `stem` and every one of `parts` hold no
    white space and at most 200 bytes of UTF-8; `exact` and `stem` are never empty. A named tuple and not a
    dataclass, because a text has as many terms as words, and this is made in a third of the time.
    """

    start: int
    end: int
    exact: str
    stem: str
    parts: tuple[str, ...]
    kind: str


Entry = tuple[str, str, tuple[str, ...], str]
"""What is known of a word wherever it stands: exact form, stem, parts, kind. The rest of a `Term` behind its place."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The terms of a text as three lists of one length: where each begins, where it ends, what it is.

    For who reads many texts: no object is made for a word, so this costs half of `analyse`.
    """

    starts: list[int]
    ends: list[int]
    entries: list[Entry]


HYPHENS = "-‐‑"
# Stand inside words without being letters: combining marks, soft hyphen, joiners.
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
# With one group, so that `split` gives the tokens and what stands between them in turn.
_TOKEN = re.compile(rf"([^\W_]++(?:[{HYPHENS}:.,][^\W_]++)*+[{HYPHENS}]?)")
_MARKED_WORD = rf"[^\W_](?:[^\W_]|[{_INSIDE}])*"
MARKED_TOKEN = re.compile(rf"({_MARKED_WORD}(?:[{HYPHENS}:.,]{_MARKED_WORD})*[{HYPHENS}]?)")
_HAS_MARKS = re.compile(f"[{_INSIDE}]")
_SUB = re.compile(rf"{_MARKED_WORD}(?:[{HYPHENS}]{_MARKED_WORD})*[{HYPHENS}]?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# "EU:s", "KF:s", "1:a": the ending of an abbreviation.
_ENDING = re.compile(r"(?:[A-ZÅÄÖ0-9]\w*|[A-ZÅÄÖa-zåäö]):(?:s|n|t|e|a|en|et|er|ar|ns|ts|erna|arna)", re.UNICODE)
# "social- och omsorgsnämnden", "kultur-, fritids- och turistnämnden": from behind the first hyphen.
_COORDINATED = re.compile(
    rf"(?:,\s+{_MARKED_WORD}[{HYPHENS}]){{0,4}},?\s+(?:och|samt|eller|respektive|resp\.?|&)\s+({_MARKED_WORD}(?:[{HYPHENS}]{_MARKED_WORD})*)"
)
_NEXT_LINE = re.compile(rf"[^\S\n]*\n[^\S\n]*([a-zåäöéü]{_MARKED_WORD}|[a-zåäö]+)")
_LAW = re.compile(r"(?<![\w:/.\-–])(?:1[789]|20)\d\d:\d{1,4}(?!\w)(?![:/\-–]\w)(?!\.\d)")
_DIGIT = re.compile(r"\d")
_SIGN_OR_DIGIT = re.compile(r"§|\d")
_MONTHS: tuple[str, ...] = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_MAX_RANGE = 60

_CACHE_SIZE = 1 << 17
_COVER = "\0"
"""Stands for every character of a special term while the words are found: neither letter nor blank."""
_Value = TypeVar("_Value")
_Pieces = tuple[tuple[int, int, Entry], ...]
_memo: dict[str, Entry] = {}
_joined: dict[str, _Pieces] = {}
"""Tokens that are several terms ("16:00"), with the places of these within the token."""
_lock = threading.Lock()


def analyse(text: str) -> tuple[Term, ...]:
    """The terms of a text, in order of their places. Any Unicode text is safe.

    For indexing: put `exact`, `stem` and `parts` into three fields. For a query: analyse it too and ask `variants` of
    each term what may stand for it. For linking: two texts speak of the same when stems and parts meet.

    - A compound carries the stems of its parts; a simple word has no parts (its stem is its part).
    - A hyphenated word is the closed word with parts: läns-gemensam gives what länsgemensam gives. Two words, "läns
      gemensam", stay two terms and meet the compound through its parts.
    - "social- och omsorgsnämnden": "social-" has the exact form "social" and the stem and parts of "socialnämnd".
    - A word that a hyphen divides over two lines is one term with a place over both.
    - Case numbers: exact "dnr:2018/234"; with a prefix, "dnr:ks/2018/234" is the one part.
    - Paragraphs: exact "§96"; of a range the further numbers (at most 60) are parts, and so is "ks§96" of "Ks § 96".
    - Laws (2017:725): exact "sfs:2017:725". Dates: exact "2018-05-16", with year, month and month's name as parts.
    """
    found = columns(text)
    make = tuple.__new__
    places = zip(found.starts, found.ends, found.entries, strict=True)
    return tuple([make(Term, (start, end, *entry)) for start, end, entry in places])


def columns(text: str) -> Columns:
    """What `analyse` gives, as columns."""
    special = special_terms(text)
    if special:
        text = _covered(text, special)
    pattern = MARKED_TOKEN if _HAS_MARKS.search(text) else _TOKEN
    pieces = pattern.split(text)
    places = list(accumulate(map(len, pieces)))
    tokens, starts, ends = pieces[1::2], places[0:-1:2], places[1::2]
    entries = list(map(_memo.get, tokens))
    found = _complete(tokens, starts, ends, entries, text) if None in entries else Columns(starts, ends, entries)  # type: ignore[arg-type]
    return _merged(found, special) if special else found


def variants(term: Term) -> tuple[tuple[str, ...], ...]:
    """What may stand for a query's term, best first. Each is a group of index terms that all have to be met.

    The first is the stem alone. For a compound the second is its parts, each to be looked for among stems and parts:
    so länsgemensam meets "läns gemensam", and nämnd meets socialnämnd. A case number with a prefix asks for the whole
    number before the number alone.
    """
    if term.kind == "dnr":
        return (*((part,) for part in term.parts), (term.exact,))
    if term.kind == "word" and term.parts:
        return ((term.stem,), term.parts)
    return ((term.stem,),)


def _covered(text: str, special: list[Term]) -> str:
    """The text with every special term covered, so that no word is found in it and none reaches over it."""
    kept: list[str] = []
    done = 0
    for term in special:
        kept += (text[done : term.start], _COVER * (term.end - term.start))
        done = term.end
    return "".join((*kept, text[done:]))


def _complete(tokens: list[str], starts: list[int], ends: list[int], entries: list[Entry | None], text: str) -> Columns:
    """The columns of tokens of which the memo does not hold all; runs of known ones are taken whole."""
    found = Columns([], [], [])
    place = 0
    # An entry is never empty, so that `not_` tells the missing ones without a step of Python for each.
    for unknown in compress(count(), map(not_, entries)):
        if unknown < place:
            continue
        _take(found, starts[place:unknown], ends[place:unknown], entries[place:unknown])  # type: ignore[arg-type]
        place = unknown + 1
        for first, last, one in lookup(tokens[unknown], starts[unknown], text):
            _take(found, [first], [last], [one])
        # A word over two lines was taken whole: its second line is not taken again.
        while place < len(starts) and found.ends and starts[place] < found.ends[-1]:
            place += 1
    _take(found, starts[place:], ends[place:], entries[place:])  # type: ignore[arg-type]
    return found


def _take(found: Columns, starts: list[int], ends: list[int], entries: list[Entry]) -> None:
    found.starts.extend(starts)
    found.ends.extend(ends)
    found.entries.extend(entries)


def _merged(found: Columns, special: list[Term]) -> Columns:
    """The columns with the special terms in their places."""
    merged = Columns([], [], [])
    done = 0
    for term in special:
        place = bisect_left(found.starts, term.start, done)
        _take(merged, found.starts[done:place], found.ends[done:place], found.entries[done:place])
        merged.starts.append(term.start)
        merged.ends.append(term.end)
        merged.entries.append(term[2:])
        done = place
    _take(merged, found.starts[done:], found.ends[done:], found.entries[done:])
    return merged


def lookup(token: str, start: int, text: str) -> Iterator[tuple[int, int, Entry]]:
    """The terms of a token that the memo does not hold; what can be held is put in."""
    if token[-1] in HYPHENS:
        yield from _open(token, start, text)
        return
    several = _joined.get(token)
    if several is None:
        entry = _memo.get(token) or _entry(token)
        if entry is not None:
            keep(_memo, token, entry)
            yield start, start + len(token), entry
            return
        several = tuple(_apart(token))
        keep(_joined, token, several)
    for first, last, entry in several:
        yield start + first, start + last, entry


def keep(memo: dict[str, _Value], token: str, value: _Value) -> None:
    with _lock:
        if len(memo) >= _CACHE_SIZE:
            memo.clear()
        if len(token) <= 64:
            memo[token] = value


def _apart(token: str) -> Iterator[tuple[int, int, Entry]]:
    """The terms of several words that a full stop, comma, colon or hyphen joins."""
    for sub in _SUB.finditer(token):
        piece = sub.group()
        if (sub_entry := _entry(piece)) is not None:
            yield sub.start(), sub.end(), sub_entry
            continue
        for word in re.finditer(_MARKED_WORD, piece):
            if (sub_entry := _entry(word.group())) is not None:
                yield sub.start() + word.start(), sub.start() + word.end(), sub_entry


def _entry(token: str) -> Entry | None:
    """What a token is as one term; None when it has to be taken apart, or has nothing to find."""
    if token[0].isdecimal() and _NUMBER.fullmatch(token):
        number = limit(fold(token) if token.isdecimal() else token.replace(",", "."))
        return (number, number, (), "number") if number else None
    if token.isalnum() or not re.search(rf"[{HYPHENS}:.,]", token):
        exact = limit(fold(token))
        return (exact, limit(stem(exact)), tuple(map(limit, parts(exact))), "word") if exact else None
    if ":" in token and _ENDING.fullmatch(token):
        exact = limit(fold(token))
        return (exact, limit(stem(fold(token.partition(":")[0])) or exact), (), "word") if exact else None
    members = re.split(f"[{HYPHENS}]", token)
    if len(members) > 4 or not all(re.fullmatch(_MARKED_WORD, member) for member in members):
        return None
    if all(member.isdecimal() for member in members):
        return None
    return _closed([fold(member) for member in members])


def _closed(members: list[str]) -> Entry | None:
    """A hyphenated word as the closed word it means, with the parts of its members."""
    members = [member for member in members if member]
    closed = "".join(members)
    if not closed:
        return None
    found = parts(closed) if len(closed) <= 64 else ()
    if not found:
        found = tuple(part for member in members for part in (parts(member) or (stem(member),)))
    return limit(closed), limit(stem(closed)), tuple(map(limit, found)) if len(found) > 1 else (), "word"


def _open(token: str, start: int, text: str) -> Iterator[tuple[int, int, Entry]]:
    """A token that ends in a hyphen: the first part of a coordination, or a word divided at the end of a line."""
    word, end = token[:-1], start + len(token)
    joined = _COORDINATED.match(text, end)
    if joined is not None and (entry := _coordinated(word, joined[1])) is not None:
        yield start, end - 1, entry
        return
    following = _NEXT_LINE.match(text, end) if joined is None else None
    if following is not None and (entry := _divided(word, following[1])) is not None:
        yield start, following.end(), entry
        return
    yield from lookup(word, start, text)


@lru_cache(maxsize=_CACHE_SIZE >> 3)
def _coordinated(word: str, other: str) -> Entry | None:
    """The first word of "social- och omsorgsnämnden": its own letters, with what the last word ends in."""
    left, tail = fold(word), pieces(fold(other))
    if not left or not tail:
        return None
    found = (*(parts(left) or (stem(left),)), tail[-1].stem)
    return limit(left), limit(stem(left + tail[-1].surface)), tuple(map(limit, found)), "word"


@lru_cache(maxsize=_CACHE_SIZE >> 3)
def _divided(word: str, rest: str) -> Entry | None:
    """A word that the end of a line divides."""
    return _entry(f"{word}-{rest}")


def special_terms(text: str) -> list[Term]:
    """Terms that words must not break up, in order; where two overlap, case numbers come first."""
    if _DIGIT.search(text) is None:
        return []
    places = _number_places.places(text)
    found = [_dnr_term(mention) for mention in dnr.find(text, places)]
    for place in places:
        if (law := _LAW.match(text, place)) is None:
            continue
        canonical = f"sfs:{law.group()}"
        found.append(Term(law.start(), law.end(), canonical, canonical, (), "law"))
    found.extend(_date_term(mention) for mention in dates.find(text, places))
    found.extend(_paragraph_term(mention) for mention in paragraph.find(text, places=places))
    if len(found) < 2:
        return found
    kept: list[Term] = []
    # Of two that begin at one place the first found stays first: case number, law, date, §.
    for term in sorted(found, key=itemgetter(0)):
        if not kept or term.start >= kept[-1].end:
            kept.append(term)
    return kept


def _dnr_term(mention: dnr.Dnr) -> Term:
    canonical = f"dnr:{mention.key}"
    whole = (limit(f"dnr:{mention.full_key}"),) if mention.prefix else ()
    return Term(mention.start, mention.end, canonical, canonical, whole, "dnr")


def _date_term(mention: dates.DateMention) -> Term:
    place = _DIGIT.search(mention.printed)  # "den" before it stays a word
    start = mention.start + (place.start() if place else 0)
    return Term(start, mention.end, *_date_entry(mention.value))


@lru_cache(maxsize=10_000)
def _date_entry(day: date) -> Entry:
    canonical = day.isoformat()
    return canonical, canonical, (canonical[:4], canonical[:7], _MONTHS[day.month - 1]), "date"


def _paragraph_term(mention: paragraph.ParagraphMention) -> Term:
    """The § without the body's abbreviation before it, which stays a word."""
    first, last = mention.first, mention.last
    offset = len(first.prefix) if mention.printed.startswith(first.prefix) else 0
    place = _SIGN_OR_DIGIT.search(mention.printed, offset)
    start = mention.start + (place.start() if place else 0)
    canonical = f"§{first.key}"
    more = [f"§{number}" for number in range(first.number + 1, min(last.number, first.number + _MAX_RANGE))]
    if last != first:
        more.append(f"§{last.key}")
    if first.prefix:
        more.append(limit(f"{fold(first.prefix)}§{first.key}"))
    return Term(start, mention.end, canonical, canonical, tuple(more), "paragraph")
