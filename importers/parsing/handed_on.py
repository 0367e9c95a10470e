"""A line in which one body puts a matter to another and leaves the what to the lines below it.

"Kommunstyrelsen föreslår kommunfullmäktige", "Landstingsstyrelsen föreslog landstingsfullmäktige att besluta",
"Kommunstyrelsen hemställer hos kommunfullmäktige om beslut:".
"""

import re

from msgspec import Struct

from importers.parsing import names
from importers.parsing.stems import Stems

_LONGEST = 170
_ON_ITS_PART = r"(?:(?:för\s+(?:egen|sin)(?:\s+egen)?\s+del|därmed|därför|således|sålunda|enhälligt|därefter),?\s+)?"
_VERB = (
    rf"(?:(?:beslutar|beslutade|beslöt|får)\s+{_ON_ITS_PART}(?:att\s+)?(?:föreslå|hemställa(?:\s+hos)?|rekommendera)"
    r"|föresl(?:år|og)|hemställ(?:er|de)(?:\s+(?:hos|till))?|rekommender(?:ar|ade)|tillstyrk(?:er|te)|förorda(?:r|de))"
)
_PUTS = re.compile(
    rf"(?P<body>\S.{{1,60}}?),?\s+{_VERB}\s+{_ON_ITS_PART}(?:att\s+)?(?P<next>\S.{{1,60}}?)"
    r"(?P<asks>\s+(?:(?:att|om\s+att|må|skall?|om)\s+)?(?:besluta[r]?|beslut)(?:\s+följande|\s+att)?|\s+följande)?(?:\s+att)?",
    re.IGNORECASE,
)
# "Kommunstyrelsens förslag Kommunstyrelsen föreslår …", run together; auditors recommend and put nothing to a vote
_HEADED = re.compile(r"förslag|revisor", re.IGNORECASE)
_ON = re.compile(r"\bföreslå\b", re.IGNORECASE)  # "föreslår styrelsen föreslå fullmäktige": two steps
_MAY = Stems("föresl", "hemställ", "rekommender", "tillstyrk", "förorda")


_ASKED = re.compile(
    r"(?P<next>\S.{1,60}?)\s+(?:föreslås|föreslogs)\s+(?:att\s+)?besluta(?:\s+följande|\s+att)?", re.IGNORECASE
)


class Put(Struct, frozen=True):
    """Who puts it to whom, as printed; `asks`: the line says that the second is to decide, or ends in a colon."""

    body: str
    next_body: str
    asks: bool


def asked(text: str) -> str | None:
    """The body that a whole line says is asked to decide: "Kommunfullmäktige föreslås besluta"."""
    may = len(text) <= _LONGEST and _MAY.within(text)
    match = _ASKED.fullmatch(text.strip().rstrip(" :")) if may else None
    return match["next"] if match is not None and names.is_body(match["next"]) else None


def read(text: str) -> Put | None:
    """What the whole line says; None where it says anything else besides."""
    bare = text.strip().rstrip(" :")
    if len(bare) > _LONGEST or not _MAY.within(bare):
        return None
    match = _PUTS.fullmatch(bare)
    if match is None or _HEADED.search(match["body"]) or _ON.search(match["next"]):
        return None
    if not all(map(names.is_body, match.group("body", "next"))):
        return None
    return Put(match["body"], match["next"], match["asks"] is not None or text.rstrip().endswith(":"))
