"""Medborgarförslag that were written in an e-service; names and numbers are invented."""

from datetime import date

import pytest

from importers.parsing.result import DocumentKind, SectionKind

TABS = """Medborgarförslag
Ärendenummer\tKS-2030-1234
Inskickat\t2030-05-04 14:32
Inskickat av\tAnna Ek

Rubrik\tBelysning vid badplatsen
Förslag\tJag föreslår att kommunen sätter upp belysning.
Motivering\tDet är mörkt på kvällarna.
E-post\tanna.ek@example.se"""
COLONS = """Ekhults kommun
E-tjänst: Lämna medborgarförslag

Ärendenummer: KS-2030-1234
Inskickat av: Anna Ek
Datum: 2030-05-04

Uppgifter om förslagsställaren
Namn
Anna Ek
Postnummer och ort
123 45 Ekby

Ditt förslag
Rubrik på förslaget
Belysning vid badplatsen
Beskriv ditt förslag
Jag föreslår att kommunen sätter upp belysning.
Motivering
Det är mörkt på kvällarna."""
BELOW = """Medborgarförslag
Ärendenummer
KS-2030-1234
Inskickat av
Anna Ek
Inskickat
2030-05-04 kl. 14:32
Rubrik
Belysning vid badplatsen
Förslag
Jag föreslår att kommunen sätter upp belysning.
Motivering
Det är mörkt på kvällarna."""


@pytest.mark.parametrize("text", [TABS, COLONS, BELOW])
def test_a_form_is_read_by_its_labels(parse, text):
    document = parse(text)
    (paper,) = document.papers

    assert (document.kind, document.kind_inferred, paper.kind) == (DocumentKind.LETTER, False, DocumentKind.LETTER)
    assert paper.title.text == "Belysning vid badplatsen"
    assert paper.dated.value == date(2030, 5, 4)
    assert [one.key for one in paper.dnrs] == ["2030/1234"]
    assert [(one.kind, [block.text.text for block in one.blocks]) for one in paper.sections] == [
        (SectionKind.PROPOSAL, ["Jag föreslår att kommunen sätter upp belysning."]),
        (SectionKind.BACKGROUND, ["Det är mörkt på kvällarna."]),
    ]


@pytest.mark.parametrize("text", [TABS, COLONS, BELOW])
def test_who_sent_it_in_is_no_data(parse, text):
    (paper,) = parse(text).papers

    assert (paper.contact, paper.sender, paper.signatures) == (None, None, ())
    assert any("Anna Ek" in one.text for one in paper.head)


def test_a_form_without_a_title_is_called_by_its_kind(parse):
    (paper,) = parse(BELOW.replace("Rubrik\nBelysning vid badplatsen\n", "")).papers

    assert paper.title.text == "Medborgarförslag"


def test_an_answer_to_a_proposal_is_no_form(parse):
    text = "Tjänsteskrivelse\nDatum: 2030-05-04\nÄrendenummer: KS-2030-1234\nHandläggare: Bo Al\n\n"
    paper = parse(f"{text}Svar på medborgarförslag\n\nFörslag\nFörslaget avslås.\n\nBakgrund\nDet är mörkt.").papers[0]

    assert paper.kind is DocumentKind.REPORT
