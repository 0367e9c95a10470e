"""Tables of votes that a page end broke; all names are invented."""

import pytest

from importers import parsing
from importers.parsing.result import SectionKind
from importers.source import Cell, FileType, SourceDocument, SourceLine

ROWS = [("Ledamot", "Ja", "Nej"), ("Anna Ek (S)", "X", ""), ("Bo Al (M)", "", "X"), ("Dan Fe (M)", "", "X")]


@pytest.fixture
def votes():
    """Rows of a table and the lines behind it → the votes of the §."""

    def read(*behind):
        lines = [SourceLine(text) for text in ("§ 5", "", "Taxa", "", "Omröstning", "", "Omröstning begärs.", "")]
        lines += [
            SourceLine(text, cell=Cell(0, number, column), page=1)
            for number, row in enumerate(ROWS)
            for column, text in enumerate(row)
            if text
        ]
        lines += [SourceLine(text) for text in (*behind, "", "Beslut", "", "Taxan antas.")]
        document = parsing.parse(SourceDocument(tuple(lines), FileType.DOCX))
        assert document.items[0].sections[0].kind is SectionKind.VOTE
        return document.items[0].votes, [one.code for one in document.problems]

    return read


def test_a_sentence_still_counts_the_vote(votes):
    (vote,), problems = votes("Eva Gy (C)\tX", "Nämnden antar taxan med 2 ja-röster mot 2 nej-röster.")

    assert (vote.yes, vote.no, vote.voters, vote.consistent) == (2, 2, (), True)
    assert "vote_inconsistent" not in problems


@pytest.mark.parametrize(
    "behind",
    [
        ("Eva Gy (C)\tX",),
        ("Eva Gy (C)\tX", "Nämnden antar taxan med 3 ja-röster mot 1 nej-röst."),
    ],
    ids=["nothing counts it", "more names than are counted"],
)
def test_without_a_count_that_fits_it_stays_text(votes, behind):
    (vote,), problems = votes(*behind)

    assert (vote.yes, vote.no, vote.voters, vote.consistent) == (None, None, (), False)
    assert "vote_inconsistent" in problems


@pytest.mark.parametrize(("sums", "voters"), [(("1", "2"), 3), (("2", "2"), 0)])
def test_heads_that_a_page_parted_from_their_table(sums, voters):
    rows = [*ROWS[1:], ("Antal", *sums)]
    lines = [SourceLine(text) for text in ("§ 5", "", "Taxa", "", "Omröstning", "", "Omröstning begärs.", "Ja\tNej")]
    lines += [
        SourceLine(text, cell=Cell(0, number, column), page=7)
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
        if text
    ]
    lines += [SourceLine(text) for text in ("", "Beslut", "", "Taxan antas.")]
    document = parsing.parse(SourceDocument(tuple(lines), FileType.DOCX))
    (vote,) = document.items[0].votes

    assert len(vote.voters) == voters
    assert ("vote_inconsistent" in [one.code for one in document.problems]) is (voters == 0)
