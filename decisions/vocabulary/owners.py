"""Whose body a name names: "Växjö kommunfullmäktige", "regionstyrelsen i Region Kronoberg", "Ljungby kommuns nämnd".

A name without an owner is a body of the authority whose text it stands in. Everything here goes by the form of names;
what an authority was called before, and its abbreviations, are for the authority's own list.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from decisions.vocabulary import bodies

__all__ = ["OwnedBody", "owned_body_before", "owner_before", "same_authority", "split"]


@dataclass(frozen=True, slots=True)
class OwnedBody:
    """A body as printed and the authority that the text says it belongs to; either may be empty."""

    owner: str
    body: str


_PLACE = r"[A-ZÅÄÖÉ][\wåäöé]+(?:-[A-ZÅÄÖÉ][\wåäöé]+)?(?:[^\S\n][A-ZÅÄÖÉ][\wåäöé]+)?"
_KIND = r"(?i:kommun|stad|landsting|kommunalförbund)"
_REGION = r"(?:Region(?:en)?|Landstinget(?:\s+i)?)"
_FULL = rf"(?:{_REGION}\s+{_PLACE}(?:\s+[Ll]än)?|{_PLACE}\s+{_KIND}|[A-ZÅÄÖÉ][\wåäöé]{{2,20}}kommun)"
# Of a bare place only where the body's form lets nothing else be meant: "Sociala utskottet" has no owner.
_COUNCIL = r"(?i:kommunfullmäktige|kommunstyrelsen?)"
_AFTER_PLACE = rf"(?:{_COUNCIL}s?(?:\s+[a-zåäö-]+utskott(?:et)?)?|(?:[a-zåäö]+-?\s+(?:och\s+)?){{0,3}}[a-zåäö]*nämnd)"
_BODY = (
    rf"(?:[\wåäöé-]+,?\s+(?:och\s+|för\s+)?){{0,5}}?[\wåäöé-]*(?:{bodies.BODY_ENDINGS})\w*(?:\s+för\s+[\w\s-]{{3,60}})?"
)
_SHORT = r"(?:[A-ZÅÄÖ]{2,5}|K[sf]|Rf|Rs|AU|Ksau)"
_OWNER_FIRST = re.compile(rf"(?P<owner>{_FULL})s?[,:]?\s+(?P<body>{_BODY}|{_SHORT})")
_PLACE_FIRST = re.compile(rf"(?P<owner>{_PLACE})\s+(?P<body>{_AFTER_PLACE})")
_OWNER_LAST = re.compile(rf"(?P<body>{_BODY}|{_SHORT})(?:\s+i|\s+vid|,)\s+(?P<owner>{_FULL}|{_PLACE})s?")
_IN_PLACE = re.compile(rf"\s+i\s+(?:{_FULL}|{_PLACE})(?!\w)")
# What stands capitalised before a body and is no place.
_NO_PLACE = re.compile(
    r"(?:Enligt|Av|Från|Till|Hos|Vid|Att|I|På|För|Med|Om|Som|Den|Det|Detta|Denna|Dessa|De|En|Ett|Och|Samt|När|Efter"
    r"|Mot|Under|Vår|Nya?|Gamla|Förra|Dåvarande|Nuvarande|Samma|Både|Även|Sedan|Genom|Ur|Se|Jfr|Jämför|Inför|Utdrag"
    r"|Därefter|Därför|Dessutom|Vidare|Sin|Sitt|Kommunens|Stadens|Regionens|Ordförande|Ledamot|Tidigare|Gemensam(?:ma)?"
    r"|Sociala?|Tekniska?|Lokala?|Regionala?|Allmän(?:na)?|Kommunala?|Individuella?|Miljö|Bygg|Kultur|Fritid|Barn"
    r"|(?i:\w*(?:nämnd|styrelse|fullmäktige|utskott|beredning|förvaltning|kontor|avdelning|protokoll|beslut|yttrande"
    r"|förslag|skrivelse|ärende|utdrag|möte|sammanträde|punkt|paragraf|bilaga|underlag)(?:e?[nt]|ens|ets|et|s|erna|er)?))"
    r"(?:\s.*)?",
    re.DOTALL,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_BEFORE = re.compile(rf"(?:(?P<full>{_FULL})s?,?|(?P<place>{_PLACE}))\s+$")
_NEAR = re.compile(
    r"s?(?:\s+(?!och\b|samt\b|till\b|av\b|från\b)[a-zåäö-]+){0,2}(?:,?\s+(?:daterad|daterat|den|av\s+den))?"
    r"(?:,?\s+(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2}\s+[a-zåäö]+\s+(?:19|20)\d\d))?"
    r"[\s,(]*(?:med\s+)?(?:dnr|diarienummer|diarienr|ärendenummer|ärende)?[\s.:]*"
)
_TOWARDS = re.compile(r"\b(?:till|åt|för)\s+$", re.IGNORECASE)  # "yttrande till Region Kronoberg, dnr": our own number
_KINDS = {"kommun": "kommun", "stad": "kommun", "landsting": "landsting", "kommunalförbund": "förbund"}


@lru_cache(maxsize=4096)
def split(name: str) -> OwnedBody:
    """The owner that the printed name of a body says, and the body: "Växjö kommunfullmäktige" → Växjö, it.

    The owner is as printed, without genitive -s: a place, or an authority's whole name. Empty where none is named:
    "Barn- och utbildningsnämnden", "Kommunstyrelsens arbetsutskott", "Tekniska nämnden".
    """
    text = " ".join(name.split()).strip(" .,:;")
    for pattern in (_OWNER_FIRST, _PLACE_FIRST, _OWNER_LAST):
        found = pattern.fullmatch(text)
        if found is not None and not _NO_PLACE.fullmatch(found["owner"]):
            return OwnedBody(bodies.nominative(found["owner"]), found["body"])
    return OwnedBody("", text)


@lru_cache(maxsize=4096)
def same_authority(printed: str, title: str) -> bool:
    """Whether a printed owner is the authority of this title: its name in any case, or a municipality's place alone."""
    asked, called = _parts(printed), _parts(title)
    if not asked[0] or asked[0] != called[0]:
        return False
    return asked[1] == called[1] or (not asked[1] and called[1] == "kommun")


