"""Which authority, body and meeting a file belongs to: one, none or several. Never a guess that nobody sees."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from decisions.models import AuthorityPage, CommitteePage
from decisions.selectors import editable_committees, handles
from decisions.vocabulary import bodies, dates
from importers.drafts.models import CommitteeBasis
from importers.parsing import DocumentKind, ParsedDocument

PAPER_KINDS = frozenset(DocumentKind) - {DocumentKind.MINUTES, DocumentKind.EXTRACT}
"""Kinds that become papers; only minutes, extracts and a rättelse with the corrected §§ become §§ of a meeting."""


@dataclass(frozen=True, slots=True)
class CommitteeMatch:
    """The body of a file: `committee` only when exactly one fits."""

    committee: CommitteePage | None
    basis: str


class Bodies:
    """The bodies that people handle, read once for the few files that are claimed together: pages are dear to read."""

    def __init__(self) -> None:
        self._read: dict[tuple[int, int | None], tuple[CommitteePage, ...]] = {}

    def of(self, user: Any, authority: AuthorityPage | None) -> tuple[CommitteePage, ...]:
        """Those that this person handled when it was first asked; only those of an authority, where one is given."""
        key = (user.pk, authority.pk if authority else None)
        if key not in self._read:
            handled = editable_committees(user).select_related("authority").order_by("authority__title", "title")
            self._read[key] = tuple(handled.filter(authority=authority) if authority else handled)
        return self._read[key]


def match_committee(
    document: ParsedDocument, user: Any, of: AuthorityPage | None = None, known: Bodies | None = None
) -> CommitteeMatch:
    """Look for the body among those that this person handles (`of` an authority, where the person has said which).

    What others handle is never shown or hinted at. `known` may be some moments old; what is taken from it is handled
    by this person still.
    """
    match = _matched(document, (known or Bodies()).of(user, of))
    if match.committee is not None and known is not None and not handles(user, match.committee):
        return match_committee(document, user, of)
    return match


def _matched(document: ParsedDocument, own: tuple[CommitteePage, ...]) -> CommitteeMatch:
    printed = printed_body(document)
    authority = document.front.authority.text if document.front.authority else ""
    named = tuple(c for c in own if printed and c.is_called(printed))
    if authority:
        named = tuple(c for c in named if bodies.same_body(authority, c.authority.title))
    if len(named) == 1:
        basis = CommitteeBasis.STATED if authority else CommitteeBasis.RIGHTS
        return CommitteeMatch(named[0], basis)
    if not printed and not authority and len(own) == 1:
        return CommitteeMatch(own[0], CommitteeBasis.RIGHTS)
    return CommitteeMatch(None, CommitteeBasis.NONE)


def printed_body(document: ParsedDocument) -> str:
    """The body as the document names it: its own, or the one that the paper is addressed to. Empty if neither."""
    if document.front.body:
        return document.front.body.text
    main = next((paper for paper in document.papers if paper.parent is None), None)
    return (main.addressed_to or "") if main else ""


def becomes_paper(document: ParsedDocument) -> bool:
    """Whether the file is a paper and not minutes."""
    corrected_minutes = document.kind == DocumentKind.CORRECTION and bool(document.items)
    return document.kind in PAPER_KINDS and not corrected_minutes


def stated_date(document: ParsedDocument) -> date | None:
    """The meeting's date where the document states it. An earliest possible date is never taken."""
    return document.front.meeting_date.value if document.front.meeting_date else None


_NUMERIC = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")


def guessed_date(name: str) -> date | None:
    """A date in the file's name: shown as a guess, never filled in."""
    spaced = _NUMERIC.sub(r"\1-\2-\3", name.replace("_", " "))
    mentions = dates.find(spaced)
    return mentions[0].value if mentions else None
