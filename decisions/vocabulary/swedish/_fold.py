"""The exact form of a word: what two ways to write the same letters share."""

import re
import unicodedata

__all__ = ["MAX_BYTES", "fold", "limit"]

# Engines take longer terms, but nobody searches for them: a term is cut at whole characters.
MAX_BYTES = 200
# Letters without a decomposition, and the neighbours' letters for ours.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ä", "ø": "ö", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_SWEDISH = str.maketrans({"å": "\ue000", "ä": "\ue001", "ö": "\ue002"})
# What nearly every word is made of: nothing of it is folded but its capitals.
_PLAIN = re.compile("[0-9A-Za-zÅÄÖåäö]*")
_BACK = str.maketrans({"\ue000": "å", "\ue001": "ä", "\ue002": "ö"})


def fold(word: str) -> str:
    """The word in lower case, its marks folded (é → e, ü → u) but å ä ö kept: they are letters of their own.

    Compatibility forms are resolved (the ligature "ﬁ" of PDF text, full-width letters); everything that is neither
    letter nor digit is left out, hyphens, soft hyphens and joiners included. May be empty. `fold(fold(x)) == fold(x)`.
    """
    if word.isascii():
        lower = word.lower()
        return lower if lower.isalnum() else "".join(filter(str.isalnum, lower))
    if _PLAIN.fullmatch(word):
        return word.lower()
    folded = _fold_once(word)
    # A few compatibility characters fold to something that folds again.
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def limit(term: str) -> str:
    """The term cut to at most `MAX_BYTES` bytes of UTF-8, at a whole character."""
    if len(term) * 4 <= MAX_BYTES:
        return term
    return term.encode("utf-8", "ignore")[:MAX_BYTES].decode("utf-8", "ignore")


def _fold_once(word: str) -> str:
    text = unicodedata.normalize("NFKC", word).lower().translate(_LETTERS)
    text = unicodedata.normalize("NFC", text)
    if not text.isascii():
        bare = unicodedata.normalize("NFD", text.translate(_SWEDISH))
        text = "".join(character for character in bare if not unicodedata.combining(character))
        text = unicodedata.normalize("NFC", text.translate(_BACK))
    return text if text.isalnum() else "".join(filter(str.isalnum, text))
