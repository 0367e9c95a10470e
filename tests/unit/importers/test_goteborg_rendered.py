"""Real meetings read the same from Word and PDF as from their text (all 41: tests/benchmarks/bench_goteborg.py)."""

import shutil
from pathlib import Path

import pytest

from importers.pipeline import read_and_parse
from tests.factories import meetings
from tests.factories.meetings import bare
from tests.factories.wrong_titles import WRONG_TITLES

# The shortest meetings that have tables of votes, §§ without title, titles over several lines.
NAMES = ("ks-2024-05-08", "ks-2025-01-15", "kf-2023-10-12")


@pytest.fixture(scope="module")
def files(corpus, require_tool, tmp_path_factory):
    """(meeting, file) in Word with heading styles, Word with bold lines, PDF of both, PDF of another look."""
    folder = tmp_path_factory.mktemp("goteborg")
    made: list[tuple[meetings.Meeting, Path]] = []
    for number, name in enumerate(NAMES):
        meeting = meetings.meeting(corpus / "goteborg" / f"{name}.txt", WRONG_TITLES)
        word, look = folder / f"{name}.docx", folder / f"{name}-look.pdf"
        meetings.to_word(meeting, word, styles=number % 2 == 0)
        meetings.to_pdf(meeting, look)
        made += [(meeting, word), (meeting, look)]
    office = shutil.which("soffice") or str(require_tool("libreoffice"))
    words = [path for _, path in made if path.suffix == ".docx"]
    pdfs = meetings.to_office_pdf(Path(office), words, folder, seconds=200)
    return [*made, *zip([meeting for meeting, path in made if path in words], pdfs, strict=True)]


@pytest.mark.libreoffice
def test_every_paragraph_number_title_and_case_number(files, corpus):
    assert len(files) == 9
    for meeting, path in files:
        answers = meetings.answers(corpus / "goteborg" / f"{meeting.name}.txt", WRONG_TITLES)
        items = {f"{item.number}{item.suffix}": item for item in read_and_parse(path.read_bytes(), path.name).items}

        assert list(items) == [answer.number for answer in answers], path.name
        for answer in answers:
            item = items[answer.number]
            if answer.dnr:
                assert any(answer.dnr.startswith(dnr.printed.text) for dnr in item.dnrs), (path.name, answer.number)
            if answer.title and not answer.wrong:
                assert item.title is not None, (path.name, answer.number)
                assert bare(item.title.text) == bare(answer.title), (path.name, answer.number)


@pytest.mark.libreoffice
def test_page_heads_and_feet_are_in_no_paragraph(files):
    for _, path in files:
        document = read_and_parse(path.read_bytes(), path.name)
        for item in document.items:
            assert item.title is None or "Provköping" not in item.title.text
            clauses = " ".join(clause.text.text for clause in item.clauses)
            assert "Justerandes sign" not in clauses, (path.name, item.number)
            assert "Provköpings kommun" not in clauses, (path.name, item.number)
