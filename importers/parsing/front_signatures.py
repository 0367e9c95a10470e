"""Rows of a front page that only their place among the signatures explains."""

import re
from collections.abc import Sequence

from importers.parsing import names
from importers.parsing.passages import Passage
from importers.parsing.result import FrontField

Rows = list[tuple[FrontField, Passage | None, list[Passage]]]

_SIGNED = re.compile(r"underskrift(?:er)?\s*:?\s*", re.IGNORECASE)
_ADJUSTS = re.compile(r"justera(?:nde|re)\s*:?\s*", re.IGNORECASE)
_SIGNS = re.compile(r"(?:ordförande|justera(?:nde|re)|sekreterare)\s*:?\s*", re.IGNORECASE)
_PARTY = re.compile(r"\s*\([\wÅÄÖåäö-]{1,5}\)\s*$")
_FEWEST = 2


def settled(rows: Rows) -> Rows:
    """The rows with each name beside the office that is printed below it, and with who adjusts as such."""
    return _adjusting_above(_named_above(rows))


def _named_above(rows: Rows) -> Rows:
    """Names stand above their offices: "Underskrifter" / "Ann Ek" / "ordförande" / "Bo Al" / "justerare"."""
    for place, (kind, label, values) in enumerate(rows):
        if kind is not FrontField.SIGNATURES or label is None or not _SIGNED.fullmatch(label.text):
            continue
        offices = place + 1
        while offices < len(rows) and _is_office(rows[offices]):
            offices += 1
        signed = rows[place + 1 : offices]
        if len(values) != 1 or len(signed) < _FEWEST or not _is_person(values[0]):
            continue
        if all(len(one[2]) == 1 and _is_person(one[2][0]) for one in signed[:-1]):
            known = any(one[0] is FrontField.ADJUSTERS for one in (*rows[:place], *rows[offices:]))
            return [*rows[:place], (kind, label, []), *_shifted(values, signed, known=known), *rows[offices:]]
    return rows


def _shifted(first: Sequence[Passage], signed: Rows, *, known: bool) -> Rows:
    """Each office with the name above it; what stands behind the last office stays with it."""
    above = [*first, *(one[2][0] for one in signed[:-1])]
    shifted: Rows = []
    for (_, label, values), name in zip(signed, above, strict=True):
        adjusts = label is not None and _ADJUSTS.fullmatch(label.text) is not None and not known
        rest = values if len(shifted) == len(signed) - 1 else []
        shifted.append((FrontField.ADJUSTERS if adjusts else FrontField.SIGNATURES, label, [name, *rest]))
        if rest and adjusts:  # what follows the signatures names nobody who adjusts
            shifted[-1] = (shifted[-1][0], label, [name])
            shifted.append((FrontField.SIGNATURES, None, list(rest)))
    return shifted


def _adjusting_above(rows: Rows) -> Rows:
    """A label "Justerande" above the first signature, with a name and no line to sign on, says who adjusts."""
    if any(kind is FrontField.ADJUSTERS for kind, _, _ in rows):
        return rows
    first = next((place for place, (kind, _, _) in enumerate(rows) if kind is FrontField.SIGNATURES), None)
    if first is None:
        return rows
    _, label, values = rows[first]
    adjusts = label is not None and _ADJUSTS.fullmatch(label.text) is not None
    later = any(kind is FrontField.SIGNATURES for kind, _, _ in rows[first + 1 :])
    if not (adjusts and later and values and all(map(_is_person, values))):
        return rows
    return [*rows[:first], (FrontField.ADJUSTERS, label, values), *rows[first + 1 :]]


def _is_office(row: tuple[FrontField, Passage | None, list[Passage]]) -> bool:
    kind, label, _ = row
    signs = kind in {FrontField.SIGNATURES, FrontField.ADJUSTERS}
    return signs and label is not None and _SIGNS.fullmatch(label.text) is not None


def _is_person(passage: Passage) -> bool:
    return names.is_person(_PARTY.sub("", passage.text))
