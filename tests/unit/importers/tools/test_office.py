"""LibreOffice on friendly and hostile files."""

import time
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from importers.pipeline import read_and_parse
from importers.readers import read
from importers.source import FileType, ReadError
from importers.tools import office, running
from importers.tools.local import LocalTools

pytestmark = pytest.mark.libreoffice
GOLDEN = Path(__file__).parents[3] / "golden"
RTF = (
    rb"{\rtf1\ansi\ansicpg1252 Barn- och utbildningsn\'e4mnden \'a7 96\par\b Beslut\b0\par "
    rb"N\'e4mnden antar planen.\par}"
)


def words(data: bytes, suffix: str) -> str:
    made = docx.Document(BytesIO(office.convert(data, suffix, seconds=60)))
    return "\n".join(paragraph.text for paragraph in made.paragraphs)


def open_document(body: str, **more: str) -> bytes:
    """An OpenDocument text with this body."""
    names = "office text table xlink draw script"
    space = {"xlink": "http://www.w3.org/1999/xlink", "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"}
    said = " ".join(
        f'xmlns:{name}="{space.get(name, f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0")}"'
        for name in names.split()
    )
    kind = "application/vnd.oasis.opendocument.text"
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr("mimetype", kind)
        made.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>",
        )
        made.writestr(
            "content.xml",
            f'<office:document-content {said} office:version="1.2"><office:body><office:text>{body}'
            "</office:text></office:body></office:document-content>",
        )
        for name, text in more.items():
            made.writestr(name, text)
    return content.getvalue()


def test_rtf_keeps_its_words():
    assert words(RTF, ".rtf").split("\n") == ["Barn- och utbildningsnämnden § 96", "Beslut", "Nämnden antar planen."]


def test_open_document_keeps_its_words():
    assert words(open_document("<text:p>Nämnden antar planen.</text:p>"), ".odt") == "Nämnden antar planen."


def test_html_keeps_its_words():
    page = "<html><meta charset='utf-8'><h1>Beslut</h1><p>Nämnden antar planen.</html>"
    assert words(page.encode(), ".html").split("\n") == ["Beslut", "Nämnden antar planen."]


def test_a_whole_protokoll_says_the_same_as_rtf_as_its_word_file():
    """The words of a golden document, made into RTF by hand, give the same items."""
    text = (GOLDEN / "seed_000" / "input.txt").read_text("utf-8")
    body = "".join(
        character if ord(character) < 128 else f"\\u{ord(character)}?" for character in text.replace("\\", "")
    ).replace("\n", "\\par\n")
    document = read_and_parse(f"{{\\rtf1\\ansi {body}}}".encode(), "a.rtf", tools=LocalTools())
    plain = read_and_parse(text.encode(), "a.txt")

    assert document.file_type is FileType.RTF
    assert [item.number for item in document.items] == [item.number for item in plain.items] == [96]
    assert [problem.code for problem in document.problems if problem.code == "converted"] == ["converted"]


def test_the_result_says_that_it_was_converted():
    document = read(RTF, "a.doc", tools=LocalTools())

    assert document.file_type is FileType.RTF
    assert [notice.code for notice in document.notices] == ["converted", "suffix"]
    assert "Originalet är sparat som det lämnades" in document.notices[0].message


def test_files_of_ours_are_not_read_into_the_document(tmp_path):
    secret = tmp_path / "hemligt.txt"
    secret.write_text("HEMLIGT")
    section = f'<text:section text:name="a"><text:section-source xlink:href="{secret.as_uri()}"/></text:section>'

    made = office.convert(open_document(f"<text:p>Synligt</text:p>{section}"), ".odt", seconds=60)
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert all(b"HEMLIGT" not in package.read(name) for name in package.namelist())


def test_macros_and_links_are_switched_off_in_the_profile():
    with running.folder() as place:
        office.write_profile(place)
        (settings,) = (place / "profile/user").iterdir()
        said = settings.read_text("utf-8")

    for name, value in [("MacroSecurityLevel", "3"), ("DisableMacrosExecution", "true"), ("Link", "2")]:
        assert f'oor:name="{name}" oor:op="fuse"><value>{value}</value>' in said


@pytest.mark.parametrize("data", [b"PK\x03\x04" + b"x" * 100, open_document("<text:p>")[:-200]])
def test_a_damaged_file_gives_one_message(data):
    with pytest.raises(ReadError) as refused:
        office.convert(data, ".odt", seconds=60)
    assert refused.value.code == "office_failed"


def test_time_is_limited():
    with pytest.raises(ReadError) as refused:
        office.convert(RTF, ".rtf", seconds=0.2)
    assert refused.value.code == "office_time"


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    sockets = set(Path("/tmp").glob("OSL_PIPE_*"))
    office.convert(RTF, ".rtf", seconds=60)

    assert list(tmp_path.iterdir()) == []
    left = set(Path("/tmp").glob("OSL_PIPE_*")) - sockets
    for _ in range(600):  # another worker's LibreOffice has one for a moment, one that is left stays for ever
        left = {socket for socket in left if socket.exists()}
        if not left:
            break
        time.sleep(0.1)
    assert left == set()


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "/finns-inte")
    with pytest.raises(ReadError, match="LibreOffice") as refused:
        office.convert(RTF, ".rtf", seconds=60)
    assert refused.value.code == "no_office"
    assert office.missing() == ("LibreOffice är inte installerat: .doc, .odt och .rtf kan inte läsas.",)
