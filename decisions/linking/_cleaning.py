"""Texts as they would stand in one line of one program: composed letters, single spaces, words whole again.

Everything is looked for in the clean text; what is found is told with its place in the text as it was.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TypeVar

from decisions.linking._values import Evidence, Guess, LinkedText, LinkProposal, NamedPaper, TextField

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f"
_PARTED = r"(?<=[a-zåäöéü])[-‐‑][^\S\n]*\n[^\S\n]*(?!(?:och|samt|eller|respektive|till)\b)(?=[a-zåäöéü])"
_PIECE = re.compile(
    rf"(?P<parted>{_PARTED})|(?P<drop>[{_INVISIBLE}])|(?P<wrap>[^\S\n]*\n[^\S\n]*(?=[a-zåäöéü(]))"
    rf"|(?P<blank>[^\S\n]{{2,}}|[^\S\n ])|(?P<marked>\w[{_MARKS}]+)"
)
_NEEDED = re.compile(rf"[{_INVISIBLE}{_MARKS}\n]|[^\S\n]{{2}}|[^\S\n ]")

Found = TypeVar("Found", Evidence, Guess)


@dataclass(frozen=True, slots=True)
class CleanText:
    """A clean text with, for each of its characters, where it begins and ends in the text as it was."""

    text: LinkedText
    places: dict[str, tuple[str, list[int], list[int]]]

    def restored(self, proposal: LinkProposal) -> LinkProposal:
        """The proposal with the places and quotes of the text as it was."""
        if not self.places:
            return proposal
        return replace(
            proposal,
            evidence=tuple(self._restore(one) for one in proposal.evidence),
            step=self._restore(proposal.step) if proposal.step else None,
            status=self._restore(proposal.status) if proposal.status else None,
        )

    def _restore(self, one: Found) -> Found:
        if one.field not in self.places or one.start < 0 or one.end <= one.start:
            return one
        was, starts, ends = self.places[one.field]
        start, end = starts[one.start], ends[one.end - 1]
        return replace(one, start=start, end=end, quote=was[start:end])


def clean(text: LinkedText) -> CleanText:
    """The text made clean; a text that is clean already is passed on as it is."""
    places: dict[str, tuple[str, list[int], list[int]]] = {}
    fields = []
    for field in text.fields:
        if _NEEDED.search(field.text):
            cleaned, starts, ends = _clean(field.text)
            places[field.name] = (field.text, starts, ends)
            fields.append(TextField(field.kind, field.name, cleaned))
        else:
            fields.append(field)
    return CleanText(replace(text, fields=tuple(fields)) if places else text, places)


def clean_quote(named: NamedPaper) -> NamedPaper:
    """A listed paper whose printed words can be looked for in a clean text."""
    return replace(named, quote=_clean(named.quote)[0]) if _NEEDED.search(named.quote) else named


def _clean(text: str) -> tuple[str, list[int], list[int]]:
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def keep(characters: str, start: int, end: int) -> None:
        out.append(characters)
        starts.extend([start] * len(characters))
        ends.extend([end] * len(characters))

    done = 0
    for piece in _PIECE.finditer(text):
        out.append(text[done : piece.start()])
        starts.extend(range(done, piece.start()))
        ends.extend(range(done + 1, piece.start() + 1))
        if piece["marked"]:
            keep(unicodedata.normalize("NFC", piece.group()), *piece.span())
        elif piece["wrap"] or piece["blank"]:
            keep(" ", *piece.span())
        done = piece.end()
    out.append(text[done:])
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    return "".join(out), starts, ends
