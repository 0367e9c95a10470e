"""Short ways from lines to what is tested."""

import pytest

from importers import parsing
from importers.parsing import units
from importers.source import FileType, SourceDocument, SourceLine


def source_of(text: str, *, wrapped: bool = False, file_type: FileType = FileType.TEXT) -> SourceDocument:
    """Lines of a text; "**line**" is bold and loses the asterisks."""
    lines = [
        SourceLine(line[2:-2], bold=True) if line.startswith("**") and line.endswith("**") else SourceLine(line)
        for line in text.split("\n")
    ]
    return SourceDocument(tuple(lines), file_type, wrapped=wrapped)


@pytest.fixture
def parse():
    """Text → `ParsedDocument`."""
    return lambda text, **options: parsing.parse(source_of(text, **options))


@pytest.fixture
def units_of():
    """Text → units."""

    def make(text: str, **options):
        source = source_of(text, **options)
        lines = units.numbered_lines(source)
        return units.group(lines, units.Width(lines, wrapped=source.wrapped))

    return make
