"""The two documents that the project started from come out as ordered, from every format."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from importers.parsing import Basis, ClauseLevel, DocumentKind, Outcome, ReferenceKind, ReferenceStatus, SectionKind
from importers.pipeline import read_and_parse

GOLDEN = Path(__file__).parents[2] / "golden"
FORMATS = ("input.txt", "styles.docx", "bold.docx", "page.pdf")
TITLE_004 = "Begäran om uppdrag att utreda läns gemensam organisering kring barn och unga med komplex problematik"


def parsed(seed: str, name: str):
    return read_and_parse((GOLDEN / seed / name).read_bytes(), name)


@pytest.fixture(params=FORMATS)
def extract(request):
    return parsed("seed_000", request.param)


@pytest.fixture(params=FORMATS)
def report(request):
    return parsed("seed_004", request.param)


def printed(document, words) -> str:
    """What stands at the spans of some words, as one line."""
    return " ".join(" ".join(document.text[span.start : span.end] for span in words.spans).split())


class TestExtract:
    """Seed 000: an extract of one §."""

    def test_kind_is_inferred(self, extract):
        assert extract.kind is DocumentKind.EXTRACT
        assert extract.kind_inferred
        assert "kind_inferred" in {problem.code for problem in extract.problems}

    def test_body_is_printed_and_the_authority_is_never_guessed(self, extract):
        assert extract.front.body.text == "Barn- och utbildningsnämnden"
        assert printed(extract, extract.front.body) == "Barn- och utbildningsnämnden"
        assert extract.front.authority is None

    def test_meeting_date_is_a_problem_with_a_lower_bound(self, extract):
        assert extract.front.meeting_date is None
        assert extract.front.earliest_date.value == date(2018, 5, 16)
        assert extract.front.earliest_date.basis is Basis.EARLIEST
        (problem,) = [one for one in extract.problems if one.code == "meeting_date_missing"]
        assert "2018-05-16" in problem.message

    def test_paragraph(self, extract):
        (item,) = extract.items
        assert (item.number, item.suffix, item.prefix) == (96, "", "Bu")
        assert printed(extract, item.printed) == "Bu § 96"

    def test_case_number_and_plan_code_have_each_its_place(self, extract):
        (dnr,) = extract.items[0].dnrs
        assert (dnr.key, dnr.prefix, dnr.year, dnr.number) == ("2018/234", None, 2018, 234)
        assert printed(extract, dnr.printed) == dnr.printed.text == "2018/0234"
        assert printed(extract, dnr.plan_code) == dnr.plan_code.text == "600"

    def test_title_is_verbatim(self, extract):
        title = 'Inriktningsbeslut för vidare arbete med "Barnens bästa gäller! - Kronobergs län"'
        assert extract.items[0].title.text == title
        assert printed(extract, extract.items[0].title) == title

    def test_decision(self, extract):
        item = extract.items[0]
        assert [one.text for one in item.lead_in] == [
            "Barn- och utbildningsnämnden beslutar enligt förslaget i Region Kronobergs underlag:"
        ]
        assert [clause.text.text for clause in item.clauses] == [
            (
                'Att ställa sig bakom att utreda utformningen av en länsgemensam modell för "Barnens bästa gäller! – i '
                'Kronobergs län" med inspiration från arbetet i Skottland.'
            ),
            "Att ställa sig bakom föreslagen styr- och ledningsorganisation med tillhörande budget.",
        ]
        assert {clause.level for clause in item.clauses} == {ClauseLevel.OWN}
        assert (item.outcome, item.decision_status, item.step) == (
            Outcome.APPROVED,
            "ställt sig bakom",
            "inriktningsbeslut",
        )
        assert printed(extract, item.outcome_evidence) == "ställa sig bakom"

    def test_proposals_are_no_clauses(self, extract):
        item = extract.items[0]
        assert [proposal.by for proposal in item.proposals] == ["förvaltningen", "arbetsutskottet"]
        assert item.proposals[0].text.text.startswith("Förvaltningen föreslår att barn- och utbildningsnämnden")
        assert item.proposals[1].text.text.endswith("2018-05-16 § 72")
        assert len(item.clauses) == 2

    def test_listed_papers(self, extract):
        first, second, third = extract.items[0].references
        assert (first.kind, first.dated, first.sender) == (ReferenceKind.PAPER, date(2018, 5, 8), "Förvaltningen")
        assert (second.kind, second.undated, second.sender) == (ReferenceKind.PAPER, True, "Region Kronoberg")
        assert (third.kind, third.dated, third.paragraph, third.body) == (
            ReferenceKind.EARLIER_INSTANCE,
            date(2018, 5, 16),
            "72",
            "Arbetsutskottet",
        )
        assert {one.status for one in (first, second, third)} == {ReferenceStatus.UNRESOLVED}

    def test_nothing_is_lost(self, extract):
        assert extract.unparsed == ()
        assert extract.papers == ()


class TestReport:
    """Seed 004: a tjänsteskrivelse with a letter in it."""

    def test_kind_title_and_case(self, report):
        paper = report.papers[0]
        assert report.kind is DocumentKind.REPORT
        assert paper.title.text == TITLE_004
        (dnr,) = paper.dnrs
        assert (dnr.printed.text, dnr.key, dnr.prefix) == ("2017/35. 629", "2017/35", None)
        assert printed(report, dnr.plan_code) == dnr.plan_code.text == "629"

    def test_addressed_to_and_sender(self, report):
        paper = report.papers[0]
        assert paper.addressed_to == "Utbildningsnämnden"
        assert paper.authority is None
        assert (paper.sender, paper.sender_basis) == ("Utbildningsförvaltningen", Basis.OWN_LISTING)

    def test_own_date_comes_from_its_own_listing(self, report):
        dated = report.papers[0].dated
        assert (dated.value, dated.basis) == (date(2017, 3, 7), Basis.OWN_LISTING)
        assert "2017-03-07" in dated.printed.text

    def test_one_proposed_clause_with_its_second_sentence(self, report):
        (clause,) = report.papers[0].proposed_clauses
        assert clause.text.text == (
            "Utbildningsnämnden beslutar att ställa sig bakom uppdraget att låta Region Kronoberg utreda en läns "
            "gemensam organisering kring barn och unga med komplex problematik. Med organisering handlar det om att se "
            "över befintliga arbetssätt och strukturer och komma med förslag på förbättringar."
        )

    def test_no_decision(self, report):
        assert report.items == ()
        assert all(section.kind is not SectionKind.DECISION for paper in report.papers for section in paper.sections)

    def test_listed_papers_are_both_in_the_file(self, report):
        own, letter = [one for one in report.papers[0].references if one.kind is ReferenceKind.PAPER]
        assert (own.dated, own.sender, own.status, own.target) == (
            date(2017, 3, 7),
            "Utbildningsförvaltningen",
            ReferenceStatus.WITHIN_FILE,
            0,
        )
        assert (letter.dated, letter.sender, letter.status, letter.target) == (
            date(2017, 2, 24),
            "Region Kronoberg",
            ReferenceStatus.WITHIN_FILE,
            1,
        )
        assert {own.title, letter.title} == {TITLE_004}

    def test_recipients(self, report):
        assert [(one.role_or_organisation, one.name) for one in report.papers[0].recipients] == [
            ("Region Kronoberg", "Sofie Schentz Magnusson"),
            ("Chef Central elevhälsa", "Lotta Lind"),
            ("Förvaltningschef", "PO Johansson"),
            ("Administrativ chef", "Anna Rix Grönvall"),
            ("Verksamhetschef grundskola", "Eva Jönsson"),
        ]

    def test_signature(self, report):
        (signature,) = report.papers[0].signatures
        assert (signature.name.text, signature.role.text) == ("PO Johansson", "Förvaltningschef")

    def test_embedded_letter(self, report):
        outer, letter = report.papers
        assert letter.parent == 0
        assert letter.kind is DocumentKind.LETTER
        assert report.text[letter.span.start :].startswith("2017. 235")
        assert (letter.sender, letter.sender_basis) == ("Region Kronoberg", Basis.OWN_LISTING)
        assert (letter.dated.value, letter.dated.basis) == (date(2017, 2, 24), Basis.STATED)
        assert letter.contact.text == "Sofie Schentz Magnusson"
        assert letter.title.text == TITLE_004.replace("läns gemensam", "läns-gemensam")
        assert [section.kind for section in letter.sections] == [
            SectionKind.SUMMARY,
            SectionKind.BACKGROUND,
            SectionKind.PROPOSAL,
        ]
        assert outer.span.end <= letter.span.start

    def test_embedded_clause_is_verbatim(self, report):
        (clause,) = report.papers[1].proposed_clauses
        assert clause.text.text == (
            "Utbildningsnämnden beslutar att ställa sig bakom att ge Region Kronoberg i uppdrag att utreda en "
            "läns-gemensam organisering kring barn och unga med komplex problematik. Men organisering handlar det om "
            "att se över befintliga arbetssätt och strukturer och komma med förslag på förbättringar."
        )

    def test_stamp_is_the_receivers_case_and_the_other_number_is_no_case(self, report):
        letter = report.papers[1]
        assert letter.dnrs == ()
        assert [one.key for one in letter.receiver_dnrs] == ["2017/35"]
        assert [one.printed.text for one in letter.other_numbers] == ["2017. 235"]

    def test_deadline_is_nobodys_date(self, report):
        dates = {paper.dated.value for paper in report.papers}
        assert date(2017, 11, 30) not in dates

    def test_nothing_is_lost(self, report):
        assert report.unparsed == ()


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", ["styles.docx", "bold.docx"])
def test_pdf_made_by_an_office_program_reads_like_its_word_file(tmp_path, name):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is missing (package libreoffice-writer-nogui)")
    for seed in ("seed_000", "seed_004"):
        source = GOLDEN / seed / name
        command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True)
        from_pdf = read_and_parse((tmp_path / source.with_suffix(".pdf").name).read_bytes(), "page.pdf")
        from_word = read_and_parse(source.read_bytes(), name)

        for one, other in zip(from_pdf.items + from_pdf.papers, from_word.items + from_word.papers, strict=True):
            assert one.title.text == other.title.text
            assert [dnr.key for dnr in one.dnrs] == [dnr.key for dnr in other.dnrs]
            assert [recipient.name for recipient in one.recipients] == [r.name for r in other.recipients]
            assert len(one.references) == len(other.references)
        clauses = [
            [clause.text.text for one in (*document.items, *document.papers) for clause in _clauses(one)]
            for document in (from_pdf, from_word)
        ]
        assert clauses[0] == clauses[1]
        assert re.sub(r"\W", "", from_pdf.text) == re.sub(r"\W", "", from_word.text)


def _clauses(one):
    return getattr(one, "clauses", None) or getattr(one, "proposed_clauses", ())
