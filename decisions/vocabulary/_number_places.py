"""Where in a text a number may begin that means something: one look for dates, case numbers, laws and §§ together.

Most digits of minutes are sums, years and shares. Each finder would look at all of them again; what this pattern leaves
is a sixth of the numbers, and only there a finder tries its own. It may leave too much, but takes away nothing that a
finder would find.
"""

import re

__all__ = ["places"]

_B = r"[^\S\n]"
# Both cases written out: with the flag the pattern would be tried letter by letter. The sign of Kelvin is a k as well.
_MONTH = (
    "[jJ][aA][nN]|[fF][eE][bB]|[mM][aA][rRjJ]|[aA][pP][rR]|[jJ][uU][nNlL]|[aA][uU][gG]|[sS][eE][pP]"
    "|[oO][kK\u212a][tT]|[nN][oO][vV]|[dD][eE][cC]"
)
_BEHIND = "|".join(
    (
        # 2018-05-16, 16.5.2018, 16/5 2018
        rf"[-‑–/.]{_B}?\d\d?(?:[-‑–/.]|{_B}++\d)",
        # 16 maj 2018, 16:e maj 2018
        rf"(?::?[eE])?\.?{_B}++(?:{_MONTH})",
        # 2018/KS 12, 21RGK428, 2018:234, 2018.117, 2018-0123; 12/2018, KFN19/3
        r"(?<=\d\d)(?:[A-ZÅÄÖ]|/\d)",
        r"(?<=\d\d\d\d)(?:[.:]\d|/[A-ZÅÄÖ]|[-–‑]\d\d\d)",
        r"/(?:19|20)\d\d",
    )
)
_LOW = "[a-zåäö]"
# AU 57, Ks 12: a letter and a blank, with a capital no farther off than an abbreviation is long.
_BEFORE = "|".join(rf"(?<=[A-ZÅÄÖ\u0308\u030a]{_LOW * count}{_B}\d)" for count in range(4))
# The digit comes first, and what must not be before it after that: else it would be tried at every letter. What is
# behind is only looked at: the next number may begin in it.
_PLACE = re.compile(rf"\d(?<!\d\d)(?:\d*+(?={_BEHIND})|(?<=[A-Za-zÅÄÖåäö]{_B}\d)(?:{_BEFORE}))")


def places(text: str) -> list[int]:
    """Where digits begin that may begin a date, the number of a case or a law, or a § behind an abbreviation.

    In order; always the first of the digits that stand together. In a case number the digits that end in what tells
    it from a sum: those of the year in "KS 2018/234", those of the number in "12345/2018".
    """
    return [match.start() for match in _PLACE.finditer(text)]
