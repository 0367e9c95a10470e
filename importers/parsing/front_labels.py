"""The labels of a front page: found by their words, also where a scan or a text layer has damaged them."""

import itertools
import re
from difflib import SequenceMatcher
from functools import cache, lru_cache

from msgspec import Struct

from importers.parsing import front_families, words
from importers.parsing.passages import Passage
from importers.parsing.result import FrontField

_LABELS = sorted(
    ((label, kind) for kind, labels in words.FRONT_LABELS.items() for label in labels), key=lambda one: -len(one[0])
)
_AUTHORITY_LABELS = frozenset(("kommunalförbund", "huvudman"))
_BODY_LABELS = frozenset(
    (
        "organ",
        "organ och §§",
        "organ och sammanträdesdatum",
        "beslutande organ",
        "nämnd",
        "nämnd/styrelse",
        "beslutsorgan",
        "beslutande nämnd",
        "beslutande instans",
        "instans",
        "forum",
        "beslutsinstans",
        "styrelse/nämnd",
    )
)
# A label with one of these is a notice's, wherever it stands.
_OF_NOTICE = re.compile(r"ansl[aåo]|överklag|tillkänna|publicer|förvar|finns", re.IGNORECASE)
_BEHIND = re.compile(r"\s*:|\s*\t|\s{2,}|\s+[A-ZÅÄÖ0-9§(]|\s+(?:den|se|kl|ej|enligt)\b|\s*[.…_]{3,}")
# Labels that stand to the right of another pair on one line.
_INNER = re.compile(
    r"(?<=\S)(?:\s+|\t)(?=(?:Datum (?:för|då) anslag(?:s|ets?)? (?:nedtag|uppsät|sätts|tas)|Anslaget? (?:tas ne|nedt)"
    r"|Sista dag för överklag|Nedtas\b|Paragraf(?:er)?\b[\s:]*§{0,2}\s*\d(?![\d\s,–-]*(?:och\s+\d+\s+)?(?:är|justera))"
    r"|Justeringsdatum\b))"
)
# The order in which the rows of a front page stand, to tell what a damaged label can be.
_ORDER = (
    FrontField.PLACE_TIME,
    FrontField.PRESENT,
    FrontField.SUBSTITUTES_SERVING,
    FrontField.SUBSTITUTES,
    FrontField.OTHERS,
    FrontField.ADJUSTERS,
    FrontField.ADJUSTMENT,
    FrontField.PARAGRAPHS,
    FrontField.SIGNATURES,
)
# Whom a front page lists; a list of them behind the notice is no part of it.
_ATTENDING = frozenset((FrontField.PRESENT, FrontField.SUBSTITUTES_SERVING, FrontField.SUBSTITUTES, FrontField.OTHERS))
_LIKE = 0.84
# By what they begin with: a line is compared with those alone that it may begin with.
_BEGINNING = min(len(known) for known, _ in _LABELS)
_BY_BEGINNING: dict[str, list[tuple[str, FrontField]]] = {}
for _known, _kind in _LABELS:
    _BY_BEGINNING.setdefault(_known[:_BEGINNING], []).append((_known, _kind))


class FrontLabel(Struct, frozen=True):
    """The field that a label opens, its length with the colon, and whether its words are whole."""

    field: FrontField
    length: int
    exact: bool = True


def label(text: str, *, notice: bool, seen: frozenset[FrontField] = frozenset()) -> FrontLabel | None:
    """The label that a line begins with; `notice`: the line stands in the notice; `seen`: fields with a row."""
    lowered = text.lower()
    for known, kind in _BY_BEGINNING.get(lowered[:_BEGINNING], ()):
        if lowered.startswith(known) and _may_end(text, len(known), kind, notice=notice):
            return _ended(text, len(known), kind, notice=notice)
    family = front_families.longest(lowered)
    if family is not None and _may_end(text, family[1], family[0], notice=notice):
        return _ended(text, family[1], family[0], notice=notice)
    return None if notice else _damaged(text, seen)


