"""Whether the text that a PDF page carries can be trusted, judged by what it says and not by its length."""

from collections.abc import Sequence
from enum import StrEnum

import pypdfium2 as pdfium

from importers.source import SourceLine

_FEW_LETTERS = 3


class Quality(StrEnum):
    """`empty`: nothing is drawn. `scanned`: a picture without words. `damaged`: words that are no words."""

    GOOD = "good"
    EMPTY = "empty"
    SCANNED = "scanned"
    DAMAGED = "damaged"


def judge(lines: Sequence[SourceLine], page: pdfium.PdfPage) -> Quality:
    """The verdict on one page with the lines that its text layer gives."""
    letters = sum(character.isalnum() for line in lines for character in line.text)
    if letters >= _FEW_LETTERS:
        return Quality.GOOD
    return Quality.SCANNED if next(page.get_objects(max_depth=3), None) is not None else Quality.EMPTY
