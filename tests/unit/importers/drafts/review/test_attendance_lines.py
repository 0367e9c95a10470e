"""Lines of text ↔ who was there."""

import pytest

from importers.drafts.review import attendance_lines
from importers.drafts.review.voice_lines import Person


@pytest.mark.parametrize(
    "text",
    [
        "Anna Exempel (S)",
        "Anna Exempel (S), ordförande",
        "Anna Exempel (S), ordförande, §§ 1–5, 8",
        "Bo Påhittad (M), ersätter Cecilia Uppdiktad (V), utom §§ 3",
        "Bo Påhittad, 1:e vice ordförande, §§ 4, utom §§ 7–9",
    ],
)
def test_a_line_reads_back_as_it_is_shown(text: str) -> None:
    row = attendance_lines.parse(text, "member")
    assert attendance_lines.line(row, Person(row.name, row.party)) == text


def test_parts_of_a_line() -> None:
    row = attendance_lines.parse("Bo Påhittad (M), ersätter Cecilia Uppdiktad (V), §§ 1–2, utom § 2", "substitute")
    assert (row.name, row.party, row.role) == ("Bo Påhittad", "M", "substitute")
    assert row.replaces == "Cecilia Uppdiktad (V)"
    assert (row.present, row.absent) == ([[1, 2]], [[2, 2]])


@pytest.mark.parametrize("text", ["(S)", "–", "Anna (S) och Bo (M)"])
def test_a_line_without_one_person_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Anna Exempel"):
        attendance_lines.parse(text, "member")


def test_paragraphs_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(ValueError, match="§§ 1–5"):
        attendance_lines.parse("Anna Exempel (S), §§ 5–x", "member")
