import pytest

from importers.parsing import ballots, stretches
from importers.parsing.ballots import Sort
from importers.parsing.result import SectionKind, VoteChoice
from importers.pipeline import read_and_parse


@pytest.fixture
def evidence(units_of):
    def read(text, kind=SectionKind.VOTE):
        (stretch,) = stretches.of(units_of(text), ())
        return ballots.read(stretches.Stretch(kind, None, stretch.passage))

    return read


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("22 ja, 19 nej", {VoteChoice.YES: 22, VoteChoice.NO: 19}),
        ("Ja 22 Nej 19 Avstår 2", {VoteChoice.YES: 22, VoteChoice.NO: 19, VoteChoice.ABSTAINED: 2}),
        ("22 Ja 19 Nej 2 Avstår", {VoteChoice.YES: 22, VoteChoice.NO: 19, VoteChoice.ABSTAINED: 2}),
        ("Omröstning 1 Ja 22 Nej 19", {VoteChoice.YES: 22, VoteChoice.NO: 19}),
        ("sju (7) ja-röster och ingen nej-röst", {VoteChoice.YES: 7, VoteChoice.NO: 0}),
        ("Med 8 ja-röster mot 5", {VoteChoice.YES: 8, VoteChoice.NO: 5}),
        ("22 ledamöter röstar ja, 19 röstar nej", {VoteChoice.YES: 22, VoteChoice.NO: 19}),
    ],
)
def test_counts_in_one_sentence(evidence, text, counts):
    (found,) = [one for one in evidence(f"{text}.") if one.sort is Sort.COUNT]

    assert found.counts == counts


@pytest.mark.parametrize(
    "text", ["Yrkandet från den 31 januari och 19 nejder", "Ja, § 22 och nej, § 19", "Frågan besvaras med ja den 3 maj"]
)
def test_numbers_that_count_no_votes(evidence, text):
    assert [one for one in evidence(text, SectionKind.OTHER) if one.sort is Sort.COUNT] == []


def test_each_cell_of_a_list_set_line_by_line_is_left_to_its_name(evidence):
    """ "Ja" on a line of its own may belong to the name above: then nothing is read out of it."""
    found = evidence("Anna Ek (S)\n\nJa\n\nBo Al (V)\n\nNej")

    assert [(one.persons[0].name, one.choice) for one in found if one.sort is Sort.BALLOT] == [
        ("Anna Ek", VoteChoice.YES),
        ("Bo Al", VoteChoice.NO),
    ]


def _counted(text):
    told = f"Nämnden\nSammanträdesprotokoll 2031-05-12\n\n§ 4 Taxa\n\nOmröstning\n\n{text}\n\nBeslut\n\nTaxan antas.\n"
    (vote,) = read_and_parse(told.encode(), "x.txt").items[0].votes
    return vote.yes, vote.no, vote.abstained


def test_who_abstains_below_a_list_is_not_of_the_list():
    told = (
        "Följande röstar ja: Anna Ek (S) och Bo Al (V).\n\nFöljande röstar nej: Cia Do (M).\n\n"
        "Ida Jo (L) avstår från att rösta.\n\nMed 2 ja-röster, 1 nej-röst och 1 som avstår antas taxan."
    )
    assert _counted(told) == (2, 1, 1)


def test_names_between_the_verb_and_the_choice():
    told = "Vid upprop röstar Anna Ek (s), Bo Al (s) och Cia Do (m) ja. Ida Jo (v) röstar nej."

    assert _counted(told) == (3, 1, None)
