"""A text layer is judged by what it says."""

import pytest

from importers.readers import quality
from importers.readers.pdf_fragments import Box, Drawing
from importers.readers.quality import Quality
from importers.source import SourceLine

PROSE = (
    "Nämnden beslutar att godkänna uppföljningen per april och att uppdra åt förvaltningen att återkomma i augusti "
    "med förslag till åtgärder som håller budget. Underskottet beror på fler elever i grundskolan än vad budgeten "
    "räknade med, och på kostnader för skolskjuts."
)
NAMES = "Maja Lindkvist (S) Oskar Forsberg (M) Sara Ekström (C) Nils Almqvist (V) Petra Sundin (KD) Jonas Bäckman (L) "


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        PROSE.upper(),
        NAMES,
        "1 250 1 300 -3,5 % 81,4 143,9 145,5",
        "The committee approves the proposal of the board on the long-term funding of the water supply system.",
        "Valiokunta päättää hyväksyä kunnanhallituksen esityksen vesihuollon pitkän aikavälin rahoituksesta.",
        "كلمات باللغة العربية في محضر الجلسة",
        "Ja Nej Avstår S M C V KD L MP SD " * 4,
    ],
)
def test_words_and_numbers_are_good(text):
    assert quality.text_quality(text) is Quality.GOOD


def test_letters_that_were_exchanged_are_damaged():
    assert quality.text_quality("".join(chr(ord(c) - 29) if c.isalpha() else c for c in PROSE)) is Quality.DAMAGED
    assert quality.text_quality("".join(chr(ord(c) + 3) if c.isalpha() else c for c in PROSE)) is Quality.DAMAGED


def test_signs_that_print_nothing_are_damage():
    assert quality.text_quality(PROSE.replace("e", "\ue065").replace("n", "\ufffd")) is Quality.DAMAGED
    assert quality.text_quality("\ue001\ue002\ue003\ue004") is Quality.DAMAGED


def test_letters_one_by_one_are_damage():
    assert quality.text_quality(" ".join(PROSE.replace(" ", ""))) is Quality.DAMAGED


def test_words_with_signs_inside_are_damage():
    torn = PROSE.replace("r", "~").replace("ti", "tI").replace("ll", "l|")

    assert quality.text_quality(torn) is Quality.DAMAGED


def test_nothing_is_nothing():
    assert quality.text_quality(" \n . ") is Quality.EMPTY


def lines(text, tops):
    return [SourceLine(text=text, top=top) for top in tops]


def test_a_page_without_words_is_a_picture_if_it_draws_anything():
    assert quality.judge([], Drawing(), 240_000) is Quality.EMPTY
    assert quality.judge([], Drawing(count=1), 240_000) is Quality.SCANNED


def test_a_page_that_is_a_picture_with_a_stamp_is_a_picture():
    scan = Drawing(pictures=(Box(0, 0, 400, 600),), count=1)

    assert quality.judge(lines(PROSE, [20]), scan, 240_000) is Quality.SCANNED
    assert quality.judge(lines(PROSE, range(20, 500, 20)), scan, 240_000) is Quality.GOOD


def test_a_picture_among_words_is_one():
    assert quality.judge(lines(PROSE, [20]), Drawing(pictures=(Box(0, 0, 200, 100),), count=1), 240_000) is Quality.GOOD
