import pytest

from importers.parsing import kind_shapes
from importers.parsing.result import DocumentKind

K = DocumentKind
NOTICE = (
    "Socialnämnden\n\nProtokollet från den 5 oktober 2021 justerades den 11 oktober 2021.\n\n"
    "Anslaget publicerades den 12 oktober 2021 och tas bort den 3 november 2021.\n"
)
LETTER = "Till\n\nTekniska nämnden\n\nCykelbanan vid torget\n\nBanan är för smal för alla som cyklar där.\n\nEva Ek\n"
PROPOSES = (
    "Gatukontoret\n\nTekniska nämnden\n\nNy cykelbana\n\nBanan behövs för alla som cyklar.\n\n"
    "Gatukontoret föreslår tekniska nämnden besluta\n\natt bygga banan, samt\n\natt betala den.\n"
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (NOTICE, K.NOTICE),
        (LETTER, K.LETTER),
        (PROPOSES, K.REPORT),
        ("Socialnämnden sammanträder den 3 mars 2030.\n\nÄrenden\n\n1. Upprop\n\n2. Budget\n", K.SUMMONS),
        ("Eva Ek har semester.\n", K.OTHER),
    ],
)
def test_a_paper_without_a_name_is_told_by_its_shape(parse, text, kind):
    document = parse(text)

    assert (document.kind, document.kind_inferred) == (kind, True)


def test_paragraphs_of_rules_are_no_minutes(parse):
    document = parse("# Taxa för sotning\n\n§ 1 Avgift\n\nAvgiften är 540 kronor.\n\n§ 2 Index\n\nDen räknas upp.\n")

    assert (document.kind, document.items) == (K.OTHER, ())


def test_the_same_paragraphs_with_decisions_are_minutes(parse):
    document = parse("# Taxa för sotning\n\n§ 1 Avgift\n\nBeslut\n\nAntas.\n\n§ 2 Index\n\nBeslut\n\nAntas.\n")

    assert len(document.items) == 2


def test_a_letter_that_quotes_an_extract_is_no_extract(parse):
    text = (
        "Handling 12\n\nCykelbanan vid torget\n\nTill kommunfullmäktige\n\n"
        "Gatukontoret har prövat förslaget om en cykelbana längs torget och funnit att det går.\n\n"
        "Kostnaden ryms inom den investeringsbudget som fullmäktige tidigare har beslutat om.\n\n"
        "§ 12\n\nCykelbana\n\nBeslut\n\nBanan byggs.\n"
    )

    assert parse(text).kind is K.LETTER
    assert parse(text.replace("Till kommunfullmäktige\n\n", "")).kind is K.EXTRACT


@pytest.mark.parametrize(
    ("who", "proposes"), [("Landstingsdirektören", True), ("Förvaltningschefen", True), ("Ordföranden", False)]
)
def test_who_is_employed_proposes_what_a_report_does(units_of, who, proposes):
    made = units_of(f"Ny taxa\n\n{who} föreslår landstingsstyrelsen besluta\n\natt höja taxan\n\natt sänka skatten")
    assert kind_shapes.proposes_to_body(made) is proposes
