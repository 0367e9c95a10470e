"""Names of political bodies and authorities: their kinds, their forms in text, and whether two names are one body.

Everything here goes by the form of the name. Abbreviations (KS, BUN) mean different bodies in different
municipalities (domain.md §4) and are therefore no business of this module.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

__all__ = [
    "BODY_ENDINGS",
    "BodyKind",
    "BodyMention",
    "default_policy",
    "find_body_names",
    "genitive",
    "is_authority_name",
    "is_body_name",
    "is_preparatory",
    "kind_of",
    "nominative",
    "same_body",
]


class BodyKind(StrEnum):
    """What sort of body a name names. `AUTHORITY` is a municipality, a region or a federation, not a body in it."""

    FULLMAKTIGE = "fullmäktige"
    STYRELSE = "styrelse"
    NAMND = "nämnd"
    UTSKOTT = "utskott"
    BEREDNING = "beredning"
    AUTHORITY = "myndighet"
    OTHER = "annat"


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body's name in a text: `text[start:end] == printed`; `name` is the printed name without genitive -s."""

    start: int
    end: int
    printed: str
    name: str
    kind: BodyKind


# Decided by what the name ends in; the longest part of the name that says it wins, so utskott comes before styrelse
# ("kommunstyrelsens arbetsutskott") and beredning before nämnd ("nämndens beredning").
_KINDS = (
    (re.compile(r"(?:utskott(?:et)?)s?\b"), BodyKind.UTSKOTT),
    (re.compile(r"(?:beredning(?:en)?|beredningsgrupp(?:en)?)s?\b"), BodyKind.BEREDNING),
    (re.compile(r"(?:nämnd(?:en|er|erna)?)s?\b"), BodyKind.NAMND),
    (re.compile(r"fullmäktiges?\b"), BodyKind.FULLMAKTIGE),
    (re.compile(r"(?:styrelsen?|direktion(?:en)?)s?\b"), BodyKind.STYRELSE),
    (
        re.compile(r"(?:kommun(?:en)?s?\b|\bregion\b|landsting(?:et)?s?\b|kommunalförbund(?:et)?s?\b)"),
        BodyKind.AUTHORITY,
    ),
)
# Bodies that decide about single persons: their minutes stay off the web unless the body decides otherwise.
_ABOUT_PERSONS = re.compile(
    r"social(?!a medier)|elevhälso|överförmyndar|individ|patientnämnd|familjerätt|myndighetsutskott|omsorgsutskott"
    r"|sociala utskott"
)
_PREPARATORY = re.compile(
    r"(?:arbets|berednings|personal|presidie|plan|budget)\w*utskott|beredning|\bau\b|\w{1,4}au\b|presidi"
)