def _may_end(text: str, length: int, kind: FrontField, *, notice: bool) -> bool:
    """Whether a label can end there; those of a notice that may mean anything else are none outside of it."""
    rest = text[length:]
    if rest and not _BEHIND.match(rest):
        return False
    if kind is not FrontField.NOTICE or notice or rest.lstrip().startswith(":"):
        return True
    if text[:length].lower() in _BODY_LABELS | _AUTHORITY_LABELS and (
        rest[:1] in {"", "\t"} or rest[:2] == "  "
    ):  # alone in its column
        return True
    return _OF_NOTICE.search(text[:length]) is not None and not is_notice_title(text)


def _ended(text: str, length: int, kind: FrontField, *, notice: bool) -> FrontLabel:
    colon = re.match(r"\s*:?", text[length:])
    return FrontLabel(
        FrontField.NOTICE if notice and kind not in _ATTENDING else kind, length + (colon.end() if colon else 0)
    )


def _damaged(text: str, seen: frozenset[FrontField]) -> FrontLabel | None:
    """A label that lost its beginning ("ande") or some letters ("Justeringens plats ocb tid"), alone in its column."""
    column = re.match(r"(?P<words>[^\t:]{4,45}?)\s*(?::|\t|$)", text)
    if column is None or not seen:
        return None
    kinds = _resembling(column["words"].lower())
    for kind in _ORDER:
        if kind in kinds and kind not in seen:
            return FrontLabel(kind, column.end(), exact=False)
    return None


@lru_cache(maxsize=1000)  # a front page asks for each of its lines several times
def _resembling(lowered: str) -> frozenset[FrontField]:
    """The fields of the labels that a damaged one may have been."""
    like = {kind for known, kind, letters in _near(len(lowered)) if _is_like(lowered, known, letters)}
    return _BY_REST.get(lowered, frozenset()) | like


def _rests() -> dict[str, frozenset[FrontField]]:
    """What may be left of a label that lost its beginning: a good third of it, or more."""
    rests: dict[str, frozenset[FrontField]] = {}
    for known, kind in _LABELS:
        for lost in range(1, len(known)):
            if len(known) - lost >= 0.35 * len(known):
                rest = known[lost:]
                rests[rest] = rests.get(rest, frozenset()) | {kind}
    return rests


_BY_REST = _rests()


@cache
def _near(length: int) -> tuple[tuple[str, FrontField, frozenset[str]], ...]:
    """The labels of about that length with their letters. Shorter ones are like too many words."""
    return tuple(
        (known, kind, frozenset(known)) for known, kind in _LABELS if len(known) >= 8 and abs(len(known) - length) <= 3
    )


def _is_like(damaged: str, known: str, letters: frozenset[str]) -> bool:
    if damaged == known:
        return False
    # A letter that only one of them has cannot match: says no to nearly every word at a hundredth of the cost.
    spare = (len(known) + len(damaged)) * _LIKE / 2
    if len(letters.difference(damaged)) > len(known) - spare:
        return False
    if len(frozenset(damaged) - letters) > len(damaged) - spare:
        return False
    return SequenceMatcher(None, damaged, known).ratio() >= _LIKE


def split(passage: Passage) -> tuple[Passage, ...]:
    """A line with two pairs of label and value in their parts; most lines are one."""
    places = [match.end() for match in _INNER.finditer(passage.text)]
    if not places:
        return (passage,)
    edges = [0, *places, len(passage.text)]
    return tuple(passage.part(start, end) for start, end in itertools.pairwise(edges))


def is_notice_title(text: str) -> bool:
    """Whether the line is the title of the notice ("ANSLAG/BEVIS")."""
    return re.sub(r"\s*/\s*", "/", text.lower().rstrip(": ")) in words.NOTICE_TITLES


def is_signature_label(text: str) -> bool:
    """Whether the words begin with the label of a signature."""
    found = label(text, notice=False)
    return found is not None and found.field is FrontField.SIGNATURES


def names_body(text: str) -> bool:
    """Whether the label is that of the body ("Organ")."""
    return text.lower().rstrip(" :") in _BODY_LABELS


def names_authority(text: str) -> bool:
    """Whether the label is that of the authority ("Kommunalförbund")."""
    return text.lower().rstrip(" :") in _AUTHORITY_LABELS
