"""Swedish words: from text to the terms that search, linking and the judging of scanned text share.

`analyse` for texts (`columns` for many of them, `entries` where places do not matter), `variants` for what a query's
term may be met by; `fold`, `stem` and `parts` for one word.
`VERSION` changes whenever the same text may give other terms: an index made with another version has to be rebuilt.
"""

from decisions.vocabulary.swedish._analysis import Columns, Entry, Term, analyse, columns, variants
from decisions.vocabulary.swedish._compound import parts
from decisions.vocabulary.swedish._entries import entries
from decisions.vocabulary.swedish._fold import fold
from decisions.vocabulary.swedish._stem import stem

__all__ = ["VERSION", "Columns", "Entry", "Term", "analyse", "columns", "entries", "fold", "parts", "stem", "variants"]

VERSION = "sv-6"
