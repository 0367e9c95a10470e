"""The parts of a paper: its head, what it proposes, who signs it."""

import pytest

from importers import parsing
from importers.source import Cell, FileType, SourceDocument, SourceLine

LETTER = (
    "SKRIVELSE\n\n2015-10-12\n\nTill\n\nTekniska nämnden\n\nÖvergångsstället\n\n"
    "Det är farligt att gå över gatan där.\n\n"
)


def test_a_sentence_above_a_list_proposes_it(parse):
    paper = parse(LETTER + "Vi hemställer därför\n\natt kanten sänks, samt\n\natt ljus sätts upp.\n").papers[0]

    assert [one.text.text for one in paper.proposed_clauses] == ["att kanten sänks, samt", "att ljus sätts upp."]


def test_a_list_that_nothing_proposes_is_text(parse):
    assert parse(LETTER + "Där finns i dag:\n\n- en kant\n\n- en lykta\n").papers[0].proposed_clauses == ()


@pytest.mark.parametrize(
    ("closing", "signed"),
    [
        ("Med vänlig hälsning\n\nEva Ek\n", [("Eva Ek", None)]),
        ("Eva Ek\n\nCenterpartiet\n", [("Eva Ek", "Centerpartiet")]),
        ("Eva Ek (M)\n", [("Eva Ek", "(M)")]),
        ("För nämnden\n\nEva Ek\n\nOrdförande\n", [("Eva Ek", "Ordförande")]),
        ("Eva Ek har sett det själv.\n", []),
    ],
)
def test_who_closes_a_letter_signs_it(parse, closing, signed):
    signatures = parse(LETTER + closing).papers[0].signatures

    assert [(one.name.text, one.role.text if one.role else None) for one in signatures] == signed


def test_the_day_beside_the_place_at_the_end(parse):
    text = LETTER.replace("2015-10-12\n\n", "") + "Ödeby den 3 november 2025\n\nEva Ek\n"

    assert parse(text).papers[0].dated.value.isoformat() == "2025-11-03"


def test_a_label_of_the_head_opens_no_part(parse):
    text = "YTTRANDE\n\nFör kännedom: Kommunfullmäktige\n\nTäkt på Berga\n\nVi avstyrker ansökan om täkt.\n"
    paper = parse(text).papers[0]

    assert (paper.title.text, paper.recipients) == ("Täkt på Berga", ())


def test_a_day_behind_other_words_dates_nothing(parse):
    (paper,) = parse(
        "Norrby kommun\nKulturnämnden\n\nAnmälan av delegationsbeslut\n\nKulturchefens beslut\n\n"
        "Köp av böcker 40 tkr, 2030-04-17."
    ).papers
    assert (paper.dated, paper.proposed_clauses) == (None, ())


@pytest.mark.parametrize(("handled", "signed"), [("Bo Alm", ["Asta Ek", "Bo Alm"]), ("Dan Fe", [])])
@pytest.mark.parametrize("foot", ["", "\nEkhults kommun, Storgatan 1, 123 45 Ekhult\n"])
def test_who_handles_a_matter_signs_below_the_recipients(parse, handled, signed, foot):
    paper = parse(
        f"Tjänsteskrivelse\n\nDatum: 2031-03-04\n\nHandläggare: {handled}, planerare\n\nTekniska nämnden\n\n"
        "Ny lekplats vid ån\n\nFörslag till beslut\n\nNämnden bygger lekplatsen.\n\n"
        "Beslutet skickas till\nParkenheten\nAsta Ek, förvaltningschef\nBo Alm, planerare\n" + foot
    ).papers[0]

    assert [one.name.text for one in paper.signatures] == signed
    assert len(paper.recipients) == 3 - len(signed) + (bool(foot) and not signed)


@pytest.mark.parametrize(
    "signed",
    [
        "Bo Alm\nSocialchef\nAsta Ek\nAvdelningschef\n",
        "Bo Alm\tAsta Ek\nSocialchef\tAvdelningschef\n",
        "Bo Alm          Asta Ek\nSocialchef          Avdelningschef\n",
    ],
)
def test_several_people_sign_below_the_recipients(parse, signed):
    paper = parse(
        "Tjänsteskrivelse\n\nDatum: 2031-03-04\n\nTekniska nämnden\n\nNy lekplats vid ån\n\nFörslag till beslut\n\n"
        "Nämnden bygger lekplatsen.\n\nBeslut skickas till\n\nBadklubben Sälen\nEkonomiavdelningen\n\n" + signed
    ).papers[0]

    assert [one.name.text for one in paper.signatures] == ["Bo Alm", "Asta Ek"]
    assert [one.printed.text for one in paper.recipients] == ["Badklubben Sälen", "Ekonomiavdelningen"]


_BEFORE = (
    "Ekhults kommun\n\nTjänsteskrivelse\n\nDatum: 2031-03-04\n\nHandläggare: Eva Lind, planerare\n\n"
    "Tekniska nämnden\n\nNy lekplats vid ån\n\n"
)


