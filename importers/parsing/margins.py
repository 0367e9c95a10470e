"""Headings in the margin, beside the text that they head: put on lines of their own, before that text.

In PDF and in text files such a line reads "Beslut <tab> Kommunstyrelsen beslutar …"; a long heading goes on in the
margin of the next lines ("Sammanfattning <tab> Text" / "av ärendet <tab> more text").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.parsing import headings
from importers.parsing.units import Line
from importers.source import SourceLine

_COLUMNS = re.compile(r"(?P<margin>[A-ZÅÄÖa-zåäö][^\t]{1,40}?)(?:\t\s*|\s{4,})(?P<text>\S.*)")
_MOST_LINES = 3


def apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with each heading of the margin as a line before the text beside it."""
    found: list[Line] = []
    position = 0
    while position < len(lines):
        count = _heading_lines(lines, position)
        if not count:
            found.append(lines[position])
            position += 1
            continue
        parts = [_parts(line) for line in lines[position : position + count]]
        found += [margin for margin, _ in parts] + [text for _, text in parts if text is not None]
        position += count
    return tuple(found)


def _heading_lines(lines: Sequence[Line], position: int) -> int:
    """How many lines a heading of the margin takes from `position` on; 0 where none begins."""
    if _COLUMNS.fullmatch(lines[position].text) is None or lines[position].source.cell is not None:
        return 0
    words = ""
    for count in range(1, _MOST_LINES + 1):
        if position + count > len(lines):
            return 0
        line = lines[position + count - 1]
        match = _COLUMNS.fullmatch(line.text)
        if match is None and not (words and len(line.text) <= 30):
            return 0
        words = f"{words} {match['margin'] if match else line.text}".strip()
        if headings.classify(words) is not None:
            return count
    return 0


def _parts(line: Line) -> tuple[Line, Line | None]:
    """The margin of a line and its text, each a line with its place."""
    match = _COLUMNS.fullmatch(line.text)
    if match is None:
        return line, None
    margin, text = match.span("margin"), match.span("text")
    return (
        replace(line, text=match["margin"], end=line.start + margin[1]),
        replace(line, text=match["text"], start=line.start + text[0], gap=True, source=_moved(line)),
    )


def _moved(line: Line) -> SourceLine:
    """The looks of the text column: where it begins is not known, only that it is not the margin."""
    left, right = line.source.left, line.source.right
    if left is None or right is None:
        return line.source
    share = len(line.text.split("\t")[0]) / max(1, len(line.text))
    return replace(line.source, left=left + (right - left) * share)
