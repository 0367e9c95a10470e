"""Real and hostile files through every route: each ends in a result or in one clear Swedish message."""

from pathlib import Path

import pytest

from importers.isolation import ReaderProcess
from importers.readers import archive
from importers.source import ReadError

CORPUS = Path(__file__).parents[3] / "../shared/corpus"
pytestmark = [pytest.mark.libreoffice, pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")]


@pytest.fixture(scope="module")
def process(require_tool):
    require_tool("tesseract")
    reader = ReaderProcess()
    yield reader
    reader.close()


def ended(process: ReaderProcess, data: bytes, name: str) -> str:
    """The kind of a file that was read, or the code of its one message."""
    try:
        document = process.read(data, name, 60)
    except ReadError as refused:
        said = refused
    else:
        assert document.text.strip()
        return document.file_type.value
    assert said.message.endswith(".")
    assert said.code != "crash"
    return said.code


def test_old_word_files_are_converted(process):
    ends = {path.name: ended(process, path.read_bytes(), path.name) for path in CORPUS.glob("files/*.doc")}

    assert len(ends) == 5
    assert ends.pop("wordreader__mislabeled.doc") == "docx"
    assert set(ends.values()) == {"doc"}


def test_members_of_an_archive_are_read(process):
    (path,) = CORPUS.glob("files/*.zip")
    assert archive.is_archive(path.read_bytes())
    ends = {one.name: ended(process, one.data or b"", one.name) for one in archive.members(path.read_bytes())}

    assert ends == {"HDO_2007_notis_001--083.doc": "doc", "HFD_2012_notis_017-044.docx": "docx"}


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("ODTEncrypted.odt", "encrypted"),
        ("WORD_protected_drm.doc", "encrypted"),
        ("ZIP_corrupted_oom.zip", "damaged"),
        ("truetype_font_nomapping.pdf", "pdf"),
        ("GHOSTSCRIPT-698804-1-fuzzed.pdf", "no_text"),
    ],
)
def test_hostile_files_on_the_new_routes(process, part, expected):
    (path,) = CORPUS.glob(f"hostile/*{part}")

    assert ended(process, path.read_bytes(), path.name) == expected


def test_a_scan_of_another_program_is_read(process):
    (path,) = CORPUS.glob("hostile/ocrmypdf--skew.pdf")
    document = process.read(path.read_bytes(), path.name)

    assert len(document.text.split()) > 300
    assert [problem.code for problem in document.problems if problem.code == "ocr"] == ["ocr"]
