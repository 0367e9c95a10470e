"""The § sign in recognised text. Tesseract's Swedish model has no § in its alphabet: it makes "8", "&" or "$" of it.

A second reading of the same picture, by a model that knows the sign, says where one is. Nothing but the sign is
taken from it: where the two readings differ in the number behind the sign, the first one stays as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.readers.hocr import ReadLine, Word

# What a § becomes: one or two odd signs, alone or before a number.
_ODD = re.compile(r"[(]?[8$&S5£€«39B?]{1,4}[\d–—-]*[a-z]?[\d–—-]*[.,:;)]*|\S*[&$£€«]\S*")
_SIGN = re.compile(r"(?P<before>[^\w§]*)(?P<signs>§{1,2})(?P<rest>.*)")
_SAME_PLACE = 0.6


def are_wanted(lines: Sequence[ReadLine]) -> bool:
    """Whether a word could be a § that was read as something else."""
    return any(_ODD.fullmatch(word.text) for line in lines for word in line.words)


def corrected(lines: Sequence[ReadLine], second: Sequence[ReadLine]) -> tuple[ReadLine, ...]:
    """The lines with § where the second reading saw one at the same place and the rest of the word agrees."""
    witnesses = [word for line in second for word in line.words if "§" in word.text]
    if not witnesses:
        return tuple(lines)
    return tuple(replace(line, words=tuple(_judged(word, witnesses) for word in line.words)) for line in lines)


def _judged(word: Word, witnesses: Sequence[Word]) -> Word:
    if not _ODD.fullmatch(word.text):
        return word
    for witness in witnesses:
        if word.box.overlap(witness.box) >= _SAME_PLACE:
            text = _with_sign(word.text, witness.text)
            if text:
                return Word(text, word.box, min(word.confidence, witness.confidence))
    return word


def _with_sign(first: str, second: str) -> str:
    """The word with its sign; empty where the readings contradict each other."""
    said = _SIGN.fullmatch(second)
    if said is None:
        return ""
    rest = said["rest"]
    signs = len(first) - len(rest)
    if first.endswith(rest) and 1 <= signs <= len(said["before"]) + 4:
        return f"{said['before']}{said['signs']}{rest}"
    return ""
