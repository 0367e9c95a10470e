"""Tesseract: a picture → hOCR."""

import re

from importers.readers import error
from importers.source import Picture
from importers.tools import running
from importers.tools.running import LateError, Limits, ProgramError

LANGUAGE = "swe"
# Comes with every Tesseract, and unlike the Swedish model it knows §.
SIGNS = "eng"
_MEGABYTES = 1024


def recognise(picture: Picture, *, seconds: float, signs: bool = False) -> str:
    """One page as hOCR. Raises `ReadError`: tool missing, time, or a picture that it cannot take."""
    options = ["-l", SIGNS, "--psm", "6"] if signs else ["-l", LANGUAGE, "--psm", "3"]
    return _ask(picture, options, ["hocr"], seconds)


def orientation(picture: Picture, *, seconds: float) -> int:
    """Degrees clockwise that set the picture upright; 0 where it cannot be told."""
    try:
        said = _run(picture, ["-l", "osd", "--psm", "0"], [], seconds)
    except (ProgramError, LateError):  # too few letters to tell
        return 0
    found = re.search(r"^Rotate: (\d+)$", said, re.MULTILINE)
    return int(found[1]) % 360 if found else 0


def missing() -> tuple[str, ...]:
    """What is not installed, as Swedish sentences."""
    if running.find("tesseract") is None:
        return ("Tesseract är inte installerat: inskannade sidor och bilder kan inte läsas.",)
    try:
        with running.folder() as place:
            said = running.run([_program(), "--list-langs"], Limits(20, _MEGABYTES, 1_000_000), place=place).decode(
                "utf-8", "replace"
            )
    except (ProgramError, LateError):
        return ("Tesseract går inte att köra: inskannade sidor och bilder kan inte läsas.",)
    if LANGUAGE not in said.split():
        return ("Tesseract saknar svenska (paketet tesseract-ocr-swe): inskannade sidor och bilder kan inte läsas.",)
    return ()


def _ask(picture: Picture, options: list[str], formats: list[str], seconds: float) -> str:
    try:
        return _run(picture, options, formats, seconds)
    except LateError as late:
        raise error("ocr_time") from late
    except ProgramError as failed:
        raise error("no_ocr" if missing() else "ocr_failed") from failed


def _run(picture: Picture, options: list[str], formats: list[str], seconds: float) -> str:
    with running.folder() as place:
        command = [_program(), "stdin", "stdout", *options, "--dpi", str(picture.dpi), *formats]
        limits = Limits(seconds, _MEGABYTES, written=100_000_000)
        return running.run(command, limits, place=place, given=picture.content).decode("utf-8", "replace")


def _program() -> str:
    program = running.find("tesseract")
    if program is None:
        raise error("no_ocr")
    return program
