"""Where a file goes: what its run says, what it says itself, and the question where the two are not enough.

What a file states goes before what was chosen for the whole delivery. Where the two contradict each other a person
decides: neither is taken.
"""

from dataclasses import dataclass
from datetime import date

from decisions.models import CommitteePage
from decisions.vocabulary import bodies
from importers.drafts.models import CommitteeBasis, ImportFile
from importers.drafts.writing.match import Bodies, becomes_paper, match_committee, printed_body, stated_date
from importers.parsing import ParsedDocument

_CERTAIN = (CommitteeBasis.CHOSEN, CommitteeBasis.STATED)


@dataclass(frozen=True, slots=True)
class Place:
    """The body and the day of a file. `question` is empty where drafts may be written (`NeedsAnswer.what` else)."""

    committee: CommitteePage | None
    basis: str
    meeting_date: date | None
    question: str


def place(file: ImportFile, parsed: ParsedDocument, known: Bodies | None = None) -> Place:
    """Body and day of a file, by what it states and by what was chosen for its run; `known` as in `match_committee`."""
    day = None if becomes_paper(parsed) else stated_date(parsed) or file.run.meeting_date
    committee: CommitteePage | None
    if file.committee is not None:
        committee, basis, question = file.committee, file.committee_basis, _contradicts(file.committee, parsed)
    else:
        committee, basis, question = _matched(file, parsed, known)
    if not question and day is None and not becomes_paper(parsed):
        question = "date"
    return Place(committee, basis, day, question)


def _contradicts(committee: CommitteePage, parsed: ParsedDocument) -> str:
    """Whether minutes say that they are of another body than the chosen one. A paper may come to several."""
    stated = parsed.front.authority.text if parsed.front.authority else ""
    if stated and not bodies.same_body(stated, committee.authority.title):
        return "authority_differs"
    if not becomes_paper(parsed) and parsed.front.body and not committee.is_called(parsed.front.body.text):
        return "committee_differs"
    return ""


def _matched(file: ImportFile, parsed: ParsedDocument, known: Bodies | None) -> tuple[CommitteePage | None, str, str]:
    match = match_committee(parsed, file.run.by, file.run.authority, known)
    authority = file.run.authority
    stated = parsed.front.authority.text if parsed.front.authority else ""
    if authority is not None and stated and not bodies.same_body(stated, authority.title):
        return None, CommitteeBasis.NONE, "authority_differs"
    basis = match.basis
    if match.committee is not None and authority is not None and printed_body(parsed):
        basis = CommitteeBasis.CHOSEN  # the person said which authority, the file which of its bodies
    if match.committee is None:
        return None, CommitteeBasis.NONE, "committee"
    return match.committee, basis, "" if basis in _CERTAIN else "committee_unsure"
