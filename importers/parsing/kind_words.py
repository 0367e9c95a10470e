"""The kinds of documents by the words of a line: "Kallelse och ärendelista", "Beslut fattade med stöd av delegation".

A line is looked at as a bag of words without dates, numbers and names. It *names* a kind where all its words belong to
that kind and one of them is the kind's own; it is *titled* so where it begins with such a word and goes on.
"""

import re
from functools import lru_cache

from msgspec import Struct

from decisions.vocabulary import bodies, dates
from importers.parsing.result import DocumentKind

_K = DocumentKind
_DELEGATED = r"dele(?:gations?|gerings?|gerade)"


class _Family(Struct, frozen=True):
    """`own`: words that say the kind; `beside`: words that may stand beside them in its name."""

    kind: DocumentKind
    own: re.Pattern[str]
    beside: re.Pattern[str]
    needs: re.Pattern[str] | None = None  # at least one more word that the name must have


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


# At the same line the first family wins: a rättelse of minutes is none of the minutes.
_FAMILIES = (
    _Family(
        _K.CORRECTION,
        _words(r"(?:protokolls?|besluts)?rättelse(?:r|n|blad|beslut|meddelande)?|rätta(?:d|t|de)|rättning(?:ar)?|korrigering(?:ar)?|korrigera[td]e?"
            r"|protokollsändring|ändring(?=$)"),
        _words(
            r"\w*protokoll(?:et|s|sutdrag)?|paragraf(?:en|er)?|beslut(?:et)?|kallelse|handling(?:ar)?|ärende|skrivfel"
            r"|uppenbart?|förvaltningslagen|kommunallagen|enligt|version|justerat|omedelbart"
        ),
    ),
    _Family(
        _K.DELEGATION_LIST,
        _words(
            rf"{_DELEGATED}?(?:besluts?\w*|lista\w*|listor|ärenden?\w*|förteckning|anmälan|rapport\w*|redovisning)"
            rf"|{_DELEGATED}protokoll|delegerade|delegationer|delegation(?:en)?|delegering(?:en)?"
        ),
        _words(
            r"anmäl(?:an|da|t|ning)|(?:åter)?redovisning(?:en)?|återrapportering(?:en)?|redovisade|förteckning|lista|sammanställning|rapport(?:ering)?"
            r"|fattade|fattats|fattas|tagna|som|har|beslut(?:en|ade)?|ärenden|stöd|genom|enligt|efter|delegater|avseende"
            r"|delegationsordning(?:en)?|verkställighet\w*|tjänste(?:män|personer)"
        ),
        _words(
            rf"{_DELEGATED}(?:besluts?\w*|lista\w*|listor|ärenden?\w*|förteckning|anmälan|rapport\w*|redovisning|protokoll)"
            r"|fatta(?:de|ts)|tagna|anmälda|stöd|delegerade"
        ),
    ),
    _Family(
        _K.NOTICE,
        _words(
            r"anslag(?:et|s)?|anslagsbevis(?:et)?|bevis|tillkännagivande(?:t|n)?|tillkännages|anslagsblad|anslagsuppgifter"
        ),
        _words(
            r"\w*protokoll(?:et|s)?|protokollsjustering|justera[td]e?s?|justering(?:en)?|publicering|digitalt|anslagstavlan?"
            r"|officiella|kommunens|regionens|förbundets|beslut"
        ),
    ),
    _Family(
        _K.EXTRACT,
        _words(r"(?:protokolls?|paragraf|besluts)?utdrag(?:et)?"),
        _words(r"ur|\w*protokoll(?:et)?|fört|hållet|paragraf(?:en|er)?|beslut|justerat|omedelbart"),
    ),
    _Family(
        _K.SUMMONS,
        _words(r"(?:sammanträdes|mötes|nämnd|styrelse)?kallelse(?:n|r)?|föredragningslist[ao]r?|dagordning(?:en)?|ärendelista|kungörelse|underrättelse"
            r"|tilläggs(?:list[ao]r?|kallelse|ärenden)"),
        _words(r"ärenden?|ärendeförteckning|handlingar|tillhörande|komplettering|kompletterande|inbjudan|bilagor"),
    ),
    _Family(
        _K.SUMMONS,
        _words(r"lista|förteckning|ärendeförteckning"),
        _words(r"ärenden(?:a)?|ska|skall|tas|upp|behandlas|behandla"),
        _words(r"ärenden|ärendeförteckning"),
    ),
    _Family(
        _K.REPORT,
        _words(
            r"(?:tjänste(?:manna|persons?)?|ärende|förvaltnings)(?:skrivelse|utlåtande|skrivning)|pm|promemoria"
            r"|tjänstemannaförslag"
        ),
        _words(r"beslutsunderlag|underlag|beslutsärende|informationsärende|ärende|beslut|information|rev|utlåtande|öppen"),
    ),
    _Family(
        _K.LETTER,
        _words(
            r"(?:remiss|nämnd|samråds|svars|ägar)?(?:skrivelse|svar|brev)|\w*yttrande|missiv|följebrev|motion|interpellation"
            r"|medborgarförslag|framställ(?:an|ning)|hemställan|begäran|ansökan|missivskrivelse|missivbrev"
        ),
        _words(r"remiss|enkel|fråga|underlag|beslut"),
    ),
    _Family(
        _K.MINUTES,
        _words(r"(?:sammanträdes|besluts|mötes|styrelse|nämnd|stämmo|årsmötes|direktions)?protokoll"),
        _words(r"fört|hållet|justerat|ojusterat|utskrift|konstituerande"),
    ),
    _Family(
        _K.APPENDIX,
        _words(r"voteringslista|omröstningslista|närvarolista|bilaga"),
        _words(r"närvaro|omröstningslista"),
    ),
)  # fmt: skip
# Rules, agreements, plans: what is decided about, and has §§ of its own.
_GOVERNING = re.compile(
    r"[\w-]*(?:reglement(?:e|et)|tax(?:a|an|or)|föreskrift(?:er|erna)?|arbetsordning(?:en)?|(?:bolags|förbunds|delegations"
    r"|delegerings|attest)ordning(?:en)?|stadg(?:a|ar|an|arna)|instruktion(?:en|er)?|ägardirektiv(?:et)?|policyn?|riktlinje(?:r|n)?"
    r"|avtal(?:et)?|överenskommelse(?:n)?|bestämmelser(?:na)?|regler(?:na)?|strategi(?:n)?|handlingsplan(?:en)?)",
    re.IGNORECASE,
)
_FILLERS = re.compile(
    r"till|för|med|av|över|om|i|på|vid|från|den|det|och|samt|ordinarie|extra|öppet|offentligt|digitalt|nästa|ny|reviderad"
    r"|sammanträde(?:t|n|s|na)?|sammanträder|möte(?:t|n|s)?|datum|dag|kl|klockan|sida|sid|nr|nummer|blad|år|året|period|perioden"
    r"|tiden|månad|kvartal|t\.?o\.?m|fr\.?o\.?m|version|preliminär|tillägg|kommunens|regionens|nämndens|styrelsens|utskottets"
    r"|förbundets|\w+dag(?:en)?|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
)
_PLACEHOLDER = re.compile(r"\d+|[a-zåäö]{1,4}[ /-]?\d[\d/-]*")
_WORD = re.compile(r"[\wåäöé]+(?:[.:-][\wåäöé]+)*")
_SPACED = re.compile(r"\w(?:\s\w){4,}")
_LONGEST = 130


