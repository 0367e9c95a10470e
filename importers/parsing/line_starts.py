"""Lines that begin something of their own by their words alone, whatever room the line above had left."""

import re

from decisions.vocabulary import dates
from importers.parsing import names, receivers, words
from importers.parsing.result import FrontField

_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
# "Ekby den 20 mars 2030", "Norra Ekby 2030-03-20": where and when a paper was signed.
_PLACE_AND_DAY = re.compile(
    r"(?!\w+dag(?:en)?\s|Den\s|Senast\s|Från\s|Till\s)[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+){0,2},?\s+(?:den\s+)?"
    rf"(?:\d{{1,2}}(?::?e)?\s+(?:{_MONTHS})\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d)"
)
# What a name waits for: "… vid sammanträdet i" / "Ekby den 20 mars 2030".
_OPEN = re.compile(r"(?:[,–-]|\b(?:i|på|vid|av|för|till|från|med|mellan|och|samt|den|det|som|hos|inom))$")
# "… bokslut för" / "1998 skall kunna": a figure that a preposition waits for.
_AWAITS = re.compile(r"\b(?:för|till|från|på|av|med|den|om|i|år|under|enligt|efter|mellan|cirka|högst|minst)$")
# "… från den 1 juli" / "2002"
_DAY_AND_MONTH = re.compile(rf"\b\d{{1,2}}\s(?:{_MONTHS})$")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"[A-ZÅÄÖ]{2,5}[ /-]?(?:19|20)\d\d[-/:]\d{1,6}")  # "STK-2030-312" below a title
_LONGEST_NAME = 60
_YEAR = re.compile(r"(?:19|20)\d\d\b(?![/:-])")
_CAPITALS = 12  # letters: shorter lines may be an abbreviation
# What stands alone above its values on a front page: "Beslutande", "Utses att justera", "Paragrafer".
_ALONE = frozenset(
    label
    for field in (
        FrontField.PRESENT,
        FrontField.SUBSTITUTES_SERVING,
        FrontField.SUBSTITUTES,
        FrontField.OTHERS,
        FrontField.ADJUSTERS,
        FrontField.PARAGRAPHS,
    )
    for label in words.FRONT_LABELS[field]
) | {"underskrifter", "justeringens plats och tid", "plats och tid för justering", "tid och plats för justering"}
_LONGEST_ALONE = max(map(len, _ALONE)) + 2
# "Organ: Kulturnämnden" below "Kommun: Ekby"
_LABELLED = re.compile(r"[A-ZÅÄÖ§][^:.!?]{2,45}:\s+\S")


def opens(above: str, line: str) -> bool:
    """Whether a line below another one is no continuation of it.

    A place and a day alone, the next of two labels, a number, an office in one word below a body or several
    authorities, anything below one authority, a label of a front page that is the whole line.
    """
    if len(line) <= _LONGEST_ALONE and line.lower().rstrip(" :") in _ALONE:
        return _OPEN.search(above) is None
    if _NUMBER.fullmatch(line) or (len(above) < _LONGEST_NAME and names.is_authority(above)):
        return True
    if " " not in line and names.is_office(line):
        return receivers.is_any(above)
    if _PLACE_AND_DAY.fullmatch(line):
        return _OPEN.search(above) is None
    if len(above) >= _CAPITALS and above.isupper() and not line.isupper() and _OPEN.search(above.lower()) is None:
        return True  # a sentence below a title in capitals
    return _LABELLED.match(line) is not None and _LABELLED.match(above) is not None


def is_mail(line: str) -> bool:
    """Whether a line is an address of e-mail: below "Finansdepartementet" it stands for itself."""
    return "@" in line and _MAIL.fullmatch(line) is not None


def is_awaited(above: str, line: str) -> bool:
    """Whether figures go on with the line above: a number behind a preposition, the year of a day and month."""
    if _AWAITS.search(above) is not None:
        return True
    return _DAY_AND_MONTH.search(above) is not None and _YEAR.match(line) is not None


def is_day(text: str) -> bool:
    """Whether a line is a day and nothing else: below "Nämnden | Sammanträdesdatum" it is a value of its own."""
    return text[0].isdigit() and dates.parse(text) is not None
