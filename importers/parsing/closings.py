"""What closes minutes or an extract behind the last §: who signs, that it was adjusted, who attests it."""

import re
from collections.abc import Sequence

from decisions.vocabulary import dates
from importers.parsing import front_labels, names, notices
from importers.parsing.result import ParsedFront
from importers.parsing.units import Unit

_WHO = r"(?:nedanstående|följande|undertecknade)(?:\s+(?:personer|ledamöter|förtroendevalda))?"
# Lines that do, where no notice does.
_CLOSING = re.compile(
    r"(?:vid protokollet|vid pennan|underskrifter|justeras|justerat|justeras av|protokollet justerat|in fidem"
    r"|(?:dag|datum|tid)\s+för\s+justering(?:en)?|justerings(?:dag|datum|tid)"
    r"|(?:[A-ZÅÄÖ][\w-]+,?\s+)?dag som ovan|signaturer|bestyrke?s(?:\s+i\s+tjänsten)?"
    r"|(?:rätt\s+utdraget(?!\s+[a-zåäö]))"
    r"|(?:rätt\s+)?(?:protokolls)?utdrag(?:et)?(?:s\s+riktighet)?(?:\s+(?:ur|av)\s+protokoll(?:et)?)?"
    r"\s+(?:intyga[rs]?|betygar|bestyrk(?:er|es|s))"
    r"|(?:avskrift|kopia|utdrag)(?:en|et)?s\s+riktighet\s+(?:bestyrke?s|betygas|intygas|bevittnas)"
    r"|ur\s+protokollet\s+utdra(?:ges|get)|utdragsbestyrkande"
    r"|(?:justera(?:nde|re)(?:n)?s?|justeringsm(?:an|än)(?:nens|s)?|ordförandens?)\s+sign(?:atur(?:er)?|\.)?"
    r"|till utdragets riktighet|utdragets överensstämmelse med \w+ (?:intygas|bestyrks)|protokollet är justerat"
    r"|(?:detta\s+)?(?:protokoll|protokollsutdrag|utdrag|dokument)(?:et)?\s+(?:är|har)\s+(?:digitalt\s+|elektroniskt\s+)?"
    r"(?:justerat|justerats|signerat|signerats|undertecknat|undertecknats)(?:\s+(?:digitalt|elektroniskt))?"
    rf"(?:\s+av(?:\s+{_WHO})?)?"
    r"|(?:detta\s+)?protokoll(?:et)?\s+(?:justeras|signeras|undertecknas)\s+(?:digitalt|elektroniskt)"
    rf"(?:\s+av(?:\s+{_WHO})?)?"
    rf"|{_WHO}\s+har\s+(?:(?:digitalt|elektroniskt)\s+)?(?:justerat|signerat|undertecknat)"
    r"\s+(?:detta\s+)?protokoll(?:et)?(?:\s+(?:digitalt|elektroniskt))?"
    r"|(?:digitala?|elektroniska?|e-)\s?(?:justering|signering|signatur|underskrift)(?:en|ar|er)?"
    r"|(?:underskrifter\s+och\s+justering|justering\s+och\s+underskrift(?:er)?)"
    r"|signerat\s+dokument|elektroniskt\s+signerat|digitalt\s+(?:signerat|justerat)|justerat\s+digitalt"
    r"|denna paragraf (?:är|har) omedelbart justera[dt]s?"
    r"|justeringen?\s+(?:har\s+)?(?:anslagen|anslagits|anslogs|tillkännagiven|tillkännagivits)"
    r"(?:\s+på\s+(?:kommunens\s+)?anslagstavlan?)?)\b[\s:.…_–-]*(?P<rest>.*)",
    re.IGNORECASE,
)


# The same as a sentence, below the only § of an extract: "Protokollet är justerat 2030-05-02. Justeringen har …".
_TELLS_OF_ADJUSTING = re.compile(
    r"(?:protokollet|paragrafen|denna paragraf|justeringen)\s+(?:(?:är|har|blev)\s+)?(?:omedelbart\s+|den\s+\d)?"
    r"(?:justera|tillkännag|anslag|anslogs|\d)|(?:justera(?:d|t|des)|justering(?:sdatum|sdag)?)\s*:?\s+(?:och\s+anslage[nt]\s+)?(?:den\s+)?\d"
    r"|(?:anslage[nt]|anslogs)\s+(?:den\s+)?\d",
    re.IGNORECASE,
)
_IN_OFFICE = re.compile(r"i\s+tjänsten[.:,]?", re.IGNORECASE)
_SIGNED = re.compile(r"signerat\s+dokument", re.IGNORECASE)  # "Signerat dokument: Justerat digitalt", a foot
_OF_ITEM = re.compile(r"(?:denna\s+)?paragraf(?:en)?\b|justeringen\b", re.IGNORECASE)  # speaks of a §, or may
_LONGEST_CLOSING = 200


def begins(grouped: Sequence[Unit], last_label: int, *, alone: bool) -> int:
    """Where the notice or the signatures begin that some print behind the last §; `alone`: there is but one §."""
    for index in range(last_label + 1, len(grouped)):
        text = grouped[index].text
        if front_labels.is_notice_title(text) or (_tells(grouped[index]) and (alone or not _OF_ITEM.match(text))):
            return index
        closing = _CLOSING.fullmatch(text) if grouped[index].table is None and len(text) < 80 else None
        if closing is not None and (not closing["rest"] or _is_signed(closing["rest"]) or _SIGNED.search(text)):
            return index
    return len(grouped)


def with_days(page: ParsedFront, around: Sequence[Unit]) -> ParsedFront:
    """The front page with the days of such a sentence: "Protokollet justerat 2030-05-02, anslaget 2030-05-03"."""
    telling = [unit for unit in around if _tells(unit)]
    return notices.with_days_of(page, telling) if telling else page


def _tells(unit: Unit) -> bool:
    short = unit.table is None and unit.marker is None and len(unit.text) < _LONGEST_CLOSING
    return short and _TELLS_OF_ADJUSTING.match(unit.text) is not None and bool(dates.find(unit.text))


def _is_signed(rest: str) -> bool:
    """Whether words behind "Justeras" are who or when: a person, a day, or another such word beside it."""
    mentions = dates.find(rest)
    left = rest[: mentions[0].start] + rest[mentions[0].end :] if mentions else rest
    if _IN_OFFICE.fullmatch(rest) or _CLOSING.fullmatch(rest):  # "Rätt utdraget betygar i tjänsten"
        return True
    return names.is_person(rest) or (bool(mentions) and not re.sub(r"\bden\b|[\s.:,…_–-]", "", left))
