"""Elected people in running text: a name, and the party behind it.

A party makes the difference between somebody who acts as an elected one and somebody whom a matter is about, so
readings outside a list of names ask for one. Parties are told by their shape, since local ones cannot be listed
(domain.md §2.2: "AA", "ALT", "-"); only without brackets must they be known.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from importers.parsing.passages import Passage
from importers.parsing.result import ParsedPerson

CAPITAL = "A-ZÀ-ÖØ-ÞĀĄĆČĎĐĒĘĚĞĪİŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽȘȚ"
_PARTICLE = r"(?:von|af|de|van|der|den|di|da|del|el|al|bin|ben|ibn|abu|dos|la|le|du|zu)(?=\s)"
_PART = rf"(?:[{CAPITAL}]\.|[{CAPITAL}][^\W\d_]*(?:[-‐’'´][^\W\d_]+)*|{_PARTICLE})"
NAME = rf"{_PART}(?:[^\S\n]+{_PART}){{0,5}}"
KNOWN_PARTIES = frozenset(("S", "M", "V", "C", "L", "MP", "KD", "SD", "FP", "D", "FI", "KDS", "NYD", "VPK"))
_NO_PARTY = frozenset(
    ("ja", "nej", "sekr", "adj", "chef", "ab", "kf", "ks", "au", "ksau", "hb", "vd", "tf", "tjg", "ers", "ordf", "bil",
     "sid", "dnr", "pkt", "nr", "st", "sfs", "forts", "två", "tre", "en", "ett", "sex", "sju",
     "fem", "fyra", "åtta", "nio", "tio")
)  # fmt: skip
# Two or three small letters are a local party ("nb", "skä") but for these.
_NO_SMALL_PARTY = frozenset(
    ("jäv", "del", "sen", "nya", "hel", "bor", "bil", "vid", "för", "mot", "mfl", "dvs", "osv", "kom", "ink",
     "fom", "tom", "tel", "mob", "ute", "bla", "ber", "har", "den", "det", "som", "och", "ett", "vik",
     "ord", "led", "ers", "sek",
     "ej", "ny", "kl", "se", "rs", "rf", "ls", "lf", "sn", "bn", "kn", "tn", "fn", "mn", "un", "gn", "mm", "fl", "is",
     "if", "ek", "ca", "cm", "kr", "kv", "år", "of", "bu", "um", "åk", "de", "du", "vi")
)  # fmt: skip
PARTY_WORDS = (
    r"\w*(?:partiet|demokraterna|moderaterna|liberalerna|centern|vänstern|listan|alternativet)"
    r"(?:\s+(?:de gröna|liberalerna))?"
    r"|moderata samlingspartiet|feministiskt initiativ|partilös|(?:partipolitiskt |politiskt )?o(?:bunden|beroende)"
    r"|(?:politisk )?vilde"
)
_CODE = (
    r"[A-ZÅÄÖ]{1,6}|[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,3}|(?i:s|m|v|c|l|mp|kd|sd|fp|fi|kds|spi|nyd|vpk)|[a-zåäö]{2,3}|[åäö]"
    r"|-{1,2}|[–—]"
)
BRACKETED = rf"[(\[/]\s?(?P<party>{_CODE}|(?i:{PARTY_WORDS}))(?:\s*[,;]\s*(?P<inside>[^()]{{1,40}}))?\s?[)\]/]"
WHOLE = re.compile(rf"(?P<name>{NAME})(?:\s*{BRACKETED})?")
"""A name and perhaps its party in brackets; what `mention` takes."""
_AND_OTHERS = r"(?:\s+m\.?\s?fl\.?)?"  # "Anna Ek m.fl. (S)"
_MENTION = re.compile(rf"(?<![\w-])(?P<name>{NAME}){_AND_OTHERS}\s*{BRACKETED}")
# "Anna Ek, s, yrkar": as many characters as "Anna Ek(s), yrkar" has.
_BEHIND_COMMA = re.compile(
    rf"(?<![\w-])(?P<name>{_PART}(?:[^\S\n]+{_PART}){{1,5}}),\s(?P<party>(?i:s|m|v|c|l|mp|kd|sd|fp|fi|kds|spi|nyd|vpk))"
    r"(?![\w§/-]|:\S|\s*\d|\.\s?[a-zåäö]\b)"
)
_PARTY_BEHIND_COMMA = re.compile(r",\s(?i:s|m|v|c|l|mp|kd|sd|fp|fi|kds|spi|nyd|vpk)(?![\w§/-]|:\S)")
_BRACKET_BEHIND_COMMA = re.compile(rf"(?<![\w-]){_PART}(?:[^\S\n]+{_PART}){{1,5}}, (?={BRACKETED})")
_ALL_OF = re.compile(rf"\((?i:samtliga|alla|båda)\s+(?:för\s+|från\s+)?(?P<party>{_CODE})\)")
# Words with a capital that stand before a name and are no part of it.
_NOT_A_NAME = frozenset(
    (
        "andre", "anmälan", "att", "av", "avslag", "avstår", "bakgrund", "beslut", "beslutet", "beslutsgång",
        "bifall", "bilaga", "borgarrådet", "både", "de", "debatt", "dels", "deltar", "deltog", "den", "dessutom",
        "det", "därefter", "däremot", "därpå", "därutöver", "då", "efter", "en", "enligt", "ersättare",
        "ersättaren", "ersättarna", "ersätter", "ett", "fru", "fråga", "frågan", "frågeställaren", "från",
        "frånvarande", "följande", "för", "förslag", "förslaget", "först", "förste", "förstenamn", "förstes",
        "genom", "gruppledare", "gruppledaren", "han", "handling", "handlingar", "herr", "hon", "härefter", "i",
        "inledningsvis", "inlägg", "interpellanten", "interpellation", "interpellationen", "ja", "ja-röst",
        "ja-röster", "jag", "justerare", "jäv", "jäviga", "kommunalråd", "kommunalrådet", "ledamot", "ledamoten",
        "ledamöter", "ledamöterna", "ledamöternas", "likaså", "med", "medan", "men", "mot", "motion", "motionen",
        "motionären", "motionärerna", "mötet", "nej", "nej-röst", "nej-röster", "nämnden", "när", "närvarande",
        "och", "också", "omröstning", "omröstningen", "oppositionsråd", "oppositionsrådet", "ordf", "ordförande",
        "ordföranden", "ordförandens", "proposition", "propositionsordning", "protokollsanteckning", "på",
        "regeringen", "regionråd", "regionrådet", "representant", "representanten", "representanterna",
        "reservation", "reservationen", "reservationer", "resultat", "riksdagen", "röst", "röstar", "röster",
        "sammanfattning", "sammanträdet", "samt", "sedan", "slutligen", "som", "särskilda", "särskilt", "talare",
        "till", "tillsammans", "tilläggsyrkande", "tjänstgörande", "under", "underskrift", "undertecknare", "val",
        "vi", "vice", "vid", "vidare", "votering", "votum", "yrkande", "yrkanden", "yrkandet", "yrkar", "yttrande",
        "yttranden", "ändringsyrkande", "även", "återremiss",
    )
)  # fmt: skip
_INSTITUTION = re.compile(
    r"[\w-]*(?:nämnd(?:en)?s?|styrelsens?|fullmäktiges?|utskottets?|kommun(?:en)?s?|region(?:en)?s?|förvaltningens?"
    r"|kontorets?|bolagets?|gruppens?|partiets?|demokraternas?|moderaternas?|liberalernas?|föreningens?|stadens"
    r"|rådets?|beredningens?|direktionens?|förbundets?|yrkandet?|förslaget?|motionen|alliansens?|majoritetens?"
    r"|oppositionens?|skrivelsen?|ordförandens?|ledamot|ledamöterna|ersättaren?)|(?:[\w-]+-)?ab",  # but not "Zeinab"
    re.IGNORECASE,
)
# What may stand beside a name in a list of names and says nothing against it.
_ROLE = (
    r"\d{1,2}[.)]|ordföranden?|ordf\.?|v\.?\s?ordf\.?|vice(?:\s+ordf(?:öranden?|\.)?)?|[12]:?[ea]|första|förste|andra|andre"
    r"|tjänstgörande|tjg\.?|ersättar(?:na|en|e)|ers\.?|ledamot(?:en)?|ledamöter(?:na)?|kommunalråde[tn]|kommunalråd"
    r"|regionråd(?:en|et)?|borgarråd(?:en|et)?|(?:finans|oppositions)?landstingsråd(?:en|et)?|oppositionsråd(?:en|et)?"
    r"|gruppledar(?:e|en|na)|herr|fru|mötesordföranden?|själv"
    r"|kommunstyrelsens|nämndens|fullmäktiges|utskottets|med instämmande av|med stöd av|understödd av|tillsammans med"
    r"|båda|samtliga|även|också|av|både|dels|sammanträdets|följande|övriga|då|m\.?\s?fl\.?"
)
_LEAD = re.compile(rf"(?:(?:{_ROLE})(?:\s+|$))*", re.IGNORECASE)
_BESIDE = rf"\((?:{_ROLE}|(?:ordf|tjg|tjänstg|ers|för|vice)[^()]*)\)"
_TAIL = re.compile(rf"[\s,.]*(?:(?:{_ROLE}|{_BESIDE})[\s,.:]*)*", re.IGNORECASE)
_CHAIR = re.compile(r"(?<!vice )(?<!tjänstgörande )\b(ordföranden)\b", re.IGNORECASE)
_GROUP = re.compile(
    r"(?i:(?:samtliga|alla|övriga)\s+)?"
    r"(?i:(?:ledamöter(?:na)?|representanter(?:na)?|parti(?:et|erna)|(?:parti|fullmäktige)?grupp(?:en|erna))"
    r"(?:\s+(?:från|för|i))?\s+)?"
    rf"(?:{BRACKETED}|(?P<bare>[A-ZÅÄÖ]{{1,4}}|(?i:{PARTY_WORDS}))(?:\s?\([A-ZÅÄÖ]{{1,4}}\))?)"
    r"(?P<group>(?i:-grupp(?:en)?|-ledamöter(?:na)?|:?s\s+(?:ledamöter|grupp|fullmäktigegrupp)))?"
)
_GROUP_LEAD = re.compile(r"ledam|represent|parti|grupp", re.IGNORECASE)
_WHOLE = re.compile(rf"(?P<name>{NAME})(?:{_AND_OTHERS}\s*{BRACKETED})?")
_INSTEAD_OF = re.compile(rf"(?:ersätter|ersättare för|för|i stället för|istället för)\s+{NAME}(?:\s*\([^()]*\))?[\s.]*")
_SEPARATOR = re.compile(
    rf"\s*[,;\n•\t]\s*(?:(?:och|samt|&)\s+)?|\s+(?:och|samt|&)\s+|(?<=[)\]])\s+(?=[{CAPITAL}])|\s+[–—]\s+(?=[{CAPITAL}])",
    re.IGNORECASE,
)
# "för (S) Anna Ek": the party before the name of somebody who is away
_FOR_PARTY = re.compile(r"\b(?:för|ersätter|stället)\s+\([^()]*\)$", re.IGNORECASE)
_BEFORE_SUBJECT = re.compile(
    r"\b(?:har|hade|att|där|då|medan|men|eftersom|samtidigt som|varefter|sedan|genom)\s+$", re.IGNORECASE
)


class Mention(Struct, frozen=True):
    """A name with its party in a text: `[start, end)` covers both; `start` is behind titles."""

    start: int
    end: int
    name: str
    party: str | None

    def person(self, passage: Passage) -> ParsedPerson:
        """The mention as a reading of the passage that it was found in."""
        return ParsedPerson(self.name, self.party, passage.quote(self.start, self.end))


class Party(Struct, frozen=True):
    """A party group in a text, as printed and without brackets."""

    start: int
    end: int
    name: str
    sure: bool  # a known party, one in brackets, or one that is called a group


class Named(Struct, frozen=True):
    """The people and parties of a list; `[start, end)` is where it stands.

    `clean` is False where something in the list was not understood, so that names may be missing. `chairs` are the
    places where the chair is listed by office alone ("… samt ordföranden").
    """

    persons: tuple[Mention, ...] = ()
    parties: tuple[Party, ...] = ()
    start: int = 0
    end: int = 0
    clean: bool = True
    chairs: tuple[tuple[int, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.persons or self.parties)


def mentions(text: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """Every name with a party in brackets, in order."""
    for match in _MENTION.finditer(text, start, len(text) if end is None else end):
        cut = name_start(match["name"])
        party = party_of(match["party"])
        name = " ".join(match["name"][cut:].split())
        if name and party is not None:
            yield Mention(match.start() + cut, match.end(), name, party)


@lru_cache(maxsize=500)  # each reading of a § asks for the same few texts
def bracketed(text: str) -> str:
    """The text with parties behind a comma in brackets, each character at its place: "Anna Ek(s), yrkar"."""
    if ", (" in text:  # "Anna Ek, (s), yrkar"
        text = _BRACKET_BEHIND_COMMA.sub(lambda match: f"{match[0][:-2]}  ", text)
    if ", " in text and _PARTY_BEHIND_COMMA.search(text):  # the whole pattern begins at every capital
        text = _BEHIND_COMMA.sub(r"\g<name>(\g<party>)", text)
    # "Anna Ek och Bo Al (båda S)" ends in the party of the last.
    return _ALL_OF.sub(lambda match: f"({match['party']})".ljust(len(match[0])), text) if "(" in text else text


@lru_cache(maxsize=4000)
def name_start(text: str) -> int:
    """How many characters of titles and the like stand before the name; all of them, if no name is left."""
    position, leading = 0, True
    for word in re.finditer(r"\S+", text):
        bare = word[0].strip(".,:").lower()
        leading = leading and bare in _NOT_A_NAME
        if leading or _INSTITUTION.fullmatch(bare):
            position = word.end()
    return position + len(text[position:]) - len(text[position:].lstrip())


def party_of(printed: str) -> str | None:
    """The party as printed; None where the letters are an abbreviation of something else."""
    return None if printed.lower() in _NO_PARTY or printed in _NO_SMALL_PARTY else printed


def elements(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The places of what separators keep apart; a comma inside brackets separates nothing."""
    masked = re.sub(r"\([^()]*\)", lambda match: f"({'_' * (len(match[0]) - 2)})", text[start:end])
    found, position = [], 0
    for match in _SEPARATOR.finditer(masked):
        if _FOR_PARTY.search(masked, max(0, match.start() - 30), match.start()):
            continue
        found.append((start + position, start + match.start()))
        position = match.end()
    found.append((start + position, end))
    return tuple((low, high) for low, high in found if text[low:high].strip())


