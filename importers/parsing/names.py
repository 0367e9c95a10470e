"""Is this a body, an office, a person, a role? Judged by the shape of the words; nothing is looked up.

Names of bodies and authorities are known by `decisions.vocabulary.bodies`; here the abbreviations of minutes are added.
"""

import re

from decisions.vocabulary import bodies
from importers.parsing import words

_CAPITAL = r"[A-ZÅÄÖÉ]"
_OFFICE_WORD = "|".join(sorted(words.OFFICE_ENDINGS, key=len, reverse=True))
_NOT_FIRST = r"(?!(?:enligt|av|från|till|hos|vid|att|i|på|för|med|om|som|den|det|detta|denna|och|samt|när|efter)\s)"
_BEFORE = r"(?:[\wåäöÅÄÖ]+-?,?\s+(?:och\s+|för\s+)?){0,4}?"
_SHORT_BODY = re.compile("|".join(words.SHORT_BODIES), re.IGNORECASE)
# "Stadsdelsförvaltningen Norra Älvsidan": what has its name from the part of the town that it works for.
_OF_PLACE = rf"(?:stadsdels|kommundels|distrikts|områdes)(?:{_OFFICE_WORD})(?:\s(?-i:{_CAPITAL})[\wåäö-]+){{1,3}}"
_OFFICE = re.compile(rf"{_NOT_FIRST}{_BEFORE}[\w-]*(?:{_OFFICE_WORD})|{_OF_PLACE}", re.IGNORECASE)
# Abbreviations stand alone ("tf", "VD"): inside a word they are letters of a name ("Lövdahl").
_ABBREVIATED = frozenset(("t.f.", "tf", "vd"))
_ROLE = re.compile(
    "|".join(
        rf"(?<!\w){re.escape(word)}(?!\w)" if word in _ABBREVIATED else re.escape(word) for word in words.ROLE_WORDS
    )
    + rf"|(?:{'|'.join(words.ROLE_ENDINGS)})\b",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"\s(?:för|från)\s", re.IGNORECASE)
_SOMEBODY = re.compile(
    rf"(?:{bodies.BODY_ENDINGS}|{_OFFICE_WORD}|grupp(?:en)?|sekretariat(?:et)?|team(?:et)?)$", re.IGNORECASE
)
_ORGANISATION = re.compile(
    rf"\b(?:{'|'.join(words.ORGANISATION_WORDS)}|\w+(?:förbundet|jouren|klubben|kyrkan|församlingen|föreningen|museet"
    rf"|teatern|sällskapet|nätverket|bolaget|stiftelsen|organisationen|rörelsen|unionen|kören|centret|gården))\b|(?:{bodies.BODY_ENDINGS}|{_OFFICE_WORD})s?\b",
    re.IGNORECASE,
)
_NEW = re.compile(r"\w+\s+(?:en|ett)\s")  # "Inrätta ett ungdomsråd" is what somebody wants
_NAME_PART = rf"(?:{_CAPITAL}[\wåäöéü]*(?:[-’']{_CAPITAL}[\wåäöéü]+)*\.?|von|af|de|van|der)"
# An authority of the state alone on its line: whom a letter of a municipality is most often for.
_STATE = re.compile(
    r"Länsstyrelsen\b.{0,40}|Polismyndigheten\b.{0,40}"
    r"|[A-ZÅÄÖ][a-zåäö]+verket(?:,?\s(?:[Rr]egion|[Dd]istrikt|[Ss]ydöstra|[A-ZÅÄÖ][a-zåäö]+|i\s[A-ZÅÄÖ])[\wåäö\s]{0,30})"
    r"|(?!.*\s(?:till|av|om|för|inom|från|över|i)\s)[A-ZÅÄÖ][\w\s,-]{1,60}"
    r"(?:departementet|verket|myndigheten|inspektionen|domstolen|ombudsmannen|styrelsen|rådet|institutet|ämbetet)"
    r"|(?:Kammar|Förvaltnings|Tings|Hov)rätten\b.{0,40}|(?:Mark- och miljö\w+domstolen)\b.{0,40}"
    r"|Regeringen|Regeringskansliet(?:,.{3,40})?|Justitiekanslern|Lantmäteriet|Försäkringskassan|Statskontoret"
    r"|Kammarkollegiet|Riksrevisionen|Kronofogden|Svenska kraftnät|Försvarsmakten|Arbetsförmedlingen"
    r"|Riksdagens ombudsmän|Statens [a-zåäö]+(?:verk|råd|institut|myndighet|inspektion|nämnd)"
    r"|(?:Myndigheten|Inspektionen|Delegationen|Utredningen|Kommittén)\s(?:för|om|mot)\s.{3,80}"
    r"|[A-ZÅÄÖ][a-zåäö]+departementet,\s.{3,40}"
    r"|Sveriges Kommuner och (?:Regioner|Landsting)(?:\s*\(?SK[RL]\)?)?"
)
# "För Lövsta SOK", "Med vänlig hälsning": words that begin no name.
_NO_NAME = re.compile(r"(?:För|Till|Från|Genom|Med|Av|Hos|Vid|Enligt|Angående|Den|Det|En|Ett|Ny|Nya|Nytt)\s")
# "Vänsterpartiet Ekby", "Moderata samlingspartiet"
_PARTY_NAME = re.compile(
    r"[\wåäö]*(?:partiet|demokraterna|moderaterna|liberalerna|listan)\b|(?:moderat|feministisk)\w* \w+", re.IGNORECASE
)
_FIRM = r"[A-ZÅÄÖ][\wåäö&.-]+(?:\s[\wåäö&.-]+){0,4}"
_COMPANY = re.compile(rf"{_FIRM}\s(?:AB|HB|KB)|AB\s{_FIRM}")
_PERSON = re.compile(rf"{_CAPITAL}[\wåäöéü.-]*(?:[^\S\t\n]+{_NAME_PART}){{1,3}}(?:\s*\([A-ZÅÄÖ]{{1,4}}\))?")


