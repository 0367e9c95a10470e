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


HEAD = ("Ledamot", "Parti", "Ja", "Nej")
FIRST = [HEAD, ("Anna Ek", "S", "X", ""), ("Bo Al", "M", "X", "")]
REST = [("Eva Gy", "C", "X", ""), ("Ulf Hy", "V", "", "X")]
SUM = ("Summa", "", "3", "1")
WORDS = [("Anna Ek", "S", "Ja"), ("Bo Al", "M", "Ja"), ("Per Qu", "L", "Nej")]
COUNTED = "Med 3 ja-röster mot 1 nej-röst antar nämnden taxan."


@pytest.fixture
def pages():
    """Tables of a § and the lines between them → its votes, its problems, what continues the §."""

    def read(*parts):
        lines = [SourceLine(text) for text in ("Kf § 5", "", "Taxa", "", "Omröstning", "", "Omröstning begärs.", "")]
        for table, part in enumerate(parts):
            if isinstance(part, str):
                lines += [SourceLine(""), SourceLine(part), SourceLine("")]
                continue
            lines += [
                SourceLine(text, cell=Cell(table, number, column))
                for number, row in enumerate(part)
                for column, text in enumerate(row)
                if text
            ]
        lines += [SourceLine(text) for text in ("", "Beslut", "", "Taxan antas.")]
        document = parsing.parse(SourceDocument(tuple(lines), FileType.DOCX))
        again = [one.text.text for one in document.furniture]
        return document.items[0].votes, [one.code for one in document.problems if "vote" in one.code], again

    return read


@pytest.mark.parametrize("again", ["Kf § 5 forts.", "§ 5 (forts.)", "forts. § 5", "Kf § 5, fortsättning"])
@pytest.mark.parametrize(
    "rest",
    [[HEAD, *REST, SUM], [HEAD, *REST], [*REST, SUM], REST],
    ids=["heads and sum", "heads", "sum", "names alone"],
)
def test_a_list_that_goes_on_below_the_label_of_its_paragraph_is_one(pages, again, rest):
    (vote,), problems, sheet = pages(FIRST, again, rest, COUNTED)

    assert [one.person.name for one in vote.voters] == ["Anna Ek", "Bo Al", "Eva Gy", "Ulf Hy"]
    assert (vote.yes, vote.no, problems, sheet) == (3, 1, [], [again])


def test_over_three_pages_and_in_words(pages):
    (vote,), problems, sheet = pages(
        WORDS, "§ 5 forts.", [("Dan Fe", "C", "Ja")], "§ 5 forts.", [("Ulf Hy", "V", "Nej"), ("Ida Ro", "V", "Ja")]
    )

    assert (vote.yes, vote.no, len(vote.voters), problems, len(sheet)) == (4, 2, 6, [], 2)


def test_a_name_that_is_not_understood_leaves_one_list_in_doubt(pages):
    (vote,), problems, _ = pages(FIRST, "§ 5 forts.", [HEAD, ("25", "C", "X", ""), REST[1]])

    assert (vote.voters, problems) == ((), ["vote_inconsistent"])


@pytest.mark.parametrize(
    "parts",
    [
        ([HEAD, *FIRST[1:], REST[1]], "Därefter röstas om dagen.", [HEAD, REST[0], ("Per Qu", "V", "", "X")]),
        ([*FIRST, REST[1], ("Summa", "", "2", "1")], [HEAD, ("Eva Gy", "C", "X", ""), ("Per Qu", "V", "", "X")]),
        ([*FIRST, REST[1]], [HEAD, FIRST[1], REST[1]]),
    ],
    ids=["words between", "a sum closed the first", "the same people"],
)
def test_the_next_vote_is_no_next_page(pages, parts):
    votes, _, _ = pages(*parts)

    assert all(len(vote.voters) < 4 for vote in votes)
    assert sum(bool(vote.voters) or not vote.consistent for vote in votes) == 2


def test_a_table_of_other_columns_is_no_next_page(pages):
    (vote,), _, _ = pages([*FIRST, REST[1]], [("Verksamhet", "Budget"), ("Skola", "3")])

    assert (vote.yes, vote.no, len(vote.voters)) == (2, 1, 3)