def named(line: str) -> DocumentKind | None:
    """The kind that a line names, if its words do nothing else."""
    if len(line) > _LONGEST or line.rstrip().endswith((".", "?", "!", ",", ";")):
        return None
    said = _bag(line)
    for family in _FAMILIES if said and len(said) <= 12 else ():
        if not any(family.own.fullmatch(word) for word in said):
            continue
        if family.needs is not None and not any(family.needs.fullmatch(word) for word in said):
            continue
        if all(family.own.fullmatch(word) or family.beside.fullmatch(word) for word in said):
            return family.kind
    return None


def titled(line: str) -> DocumentKind | None:
    """The kind whose word a line begins with ("Yttrande över betänkandet …", "Tjänsteskrivelse – Taxa för …")."""
    if len(line) > 2 * _LONGEST:
        return None
    said = _bag(line)[:1]
    for family in _FAMILIES if said else ():
        if family.own.fullmatch(said[0]) and family.kind not in {_K.MINUTES, _K.APPENDIX}:
            if family.needs is not None and not family.needs.fullmatch(said[0]):
                continue
            return family.kind
    return None


def governs(line: str) -> bool:
    """Whether a title says that the paper is a set of rules or an agreement ("Reglemente för kulturnämnden")."""
    said = _bag(line)
    return len(line) <= _LONGEST and any(_GOVERNING.fullmatch(word) for word in said[:4])


@lru_cache(maxsize=2000)
def _bag(line: str) -> tuple[str, ...]:
    """The words of a line in lower case, without names of bodies and authorities, dates, numbers and small words."""
    line = _SPACED.sub(lambda match: match[0].replace(" ", ""), line.strip())
    for mention in reversed(dates.find(line)):
        line = line[: mention.start] + " " + line[mention.end :]
    for body in reversed(bodies.find_body_names(line)):
        line = line[: body.start] + " " + line[body.end :]
    found = (word.lower() for word in _WORD.findall(line))
    return tuple(word for word in found if not _FILLERS.fullmatch(word) and not _PLACEHOLDER.fullmatch(word))