def before(text: str, start: int, end: int) -> Named:
    """The list that ends at `end`, for example where "röstar ja" begins; nothing before `start` is looked at."""
    persons: list[Mention] = []
    parties: list[Party] = []
    chairs: list[tuple[int, int]] = []
    first, clean, last = end, True, False
    for low, high in reversed(elements(text, start, end)):
        found = _element(text, low, high)
        if found is None:
            lead = next(
                (m for m in reversed(list(mentions(text, low, high))) if text[m.end : high].strip() == ""), None
            )
            if lead is not None and _BEFORE_SUBJECT.search(text[low : lead.start]):
                persons.insert(0, lead)
                first, last = lead.start, True
            break
        if isinstance(found, Mention):
            persons.insert(0, found)
        elif isinstance(found, Party):
            parties.insert(0, found)
        elif (chair := _CHAIR.search(text, low, high)) is not None:
            chairs.append(chair.span(1))
        first, last = low, low == start
        clean = clean and not re.search(r"\bm\.?\s?fl\b", text[low:high])
    if not last and any(True for _ in mentions(text, start, first)):
        clean = False
    return replace(_named(persons, parties, first, end, clean=clean), chairs=tuple(chairs))


def behind(text: str, start: int, end: int, *, bare: bool = False) -> Named:
    """The list that begins at `start`, for example behind "Ja-röster:"; it ends before the first other words.

    `bare`: the last name may lack its party though other words follow ("yrkar Anna Ek bifall").
    """
    persons: list[Mention] = []
    parties: list[Party] = []
    chairs: list[tuple[int, int]] = []
    last, clean = start, True
    for low, high in elements(text, start, end):
        found = _element(text, low, high)
        if found is None:
            opening = _opening(text, low, high, bare=bare)
            if opening is not None:
                persons.append(opening)
                last = opening.end
            break
        if isinstance(found, Mention):
            persons.append(found)
        elif isinstance(found, Party):
            parties.append(found)
        elif (chair := _CHAIR.search(text, low, high)) is not None:
            chairs.append(chair.span(1))
        last = high
        clean = clean and not re.search(r"\bm\.?\s?fl\b", text[low:high])
    while persons and persons[-1].party is None and any(one.party for one in persons):
        clean = clean and " " in persons[-1].name  # a heading or a place behind the list
        last = persons.pop().start
    return replace(_named(persons, parties, start, last, clean=clean), chairs=tuple(chairs))


