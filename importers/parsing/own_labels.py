"""Which of several § labels below each other is that of the body which met, and which are earlier instances.

"Au § 201", "Ks § 40" on lines of their own: the § is the 40th of the municipal board where the lines above name it,
the 201st of its working committee where they name that. Most print their own § first; some the oldest.
"""

import re
from collections.abc import Sequence

from importers.parsing import heads, names
from importers.parsing.units import Unit

_MOST_LINES = 40  # of a head, in which the body is named
_NAMED = re.compile(
    r"(?:(?!och\b|samt\b|med\b|från\b)[\wåäö-]+\s+){0,2}?[\wåäö-]*"
    r"(?:styrelse|nämnd|fullmäktige|utskott|direktion|beredning|råd)(?:ns|n|ens|en|ets|et|s)?\b"
    r"(?:\s+[\wåäö]*(?:utskott|presidium)(?:ets|et)?\b)?",
    re.IGNORECASE,
)


def met(above: Sequence[Unit]) -> str | None:
    """The body that the lines above the first label name first, in the form in which it stands there."""
    for unit in above[:_MOST_LINES]:
        for column in heads.columns(unit.text):
            if names.is_body(column):
                return column
        named = _NAMED.search(unit.text)
        if named is not None:
            return named[0]
    return None


def abbreviates(prefix: str, body: str) -> bool:
    """Whether an abbreviation can be that of the body: its letters in order, from the first of one of the words.

    That of a committee ends as one: "Ks" is not the "kommunstyrelsens arbetsutskott".
    """
    short = re.sub(r"[^a-zåäö]", "", prefix.lower())
    if not short or short.endswith("u") != ("utskott" in body.lower()):
        return False
    return any(_in_order(short, body[start.start() :].lower()) for start in re.finditer(r"\b\w", body))


def _in_order(short: str, text: str) -> bool:
    letters = iter(text)
    return text[:1] == short[0] and all(letter in letters for letter in short)
