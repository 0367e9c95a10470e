"""Which findings need a person before anything of the file is public: the rule of *Publicera utan anmärkning*, as data.

A finding needs a person where publishing without an answer could show what must not be shown (personal data, secrecy),
say something that is not so (wrong body, day, number or kind, words misread), or leave out words that the file has. It
needs none where the web page shows exactly what is printed, and the finding only tells that we know no more about
those words than the paper says. Whatever its weight in the review, a code that `NOBODY` does not name needs a person:
a new finding is on the safe side until somebody has thought about it.

`ANSWERED_BY_MINUTES` are doubts that a stated day of adjustment settles.
"""

from importers.drafts.review.findings import HEADING, Finding, personal
from importers.parsing import DocumentKind, ParsedDocument, Problem

NOBODY: dict[str, str] = {
    HEADING: "The heading is shown as printed, above the text that is printed under it.",
    "no_decision": "The text speaks of no decision, and the page shows none.",
    "attendance_elsewhere": "The minutes point at a list, and the page shows the words that do.",
    "suffix": "The content was read for what it is. A run never shows the file itself, and its name is not public.",
    "signed": "Whether signatures hold matters to the file itself, which a run never shows.",
}
"""Codes that need nobody, each with the reason."""

ANSWERED_BY_MINUTES = frozenset({"kind_inferred"})
"""Only minutes are adjusted (KL 5:69, 6:35): a document that states the day is no kallelse, whatever its form."""


def a_person(found: Finding | Problem) -> bool:
    """Whether somebody has to look at this before anything is public."""
    return found.code not in NOBODY


def settled(document: ParsedDocument) -> frozenset[str]:
    """Codes of doubts that the document itself settles."""
    is_minutes = document.kind in (DocumentKind.MINUTES, DocumentKind.EXTRACT)
    return ANSWERED_BY_MINUTES if is_minutes and document.front.adjusted_on is not None else frozenset()


def count(document: ParsedDocument) -> int:
    """How many findings of a file a person should look at, personal data among them: for run page and report."""
    return sum(a_person(problem) for problem in (*document.problems, *personal(document)))
