import pytest

from importers.parsing import kinds
from importers.parsing.result import DocumentKind

K = DocumentKind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("SAMMANTRÄDESPROTOKOLL", K.MINUTES),
        ("Protokoll nr 4", K.MINUTES),
        ("Sammanträdesprotokoll 2018-05-22", K.MINUTES),
        ("Kommunstyrelsens protokoll", K.MINUTES),
        ("PROTOKOLLSUTDRAG Sida 1 (2)", K.EXTRACT),
        ("Tjänsteskrivelse", K.REPORT),
        ("Kallelse till Socialnämnden", K.SUMMONS),
        ("ANSLAG/BEVIS", K.NOTICE),
        ("Delegationslista", K.DELEGATION_LIST),
    ],
)
def test_lines_that_name_a_kind(line, kind):
    assert kinds.kind_of_line(line) is kind


@pytest.mark.parametrize(
    "line", ["Protokollet justeras på kansliet", "Motion om bussar", "Kallelsen har gått ut", "Yttrandefrihet"]
)
def test_lines_that_only_mention_one(line):
    assert kinds.kind_of_line(line) is None


@pytest.mark.parametrize(
    ("text", "kind", "inferred"),
    [
        ("Socialnämnden\n\n§ 1\n\nTaxa\n\nBeslut\n\nAntas.", K.EXTRACT, True),
        ("PROTOKOLLSUTDRAG\n\n§ 1\n\nTaxa\n\nBeslut\n\nAntas.", K.EXTRACT, False),
        # what a paper builds on names other papers, not this one
        (
            (
                "Socialnämnden\n\nSvar på förslag\n\nFörslag till beslut\n\nNämnden avslår förslaget.\n\n"
                "Beslutsunderlag\n\nKommunfullmäktiges protokoll 2014-05-22, § 74\n\nAnn Ek\nFörvaltningschef"
            ),
            K.REPORT,
            True,
        ),
        ("§ 1\n\nTaxa\n\nBeslut\n\nAntas.\n\n§ 2\n\nMotion\n\nBeslut\n\nAvslås.", K.MINUTES, True),
        ("Beslutande\nA B (S)\n\nUtses att justera\nA B\n\n§ 1\n\nTaxa\n\nBeslut\n\nAntas.", K.MINUTES, True),
        ("KALLELSE\nSocialnämnden\n\n§ 1 Taxa\n§ 2 Motion", K.SUMMONS, False),
        ("Rubrik\n\nSammanfattning\n\nText.\n\nFörslag till beslut\n\nNämnden antar.", K.REPORT, True),
        ("Hej och hå", K.OTHER, True),
    ],
)
def test_kind_of_a_document(parse, text, kind, inferred):
    document = parse(text)

    assert (document.kind, document.kind_inferred) == (kind, inferred)


def test_a_summons_is_never_minutes(parse):
    document = parse("KALLELSE\nSocialnämnden\n\n§ 1 Taxa\n\nBeslut\n\n§ 2 Motion")

    assert document.items == ()


def test_what_is_enclosed_with_a_letter_does_not_name_it(parse):
    text = (
        "Lunde den 14 september 2011\n\nTill: Tekniska nämnden\n\nElljusspåret\n\nDet är mörkt.\n\n"
        "Eva Ek, ordförande\n\nBilaga: Offert daterad 2011-08-30\n"
    )

    assert parse(text).kind is K.LETTER


def test_a_matter_of_an_agenda_does_not_name_the_list(parse):
    text = "Socialnämnden\n\n2030-05-05\n\nKallelse\n\nUpprop\n\nBudget\n\nDelegationsbeslut\n\nSekretessärenden\n"

    assert parse(text).kind is K.SUMMONS
