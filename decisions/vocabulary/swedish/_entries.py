"""The terms of a text without their places: what an index needs, in half of the time.

A text is split at white space, which costs a fifth of looking for words, and every piece is known as it stands: "(se",
"beslutet." and "och/eller" are kept with the terms they hold. Only what depends on its surroundings is looked at each
time: what covers several pieces (a date, a case number), and a hyphen at the end of one.
"""

import re
from itertools import compress, count
from operator import not_

from decisions.vocabulary.swedish._analysis import HYPHENS, MARKED_TOKEN, Entry, keep, lookup, special_terms

__all__ = ["entries"]

_SPECIAL = "\1"
"""Stands for a special term among the pieces. It is no letter, no blank and no hyphen, so no term reaches over it."""
_OTHER = "\2"
# Always looked at where it stands: "social-, barn- och omsorgsnämnden", or a word that goes on in the next line.
_OPEN_ENDS = (*HYPHENS, *(f"{hyphen}," for hyphen in HYPHENS))
_OPEN = re.compile(rf"[{HYPHENS}],?(?!\S)")
_PIECE_END = re.compile(r"\S*")
_single: dict[str, Entry] = {}
"""Pieces that hold one term."""
_several: dict[str, tuple[Entry, ...]] = {}
"""Pieces that hold none, or more than one."""


def entries(text: str) -> list[Entry]:
    """What `columns(text).entries` is. Any Unicode text is safe."""
    special = special_terms(text)
    if _SPECIAL in text:
        text = text.replace(_SPECIAL, _OTHER)
    if special:
        cuts = (0, *(place for term in special for place in (term.start, term.end)), len(text))
        text = f" {_SPECIAL} ".join(text[cuts[n] : cuts[n + 1]] for n in range(0, len(cuts), 2))
    pieces = text.split()
    known = list(map(_single.get, pieces))
    if None not in known:
        return known  # type: ignore[return-value]
    terms = iter(special)
    ends: list[int] = []
    found: list[Entry] = []
    place = opened = 0
    for unknown in compress(count(), map(not_, known)):
        if unknown < place:
            continue
        found += known[place:unknown]  # type: ignore[arg-type]
        place = unknown + 1
        piece = pieces[unknown]
        if piece == _SPECIAL:
            found.append(next(terms)[2:])
        elif piece.endswith(_OPEN_ENDS):
            ends = ends or [match.end() for match in _OPEN.finditer(text)]
            end = ends[opened]
            taken = _from_text(found, text, end - len(piece), end)
            opened += 1 + sum(one.endswith(_OPEN_ENDS) for one in pieces[place : place + taken])
            place += taken
        else:
            found += _several[piece] if piece in _several else _learn(piece)
    found += known[place:]  # type: ignore[arg-type]
    return found


def _learn(piece: str) -> tuple[Entry, ...]:
    """The terms of a piece that was not met before, which is kept from now on."""
    found: list[Entry] = []
    _from_text(found, piece, 0, len(piece))
    if len(found) == 1:
        keep(_single, piece, found[0])
    else:
        keep(_several, piece, tuple(found))
    return tuple(found)


def _from_text(found: list[Entry], text: str, start: int, end: int) -> int:
    """Add the terms of the piece `text[start:end]`; how many of the next pieces were taken with it.

    A word divided at the end of a line takes the first word of the next, and the rest of that piece is read here too.
    """
    taken = 0
    while True:
        last = end
        for token in MARKED_TOKEN.finditer(text, start, end):
            for _, last, entry in lookup(token.group(), token.start(), text):  # noqa: B007 - the last one is used
                found.append(entry)
        if last <= end:
            return taken
        taken += 1
        following = MARKED_TOKEN.search(text, end)
        assert following is not None
        start = following.end()
        end = _PIECE_END.match(text, start).end()  # type: ignore[union-attr]