def _named(persons: list[Mention], parties: list[Party], start: int, end: int, *, clean: bool) -> Named:
    sure = any(one.sure for one in parties)
    return Named(tuple(persons), tuple(parties) if sure else (), start, end, clean)


def _element(text: str, low: int, high: int) -> Mention | Party | bool | None:
    """What one element of a list is: a person, a party, True for words that only go with one; None for all else."""
    piece = text[low:high]
    group = _GROUP.fullmatch(piece.strip(" .:"))
    if group is not None:
        return _party(group, low + piece.index(piece.strip(" .:")[0]))
    lead = _LEAD.match(piece)
    begin = lead.end() if lead else 0
    if begin >= len(piece.rstrip(" .:")):
        return True
    if _INSTEAD_OF.fullmatch(piece, begin):
        return True
    group = _GROUP.fullmatch(piece, begin)
    if group is not None:
        return _party(group, low)
    whole = _WHOLE.match(piece, begin)
    if whole is None:
        return None
    tail = _TAIL.match(piece, whole.end())
    if tail is not None and tail.end() < len(piece.rstrip()):
        return None
    return mention(whole, low)


def _opening(text: str, low: int, high: int, *, bare: bool) -> Mention | None:
    """The person that an element begins with, where other words follow and the party makes the name sure.

    `bare`: two names and a word in small letters behind them are enough.
    """
    piece = text[low:high]
    lead = _LEAD.match(piece)
    whole = _WHOLE.match(piece, lead.end() if lead else 0)
    found = mention(whole, low) if whole is not None else None
    if found is None or found.party is not None:
        return found
    return found if bare and " " in found.name and re.match(r"\s+[a-zåäö]", text[found.end : high]) else None


