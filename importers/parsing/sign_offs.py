"""Lines above who signs, or that name them: "Detta dokument är elektroniskt undertecknat av", "För direktionen".

Systems of signing print them below everything, also below whom a decision is sent to.
"""

import re

from decisions.vocabulary import dates
from importers.parsing import names

_PAPER = (
    r"(?:(?:detta|denna)\s+)?(?:dokument|handling|beslut|skrivelse|(?:tjänste)?skrivelse|tjänsteutlåtande|yttrande|remissvar"
    r"|rapport|kallelse|protokollsutdrag|utdrag)(?:et|en|n)?"
)
_HOW = r"(?:elektroniskt|digitalt|med\s+(?:e-legitimation|e-underskrift|bankid))"
_SIGNED = (
    rf"(?:{_PAPER}\s+)?(?:(?:är|har|blev)\s+)?(?:{_HOW}\s+|e-)?"
    rf"(?:undertecknat|undertecknad|undertecknats|underskrivet|signerat|signerad|signerats)(?:\s+{_HOW})?"
)
_SIGNED_BY = re.compile(rf"{_SIGNED}\s+av\s*:?\s+(?P<who>\S.*)", re.IGNORECASE)
_PLACE = r"[A-ZÅÄÖ][\wåäö-]+(?:\s[A-ZÅÄÖ][\wåäö-]+)?"
_OPENS = re.compile(
    rf"{_SIGNED}(?:\s+av)?\s*:?"
    r"|(?:(?:elektroniska?|digitala?)\s+)?(?:(?:namn)?underskrift(?:er)?|signatur(?:er)?|signering(?:ar)?|namnteckning(?:ar)?)"
    r"(?:\s+av)?\s*:?"
    r"|ansvariga?(?:\s+(?:chef(?:er)?|tjänste(?:man|män|personer?)))?"
    r"|(?:med\s+)?(?:vänlig|bästa|goda?|varma?)a?\s+hälsning(?:ar)?,?|högaktningsfullt,?"
    rf"|(?:enligt\s+uppdrag|i\s+tjänsten|(?:{_PLACE},?\s+)?dag\s+som\s+ovan),?"
    r"|(?:på|å)\s+\S.{2,58}?\s+vägnar:?",
    re.IGNORECASE,
)
_FOR = re.compile(r"för\s+(?P<whom>\S.{3,70}?):?", re.IGNORECASE)
_SAYS_HOW = re.compile(rf"{_SIGNED}(?:\s+och\s+(?:saknar|har)\s+[^.]{{5,80}})?\.?", re.IGNORECASE)
_AND = re.compile(r",?\s+(?:och|samt)\s+(?=[A-ZÅÄÖ])|\s*;\s*")


def opens(text: str) -> bool:
    """Whether whoever signs stands below the line."""
    if _OPENS.fullmatch(text):
        return True
    signs_for = _FOR.fullmatch(text)
    return signs_for is not None and names.is_whose(signs_for["whom"])


def says_how(text: str) -> bool:
    """Whether the line says only that the paper has been signed by computer: "Dokumentet är digitalt undertecknat."."""
    return _SAYS_HOW.fullmatch(text) is not None


def signers(text: str) -> tuple[tuple[int, int], ...]:
    """Where each of those stands whom "Signerat av Anna Ek, kommunchef, och Bo Al" names; nobody if one is no name."""
    match = _SIGNED_BY.fullmatch(text)
    if match is None:
        return ()
    spans: list[tuple[int, int]] = []
    low = match.start("who")
    for parted in (*_AND.finditer(text, low), None):
        high = parted.start() if parted is not None else len(text)
        end = _without_day(text, low, high)
        if not names.is_person(text[low:end].partition(",")[0]):
            return ()
        spans.append((low, end))
        low = parted.end() if parted is not None else high
    return tuple(spans)


def _without_day(text: str, low: int, high: int) -> int:
    """Where a name and its office end before the day, and the hour, of the signature."""
    day = next(iter(dates.find(text[low:high])), None)
    end = low + day.start if day is not None else high
    return low + len(re.sub(r"[\s,(.]*(?:\bden)?[\s,(.]*$", "", text[low:end]))
