"""Documents in, facts out: each golden document says the same in all four formats.

Of those with an `expected.json` every fact is compared with what was read and approved once; of those with a
`source.txt` the fields that a person answered there by hand (`tests/golden/script.py`).
"""

from pathlib import Path

import pytest

from importers.pipeline import read_and_parse
from tests.golden import answers, script
from tests.golden.facts import as_text

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("*/expected.json"))
FILES = ("input.txt", "styles.docx", "bold.docx", "page.pdf")
CASES = [pytest.param(folder, name, id=f"{folder.name}-{name}") for folder in FOLDERS for name in FILES]

SCRIPTS = sorted(Path(__file__).parent.glob("*/source.txt"))
ANSWERED = [pytest.param(path, name, id=f"{path.parent.name}-{name}") for path in SCRIPTS for name in FILES]


@pytest.mark.parametrize(("path", "name"), ANSWERED)
def test_document_gives_the_answers_written_by_hand(path, name):
    written = script.read(path).answers
    document = read_and_parse((path.parent / name).read_bytes(), name)

    assert answers.read(document, written) == answers.expected(written)


@pytest.mark.parametrize(("folder", "name"), CASES)
def test_document_gives_its_facts(folder, name):
    source = folder / name
    expected = (folder / "expected.json").read_text(encoding="utf-8")

    assert as_text(read_and_parse(source.read_bytes(), name)) == expected


def test_every_folder_has_all_files_and_expectations():
    folders = [path for path in Path(__file__).parent.iterdir() if path.is_dir() and path.name != "__pycache__"]

    assert len(folders) >= 9
    for folder in folders:
        answers = {"source.txt"} if (folder / "source.txt").exists() else {"expected.json"}
        assert {path.name for path in folder.iterdir()} == {*FILES, *answers}
