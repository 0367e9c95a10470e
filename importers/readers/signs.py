"""The § sign in recognised text. Tesseract's Swedish model has no § in its alphabet: it makes "8", "&" or "$" of it.

A second reading of the same picture, by a model that knows the sign, says where one is. Nothing but the sign is
taken from it: where the two readings differ in the number behind the sign, the first one stays as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.readers.hocr import ReadLine, Word

# What a § becomes: one or two odd signs, alone or before a number.
# What a § becomes: one or two odd signs, alone, with the number, or with an organ before it.
_ODD = re.compile(r"[(]?[8$&S5£€«39B?]{1,4}\s?[\d–—-]*[a-z]?[\d–—-]*[.,:;)]*|\S*[&$£€«]\S*")
_SIGN = re.compile(r"(?P<before>[^\w§]*)(?P<signs>§{1,2})(?P<space> ?)(?P<rest>.*)")
_SAME_PLACE = 0.6


def are_wanted(lines: Sequence[ReadLine]) -> bool:
    """Whether a word could be a § that was read as something else."""
    return any(_ODD.fullmatch(word.text) for line in lines for word in line.words)


def corrected(lines: Sequence[ReadLine], second: Sequence[ReadLine]) -> tuple[ReadLine, ...]:
    """The lines with § where the second reading saw one at the same place and the rest of the word agrees."""
    witnesses = [line for line in second if any("§" in word.text for word in line.words)]
    if not witnesses:
        return tuple(lines)
    return tuple(replace(line, words=tuple(_judged(word, witnesses) for word in line.words)) for line in lines)


def _judged(word: Word, witnesses: Sequence[ReadLine]) -> Word:
    if not _ODD.fullmatch(word.text):
        return word
    for line in witnesses:
        here = [one for one in line.words if word.box.overlap(one.box) >= _SAME_PLACE]
        if any("§" in one.text for one in here):
            text = _with_sign(word.text, " ".join(one.text for one in here))
            confidence = min(word.confidence, *(one.confidence for one in here))
            return replace(word, text=text or word.text, confidence=confidence if text else 0)
    return word


def _with_sign(first: str, second: str) -> str:
    """The word with its sign; empty where the readings contradict each other.

    The sign stands for at most two letters of the first reading each, and behind it both say the same.
    """
    said = _SIGN.fullmatch(second)
    if said is None:
        return ""
    rest, letters = said["rest"], re.sub(r"\s", "", first)
    bare = re.sub(r"\s", "", rest)
    signs = len(letters) - len(bare) - len(said["before"])
    if letters.endswith(bare) and 1 <= signs <= 2 * len(said["signs"]):
        return f"{said['before']}{said['signs']}{said['space'] if bare else ''}{rest}"
    return ""
