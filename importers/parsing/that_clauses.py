"""Where the next point of a decision begins in text with hard line ends: "att …" below "att …" without an empty line.

A line that begins with "att" goes on with the point above where a word there waits for it: "att uppdra åt chefen" /
"att teckna avtal". Below a line whose end waits for nothing (a full stop, a year, a sum, "till handlingarna") it is the
next point, however full that line was.
"""

import re
from collections.abc import Iterable

# "att gälla från den 1 maj" says from when the point above holds.
_THAT = re.compile(r"att\s+(?!gälla\b)[^\W\d]")
_WORD = re.compile(r"[^\W\d_]{2}")
_OPENS = re.compile(r"att\s|[A-ZÅÄÖ][\w\- ,]{2,60}?\s(?:beslutar|beslutade|beslöt)\b", re.IGNORECASE)
_ENDS = re.compile(
    r"(?:[\w)][.]|\d|\b(?:kr|kronor|tkr|mkr|mnkr|msek)|\bprocent|%|(?<!\()\([^()]{1,40}\)"
    r"|\btill\s+(?:handlingarna|protokollet)|\bsamma\s+dag|\benligt\s+(?:ovan|bilaga)|\bsom\s+sitt\s+eget"
    r"|\bomedelbart\s+justera[dt])$"
)
_LAST_THAT = re.compile(r".*(?:^|\s)att\s", re.IGNORECASE)
# Who waits for an "att": somebody is asked or allowed to do what follows.
_WAITS = re.compile(
    r"\b(?:uppdra|bemyndiga|befullmäktiga|delegera|överlåt|utse|utsåg|välj|valde|föreslå|föreslog|hemställ|rekommendera"
    r"|uppmana|anmoda|begär|anhåll|ansök|medge|tillåt|erbjud|förelägg|ålägg|förplikta|förutsätt|erinra|upplys|informera"
    r"|meddela|framhåll|påpeka|konstatera|förklara|anse|yrka|kräv|ge\b|ger\b|gav\b|ges\b"
    r"|uppdrag|krav|villkor|rätt(?:en|ighet)?\b"
    r"|möjlighet|skyldig|tillstånd|syfte|förutsättning|besluta(?!d)|beslöt|hos\b)",
    re.IGNORECASE,
)


def begins_next(line: str, above: Iterable[str]) -> bool:
    """Whether a line is the next point below those of `above`, the printed lines of the paragraph so far."""
    if _THAT.match(line) is None:
        return False
    told = list(above)
    if _OPENS.match(told[0]) is None or _ENDS.search(told[-1]) is None:
        return False
    return _WAITS.search(_LAST_THAT.sub("", " ".join(told), count=1)) is None


def goes_on(line: str, after: str) -> bool:
    """Whether an "att" alone on its line goes on in words below it, which are no "att" and no marked point."""
    return line.lower() == "att" and _WORD.match(after) is not None and not after.lower().startswith("att")
