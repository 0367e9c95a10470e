"""Which authority, body and meeting a file belongs to: one, none or several. Never a guess that nobody sees."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from decisions.models import AuthorityPage, CommitteePage
from decisions.selectors import editable_committees
from decisions.vocabulary import bodies, dates
from importers.drafts.models import CommitteeBasis
from importers.parsing import DocumentKind, ParsedDocument

PAPER_KINDS = frozenset(DocumentKind) - {DocumentKind.MINUTES, DocumentKind.EXTRACT}
"""Kinds that become papers; only minutes, extracts and a rättelse with the corrected §§ become §§ of a meeting."""


@dataclass(frozen=True, slots=True)
class CommitteeMatch:
    """The body of a file. `committee` only when exactly one fits; `candidates` are what a person may choose from."""

    committee: CommitteePage | None
    basis: str
    printed: str
    candidates: tuple[CommitteePage, ...]


def match_committee(document: ParsedDocument, user: Any, of: AuthorityPage | None = None) -> CommitteeMatch:
    """Look for the body among those that this person handles (`of` an authority, where the person has said which).

    What others handle is never shown or hinted at.
    """
    handled = editable_committees(user).select_related("authority").order_by("authority__title", "title")
    own = tuple(handled.filter(authority=of) if of else handled)
    printed = printed_body(document)
    authority = document.front.authority.text if document.front.authority else ""
    named = tuple(c for c in own if printed and c.is_called(printed))
    if authority:
        named = tuple(c for c in named if bodies.same_body(authority, c.authority.title))
    if len(named) == 1:
        basis = CommitteeBasis.STATED if authority else CommitteeBasis.RIGHTS
        return CommitteeMatch(named[0], basis, printed, own)
    if not printed and not authority and len(own) == 1:
        return CommitteeMatch(own[0], CommitteeBasis.RIGHTS, printed, own)
    return CommitteeMatch(None, CommitteeBasis.NONE, printed, named or own)


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
