"""Words that a line end has broken: whether their hyphen is one of the word's own."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

_MONTH = re.compile(
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)", re.IGNORECASE
)
_WHOLE_WORD = re.compile(r"[\w-]+(?!-$)")
_HYPHENS = "-\u00ad‐"


class BrokenWords:
    """What to do at a line end of a document, told by how its words stand elsewhere in it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    @cached_property
    def _known(self) -> Counter[str]:
        """How often each word stands whole. Counted when the first broken word is met: most files in Word have none."""
        return Counter(word for line in self._lines for word in _WHOLE_WORD.findall(line.lower()))

    def at_line_end(self, text: str, following: str) -> str:
        """Answer `space`, `drop` (the hyphen of a broken word) or `keep` (the word's own). Neither text is empty."""
        if text[-1] in "-–" and text[-2:-1].isdigit() and following[0].isdigit():
            return "keep"
        if text[-1] not in _HYPHENS or len(text) < 3 or not text[-2].isalnum():
            return "space"
        if not following[0].islower() or re.match(r"(?:och|eller|samt|respektive|till|som)\b", following):
            return "space" if following[0].islower() else "keep"
        head = re.findall(r"[\w-]+$", text[:-1])
        tail = re.match(r"[\w-]+", following)
        if not head or not tail:
            return "space"
        if _MONTH.fullmatch(head[0]) and _MONTH.match(tail[0]):  # "januari-augusti"
            return "keep"
        whole, hyphened = (head[0] + tail[0]).lower(), f"{head[0]}-{tail[0]}".lower()
        if self._known[hyphened] > self._known[whole] or text[-2].isupper() or text[-2].isdigit():
            return "keep"
        return "drop"
