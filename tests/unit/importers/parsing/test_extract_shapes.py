"""Extracts of one §: however label, earlier instances, title and case number stand, whoever signs below."""

import pytest

from importers.parsing.result import DocumentKind

HEAD = "Ekbro kommun\n\nPROTOKOLLSUTDRAG\n\nKommunstyrelsen\n\n2030-03-12\n\n"
TITLE = "Taxa för vatten och avlopp"
TEXT = "Tekniska nämnden har föreslagit en ny taxa. Kontoret redovisar kostnaderna i en skrivelse den 1 mars 2030."
BODY = f"{TEXT}\n\nKommunstyrelsens beslut\n\natt taxan antas\n\nBeslutet skickas till\n\nEkonomienheten\n\n"


def read(parse, head, closing=""):
    document = parse(HEAD + head + "\n\n" + BODY + closing)
    assert document.kind is DocumentKind.EXTRACT
    (item,) = document.items
    return item


@pytest.mark.parametrize("order", ["{label}\n\n{title}", "{title}\n\n{label}"])
@pytest.mark.parametrize(
    "label",
    [
        "Au § 201\n\nKs § 40   Dnr 2030/231",
        "Au § 201\n\n§ 40   Dnr KS 2030/231",
        "Kf § 87\nTn § 44, Au § 201\nKs § 40   Dnr 2030/231",
        "Au § 201   Dnr 2030/231\n\nKs § 40",
        "AU 2030-03-05 § 201\n\nKs § 40   Dnr 2030/231",
        "Ks § 40   Au § 201   Dnr 2030/231",
        "§ 40   Dnr KS 2030/231\nAU § 201   2030-03-05",
        "§ 40\n\nDnr KS 2030/231\n\nKlass 612\n\nAU § 201   2030-03-05",
        "Ks § 40 (au § 201)   Dnr 2030/231",
        "§ 40 (KS 2030/231)",
        "5 § 40   Dnr 2030/231",
    ],
)
def test_the_label_of_the_body_that_met_is_that_of_the_paragraph(parse, label, order):
    item = read(parse, order.format(label=label, title=TITLE))

    assert (item.number, item.title.text) == (40, TITLE)
    assert [one.key for one in item.dnrs] == ["2030/231"]
    assert [one.printed.text for one in item.recipients] == ["Ekonomienheten"]
    earlier = [(one.body.lower(), one.paragraph) for one in item.references if one.body]
    assert "201" not in label or ("au", "201") in earlier


def test_the_day_of_an_earlier_instance_is_kept(parse):
    item = read(parse, f"Ks § 40\n\nAu § 201   2030-03-05\n\n{TITLE}")

    assert [(one.paragraph, str(one.dated)) for one in item.references if one.body == "Au"] == [("201", "2030-03-05")]


def test_in_the_minutes_of_a_committee_its_own_label_counts(parse):
    head = HEAD.replace("Kommunstyrelsen\n", "Kommunstyrelsens arbetsutskott\n")
    (item,) = parse(f"{head}Au § 201\n\nKs § 40\n\n{TITLE}\n\n{BODY}").items

    assert item.number == 201


@pytest.mark.parametrize(
    "closing",
    [
        "Ordförande: Bo Ek   Justerare: Ann Al\n\nSekreterare: Ida Jo",
        "Justeringsmännens signatur\tUtdragsbestyrkande",
        "Utdragsbestyrkande: Ida Jo",
        "Ekbro dag som ovan\nIda Jo\nsekreterare",
        "Ur protokollet utdrages\n\nIda Jo",
        "Avskriftens riktighet bestyrkes\nIda Jo",
        "Rätt utdraget betygar i tjänsten\n\nIda Jo",
    ],
)
def test_who_signs_an_extract_gets_nothing(parse, closing):
    item = read(parse, f"§ 40   Dnr KS 2030/231\n\n{TITLE}", closing)

    assert [one.printed.text for one in item.recipients] == ["Ekonomienheten"]


def test_who_sent_it_and_when_is_no_recipient(parse):
    (item,) = parse(f"{HEAD}§ 40\n\n{TITLE}\n\n{BODY.rstrip()}\n2030-03-15/IJ\n").items

    assert [one.printed.text for one in item.recipients] == ["Ekonomienheten"]


def test_several_paragraphs_with_gaps_and_an_attest_are_an_extract(parse):
    sheet = "EKBRO KOMMUN\tSAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\t2030-03-12\n\n"
    text = "".join(f"Ks § {number}\n\n{TITLE}\n\n{BODY}" for number in (38, 40, 41))

    assert parse(sheet + text + "Rätt utdraget betygar i tjänsten\n\nIda Jo").kind is DocumentKind.EXTRACT
    assert parse(sheet + text).kind is DocumentKind.MINUTES
