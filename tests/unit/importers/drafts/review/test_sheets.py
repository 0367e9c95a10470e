"""Where the lines of a machine-read page stand."""

from importers.drafts.review import sheets
from importers.source import FileType, SourceDocument, SourceLine

LINES = (
    SourceLine("Protokoll", page=1, top=40.0, left=50.0, right=120.0, size=10.0),
    SourceLine("§ 1", page=2, top=60.0, left=50.0, right=70.0, size=10.0),
    SourceLine("Taxa", page=2, top=80.0, left=50.0, right=90.0),
    SourceLine("utan plats", page=2),
)
SOURCE = SourceDocument(LINES, FileType.PDF)


def test_the_lines_that_a_stretch_touches_are_marked() -> None:
    assert sheets._boxes(SOURCE, 2, 10, 13) == ((50.0, 60.0, 70.0, 71.5),)
    assert [box[1] for box in sheets._boxes(SOURCE, 2, 11, 16)] == [60.0, 80.0]


def test_other_pages_and_lines_without_a_place_are_not() -> None:
    assert sheets._boxes(SOURCE, 2, 0, 5) == ()
    assert sheets._boxes(SOURCE, 2, 19, 25) == ()
