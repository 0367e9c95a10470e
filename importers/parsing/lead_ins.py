"""A sentence that says who decides, when and on what condition, and leaves the what to the points below it.

"Kommunstyrelsen beslutar för egen del, under förutsättning av fullmäktiges beslut" says nothing that is decided: a
body, a verb, and around them only words that tell on what ground. One word of what is done and it decides itself.
"""

import re

from importers.parsing import names

_LONGEST = 300
_VERB = re.compile(r"\b(?:beslutar|beslutade|beslöt|(?:föreslås|föreslogs)(?:\s+(?:att\s+)?besluta)?)\b", re.IGNORECASE)
_DOES = (
    r"bevilja|godkänna|godta|anta|fastställa|avslå|bifalla|medge|lämna|ge|uppdra|utse|välja|återremittera|bordlägga|anvisa"
    r"|anslå|avsätta|tillstyrka|avstyrka|notera|anteckna|överlämna|översända|anse|förklara|återkalla|upphäva|förelägga|föreslå"
    r"|låta|ta|lägga|ingå|inleda|införa|teckna|köpa|sälja|utreda|besvara|avge|avskriva|delegera|entlediga|ställa|ändra"
)
_ALONE = (
    r"att|härefter|därefter|för\s+(?:egen|sin)(?:\s+egen)?\s+del|därutöver|dessutom|vidare|också|även|samtidigt|slutligen|sammanfattningsvis|således"
    r"|därför|härmed|därmed|alltså|enhälligt|enigt|i\s+övrigt|i\s+sin\s+tur|följande|omedelbart"
)
_CONDITION = r"(?:under\s+förutsättning|förutsatt|villkorat|med\s+(?:förbehåll|reservation)|i\s+avvaktan)\b[^.:;]*"
_GROUND = (
    r"(?:med\s+(?:stöd|anledning|hänvisning|hänsyn|ändring|tillägg|beaktande|utgångspunkt|\d+\s+röster)|mot\s+bakgrund|enligt"
    r"|i\s+(?:enlighet|samband|anslutning)|utifrån|utöver|på\s+(?:förslag|grund)|efter|vid|genom|som(?:\s+ett)?\s+(?:svar|led))\b"
    rf"(?:(?!\b(?:att|{_DOES})\b)(?:[^.:;]|(?<=kap)\.|\.(?=\d)))*"
)
_ADVERBIAL = rf"(?:{_ALONE}|{_CONDITION}|{_GROUND})"
_BEFORE = re.compile(rf"{_ADVERBIAL},?", re.IGNORECASE)
_BEHIND = re.compile(rf",?\s*{_ADVERBIAL}(?:(?:,|\s+och|,\s+och)?\s+{_ADVERBIAL})*,?", re.IGNORECASE)


def is_open(text: str) -> bool:
    """Whether the whole text is such a sentence, which no stop ends."""
    text = text.rstrip(" :")
    if len(text) > _LONGEST or text.endswith((".", "!", "?", ";")):
        return False
    for verb in _VERB.finditer(text):
        before, behind = text[: verb.start()].strip(" ,"), text[verb.end() :].strip()
        if names.is_body(before):
            return not behind or _BEHIND.fullmatch(behind) is not None
        if _BEFORE.fullmatch(before):
            return _names_who(behind)
    return False


def _names_who(text: str) -> bool:
    """Whether it is the body behind its verb, and at most a ground: "beslutar kommunstyrelsen för egen del"."""
    for match in re.finditer(r"(?=[,\s]|$)", text):
        rest = text[match.start() :].strip()
        if names.is_body(text[: match.start()]) and (rest in {"", ","} or _BEHIND.fullmatch(rest)):
            return True
    return False