@pytest.mark.parametrize("place", ["before", "behind"])
@pytest.mark.parametrize(
    "signed",
    [
        "KARL EK\nFörvaltningschef\n\nEVA LIND\nPlanerare\n",
        "Karl Ek (sign.)\nFörvaltningschef\n\nEva Lind\nPlanerare\n",
        "Karl Ek / Eva Lind\nFörvaltningschef / Planerare\n",
        "Karl Ek Eva Lind\nFörvaltningschef Planerare\n",
        "Karl Ek\nFörvaltningschef\nTekniska förvaltningen\n\nEva Lind\nPlanerare\nPlanenheten\n",
        "Karl Ek\nChef för planenheten\n0470-123 45\n\nEva Lind\nKommunbiolog\n",
        "Beslutande\nKarl Ek\nFörvaltningschef\n\nHandläggare\nEva Lind\nPlanerare\n",
        "Karl Ek\nFörvaltningschef\n(elektroniskt underskriven)\n\nEva Lind\nPlanerare\n",
        "Detta dokument är elektroniskt undertecknat av\n\nKarl Ek, förvaltningschef\nEva Lind, planerare\n",
        "Signerat digitalt av:\n\nKarl Ek\nEva Lind\n",
        "Underskrifter\n\nKarl Ek\nEva Lind\n",
        "För tekniska förvaltningen\n\nKarl Ek\nFörvaltningschef\n\nEva Lind\nPlanerare\n",
        "Med vänlig hälsning\n\nKarl Ek\n\nEva Lind\n",
        "Ekhult 2031-03-04\n\nKarl Ek\n\nEva Lind\n",
        "Signerat av Karl Ek, förvaltningschef\n\nSignerat av Eva Lind, planerare\n",
        "Karl Ek, förvaltningschef\tEva Lind, planerare\n",
        "Karl Ek Förvaltningschef\n\nEva Lind Planerare\n",
    ],
)
def test_ways_to_sign(parse, signed, place):
    proposal = "Förslag till beslut\n\nNämnden bygger lekplatsen.\n\n"
    recipients = "Beslutet skickas till\n\nEkonomiavdelningen\n\n"
    text = proposal + (signed + "\n" + recipients if place == "before" else recipients + signed)
    paper = parse(_BEFORE + text).papers[0]

    assert [one.name.text.title() for one in paper.signatures] == ["Karl Ek", "Eva Lind"]
    assert [one.printed.text for one in paper.recipients] == ["Ekonomiavdelningen"]


def test_points_that_are_counted_without_a_full_stop(parse):
    paper = parse(_BEFORE + "Förslag till beslut\n\n1 Lekplatsen byggs.\n2 Planen antas.\n").papers[0]

    assert [one.text.text for one in paper.proposed_clauses] == ["Lekplatsen byggs.", "Planen antas."]


def test_a_listed_map_dates_no_paper(parse):
    text = "Tjänsteskrivelse\n\nTekniska nämnden\n\nNy lekplats vid ån\n\nBeslutsunderlag\n\nKarta, 2031-02-01\n"

    assert parse(text).papers[0].dated is None


def test_a_proposal_ends_where_a_list_of_decisions_begins(parse):
    paper = parse(
        "Ekhults kommun\nByggnadsnämnden\n\nDelegationsbeslut bygglov\n\nFörslag till beslut\n\n"
        "Byggnadsnämnden lägger redovisningen till handlingarna.\n\nBeslut 2031-04-01–2031-04-30\n\n"
        "Nr\tDiarienummer\tFastighet\tBeslut\n101\tBN 2031-311\tHult 1:4\tBeviljat\n"
    ).papers[0]

    assert [one.text.text for one in paper.proposed_clauses] == [
        "Byggnadsnämnden lägger redovisningen till handlingarna."
    ]


@pytest.mark.parametrize("heading", ["Förvaltningens synpunkter och förslag", "Förvaltningens förslag och motivering"])
def test_reasons_with_a_proposal_beside_the_proposal_itself(parse, heading):
    def read(proposal):
        return parse(
            f"Tjänsteutlåtande\n\n2031-04-20\n\nNy plan\n\n{proposal}{heading}\n\nFörvaltningen är positiv.\n\n"
            "Förvaltningen föreslår att nämnden antar planen.\n"
        ).papers[0]

    told, alone = read("Förslag till beslut\n\n1. Planen antas.\n\n"), read("")

    assert [one.text.text for one in told.proposed_clauses] == ["Planen antas."]
    assert alone.proposed_clauses != ()


