"""The labels of a front page: found by their words, also where a scan or a text layer has damaged them."""

import itertools
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from importers.parsing import words
from importers.parsing.passages import Passage
from importers.parsing.result import FrontField

_LABELS = sorted(
    ((label, kind) for kind, labels in words.FRONT_LABELS.items() for label in labels), key=lambda one: -len(one[0])
)
_BODY_LABELS = frozenset(("organ", "nämnd", "nämnd/styrelse", "instans", "forum", "beslutsinstans", "styrelse/nämnd"))
_BEHIND = re.compile(r"\s*:|\s*\t|\s{2,}|\s+[A-ZÅÄÖ0-9§(]|\s+(?:den|se|kl|ej|enligt)\b|\s*[.…_]{3,}")
# Labels that stand to the right of another pair on one line.
_INNER = re.compile(
    r"(?<=\S)(?:\s+|\t)(?=(?:Datum (?:för|då) anslag(?:s|ets?)? (?:nedtag|uppsät|sätts|tas)|Anslaget? (?:tas ne|nedt)"
    r"|Sista dag för överklag|Nedtas\b|Paragrafer?\b[\s:]*§{0,2}\s*\d|Justeringsdatum\b))"
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
_LIKE = 0.84


@dataclass(frozen=True, slots=True)
class FrontLabel:
    """The field that a label opens, its length with the colon, and whether its words are whole."""

    field: FrontField
    length: int
    exact: bool = True


def label(text: str, *, notice: bool, seen: frozenset[FrontField] = frozenset()) -> FrontLabel | None:
    """The label that a line begins with; `notice`: the line stands in the notice; `seen`: fields with a row."""
    lowered = text.lower()
    for known, kind in _LABELS:
        if not lowered.startswith(known):
            continue
        rest = text[len(known) :]
        if rest and not _BEHIND.match(rest):
            continue
        if kind is FrontField.NOTICE and not notice and not rest.lstrip().startswith(":"):
            continue
        colon = re.match(r"\s*:?", rest)
        return FrontLabel(FrontField.NOTICE if notice else kind, len(known) + (colon.end() if colon else 0))
    return None if notice else _damaged(text, seen)


def _damaged(text: str, seen: frozenset[FrontField]) -> FrontLabel | None:
    """A label that lost its beginning ("ande") or some letters ("Justeringens plats ocb tid"), alone in its column."""
    column = re.match(r"(?P<words>[^\t:]{4,45}?)\s*(?::|\t|$)", text)
    if column is None or not seen:
        return None
    lowered = column["words"].lower()
    kinds = [kind for known, kind in _LABELS if _is_rest(lowered, known) or _is_like(lowered, known)]
    for kind in _ORDER:
        if kind in kinds and kind not in seen:
            return FrontLabel(kind, column.end(), exact=False)
    return None


def _is_rest(damaged: str, known: str) -> bool:
    return len(damaged) < len(known) and len(damaged) >= 0.35 * len(known) and known.endswith(damaged)


@lru_cache(maxsize=1000)
def _letters(word: str) -> frozenset[str]:
    return frozenset(word)


def _is_like(damaged: str, known: str) -> bool:
    if len(known) < 8 or abs(len(known) - len(damaged)) > 3 or damaged == known:
        return False
    # A letter that only one of them has cannot match: says no to nearly every word at a hundredth of the cost.
    spare = (len(known) + len(damaged)) * _LIKE / 2
    if len(_letters(known) - _letters(damaged)) > len(known) - spare:
        return False
    if len(_letters(damaged) - _letters(known)) > len(damaged) - spare:
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
    return text.lower().rstrip(": ") in words.NOTICE_TITLES


def is_signature_label(text: str) -> bool:
    """Whether the words begin with the label of a signature."""
    found = label(text, notice=False)
    return found is not None and found.field is FrontField.SIGNATURES


def names_body(text: str) -> bool:
    """Whether the label is that of the body ("Organ")."""
    return text.lower().rstrip(" :") in _BODY_LABELS
