"""The nouns that headings of minutes are made of, part by part: data for `heading_families`.

Patterns for the whole of a noun (or of a saying) in lower case. A new word of a family belongs here.
"""

import re

from importers.parsing.result import SectionKind
from importers.parsing.stems import Stems

K = SectionKind
# Without one of these no line is such a heading: asked before any pattern is.
SAID = Stems(
    "beslut", "förslag", "yrkande", "omröst", "voter", "röst", "reserv", "mening", "yttrande", "uttalande", "anteckn",
    "noter", "protokoll", "deltag", "delta", "jäv", "skick", "sänd", "exp", "delg", "kopi", "kännedom", "mottagar",
    "meddel", "tillställ", "vidarebef", "lämna", "utdrag", "avskrift", "underrätt", "utskick", "distribu", "åtgärd",
    "verkställ", "underlag", "handling", "dokument", "bilag", "bifog", "bakgrund", "histori", "nuläge", "utgångspunkt",
    "ärende", "sammanf", "beskriv", "redogör", "redovis", "sak", "innehåll", "inledning", "behandl", "beredn",
    "handlägg", "överlägg", "diskuss", "debatt", "inlägg", "anför", "föredra", "talar", "sammanträde", "möte",
    "proposition", "konsekven", "perspektiv", "bedömning", "överväg", "analys", "påverkan", "motiver", "skäl", "lag",
    "bestämmelse", "överklag", "upplysning", "justering", "ställningstagande", "synpunkter", "villkor", "giltighet",
    "hemställ",
)  # fmt: skip