def _party(group: re.Match[str], low: int) -> Party | None:
    printed = group["party"] or group["bare"]
    name = party_of(printed)
    bare = group["bare"] is not None
    if name is None or (bare and not (name.isupper() or len(name) > 4)):
        return None
    sure = not bare or name.upper() in KNOWN_PARTIES or len(name) > 4 or bool(group["group"])
    sure = sure or _GROUP_LEAD.search(group[0]) is not None
    place = low + group.start("bare" if bare else "party")
    return Party(place, place + len(printed), name, sure)


def mention(whole: re.Match[str], low: int = 0) -> Mention | None:
    """The person of a match with the groups `name` and `party`; `low` is where its text begins."""
    cut = name_start(whole["name"])
    name, party = " ".join(whole["name"][cut:].split()), whole["party"]
    if party is None and name.rpartition(" ")[2] in KNOWN_PARTIES:  # "Anna Ek S"
        name, _, party = name.rpartition(" ")
    if not name or (party is None and " " not in name) or (party is not None and party_of(party) is None):
        return None
    return Mention(low + whole.start() + cut, low + whole.end(), name, party)


def is_party(text: str) -> bool:
    """Whether the whole text is a party, with or without brackets; without them in capitals, or a known one."""
    bare = text.strip()
    if party_of(bare) is None:
        return False
    known = bare.upper() in KNOWN_PARTIES and len(bare) <= 3
    return (
        known or re.fullmatch(rf"{BRACKETED}|(?!X$)[A-ZÅÄÖ]{{1,6}}|-{{1,2}}|[–—]|(?i:{PARTY_WORDS})", bare) is not None
    )