def _parts(name: str) -> tuple[str, str]:
    """The place of an authority's name, and what sort it is ("" where only the place is printed)."""
    words = " ".join(name.casefold().split()).split(" ")
    first, last = words[0], words[-1].removesuffix("s")
    if first in ("region", "regionen") and len(words) > 1:
        return _place([word for word in words[1:] if word != "län"]), "region"
    if first == "landstinget" and len(words) > 1:
        return _place([word for word in words[1:] if word != "i"]), "landsting"
    if last in _KINDS and len(words) > 1:
        return _place(words[:-1]), _KINDS[last]
    if len(words) == 1 and last.endswith("kommun"):
        return last, "kommun"
    return _place(words), ""


def _place(words: list[str]) -> str:
    """Without the genitive -s of "Göteborgs stad"; a place that ends in -s loses it on both sides of a comparison."""
    return " ".join(words).removesuffix("s")


def owned_body_before(before: str, start: int, end: int) -> str:
    """The body's name at `before[start:end]` with the owner that stands beside it; without one, the name alone."""
    lead = _SENTENCE_END.split(before[:start])[-1]
    behind = _IN_PLACE.match(before, end)
    if behind is not None and split(before[start : behind.end()]).owner:
        return before[start : behind.end()]
    found = _BEFORE.search(lead)
    if found is not None:
        whole = before[start - len(lead) + found.start() : end]
        if split(whole).owner:
            return whole
        # "Enligt Växjö kommunfullmäktige": the last capitalised word alone may be the place.
        shorter = whole.partition(" ")[2]
        if not found["full"] and shorter[:1].isupper() and split(shorter).owner:
            return shorter
    return before[start:end]


def owner_before(text: str) -> str:
    """The authority whose the case number that follows `text` is: "Region Kronobergs skrivelse 2017-02-24, dnr ".

    Only where nothing but the paper's kind, its date and "dnr" stands between; else "".
    """
    lead = _SENTENCE_END.split(text[-160:])[-1]
    owners = [one for one in bodies.find_body_names(lead) if one.kind is bodies.BodyKind.AUTHORITY]
    if not owners or _TOWARDS.search(lead[: owners[-1].start]):
        return ""
    return owners[-1].name if _NEAR.fullmatch(lead, owners[-1].start + len(owners[-1].name)) else ""
