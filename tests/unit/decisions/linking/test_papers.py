"""A listed paper against a known one: what agrees, what is not said, what contradicts."""

from datetime import date

import pytest

from decisions.linking import (
    WEIGHTS,
    Circumstances,
    FieldKind,
    InitiativeProfile,
    LinkedText,
    NamedPaper,
    PaperDescription,
    TextField,
    propose,
)

KNOWN = PaperDescription("Begäran om uppdrag att utreda trygga torg i länet", date(2017, 2, 24), "Region Exempel")
OTHER_DAY = date(2017, 3, 1)


def points(named: PaperDescription) -> int:
    profile = InitiativeProfile("x", (), papers=(KNOWN,))
    text = LinkedText((TextField(FieldKind.TITLE, "title", "Ny belysning"),))
    found = propose(text, Circumstances(named_papers=(NamedPaper(named, "sources", 0, 5, "Regio"),)), [profile])
    return found[0].evidence[0].points if found else 0


@pytest.mark.parametrize(
    ("title", "dated", "sender", "expected"),
    [
        (KNOWN.title, KNOWN.dated, "Region Exempel", WEIGHTS.paper_title_date_sender),
        (KNOWN.title.upper(), KNOWN.dated, "Region Exempels", WEIGHTS.paper_title_date_sender),
        ("Region Exempels skrivelse Begäran om uppdrag att utreda trygga torg i länet", KNOWN.dated, "", 45),
        (KNOWN.title, KNOWN.dated, "", WEIGHTS.paper_title_date),
        (KNOWN.title, None, "Region Exempel", WEIGHTS.paper_title_sender),
        ("", KNOWN.dated, "Region Exempel", WEIGHTS.paper_date_sender),
        ("Region Exempels skrivelse, daterad 2017-02-24", KNOWN.dated, "Region Exempel", WEIGHTS.paper_date_sender),
        # too little
        (KNOWN.title, None, "", 0),
        ("", KNOWN.dated, "", 0),
        ("Skrivelse", None, "Region Exempel", 0),
        ("", None, "", 0),
        # contradictions
        (KNOWN.title, OTHER_DAY, "Region Exempel", 0),
        (KNOWN.title, KNOWN.dated, "Kommunförbundet", 0),
        ("Avtal om hjälpmedel", KNOWN.dated, "Region Exempel", 0),
    ],
)
def test_agreement(title: str, dated: date | None, sender: str, expected: int) -> None:
    assert points(PaperDescription(title, dated, sender)) == expected


def test_several_listed_papers_count_once() -> None:
    profile = InitiativeProfile("x", (), papers=(KNOWN,))
    text = LinkedText((TextField(FieldKind.TITLE, "title", "Ny belysning"),))
    listed = (NamedPaper(KNOWN, quote="Begäran"), NamedPaper(KNOWN, quote="Bilaga: begäran"))
    twice = Circumstances(named_papers=listed)
    (found,) = propose(text, twice, [profile])
    assert [one.points for one in found.evidence] == [WEIGHTS.paper_title_date_sender, 0]
    assert not found.automatic


SPOKEN = "Region Exempel har i en skrivelse daterad den 24 februari 2017 bett om svar."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SPOKEN, True),
        ("Bakgrund finns. I skrivelse 2017-02-24 begär Region Exempel svar. Nämnden svarar.", True),
        ("Region\nExempels skrivelse,\n2017-02-24", True),
        ("Region Exempel har skrivit. Skrivelsen är från 2017-02-24.", False),  # two sentences
        ("Region Exempel har i en skrivelse den 4 mars 2017 bett om svar.", False),
        ("Region Exempels möte den 24 februari 2017 är inställt.", False),  # no paper
        ("Landstinget har i en skrivelse den 24 februari 2017 bett om svar.", False),
    ],
)
def test_paper_that_the_text_speaks_of_by_day_and_sender(text: str, found: bool) -> None:
    profile = InitiativeProfile("x", (), papers=(KNOWN,))
    made = LinkedText((TextField(FieldKind.SUMMARY, "s-1", text),))
    proposals = propose(made, Circumstances(), [profile])
    assert bool(proposals) is found
    if found:
        (evidence,) = proposals[0].evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        assert "Region" in evidence.quote


def test_listed_paper_is_shown_where_it_stands() -> None:
    profile = InitiativeProfile("x", (), papers=(KNOWN,))
    listed = NamedPaper(KNOWN, "references", -1, -1, "Region Exempels skrivelse, daterad 2017-02-24")
    sources = "Tjänsteskrivelse\nRegion Exempels  skrivelse,\ndaterad 2017-02-24"
    made = LinkedText((TextField(FieldKind.SOURCES, "s-1", sources),))
    (found,) = propose(made, Circumstances(named_papers=(listed,)), [profile])
    (shown,) = found.evidence  # once, though its words are read in the text as well
    assert (shown.field, shown.quote) == ("s-1", "Region Exempels  skrivelse,\ndaterad 2017-02-24")