def is_body(text: str) -> bool:
    """Whether the whole text is the name of a body that decides."""
    if "\t" in text or _is_of_matter(text) or _NEW.match(text):  # a label and its value, a matter of somebody
        return False
    return bodies.is_body_name(text) or _SHORT_BODY.fullmatch(text.strip()) is not None


def is_office(text: str) -> bool:
    """Whether the whole text is the name of an office ("Utbildningsförvaltningen")."""
    return len(text) <= 70 and _OFFICE.fullmatch(text.strip()) is not None and not _is_of_matter(text)


def _is_of_matter(text: str) -> bool:
    """Whether words before "för" or "från" are neither body nor office: "Verksamhetsplan 2030 för tekniska nämnden"."""
    match = _WHOSE.search(text)
    return match is not None and _SOMEBODY.search(text[: match.start()]) is None


def is_authority(text: str) -> bool:
    """Whether the whole text names a municipality, a region or a joint authority."""
    return bodies.is_authority_name(text)


def is_whose(text: str) -> bool:
    """Whether the whole text names an authority, a body or an office: whose paper it may be."""
    return is_authority(text) or is_body(text) or is_office(text)


def is_state(text: str) -> bool:
    """Whether the whole text names an authority of the state, or the association of the municipalities."""
    return _STATE.fullmatch(text) is not None


def is_company(text: str) -> bool:
    """Whether the whole text is the name of a company with its legal form ("Ekbyhus AB", "AB Ekbyhus")."""
    return _COMPANY.fullmatch(text) is not None


def is_organisation(text: str) -> bool:
    """Whether the text has a word that only organisations and their parts have."""
    return _ORGANISATION.search(text) is not None


def is_role(text: str) -> bool:
    """Whether the text has a word of an office that a person holds ("Förvaltningschef")."""
    return len(text) <= 80 and _ROLE.search(text) is not None


def is_person(text: str) -> bool:
    """Whether the text has the shape of a person's name and nothing that speaks against it."""
    text = text.strip()
    return (
        len(text) <= 60
        and _NO_NAME.match(text) is None
        and _PERSON.fullmatch(text) is not None
        and not is_organisation(text)
        and not is_role(text)
        and not text.isupper()
        and not is_authority(text)
        and _PARTY_NAME.match(text) is None
    )
