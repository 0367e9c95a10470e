"""Papers bound with minutes."""

import pytest

from importers.parsing import DocumentKind, SectionKind

LAST = "PROTOKOLL\n\n§ 40 Plan\n\nBeslut\n\nPlanen antas.\n\n§ 41 Taxa\n\nBeslut\n\nTaxan antas.\n\n"


def about(document):
    return [(paper.title.text, paper.about) for paper in document.papers]


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("Bilaga 1 till § 41\n\nReservation\n\nTaxan är för hög.", [("Reservation", ("41",))]),
        ("Reservation § 41\n\nTaxan är för hög.", [("Reservation § 41", ("41",))]),
        ("Bilaga A, KS 2030-05-22 § 40\n\nVi lämnar här vår mening.", [("Bilaga A, KS 2030-05-22 § 40", ("40",))]),
        ("Voteringslista nr 1, §§ 40–41\n\nAnn Ek\tJa", [("Voteringslista nr 1, §§ 40–41", ("40", "41"))]),
        (
            "Reservation\n\nAnn Ek (S) reserverar sig, bilaga 1.\n\nBilaga 1\n\nReservation § 41\n\nNej.",
            [("Reservation § 41", ("41",))],
        ),
        ("Särskilt yttrande\n\nKommunstyrelsen 2030-05-22 § 41\n\nVi stöder detta.", [("Särskilt yttrande", ("41",))]),
    ],
)
def test_appendix_behind_the_last_item(parse, tail, expected):
    document = parse(LAST + tail)

    assert about(document) == expected
    assert document.papers[0].kind is DocumentKind.APPENDIX
    kinds = [section.kind for section in document.items[-1].sections]
    assert kinds in ([SectionKind.DECISION], [SectionKind.DECISION, SectionKind.RESERVATION])


@pytest.mark.parametrize(
    "tail",
    [
        "Bilagor\n\nBilaga 1\n\nBilaga 2 – Taxa",  # the papers of the §
        "Reservation\n\nAnn Ek (S) reserverar sig mot beslutet.",
        "Särskilt yttrande\n\nBo Al (M) lämnar särskilt yttrande, bilaga 1.",
        "Bilaga 1 visar taxan.",
        "Protokollsanteckning\n\nBo Al (M) lämnar en anteckning.\n\nBeslutsunderlag\n\n- Nämndens protokoll § 88",
        "Protokollsanteckning\n\nBo Al (M) lämnar en anteckning.\n\nUnderlag\n\nNämndens protokoll § 88",
    ],
)
def test_parts_of_the_item_are_no_papers(parse, tail):
    document = parse(LAST + tail)

    assert document.papers == ()


def test_several_appendices_and_a_notice_between(parse):
    document = parse(
        LAST + "ANSLAG/BEVIS\n\nOrgan\nSocialnämnden\n\nBilaga 1\n\nReservation § 40\n\nNej.\n\nBilaga 2\n\n"
        "Protokollsanteckning § 41\n\nJa."
    )
    assert about(document) == [("Reservation § 40", ("40",)), ("Protokollsanteckning § 41", ("41",))]
    assert document.front.body.text == "Socialnämnden"


def test_appendix_between_items_names_the_item_before(parse):
    document = parse(
        "PROTOKOLL\n\n§ 40 Plan\n\nBeslut\n\nPlanen antas.\n\nBilaga till § 40\n\nReservation\n\nNej.\n\n"
        "§ 41 Taxa\n\nBeslut\n\nTaxan antas."
    )
    assert about(document) == [("Reservation", ("40",))]
    assert [item.number for item in document.items] == [40, 41]


def test_papers_listed_before_the_decision_are_not_bound_behind_it(parse):
    document = parse(
        "PROTOKOLLSUTDRAG\n\nTekniska nämnden\n2031-09-17\n\n§ 88 Dnr 2031/55\n\n"
        "Hållplats vid Norra skolan\n\nBeredning\n\n"
        "Bilaga TN 2031/17 A, yttrande av trafikingenjören\n\nBilaga TN 2031/17 B, ritning\n\n"
        "Presidiets beslut 2031-09-03, § 12\n\nYrkanden\n\nUno Ask (C) yrkar avslag.\n\nBeslut\n\n"
        "Tekniska nämnden beslutar\n\natt anlägga hållplatsen."
    )
    (item,) = document.items
    assert document.papers == ()
    assert [clause.text.text for clause in item.clauses] == ["att anlägga hållplatsen."]
    assert [one.person.name for one in item.positions] == ["Uno Ask"]


@pytest.mark.parametrize(
    "attested",
    [
        "Rätt utdraget intygar",
        "Utdraget bestyrks",
        "Bestyrkes",
        "Rätt utdraget ur protokollet betygar",
        "Bestyrks 2031-09-20",
    ],
)
def test_who_attests_an_extract_gets_nothing_of_it(parse, attested):
    document = parse(
        "PROTOKOLLSUTDRAG\n\nTekniska nämnden\n2031-09-17\n\n§ 88 Hållplats vid Norra skolan\n\nBeslut\n\n"
        f"Hållplatsen anläggs.\n\nUtdrag\n\nVägverket\n\nKommunstyrelsen\n\n{attested}\n\nMaj Rask"
    )
    assert [one.printed.text for one in document.items[0].recipients] == ["Vägverket", "Kommunstyrelsen"]
