"""Who took the floor at the meeting, where nothing else says who is elected: "Under överläggningen yttrar sig …".

Minutes that list no members and print no parties still tell who acts there: those who speak in the debate, and who
have put a motion or an interpellation. Only they, so that nobody whom a matter is about becomes data.
"""

import re
from collections.abc import Iterable

from importers.parsing import elected, stretches
from importers.parsing.elected import Named

_SPEAKS = re.compile(
    r"\b(?:(?:under|i)\s+(?:överläggning|debatt|diskussion|ärendet|förelig)\w*(?:\s+om\s+[^.:]{3,60}?)?\s+"
    r"(?:yttra(?:r|de)\s+sig|delt(?:ar|og|ager|oge))"
    r"|yttranden?\s+(?:av(?:ge|gav|gives|lämn)\w*|hölls|anför\w*)(?:\s+\w+)?\s+av"
    r"|(?:anförande|inlägg)n?\w*\s+(?:hölls|hålls|görs|gjordes|hålles)(?:\s+\w+)?\s+av"
    r"|(?:ordet\s+begär\w*|i\s+(?:debatten|överläggningen)\s+(?:delt\w+|yttra\w*\s+sig))(?:\s+\w+)?(?:\s+av)?)\s+",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"\b(?:motion|interpellation|fråga)(?:en)?\s+(?:av|från)\s+|\binterpellation\s+(?:till|av)\s+", re.IGNORECASE
)


def of(texts: Iterable[str], titles: Iterable[str]) -> frozenset[str]:
    """The names of those who speak in the texts of the §§, and of who put what the titles name."""
    found: set[str] = set()
    for text in texts:
        for low, high in stretches.sentences(text):
            match = _SPEAKS.search(text, low, high)
            if match is not None:
                found |= _names(elected.behind(text, match.end(), high, bare=True))
    for title in titles:
        match = _PUT.search(title)
        if match is not None:
            found |= _names(elected.behind(title, match.end(), len(title), bare=True))
    return frozenset(found)


def _names(named: Named) -> set[str]:
    return {one.name for one in named.persons if " " in one.name}