# The nouns (and a few whole sayings) of each kind of part; at the same place the first line wins.
_DECIDED = r"beslut(?:et|en)?"
_TO_WHOM = (
    r"(?:för|till)(?:\s+(?:egen\s+)?(?:kännedom|åtgärd(?:er)?|verkställ(?:ighet|ande)|(?:vidare\s+)?handläggning"
    r"|information|delgivning))?"
)
_SENDING = (
    r"(?:skickas?|skickat|sänds?|sändas?|sändes|översänd(?:s|as|es)?|tillsänd(?:s|as|es)?|exp(?:ediera[sd]?|\.)?"
    r"|expedierats|delge(?:s|r|tts)?|delgivits|meddela[sd]?|meddelats|tillställ[st]?|tillställas|lämnas|överlämnas"
    r"|distribueras|vidarebefordras|mejlas|skickats|sänts|underrättas)"
)
_COPY = (
    r"(?:(?:(?:justerat|bestyrkt)\s+)?(?:protokolls|prot\.?\s?|paragraf|besluts)?utdr(?:ag(?:et)?|\.)(?:\s+(?:ur|av)\s+protokoll(?:et)?)?"
    r"|(?:kopi(?:a|or)|avskrift(?:er)?)(?:\s+(?:av|på)\s+(?:beslut(?:et)?|protokoll(?:et)?|paragraf(?:en)?))?)"
)
_PAPER_SENT = (
    r"(?:(?:tjänste)?skrivelse|rättelse|tjänsteutlåtande|yttrande|remissvar|svar|ärende|delegationsbeslut)"
    r"(?:n|t|et|en)?"
)
_WHAT_IS_SENT = (
    rf"(?:(?:(?:detta|denna|dessa)\s+)?(?:{_DECIDED}|paragraf(?:en)?|protokoll(?:et)?|{_PAPER_SENT})|{_COPY})"
)
CORES: tuple[tuple[SectionKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile("|".join(patterns)))
    for kind, patterns in (
        (
            K.RECIPIENTS,
            (
                rf"(?:{_WHAT_IS_SENT}\s+)?(?:(?:ska|skall|har|bör|måste|kan|att)\s+)?{_SENDING}(?:\s+(?:även|också|dessutom))?(?:\s+{_TO_WHOM}){{0,2}}",
                rf"{_COPY}(?:\s+{_TO_WHOM}){{1,2}}",
                r"(?:beslut(?:et)?|underrättelse|meddelande|besked)(?:\s+om\s+beslut(?:et)?)?\s+till",
                rf"(?:{_DECIDED}\s+)?(?:ska\s+|skall\s+)?(?:delges?|kommuniceras)(?:\s+(?:med|till))(?:\s+mottagningsbevis)?",
                r"kopi(?:a|or)",
                r"(?:besluts)?distribution(?:slista)?(?:\s+till)?",
                r"(?:besluts)?mottagare(?:\s+av\s+beslut(?:et)?)?",
                r"(?:sänd|expedierings|expeditions|utskicks|delgivnings)lista",
                rf"(?:besluts)?(?:expediering|expedition|delgivning|exp\.?)(?:\s+{_TO_WHOM})?",
                r"utskick(?:\s+till)?",
                r"(?:för|till)\s+(?:kännedom|åtgärd|verkställighet)(?:\s+till)?",
            ),
        ),
        (
            K.STATEMENT,
            (
                r"särskil(?:t|da)\s+(?:yttranden?|uttalanden?)",
                r"särskil(?:d|da)\s+anteckning(?:ar)?",
                r"(?:yttranden?|uttalanden?|notering(?:ar)?|anteckning(?:ar)?|tillägg)\s+till\s+protokollet",
                r"(?:antecknas\s+)?till\s+protokollet",
                r"protokolls?(?:anteckning|notering|yttrande|uttalande)(?:en|ar|arna|n)?",
                r"röstförklaring(?:ar)?",
                rf"(?:ledamöter\s+som\s+)?(?:deltar|deltog)\s+(?:inte|ej)(?:\s+i\s+(?:{_DECIDED}|omröstningen))?",
                rf"(?:ej|icke)\s+deltagande(?:\s+i\s+(?:{_DECIDED}|omröstningen))?",
            ),
        ),
        (
            K.RESERVATION,
            (
                r"reservation(?:er|en|erna)?",
                r"avvikande\s+mening(?:ar)?",
                r"skiljaktig[at]?\s+mening(?:ar)?",
            ),
        ),
        (
            K.CONFLICT_OF_INTEREST,
            (
                r"jäv(?:s(?:anmäl(?:an|ningar)|förhållanden?|frågor?))?",
                r"jäviga?(?:\s+ledamöter)?",
            ),
        ),
        (
            K.VOTE,
            (
                r"(?:huvud|sluten|kontrapropositions)?(?:omröstning|votering)(?:en|ar|arna)?",
                r"(?:omröstnings|voterings)(?:resultat(?:et)?|lista|listor|ordning|proposition(?:en)?|protokoll)",
                r"(?:omröstning|votering)(?:en)?\s+(?:begärs|begärdes|har\s+begärts|genomförs|verkställs)",
                r"röst(?:resultat(?:et)?|ning(?:en)?|räkning(?:en)?|siffror)",
                r"(?:om)?röstningens\s+(?:utfall|resultat)",
                r"(?:resultat|utfall)(?:et)?\s+(?:av|i)\s+(?:omröstning|votering)(?:en)?",
                r"votering\w{0,4}\s+resultat",
            ),
        ),
        (
            K.ORDER_OF_PROPOSALS,
            (
                r"propositions(?:ordning(?:ar|en)?|gång(?:en)?)",
                r"(?:huvud|mot|kontra)?proposition(?:er|en|erna)?",
                r"besluts(?:gång(?:en|ar)?|ordning(?:en)?)",
                r"beslutgång(?:en)?",
            ),
        ),
        (
            K.MOTIONS,
            (
                r"(?:avslags|bifalls|återremiss|bordläggnings|ändrings|tilläggs|mot|huvud|minoritets|delbifalls)?yrkande(?:t|n|na)?",
                r"(?:ändrings|tilläggs|mot)förslag(?:et|en)?",
                r"alternativ[at]?\s+(?:besluts)?förslag",
                r"(?:yrkanden?|förslag(?:\s+till\s+beslut)?)\s+(?:från|av)\s+ledam(?:ot|öter)(?:en|na)?",
                r"(?:nya\s+)?förslag(?:\s+till\s+beslut)?\s+(?:som\s+)?(?:väckt[as]?|väcks|lagts(?:\s+fram)?|framförts|lämnats)",
            ),
        ),
        (
            K.PROPOSAL,
            (
                r"(?:besluts|tjänste|tjänstemanna|tjänstepersons)?förslag(?:et)?(?:\s+till\s+(?:beslut|åtgärd|ställningstagande))?(?:\s+enligt\s+tjänste(?:skrivelse|utlåtande)n?t?)?",
                r"föresla(?:get|gna)\s+beslut",
                r"(?:förslag\s+och\s+)?hemställan(?:\s+till\s+beslut)?",
            ),
        ),
        (
            K.DECISION,
            (
                rf"{_DECIDED}",
                r"beslutspunkt(?:er)?",
                r"beslutsmening(?:ar)?",
                r"beslutssats(?:er)?",
                r"ställningstaganden?t?",
            ),
        ),
        (
            K.DOCUMENTS,
            (
                r"(?:besluts|ärende)?underlag(?:et)?(?:\s+(?:består|utgörs)\s+av)?",
                r"(?:ärende|underlags|beslutsunderlags)?handling(?:ar)?",
                r"(?:ärende|besluts)?dokument",
                r"bilag(?:a|or)",
                r"(?:handlings|bilage|dokument|bilags)förteckning",
                r"bifog(?:as|at|ade)",
            ),
        ),
        (
            K.BACKGROUND,
            (
                r"bakgrund(?:en|s(?:beskrivning|information|fakta))?",
                r"ärendebakgrund",
                r"inledning",
                r"historik(?:en)?",
                r"nuläge(?:t|sbeskrivning)?",
                r"utgångspunkt(?:er)?",
                r"tidigare\s+(?:beslut|behandling|ärendehantering|handläggning|ställningstaganden?)",
            ),
        ),
        (
            K.HANDLING,
            (
                r"(?:ärende)?(?:behandling|beredning|handläggning)(?:en)?",
                r"berednings(?:gång|process|kedja)(?:en)?",
                r"överläggning(?:ar|en|arna)?",
                r"diskussion(?:er|en|erna)?",
                r"debatt(?:en)?",
                r"inlägg",
                r"anförande[nt]?",
                r"talar(?:e|lista)",
                r"(?:muntlig\s+)?föredragning(?:ar|en)?",
                r"föredragande",
                r"(?:dagens|aktuellt)\s+(?:sammanträde|möte)",
            ),
        ),
        (
            K.SUMMARY,
            (
                r"(?:ärende)?(?:sammanfattning|beskrivning|redogörelse|presentation)(?:en)?",
                r"ärendeinformation",
                r"sakframställning",
                r"saken",
                r"om\s+ärendet",
                r"ärendet\s+i\s+sin\s+helhet",
                r"redovisning\s+av\s+ärendet",
                r"ärendets\s+(?:innehåll|innebörd|art)",
                r"(?:vad|det)\s+(?:handlar\s+)?ärendet\s+(?:handlar\s+om|gäller|avser|om)",
            ),
        ),
        (
            K.ADJUSTMENT,
            (r"(?:omedelbar\s+|direkt)justering",),
        ),
        (
            K.OTHER,
            (
                r"(?:\w+\s+)?(?:[\w-]*konsekven(?:s|ser)(?:analys|beskrivning|bedömning)?|[\w-]+perspektiv(?:et)?",
                r"[\w-]*(?:bedömning|analys|påverkan|överväganden?)(?:ar|en)?)",
                r"(?:[\w-]+\s+)?bedömning\s+(?:ur|utifrån)\s+(?:ett\s+|en\s+)?(?:[\w-]+\s+)?[\w-]*(?:dimension|perspektiv|synpunkt)(?:en|et)?",
                r"konsekvenser(?:na)?\s+(?:för|av)\s+[\w-]+(?:\s+och\s+[\w-]+)?",
                r"(?:besluts)?motivering(?:ar|en)?",
                r"skäl(?:en)?",
                r"lag(?:stöd|rum|stiftning|ar)",
                r"(?:gällande\s+|aktuell\s+)?lagstiftning",
                r"(?:gällande\s+|tillämpliga\s+|rättsliga\s+)bestämmelser",
                r"(?:remiss)?synpunkter",
                r"remissyttranden",
                r"hur\s+(?:man\s+|du\s+)överklagar(?:\s+beslutet)?",
                r"(?:information\s+om\s+)?överklag(?:an|ande)(?:t)?",
                r"upplysning(?:ar)?",
                r"villkor",
                r"giltighetstid",
            ),
        ),
    )
)