# Bounded, so that no text takes more than linear time.
_WORD = r"[a-zåäöéü]{1,40}"
_LINKED = rf"(?:{_WORD}-?,[^\S\n]+){{0,3}}{_WORD}-[^\S\n]+(?:och|samt|\&)[^\S\n]+"
# What may follow "nämnden för", "utskottet för": up to four words and one "och".
_AND = r"[^\S\n]+(?:och|samt)[^\S\n]+"
_AREA = rf"{_WORD}(?:-?{_AND}{_WORD}|,[^\S\n]+{_WORD}{_AND}{_WORD})?"
_HEAD = r"(?:nämnder(?:na)?|nämnd(?:en)?|utskott(?:et)?|beredning(?:en)?|styrelsen?|fullmäktige|direktion(?:en)?)"
_OWNER = (
    r"(?:kommun|region|landstings)(?:styrelsens|fullmäktiges)|" + rf"{_WORD}nämndens|{_LINKED}{_WORD}nämndens|nämndens"
)
_BODY = re.compile(
    rf"""
    (?<![\w-])
    (?:
        (?:nämnd(?:en)?|utskottet|beredningen|styrelsen|direktionen)s?[^\S\n]+för[^\S\n]+(?P<area>{_AREA})
      |
        (?:(?P<owner>{_OWNER})[^\S\n]+(?:(?:och|samt)[^\S\n]+)?)?
        (?:{_LINKED})?
        (?:(?:sociala|tekniska|regionala|gemensamma|lokala|individuella|allmänna|kommunala)[^\S\n]+)?
        (?:{_WORD})?{_HEAD}s?
    )
    (?![\w-])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_NAME = 90
BODY_ENDINGS = (
    r"nämnd(?:en)?|styrelsen?|fullmäktige|utskott(?:et)?|direktion(?:en)?|beredning(?:en)?|presidi(?:um|et)"
    r"|kommittén?|(?<!om)råd(?:et)?"
)
_NO_FIRST_WORD = (
    r"(?!(?:enligt|av|från|till|hos|vid|att|i|på|för|med|om|som|den|det|detta|denna|och|samt|när|efter|mot|under)\s)"
    r"(?!(?:(?:sammanträdes)?protokoll\w*|kallelse|dagordning|föredragningslista|ärendelista|anslag\w*|bevis|möte"
    r"|sammanträde|utdrag|delegationslista|(?:delegations|delegerings)?beslut|redovisning|anmälan|rättelse)\s)"
)
_IN_PLACE = (
    r"(?:\s+i)?(?:\s+(?:östra|västra|norra|södra|mellersta))?"
    r"\s+(?!(?:respektive|samtliga|varje|vardera|alla|båda|berörda|de|den|sin|sina)\b)[\w-]+"
)
_WHOLE_BODY = re.compile(
    rf"{_NO_FIRST_WORD}(?:(?!(?:till|med|från|av|om|vid|ur|hos|att|enligt|som|i|på|inför|mot|under|\w*protokoll(?:sutdrag)?|kallelse|tjänste(?:skrivelse|utlåtande))\s)[\w-]+-?,?\s+(?:och\s+|för\s+)?){{0,4}}?[\w-]*(?:{BODY_ENDINGS})"
    rf"(?:\s+för\s+[\w\s-]{{3,60}}|(?=\s+(?:i|östra|västra|norra|södra|mellersta)\s){_IN_PLACE}"
    r"|(?<=nämnd)\s+[a-zåäö]+(?:\s+och\s+[a-zåäö]+)?)?",
    re.IGNORECASE,
)
_KIND = (
    r"(?i:(?:sammanträdes)?protokoll(?:sutdrag)?|kallelse|tjänsteskrivelse|tjänsteutlåtande|yttrande|remissvar|skrivelse"
    r"|föredragningslista|dagordning|ärendelista|delegationsbeslut|delegationslista|anslag|bevis|rättelse|utdrag)\b"
)  # beside the name in a page head
_PLACE = rf"(?!(?i:för|till|från|vid|hos|av|inom)\s)[A-ZÅÄÖÉ][\wåäöé]+(?:[- ](?!{_KIND})[A-ZÅÄÖÉ][\wåäöé]+)?"
_JOINT = (
    "räddnings|samordnings|gymnasie|kunskaps|utbildnings|miljö|vård|avfalls|trafik|kollektivtrafik|renhållnings|brand"
    "|bildnings|naturbruks|folkhögskole|vatten|energi|flygplats|hamn|kommunalteknik|teknik|återvinnings|inköps|överförmyndar"
)
_FEDERATIONS = rf"(?:kommun|region|{_JOINT})\w*förbundet|räddningstjänsten|brandkåren|brandförsvaret"
# What a federation does, behind the name of where: "Bergslagens räddningstjänst", "Nerikes Brandkår".
_SERVICE = (
    r"(?!(?i:ny|nya|gemensam|kommunal|statlig|samverkan|översyn|organisation|taxa|avtal|utökad|framtida|regional|lokal"
    rf"|frivillig|(?:kommunens|regionens|statens|länets|stadens|förbundets|framtidens))\s){_PLACE}"
    r"(?:(?<=[sS])\s+(?i:räddningstjänst|brandkår|brandförsvar|kommunalteknik)"
    r"|\s+(?:Räddningstjänst|Brandkår|Brandförsvar|Kommunalteknik|RÄDDNINGSTJÄNST|BRANDKÅR|BRANDFÖRSVAR))"
)
# "Kommunalförbundet Älvdalarnas räddningstjänst", "Kommunalförbundet för avfallshantering i Ekby"
_DOES = (
    r"[a-zåäö-]*(?:tjänst|kår|försvar|teknik|vatten|avfall|återvinning|trafik|musiken?|media|energi|miljö|utbildning|myndigheten"
    r"|vård|omsorg|skola|gymnasium|hamn|hamnar|flygplats|inköp|upphandling|arkiv|bibliotek|förmedling|hantering|ambulans)"
)
_NAMED_FEDERATION = (
    r"Kommunalförbundet\s(?:[A-ZÅÄÖ][\wåäöé-]+(?:\s[a-zåäö]+){1,4}\s[A-ZÅÄÖ][\wåäöé-]+"
    rf"|(?:för\s)?[A-ZÅÄÖ][\wåäöé-]+(?:\s(?:[A-ZÅÄÖ][\wåäöé-]+|&|och|i|län|läns)){{0,3}}\s{_DOES}"
    rf"|för\s{_DOES}(?:\soch\s{_DOES})?\si\s[A-ZÅÄÖ][\wåäöé-]+(?:\s(?:och\s)?[A-ZÅÄÖ][\wåäöé-]+){{0,2}}"
    r"|[A-ZÅÄÖ][\wåäöé-]+\s(?:&|och)\s[A-ZÅÄÖ][\wåäöé-]+)"
)
_WHOLE_AUTHORITY = re.compile(
    rf"(?:{_PLACE}s?\s+(?i:kommun|stad|läns\s+landsting|landsting|kommun(?:al)?förbund|(?:[a-zåäö]+-\s+och\s+)?(?:{_JOINT})\w*förbund))"
    rf"|(?i:region)\s+{_PLACE}(?:\s+[Ll]än)?|(?i:landstinget(?:\s+i)?|{_FEDERATIONS})\s+{_PLACE}(?:\s+län)?"
    rf"|Västra\sGötalandsregionen|{_NAMED_FEDERATION}|{_SERVICE}"
    rf"|(?i:{_FEDERATIONS})(?:\s(?:(?:i|och|för)\s)?(?!{_KIND})[A-ZÅÄÖ][\wåäöé-]+){{1,5}}"
    r"|(?!(?i:hem|värd|grann|medlems|primär|bor|staten|kranskom|storstads|glesbygds|lands)kommun)"
    r"[A-ZÅÄÖ][\wåäö]{2,20}(?i:kommun)"
)
_NAME = rf"[A-ZÅÄÖÉ][\wåäöé]+(?:[- ](?!{_KIND})[A-ZÅÄÖÉ][\wåäöé]+)?"
_AUTHORITY = re.compile(
    rf"(?<![\w-])(?:Region(?:en)?[^\S\n](?:{_NAME}s[^\S\n]län|Jämtland[^\S\n]Härjedalen|Västra[^\S\n]Götaland|{_NAME})s?"
    rf"|Västra[^\S\n]Götalandsregionens?|(?:{_NAME})[^\S\n](?:kommunalförbund|kommun|KOMMUN|stad|läns[^\S\n]landsting|landsting)s?"
    rf"|Landstinget[^\S\n](?:i[^\S\n])?{_NAME}"
    rf"|(?i:(?:kommunal|räddnings|räddningstjänst|samordnings|gymnasie|utbildnings|kunskaps|miljö)förbundet)"
    rf"[^\S\n]{_NAME})(?![\w-])"
)
_BARE = """
styrelse styrelsen styrelsens styrelser nämnd nämnder beredning beredningar beredningens utskott direktion fullmäktige
fullmäktiges ärendeberedning
"""
_NOT_BODIES = frozenset(_BARE.split())
_GENITIVE = re.compile(
    r"(?:nämnd(?:en|er|erna)?|styrelsen?|fullmäktige|utskott(?:et)?|beredning(?:en)?|kommun(?:en)?|direktion(?:en)?"
    r"|landsting(?:et)?|förbund(?:et)?|berg|bro|land|stad)s$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"(?<=nämnd)en$|(?<=styrelse)n$|(?<=utskott)et$|(?<=beredning)en$|(?<=kommun)en$|(?<=direktion)en$"
)
_FOR_WHAT = re.compile(
    r"(?:att|en|ett|den|det|de|sin|sitt|sina|alla|vidare|beslut|kännedom|yttrande|åtgärd|godkännande)$"
)


def is_body_name(text: str) -> bool:
    """Whether the whole text is the name of a body that decides, judged by its shape.

    For lines of a head and words in the place of a name: there also "Styrelsen", "Direktionen" and names are believed
    that a running text would not prove ("Programnämnd barn och utbildning"). Offices prepare, they do not decide.
    """
    return len(text) <= _LONGEST_NAME and _WHOLE_BODY.fullmatch(text.strip()) is not None


def is_authority_name(text: str) -> bool:
    """Whether the whole text names a municipality, a region or a federation ("Exempelkommun", "Region Exempel")."""
    return len(text) <= _LONGEST_NAME and _WHOLE_AUTHORITY.fullmatch(text.strip()) is not None


def kind_of(name: str) -> BodyKind:
    """The kind of the body that `name` names, by what the name ends in; OTHER when nothing says it."""
    folded = _fold(name)
    # "nämnden för arbete och välfärd": the head stands first.
    head = re.split(r" för | i ", folded, maxsplit=1)[0]
    for pattern, kind in _KINDS:
        if pattern.search(head):
            return kind
    return BodyKind.OTHER


def is_preparatory(name: str) -> bool:
    """Whether a body by its name only prepares matters for another (arbetsutskott, beredning).

    Its minutes become public later than those of a body that decides (TF 2:10). A proposal for the registrar, not a
    fact.
    """
    return bool(_PREPARATORY.search(_fold(name)))


def default_policy(name: str) -> str:
    """How much of a body's minutes to publish until the body has decided itself (design.md §4).

    "nothing" for bodies that decide about single persons (social, school health, guardianship, individual matters),
    else "full".
    """
    return "nothing" if _ABOUT_PERSONS.search(_fold(name)) else "full"


def genitive(name: str) -> str:
    """The name's genitive: "kommunstyrelsens", "nämndens för arbete och välfärd"; names in -s stay."""
    head, joint, area = name.partition(" för ")
    if joint and kind_of(head) is not BodyKind.OTHER:
        return f"{genitive(head)}{joint}{area}"
    return name if name.lower().endswith(("s", "x", "z")) else name + "s"


def nominative(name: str) -> str:
    """The name without genitive -s where its form shows one; a place that ends in -s keeps it."""
    words = name.split(" ")
    index = len(words) - 1
    for place, word in enumerate(words):
        if re.search(rf"{_HEAD}s?$", word, re.IGNORECASE):
            index = place
            if place + 1 < len(words) and words[place + 1] == "för":
                break
    if _GENITIVE.search(words[index]):
        words[index] = words[index][:-1]
    return " ".join(words)


def same_body(a: str, b: str) -> bool:
    """Whether two names are one body within one authority.

    Case, hyphens, spaces, genitive, definite form and "och" written "&" make no difference. Abbreviations and names
    that changed are for the authority's own list.
    """
    return bool(_canonical(a)) and _canonical(a) == _canonical(b)


def find_body_names(text: str) -> tuple[BodyMention, ...]:
    """Names of bodies and authorities in a running text, in order, without overlaps.

    Bare "nämnden" and "utskottet" are found (kind by form), "nämnd" and "styrelsen" alone are not: they are most
    often somebody else's or nobody's.
    """
    found = [
        BodyMention(match.start(), match.end(), match.group(), nominative(match.group()), BodyKind.AUTHORITY)
        for match in _AUTHORITY.finditer(text)
    ]
    taken = [(mention.start, mention.end) for mention in found]
    for match in _BODY.finditer(text):
        start, end = match.span()
        if match["area"] and _FOR_WHAT.match(match["area"].split()[0].lower()):
            end = start + len(match.group().split()[0])  # "nämnden för att": only the first word is a name
        printed = text[start:end]
        if printed.lower() in _NOT_BODIES or any(a < end and start < b for a, b in taken):
            continue
        found.append(BodyMention(start, end, printed, nominative(printed), kind_of(printed)))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _fold(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).lower().split())


@lru_cache(maxsize=4096)
def _canonical(name: str) -> str:
    """A name reduced to what two spellings of one body share."""
    words = re.sub(r"[&+]", " och ", nominative(_fold(name)))
    words = re.sub(r"[-‐‑–—]", " ", words)
    words = re.sub(r"[^\w ]", "", words)
    return "".join(_DEFINITE.sub("", word) for word in words.split() if word not in {"och", "samt"})
