import pytest

from importers.parsing.result import DocumentKind


def report(title: str, dnr: str, day: str) -> str:
    return (
        f"TJÄNSTESKRIVELSE\n\n{day}\n\nDnr KN {dnr}\n\nKulturnämnden\n\n{title}\n\nFörslag till beslut\n\n"
        "1. Kulturnämnden godkänner förslaget.\n\nSammanfattning\n\nFörslaget är bra och behövs i kommunen.\n\n"
    )


FIRST = report("Taxa för torget", "2030/12", "2030-05-02")


def test_each_paper_of_an_office_in_one_file_is_one(parse):
    document = parse(
        FIRST + report("Lån av tavlor", "2030/14", "2030-05-03") + report("Ny scen", "2030/15", "2030-05-05")
    )

    assert [paper.title.text for paper in document.papers] == ["Taxa för torget", "Lån av tavlor", "Ny scen"]
    assert [[one.key for one in paper.dnrs] for paper in document.papers] == [["2030/12"], ["2030/14"], ["2030/15"]]
    assert [len(paper.proposed_clauses) for paper in document.papers] == [1, 1, 1]
    assert {paper.kind for paper in document.papers} == {DocumentKind.REPORT}
    assert document.unparsed == ()


@pytest.mark.parametrize(
    "behind",
    [
        "TJÄNSTESKRIVELSE\n\n2030-05-02\n\nDnr KN 2030/12\n\nBakgrund\n\nTorget är gammalt.\n",  # the head again
        "Beslutsunderlag\n\nTjänsteskrivelse\n\nMotion KN 2030/44\n\nBakgrund\n\nTorget är gammalt.\n",
        "Yttrande\n\nVi tycker om torget.\n\nBakgrund\n\nTorget är gammalt.\n",
    ],
)
def test_what_belongs_to_the_paper_begins_none(parse, behind):
    assert [paper.title.text for paper in parse(FIRST + behind).papers] == ["Taxa för torget"]


def test_a_paper_may_follow_a_list_of_papers(parse):
    text = FIRST + "Beslutsunderlag\n\nRemiss\n\n" + report("Ny scen", "2030/15", "2030-05-05")
    assert [paper.title.text for paper in parse(text).papers] == ["Taxa för torget", "Ny scen"]


def test_papers_may_follow_a_summons(parse):
    summons = "KALLELSE\n\nKulturnämnden\n\nTid: 2030-05-14 kl. 9\n\nPlats: Torget\n\n1. Upprop\n2. Motion\n\n"
    document = parse(summons + FIRST)

    assert [paper.kind for paper in document.papers] == [DocumentKind.SUMMONS, DocumentKind.REPORT]
    assert document.papers[1].title.text == "Taxa för torget"
    assert document.front.meeting_date.value.isoformat() == "2030-05-14"


ASKED = (
    "Interpellation om vattnet vid badet\n\nTill kommunstyrelsens ordförande Bo Al (S)\n\n"
    "Vattnet var dåligt i fjol, och det var inte första gången. Jag vill därför veta vad kommunen tänker göra.\n\n"
    "Ekby den 14 mars 2030\n\nAnna Ek (MP)\n\n"
)
ANSWERED = (
    "EKBY KOMMUN\nKommunstyrelsens ordförande\n2030-03-28\n\nSvar på interpellation om vattnet vid badet\n\n"
    "Till kommunfullmäktige\n\nPumparna är bytta, och kontoret tar prov på vattnet varje vecka under sommaren.\n\n"
    "Bo Al (S)\nKommunstyrelsens ordförande\n\n"
)


@pytest.mark.parametrize("text", [ASKED + ANSWERED, ANSWERED + ASKED])
def test_a_question_and_its_answer_are_two_papers(parse, text):
    first, second = parse(text).papers

    days = {str(one.dated.value): [who.name.text for who in one.signatures] for one in (first, second)}
    assert days == {"2030-03-14": ["Anna Ek"], "2030-03-28": ["Bo Al"]}


def test_an_answer_that_a_question_asks_for_begins_no_paper(parse):
    text = ASKED.replace("\n\nEkby den", "\n\nSvar på interpellation om badet\n\nsaknas sedan i fjol.\n\nEkby den")

    assert len(parse(text).papers) == 1
