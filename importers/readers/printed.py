"""Characters as they are seen, whatever a program wrote for them.

Word writes "§ 12" with a blank that does not break, and hyphens that print only at the end of a line; a Mac parts "ä"
in a letter and its dots; PDF has ligatures and the bullets of symbol fonts. All that reads and searches meets them as
plain blanks and whole letters.
"""

import re
import unicodedata

from msgspec.structs import replace

from importers.source import SourceLine

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_SPACES = dict.fromkeys((0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
# Control characters print nothing; the symbol fonts' bullets have real characters for the same signs.
_AS_SEEN = (
    dict.fromkeys((*range(9), *range(14, 32), 127, 0x200B, 0x2060, 0xFEFF, 0x00AD))
    | {0xF0B7: "•", 0xF0A7: "▪", 0xF02D: "–", 0xF0D8: "➢", 0xF0FC: "✓", 0xF0BE: "–", 0xF0A8: "□", 0xF06F: "□"}
    | {0x2011: "-"}
    | _LIGATURES
    | _SPACES
)
_SPECIAL = re.compile(f"[{re.escape(''.join(map(chr, _AS_SEEN)))}]")


def as_seen(text: str) -> str:
    """The text with plain blanks and hyphens, whole letters (Unicode NFC), and nothing that prints nothing."""
    seen = text.translate(_AS_SEEN) if _SPECIAL.search(text) else text
    return seen if seen.isascii() else unicodedata.normalize("NFC", seen)


def line(one: SourceLine) -> SourceLine:
    """The line as it is seen; its marker stays the beginning of its text."""
    text = as_seen(one.text)
    return one if text == one.text else replace(one, text=text, marker=as_seen(one.marker))