REPORT = (
    "Ekby kommun\n\nTJÄNSTESKRIVELSE\n\nDatum 2030-04-17\n\nTekniska nämnden\n\nUpprustning av parken\n\n"
    "Bakgrund\n\nParken är sliten och behöver rustas upp.\n\n"
)
PLEA = (
    "Tekniska kontoret föreslår tekniska nämnden besluta\n\natt godkänna ritningen\n\natt ansöka om bidrag\n\n"
    "Eva Ek\nteknisk chef\n"
)
POINTS = ["att godkänna ritningen", "att ansöka om bidrag"]


@pytest.mark.parametrize(
    "heading", ["Kontorets hemställan", "Hemställan", "Förslag till beslut", "Förslag och hemställan"]
)
@pytest.mark.parametrize("reasoning", ["Förslag", "Kontorets förslag", "Förvaltningens förslag"])
@pytest.mark.parametrize("table", ["", "Etapp\tSträcka\tKostnad\n1\tTorget\t1.150\n2\tHamnen\t870\n\n"])
def test_what_describes_a_proposal_is_none_where_points_follow(parse, heading, reasoning, table):
    described = f"{reasoning}\n\nFörslaget omfattar gång och belysning. Arbetena bedrivs i två etapper.\n\n{table}"
    paper = parse(f"{REPORT}{described}I budgeten finns 1 200 tkr upptagna.\n\n{heading}\n\n{PLEA}").papers[0]

    assert [one.text.text for one in paper.proposed_clauses] == POINTS


def test_a_proposal_that_decides_stays_beside_the_points(parse):
    paper = parse(f"{REPORT}Kontorets förslag\n\nAvgiften fastställs till 300 kronor.\n\nHemställan\n\n{PLEA}").papers[
        0
    ]

    assert [one.text.text for one in paper.proposed_clauses] == ["Avgiften fastställs till 300 kronor.", *POINTS]


def test_prose_below_the_only_heading_of_a_proposal_is_proposed(parse):
    paper = parse(f"{REPORT}Förslag\n\nArbetena bedrivs i två etapper.\n\nEva Ek\nteknisk chef\n").papers[0]

    assert [one.text.text for one in paper.proposed_clauses] == ["Arbetena bedrivs i två etapper."]


@pytest.mark.parametrize("way", ["rows", "lines", "body first"])
def test_a_kind_of_paper_above_the_labels_of_its_head_opens_no_part(way):
    rows = (("Datum", "2030-09-02"), ("Dnr", "LV30/1436"), ("Handläggare", "Eva Ek"))
    if way == "rows":
        head = [
            SourceLine(text, cell=Cell(0, number, column))
            for number, row in enumerate(rows)
            for column, text in enumerate(row)
        ]
    else:
        head = [SourceLine(f"{label}: {value}") for label, value in rows]
    whom = [SourceLine("Landstingsstyrelsen")]
    below = ("Ändrad avgift", "Sammanfattning", "Avgiften är gammal och behöver ändras.")
    lines = [SourceLine("BESLUTSUNDERLAG"), *(whom + head if way == "body first" else head + whom)]
    lines += [SourceLine(text) for text in below]
    paper = parsing.parse(SourceDocument(tuple(lines), FileType.DOCX)).papers[0]

    assert (paper.title.text, paper.addressed_to) == ("Ändrad avgift", "Landstingsstyrelsen")
    assert (paper.dated.value.isoformat(), [one.key for one in paper.dnrs]) == ("2030-09-02", ["2030/1436"])


def test_a_list_of_papers_is_one_below_its_heading(parse):
    paper = parse(f"{REPORT}Beslutsunderlag\n\nKontorets skrivelse 2030-04-17\n\nRitning 2030-04-02\n").papers[0]

    assert [one.dated.isoformat() for one in paper.references] == ["2030-04-17", "2030-04-02"]


@pytest.mark.parametrize(
    "points",
    [
        "1. Taxan antas.\n2. Hushållen informeras.",
        "att taxan antas\n\natt hushållen informeras",
        "Nämnden beslutar att\n\n- taxan antas\n- hushållen informeras",
    ],
)
def test_a_plea_right_below_the_title_proposes_and_titles_nothing(parse, points):
    head = "Tekniska kontoret\n\nTJÄNSTESKRIVELSE\n\n2030-02-03\n\nTill tekniska nämnden\n\nTaxa för vatten"
    paper = parse(f"{head}\n\nHemställan\n\n{points}\n\nBakgrund\n\nKontoret har räknat.").papers[0]

    assert paper.title.text == "Taxa för vatten"
    assert len(paper.proposed_clauses) == 2


@pytest.mark.parametrize("line", ["att hushållen informeras", "Nämnden beslutar att"])
def test_a_point_and_its_lead_are_no_titles(parse, line):
    head = "Tekniska kontoret\n\nTJÄNSTESKRIVELSE\n\n2030-02-03\n\nTaxa för vatten"
    paper = parse(f"{head}\n\nRekommendation\n\n{line}\n\nKontoret har räknat i tre år.").papers[0]

    assert paper.title.text != line
