"""The § sign in recognised text. Tesseract's Swedish model has no § in its alphabet: it makes "8", "&" or "$" of it.

A second reading of the same picture, by a model that knows the sign, says where one is. Nothing but the sign is
taken from it: where the two readings differ in the number behind the sign, the first one stays as it is.
"""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from importers.readers.hocr import ReadLine, Word
from importers.source import Picture

# What a § becomes: one or two odd signs, alone or before a number.
# What a § becomes: one or two odd signs, alone, before a number, or behind one ("33 §").
_ODD = re.compile(r"[(]?[8$&S5£€«39B?]{1,4}\s?[\d–—-]*[a-z]?[\d–—-]*[.,:;)]*|\d{1,4}[a-z]?[8S53][.,:;)]*|\S*[&$£€«]\S*")
_SIGN = re.compile(r"(?P<before>[^\w§]*)(?P<signs>§{1,2})(?P<space> ?)(?P<rest>.*)")
_SIGN_BEHIND = re.compile(r"(?P<number>\d{1,3}[a-z]?) ?(?P<signs>§)(?P<rest>[.,:;)]*)")
_SAME_PLACE = 0.6
_MOST = 80  # cuttings of one page
_BESIDE = 12  # pixels around a word: less than to the next one
_BEHIND = 260
_APART = 40
_WIDTH = 900
_WHITE = b"\xff"


class Strip(Struct, frozen=True):
    """Cuttings of a page, one below the other, in a picture; `places` says where each was: rows of it, and how far."""

    picture: Picture
    places: tuple[tuple[int, int, int, int], ...]
    """First row and row behind the last in the strip; how far right and down the cutting stood on the page."""


def strip(lines: Sequence[ReadLine], picture: Picture) -> Strip | None:
    """The words that could be a § read as something else, with what follows them; None where there are none.

    `picture` is a greyscale PNM. Only these places are read a second time: a page takes a second, a strip a tenth.
    """
    odd = [word.box for line in lines for word in line.words if _ODD.fullmatch(word.text)][:_MOST]
    if not odd:
        return None
    page = _Page(picture)
    rows: list[bytes] = []
    places: list[tuple[int, int, int, int]] = []
    for box in odd:
        left, right = max(0, box.left - _BESIDE), min(page.width, box.right + _BEHIND)
        top, bottom = max(0, box.top - _BESIDE), min(page.height, box.bottom + _BESIDE)
        rows += [_WHITE * _WIDTH] * _APART
        places.append((len(rows), len(rows) + bottom - top, left - _BESIDE, top - len(rows)))
        rows += [page.row(row, left, right) for row in range(top, bottom)]
    rows += [_WHITE * _WIDTH] * _APART
    content = b"P5 %d %d 255\n" % (_WIDTH, len(rows)) + b"".join(rows)
    return Strip(Picture(content, picture.dpi), tuple(places))


class _Page:
    """The rows of a greyscale PNM ("P5")."""

    def __init__(self, picture: Picture) -> None:
        head = picture.content[:40].split(b"\n", 1)[0]
        self.width, self.height = (int(number) for number in head.split()[1:3])
        self._start = len(head) + 1
        self._content = picture.content

    def row(self, number: int, left: int, right: int) -> bytes:
        """Part of a row, in white up to the width of a strip."""
        start = self._start + number * self.width
        part = self._content[start + left : start + min(right, left + _WIDTH - 2 * _BESIDE)]
        return (_WHITE * _BESIDE + part).ljust(_WIDTH, _WHITE)


def corrected(lines: Sequence[ReadLine], second: Sequence[ReadLine], of: Strip) -> tuple[ReadLine, ...]:
    """The lines with § where the reading of the strip saw one at the same place and the rest of the word agrees."""
    witnesses = [_moved(line, of) for line in second if any("§" in word.text for word in line.words)]
    if not witnesses:
        return tuple(lines)
    return tuple(replace(line, words=tuple(_judged(word, witnesses) for word in line.words)) for line in lines)


def with_bullets(lines: Sequence[ReadLine]) -> tuple[ReadLine, ...]:
    """The lines with "•" for a "«" that begins one and that no "»" closes: neither model knows bullets."""
    return tuple(
        replace(line, words=(replace(line.words[0], text="•"), *line.words[1:])) if _begins_with_bullet(line) else line
        for line in lines
    )


def _begins_with_bullet(line: ReadLine) -> bool:
    return len(line.words) > 1 and line.words[0].text == "«" and not any("»" in word.text for word in line.words)


def _moved(line: ReadLine, of: Strip) -> ReadLine:
    """The line at its place on the page."""
    middle = (line.box.top + line.box.bottom) // 2
    for start, end, right, down in of.places:
        if start <= middle < end:
            return replace(line, words=tuple(replace(one, box=one.box.moved(right, down)) for one in line.words))
    return replace(line, words=())


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

    The sign stands for one or two letters of the first reading each. What the first reading has behind it, the
    second has too; it may have more, where it did not see the space.
    """
    letters = re.sub(r"\s", "", first)
    behind = _SIGN_BEHIND.fullmatch(second)
    if behind is not None:
        odd = letters.removeprefix(behind["number"]).rstrip(".,:;)")
        agree = letters.startswith(behind["number"]) and 1 <= len(odd) <= 2
        return f"{behind['number']} §{behind['rest']}" if agree else ""
    said = _SIGN.fullmatch(second)
    if said is None:
        return ""
    rest = re.sub(r"\s", "", said["rest"])
    for count in range(len(said["before"]) + 1, len(said["before"]) + 2 * len(said["signs"]) + 1):
        kept = letters[count:]
        if count <= len(letters) and rest.startswith(kept) and (kept or rest == "" or len(letters) <= 2):
            return f"{said['before']}{said['signs']}{said['space'] if kept else ''}{kept}"
    return ""
