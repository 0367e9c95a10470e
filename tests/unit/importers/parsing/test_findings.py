from importers import parsing
from importers.parsing import Severity
from importers.source import FileType, Notice, SourceDocument, SourceLine


def codes(document):
    return [problem.code for problem in document.problems]


def test_what_an_extract_does_not_say(parse):
    document = parse("§ 1\n\nTaxa\n\nBeslut\n\nTaxan antas.")

    assert codes(document)[:2] == ["body_missing", "meeting_date_missing"]
    assert {"authority_missing", "adjustment_unknown", "kind_inferred"} <= set(codes(document))
    assert document.problems[0].severity is Severity.ERROR


def test_missing_numbers_are_said(parse):
    document = parse("§ 1\n\nTaxa\n\nBeslut\n\nAntas.\n\n§ 4\n\nMotion\n\nBeslut\n\nAvslås.")
    (problem,) = [one for one in document.problems if one.code == "paragraph_gap"]

    assert problem.message == "§§ 2–3 saknas i dokumentet."
    assert document.text[problem.start :].startswith("§ 4")


def test_an_item_without_decision_is_said_unless_it_is_withheld(parse):
    document = parse("§ 1\n\nTaxa\n\nBakgrund\n\nText.\n\n§ 2\n\nPersonärende\n\nText.")

    assert [one.message for one in document.problems if one.code == "decision_missing"] == [
        "§ 1: Inget beslut hittades. Kontrollera."
    ]
    assert "withheld" in codes(document)


def test_notices_of_the_reader_have_their_place():
    source = SourceDocument(
        (SourceLine("Ett"), SourceLine("Två", page=2)), FileType.PDF, notices=(Notice("x", "Se rad två.", line=1),)
    )
    (problem,) = [one for one in parsing.parse(source).problems if one.code == "x"]

    assert (problem.message, problem.start, problem.end, problem.page) == ("Se rad två.", 4, 7, 2)


def test_paper_without_a_date(parse):
    document = parse("Rubrik för ärendet\n\nSammanfattning\n\nText.\n\nFörslag till beslut\n\nNämnden antar.")

    assert "date_missing" in codes(document)
