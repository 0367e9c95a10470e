"""Whether a § without a clause of decision is one in which nothing was to be decided.

Meetings are opened, told things, asked questions and closed; such a § has no decision, and nobody has to look for one.
Any sign of a decision speaks against it: a part that leads to one, a proposal, a word of deciding.
"""

import re

from importers.parsing import decision_verbs
from importers.parsing.result import MatterType, ParsedItem, PositionKind, SectionKind

_TELLING = frozenset((SectionKind.OTHER, SectionKind.HANDLING, SectionKind.RECIPIENTS, SectionKind.ADJUSTMENT))
"""Parts that a § may have in which nothing is decided: it is told, discussed, and sent to somebody."""
_WITH_PAPERS = _TELLING | {SectionKind.BACKGROUND, SectionKind.DOCUMENTS, SectionKind.SUMMARY}
_DECIDING = re.compile(
    r"\bbesl(?:ut|öt)\w*|\b(?:ajournera|utdela)\w*|^\W*att\s|"
    + "|".join(rf"\b(?:{'|'.join(verbs)})" for verbs, _, _ in decision_verbs.DECISION_VERBS),
    re.IGNORECASE | re.MULTILINE,
)
# A question may ask about decisions, and says where it was put off before: only who decides here counts.
_DECIDES_HERE = re.compile(r"\bbesl(?:utar|utade|öt|utas|utades)\b|^\W*att\s", re.IGNORECASE | re.MULTILINE)
_NOTHING = re.compile(
    r"\b(?:inga|ingen|inget)\b[^.]{0,60}?\b(?:anmäl|(?:in)?lämna|inkom|kommit|föreligg|förelåg|fanns|finns|ställ|väck)",
    re.IGNORECASE,
)
_ANSWERED = re.compile(r"\b(?:be)?svara(?:r|de|des|s|t|ts|d)?\b", re.IGNORECASE)
_ASKED = re.compile(r"\bfrågestund", re.IGNORECASE)


def is_so(item: ParsedItem, text: str) -> bool:
    """Whether nothing was to be decided; `text` is the whole text of the § (it has no clauses)."""
    kinds = {section.kind for section in item.sections}
    told = text[item.title.end - item.span.start :] if item.title else text
    if item.proposals:
        return False
    if any(one.kind is PositionKind.DISQUALIFIED for one in item.positions):  # "Beslut: A anmäler jäv under § 4"
        return kinds <= _TELLING | {SectionKind.CONFLICT_OF_INTEREST, SectionKind.DECISION} and not _decides(told)
    title = item.title.text if item.title else ""
    asked = item.matter_type in (MatterType.INTERPELLATION, MatterType.QUESTION) or _ASKED.search(title)
    if asked and _ANSWERED.search(told):
        return kinds <= _WITH_PAPERS and not _decides(told)
    if _NOTHING.search(told):  # "Inga nya interpellationer har lämnats in."
        return kinds <= _WITH_PAPERS and not _decides(told)
    return kinds <= _TELLING and _DECIDING.search(told) is None


def _decides(text: str) -> bool:
    return _DECIDES_HERE.search(text) is not None
