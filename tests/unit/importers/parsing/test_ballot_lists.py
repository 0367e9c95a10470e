"""Lists of votes bound behind the minutes; all names are invented."""

import pytest

from importers.parsing import ballot_lists
from importers.parsing.result import VoteChoice

ITEM = "§ 5\n\nSkolskjuts\n\nBeslut\n\nDet antas.\n\nOmröstning\n\nOmröstningen utfaller med 2 Ja mot 1 Nej. {where}"
CELLS = "Namn\n\nParti\n\nPlats\n\nFunktion\n\nResultat\n\n" + "\n\n".join(
    "\n\n".join(row)
    for row in (
        ("Anna Ek", "S", "1", "Ordförande", "Ja"),
        ("Bo Al", "ALT", "25", "Ledamot", "Ja"),
        ("12 (40)", "Protokoll nr 3", "Dan Fe", "M", "3", "2:e v Ordf", "Nej"),
        ("Eva Gy", "4", "Ersättare", "Frånvarande"),
    )
)
TOTALS = "Antal Ja: 2\n\nAntal Nej: 1\n\nAntal Avstår: 0\n\nAntal Frånv: 1\n\nAntal Kvittade: 0\n\n"
LINES = "Anna Ek S 1 Ordförande Ja\nBo Al ALT 25 Ledamot Ja\nFe, Dan M 3 Ledamot Nej\nEva Gy 4 Ersättare Frånvarande"


@pytest.fixture
def attached(parse, units_of):
    """A § with a counted vote, and papers bound behind it → its vote."""

    def make(*papers, where="Hur var och en röstar framgår av bilaga 2."):
        items = parse(ITEM.format(where=where)).items
        (item,) = ballot_lists.attach(items, [units_of(paper) for paper in papers])
        (vote,) = item.votes
        return vote

    return make


def by_choice(vote):
    return [(one.person.name, one.person.party, one.choice) for one in vote.voters]


ALL = [
    ("Anna Ek", "S", VoteChoice.YES),
    ("Bo Al", "ALT", VoteChoice.YES),
    ("Dan Fe", "M", VoteChoice.NO),
    ("Eva Gy", None, VoteChoice.ABSENT),
]


@pytest.mark.parametrize("body", [TOTALS + CELLS, TOTALS + LINES, LINES])
def test_names_go_to_the_vote_that_cites_the_list(attached, body):
    vote = attached("Bilaga 1\n\nReservation", f"Bilaga 2\n\nÄrende: 9\n\n{body}")

    assert by_choice(vote) == ALL
    assert (vote.yes, vote.no, vote.absent) == (2, 1, 1)


def test_a_list_may_name_its_paragraph(attached):
    vote = attached("Voteringslista § 5\n\nJa-röster: Anna Ek (S), Bo Al (V)\n\nNej-röster: Dan Fe (M)", where="")

    assert [name for name, _, _ in by_choice(vote)] == ["Anna Ek", "Bo Al", "Dan Fe"]


@pytest.mark.parametrize(
    "paper",
    [
        f"Bilaga 3\n\n{TOTALS}{CELLS}",
        f"Bilaga 2\n\n{TOTALS.replace('Ja: 2', 'Ja: 3')}{CELLS}",
        f"Bilaga 2\n\n{TOTALS}{CELLS.replace('Bo Al', 'N+N')}",
        f"Bilaga 2\n\n{TOTALS.replace('Nej: 1', 'Nej: 2')}{CELLS.replace('Ja', 'Nej', 1)}",
        "Bilaga 2\n\nAnna Ek S Ja\nDan Fe M Nej",
    ],
)
def test_a_list_that_does_not_fit_gives_no_names(attached, paper):
    vote = attached(paper)

    assert vote.voters == ()
    assert (vote.yes, vote.no) == (2, 1)
