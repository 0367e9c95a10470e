"""Whether the text that a PDF page carries can be trusted, judged by what it says and not by its length.

Three things tell a damaged text layer: signs that print nothing sensible (no table from glyphs to letters), letters
that stand one by one, and letters that do not follow each other as in a language. The pairs of letters are the
commonest of Swedish official prose, counted over two million letters of minutes and reports; other languages that
are written with the same letters share most of them.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from importers.readers.pdf_fragments import Box, Drawing
from importers.source import SourceLine

_FEW_LETTERS = 3
_ODD = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
_TORN = re.compile(r"[a-zåäö][~^|\\{}<>*#=¢£¤¥¦©¬®°±¶¿¡•»«][a-zåäö]|[a-zåäö][A-ZÅÄÖ][a-zåäö]|[a-zåäö][0-9][a-zåäö]")
_SIGN = re.compile(r"[^\W_]")
_ALONE = re.compile(r"\b[^\W\d_]\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_SAMPLE = 100  # words
_ENOUGH = 60  # pairs of letters: fewer are no evidence
_SENSIBLE = 0.40  # part of common pairs; Swedish, English and German have 0.65 to 0.9, exchanged letters 0.05 to 0.38

_COMMON_PAIRS = frozenset(
    """
    en er de in an ar st nd et ör ti tt ng te at ll re fö ra om ta ns oc ni la ka ko il ch on ed or sk be na ge li el ri
    le am ad ig al me sa är ut so se ve un nt av ga rs es ag kt mm ne da sl gs ot va ma is ts rk as tr ha vi io ds yr mo
    ol ls he fr ro nn ss bo än rg mn dr id rn lt rd äm rå mu pp nä pr si tn to no ån äl em it mi ty iv ik gö eb år ul up
    ek pl på ck rä öt ät sä gr pe rv lu bi rt fa di kr rb dn ja ru ke os dl gg nf ur lä vä us öv kl fu tä sp fi lj ok ku
    """.split()  # noqa: SIM905 - a hundred and sixty pairs are read more easily as words
)


class Quality(StrEnum):
    """`empty`: nothing is drawn. `scanned`: a picture of words. `damaged`: words that are no words."""

    GOOD = "good"
    EMPTY = "empty"
    SCANNED = "scanned"
    DAMAGED = "damaged"


def text_quality(text: str) -> Quality:
    """The verdict on words alone: `empty`, `damaged` or `good`. Too few words to tell by are `good`."""
    odd = len(_ODD.findall(text))
    if not _has_letters(text):
        return Quality.EMPTY if odd < _FEW_LETTERS else Quality.DAMAGED
    if odd and odd > 0.1 * len("".join(text.split())):
        return Quality.DAMAGED
    if _stands_one_by_one(text) or _is_torn(text) or not _is_language(text):
        return Quality.DAMAGED
    return Quality.GOOD


def judge(lines: Sequence[SourceLine], drawing: Drawing, area: float) -> Quality:
    """The verdict on one page with the lines of its text layer, what else it draws, and its area in square points."""
    said = text_quality("\n".join(line.text for line in lines))
    if said is Quality.DAMAGED:
        return said
    if said is Quality.EMPTY:
        return Quality.SCANNED if drawing.count else Quality.EMPTY
    return Quality.SCANNED if any(_is_page(box, lines, area) for box in drawing.pictures) else Quality.GOOD


def _has_letters(text: str) -> bool:
    return len(_SIGN.findall(text, 0, 200)) >= _FEW_LETTERS or len(_SIGN.findall(text)) >= _FEW_LETTERS


def _stands_one_by_one(text: str) -> bool:
    """Letter-spaced text in which the words are lost."""
    alone = len(_ALONE.findall(text))
    return alone >= 25 and alone > 0.6 * len(_LETTERS.findall(text))


def _is_torn(text: str) -> bool:
    """Words with signs, digits or capitals inside, as poor recognition leaves them."""
    if len(_TORN.findall(text)) < 6:
        return False
    words = [word for word in text.split() if sum(character.isalpha() for character in word) >= 4]
    return len(words) >= 20 and sum(_TORN.search(word) is not None for word in words) > 0.25 * len(words)


def _is_language(text: str) -> bool:
    """Whether the letters follow each other as in words; asked of a hundred words from all over the text."""
    words = _WORD.findall(text)
    pairs = common = 0
    for word in words[:: max(1, len(words) // _SAMPLE)]:
        if _LATIN.fullmatch(word) is None:
            continue
        small = word.lower()
        pairs += len(small) - 1
        common += sum([small[place : place + 2] in _COMMON_PAIRS for place in range(len(small) - 1)])
    return pairs < _ENOUGH or common >= _SENSIBLE * pairs


def _is_page(picture: Box, lines: Sequence[SourceLine], area: float) -> bool:
    """Whether a picture is most of a page and (nearly) no text stands on it: a scan with a stamp or a page head."""
    if picture.width * picture.height < 0.5 * area:
        return False
    upon = sum(line.top is not None and picture.top <= line.top <= picture.bottom for line in lines)
    return upon < 4
