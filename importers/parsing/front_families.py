"""Labels of front pages and notices by what their words are made of: "Just. plats och tid", "Ledamöter på distans".

`words.FRONT_LABELS` has the labels that are met most and is asked first. A pattern matches the words of a label at the
beginning of a line; `front_labels` judges what may follow. Patterns of notices end before a colon, a tab or a date.
"""

import re

from importers.parsing.result import FrontField
from importers.parsing.stems import Stems

_WHEN_OR_WHERE = (
    r"(?:(?:sammanträdes|mötes)?(?:tid(?:punkt)?|dag|datum|plats|lokal)|klockslag|klockan"
    r"|sammanträdesdatum\s+och\s+tid)"
)
_BY_COMPUTER = r"(?:digitalt|elektroniskt)"
_AND = r"\s*(?:,|/|&|\boch\b|\bo\b\.?|\bsamt\b)\s*"
_CHOSEN = r"(?:vald|valda|valdes|väljs|utsedd|utsedda|utses|utsågs)"
_TO_ADJUST = r"(?:till\s+att|att|till)\s+(?:jämte\s+ordföranden?\s+)?justera"
_PLACE = rf"{_WHEN_OR_WHERE}(?:{_AND}{_WHEN_OR_WHERE}){{0,3}}"
_HOW = r"(?:\s*,?\s*(?:på\s+(?:plats|distans|länk)|digitalt|fysiskt|via\s+\w+|i\s+lokalen))?"
_THERE = r"(?:på\s+plats\s+)?(?:deltag(?:ande|are|it)|deltog|deltar|närvar(?:ande|o|ar)|var\s+närvarande)"
_HERE = r"(?:närvarande|närv\.?)"
_SERVES = r"(?:tjänstgörande|tjänstg\.?|tjg\.?|tj\.?g\.?|beslutande|beslut\.)"
_SUBSTITUTES = r"(?:ersättare(?:na)?|ers\.?|suppleant(?:er(?:na)?)?|suppl?\.?)"
_NOT = r"(?:ej|icke|inte)"
# "Direktionens ledamöter", "Nämndens ersättare"
_OF_BODY = r"(?:[\w-]*(?:nämndens|styrelsens|direktionens|utskottets|fullmäktiges|beredningens|förbundets)\s+)?"
_OFFICIALS = r"(?:tjänste(?:män|personer)|från\s+förvaltningen)"
_ELECTED = r"(?:beslutande|ledamöter|förtroendevalda|politiker)"
_WITH_OTHERS = r"(?:\s+(?:och|/)\s+(?:tjänstgörande\s+)?ersättare)?"
_NOTICED = r"(?=\s*(?::|\t|$)|\s+(?:den\s+)?\d)"
_SAID = Stems(
    "tid", "dag", "datum", "suppl", "ers", "fackl", "närv", "sammantr", "start", "slut", "plats", "klock", "juster",
    "just", "närvar", "beslutande", "tjänstg", "tjg", "ersätt", "ledam", "deltag", "deltog", "dessutom", "därutöver",
    "frånvar", "inbjud", "övrig", "paragraf", "§§", "omfatt", "innehåll", "ansl", "tillkänna", "public", "överklag",
    "förvar", "finns", "sammanträd", "tas bort", "lämnat", "upptar", "upptagna", "utdraget", "när:", "var:",
    "förtroendev", "tidigast", "senast", "beräkna", "första", "sista", "sakkunn", "yrkesrev",
)  # fmt: skip
_FAMILIES: tuple[tuple[FrontField, re.Pattern[str]], ...] = tuple(
    (kind, re.compile("|".join(patterns)))
    for kind, patterns in (
        (
            FrontField.ADJUSTMENT,
            (
                rf"(?:digital\s+|elektronisk\s+)?(?:protokolls?)?justering(?:en|ens|s)?\s*:?\s*{_PLACE}",
                rf"just\.?\s*(?:{_PLACE})",
                r"(?:digital|elektronisk)\s+(?:protokolls?)?justering",
                rf"{_PLACE}\s+(?:för|av)\s+(?:protokolls?)?justering(?:en)?",
                rf"(?:protokollet|paragraferna)\s+(?:(?:är|har|{_BY_COMPUTER})\s+){{0,2}}juster(?:at|ats|ades|as|ade)(?:\s+(?:{_BY_COMPUTER}|den)){{0,2}}",
                r"(?:digitalt|elektroniskt)\s+(?:justerat|signerat|undertecknat)(?:\s+den)?",
            ),
        ),
        (
            FrontField.ADJUSTERS,
            (
                r"(?:utsed(?:d|da)\s+)?(?:protokolls)?justerare(?:\s+(?:och|samt|med)\s+ersättare)?",
                r"(?:protokollet\s+)?justeras\s+av",
                r"(?:protokolls?)?justering\s+(?:och|/)\s+sekreterare",
                rf"(?:{_CHOSEN}\s+)?{_TO_ADJUST}(?:\s+(?:dagens\s+)?protokoll(?:et)?)?(?:\s+(?:utses|utsågs))?",
            ),
        ),
        (
            FrontField.SUBSTITUTES,
            (
                rf"(?:{_HERE}\s*,?\s+)?{_NOT}[\s-]+{_SERVES}(?:\s+{_SUBSTITUTES})?(?:\s+(?:och|samt)\s+övriga(?:\s+{_THERE})?)?{_HOW}",
                rf"(?:övriga|även)\s+(?:{_HERE}\s+)?{_SUBSTITUTES}{_HOW}",
                r"ersättare\s*,?\s+(?:som\s+)?(?:ej|inte|icke)\s+tjänstgör\w*",
                rf"{_OF_BODY}(?:{_HERE}\s+)?{_SUBSTITUTES}{_HOW}",
            ),
        ),
        (
            FrontField.SUBSTITUTES_SERVING,
            (
                rf"(?:{_HERE}\s+)?{_SERVES}\s+{_SUBSTITUTES}{_HOW}",
                rf"ersättare\s*,?\s+(?:som\s+tjänstgör|{_SERVES}){_HOW}",
            ),
        ),
        (
            FrontField.OTHERS,
            (
                rf"(?:övriga|även|vidare|dessutom|därutöver|också)(?:\s+{_THERE})?(?:\s+{_OFFICIALS}|\s+vid\s+mötet)?{_HOW}",
                r"(?:inbjudna|kallade|adjungerade|föredragande|deltagande|medverkande|närvarande)\s+(?:tjänste(?:män|personer)|gäster)",
                r"(?:ej|icke|inte)\s+närvarande(?:\s+ledamöter)?|frånvarande(?:\s+(?:ledamöter|ersättare|med\s+anmält\s+förhinder))?",
                r"inbjudna|medverkande|personalens\s+företrädare|(?:sakkunniga(?:\s+biträden)?|yrkesrevisorer)",
                r"(?:representanter\s+för\s+)?(?:de\s+)?fackliga\s+(?:representanter(?:na)?|ombud|organisationer(?:na)?|företrädare)",
            ),
        ),
        (
            FrontField.PRESENT,
            (
                rf"(?:närvarande|beslutande|deltagande|tjänstgörande)(?:\s+{_ELECTED})?{_WITH_OTHERS}{_HOW}",
                rf"{_OF_BODY}(?:ordinarie\s+)?ledamöter{_WITH_OTHERS}{_HOW}",
                rf"(?:{_HERE}\s+)?förtroendevalda(?:\s+revisorer)?{_HOW}",
            ),
        ),
        (
            FrontField.PARAGRAPHS,
            (
                r"(?:justerade|behandlade|omfattade|protokollförda|upptagna)\s+(?:paragrafer|§§)",
                r"(?:protokollet|utdraget)\s+(?:omfattar|avser|innehåller|upptar)(?:\s+(?:paragraf(?:erna|er)?))?",
                r"paragraf(?:erna|er|nummer)?(?:\s+i\s+protokollet)?|avser\s+(?:paragraf(?:erna|er)?|§§)",
            ),
        ),
        (
            FrontField.NOTICE,
            (
                rf"(?:anslag(?:et|ets|s)?|tillkännagiv\w*|(?:av)?publicer\w*)\b[^:\t\d.]{{0,60}}?{_NOTICED}",
                rf"(?:protokollet|justeringen)\s+(?:har\s+)?(?:anslås|anslagits|anslogs|anslaget|anslagen)\b[^:\t\d.]{{0,40}}?{_NOTICED}",
                rf"(?:och|samt)\s+(?:anslaget|anslagits|anslogs|tillkännagivet|publicerat)(?:\s+(?:den|på\s+\w+))?{_NOTICED}",
                rf"tid\s+för\s+anslag(?:et|ets)?\b[^:\t\d.]{{0,30}}?{_NOTICED}",
                rf"(?:anslagsdatum|anslagsdag|anslagstid)\b[^:\t\d.]{{0,40}}?{_NOTICED}",
                rf"(?:sista\s+(?:dag(?:en)?|datum)|överklag\w*)\b[^:\t\d.]{{0,80}}?{_NOTICED}",
                rf"(?:tas|tages)\s+(?:bort|ne[dr])\b[^:\t\d.]{{0,50}}?{_NOTICED}",
                rf"(?:(?:sista|tidigaste?|första|senaste?|beräkna[dt])\s+)?(?:datum|dag)\s+(?:för|då|när)\s+(?:\w+\s+){{0,3}}?(?:anslag|tillkännag|publicer|nedtag|uppsätt|överklag)[^:\t\d.]{{0,50}}?{_NOTICED}",
                r"här\s+finns\s+protokollet",
                rf"protokollet\s+(?:är|har)\s+anslag(?:et|its){_NOTICED}",
                rf"förvaring(?:splats)?\s+(?:för|av)\s+protokoll(?:et)?{_NOTICED}",
                r"protokollets?\s+(?:förvar(?:as|ing(?:splats)?)|finns(?:\s+(?:tillgängligt|att\s+läsa))?)(?:\s+(?:på|hos|i|vid))?",
                rf"ansvarig\s+för\s+anslaget{_NOTICED}",
            ),
        ),
        (
            FrontField.PLACE_TIME,
            (
                rf"{_PLACE}(?:\s+för\s+(?:sammanträdet|mötet))?",
                r"(?:när|var)(?=:)",
                r"(?:sammanträdet|mötet)\s+(?:hölls|hålls)(?:\s+den)?",
            ),
        ),
    )
)


def longest(lowered: str) -> tuple[FrontField, int] | None:
    """The field and the length of the longest label of a family that a line in lower case begins with."""
    if not _SAID.within(lowered[:90]):
        return None
    best: tuple[FrontField, int] | None = None
    for kind, pattern in _FAMILIES:
        match = pattern.match(lowered)
        if match is not None and match.end() and (best is None or match.end() > best[1]):
            best = kind, match.end()
    return best
